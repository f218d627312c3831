"""Numbered, raised and labelled markers, and what only looks like them."""

from __future__ import annotations

import pytest

from litreview.commands import mentions
from litreview.intext import find_mentions
from litreview.model import Paper, Reference
from litreview.papers import parse_file


def numbered(count: int, pattern: str | None = "[{}]") -> list[Reference]:
    """Build a numbered list, or a plain one where there is no pattern."""
    return [
        Reference(f"r{n}", f"Author {n}.", n=n, label=pattern.format(n) if pattern else None)
        for n in range(1, count + 1)
    ]


NINE = numbered(9)

CASES: list[tuple[str, list[Reference], list[tuple[str, str]]]] = [
    ("Satu [1], dua [2, 3].", NINE, [("[1]", "r1"), ("[2, 3]", "r2 r3")]),
    ("Satu [1–3, 7] itu.", NINE, [("[1–3, 7]", "r1 r2 r3 r7")]),
    ("Satu [1]-[3] itu.", NINE, [("[1]-[3]", "r1 r2 r3")]),
    ("Satu [1]–[3], [5] itu.", NINE, [("[1]–[3]", "r1 r2 r3"), ("[5]", "r5")]),
    ("Satu [3, p. 5] dan [4, hlm. 12].", NINE, [("[3, p. 5]", "r3"), ("[4, hlm. 12]", "r4")]),
    ("Satu [lihat 3] itu.", NINE, [("[lihat 3]", "r3")]),
    ("Satu [8][9] itu.", NINE, [("[8]", "r8"), ("[9]", "r9")]),
    ("Satu [1], dua [12].", NINE, [("[1]", "r1"), ("[12]", "!")]),
    ("Interval [0, 1] dan [2020].", NINE, []),
    ("Satu [1], dua [2], tiga [3].", numbered(9, None), [
        ("[1]", "r1"), ("[2]", "r2"), ("[3]", "r3")]),
    ("Hanya [1].", numbered(9, None), []),
    ("Luas (1). Kian luas (2, 3). Lagi (4).", numbered(9, "{}."), [
        ("(1)", "r1"), ("(2, 3)", "r2 r3"), ("(4)", "r4")]),
    ("Yaitu: (1) satu, (2) dua, (3) tiga, dan (4) empat.", numbered(9, "{}."), []),
    ("Luas.^{1,2} Lagi^{3} dan⁴ serta <sup>5</sup>.", numbered(9, "{}."), [
        ("^{1,2}", "r1 r2"), ("^{3}", "r3"), ("⁴", "r4"), ("<sup>5</sup>", "r5")]),
    ("Luas 5 m² dan 10³ serta R² = 2⁴.", numbered(9, "{}."), []),
    ("Luas.^{1,2} Lagi^{3} dan⁴.", numbered(9, None), []),
    ("Budi¹, Ani², Sari³\n\nAbstrak\n\nIsi saja.", numbered(9, "{}."), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "references", "expected"), CASES, ids=[c[0] for c in CASES])
def test_numbered_markers(
    text: str, references: list[Reference], expected: list[tuple[str, str]]
) -> None:
    """Numbers are citations only where the list and the paper number consistently."""
    found = find_mentions(Paper("p", text), references)
    assert [(m.marker, " ".join(m.cites) or "!") for m in found] == expected


def test_labelled_markers() -> None:
    """Keys count where the list prints them as labels."""
    references = [
        Reference("a", "Smith.", label="[Smi01]"),
        Reference("b", "Knuth.", n=2, label="[Knu84]"),
    ]
    found = find_mentions(Paper("p", "A [Smi01, Knu84], b [sic], c [Knu84; Xyz99]."), references)
    assert [(m.marker, m.cites, m.status) for m in found] == [
        ("[Smi01, Knu84]", ("a", "b"), "linked"),
        ("[Knu84; Xyz99]", ("b",), "missing"),
    ]


def test_author_year_and_number_side_by_side() -> None:
    """`(Eddy, 2001) [3]` is two mentions."""
    csl = {"author": [{"family": "Eddy"}], "issued": {"date-parts": [[2001]]}}
    references = [*numbered(2), Reference("r3", "Eddy. 2001.", n=3, label="[3]", csl=csl)]
    found = find_mentions(Paper("p", "Begitu (Eddy, 2001) [3]."), references)
    assert [(m.marker, m.cites) for m in found] == [("(Eddy, 2001)", ("r3",)), ("[3]", ("r3",))]


def test_chapters_with_lists_of_their_own() -> None:
    """`[1]` of the second chapter is the first entry of the second list."""
    lists = "[1] A, B. (2001). C. Andi.\n[2] D, E. (2002). F. Andi.\n[3] G, H. (2003). I. Andi."
    chapter = f"Pendahuluan\n\nSatu [1]. Dua [2]. Tiga [3].\n\nReferences\n\n{lists}\n\n"
    (paper,) = parse_file(f"CHAPTER 1\n\n{chapter}CHAPTER 2\n\n{chapter}".encode(), "a.txt")
    assert [(m["marker"], m["cites"]) for m in mentions(paper)] == [
        (f"[{n}]", [n + before]) for before in (0, 3) for n in (1, 2, 3)
    ]


def test_an_entry_that_every_chapter_repeats() -> None:
    """An author-year mention means the list of its own chapter."""
    entry = "Sardiman, A. M. 2018. Interaksi Belajar. Jakarta: Rajawali Pers."
    chapter = f"Pendahuluan\n\nMenurut Sardiman (2018) begitu.\n\nDaftar Pustaka\n\n{entry}\n\n"
    (paper,) = parse_file(f"BAB I\n\n{chapter}BAB II\n\n{chapter}".encode(), "a.txt")
    found = [(m["cites"], m["status"], m["how"]) for m in mentions(paper)]
    assert found == [([n], "linked", "exact; own-list") for n in (1, 2)]
