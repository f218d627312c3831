"""Records, printed entries, mentions and evidence: all there, each once, as the frames have them."""

import dataclasses
import random

import pytest
from hypothesis import given, settings

from explorer.made import cite, reviews
from litreview.audits.rows import KINDS
from litreview.explorer import build_explorer
from litreview.indexes import read_cited
from litreview.indexes.wos import parse_wos
from litreview.model import Mention, Paper, Problem, Reference, Work
from litreview.review import Review

EMPTY = Review((), (), (), ())


def check_corpus(review: Review, corpus) -> None:
    """Compare the data with the review's frames, and follow every number both ways."""
    records, references, mentions = (corpus[k] for k in ("records", "references", "mentions"))
    works = review.works
    assert [r["id"] for r in records] == works["work"].tolist() == sorted(works["work"])
    assert [r["cited"] for r in records] == works["n_citing"].tolist()
    assert [r["authors"] for r in records] == works["authors"].tolist()
    for name, column in (("title", "title"), ("container", "container_title"), ("year", "year")):
        assert [r[name] for r in records] == works[column].astype(object).where(
            works[column].notna(), None
        ).tolist()
    assert [r["kind"] == "paper" for r in records] == works["paper"].notna().tolist()
    assert [r["reasons"] for r in records] == works["reasons"].tolist()
    ids = [r["id"] for r in references]
    assert [sorted(ids[n] for n in r["references"]) for r in records] == [
        sorted(listed) for listed in works["references"]
    ]
    frame = review.references
    assert ids == frame["reference"].tolist()
    assert [r["text"] for r in references] == frame["text"].tolist()
    assert [records[r["paper"]]["id"] for r in references] == frame["paper"].tolist()
    assert [records[r["record"]]["id"] for r in references] == frame["work"].tolist()
    own = sorted(n for r in records for n in r["entries"])
    assert own == sorted(n for r in records for n in r["references"]) == list(range(len(ids)))
    for n, record in enumerate(records):
        assert all(references[m]["paper"] == n for m in record["entries"])
    frame = review.mentions
    assert [m["marker"] for m in mentions] == frame["marker"].tolist()
    assert [records[m["paper"]]["id"] for m in mentions] == frame["paper"].tolist()
    work_of = dict(zip(ids, (r["record"] for r in references), strict=True))
    assert [m["records"] for m in mentions] == [
        sorted({work_of[entry] for entry in cites}) for cites in frame["cites"]
    ]
    for n, record in enumerate(records):
        assert record["mentions"] == [
            m for m, one in enumerate(mentions) if n in one["records"] and one["status"] == "linked"
        ]
    for one in mentions:
        if one["at"] is not None:
            assert one["sentence"][slice(*one["at"])] == one["marker"]
    for reference in references:
        for _, start, end in reference["spans"]:
            assert 0 <= start <= end <= len(reference["text"])


def test_the_shipped_papers(shipped):
    """Every record, entry and mention of the shipped papers."""
    corpus = build_explorer(shipped).corpus
    check_corpus(shipped, corpus)
    assert all(mention["at"] for mention in corpus["mentions"])
    assert corpus["warning"]["en"] == "4 papers: read the counts, not the shape"


def test_the_real_papers(real):
    """A sentence over a page break is shorter than its stretch of the text; markers are found."""
    corpus = build_explorer(real, kinds=[]).corpus
    check_corpus(real, corpus)
    assert all(mention["at"] for mention in corpus["mentions"])


@settings(max_examples=40)
@given(reviews())
def test_any_review(review):
    """Every record, entry and mention of any small review."""
    check_corpus(review, build_explorer(review, kinds=[]).corpus)


def test_an_empty_review():
    """Nothing in, nothing out, and no fault."""
    explorer = build_explorer(EMPTY)
    assert explorer.networks == []
    lists = ("themes", "records", "references", "mentions", "evidence", "networks")
    assert all(explorer.corpus[name] == [] for name in lists)


