"""Measure the explorer's first view in headless Chromium on made-up networks. One JSON line.

    python benchmarks/explorer.py --nodes 5000 --edges 50000
    python benchmarks/explorer.py --page explorer.html

`first_view_ms` counts from the start of navigation to the page's own mark, which it sets after its
first drawn frames; `file_mb` is the whole file, `page_mb` the page without data.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from litreview.explorer.page import render_page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
WORDS = [
    "layanan",
    "publik",
    "media",
    "sosial",
    "desa",
    "warga",
    "inovasi",
    "data",
    "kebijakan",
    "digital",
]


def make_corpus(nodes: int, edges: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a corpus of works and one network between them, the same for the same sizes."""
    dice = random.Random(nodes * 1_000_003 + edges)
    clusters = max(1, min(24, nodes // 40))
    centre = [(dice.gauss(0, 10), dice.gauss(0, 10)) for _ in range(clusters)]
    member = [dice.randrange(clusters) for _ in range(nodes)]
    records = [_make_record(i, dice) for i in range(nodes)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < min(edges, nodes * (nodes - 1) // 2):
        a, b = dice.randrange(nodes), dice.randrange(nodes)
        if a != b and (member[a] == member[b] or dice.random() < 0.1):
            pairs.add((min(a, b), max(a, b)))
    chosen = sorted(pairs)
    network = {
        "nodes": {
            "id": [r["id"] for r in records],
            "label": [r["label"] for r in records],
            "x": [round(centre[m][0] + dice.gauss(0, 2.5), 4) for m in member],
            "y": [round(centre[m][1] + dice.gauss(0, 2.5), 4) for m in member],
            "size": [int(dice.paretovariate(1.4)) for _ in member],
            "cluster": [m + 1 for m in member],
            "records": [[i] for i in range(nodes)],
            "kind": ["paper" if i % 20 == 0 else "work" for i in range(nodes)],
        },
        "edges": {
            "source": [a for a, _ in chosen],
            "target": [b for _, b in chosen],
            "weight": [int(dice.paretovariate(1.5)) for _ in chosen],
        },
        "links": None,
        "groups": None,
    }
    said = {"en": "Made-up works", "id": "Karya rekaan"}
    told = {"kind": "co-citation", "label": said, "about": said, "warning": None, "directed": False}
    sizes = {"n_nodes": nodes, "n_edges": len(chosen), "left_out": 0, "nodes_left_out": 0}
    corpus = {
        **{"format": 1, "version": "0", "title": "Benchmark", "language": "en", "warning": None},
        **{"themes": [], "references": [], "mentions": [], "evidence": []},
        "records": records,
        "networks": [{**told, **sizes}],
    }
    return corpus, [network]


def _make_record(i: int, dice: random.Random) -> dict[str, Any]:
    title = " ".join(dice.choice(WORDS) for _ in range(10))
    year = dice.randint(1990, 2025)
    lists = ("themes", "fields", "problems", "reasons", "references", "entries", "mentions")
    return {
        **{name: [] for name in (*lists, "evidence")},
        **{"id": f"w{i:05}", "kind": "work", "label": f"Nama{i} ({year})", "title": title},
        **{"authors": [f"Nama{i}, A."], "year": year, "container": None, "type": "book"},
        **{"language": dice.choice(("id", "en")), "doi": None, "url": None, "cited": 1},
    }


def measure(page: Path, runs: int) -> dict[str, Any]:
    """Open a page in a new tab several times; return the times to its first view."""
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(runs):
            tab = browser.new_page(viewport={"width": 1366, "height": 800})
            tab.goto(page.as_uri())
            tab.wait_for_function("window.litreview")
            tab.evaluate("litreview.ready")
            mark = "performance.getEntriesByName('litreview-first-view')[0].startTime"
            times.append(round(tab.evaluate(mark)))
            start = time.perf_counter()
            tab.locator("#search").fill("media sosial")
            tab.locator("#results li").first.wait_for()
            searched = round(1000 * (time.perf_counter() - start))
            tab.close()
        browser.close()
    return {"first_view_ms": round(median(times)), "runs_ms": times, "search_ms": searched}


def main() -> None:
    """Read the arguments, measure, print one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nodes", type=int, default=5000)
    parser.add_argument("--edges", type=int, default=50000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--page", type=Path, help="measure this page instead of made-up data")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = given.page
        row: dict[str, Any] = {"job": "explorer"}
        if page is None:
            corpus, networks = make_corpus(given.nodes, given.edges)
            page = Path(folder) / "explorer.html"
            page.write_text(render_page(corpus, networks), encoding="utf-8")
            row |= {"nodes": given.nodes, "edges": len(networks[0]["edges"]["source"])}
            bare = len(render_page({**corpus, "records": [], "networks": []}, []).encode())
            row["page_mb"] = round(bare / 1e6, 3)
        row["file_mb"] = round(page.stat().st_size / 1e6, 3)
        print(json.dumps(row | measure(page.resolve(), given.runs)), flush=True)


if __name__ == "__main__":
    main()
