"""Lists that are right in their own style have no findings of style, and real slips still do."""

from __future__ import annotations

import pytest
from style_lists import CLASSIC, HARVARD, MLA, STYLES, VANCOUVER

from litreview.audits import AuditRow
from litreview.audits.providers import check_providers
from litreview.enrichment import Enriched
from litreview.enrichment.enrich import WorkMatch
from litreview.matching.match import Match
from litreview.model import Reference, Work
from litreview.papers import parse_file
from litreview.review import review_papers

ENTRIES = """
Anwar, A. (2016). Lumbung dan pasar. Jurnal Desa, 1(1), 1–9.
Budiman, B. (2017). Sawah di tepi kota. Jurnal Desa, 2(1), 11–19.
Cahyono, C. (2018). Irigasi tanpa air. Jurnal Desa, 3(1), 21–29.
Peraturan Menteri Pertanian Nomor 40 Tahun 2019 tentang Irigasi.
Undang-Undang Nomor 22 Tahun 2019 tentang Budi Daya Pertanian.
"""
BODY = (
    "Lumbung itu penting (Anwar, 2016). Sawah menyusut (Budiman, 2017). Air kurang (Cahyono, 2018). "
    "Pasar tutup (Anwar, 2016). Warga pindah (Budiman, 2017)."
)


def _audit(listed: str, body: str = "") -> list[AuditRow]:
    text = f"# Judul Makalah\n\n{body}\n\n## Daftar Pustaka\n\n" + "\n\n".join(
        listed.strip().splitlines()
    )
    return review_papers(parse_file(text.encode(), "p.md")).audit_records


def _kinds(listed: str, body: str = "") -> list[str]:
    return [row.kind for row in _audit(listed, body)]


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_right_list_has_no_findings(style: str) -> None:
    """What a style prescribes is no fault in a list of that style."""
    printed = STYLES[style]
    assert [(row.kind, row.printed) for row in _audit(printed)] == []


def test_et_al_where_another_entry_names_more_than_any_limit() -> None:
    """Nine persons in full and six with "et al." follow no one style."""
    longer = VANCOUVER.replace(
        "Archer J, Booth K. Pain",
        "Archer J, Booth K, Carr L, Dean M, Eads N, Ford P, Gray Q. Pain",
    )
    assert longer != VANCOUVER
    one = "\n".join(line for line in longer.splitlines() if not line.startswith("5."))
    found = [row for row in _audit(one) if row.kind == "authors-shortened"]
    assert [row.printed[:6] for row in found] == ["Noble "]
    assert "authors-shortened" not in _kinds(longer)  # two short, one long: the long one is odd


def test_letters_at_the_end_of_entries() -> None:
    """A list with years at the end needs letters once it prints one."""
    assert "letter-needed" not in _kinds(MLA)
    lettered = MLA.replace("Mill Town. Quarry, 2009.", "Mill Town. Quarry, 2009a.")
    assert lettered != MLA
    assert _kinds(lettered).count("letter-needed") == 3


def test_numbers_in_the_text_need_no_letters() -> None:
    """Years at the head and citations by number: the number tells two works apart."""
    listed = ENTRIES.replace("Budiman, B. (2017)", "Anwar, A. (2016)")
    numbers = "Lumbung itu penting [1]. Sawah menyusut [2]. Air kurang [3]. Aturan ada [4], [5]."
    assert _kinds(listed).count("letter-needed") == 2
    assert "letter-needed" not in _kinds(listed, f"## Pendahuluan\n\n{numbers}")


def test_the_word_for_a_visit() -> None:
    """Another word of the same language is told, and an English one at a surely Indonesian page."""
    own = CLASSIC.replace("Diakses 5 Mei", "Diunduh 5 Mei")
    foreign = CLASSIC.replace("Diakses 5 Mei 2020 dari", "Accessed 5 May 2020 from")
    for listed in (own, foreign):
        rows = [row for row in _audit(listed) if row.kind == "access-otherwise"]
        assert ["kabarsore" in row.printed for row in rows] == [True]


