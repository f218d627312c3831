"""A record of 5,000 authors: all of them are kept, shown on demand, and exported."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest

import litreview
from browser.browsing import Desk

AUTHORS = [{"family": f"Penulis{n}", "given": "A. B."} for n in range(5_000)]


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> litreview.Review:
    """Two records, one by 5,000 persons, that cite one work."""
    cited = [{"unstructured": "Bovens, M. (2007). Analysing accountability. European Law Journal, 13(4), 447–468."}]  # fmt: skip
    records = [
        {"id": name, "type": "article-journal", "title": f"Judul {name}", "author": authors,
         "issued": {"date-parts": [[2020]]}, "DOI": f"10.5555/{name}", "reference": cited}
        for name, authors in [("banyak", AUTHORS), ("satu", AUTHORS[:1])]
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("authors") / "records.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return litreview.read(path)


def test_all_authors_are_in_the_frame_and_in_bibtex(
    review: litreview.Review, tmp_path: Path
) -> None:
    """None of the 5,000 is lost on the way out."""
    paper = review.papers.set_index("paper").loc["banyak"]
    assert len(paper["authors"]) == len(AUTHORS)
    review.export(tmp_path / "a.bib")
    entries = bibtexparser.loads((tmp_path / "a.bib").read_text(encoding="utf-8")).entries
    authors = next(entry["author"] for entry in entries if entry["ID"] == "banyak")
    assert authors.count(" and ") == len(AUTHORS) - 1


def test_the_explorer_shows_such_a_record(
    review: litreview.Review, tmp_path: Path, desk: Desk
) -> None:
    """Its panel opens, has all names, and stays as wide as it is."""
    review.explore(kinds=["citation", "bibliographic-coupling"]).write(tmp_path / "a.html")
    page = desk.open(tmp_path / "a.html", "#record=banyak")
    page.evaluate("litreview.ready")
    assert page.locator("#panel h2").inner_text() == "Judul banyak"
    assert "Penulis4999" in page.locator("#panel").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