def test_papers_without_references_are_records_and_no_network():
    """One paper, or several, that list nothing."""
    for review in (cite(""), cite("", "")):
        explorer = build_explorer(review)
        assert explorer.corpus["networks"] == explorer.networks == []
        assert [r["kind"] for r in explorer.corpus["records"]] == ["paper"] * len(
            review.paper_records
        )


def test_one_paper():
    """The networks of one paper: what it cites, and what stands together in its list."""
    explorer = build_explorer(cite("abc"))
    assert [one["kind"] for one in explorer.corpus["networks"]][:2] == ["citation", "co-citation"]
    check_corpus(cite("abc"), explorer.corpus)


def test_an_ambiguous_mention_counts_for_no_work():
    """It names its candidates; `n_mentions` does not count it, nor does a work list it."""
    pair = ("p0-r01", "p0-r02")
    unsure = Mention("p0", 1, "(A)", 0, 3, "(A) x.", 0, 6, pair, "ambiguous", "two fit")
    corpus = build_explorer(cite("ab", mention_records=(unsure,)), kinds=[]).corpus
    assert corpus["mentions"][0]["records"] == [0, 1]
    assert [record["mentions"] for record in corpus["records"]] == [[], [], []]


def test_the_order_of_records_does_not_matter(shipped):
    """Papers, entries, mentions and works in another order give the same data."""
    rng = random.Random(3)
    mixed = {
        name: tuple(rng.sample(getattr(shipped, name), len(getattr(shipped, name))))
        for name in ("paper_records", "reference_records", "mention_records", "work_records")
    }
    one, other = build_explorer(shipped), build_explorer(dataclasses.replace(shipped, **mixed))
    assert (one.corpus, one.networks) == (other.corpus, other.networks)


def test_problems_of_the_reading_and_of_the_audit(shipped):
    """Every finding of the audit is there: at its entry, or at its paper; none is said twice."""
    corpus = build_explorer(shipped, kinds=[]).corpus
    by_id = {r["id"]: r for r in corpus["references"]}
    papers = {r["id"]: r for r in corpus["records"]}
    for row in shipped.audit_records:
        holder = by_id.get(row.place) or papers[row.paper]
        found = [p for p in holder["problems"] if p["kind"] == row.kind]
        assert {p["severity"] for p in found} == {row.severity}, row
    for reference in shipped.reference_records:
        told = by_id[reference.id]["problems"]
        for problem in reference.problems:
            assert sum(t["message"]["en"] == problem.message for t in told) == 1
    for record in corpus["records"]:
        entries = [p for n in record["references"] for p in corpus["references"][n]["problems"]]
        of_entries = [p for p in record["problems"] if "reference" in p]
        assert [p["kind"] for p in of_entries] == [p["kind"] for p in entries]
        assert {p["severity"] for p in record["problems"]} <= {"error", "warning", "note", ""}
    assert any(p["severity"] == KINDS["torn"][0] for p in by_id["rijal2023-r05"]["problems"])


def test_advice_in_both_languages(shipped):
    """Whatever the page's first language; what is known in English alone stands in brackets."""
    corpora = [build_explorer(shipped, kinds=[], language=one).corpus for one in ("en", "id")]
    said = [
        [p["message"] for part in ("records", "references") for r in c[part] for p in r["problems"]]
        for c in corpora
    ]
    assert said[0] == said[1]
    other = [told for told in said[0] if told["en"] != told["id"]]
    assert len(other) > len(said[0]) / 2
    assert all(t["id"].endswith(f"({t['en']})") or t["en"] not in t["id"] for t in other)


