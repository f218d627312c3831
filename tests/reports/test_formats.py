"""The three formats: whole files, the same bytes, and text that stays text."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import itertools
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from lxml import html

import litreview
from litreview.errors import InputError, UsageError
from litreview.labels import label
from litreview.model import Paper
from litreview.papers.readers import read_text_paper
from litreview.reports import Report, build_report
from litreview.review import review_papers
from litreview.thematic import ThemeMatrix
from litreview.thematic.codebook import parse_codebook

EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)> =HYPERLINK("http://evil") | [a](javascript:b) `c` \u202egnitset \x07'
LIST = f"""# Uji {EVIL}

Publik memuji layanan (Sari, 2020). {EVIL} Layanan mudah dipakai.

## Daftar Pustaka

Sari, A. (2020). Layanan {EVIL} Publik. Jurnal <b>Antah</b>, 1(2), 3-4. https://doi.org/10.1000/abc
{"Wijaya" * 1700}, B. (2019). Judul | Panjang. Penerbit *Rekaan*.
Tan, C. (2021). </td></table><h1>Besar</h1>. Jurnal Lain, 3(1), 5-9.
"""
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
    ),
    *(
        "p",
        "span",
        "div",
        "nav",
        "ol",
        "ul",
        "li",
        "main",
        "section",
        "dl",
        "dt",
        "dd",
        "data",
        "bdi",
    ),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "br"),
    *("figcaption", "code", "q", "small", "i", "footer", "svg", "rect", "line", "text", "tspan"),
    *("desc", "path", "strong"),
}
"""What a page may consist of."""


class Tags(HTMLParser):
    """Collects the elements and attributes of a page, as a browser would divide it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {
            str(value) for name, value in attrs if name in ("href", "src", "hreflang")
        }


@pytest.fixture(scope="module")
def hostile() -> Report:
    """The report of a paper that prints markup, in every place where it can."""
    papers = [
        dataclasses.replace(
            read_text_paper(LIST.encode(), f"p{n}.txt")[0],
            id=f"p{n}<i>",
            csl={"title": EVIL, "id": f"p{n}<i>", "author": [{"family": EVIL}], "language": EVIL},
        )
        for n in (1, 2)
    ]
    review = review_papers(papers)
    assert len(review.reference_records) >= 6
    book = parse_codebook(
        {
            "themes": [
                {"id": "ease<u>", "label": EVIL[:60], "terms_id": ["mudah"], "definition": EVIL}
            ]
        }
    )
    matrix = ThemeMatrix.of(review.paper_records, book, by="terms")
    return build_report(review, codebook=matrix, title=EVIL + "\ud800")


def test_hostile_papers_stay_text_in_html(hostile: Report) -> None:
    """Nothing that a paper prints becomes an element, an attribute or an address."""
    page = hostile.html()
    page.encode("utf-8")
    found = Tags()
    found.feed(page)
    assert found.tags <= TAGS, found.tags - TAGS
    assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    assert all(a.startswith(("#", "explorer.html#")) for a in found.addresses)
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "\x07" not in page
    read = html.fromstring(page)
    assert len(read.xpath("//h1")) == 1


def test_hostile_papers_stay_text_in_markdown(hostile: Report) -> None:
    """Of HTML the text has anchors and line breaks only; bars stay within their cells."""
    text = hostile.markdown()
    bare = re.sub(r"\\.", "", text)
    assert set(re.findall(r"<[^>]*>", bare)) <= set(re.findall(r'<a id="[\w-]+">|</a>|<br>', bare))
    assert "](javascript" not in bare
    for table in re.findall(r"(?:^\|.*\|\n)+", bare + "\n", re.MULTILINE):
        widths = {line.count("|") for line in table.strip().split("\n")}
        assert len(widths) == 1, table[:300]


def test_hostile_papers_stay_text_in_word(hostile: Report) -> None:
    """Word opens it; the words are there as words."""
    read = docx.Document(io.BytesIO(hostile.docx()))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert any("<script>alert(1)</script>" in cell for cell in cells)


