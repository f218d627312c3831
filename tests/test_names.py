"""Author lists as Indonesian and English papers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.names import is_body, is_given_first, parse_names

# A name is shown as "Family, Given", a mononym as "Family", a body as "<Body>"; + is "et al."
LISTS = [
    ("Arianto, B.", "Arianto, B."),
    ("Kaplan, A. M., & Haenlein, M.", "Kaplan, A. M. | Haenlein, M."),
    ("Putra, M. T., Warsito, & Herawati, N. R.", "Putra, M. T. | Warsito | Herawati, N. R."),
    ("Rachmat, I., Abdurrahman, & Humaira, S.", "Rachmat, I. | Abdurrahman | Humaira, S."),
    ("Mulgan, G. and Albury, D.", "Mulgan, G. | Albury, D."),
    ("Suminto, A., & Al Farizi, A.", "Suminto, A. | Al Farizi, A."),
    ("Nasution, M.I.P., Lubis, N.S.", "Nasution, M. I. P. | Lubis, N. S."),
    ("Sihombing, P. R., & Lumban Tobing, R.", "Sihombing, P. R. | Lumban Tobing, R."),
    ("Utami, RA.", "Utami, R. A."),
    ("Wesnawa, I Gede Astra", "Wesnawa, I Gede Astra"),
    ("I Gede Astra Wesnawa", "Wesnawa, I Gede Astra"),
    ("Ni Ketut Riani", "Riani, Ni Ketut"),
    ("I Wayan Suarta & I Nyoman Budiana", "Suarta, I Wayan | Budiana, I Nyoman"),
    ("A. A. Ngurah Gede Wirawan", "Wirawan, A. A. Ngurah Gede"),
    ("M. Quraish Shihab", "Shihab, M. Quraish"),
    ("Shihab, M. Quraish", "Shihab, M. Quraish"),
    ("Abdullah bin Nuh", "bin Nuh, Abdullah"),
    ("Jan van Dijk", "van Dijk, Jan"),
    ("de Vreese, C. H., & Semetko, H. A.", "de Vreese, C. H. | Semetko, H. A."),
    ("King, M. L., Jr.", "King, M. L., Jr."),
    ("Ventä-Olkkonen, L., & Müller, J.-P.", "Ventä-Olkkonen, L. | Müller, J.-P."),
    ("Prof. Dr. H. Azyumardi Azra, M.A.", "Azra, Azyumardi"),
    ("Drs. H. Moh. Nazir, Ph.D", "Nazir, Moh."),
    ("Budi Santoso, S.Sos., M.Si., dan Siti Aminah, M.Pd.", "Santoso, Budi | Aminah, Siti"),
    ("Sugiyono, Prof. Dr.", "Sugiyono"),
    ("Hasibuan, H. Malayu S.P.", "Hasibuan, H. Malayu S. P."),
    ("Sugiyono", "Sugiyono"),
    ("Rijal Rijal", "Rijal"),
    ("Djoko Waluyo & Syarifuddin", "Waluyo, Djoko | Syarifuddin"),
    ("Nurlaila, Et Al.", "Nurlaila +"),
    ("Aat Ruchiat Nugraha, Et Al.", "Nugraha, Aat Ruchiat +"),
    ("Nugroho, A., dkk.", "Nugroho, A. +"),
    ("Nugroho, dan kawan-kawan", "Nugroho +"),
    ("Handayani PW, Hidayanto AN, et al", "Handayani, P. W. | Hidayanto, A. N. +"),
    ("Smith AB, Jones C, de Vries D.", "Smith, A. B. | Jones, C. | de Vries, D."),
    ("Nugroho T. W. A.", "Nugroho, T. W. A."),
    ("A. Nugroho, B. Santoso, dan C. Wijaya", "Nugroho, A. | Santoso, B. | Wijaya, C."),
    ("Aminudin, I. Nuryasin, and S. Budianti", "Aminudin | Nuryasin, I. | Budianti, S."),
    ("Supriyanto, D.; Nuryanti; Noegroho, A.", "Supriyanto, D. | Nuryanti | Noegroho, A."),
    ("Bertot, John Carlo; Jaeger, Paul T.", "Bertot, John Carlo | Jaeger, Paul T."),
    ("Creswell, John W., dan Cheryl N. Poth", "Creswell, John W. | Poth, Cheryl N."),
    ("Kotler, Philip, Kevin Lane Keller", "Kotler, Philip | Keller, Kevin Lane"),
    ("Fauzi, Ahmad, Hartono, Budi, & Putri, Cahya", "Fauzi, Ahmad | Hartono, Budi | Putri, Cahya"),
    ("Ahmad Fauzi, Budi Hartono", "Fauzi, Ahmad | Hartono, Budi"),
    ("DEDI SUPRIYANTO, RIJAL, NURYANTI", "SUPRIYANTO, DEDI | RIJAL | NURYANTI"),
    ("SUPRIYANTO, DEDI", "SUPRIYANTO, DEDI"),
    ("Denzin, N. K., & Lincoln, Y. S. (Eds.)", "Denzin, N. K. | Lincoln, Y. S."),
    ("Syalom M.C. Lenak", "Lenak, Syalom M.C."),
    ("LAN", "<LAN>"),
    ("UNESCO", "<UNESCO>"),
    ("Kementerian PPN/Bappenas", "<Kementerian PPN/Bappenas>"),
    ("Kementerian Pendidikan dan Kebudayaan", "<Kementerian Pendidikan dan Kebudayaan>"),
    ("BPS Provinsi Bali", "<BPS Provinsi Bali>"),
    ("World Bank", "<World Bank>"),
    ("Badan Litbang", "<Badan Litbang>"),
    ("Kompas.com.", "<Kompas.com>"),
    ("Badan Pusat Statistik; Santoso, B.", "<Badan Pusat Statistik> | Santoso, B."),
    ("Anonim", "<Anonim>"),
    ("Siti Aminah and", "Aminah, Siti"),
    ("———", ""),
    ("&", ""),
    ("", ""),
]  # fmt: skip


def shown(names, et_al):
    """Names on one line, as in the table."""
    parts = [f"<{n.literal}>" if n.literal else str(n) for n in names]
    return " | ".join(parts) + " +" * et_al


@pytest.mark.parametrize(("printed", "expected"), LISTS)
def test_parse_names(printed, expected):
    """Every order, degree, particle and kind of body that real lists show."""
    assert shown(*parse_names(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "given_first", "expected"),
    [
        ("Shihab, M. Quraish", True, "Shihab | Quraish, M."),
        ("Fauzi, Ahmad", True, "Fauzi, Ahmad"),
        ("Soekarno, Hatta, & Sjahrir", True, "Soekarno | Hatta | Sjahrir"),
        ("Soekarno, Hatta, & Sjahrir", None, "Soekarno, Hatta | Sjahrir"),
    ],
)
def test_list_decides_where_print_does_not(printed, given_first, expected):
    """The habit of the list settles only what the entry leaves open."""
    assert shown(*parse_names(printed, given_first=given_first)) == expected


@pytest.mark.parametrize(
    ("printed", "order"),
    [
        ("Diyah Ayu Karunianingsih & Ardian Setio Utomo", True),
        ("A. Nugroho, B. Santoso, dan C. Wijaya", True),
        ("Arianto, B.", False),
        ("Wahyudi, A. (Ed.)", False),
        ("Smith AB, Jones C", False),
        ("Nugroho T. W., dkk", False),
        ("Sugiyono", None),
        ("Ahmad, Budi", None),
        ("BPS Provinsi Bali", None),
        ("", None),
    ],
)
def test_is_given_first(printed, order):
    """What a single list tells about the order of names."""
    assert is_given_first(printed) is order


@pytest.mark.parametrize("text", ["OECD", "BPS", "APJII", "Tempo.co", "Republik Indonesia", "ASEAN Secretariat", "U.S. Department of Health"])  # fmt: skip
def test_is_body(text):
    """Acronyms, sites and words that only bodies have."""
    assert is_body(text)


@pytest.mark.parametrize("text", ["Warsito", "Ni Made Ayu", "Bank, J. S.", "SUGIYONO", "Said Amirulkamar"])  # fmt: skip
def test_is_no_body(text):
    """People, even one called Bank."""
    assert not is_body(text)


@given(st.text() | st.text("Aa., &;()dnetl -", max_size=80), st.sampled_from([None, True, False]))
def test_any_text_gives_names_with_letters(printed, given_first):
    """No text crashes; every name has a family or a literal with a letter or digit."""
    for name in parse_names(printed, given_first=given_first)[0]:
        assert any(c.isalnum() for c in name.family + name.literal)
        assert not (name.family and name.literal)
    is_given_first(printed)


@pytest.mark.parametrize("unit", ["A. A. A. ", ", , ,", "((((", ";", "&", "et al ", "Aa, ", "and "])
def test_long_lists_are_read_at_once(unit):
    """20,000 characters of what makes patterns backtrack; a quadratic one would hang the run."""
    names, _ = parse_names(unit * (20_000 // len(unit)))
    assert len(names) <= 20_000
