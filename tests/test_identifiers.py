"""Identifiers: what print and web pages do to DOI, URL, ISSN, ISBN, and what is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.identifiers import (
    find_isbns,
    find_issns,
    is_doi,
    is_isbn,
    is_issn,
    repair_doi,
    repair_url,
    url_host,
)

DOIS = [
    # printed, doi, kinds of problems
    ("10.1108/17506161211214831", "10.1108/17506161211214831", []),
    ("DOI: 10.1234/x.", "10.1234/x", []),
    ("doi 10.1234/ABC", "10.1234/abc", []),
    ("https://doi. org/10.1016/j.bushor.2009.09.003", "10.1016/j.bushor.2009.09.003", ["doi-split"]),
    ("https:// doi.org/10.24076/jspg.v3i1.507", "10.24076/jspg.v3i1.507", ["doi-split"]),
    ("https://doi.org/https://doi.org/10.1234/abc", "10.1234/abc", ["doi-doubled"]),
    ("https://doi.org/. https://doi.org/10.1108/1750", "10.1108/1750", ["doi-split", "doi-doubled"]),
    ("https://doi.org/10.1234/abc https://doi.org/10.1234/abc", "10.1234/abc", []),
    ("(https://doi.org/10.1234/vol8(1).4820)", "10.1234/vol8(1).4820", []),
    ("[https://doi.org/10.1234/abc]", "10.1234/abc", []),
    ("[10.1234/abc](https://doi.org/10.1234/abc)", "10.1234/abc", []),
    ("*https://doi.org/10.1234/abc*.", "10.1234/abc", []),
    ("https://doi.org/10.1002%2F(SICI)1097", "10.1002/(sici)1097", []),
    ("https://doi.org/10.1234/a%2528b%2529", "10.1234/a(b)", []),
    ("10.1002/(SICI)1097-4571(1998)49:8<693::AID-1>3.0.CO;2-O", "10.1002/(sici)1097-4571(1998)49:8<693::aid-1>3.0.co;2-o", []),
    ("10.1002/(SICI)1097&lt;693::AID-1&gt;3.0.CO;2-O", "10.1002/(sici)1097<693::aid-1>3.0.co;2-o", []),
    ("10.1234.56/abc", "10.1234.56/abc", []),
    ("10.1234/a–b", "10.1234/a-b", ["doi-dash"]),
    ("10.1234/ab\u200bc", "10.1234/abc", []),
    ("10.1234/abc [Google Scholar]", "10.1234/abc", ["doi-split"]),
    ("https://doi.org/10.1234/abc Diakses 12 Mei 2020", "10.1234/abc", []),
    ("DOI: 10.1/x.", None, ["doi-broken"]),
    ("10.1234/.", None, ["doi-broken"]),
    ("https://doi.org/jurnal", None, ["doi-broken"]),
    ("", None, ["doi-broken"]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "doi", "kinds"), DOIS)
def test_repair_doi(printed, doi, kinds):
    """A printed DOI becomes the bare one, and each repair is named."""
    found, problems = repair_doi(printed)
    assert found == doi
    assert sorted(p.kind for p in problems) == sorted(kinds)
    assert all(p.printed == printed for p in problems)


@given(st.text() | st.text("10.234/abc(<>)[]%25 –&;lt:d", max_size=40).map("10.1234/".__add__))
def test_repair_doi_is_idempotent(printed):
    """A repaired DOI is one, and needs no further repair."""
    doi, _ = repair_doi(printed)
    if doi is not None:
        assert is_doi(doi)
        assert repair_doi(doi) == (doi, ())


URLS = [
    ("https://www.kompas.id/baca/", "https://www.kompas.id/baca/", []),
    ("www.bps.go.id/a", "www.bps.go.id/a", []),
    ("https://ejournal3.undip. ac.id/view/17471", "https://ejournal3.undip.ac.id/view/17471", ["url-split"]),
    ("<https://example.org/a>.", "https://example.org/a", []),
    ("[https://a.id/b](https://a.id/b)", "https://a.id/b", []),
    ("(https://id.wikipedia.org/wiki/Media_(arti))", "https://id.wikipedia.org/wiki/Media_(arti)", []),
    ("Diakses dari https://a.id/b pada 12 Mei 2020", "https://a.id/b", []),
    ("https://a.id/b (diakses 12 Mei 2020)", "https://a.id/b", []),
    ("http://a.id/123. Diakses 5 Juni 2019", "http://a.id/123", []),
    ("https://a.id/b, https://c.id/d", "https://a.id/b", []),
    ("https://web.archive.org/web/2020/https://a.id/b", "https://web.archive.org/web/2020/https://a.id/b", []),
    ("https://a.id/?q=1&amp;r=2", "https://a.id/?q=1&r=2", []),
    ("http:/a.id/x", "http://a.id/x", ["url-scheme"]),
    ("https;//a.id/x", "https://a.id/x", ["url-scheme"]),
    ("http//a.id/x", "http://a.id/x", ["url-scheme"]),
    ("kompas.com", "kompas.com", []),
    ("http://", None, ["url-broken"]),
    ("tidak ada", None, ["url-broken"]),
    ("surel: a@b.id", None, ["url-broken"]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "url", "kinds"), URLS)
def test_repair_url(printed, url, kinds):
    """A printed address is rejoined and freed of what is not part of it."""
    found, problems = repair_url(printed)
    assert found == url
    assert [p.kind for p in problems] == kinds


@given(st.text())
def test_repair_url_is_idempotent(printed):
    """A repaired address needs no further repair."""
    url, _ = repair_url("https://a.id/" + printed)
    if url is not None:
        assert repair_url(url) == (url, ())


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Kompas.id:8080/baca", "kompas.id"),
        ("http://user@a.id/x", "a.id"),
        ("a.id?x=1", "a.id"),
        ("//a.id#top", "a.id"),
        ("", ""),
    ],
)
def test_url_host(url, host):
    """Port, user and www are not the host."""
    assert url_host(url) == host


@pytest.mark.parametrize(
    ("text", "issns"),
    [
        ("E-ISSN 2807-4238 and P-ISSN 2807-4246", ["2807-4238", "2807-4246"]),
        ("Issn: 2088–2815.", ["2088-2815"]),
        ("ISSN 2807 - 4238", ["2807-4238"]),
        ("ISSN 2434-561x", ["2434-561X"]),
        ("telp. 1234-5678, hlm. 1990-2001, 12088-2815", []),
    ],
)
def test_find_issns(text, issns):
    """Only numbers with the right check digit are ISSN."""
    assert find_issns(text) == issns


@pytest.mark.parametrize("text", ["2088-2816", "２０８８-2815", "2088-281", "20882815X", ""])
def test_is_issn_refuses(text):
    """A wrong check digit, foreign digits or a wrong length is refused."""
    assert not is_issn(text)


@given(st.integers(0, 9_999_999))
def test_one_check_digit_in_eleven_is_right(number):
    """Of the eleven possible check digits exactly one makes an ISSN."""
    stem = f"{number:07d}"
    assert sum(is_issn(f"{stem[:4]}-{stem[4:]}{last}") for last in "0123456789X") == 1


def test_isbns():
    """Spaces and hyphens are dropped, wrong ones left out."""
    text = "ISBN 978 0 306 40615 7; 0-306-40615-2; 080442957X; 978-602-1234-56-7"
    assert find_isbns(text) == ["9780306406157", "0306406152", "080442957X"]
    assert not is_isbn("9780306406158")