def test_policy_allows_nothing_from_elsewhere(report: Report) -> None:
    """The page may load nothing and run nothing; its one style is named by its hash."""
    page = html.fromstring(report.html())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    (style,) = page.xpath("//style")
    import base64

    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert not page.xpath("//script | //link | //iframe | //img | //@style")


def test_page_is_reachable_without_seeing_it(report: Report) -> None:
    """Language, landmarks, captions, scopes, names of drawings."""
    page = html.fromstring(report.html())
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    for table in page.xpath("//table"):
        assert table.find("caption").text_content().strip()
        assert all(head.get("scope") for head in table.iter("th"))
    for drawing in page.xpath("//svg[not(ancestor::td)]"):
        assert drawing.get("role") == "img"
        assert drawing.find("title").text
        assert drawing.find("desc").text
    levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_same_report_gives_same_bytes(
    report: Report, shipped: litreview.Review, tmp_path: Path, ending: str
) -> None:
    """Two reports of one review, and two writings of one report, are equal byte by byte."""
    anew = build_report(shipped)
    for name, made in (("a", anew), ("b", anew.in_language("id").in_language("en"))):
        made.write(tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"a.{ending}", f"b.{ending}"]


def test_word_document_has_no_clock(report: Report) -> None:
    """Neither the archive nor its properties name the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(report.docx())) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_word_document_leads_to_its_evidence(report: Report) -> None:
    """Every inner link has its bookmark."""
    with zipfile.ZipFile(io.BytesIO(report.docx())) as archive:
        body = archive.read("word/document.xml").decode()
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body)
    assert len(names) == len(set(names))
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(names)


def test_headings_are_those_of_the_language(report: Report) -> None:
    """Both languages have the same sections; each page leads to the other."""
    other = report.in_language("id", other="report.html")
    pages = [html.fromstring(made.html()) for made in (report, other)]
    anchors = [page.xpath("//h2/@id") for page in pages]
    assert anchors[0] == anchors[1]
    assert len(anchors[0]) == 12
    heads = [[h.text_content() for h in page.xpath("//h2")] for page in pages]
    assert heads[1][0] == label("report-summary", "id") == "Ringkasan"
    assert not set(heads[0]) & set(heads[1]) - {"Audit"}
    assert pages[0].xpath("//p[@class='other']/a/@href") == ["laporan.html"]
    assert pages[1].xpath("//p[@class='other']/a/@href") == ["report.html"]


def test_links_to_the_explorer_can_be_left_out(shipped: litreview.Review) -> None:
    """Without an explorer the page leads nowhere else."""
    assert "explorer.html" not in build_report(shipped, explorer=None).html()


def test_nothing_to_tell_is_told() -> None:
    """A review without papers, and one without references, still give whole reports."""
    for papers in ([], [Paper("a", "Sebuah teks tanpa daftar.", {"title": "Teks"})]):
        made = build_report(review_papers(papers))
        page = html.fromstring(made.html())
        assert len(page.xpath("//h2")) == 12
        absent = [p.text_content() for p in page.xpath("//p[@class='absent']")]
        assert len(absent) >= 5
        assert all(text.startswith("Absent: ") or "No findings" in text for text in absent)
        docx.Document(io.BytesIO(made.docx()))
        assert made.markdown().endswith("\n")


def test_a_notebook_shows_the_page(report: Report) -> None:
    """The page stands in a frame that may run nothing."""
    shown = report._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert 'sandbox=""' in shown
    assert "numbers" in repr(report)


def test_wrong_calls_say_what_to_do(
    report: Report, shipped: litreview.Review, tmp_path: Path
) -> None:
    """An unknown ending, language or place gives one line."""
    with pytest.raises(UsageError, match=r"use an ending \.html, \.md or \.docx"):
        report.write(tmp_path / "report.pdf")
    with pytest.raises(UsageError, match="use one of en, id"):
        build_report(shipped, language="nl")
    with pytest.raises(InputError, match="cannot be written"):
        report.write(tmp_path / "absent" / "report.html")
