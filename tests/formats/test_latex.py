"""LaTeX: every special character is escaped once, braces pair, nothing is a command."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from formats.nasty import NASTY, TEXT
from litreview.formats.bibentry import bib_pages, citekeys, date_parts
from litreview.formats.bibnames import bib_name
from litreview.formats.latex import latex, latex_title, one_line, verbatim
from litreview.model import Work

SET = {
    r"\&": "&",
    r"\%": "%",
    r"\$": "$",
    r"\#": "#",
    r"\_": "_",
    r"\{": "{",
    r"\}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbackslash{}": "\\",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    "{}": "",
    "{": "",
    "}": "",
}
"""What LaTeX sets for each thing that may stand in a field; nothing else may."""
TOKEN = re.compile(r"\\(?:text[a-z]+\{\}|[&%$#_{}])|\{\}|[{}]|[^\\&%$#_~^{}]")


def typeset(text: str) -> str:
    """Return what LaTeX prints; fails on anything that is not text."""
    tokens = TOKEN.findall(text)
    assert "".join(tokens) == text, text
    return "".join(SET.get(token, token) for token in tokens)


def depth_is_sound(text: str) -> bool:
    """Count braces as BibTeX does, whatever stands before them."""
    depth = 0
    for c in text:
        depth += (c == "{") - (c == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("R&D", r"R\&D"),
        ("100 %", r"100 \%"),
        ("US$ 5 #1 a_b", r"US\$ 5 \#1 a\_b"),
        ("~/a^b", r"\textasciitilde{}/a\textasciicircum{}b"),
        ("C:\\x", r"C:\textbackslash{}x"),
        ("{x}", r"\{x\}"),
        ("{x", r"\textbraceleft{}x"),
        ("x}{", r"x\textbraceright{}\textbraceleft{}"),
        ("a < b > c", r"a \textless{} b \textgreater{} c"),
        ("a -- b", "a -{}- b"),
        ("e\u0301", "é"),
        ("a\r\nb\x07c", "a b c"),
        ("\u202eabc\u202c\u200b", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "\ufffd"),
        (r"\&", r"\textbackslash{}\&"),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    """A table of texts and what stands in the file."""
    assert latex(text) == shown


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_typeset_as_they_are(text: str) -> None:
    """What LaTeX prints is the text."""
    assert typeset(latex(text)) == one_line(text)
    assert depth_is_sound(latex(text))


@given(TEXT)
def test_any_text_is_typeset_as_it_is(text: str) -> None:
    """Whatever the text, LaTeX prints it, braces pair, and TeX finds no ligature to set."""
    for shown in (latex(text), latex_title(text)):
        assert typeset(shown) == one_line(text)
        assert depth_is_sound(shown)
        assert "\n" not in shown
        assert not re.search(r"--|''|``|,,|[?!]`", shown)


@given(TEXT)
def test_links_end_no_field(text: str) -> None:
    """A URL or DOI has neither a blank nor a brace without its partner, and no backslash."""
    for shown in (verbatim(text), verbatim(text, address=False)):
        assert depth_is_sound(shown)
        assert not re.search(r"[\s\\\x00-\x1f]", shown)


@pytest.mark.parametrize(
    "link",
    [
        "https://a.id/x_y?b=%20&c=1#d~e",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
    ],
)
def test_links_are_verbatim(link: str) -> None:
    """No character of a link is escaped: \\url and hyperref read it as it is."""
    assert verbatim(link) == link == verbatim(link, address=False)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Pandemi COVID-19 dan e-KTP", "Pandemi {COVID-19} dan {e-KTP}"),
        ("Layanan Covid-19", "Layanan {Covid-19}"),
        ("Peran YouTube, TikTok", "Peran {YouTube}, {TikTok}"),
        ("Era 5G di Desa", "Era {5G} di Desa"),
        ("Belanja R&D Daerah", r"Belanja {R\&D} Daerah"),
        ("MEDIA SOSIAL DAN COVID-19", "MEDIA SOSIAL DAN COVID-19"),
        ("Media Sosial dan Pelayanan Publik", "Media Sosial dan Pelayanan Publik"),
        (
            "Komunikasi humas kabupaten melalui media di Jawa Barat",
            "Komunikasi humas kabupaten melalui media di {Jawa} {Barat}",
        ),
        (
            "Delivering public services in European local governments. An approach",
            "Delivering public services in {European} local governments. An approach",
        ),
        ("Şehir Iğdır'da yaşam", "Şehir Iğdır'da yaşam"),
        ("كتاب الحكمة", "كتاب الحكمة"),
    ],
)
def test_capitals_that_styles_must_keep(title: str, shown: str) -> None:
    """Acronyms, capitals inside words, and names in titles set in sentence case."""
    assert latex_title(title) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ({"family": "Sukarno"}, "Sukarno"),
        ({"family": "Siti Aminah"}, "{Siti Aminah}"),
        ({"given": "Suharto"}, "Suharto"),
        ({"family": "Sari", "given": "D. P."}, "Sari, D. P."),
        ({"literal": "Badan Pusat Statistik"}, "{Badan Pusat Statistik}"),
        ({"literal": "Dinas R&D, Kota and Desa"}, r"{Dinas R\&D, Kota and Desa}"),
        ({"family": "van der Berg", "given": "A."}, "van der Berg, A."),
        ({"family": "Van den Berg", "given": "A."}, "{Van den Berg}, A."),
        ({"family": "Ali bin Abdullah", "given": "S."}, "{Ali bin Abdullah}, S."),
        ({"family": "Berg", "non-dropping-particle": "van", "given": "A"}, "van Berg, A"),
        ({"family": "King", "given": "M. L.", "suffix": "Jr."}, "King, Jr., M. L."),
        ({"family": "Sari", "given": "D., S.E."}, "Sari, {D., S.E.}"),
        ({"family": "Black and White", "given": "B"}, "{Black and White}, B"),
        ({"family": "others"}, "{others}"),
        ({"family": "given=x"}, "{given=x}"),
        ({"family": "", "given": ""}, ""),
    ],
)
def test_names(name: dict[str, str], shown: str) -> None:
    """Particles, suffixes, bodies, single names, and what would divide a name."""
    assert bib_name(name) == shown


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("159-178", "159--178"),
        ("159–178", "159--178"),
        ("159 - 178", "159--178"),
        ("12-15, 20-22", "12--15, 20--22"),
        ("S1-S9", "S1--S9"),
        ("e101", "e101"),
        ("iv-xii", "iv--xii"),
        ("A-12", "A-12"),
        ("1_2", r"1\_2"),
    ],
)
def test_pages(page: str, shown: str) -> None:
    """Ranges have the two hyphens that TeX sets as a dash."""
    assert bib_pages(page) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([2020, 8, 5], [2020, 8, 5]),
        (["2020", "8"], [2020, 8]),
        ([2020, 13], [2020]),
        ([2020, None], [2020]),
        (["x"], []),
        ([], []),
    ],
)
def test_dates(parts: list[object], shown: list[int]) -> None:
    """Only what can be a date is one."""
    assert date_parts({"issued": {"date-parts": [parts]}}) == shown


def test_dates_of_other_shapes() -> None:
    """A date that is a text, or empty, is none."""
    for issued in ("2020", {"raw": "2020"}, {"date-parts": []}, None):
        assert date_parts({"issued": issued}) == []


def keys(*ids: str) -> list[str]:
    """Return the citekeys of works with these ids."""
    return list(citekeys([Work(i, {}) for i in ids]).values())


def test_good_ids_are_the_keys() -> None:
    """What can be a citekey is one."""
    good = ["arianto2021a", "doi:10.1/x", "a_b-c.d+e"]
    assert citekeys([Work(i, {}) for i in good]) == {i: i for i in good}


@pytest.mark.parametrize(
    "odd", ["Sari (2020), akhir", "naskah #1%", "{x}", "كتاب", "~a", "a b\nc", ""]
)
def test_other_ids_become_keys(odd: str) -> None:
    """Names of files with blanks, commas, braces, signs or no Latin letter."""
    (key,) = keys(odd)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*", key)


@given(TEXT.filter(bool), TEXT.filter(bool))
def test_keys_stay_when_works_are_added(first: str, second: str) -> None:
    """Keys are unique without regard to case; those of good ids never move."""
    one = citekeys([Work("sari2020", {}), Work(first, {})])
    two = citekeys([Work(second, {}), Work("sari2020", {}), Work("Sari2020", {}), Work(first, {})])
    assert one["sari2020"] == two["sari2020"] == "sari2020"
    folded = [key.casefold() for key in two.values()]
    assert len(set(folded)) == len(folded)
