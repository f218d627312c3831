"""Mentions against lists; papers against each other."""

from __future__ import annotations

import pytest

from litreview.audits import AuditRow, Figure, audit_frame, audit_review
from litreview.audits.rows import COLUMNS
from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Reference, Region, Work
from litreview.papers import parse_file
from litreview.review import review_papers

LIST = """

Daftar Pustaka

Anwar, R. (2019). Tata Kelola Desa. Jurnal Desa, 4(2), 11-20.

Budiman, S., Cahyono, T., & Darmawan, U. (2020). Dana Desa. Jurnal Desa, 5(1), 3-9.

Effendi, W., & Firmansyah, Y. (2021). Lumbung Desa. Jurnal Desa, 6(1), 31-39.

Gunawan, Z. (2022). Pasar Desa. Jurnal Desa, 7(1), 1-8.
"""
CITING = "Satu (Anwar, 2019). Dua (Budiman et al., 2020). Tiga (Effendi & Firmansyah, 2021). "


def _audit(body: str, listed: str = LIST) -> list[AuditRow]:
    papers = parse_file(
        ("# Judul Makalah Ini\n\nPENDAHULUAN\n\n" + body + listed).encode(), "a.txt"
    )
    review = review_papers(papers)
    return audit_review(
        review.paper_records, review.reference_records, review.mention_records, review.work_records
    )


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("Empat (Gunawan, 2022).", []),
        ("Empat.", ["uncited"]),
        ("Empat (Gunawan, 2022). Lima (Widodo, 2018).", ["missing-reference"]),
        ("Empat (Gunavan, 2022).", ["name-spelling"]),
        ("Empat (Gunawan, 2023).", ["year-drift"]),
        ("Empat (Gunawan, 2022). Lima (Budiman, 2020).", ["et-al-dropped"]),
        ("Empat (Gunawan, 2022). Lima (Effendi, 2021).", ["co-author-dropped"]),
        ("Empat. (Gunawan, 2022).", ["mention-after-stop"]),
        ("Empat, dll. (Gunawan, 2022).", []),
    ],
)
def test_body_against_list(more: str, kinds: list[str]) -> None:
    """Each disagreement has its kind."""
    assert [row.kind for row in _audit(CITING + more)] == kinds


def test_a_body_without_a_list() -> None:
    """One row says so, whatever the number of mentions."""
    assert [row.kind for row in _audit(CITING, "")] == ["no-list"]


def test_a_list_without_a_body() -> None:
    """An abstract cites nothing, and no entry is called uncited for it."""
    assert _audit("Abstrak tanpa kutipan apa pun di dalamnya.") == []


def test_a_scrap_of_a_body_does_not_make_a_list_uncited() -> None:
    """Where next to nothing is cited the text is probably not whole."""
    more = "\n\n".join(
        f"Nama{chr(97 + i)}, B. (20{i:02d}). Kajian {i}. Jurnal Desa, {i}(1), 1-9."
        for i in range(1, 20)
    )
    kinds = [row.kind for row in _audit("Satu (Anwar, 2019).", LIST + "\n" + more)]
    assert "few-cited" in kinds
    assert "uncited" not in kinds


def test_keywords_of_another_paper() -> None:
    """Keywords that the paper's own words bear out are left in peace."""
    text = "Pelayanan kelurahan memakai media sosial dan daerah yang jauh itu kini dapat dijangkau."
    own = Paper(
        "p", text, csl={"title": "Media Sosial", "keyword": "media sosial, pelayanan, kelurahan"}
    )
    other = Paper("q", text, csl={"title": "Media Sosial", "keyword": "sungai, hutan, erosi"})
    english = Paper(
        "r", text, csl={"title": "Media Sosial", "keyword": "the river, of forests, soil"}
    )
    rows = audit_review([own, other, english], [])
    assert [(row.place, row.kind) for row in rows] == [("q", "keywords-foreign")]


def test_numbers_of_lists_and_pages() -> None:
    """The paper's own page is right; lists alone are asked to agree."""
    csl = {"volume": "12", "issue": "June"}
    entries = [
        Reference("b-r1", "x", "b", csl=csl),
        Reference("c-r1", "x", "c", csl={"volume": "13"}),
    ]
    page = Paper("a", "", csl={"volume": "13", "issue": "1"})
    both = audit_review([page], entries, (), [Work("a", {}, ("b-r1", "c-r1"), "a")])
    assert [(r.place, r.kind) for r in both] == [("b-r1", "own-page-differs")]
    alone = audit_review([], entries, (), [Work("w", {}, ("b-r1", "c-r1"))])
    assert [r.kind for r in alone] == ["lists-differ"]


def test_more_figures_are_compared() -> None:
    """Figures that somebody else read from tables take part."""
    words = frozenset(["pengguna", "internet", "indonesia"])
    figures = [
        Figure(p, f"{p} @ 1", "", words, 2021, v, "million") for p, v in (("a", 201), ("b", 202))
    ]
    assert [r.place for r in audit_review([], [], figures=figures)] == ["b @ 1"]


def test_the_frame() -> None:
    """Six text columns, also without rows."""
    frame = audit_frame(_audit(CITING))
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == 1
    assert len(audit_frame([])) == 0


def test_ten_thousand_mentions() -> None:
    """Many mentions of one entry give no finding each (their time: benchmarks/growth.py)."""
    unit = "Kalimat panjang tentang desa dan warga (Anwar, 2019).\n\nSatu lagi. "
    entry = Reference("p-r01", "Anwar, R. (2019).", "p")

    def findings(n: int) -> set[str]:
        text = unit * n
        at = [i * len(unit) + unit.index("(") for i in range(n)]
        mentions = [
            Mention(
                "p", i, "(Anwar, 2019)", a, a + 13, "", a, a + 14, ("p-r01",), "linked", "exact"
            )
            for i, a in enumerate(at)
        ]
        paper = Paper("p", text, regions=(Region("body", 0, len(text)),))
        return {row.kind for row in audit_review([paper], [entry], mentions)}

    assert findings(10_000) == findings(100)


def test_unknown_language() -> None:
    """A paper in a third language goes through, without false marks."""
    paper = Paper(
        "p", "Гражданин и деревня (Иванов, 2019).", csl={"keyword": "село, власть, закон"}
    )
    reference = Reference("p-r01", "Иванов, И. (2019). Власть в селе. Москва: Наука.", "p")
    mentions = find_mentions(paper, [reference])
    assert all(
        row.kind in {"missing-reference", "uncited"}
        for row in audit_review([paper], [reference], mentions)
    )
