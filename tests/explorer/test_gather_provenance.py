"""Each value of a record says truly where it comes from."""

import dataclasses

import pytest

from indexes import samples
from litreview.corrections import parse_corrections
from litreview.enrichment import Enriched, Enrichment, complete_work
from litreview.explorer import build_explorer
from litreview.indexes import parse_index
from litreview.model import Paper, Region
from litreview.review import Review, review_papers

LIST = """\
Ali, B. (2020). Desa Digital. Jurnal Desa, 12(1), 1-9. https://doi. org/10.1000/desa.2020
Budi, C. (2019). Kota Cerdas. Jurnal Kota, 3(2), 4-8.
"""


def review_of(*lists: str, corrections: str = "[]") -> Review:
    """Read papers p0, p1, … that print nothing but these lists."""
    papers = [
        Paper(
            f"p{n}", text, {"title": f"Naskah {n}"}, (Region("references", 0, len(text)),),
            path=f"p{n}.txt",
        )
        for n, text in enumerate(lists)
    ]  # fmt: skip
    return review_papers(papers, corrections=parse_corrections(corrections))


def fields_of(review: Review, work: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return (value, origin, detail) by variable."""
    records = build_explorer(review, kinds=[]).corpus["records"]
    record = next(record for record in records if record["id"] == work)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for field in record["fields"]:
        found.setdefault(field["name"], []).append(
            (field["value"], field["origin"], field["detail"])
        )
    return found


def test_what_print_says_names_its_entries():
    """A value that two lists print names both; what one alone prints, that one."""
    review = review_of(LIST, LIST.replace(", 1-9", ""))
    fields = fields_of(review, "ali2020desa")
    assert fields["volume"] == [("12", "printed", "p0-r01, p1-r01")]
    assert fields["page"] == [("1-9", "printed", "p0-r01")]
    assert fields["issued"] == [("2020", "printed", "p0-r01, p1-r01")]


def test_many_entries_are_counted():
    """Three are named, so that a work of a thousand lists stays readable."""
    fields = fields_of(review_of(*[LIST] * 5), "ali2020desa")
    assert fields["title"] == [("Desa Digital", "printed", "p0-r01, p1-r01, p2-r01 +2")]


def test_a_repair_says_what_was_mended():
    """A DOI with a space is repaired; where another list prints it whole, it is printed."""
    fields = fields_of(review_of(LIST), "ali2020desa")
    assert fields["DOI"] == [("10.1000/desa.2020", "repaired", "p0-r01: doi-split")]
    assert fields["title"][0][1] == "printed"
    fields = fields_of(review_of(LIST, LIST.replace("doi. org", "doi.org")), "ali2020desa")
    assert fields["DOI"] == [("10.1000/desa.2020", "printed", "p1-r01")]


def test_a_torn_entry_names_both_pieces(shipped):
    """What only the joined entry holds is repaired; what a piece prints is that piece's."""
    records = build_explorer(shipped, kinds=[]).corpus["records"]
    joined = next(r for r in records if {"repaired", "printed"} <= {f["origin"] for f in r["fields"]}
                  and len(r["references"]) == 2 and "torn" in str(r["fields"]))  # fmt: skip
    details = {f["name"]: f["detail"] for f in joined["fields"]}
    assert details["title"] == "torn: rijal2023-r08 + rijal2023-r05"
    assert details["author"] == "rijal2023-r08"


def test_a_correction_goes_before_all():
    """The row's words are the origin, and the value that was printed is not claimed any more."""
    rows = '- {fix: p0-r01, printed: "Ali, B. (2020). Desa", set: {volume: 13}, why: seen}'
    fields = fields_of(review_of(LIST, LIST, corrections=rows), "ali2020desa")
    assert fields["volume"] == [
        ("13", "correction", "p0-r01: volume is '13' (corrections.yaml: seen)")
    ]
    assert fields["issue"] == [("1", "printed", "p0-r01, p1-r01")]


def row(variable: str, value: object, relation: str, decision: str = "match", **more: object):
    """Make a row of what a provider says of the work budi2019kota."""
    facts = {"printed": None, "reference": None, **more}
    return Enrichment(
        "budi2019kota", variable, facts["printed"], value, facts["reference"], relation, "crossref",
        "rec-1", "2026-01-05T10:00:00Z", "https://api.crossref.org/works/10.1/x", decision, 0.9, (),
    )  # type: ignore[arg-type]  # fmt: skip


def test_providers_fill_in_and_stand_beside():
    """A value print leaves out names provider, day and address; a contrary one stands beside."""
    rows = [
        row("DOI", "10.1/x", "new"),
        row("publisher", "Obor", "new", "ask"),
        row("volume", "4", "differs", printed="3"),
        row("volume", "4", "differs", printed="5", reference="p0-r02"),
        row("issue", "2", "same", printed="2"),
    ]
    review = review_of(LIST)
    works = tuple(complete_work(work, rows) for work in review.work_records)
    review = dataclasses.replace(review, work_records=works, enriched=Enriched([], rows, []))
    fields = fields_of(review, "budi2019kota")
    said = "crossref, 2026-01-05, https://api.crossref.org/works/10.1/x"
    assert fields["DOI"] == [("10.1/x", "provider", said)]
    assert fields["volume"] == [("3", "printed", "p0-r02"), ("4", "provider", said)]
    assert fields["issue"] == [("2", "printed", "p0-r02")]
    assert "publisher" not in fields  # a record that a person has yet to decide on


@pytest.mark.parametrize("name", ["WOS", "SCOPUS", "RIS"])
def test_an_exported_record_is_a_file(name):
    """What an index says, of the paper and of what it cites, is not called printed."""
    papers = parse_index(getattr(samples, name), f"folder/{name}.txt")
    papers = [dataclasses.replace(paper, path=f"/home/x/{name}.txt") for paper in papers]
    records = build_explorer(review_papers(papers), kinds=[]).corpus["records"]
    fields = [field for record in records for field in record["fields"]]
    assert {f["origin"] for f in fields} <= {"file", "repaired"}
    assert fields
    assert all(f["detail"].startswith(f"{name}.txt: ") for f in fields if f["origin"] == "file")
    assert "/home/x" not in str(fields)


def test_a_note_on_a_paper_is_a_file_and_its_list_is_print(shipped):
    """The facts in a reading note's head are the note's; the entries in it are printed ones."""
    records = build_explorer(shipped, kinds=[]).corpus["records"]
    own = {f["name"]: f for r in records if r["id"] == "astuti2023" for f in r["fields"]}
    assert own["title"]["origin"] == "file"
    assert own["title"]["detail"].startswith("astuti2023.md")
    cited = {f["name"]: f for r in records if r["id"] == "alamsyah2021model" for f in r["fields"]}
    assert cited["title"]["origin"] == "printed"


def test_what_nobody_prints_is_no_field(shipped):
    """Type and language are read off an entry, not printed in it."""
    records = build_explorer(shipped, kinds=[]).corpus["records"]
    names = {field["name"] for record in records for field in record["fields"]}
    assert not names & {"id", "type", "language", "custom", "custom.et_al", "custom.exports"}
    assert all(field["value"] for record in records for field in record["fields"])
