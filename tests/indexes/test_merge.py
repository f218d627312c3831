"""Exports of one topic from several indexes, and text papers, in one review."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import litreview
from indexes import samples
from litreview.indexes import fold_alike, merge_papers
from litreview.papers import parse_file
from litreview.references import extract_references
from litreview.review import review_papers

FILES = {
    "a.txt": samples.WOS,
    "b.csv": samples.SCOPUS,
    "c.json": samples.OPENALEX,
    "d.txt": (
        "Pelayanan Publik di Media Sosial Desa\n\nCitra Dewi\n\nAbstrak\nKajian menurut Zupic dan Cater (2015).\n\n"
        "Daftar Pustaka\n\nZupic, I., & Čater, T. (2015). Bibliometric methods in management and organization. "
        "Organizational Research Methods, 18(3), 429-472. https://doi.org/10.1177/1094428114562629\n"
        "Small, H. (1973). Co-citation in the scientific literature: A new measure of the relationship between two "
        "documents. Journal of the American Society for Information Science, 24(4), 265-269.\n"
    ),
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory) -> litreview.Review:
    """Web of Science, Scopus, OpenAlex and a pasted paper."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return litreview.read(folder)


def test_three_exports_are_one_paper(mixed):
    """One paper, all its cited references, three databases, and a reason for each merge."""
    (paper,) = [p for p in mixed.paper_records if p.csl.get("DOI")]
    assert [e["database"] for e in paper.csl["custom"]["exports"]] == ["wos", "scopus", "openalex"]
    listed = [r for r in mixed.reference_records if r.paper == paper.id]
    assert len(listed) == 3 + 2 + 2
    assert all(paper.text[r.start : r.end] == r.text for r in listed)
    work = next(w for w in mixed.work_records if w.paper == paper.id)
    assert [r for r in work.reasons if "same DOI" in r and "references of both are kept" in r]
    assert len([p for p in paper.problems if p.kind == "merged"]) == 2


def test_references_of_all_are_works_once(mixed):
    """What Web of Science abbreviates, Scopus spells out and a paper prints is one work."""
    small = [w for w in mixed.work_records if w.csl.get("volume") == "24"]
    assert [len(w.references) for w in small] == [3]
    assert small[0].csl["title"].startswith("Co-citation in the scientific literature")
    assert {r.split("-r")[0] for r in small[0].references} == {"WOS:000356343600002", "d"}
    citing = mixed.citations[mixed.citations["cited"] == small[0].id]["citing"].tolist()
    assert sorted(citing) == ["WOS:000356343600002", "d"]


def test_an_index_finds_its_own_papers(mixed):
    """OpenAlex's ids lead to the paper that has the id, else to a work of that name."""
    cited = {w.id: w.references for w in mixed.work_records if w.id in ("W2", "W3")}
    assert cited == {
        "W2": ("WOS:000356343600002-r06",),
        "W3": ("W2-r01", "WOS:000356343600002-r07"),
    }


def test_mentions_go_to_the_printed_list(mixed):
    """The paper's own text is linked as ever."""
    (mention,) = mixed.mention_records
    assert (mention.status, mention.cites) == ("linked", ("d-r01",))
    cited = next(w for w in mixed.work_records if "d-r01" in w.references)
    assert cited.paper == "WOS:000356343600002"


def test_a_text_paper_and_its_record():
    """The paper that is here as text leads; the record adds facts and references."""
    text = FILES["d.txt"].replace("Citra Dewi", "Citra Dewi\n\nDOI: 10.1000/desa-1")
    record = samples.WOS.replace("10.1177/1094428114562629", "10.1000/desa-1")
    record = record.replace(
        "Bibliometric Methods in Management\n   and Organization",
        "Pelayanan publik di media sosial desa",
    )
    papers = [*parse_file(record.encode(), "w.txt"), *parse_file(text.encode(), "d.txt")]
    (paper,) = merge_papers(papers)
    assert (paper.id, paper.kind) == ("d", "paper")
    assert paper.text.startswith(text.rstrip())
    assert len(extract_references(paper)) == 5
    review = review_papers(papers)
    assert [m.cites for m in review.mention_records] == [("d-r01",)]


def test_one_doi_on_two_papers_stays_apart():
    """An index's wrong DOI does not swallow a paper; the second one says so."""
    other = samples.WOS.replace(
        "Bibliometric Methods in Management\n   and Organization", "Growing rice on terraces"
    )
    other = other.replace("PY 2015", "PY 1999").replace("UT WOS:000356343600002", "UT WOS:2")
    papers = merge_papers(
        [*parse_file(samples.WOS.encode(), "a.txt"), *parse_file(other.encode(), "b.txt")]
    )
    assert len(papers) == 2
    assert [p.kind for p in papers[1].problems] == ["same-doi"]


def test_the_same_export_twice_adds_nothing():
    """Overlapping downloads: equal records become one, with their references once."""
    papers = [p for name in ("a.txt", "b.txt") for p in parse_file(samples.WOS.encode(), name)]
    (paper,) = merge_papers(papers)
    assert len(paper.regions) == 3


def test_papers_without_an_index_are_left_alone():
    """Two text papers of one DOI are not this module's to judge."""
    papers = [p for name in ("a.txt", "b.txt") for p in parse_file(FILES["d.txt"].encode(), name)]
    assert merge_papers(papers) == papers


@given(st.permutations(range(6)))
def test_folding_does_not_depend_on_order(order):
    """Heads, lone entries and members are the same for every order of the references."""
    papers = [
        p
        for n in (1, 2)
        for p in parse_file(samples.WOS.replace("UT WOS:0", f"UT WOS:{n}").encode(), f"{n}.txt")
    ]
    listed = [r for p in papers for r in extract_references(p)]
    folded = fold_alike([listed[i] for i in order], papers)
    straight = fold_alike(listed, papers)
    assert {r.id for r in folded.heads} == {r.id for r in straight.heads}
    assert {r.id for r in folded.lone} == {r.id for r in straight.lone}
    assert folded.members == straight.members
