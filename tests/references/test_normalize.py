"""Labelled entries to CSL records: the gold spans give the gold records."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.model import FIELD_LABELS, Span
from litreview.names import is_given_first
from litreview.prose import fold_key
from litreview.references.normalize import normalize

ROOT = Path(__file__).resolve().parents[2]
GOLD = json.loads((ROOT / "tests/data/gold_entries.json").read_text(encoding="utf-8"))
ENTRIES = [entry for entries in GOLD.values() for entry in entries]


def read(entry):
    """The record and problems of a gold entry, from its hand-labelled spans."""
    spans = [Span(label, a, b) for label, places in entry["field_spans"].items() for a, b in places]
    author = (entry["fields"].get("author") or [""])[0]
    order = is_given_first(author) if entry["id"].startswith("rijal") else None
    if entry["id"].startswith("supriyanto"):
        order = True
    return normalize(entry["ref"], tuple(sorted(spans, key=lambda s: s.start)), given_first=order)


RECORDS = {entry["id"]: read(entry)[0] for entry in ENTRIES}


def plain_names(names):
    """Names without dots and spaces, as the gold's rules compare them."""
    return [{k: v.replace(".", "").replace(" ", "") for k, v in name.items()} for name in names]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_gold_record(entry):
    """Every variable of the gold record, or another answer that the gold accepts."""
    found, gold, accept = RECORDS[entry["id"]], entry["csl"], entry["accept"]
    for variable in ("type", "volume", "issue", "page", "edition", "publisher", "publisher-place",
                     "genre", "version", "DOI", "URL", "year-suffix"):  # fmt: skip
        good = [gold.get(variable), *accept.get(f"csl.{variable}", [])]
        assert found.get(variable) in good, variable
    assert found.get("issued") == gold.get("issued")
    assert fold_key(found.get("title", "")) == fold_key(gold.get("title", ""))
    assert fold_key(found.get("container-title", "")) == fold_key(gold.get("container-title", ""))
    assert plain_names(found.get("author", [])) == plain_names(gold.get("author", []))
    assert found.get("custom", {}) == ({"et_al": True} if gold.get("et_al") else {})


def test_gold_counts():
    """All years, DOIs and addresses of the four papers are there."""
    records = RECORDS.values()
    assert len(RECORDS) == 69
    assert sum("issued" in r for r in records) == 68
    assert sum("DOI" in r for r in records) == 10
    assert sum("URL" in r for r in records) == 11


def labelled(printed):
    """Text and spans of an entry written as "<label|value>"."""
    text, spans = "", []
    for piece in printed.split("<"):
        label, bar, rest = piece.partition("|")
        if not bar:
            text += piece
            continue
        value, _, after = rest.partition(">")
        spans.append(Span(label, len(text), len(text) + len(value)))
        text += value + after
    return text, tuple(spans)


FIELDS = [
    ("<volume|Vol. 08>, <issue|N0. 01>", {"volume": "8", "issue": "1"}),
    ("<volume|Volume XII> <issue|3/4>", {"volume": "XII", "issue": "3/4"}),
    ("<pages|hlm. 221 – 239>", {"page": "221-239"}),
    ("<pages|Halaman 127 - 144.>", {"page": "127-144"}),
    ("<pages|pp. e102–e110>", {"page": "e102-e110"}),
    ("<edition|Edisi 28>", {"edition": "28"}),
    ("<edition|Edisi ke-3>", {"edition": "3"}),
    ("<edition|Revisi>", {"edition": "Revisi"}),
    ("<location|Malang :> <publisher|Instrans Publishing.>", {"publisher-place": "Malang", "publisher": "Instrans Publishing"}),
    ("<container-title|Dalam Prosiding Seminar>", {"container-title": "Prosiding Seminar"}),
    ("<container-title|*Kohesi: Jurnal* Saintek>", {"container-title": "Kohesi: Jurnal Saintek"}),
    ("<title|“Innovation”.>", {"title": "Innovation"}),
    ("<title|Paspor ( Studi Kasus )>", {"title": "Paspor (Studi Kasus)"}),
    ("<url|https://doi.org/10.1234/ABC>", {"DOI": "10.1234/abc"}),
    ("<doi|doi tidak ada> <doi|10.1234/x>", {"DOI": "10.1234/x"}),
    ("version <number|1.9>", {"version": "1.9"}),
    ("No. <number|25>", {"number": "25"}),
    ("(<date|2020>) diakses <date|12 Mei 2021>", {"issued": {"date-parts": [[2020]]}, "accessed": {"date-parts": [[2021, 5, 12]]}}),
    ("<note|Issn: 2088-2815>", {"ISSN": "2088-2815"}),
    ("<note|ISBN 978-0-306-40615-7>", {"ISBN": "9780306406157"}),
    ("<note|Tidak diterbitkan>", {"note": "Tidak diterbitkan"}),
    ("<editor|Wahyudi, A. (Ed.)>", {"editor": [{"family": "Wahyudi", "given": "A."}]}),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), FIELDS)