def test_capitals_are_a_habit_of_each_sort_of_work() -> None:
    """An article in Title Case among articles is told, a book among them is not."""
    odd = HARVARD.replace(
        "What the ferry carries to the market", "What the Ferry Carries to the Market"
    )
    odd = odd.replace(
        "Power of the street and the market", "Power of the Street and the Public Market"
    )
    rows = [row.printed for row in _audit(odd) if row.kind == "title-capitals"]
    assert "Power of the Street and the Public Market" in rows
    assert not any("Press" in shown or "Ferry Power" in shown for shown in rows)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("Lihat Gambar [3].", 0),
        ("Pertanyaannya adalah [1], dan [2].", 0),
        ("Ada dua hal, harga [1], dan jarak [2].", 0),
        ("Nilainya diragukan [9].", 0),
        ("Nilainya diragukan [4].", 1),
    ],
)
def test_numbers_that_cite_nothing(more: str, found: int) -> None:
    """Figures, counted points and numbers beyond the list are no citations."""
    kinds = _kinds(ENTRIES, f"## Pendahuluan\n\n{BODY} {more}")
    assert kinds.count("citation-style-mixed") == found


@pytest.mark.parametrize(
    ("more", "uncited"),
    [
        ("Hal itu diatur (Undang-Undang Nomor 22 Tahun 2019).", ["Peraturan Menteri"]),
        ("Pasal 5 UU No. 22/2019 serta Permentan Nomor 40 Tahun 2019 mengaturnya.", []),
        ("Hal itu diatur (UU No. 22 Tahun 2009).", ["Peraturan Menteri", "Undang-Undang"]),
        ("Ada 22 peraturan pada tahun 2019.", ["Peraturan Menteri", "Undang-Undang"]),
    ],
)
def test_laws_are_cited_by_their_number(more: str, uncited: list[str]) -> None:
    """Kind, number and year of a law in the text cite its entry; another year does not."""
    rows = [r for r in _audit(ENTRIES, f"## Pendahuluan\n\n{BODY} {more}") if r.kind == "uncited"]
    assert [
        row.printed.partition(" Pertanian")[0].partition(" Nomor")[0] for row in rows
    ] == uncited


def test_names_without_a_stop() -> None:
    """Where bodies end with a stop, one without it is told; initials alone show no habit."""
    bodies = "\n".join(
        f"{name}{mark} (2018). Laporan kegiatan {name.split()[-1].lower()}. Penerbit Samudra."
        for name, mark in (
            ("Badan Pangan", "."), ("Dinas Kelautan", "."), ("Kantor Pelabuhan", "."),
            ("Lembaga Gizi", "."), ("Pusat Irigasi", ""),
        )
    )  # fmt: skip
    rows = [row for row in _audit(bodies) if row.kind == "author-year-mark"]
    assert len(rows) == 1
    assert "Irigasi" in rows[0].printed


def test_the_stop_of_an_initial_is_no_mark() -> None:
    """Full names without a mark before the year leave the stop of an initial in peace."""
    listed = "\n".join(
        f"{name} (2018) Laut dan ombaknya {n}. Surabaya: Samudra."
        for n, name in enumerate(
            (
                "Amir, Toni",
                "Bakri, Umar",
                "Chandra, Vino",
                "Darma, Wawan",
                "Eka, Yusuf",
                "Fahri, Z.",
                "Gunadi, Ahmad",
                "Hamid, Bayu",
            )
        )
    )
    assert "author-year-mark" not in _kinds(listed)
    assert "author-year-mark" in _kinds(listed.replace("Eka, Yusuf (", "Eka, Yusuf. ("))


def test_dois_of_other_agencies() -> None:
    """Crossref never has what an archive registered with DataCite."""
    for doi, found in (("10.5281/zenodo.123", 0), ("10.5555/123", 1)):
        entry = Reference("p-r1", "A.", "p", csl={"DOI": doi, "title": "Lumbung"})
        work = Work("w", dict(entry.csl), ("p-r1",))
        asked = Enriched([WorkMatch("w", "crossref", Match(None, "refuse", 0.0, ()))], [], [])
        kinds = [row.kind for row in check_providers(asked, [work], [entry])]
        assert kinds.count("doi-unknown") == found
