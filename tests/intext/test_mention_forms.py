"""Forms beyond the first table: bare years, flattened numbers, acronyms, things that are no authors."""

from __future__ import annotations

import pytest

from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Reference, Region


def entry(
    n: int, author: str, year: int | None, *, text: str = "", editor: bool = False
) -> Reference:
    """Build a reference; an author in braces is a body, a semicolon parts two people."""
    people: list[dict[str, str]] = []
    for name in author.split("; "):
        family, _, given = name.partition(", ")
        people.append(
            {"literal": name.strip("{}")} if name[0] == "{" else {"family": family, "given": given}
        )
    csl: dict[str, object] = {"editor" if editor else "author": people} if author != "?" else {}
    csl |= {"issued": {"date-parts": [[year]]}} if year else {}
    return Reference(f"r{n}", text or f"{author} ({year}). Judul.", n=n, csl=csl)


LIST = [
    entry(1, "Mahfud, Ridwan", 2015),
    entry(2, "{Tim Koordinasi Percepatan Pembangunan Perdesaan}", 2018),
    entry(3, "{Badan Pusat Statistik Kabupaten Sragen}", 2021),
    entry(4, "{Kementerian Pendidikan dan Kebudayaan}", 2016),
    entry(5, "Larsen, Ida; Moe, Karl", 2017, editor=True),
    entry(6, "?", 2012, text="Nordic Fisheries Research Agency. (2012). Cod. NFRA."),
    entry(7, "{International Telecommunication Union}", 2020),
    entry(8, "{Kementerian Keuangan Republik Indonesia}", 2019),
]

CASES: list[tuple[str, list[str]]] = [
    ("Menurut Mahfud, 2015 hal itu wajar.", ["Mahfud, 2015 = r1"]),
    ("Menurut Mahfud 2015: 12 hal itu wajar.", ["Mahfud 2015: 12 = r1"]),
    ("Menurut Basuki, 2015 hal itu wajar.", []),
    ("Pada Maret 2015 Mahfud dilantik.", []),
    ("Temuan (TKP3, 2018) dan TKPPP (2018).", ["(TKP3, 2018) = r2", "TKPPP (2018) = r2"]),
    ("Data BPS Kabupaten Sragen (2021) turun.", ["BPS Kabupaten Sragen (2021) = r3"]),
    ("Panduan Kemendikbud (2016) berlaku.", ["Kemendikbud (2016) = r4"]),
    ("So (Larsen & Moe, eds., 2017).", ["(Larsen & Moe, eds., 2017) = r5"]),
    ("So Larsen and Moe (Eds.) (2017) say.", ["Larsen and Moe (Eds.) (2017) = r5"]),
    ("Larsen and Moe’s edited book (2017) is good.", ["Larsen and Moe’s edited book (2017) = r5"]),
    ("Stocks fell (NFRA, 2012).", ["(NFRA, 2012) = r6"]),
    ("Then ITU (2020) warned.", ["ITU (2020) = r7"]),
    ("Festival Tani Indonesia (2019) ramai.", []),
    ("Warga Desa Tegalrejo (2020) menolak; desa itu kecil.", []),
    ("Aplikasi SiPanji (2021), Film Tanah Kami (2011), Candi Sukuh (2014).", []),
    ("The Kyoto Agreement (1997) and the Ministry of Fish (2001) matter.", []),
    ("Riskesdas (2018) dan Survei PISA (2015) menunjukkan penurunan.", []),
    ("Kata Ibu Marni (3/4/2021) dan Pak Darto (5 Juni 2021).", []),
    ("In Karanganyar (2012) fieldwork began.", []),
    ("In Vinther (2012), others argued.", []),
    ("In Vinther and Dahl (2012), others argued.", ["Vinther and Dahl (2012) !"]),
]  # fmt: skip


def show(mention: Mention) -> str:
    """Write a mention as the table does."""
    sign = {"linked": "=", "ambiguous": "?", "missing": "!"}[mention.status]
    return " ".join((mention.marker, sign, *mention.cites))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:50] for c in CASES])
def test_forms(text: str, expected: list[str]) -> None:
    """The table of sentences holds."""
    assert [show(m) for m in find_mentions(Paper("p", text), LIST)] == expected


def test_another_year_of_a_known_name_stays_missing() -> None:
    """A year that the list does not have is no link, but the near entry is named."""
    (mention,) = find_mentions(Paper("p", "Menurut Mahfud (2018) begitu."), LIST)
    assert (mention.status, mention.cites) == ("missing", ())
    assert mention.how == "near r1 (2015); no-reference: Mahfud 2018"


def numbered(count: int) -> list[Reference]:
    """Build a list numbered by its labels."""
    return [Reference(f"r{n}", f"Author {n}.", n=n, label=f"{n}.") for n in range(1, count + 1)]


NUMBERED = [
    (  # raised figures that a reader has flattened
        "Gizi buruk menurun1. Namun tetap tinggi,2,3 apalagi di timur.4 Luas 40 m2 dan covid19 "
        "serta kelas5 itu lain. Utami dkk5 dan lainnya1 sepakat.",
        ["1=r1", "2,3=r2 r3", "4=r4", "5=r5", "1=r1"],
    ),
    ("Nilai a1, b2 dan tahun 2019 saja; 3 desa, 4 kota.", []),
    (  # out of order: chance, not a list
        "Alat jenis5 dan bahan4 serta obat3 dan cara2 dipakai.",
        [],
    ),
    (  # inside sentences, counting up
        "Yang pertama (1) lalu berikutnya (2) muncul, juga yang lain (3,4). Sampel 30 (12) orang, "
        "rentang 4 (2–5) hari, Tabel (3).(5) Lagi.",
        ["(1)=r1", "(2)=r2", "(3,4)=r3 r4", "(5)=r5"],
    ),
    (
        "Luas 5 m² dan Ca²⁺ serta x² lain¹. Begitu pula², lalu³.",
        ["¹=r1", "²=r2", "³=r3"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED, ids=[c[0][:40] for c in NUMBERED])
def test_numbers_without_brackets(text: str, expected: list[str]) -> None:
    """Figures are citations where they count like the list, not where they count things."""
    found = find_mentions(Paper("p", text), numbered(5))
    assert [f"{m.marker}={' '.join(m.cites)}" for m in found] == expected


def test_dated_keys() -> None:
    """A key of the list's own pattern is a mention even if the list lacks it."""
    listed = [Reference("a", "Azra.", label="[Azr04]"), Reference("b", "Bakri.", label="[Bak11]")]
    text = "Satu [Azr04, hlm. 12], dua [Zul99], tiga [sic], empat [TODO]."
    assert [(m.marker, m.cites, m.status) for m in find_mentions(Paper("p", text), listed)] == [
        ("[Azr04, hlm. 12]", ("a",), "linked"),
        ("[Zul99]", (), "missing"),
    ]


def test_a_text_of_one_paragraph_taken_for_a_title() -> None:
    """Where nothing else is left, a long title or margin is read as the body that it is."""
    text = (
        "Menurut Mahfud (2015) hal itu wajar, dan banyak penulis sesudahnya sependapat dengannya."
    )
    paper = Paper("p", text, regions=(Region("title", 0, len(text)),))
    assert [m.cites for m in find_mentions(paper, LIST)] == [("r1",)]
