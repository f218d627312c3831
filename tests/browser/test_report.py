"""The report of the shipped papers, read as people read it: on a screen, on a phone, on paper."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest

from browser.axe import find_faults
from browser.browsing import PHONE, Desk
from browser.conftest import Shipped
from browser.looks import compare

SECTIONS = ("corpus", "coverage", "quality", "audit", "networks", "indicators", "matrix", "methods")
VIEWS: dict[str, dict[str, Any]] = {"light": {}, "dark": {"dark": True}, "phone": {"size": PHONE}}


A4 = (680, 960)
"""What fits between the margins, in pixels."""


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF without white space, hyphens of broken lines taken away."""
    pages = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return "".join(text.replace("\ufffe", "-").split())


def in_view(page: Any, anchor: str) -> bool:
    """Say whether an element stands, at least with its beginning, in the window."""
    return bool(
        page.evaluate(
            "id => { const r = document.getElementById(id).getBoundingClientRect();"
            "return r.height > 0 && r.top >= -1 && r.top < innerHeight }",
            anchor,
        )
    )


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_keeps_anyone_out(desk: Desk, pages: Shipped, view: str) -> None:
    """axe-core finds no serious or critical fault; the page is as wide as its window."""
    page = desk.open(pages.report, **VIEWS[view])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("view", VIEWS)
def test_it_looks_as_it_did(desk: Desk, pages: Shipped, view: str) -> None:
    """A screenshot of the first window is like the committed one."""
    compare(desk.open(pages.report, **VIEWS[view]).screenshot(), f"report-{view}")


@pytest.mark.parametrize("anchor", ["networks", "matrix"])
def test_a_section_looks_as_it_did(desk: Desk, pages: Shipped, anchor: str) -> None:
    """The charts and the matrix are drawn, not only their headings."""
    page = desk.open(pages.report, f"#{anchor}")
    compare(page.screenshot(), f"report-{anchor}")


def test_the_sections_follow_each_other(desk: Desk, pages: Shipped) -> None:
    """The contents lead to every section; one heading of the first level, none skipped."""
    page = desk.open(pages.report)
    anchors = page.locator("nav.contents a").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert [anchor for anchor in anchors if anchor in SECTIONS] == list(SECTIONS)
    for anchor in anchors:
        page.locator(f"nav.contents a[href='#{anchor}']").click()
        assert in_view(page, anchor), anchor
    levels = page.locator("h1,h2,h3,h4,h5,h6").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:]))  # noqa: B905, RUF007


def test_a_cell_of_the_matrix_opens_its_sentences(desk: Desk, pages: Shipped) -> None:
    """A number is clicked; as many sentences come into view, verbatim, and a way back."""
    page = desk.open(pages.report)
    cells = page.locator("#matrix ~ * a[href^='#evidence-'], section a[href^='#evidence-']")
    assert cells.count() > 20
    evidence = {(e.theme, e.paper): [] for e in pages.matrix.evidence}
    for one in pages.matrix.evidence:
        evidence[one.theme, one.paper].append(" ".join(one.sentence.split()))
    listed = [sorted(sentences) for sentences in evidence.values()]
    for n in range(0, cells.count(), 9):
        cell = cells.nth(n)
        anchor = (cell.get_attribute("href") or "").removeprefix("#")
        cell.click()
        assert in_view(page, anchor)
        shown = page.locator(f"[id='{anchor}'] li").all_inner_texts()
        assert len(shown) == int(cell.inner_text())
        words = [" ".join(text.split()) for text in shown]
        assert any(
            len(sentences) == len(words)
            and all(any(sentence in text for text in words) for sentence in sentences)
            for sentences in listed
        ), anchor
    page.locator(f"[id='{anchor}'] .back a, [id='{anchor}'] a[href^='#cell']").first.click()
    assert in_view(page, (cell.get_attribute("id") or ""))


def test_no_link_within_the_page_leads_nowhere(desk: Desk, pages: Shipped) -> None:
    """Every `#…` of the page is the id of one element, and of one only."""
    page = desk.open(pages.report)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => decodeURIComponent(a.hash.slice(1)))"
            ".filter(id => !document.getElementById(id))"
        )
        == []
    )
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_links_into_the_explorer_open_what_they_name(desk: Desk, pages: Shipped) -> None:
    """Every deep link of the report is one that the explorer beside it follows."""
    text = pages.report.read_text(encoding="utf-8")
    fragments = sorted(set(re.findall(r'href="explorer\.html(#[^"]+)"', text)))
    assert {fragment.split("=")[0] for fragment in fragments} >= {"#record", "#edge"}
    page = desk.open(pages.page)
    page.evaluate("litreview.ready")
    lost = []
    for fragment in fragments:
        shown = page.evaluate(
            "async fragment => { location.hash = '#none'; await new Promise(done => setTimeout(done));"
            "document.querySelector('#panel button[aria-label=\"Close\"]')?.click();"
            "location.hash = fragment; await new Promise(done => setTimeout(done, 5));"
            "const panel = document.getElementById('panel');"
            "return [panel.hidden ? null : panel.innerText, litreview.shown().network] }",
            fragment.replace("&amp;", "&"),
        )
        kind, _, rest = fragment.partition("=")
        fits = shown[1] == unquote(rest) if kind == "#network" else shown[0]
        if kind == "#record":
            fits = shown[0] and unquote(rest) in shown[0]
        if not fits:
            lost.append(fragment)
    assert lost == []


def test_a_click_leads_from_the_report_to_the_explorer(desk: Desk, pages: Shipped) -> None:
    """The file beside it opens, with the record."""
    page = desk.open(pages.report)
    page.locator("a[href='explorer.html#record=rijal2023']").first.click()
    page.wait_for_url("**/explorer.html#record=rijal2023")
    assert "rijal2023" in page.locator("#panel .ids").inner_text()


def test_it_prints_whole(desk: Desk, pages: Shipped) -> None:
    """On paper what is folded on a screen stands open: every finding of the audit is printed."""
    printed = pdf_text(desk.open(pages.report).pdf(format="A4"))
    missing = {
        row.advice
        for row in pages.review.audit().itertuples()
        if "".join(row.advice.split()) not in printed
    }
    assert missing == set()
    assert "".join(pages.matrix.evidence[-1].sentence.split()) in printed


def test_no_column_is_lost_on_paper(desk: Desk, pages: Shipped) -> None:
    """A table that scrolls on a screen is as wide as A4 at most."""
    page = desk.open(pages.report, media="print", size=A4)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    wide = page.locator("table").evaluate_all(
        "all => all.filter(t => t.getBoundingClientRect().right > innerWidth + 1"
        " || t.parentElement.scrollWidth > t.parentElement.clientWidth + 1)"
        ".map(t => t.caption?.textContent)"
    )
    assert wide == []


def test_it_needs_no_script(desk: Desk, pages: Shipped) -> None:
    """Without JavaScript everything but the folding in print is the same."""
    page = desk.open(pages.report, scripts=False)
    assert page.locator("#matrix").is_visible()
    page.locator("a[href^='#evidence-']").first.click()
    assert "#evidence-" in page.url


def test_dark_is_dark(desk: Desk, pages: Shipped) -> None:
    """The system's choice is taken."""
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert min(desk.open(pages.report).evaluate(colour)) > 200
    assert max(desk.open(pages.report, dark=True).evaluate(colour)) < 60
