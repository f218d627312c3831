"""One printed entry → the kinds that a reviewer would mark."""

from __future__ import annotations

import pytest
from audit_tables import MARKED, SILENT
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.audits import KINDS, audit_review
from litreview.audits.entry import check_entry
from litreview.audits.facts import registrable
from litreview.audits.figures import check_figures, read_number
from litreview.audits.print import Words
from litreview.audits.words import check_words
from litreview.model import Paper, Reference
from litreview.references import parse_reference, parse_references


@pytest.mark.parametrize(("printed", "kinds"), MARKED)
def test_marked(printed: str, kinds: list[str]) -> None:
    """What is wrong is found, and nothing else."""
    assert sorted({row.kind for row in check_entry(parse_reference(printed))}) == kinds


@pytest.mark.parametrize("printed", SILENT)
def test_silent(printed: str) -> None:
    """What only looks wrong is left in peace."""
    assert [(row.kind, row.printed) for row in check_entry(parse_reference(printed))] == []


@pytest.mark.parametrize(
    ("printed", "elsewhere", "expected"),
    [
        ("Peng gunaan Gawai", "Penggunaan gawai. Penggunaan lain.", ["Peng gunaan"]),
        ("Comuni- cation Basis", "comunication", ["Comuni- cation"]),
        ("Data base Desa", "database database data base", []),
        ("Non formal", "nonformal nonformal", []),
        ("pelayananpublik desa", "pelayanan publik " * 3, ["pelayananpublik"]),
        ("Taskforce desa", "task force " * 5, []),
        ("informasidan desa", "informasi dan", ["informasidan"]),
        ("TheJournalish", "the journal", []),
        ("Keluar dari Desa", "luar", []),
        ("Pre- and Post-test", "preand", []),
    ],
)
def test_words(printed: str, elsewhere: str, expected: list[str]) -> None:
    """Glued and split words need a witness in print elsewhere."""
    words = Words([Paper("p", elsewhere)], [])
    rows = check_words(Reference("r", printed, "p"), words.elsewhere(""))
    assert [row.printed for row in rows] == expected


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("www.bps.go.id", "bps.go.id"),
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("kompas.id", "kompas.id"),
        ("a.b.example.org", "example.org"),
        ("", ""),
    ],
)
def test_registrable(host: str, registered: str) -> None:
    """The registered part of a host name."""
    assert registrable(host) == registered


@pytest.mark.parametrize(
    ("printed", "value"), [("70,5", 70.5), ("8.458", 8458), ("1.234.567", 1234567), ("202", 202)]
)
def test_numbers(printed: str, value: float) -> None:
    """Decimal commas and thousands."""
    assert read_number(printed) == value


@pytest.mark.parametrize(
    "sentence",
    [
        "Pengguna internet di Indonesia pada 2022 mencapai 201 juta orang.",  # another year
        "Pengguna internet di Indonesia pada 2021 mencapai 202 juta orang.",  # the same number
        "Pengguna internet di Indonesia pada 2021 mencapai 77 persen.",  # another unit
        "Pengguna sepeda di Bandung pada 2021 mencapai 201 juta orang.",  # another quantity
        "Pengguna internet Indonesia naik dari 175 juta menjadi 201 juta pada 2021.",  # two numbers
        "Pengguna internet di Indonesia pada 2021 naik 9 juta orang.",  # far away: an increase
    ],
)
def test_figures_that_agree(sentence: str) -> None:
    """Only one quantity in one year and unit can disagree."""
    slug = Reference("a-r1", "https://x.id/pengguna-internet-indonesia-2021-tembus-202-juta", "a")
    assert list(check_figures([Paper("b", sentence)], [slug])) == []


@given(st.lists(st.text(max_size=300), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_rows(lines: list[str]) -> None:
    """No text breaks the audit, and the order of the input does not matter."""
    references = [
        Reference(f"p-r{n:02d}", r.text, "p", n, None, (), r.spans, r.csl, r.confidence, r.problems)
        for n, r in enumerate(parse_references(lines), start=1)
    ]
    paper = Paper("p", "\n".join(lines), csl={"keyword": ", ".join(lines[:4])})
    rows = audit_review([paper], references)
    assert rows == audit_review([paper], references[::-1])
    assert all(row.severity == KINDS[row.kind][0] and row.advice for row in rows)
