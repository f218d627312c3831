"""Institutions and countries: from an index's addresses to columns and networks."""

import pandas as pd
import pytest

import litreview
from indexes import samples
from litreview.frames import SCHEMA, read_frame, write_frame
from litreview.indexes.institutions import find_institution, find_institutions

ADDRESSES = [
    ("[Ali, B; Budi, C] Univ Desa, Fac Econ, Kota Baru 1000, Slovenia.", "Univ Desa"),
    (
        "Department of Rivers, Faculty of Water, University of Kota, Kota, Peru",
        "University of Kota",
    ),
    ("Program Studi Air, Universitas Desa Raya, Depok, Indonesia", "Universitas Desa Raya"),
    ("School of Air, Institut Teknologi Kota, Bandung, Indonesia", "Institut Teknologi Kota"),
    ("Desa, B (reprint author), Univ Satu, Dept A, Boulder, CO 80309 USA.", "Univ Satu"),
    ("Kantor Bupati, Kota Baru, Indonesia", ""),
    ("", ""),
]


@pytest.mark.parametrize(("address", "name"), ADDRESSES)
def test_institution_of_an_address(address, name):
    """The body is found wherever it stands; nothing is made up where none is named."""
    assert find_institution(address) == name


def test_only_bracketed_addresses_begin_with_their_body():
    """Without a known word the first part is a body in Web of Science's form alone."""
    assert find_institutions(["[Ali, B] Kompas, Jakarta, Indonesia.", "Jalan Satu, Indonesia"]) == (
        "Kompas",
    )


@pytest.fixture
def review(tmp_path):
    """Three papers of two indexes; the first is in both."""
    record = "FN Clarivate\nVR 1.0\nPT J\nAU Ali, B\nTI {title}\nSO DESA\nPY 2020\nC1 {c1}\n{c3}UT {ut}\nER\n\nEF\n"
    one = "[Ali, B] Univ Satu, Kota, Peru.\n   [Budi, C] Univ Dua, Kota, India."
    two = "[Ali, B] Univ Satu, Kota, Peru.\n   [Citra, D] Univ Tiga, Kota, Peru."
    (tmp_path / "a.txt").write_text(
        record.format(title="Sungai dan desa di hulu negeri", c1=one, c3="", ut="WOS:1"),
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(
        record.format(title="Pasar dan kota di hilir", c1=two, c3="", ut="WOS:2"), encoding="utf-8"
    )
    (tmp_path / "c.txt").write_text(
        record.format(
            title="Hutan", c1=one, c3="C3 University of Satu; University of Satu\n", ut="WOS:3"
        ),
        encoding="utf-8",
    )
    (tmp_path / "d.csv").write_text(
        'Authors,Title,Year,Source title,Affiliations,EID\n"Ali, B.",Sungai dan desa di hulu negeri,2020,Desa,'
        '"University of Satu, Kota, Peru; University of Empat, Kota, Chile",2-s2.0-1\n',
        encoding="utf-8",
    )
    return litreview.read(tmp_path)


def test_columns_of_papers(review):
    """Institutions of the first index that names any, countries of all; enhanced names go before."""
    papers = review.papers.set_index("paper")
    assert papers["institutions"].to_dict() == {
        "WOS:1": ["Univ Satu", "Univ Dua"],
        "WOS:2": ["Univ Satu", "Univ Tiga"],
        "WOS:3": ["University of Satu"],
    }
    assert papers["countries"].to_dict() == {
        "WOS:1": ["Chile", "India", "Peru"],
        "WOS:2": ["Peru"],
        "WOS:3": ["India", "Peru"],
    }


def test_networks(review):
    """Two institutions, two countries are linked by each paper that names both."""
    countries = review.network("country-co-authorship")
    weights = {(a, b): w for a, b, w in countries.edges(data="weight")}
    assert weights == {("Chile", "India"): 1, ("Chile", "Peru"): 1, ("India", "Peru"): 2}
    assert countries.nodes["Peru"]["n_works"] == 3
    institutions = review.network("institution-co-authorship")
    weights = {(a, b): w for a, b, w in institutions.edges(data="weight")}
    assert weights == {("Univ Dua", "Univ Satu"): 1, ("Univ Satu", "Univ Tiga"): 1}


def test_fractional_counting(review):
    """A paper of n countries gives each pair 1 / (n - 1), as for authors."""
    weights = {
        (a, b): round(w, 6)
        for a, b, w in review.network("country-co-authorship", counting="fractional").edges(
            data="weight"
        )
    }
    assert weights == {("Chile", "India"): 0.5, ("Chile", "Peru"): 0.5, ("India", "Peru"): 1.5}


def test_three_fields(review):
    """The same columns feed the three-field plot."""
    frame = review.networks.three_field(fields=("countries", "authors", "institutions"))
    assert not frame.empty


def test_stored_and_read_again(review, tmp_path):
    """A stored frame keeps both columns; one stored before them is read with empty lists."""
    path = tmp_path / "papers.csv"
    write_frame(review.papers, "papers", path)
    pd.testing.assert_frame_equal(read_frame("papers", path), review.papers)
    old = pd.read_csv(path, dtype="string", keep_default_na=False)
    old.drop(columns=["institutions", "countries"]).to_csv(path, index=False)
    read = read_frame("papers", path)
    assert list(read) == list(SCHEMA["papers"])
    assert read["countries"].tolist() == [[], [], []]


def test_text_papers_have_none(tmp_path):
    """A paper read from text states no institution as an index does: empty, not missing."""
    (tmp_path / "a.txt").write_text(
        "Sungai\n\nDaftar Pustaka\n\nAli, B. (2020). Desa. Obor.", "utf-8"
    )
    papers = litreview.read(tmp_path).papers
    assert papers["institutions"].tolist() == papers["countries"].tolist() == [[]]


def test_openalex_names_institutions_itself(tmp_path):
    """OpenAlex gives names and codes; no address has to be read."""
    (tmp_path / "w.json").write_text(samples.OPENALEX, encoding="utf-8")
    papers = litreview.read(tmp_path).papers.set_index("paper")
    assert papers.loc["W1", "institutions"] == ["University of Ljubljana"]
