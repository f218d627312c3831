"""What a report says where something is not there, is one only, or is more than fits."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from lxml import html

import litreview
from litreview.labels import label
from litreview.model import Paper
from litreview.papers.readers import read_text_paper
from litreview.reports import Report, build_report
from litreview.reports.quality import _kind
from litreview.review import review_papers


def paper_of(name: str, entries: str = "", body: str = "", **csl: Any) -> Paper:
    """Read a paper of a body and a list."""
    text = f"{body}\n\n## Daftar Pustaka\n\n{entries}" if entries else body
    read = read_text_paper(text.encode(), f"{name}.txt")[0]
    return dataclasses.replace(read, csl={"title": f"Naskah {name}", "id": name, **csl})


def record_of(name: str, **csl: Any) -> Paper:
    """Make a record of an index, without text."""
    return Paper(name, "", csl={"title": f"Data {name}", "id": name, **csl}, kind="record")


def dated(year: int) -> dict[str, Any]:
    """Return the CSL of a year."""
    return {"issued": {"date-parts": [[year]]}}


def entries_of(*years: int) -> str:
    """Print a list of one entry a year."""
    return "".join(
        f"Penulis{chr(97 + n % 26)}{chr(97 + n // 26)}, A. ({year}). Judul rekaan {n}. Jurnal Antah, 1(1), 1-9.\n\n"
        for n, year in enumerate(years)
    )


ONE = "Wijaya, A. (2001). Judul rekaan. Jurnal Antah, 1(1), 1-9.\n\n"
CITING = "Layanan publik dipuji warga (Wijaya, 2001). Layanan itu pun mudah dipakai warga kota."


def section_of(report: Report, name: str) -> str:
    """Return the text of a section of the page."""
    page = html.fromstring(report.html())
    return " ".join(page.xpath(f"//section[@aria-labelledby='{name}']")[0].text_content().split())


@pytest.fixture(scope="module")
def records() -> Report:
    """The report of records only, of several types and years."""
    kinds = (
        "article-magazine",
        "legal_case",
        "dataset",
        "review",
        "patent",
        "software",
        "odd-kind",
    )
    return build_report(
        review_papers(
            [record_of(f"r{n}", type=k, **dated(2000 + 3 * n)) for n, k in enumerate(kinds)]
        )
    )


def test_types_have_words(records: Report) -> None:
    """Types are named in the language; one that nobody knows stays its code."""
    for report, said in (
        (records, ("magazine article", "court case", "data set", "software")),
        (records.in_language("id"), ("artikel majalah", "putusan pengadilan", "perangkat lunak")),
    ):
        told = section_of(report, "corpus")
        assert all(words in told for words in (*said, "odd-kind"))
        assert "article-magazine" not in told
        assert "legal_case" not in told


def test_years_without_papers_are_drawn(records: Report) -> None:
    """Between the first year and the last no year is left out; a year of none says zero."""
    page = html.fromstring(records.html())
    rows = page.xpath("//table[caption='Papers by year']/tbody/tr")
    told = [tuple(cell.text_content() for cell in row) for row in rows]
    assert told == [(str(y), "0" if y % 3 - 2000 % 3 else "1") for y in range(2000, 2019)]


def test_a_span_of_centuries_is_not_filled() -> None:
    """A misread year makes no chart of a thousand columns; the page says what it leaves out."""
    made = build_report(
        review_papers([record_of("a", **dated(1019)), record_of("b", **dated(2020))])
    )
    page = html.fromstring(made.html())
    rows = page.xpath("//table[caption='Papers by year']/tbody/tr")
    assert [row[0].text_content() for row in rows] == ["1019", "2020"]
    assert "those without papers are left out" in section_of(made, "corpus")


def test_what_was_not_read_is_no_zero(records: Report) -> None:
    """Records have no text: no in-text citations are counted, and nothing was audited."""
    page = html.fromstring(records.html())
    rows = page.xpath("//table[caption='The papers']/tbody/tr")
    assert {tuple(cell.text_content() for cell in row[-2:]) for row in rows} == {("–", "–")}
    assert "in-text citations" not in section_of(records, "summary")
    assert "linked to an entry" not in section_of(records, "coverage")
    for name in ("summary", "audit"):
        assert "nothing to audit" in section_of(records, name)
        assert "found nothing to mend" not in section_of(records, name)


def test_citations_of_records_have_no_times_in_the_text() -> None:
    """How often a record's text cites is not known; of a read paper it is."""
    listed = paper_of("p", ONE, f"{CITING} Ada keluhan (Wijaya, 2001).")
    for kind, expected in (("record", "–"), ("paper", "2")):
        made = build_report(review_papers([dataclasses.replace(listed, kind=kind)]))
        page = html.fromstring(made.html())
        (row,) = page.xpath("//table[caption='Strongest edges: Citations']/tbody/tr")
        assert row[-1].text_content() == expected


BAD = "Sari, A. (2020). Judul rekaan. Jurnal Antah.\n\nTanjung, B. (2021). Judul lain. Jurnal Lain.\n\n"


def with_findings(monkeypatch: pytest.MonkeyPatch, severity: str | None) -> Report:
    """Make the report of a faulty list as if all its findings, if any, were of a severity."""
    whole = litreview.Review.audit

    def some(self: litreview.Review) -> Any:
        frame = whole(self)
        assert len(frame)
        return frame.assign(severity=severity) if severity else frame.head(0)

    with monkeypatch.context() as patched:
        patched.setattr(litreview.Review, "audit", some)
        return build_report(review_papers([paper_of("p", BAD, "Tidak merujuk siapa pun.")]))


