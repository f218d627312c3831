"""The explorer's looks: reachable for everyone, light and dark, on a phone, in print, in a notebook."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from browser.axe import find_faults
from browser.browsing import NO_3D, PHONE, Desk, start_browser
from browser.conftest import Shipped
from browser.looks import compare
from litreview.explorer.page import render_page

RECORD = "#record=arianto2022"
ALLOWED = 2_000_000
"""Bytes that the page may take beside its data."""
NOTEBOOK = """
import sys, nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
papers, out = sys.argv[1:]
cells = [nbformat.v4.new_code_cell(f"import litreview\\nlitreview.read({papers!r}).explore(kinds=['citation', 'co-word'])")]
book = nbformat.v4.new_notebook(cells=cells)
book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
ExecutePreprocessor(timeout=300).preprocess(book, {})
open(out, "w", encoding="utf-8").write(HTMLExporter().from_notebook_node(book)[0])
"""


def show(desk: Desk, pages: Shipped, fragment: str = "", **options: Any) -> Any:
    """Open the explorer and wait until its first view is drawn and still."""
    page = desk.open(pages.page, fragment, **options)
    page.evaluate("litreview.ready")
    page.wait_for_timeout(150)
    return page


def overflow(page: Any) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def ground(page: Any) -> list[int]:
    """Return the colour of the page's ground."""
    return list(
        page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    )