def test_mentions_without_an_entry_stand_at_their_paper(shipped):
    """Missing and ambiguous mentions are the paper's; what the audit says of one leads to it."""
    corpus = build_explorer(shipped, kinds=[]).corpus
    records, mentions = corpus["records"], corpus["mentions"]
    there = [n for record in records for n in record["unlinked"]]
    assert sorted(there) == [n for n, m in enumerate(mentions) if m["status"] != "linked"]
    assert there
    for n, record in enumerate(records):
        assert {mentions[m]["paper"] for m in record["unlinked"]} <= {n}
    (missing,) = (
        (p, record)
        for record in records
        for p in record["problems"]
        if p["kind"] == "missing-reference"
    )
    fault, paper = missing
    assert mentions[fault["mention"]]["marker"] == fault["printed"] == "(Widada, 2018)"
    assert fault["mention"] in paper["unlinked"]


def test_an_entry_says_whether_an_exported_file_lists_it():
    """A cited reference of Web of Science was printed by nobody; the others were."""
    cited = "PT J\nTI Satu\nCR PRICE DJD, 1965, SCIENCE, V149, P510\nUT W1\nER"
    papers = parse_wos(cited)
    references = (*read_cited(papers[0]), Reference("W1-r02", "A printed entry", "W1", 2))
    corpus = build_explorer(Review(tuple(papers), references, (), ())).corpus
    assert [r["indexed"] for r in corpus["references"]] == [True, False]


def test_a_papers_own_problems_are_its_records():
    """What is wrong with a file stands at the paper."""
    paper = Paper("p", "", csl={"title": "P"}, problems=(Problem("pages", "three are pictures"),))
    review = Review((paper,), (), (), (Work("p", paper.csl, (), "p"),))
    record = build_explorer(review).corpus["records"][0]
    (problem,) = record["problems"]
    assert (problem["kind"], problem["message"]["en"]) == ("pages", "three are pictures")


def test_evidence_only_with_a_codebook(shipped, tmp_path):
    """The sentences are those of the matrix; papers know their themes, works have none."""
    book = tmp_path / "book.yaml"
    book.write_text(
        "themes:\n- {id: ease, label_en: Ease, label_id: Kemudahan, terms_id: [mudah, cepat]}\n"
        "- {id: none, terms_id: [zzz]}\n",
        encoding="utf-8",
    )
    matrix = shipped.themes(book, by="terms")
    corpus = build_explorer(shipped, codebook=matrix, kinds=[]).corpus
    assert corpus["themes"][0] == {"id": "ease", "label": {"en": "Ease", "id": "Kemudahan"}}
    records, texts = corpus["records"], {p.id: p.text for p in shipped.paper_records}
    assert corpus["evidence"]
    assert sorted((records[e["paper"]]["id"], e["start"]) for e in corpus["evidence"]) == sorted(
        (e.paper, e.start) for e in matrix.evidence
    )
    for n, e in enumerate(corpus["evidence"]):
        assert texts[records[e["paper"]]["id"]][e["start"] : e["end"]] == e["text"]
        assert n in records[e["paper"]]["evidence"]
        assert e["theme"] in records[e["paper"]]["themes"]
    assert sum(len(record["evidence"]) for record in records) == len(corpus["evidence"])
    assert build_explorer(shipped, kinds=[]).corpus["evidence"] == []


ADDRESSES = {
    "https://jrk.id/satu": True,
    "HTTP://JRK.ID": True,
    "javascript:alert(1)": False,
    "JaVaScRiPt:alert(1)": False,
    "data:text/html,<script>": False,
    "//jrk.id": False,
    "https:": False,
    "https://[broken": False,
    "java\nscript:alert(1)": False,
    "https://a.id/\x00": False,
    "file:///etc/passwd": False,
    "": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_addresses_are_links(address):
    """What is no http address stays to be seen among the fields, as text."""
    work = Work("w", {"title": "W", "URL": address}, ("p0-r01",))
    review = cite("w")
    works = tuple(work if w.id == "w" else w for w in review.work_records)
    corpus = build_explorer(dataclasses.replace(review, work_records=works), kinds=[]).corpus
    record = next(r for r in corpus["records"] if r["id"] == "w")
    assert record["url"] == (address if ADDRESSES[address] else None)
    assert [f["value"] for f in record["fields"] if f["name"] == "URL"] == [address] * bool(address)