def test_notes_are_not_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all findings are matters of form, the summary says so, not that there are none."""
    made = with_findings(monkeypatch, "note")
    told = section_of(made, "summary")
    assert "only matters of form" in told
    assert "No findings" not in told
    none = with_findings(monkeypatch, None)
    assert "No findings: the audit found nothing to mend." in section_of(none, "summary")


def test_old_years_are_not_lost_silently() -> None:
    """One misread year empties no chart; entries that do not fit are told with their number."""
    few = build_report(review_papers([paper_of("p", entries_of(1519, 2001, 2001, 2003))]))
    page = html.fromstring(few.html())
    rows = page.xpath("//table[contains(caption, 'by year of the cited work')]/tbody/tr")
    assert [tuple(c.text_content() for c in row) for row in rows] == [
        ("1519", "1"), ("2001", "2"), ("2003", "1"),
    ]  # fmt: skip
    assert "those without entries are left out" in section_of(few, "indicators")
    many = build_report(review_papers([paper_of("p", entries_of(*range(1950, 2020)))]))
    page = html.fromstring(many.html())
    rows = page.xpath("//table[contains(caption, 'by year of the cited work')]/tbody/tr")
    assert len(rows) == 60
    assert "Not drawn: 10 entries are older than 1960." in section_of(many, "indicators")


def test_methods_name_the_networks_that_were_clustered(report: Report) -> None:
    """Citations are clustered by modularity, the others by the function of VOSviewer; none without edges."""
    told = section_of(report, "methods")
    vos = re.search(r"function of VOSviewer with the seed 1: ([^.]*)\.", told)
    other = re.search(r"by modularity with the seed 1: ([^.]*)\.", told)
    assert vos
    assert other
    assert other[1] == "Citations"
    frame = report.material.frames["networks"]
    clustered = frame[frame["clusters"].notna()]["kind"]
    named = {label(f"report-net-{kind}", "en") for kind in clustered}
    assert set(vos[1].split(", ")) == named - {"Citations"}


def test_networks_without_edges_are_not_clustered(records: Report) -> None:
    """Where nothing was clustered the methods do not say so."""
    assert "VOSviewer" not in section_of(records, "methods")
    assert "modularity" not in section_of(records, "methods")


def test_a_node_alone_is_no_cluster() -> None:
    """Two who write together are one cluster; who writes alone is none."""
    people = [[{"family": "Sari"}, {"family": "Tan"}], [{"family": "Wong"}], [{"family": "Yusuf"}]]
    made = build_report(
        review_papers([record_of(f"r{n}", author=names) for n, names in enumerate(people)])
    )
    frame = made.material.frames["networks"].set_index("kind")
    row = frame.loc["co-authorship"]
    assert (row["nodes"], row["edges"], row["clusters"]) == (4, 1, 1)


def test_a_given_title_stays_in_the_other_language() -> None:
    """It is the reader's own, in whatever language; another may be given."""
    review = review_papers([record_of("r")])
    made = build_report(review, title="Judul Saya")
    assert "<h1><bdi>Judul Saya</bdi></h1>" in re.sub(
        r' \w+="[^"]*"', "", made.in_language("id").html()
    )
    assert "Judul Saya" in made.in_language("id").in_language("en").html()
    assert "Judul Saya" not in made.in_language("id", title="Lain").html()
    assert "Laporan tinjauan pustaka" in build_report(review).in_language("id").html()


def test_one_is_not_plural() -> None:
    """One paper, one entry, one citation stand in the singular."""
    made = build_report(review_papers([paper_of("p", ONE, CITING)]))
    page = html.fromstring(made.html())
    told = " ".join(page.xpath("//dl")[0].text_content().split())
    for words in ("paper", "printed entry", "cited work", "in-text citation"):
        assert re.search(rf"1\s*{words}(?!s)", told) or re.search(rf"{words}(?!s)\s*1", told), told
    assert "1 papers" not in page.text_content()
    assert "1 paper:" in page.text_content()


def test_only_what_is_shown_is_computed(report: Report) -> None:
    """Each indicator at hand is the source of a number, or of the reason why there is none."""
    assert "local-citations" not in report.material.frames


def test_problems_of_reading_have_words() -> None:
    """A kind of problem is named in the language, as the explorer names it."""
    assert _kind("not-a-reference", "id") == ("bukan rujukan",)
    assert _kind("not-a-reference", "en") == ("no reference",)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("legislation", "peraturan perundang-undangan"),
        ("explorer-type-legislation", "peraturan perundang-undangan"),
        ("report-col-cited-in-text", "Frekuensi sitasi dalam teks"),
        ("report-col-shared-n", "Jumlah yang sama"),
        ("report-box-sought", "Laporan yang dicari teks lengkapnya"),
        ("report-lang-zh", "Mandarin"),
    ],
)
def test_indonesian_terms(key: str, said: str) -> None:
    """The terms of the field, as Indonesian reviews use them."""
    assert label(key, "id") == said


def test_networks_are_not_all_of_shared_things() -> None:
    """A citation is a link, not a thing that two nodes share; a head of columns is no head of a person."""
    assert "how two nodes are linked" in label("report-networks-words", "en")
    assert "terhubung" in label("report-networks-words", "id")
    assert "baris judul" in label("report-prisma-how", "id", head="h")