VIEWS = {
    "light": ("", {}),
    "dark": ("", {"dark": True}),
    "record": (RECORD, {}),
    "record-dark": (RECORD, {"dark": True}),
    "edge": ("#edge=bibliographic-coupling/arianto2022/rijal2023", {}),
    "phone": ("", {"size": PHONE}),
    "phone-record": (RECORD, {"size": PHONE}),
    "co-word": ("#network=co-word", {}),
}


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_keeps_anyone_out(desk: Desk, pages: Shipped, view: str) -> None:
    """axe-core finds no serious or critical fault, and the page is as wide as its window."""
    fragment, options = VIEWS[view]
    page = show(desk, pages, fragment, **options)
    assert find_faults(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("view", ["light", "dark", "record", "phone", "co-word"])
def test_it_looks_as_it_did(desk: Desk, pages: Shipped, view: str) -> None:
    """A screenshot is like the committed one; fonts may differ, gaps may not."""
    fragment, options = VIEWS[view]
    compare(show(desk, pages, fragment, **options).screenshot(), f"explorer-{view}")


def test_dark_is_dark_and_the_reader_decides(desk: Desk, pages: Shipped) -> None:
    """The system's choice is taken, map included, until the reader makes one; it is remembered."""
    light, dark = show(desk, pages), show(desk, pages, dark=True)
    assert min(ground(light)) > 200 > 60 > max(ground(dark))
    light.locator("#theme").click()
    assert max(ground(light)) < 60
    light.reload()
    light.evaluate("litreview.ready")
    assert max(ground(light)) < 60


def test_clusters_differ_in_shape_and_in_colour(desk: Desk, pages: Shipped) -> None:
    """The legend's signs are all different as drawings, and those of clusters in both ways."""
    page = show(desk, pages, "#network=co-word")
    signs = page.locator("#legend li:has-text('Cluster') svg")
    drawn = signs.evaluate_all(
        'all => all.map(one => [one.innerHTML.replace(/fill="[^"]*"|style="[^"]*"/g, \'\'),'
        "getComputedStyle(one.firstElementChild).fill])"
    )
    assert len(drawn) >= 3
    assert len({shape for shape, _ in drawn}) == len({colour for _, colour in drawn}) == len(drawn)


def test_a_phone_reaches_everything(desk: Desk, pages: Shipped) -> None:
    """At 360 pixels search, filters and records work, and all columns of the list are in reach."""
    page = show(desk, pages, size=PHONE)
    page.locator("#filters summary").first.click()
    assert page.get_by_label("from", exact=True).is_visible()
    page.locator("#search").fill("sugiyono")
    page.locator("#results [role=option]").first.click()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert overflow(page) <= 0
    page.get_by_role("button", name="Close").click()
    assert page.evaluate(
        "(() => { const s = document.querySelector('#list .scroll'); const h = s.querySelector('th.links, thead th:last-child');"
        "const seen = h.offsetParent === null || h.getBoundingClientRect().right <= innerWidth + 1;"
        "return seen || (s.scrollWidth > s.clientWidth && getComputedStyle(s).overflowX !== 'hidden') })()"
    )


def test_print_shows_the_list_and_no_controls(desk: Desk, pages: Shipped) -> None:
    """On paper stand the list and what is chosen; search, filters and buttons do not."""
    page = show(desk, pages, media="print")
    for hidden in ("#search", "#filters", "#tools", "#language"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator("#list tbody tr").first.is_visible()
    assert max(255 - c for c in ground(page)) < 10
    assert len(page.pdf()) > 10_000


def test_without_webgl_the_list_stands_alone(browser: Any, pages: Shipped) -> None:
    """A browser without 3D gets a notice and the list, filters and records all the same."""
    with start_browser(*NO_3D, beside=browser) as flat:
        desk = Desk(flat)
        page = show(desk, pages)
        assert page.locator("#nomap").is_visible()
        assert page.locator("#list tbody tr").count() == 50
        page.locator("#search").fill("sugiyono")
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").is_visible()
        assert find_faults(page) == []
        page.locator("#network").select_option("1")
        assert page.evaluate("litreview.shown().network") == "co-citation"
        assert desk.close() == []


def test_places_do_not_move_between_builds(pages: Shipped) -> None:
    """A second build of the same papers draws every node at the same place: the same bytes."""
    again = pages.review.explore(pages.matrix)
    for one, other in zip(pages.explorer.networks, again.networks, strict=True):
        assert one["nodes"]["x"] == other["nodes"]["x"]
        assert one["nodes"]["y"] == other["nodes"]["y"]
    assert again.html() == pages.page.read_text(encoding="utf-8")


def test_the_page_is_small(pages: Shipped) -> None:
    """Program, style and words take at most 2 MB; the rest of the file is the data."""
    blocks = render_page({**pages.explorer.corpus, "records": [], "references": [], "mentions": [], "evidence": [], "networks": []}, [])  # fmt: skip
    assert len(blocks.encode()) <= ALLOWED
    assert pages.page.stat().st_size <= 2 * ALLOWED


def test_five_thousand_nodes_open(desk: Desk, tmp_path: Path) -> None:
    """5,000 nodes and 50,000 edges are drawn, listed and found; `benchmarks` times it."""
    draw = random.Random(5)
    nodes, edges = 5_000, 50_000
    ends = sorted({tuple(sorted(draw.sample(range(nodes), 2))) for _ in range(edges + 200)})[:edges]
    records = [
        {"id": f"w{n}", "kind": "work", "label": f"Penulis{n} ({1990 + n % 30})", "title": f"Judul {n}",
         "authors": [f"Penulis{n}"], "year": 1990 + n % 30, "container": None, "type": "book", "language": "id",
         "doi": None, "url": None, "themes": [], "cited": 1, "fields": [], "problems": [], "reasons": [],
         "references": [], "entries": [], "mentions": [], "evidence": []}
        for n in range(nodes)
    ]  # fmt: skip
    words = {"en": "co-citation", "id": "kositasi"}
    told = {"kind": "co-citation", "label": words, "about": words, "warning": None, "directed": False,
            "n_nodes": nodes, "n_edges": edges, "left_out": 0, "nodes_left_out": 0}  # fmt: skip
    corpus = {"format": 1, "version": "0", "title": "Besar", "language": "en", "labels": {}, "warning": None,
              "themes": [], "records": records, "references": [], "mentions": [], "evidence": [], "networks": [told]}  # fmt: skip
    network = {
        "nodes": {"id": [f"w{n}" for n in range(nodes)], "label": [r["label"] for r in records],
                  "x": [round(draw.uniform(0, 1), 4) for _ in records], "y": [round(draw.uniform(0, 1), 4) for _ in records],
                  "size": [1 + n % 9 for n in range(nodes)], "cluster": [1 + n % 8 for n in range(nodes)],
                  "records": [[n] for n in range(nodes)], "kind": ["work"] * nodes},
        "edges": {"source": [a for a, _ in ends], "target": [b for _, b in ends], "weight": [1 + (a + b) % 5 for a, b in ends]},
        "links": None, "groups": None,
    }  # fmt: skip
    path = tmp_path / "large.html"
    path.write_text(render_page(corpus, [network]), encoding="utf-8")
    page = desk.open(path)
    page.evaluate("litreview.ready")
    assert page.evaluate("litreview.shown()") == {"nodes": nodes, "edges": edges, "network": "co-citation"}  # fmt: skip
    page.locator("#search").fill("Judul 4321")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Judul 4321"
    page.get_by_label("from", exact=True).fill("2019")
    page.get_by_label("from", exact=True).press("Tab")
    assert page.evaluate("litreview.shown().nodes") == sum(r["year"] >= 2019 for r in records)


def test_it_lives_in_an_exported_notebook(desk: Desk, tmp_path: Path, pages: Shipped) -> None:
    """`review.explore()` in a cell, executed and turned into HTML: the frame answers."""
    pytest.importorskip("nbconvert")
    papers, out = Path(__file__).resolve().parents[2] / "data/papers", tmp_path / "book.html"
    script = tmp_path / "export.py"
    script.write_text(NOTEBOOK, encoding="utf-8")
    subprocess.run([sys.executable, script, papers, out], check=True, capture_output=True)
    page = desk.open(out)
    frame = page.frame_locator("iframe")
    frame.locator("#list tbody tr").first.wait_for()
    assert f"of {len(pages.review.works)}" in frame.locator("#list h2").inner_text()
    frame.locator("#search").fill("semantic algorithms")
    frame.locator("#results [role=option]").first.click()
    assert "European local governments" in frame.locator("#panel h2").inner_text()
    frame.locator("#language").click()
    assert "Saringan" in frame.locator("#filters").inner_text()
    # The notebook's own page asks hosts for MathJax and RequireJS, which are not ours.
    ours = [fault for fault in desk.close() if "cdnjs" not in fault and "ERR_FAILED" not in fault and "require" not in fault]  # fmt: skip
    assert ours == []
    desk.faults.__init__()  # type: ignore[misc]
