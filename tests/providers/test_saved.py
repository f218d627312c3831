"""Pages and exports that a person saved; the shapes are those of the programs, the works made up."""

import json

import pytest

from litreview.errors import InputError
from litreview.matching import match_reference
from litreview.providers.saved import SavedProvider, read_saved

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<div class="gs_r gs_or gs_scl" data-cid="rekaan1" data-rp="0"><div class="gs_ri">
<h3 class="gs_rt"><span class="gs_ctc">[PDF]</span> <a href="https://rekaan.example/1">Ladang Bintang di Desa Rekaan</a></h3>
<div class="gs_a">A Contoh, B Misal… - Jurnal Antah Berantah, 2020 - rekaan.example</div>
<div class="gs_fl"><a href="/scholar?cites=77&amp;hl=id">Dirujuk 7 kali</a></div></div></div>
<div class="gs_r gs_or gs_scl" data-cid="rekaan2" data-rp="1"><div class="gs_ri">
<h3 class="gs_rt"><span class="gs_ctu">[KUTIPAN]</span> Buku Rekaan</h3>
<div class="gs_a">Sukarni - 2001 - Penerbit Rekaan</div></div></div></body></html>"""
PERISH = (
    "\ufeffCites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,QueryDate,Type,DOI,ISSN,"
    "CitationURL,Volume,Issue,StartPage,EndPage,Abstract\r\n"
    '4,"A Contoh, B Misal...",Ladang Bintang di Desa Rekaan,2020,Jurnal Antah …,rekaan.example,'
    "https://rekaan.example/1,,1,2026-01-31 10:00:00,PDF,10.5555/REKAAN.1,2088-2815,,3,2,12,22,Isi\r\n"
    '0,Sukarni,"=HYPERLINK(""http://evil.example"")",2001,,,,,2,,,,,,,,,,\r\n'
)


def test_a_saved_page_is_read(tmp_path):
    """As scholarly would, in the language it was saved in; the name gives the day."""
    (tmp_path / "2026-01-31 media sosial.html").write_text(PAGE, encoding="utf-8")
    found = SavedProvider.from_folder(tmp_path).find({})
    assert [c.id for c in found] == ["rekaan1", "rekaan2"]
    assert found[0].csl == {
        "title": "Ladang Bintang di Desa Rekaan",
        "author": [{"family": "Contoh", "given": "A."}, {"family": "Misal", "given": "B."}],
        "issued": {"date-parts": [[2020]]},
        "container-title": "Jurnal Antah Berantah",
        "URL": "https://rekaan.example/1",
        "custom": {"et_al": True, "cited-by": {"count": 7, "date": "2026-01-31"}},
    }
    assert found[0].urls[0] == "2026-01-31 media sosial.html"
    assert found[1].csl["title"] == "Buku Rekaan"
    work = {"title": "Ladang bintang di desa rekaan", "author": [{"family": "Contoh"}]}
    assert match_reference({**work, "issued": {"date-parts": [[2020]]}}, found).decision == "match"


def test_without_a_day_a_count_is_no_fact():
    """A page whose name has no date gives no count of citations."""
    record = read_saved("halaman.html", PAGE.encode())[0]
    assert record.retrieved is None
    assert "cited-by" not in record.csl["custom"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_publish_or_perish_is_read(kind):
    """Both exports, cut values left out, formulas kept as the text they are."""
    body = PERISH
    if kind == "json":
        body = json.dumps(
            [
                {
                    "cites": 4,
                    "authors": ["A Contoh", "B Misal", "..."],
                    "title": "Ladang Bintang di Desa Rekaan",
                    "year": 2020,
                    "source": "Jurnal Antah …",
                    "article_url": "https://rekaan.example/1",
                    "query_date": "2026-01-31",
                    "doi": "10.5555/rekaan.1",
                    "issn": "2088-2815",
                    "volume": 3,
                    "issue": 2,
                    "start_page": 12,
                    "end_page": 22,
                    "rank": 1,
                },
                {"title": '=HYPERLINK("http://evil.example")', "authors": "Sukarni", "year": 2001},
            ]
        )
    first, second = read_saved(f"PoPCites.{kind}", body.encode())
    expected = {
        "author": [{"family": "Contoh", "given": "A"}, {"family": "Misal", "given": "B"}],
        "DOI": "10.5555/rekaan.1",
        "page": "12-22",
        "volume": "3",
        "ISSN": "2088-2815",
        "custom": {"et_al": True, "cited-by": {"count": 4, "date": "2026-01-31"}},
    }
    assert {key: first.csl[key] for key in expected} == expected
    assert "container-title" not in first.csl
    assert second.csl["title"] == '=HYPERLINK("http://evil.example")'
    assert second.retrieved is None


BROKEN = {
    "kosong.html": b"",
    "captcha.html": b'<html><form id="captcha-form"></form></html>',
    "lain.html": b"<html><p>Situs lain</p></html>",
    "rusak.json": b'[{"title": ',
    "tanpa-judul.csv": b"Nama,Nilai\nA,1\n",
    "biner.csv": b"\x00\xff" * 50,
    "dalam.json": b"[" * 100_000,
}


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    """Each names the file; the others are used."""
    for name, body in BROKEN.items():
        (tmp_path / name).write_bytes(body)
    (tmp_path / "baik.html").write_text(PAGE, encoding="utf-8")
    provider = SavedProvider.from_folder(tmp_path)
    assert len(provider.find({})) == 2
    assert sorted(p.printed for p in provider.problems) == sorted(BROKEN)


def test_an_empty_folder_is_a_wrong_call(tmp_path):
    """The message says what to save there."""
    with pytest.raises(InputError, match="Publish or Perish"):
        SavedProvider.from_folder(tmp_path)
