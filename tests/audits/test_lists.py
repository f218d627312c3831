"""What a list does in most entries, and what then stands out."""

from __future__ import annotations

import dataclasses

import pytest

from litreview.audits import AuditRow, audit_review
from litreview.audits.habits import majority
from litreview.model import Problem, Reference
from litreview.references.parse import complete_references
from litreview.works import resolve_works

NAMES = ["Anwar", "Budiman", "Cahyono", "Darmawan", "Effendi", "Firmansyah", "Gunawan", "Hartono"]


def _list(*printed: str) -> list[AuditRow]:
    entries = [Reference(f"p-r{n:02d}", text, "p", n) for n, text in enumerate(printed, start=1)]
    references = complete_references(entries)
    works, repairs = resolve_works(references)
    return audit_review([], references, (), works, repairs)


def _regular(n: int = 8) -> list[str]:
    return [
        f"{name}, A. ({2010 + i}). Tata Kelola Desa {name}. Jurnal Desa, {i + 1}(2), {i + 3}-{i + 9}."
        for i, name in enumerate(NAMES[:n])
    ]


def _pairs(rows: list[AuditRow]) -> list[tuple[str, str]]:
    return [(row.place, row.kind) for row in rows]


def test_a_regular_list_is_silent() -> None:
    """Nothing stands out where all do alike."""
    assert _pairs(_list(*_regular())) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("11-17.", "x"), None),
        (("9-15.", "9-15"), "no-final-stop"),
        (("9-15", "9 - 15"), "range-spaces"),
        (("A. (2016)", "A., (2016)"), "author-year-mark"),
        (("(2016).", "(2016)"), "year-title-mark"),
        (("(2016)", "2016"), "year-brackets"),
        (("Jurnal Desa, 7(2), ", "Jurnal Desa | Vol. 7 | No. 2 | "), "odd-separator"),
    ],
)
def test_what_stands_out(change: tuple[str, str], kind: str | None) -> None:
    """One entry that does otherwise is named."""
    printed = _regular()
    printed[6] = printed[6].replace(*change)
    assert ("p-r07", kind) in _pairs(_list(*printed)) or kind is None


@pytest.mark.parametrize("n", [3, 4])
def test_a_few_entries_have_no_habit(n: int) -> None:
    """A habit needs five entries."""
    printed = [text.rstrip(".") if i == 0 else text for i, text in enumerate(_regular(n))]
    assert _pairs(_list(*printed)) == []


def test_half_and_half_is_no_habit() -> None:
    """A habit needs a clear majority."""
    printed = [text.rstrip(".") if i % 2 else text for i, text in enumerate(_regular())]
    assert _pairs(_list(*printed)) == []
    assert majority(["a"] * 7 + ["b"] * 3) == "a"
    assert majority(["a"] * 6 + ["b"] * 4) is None


def test_a_list_that_always_spaces_its_ranges_is_silent() -> None:
    """What all entries do is a style."""
    printed = [text.replace("-", " - ") for text in _regular()]
    assert _pairs(_list(*printed)) == []


def test_a_list_that_always_spaces_its_colons_is_silent() -> None:
    """The same for " : " between place and publisher; one such entry among others is marked."""
    books = [f"{name}, A. (2015). Buku {name}. Bandung : Alfabeta." for name in NAMES]
    assert _pairs(_list(*books)) == []
    others = [text.replace(" : ", ": ") if i else text for i, text in enumerate(books)]
    assert ("p-r01", "space-before-mark") in _pairs(_list(*others))


def test_order() -> None:
    """A stray entry is marked, a second alphabet and a numbered list are not."""
    printed = _regular()
    printed[3], printed[4] = printed[4], printed[3]
    assert _pairs(_list(*printed)) == [("p-r05", "not-in-order")]
    assert _pairs(_list(*_regular(), *_more())) == []
    mixed = [_regular()[i] for i in (5, 1, 7, 0, 3, 2, 6, 4)]
    assert _pairs(_list(*mixed)) == []


def _more() -> list[str]:
    """Return a second part of the list, with its own alphabet."""
    return [
        text.replace("Tata Kelola", "Hukum Adat")
        .replace("Jurnal Desa", "Jurnal Adat")
        .replace("(20", "(19")
        for text in _regular()
    ]


def test_truncated() -> None:
    """An entry that ends after its title, where the others go on."""
    printed = _regular()
    printed[2] = "Cahyono, A. (2012). Tata Kelola Desa Cahyono."
    assert ("p-r03", "truncated") in _pairs(_list(*printed))


def test_printed_twice() -> None:
    """The second of two alike is named."""
    printed = _regular()
    printed.insert(3, printed[2])
    assert ("p-r04", "printed-twice") in _pairs(_list(*printed))


def test_year_at_end() -> None:
    """An entry without year at its head, in a list that has it there."""
    printed = _regular()
    printed[4] = (
        "Effendi, A. Tata Kelola Desa Effendi. Jurnal Desa, Vol. 5, No. 2, April 2014, 7-13."
    )
    assert ("p-r05", "year-not-at-head") in _pairs(_list(*printed))


def test_question_and_stop_is_noted_in_a_list_only() -> None:
    """In a list whose other titles do not end so, "?." is noted."""
    printed = _regular()
    printed[4] = "Effendi, A. (2014). Siapa Mengelola Desa?. Jurnal Desa, 5(2), 7-13."
    assert ("p-r05", "doubled-mark") in _pairs(_list(*printed))


def test_problems_of_reading_become_rows() -> None:
    """A problem is not detected twice, and one of an unknown kind is handed on."""
    entry = Reference("p-r01", "Ali.", "p", problems=(Problem("novel", "look at this"),))
    rows = audit_review([], [entry])
    assert [(row.kind, row.advice) for row in rows] == [("other-problem", "look at this")]
    shown = dataclasses.replace(entry, problems=(Problem("same-author-dash", ""),))
    assert audit_review([], [shown]) == []


def test_lists_of_two_chapters_may_print_a_work_each() -> None:
    """What two chapters' lists both print is not printed twice, and each list has its own order."""
    from litreview.papers import parse_file
    from litreview.review import review_papers

    entries = [
        "Akbar, R. (2019). Layanan Digital Desa. Jurnal Desa, 2(1), 1-9.",
        "Basri, H. (2018). Tata Kelola Kota. Penerbit Nusa.",
        "Chandra, W. (2017). Komunikasi Publik. Penerbit Karya.",
        "Dahlan, M. (2016). Kebijakan Daerah. Penerbit Cipta.",
        "Effendi, S. (2015). Pelayanan Warga. Penerbit Bumi.",
    ]
    chapter = "BAB {}\n\nPENDAHULUAN\n\nIsi bab ini.\n\nDAFTAR PUSTAKA\n\n" + "\n\n".join(entries)
    text = "\n\n".join(chapter.format(n) for n in ("I", "II")) + "\n"
    review = review_papers(parse_file(text.encode(), "thesis.txt"))
    assert len(review.reference_records) == 10
    assert not {"printed-twice", "not-in-order"} & {row.kind for row in review.audit_records}
