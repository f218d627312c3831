"""Web pages: the same references in every shape of list, the record from meta tags."""

import pytest

from litreview.papers import parse_file
from litreview.papers.html import parse_tree, read_html_text
from papers.documents import BODY, OWN, known_lists, read_entries, render_html

LISTS = known_lists()


@pytest.mark.parametrize("shape", ["p", "li", "ol", "div", "br", "brbr", "table"])
@pytest.mark.parametrize("name", LISTS)
def test_same_references_in_every_shape(name, shape):
    """Paragraphs, items, blocks, broken lines and cells give the same entries."""
    assert read_entries(render_html(LISTS[name], shape), "a.html") == LISTS[name]


def test_record_of_an_article_page():
    """What OJS states in its meta tags."""
    (paper,) = parse_file(render_html(OWN), "a.html")
    assert paper.csl == {
        "type": "article-journal",
        "title": "Media Sosial dan Pelayanan Publik di Kota Kecil",
        "author": [
            {"family": "Wulandari", "given": "Ratna"},
            {"family": "Santoso", "given": "Budi"},
        ],
        "issued": {"date-parts": [[2023, 12, 20]]},
        "container-title": "Jurnal Tata Kelola Digital",
        "volume": "5",
        "issue": "2",
        "page": "101-119",
        "DOI": "10.33701/jtkd.v5i2.3201",
        "ISSN": "2580-1236",
        "keyword": "media sosial, pelayanan",
        "abstract": " ".join(BODY.split()),
        "language": "id",
    }
    assert [r.kind for r in paper.regions][-1] == "furniture"
    assert "var x" not in paper.text


PAGES = {
    "inline": ("<p>Satu <b>dua</b><i>tiga</i></p>", "Satu duatiga\n"),
    "paragraphs": ("<p>a<p>b<div>c</div>", "a\n\nb\n\nc\n"),
    "breaks": ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc\n"),
    "heading": ("<h3> Daftar\n Pustaka </h3>x", "### Daftar Pustaka\n\nx\n"),
    "nested items": ("<ol start=3><li><p>a</p></li><li>[4] b</li></ol>", "3. a\n\n[4] b\n"),
    "cells": ("<table><tr><th>No</th><td><p>x</p></td></tr><tr><td>1</td><td>y</td></tr></table>", "No\tx\n1\ty\n"),
    "raised": ("<p>Budi<sup>1</sup>, Rina<sup>2,3</sup></p>", "Budi¹, Rina²,³\n"),
    "out of sight": ("<p>a</p><script>b</script><nav>c</nav><p style='display: none'>d</p><iframe>e</iframe>f", "a\n\nf\n"),
    "link words": ("<p>A. (2001). B. <a href=x>Crossref</a> [<a>Google Scholar</a>]</p>", "A. (2001). B.\n"),
    "entities": ("<p>R&amp;D&nbsp;&ndash;&#x20;x</p>", "R&D – x\n"),
    "frames": ("<html><frameset><frame src=a></frameset></html>", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_text_of_markup(name):
    """Each element as readers see it."""
    markup, text = PAGES[name]
    assert read_html_text(parse_tree(markup)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(encoding):
    """The page's own statement, a mark or UTF-8 tell how letters are written."""
    stated = "" if encoding == "utf-16" else f"<meta charset='{encoding}'>"
    page = f"<html><head>{stated}</head><body><p>Ventä – R</p></body></html>"
    assert parse_file(page.encode(encoding), "a.html")[0].text == "Ventä – R\n"


def test_megabytes_of_markup():
    """Ten megabytes and a depth of 5,000 elements are read whole."""
    deep = "<div><span>" * 5_000 + "x" + "</span></div>" * 5_000
    page = ("<p class='a'>" + "kata " * 20 + "</p>") * 80_000 + deep
    assert len(parse_file(b"<html><body>" + page.encode(), "a.html")[0].text) > 5_000_000


LINKED = (
    '{"@graph": [{"@type": "WebSite", "name": "Jurnal"}, {"@type": ["ScholarlyArticle"], "headline": "Warga dan Layanan",'
    '"author": [{"@type": "Person", "name": "Budi Santoso"}, {"name": "Wati, Rina"}], "datePublished": "2021-03-04",'
    '"sameAs": "https://doi.org/10.1234/wl.1", "keywords": "layanan, warga", "abstract": "Isi."}]}'
)


def test_linked_data():
    """What a page states as JSON-LD is its record; broken JSON says nothing."""
    page = f"<html><head><script type='application/ld+json'>{LINKED}</script></head><p>Teks.</p>"
    assert parse_file(page.encode(), "a.html")[0].csl == {
        "type": "article-journal",
        "title": "Warga dan Layanan",
        "author": [{"family": "Santoso", "given": "Budi"}, {"family": "Wati", "given": "Rina"}],
        "issued": {"date-parts": [[2021, 3, 4]]},
        "DOI": "10.1234/wl.1",
        "keyword": "layanan, warga",
        "abstract": "Isi.",
    }
    broken = page.replace('{"@graph"', '{"@graph')
    assert "title" not in parse_file(broken.encode(), "a.html")[0].csl
