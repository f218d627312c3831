"""What a page says of itself, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.papers.metadata import find_metadata
from litreview.papers.regions import find_regions

OJS = """Trust in Local Government after the Pandemic

Authors

  • Jane Smith University of Leeds
  • Budi Santoso Universitas Indonesia

DOI:

https://doi.org/10.1234/jpa.v3i2.99

Keywords:

trust, local government

Abstract

This paper looks at trust in the local government of three cities and finds that it fell.

References

Arianto, B. (2021). Media. Jurnal A, 6(1). https://doi.org/10.9999/other

Published

2020-01-02
"""

MASTHEAD = """Jurnal Ilmu Administrasi
Vol. 7 No. 02 (2021), hlm. 15–30
ISSN 2088-2815

Pelayanan Publik Berbasis Media Sosial

Budi Santoso¹, Sugiyono², I Gede Astra³

Abstrak

Tulisan ini membahas pelayanan publik di daerah.
"""


def record(text):
    """The record of a page."""
    return find_metadata(text, find_regions(text))[0]


def test_journal_page():
    """A journal page in English: the DOI is its own, not one of its list."""
    csl = record(OJS)
    assert csl["title"] == "Trust in Local Government after the Pandemic"
    assert csl["author"] == [
        {"family": "Smith", "given": "Jane"},
        {"family": "Santoso", "given": "Budi"},
    ]
    assert csl["DOI"] == "10.1234/jpa.v3i2.99"
    assert csl["keyword"] == "trust, local government"
    assert csl["issued"] == {"date-parts": [[2020, 1, 2]]}
    assert csl["language"] == "en"
    assert "volume" not in csl  # the DOI's "v3i2" alone is no statement


def test_first_page_of_a_paper():
    """A masthead names journal, volume, issue, pages and ISSN; marks on authors go."""
    csl = record(MASTHEAD)
    expected = {
        "title": "Pelayanan Publik Berbasis Media Sosial",
        "container-title": "Jurnal Ilmu Administrasi",
        "volume": "7",
        "issue": "2",
        "page": "15-30",
        "ISSN": "2088-2815",
        "issued": {"date-parts": [[2021]]},
        "language": "id",
    }
    assert {key: csl.get(key) for key in expected} == expected
    assert [name["family"] for name in csl["author"]] == ["Santoso", "Sugiyono", "Astra"]


def test_markdown_title():
    """A markdown heading at the head of a file is the title."""
    csl = record("# Media Sosial di Kota Cimahi\n\nBudi Santoso\n\n# Abstrak\n\nTeks ini.")
    assert csl["title"] == "Media Sosial di Kota Cimahi"
    assert csl["author"] == [{"family": "Santoso", "given": "Budi"}]


def test_marks_of_markdown_leave_title_and_authors():
    """A byte order mark is no part of the title, nor a raised number of a name."""
    csl = record(
        "\ufeff# Media Sosial di Kota Cimahi\n\nBudi Santoso^1^, Siti Aminah<sup>2</sup>\n\n# Abstrak\n\nTeks."
    )
    assert csl["title"] == "Media Sosial di Kota Cimahi"
    assert [name["family"] for name in csl["author"]] == ["Santoso", "Aminah"]


def test_a_short_paragraph_is_text():
    """Pasted text without headings keeps its short paragraphs; an affiliation is none."""
    text = "Menurut Eddy (2001) pelayanan daring lebih cepat dan lebih murah bagi warga."
    assert [r.kind for r in find_metadata(text, find_regions(text))[1]] == ["abstract"]
    text = "Fakultas Ilmu Sosial dan Ilmu Politik, Universitas Terbuka, Tangerang Selatan."
    assert [r.kind for r in find_metadata(text, find_regions(text))[1]] == ["furniture"]


@pytest.mark.parametrize("text", ["", "Pendahuluan\n\nTeks saja.", "45\n\n46\n\n"])
def test_nothing_stated_nothing_said(text):
    """A page without a title has none."""
    assert "title" not in record(text)
    assert "author" not in record(text)


@given(st.text() | st.text("\n\rAbstrak: DOI10./—•{}^²", max_size=120))
def test_any_text(text):
    """No text crashes; the regions stay in order and inside the text."""
    _, regions = find_metadata(text, find_regions(text))
    assert all(0 <= r.start < r.end <= len(text) for r in regions)
    assert all(a.end <= b.start for a, b in pairwise(regions))
