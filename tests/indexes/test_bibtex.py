"""What Scopus and Web of Science do to BibTeX."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes import samples
from litreview.indexes import read_exports, tidy_entry
from litreview.papers import parse_file


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        (
            "@ARTICLE{de Sari2022,\n\ttitle = {Satu},\n}",
            "@ARTICLE{deSari2022,\n\ttitle = {Satu},\n}",
        ),
        ("@ARTICLE{Rivera, Jr2022,\ntitle={A}}", "@ARTICLE{RiveraJr2022,\ntitle={A}}"),
        ("@article{a,\nfunding_text\xa01={B}}", "@article{a,\nfunding_text_1={B}}"),
        ("@article{a,\nBook Author = {B}}", "@article{a,\nBook_Author = {B}}"),
        ("@article{a, title={Satu dua}}", "@article{a, title={Satu dua}}"),
    ],
)
def test_tidy_entry(printed, tidy):
    """Blanks and commas leave keys and names of fields, and nothing else."""
    assert tidy_entry(printed) == tidy


@given(st.text("@a{},= \n\xa0\t\"'x1", max_size=60))
def test_tidy_entry_is_idempotent(text):
    """What is tidy stays so."""
    assert tidy_entry(tidy_entry(text)) == tidy_entry(text)


def test_addresses_of_web_of_science():
    """An address is a line, its authors before it; enhanced names of bodies go before."""
    field = (
        "Affiliation = {Ali, B (Corresponding Author), Univ Satu, Fac A \\& B, Kota, Peru.\n"
        "   Ali, Budi; Sari, Dewi, Univ Satu, Fac A, Kota, Peru.\n   Sari, Dewi, Univ Dua, Kota, India.},\n"
    )
    text = samples.WOS_BIBTEX.replace("Times-Cited", field + "Times-Cited")
    (export,) = read_exports(parse_file(text.encode(), "a.bib")[0].csl)
    assert export.countries == ("Peru", "India")
    assert export.institutions == ("Univ Satu", "Univ Dua")
    named = (
        field + "Affiliations = {University of Satu; University\n   of Dua; University of Satu},\n"
    )
    text = samples.WOS_BIBTEX.replace("Times-Cited", named + "Times-Cited")
    (export,) = read_exports(parse_file(text.encode(), "a.bib")[0].csl)
    assert export.institutions == ("University of Satu", "University of Dua")