def test_cleaners(printed, expected):
    """Designators, leading zeros, dashes and markup go; nothing else is added."""
    csl, _ = normalize(*labelled(printed))
    csl = {k: v for k, v in csl.items() if k not in ("type", "language")}
    assert csl == expected


@pytest.mark.parametrize(
    ("printed", "kinds"),
    [
        ("<author|A, B.> (<date|2020>). <title|Judul>.", []),
        ("<author|A, B.> (t.t.). <title|Judul>.", []),
        ("<author|A, B.> <title|Judul>.", ["no-date"]),
        ("(<date|2020>). <title|Judul>.", ["no-author"]),
        ("<author|A, B.> (<date|2022>). <title|J>. Maret <date|2023>.", ["dates-disagree"]),
        ("<author|A, B.> (<date|2020>). <title|Judul (satu>.", ["unbalanced"]),
        ("<author|A, B.> <date|2020>. <title|Judul>. <issue|June>", ["issue-is-date"]),
        ("<author|A, B.> <date|2020>. <title|J>. <doi|https://doi. org/10.1234/x>", ["doi-split"]),
        ("<author|A, B.> (<date|2020>). <title|Pemba- ngunan desa>.", ["word-broken"]),
        ("tanpa apa pun", ["unreadable"]),
    ],
)
def test_problems(printed, kinds):
    """What is doubtful in print is said, and nothing else."""
    assert [p.kind for p in normalize(*labelled(printed))[1]] == kinds


def test_dash_repeats_the_authors_before():
    """A dash in place of names takes those of the entry before, and says so."""
    before = [{"family": "Arianto", "given": "B."}]
    text, spans = labelled("———. (<date|2022>). <title|Buku>.")
    csl, problems = normalize(text, spans, previous_author=before)
    assert csl["author"] == before
    assert [p.kind for p in problems] == ["same-author-dash"]


@given(st.text(max_size=80), st.sampled_from(FIELD_LABELS), st.integers(0, 80), st.integers(0, 80))
def test_any_span_of_any_text(text, label, a, b):
    """No labelled text crashes; a record has a type and no empty value."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    csl, _ = normalize(text, (Span(label, start, end),))
    assert csl["type"]
    assert all(value not in ("", [], {}) for value in csl.values())


@pytest.mark.parametrize("unit", ["A. A. A. ", ", , ,", "-----", " ", "(((((", "]", "http http "])
def test_long_values_are_read_at_once(unit):
    """10,000 characters under every label; a quadratic pattern would hang the run."""
    text = unit * (10_000 // len(unit))
    csl, _ = normalize(text, tuple(Span(label, 0, len(text)) for label in FIELD_LABELS))
    assert csl["type"]


def test_a_law_has_the_year_of_its_title() -> None:
    """A title with "Nomor 6 Tahun 2014" dates a law that prints no other year; a printed year goes before."""
    from litreview.model import Span

    title = "Undang-Undang Nomor 6 Tahun 2014 tentang Desa"
    csl, problems = normalize(title, (Span("title", 0, len(title)),))
    assert csl["issued"] == {"date-parts": [[2014]]}
    assert "no-date" not in {p.kind for p in problems}
    text = f"2015. {title}"
    csl, _ = normalize(text, (Span("date", 0, 4), Span("title", 6, len(text))))
    assert csl["issued"] == {"date-parts": [[2015]]}
