"""The explorer of reviews with little in them: no network, entries of an export, unlinked mentions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browser.browsing import Desk
from browser.conftest import Shipped
from litreview.explorer import build_explorer
from litreview.indexes import read_cited
from litreview.indexes.wos import parse_wos
from litreview.model import Mention, Paper, Work
from litreview.review import Review

EXPORT = "PT J\nAU Ali, B\nTI Satu\nPY 2020\nCR PRICE DJD, 1965, SCIENCE, V149, P510\nUT W1\nER"


def show(desk: Desk, path: Path, fragment: str = "") -> Any:
    """Open a page and wait until its first view is drawn."""
    page = desk.open(path, fragment)
    page.evaluate("litreview.ready")
    return page


def make_lonely(folder: Path) -> Path:
    """Write the explorer of two papers without any link; one cites what its list lacks."""
    papers = [
        Paper(f"p{n}", "teks", csl={"title": title, "author": [{"family": name}]})
        for n, (title, name) in enumerate([("Desa wisata", "Ali"), ("Kota pintar", "Budi")])
    ]
    mentions = (
        Mention("p0", 1, "(Ratna, 2018)", 7, 20, "Begitu (Ratna, 2018).", 0, 21, (), "missing", ""),
        Mention("p0", 2, "(Budi, 2020)", 30, 42, "Tetapi (Budi, 2020).", 23, 43, (), "linked", ""),
    )
    works = tuple(Work(paper.id, paper.csl, (), paper.id) for paper in papers)
    build_explorer(Review(tuple(papers), (), mentions, works)).write(folder / "lonely.html")
    return folder / "lonely.html"


def test_without_a_network_everything_else_works(desk: Desk, tmp_path: Path) -> None:
    """Records are listed, searched, opened by link, and read in both languages; no map is drawn."""
    path = make_lonely(tmp_path)
    page = show(desk, path)
    assert page.locator("#list tbody tr").count() == 2
    assert page.locator("#stage").is_hidden()
    assert "No network has an edge" in page.locator("#nomap").inner_text()
    page.locator("#search").fill("pintar")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Kota pintar"
    page.locator("#language").click()
    assert "Tidak ada jaringan" in page.locator("#nomap").inner_text()
    assert "Rekaman" in page.locator("#status").inner_text()
    page.locator("#theme").click()
    page.keyboard.press("Escape")
    linked = show(desk, path, "#record=p0")
    assert linked.locator("#panel h2").inner_text() == "Desa wisata"
    linked.keyboard.press("Escape")
    linked.locator("#tools button").last.evaluate("button => button.click()")
    nothing = tmp_path / "nothing.html"
    build_explorer(Review((), (), (), ())).write(nothing)
    assert "Records: 0 of 0 nodes" in show(desk, nothing).locator("#status").inner_text()


def test_a_mention_without_entry_stands_at_its_paper(desk: Desk, tmp_path: Path) -> None:
    """The sentence, its marker lit, both as a mention and where the audit complains of it."""
    page = show(desk, make_lonely(tmp_path), "#record=p0")
    part = page.locator("#panel details.part")
    unlinked = part.filter(has=page.get_by_role("heading", name="Citations without an entry"))
    assert unlinked.locator("mark.marker").all_inner_texts() == ["(Ratna, 2018)"]
    assert "no entry for it" in unlinked.inner_text()
    problems = part.filter(has=page.get_by_role("heading", name="Problems"))
    assert "Begitu (Ratna, 2018)." in problems.inner_text()
    page.locator("#language").click()
    assert "Sitiran tanpa entri" in page.locator("#panel").inner_text()


def test_problems_lead_to_their_entries(desk: Desk, pages: Shipped) -> None:
    """What is wrong with an entry is said at its work with the entry's place, in both languages."""
    corpus = pages.explorer.corpus
    record = next(r for r in corpus["records"] if any("reference" in p for p in r["problems"]))
    problem = next(p for p in record["problems"] if "reference" in p)
    reference = corpus["references"][problem["reference"]]
    page = show(desk, pages.page, f"#record={record['id']}")
    rows = page.locator("#panel .part > .problems li")
    where = f"{corpus['records'][reference['paper']]['label']} · entry {reference['n']}"
    assert rows.locator("button", has_text=where).count() >= 1
    english = problem["message"]["en"]
    assert english in rows.first.inner_text()
    page.locator("#language").click()
    assert problem["message"]["id"] in rows.first.inner_text()


def test_entries_of_an_export_are_not_called_printed(desk: Desk, tmp_path: Path) -> None:
    """Their heading says where they are from, and nothing claims to be sure of a reading."""
    papers = parse_wos(EXPORT)
    references = tuple(read_cited(papers[0]))
    works = (
        Work("W1", papers[0].csl, (), "W1"),
        Work("price", references[0].csl, (references[0].id,)),
    )
    path = tmp_path / "export.html"
    build_explorer(Review(tuple(papers), references, (), works)).write(path)
    for fragment in ("#record=price", "#edge=citation/W1/price"):
        words = show(desk, path, fragment).locator("#panel").inner_text()
        assert "PRICE DJD" in words
        assert "exported file" in words
        assert "Printed entries" not in words
        assert "confidence" not in words


def test_linked_nodes_only_is_counted_too(desk: Desk, pages: Shipped) -> None:
    """Beside every choice stands what the map then shows, chosen one by one."""
    page = show(desk, pages.page)
    page.get_by_label("Linked nodes only").check()
    choices = page.locator("#filters fieldset:has(legend:text-is('Type')) label.choice")
    told, shown = [], []
    for n in range(min(choices.count(), 8)):
        told.append(choices.nth(n).locator(".count").inner_text())
        choices.nth(n).locator("input").check()
        shown.append(str(page.evaluate("litreview.shown().nodes")))
        choices.nth(n).locator("input").uncheck()
    assert told == shown
    assert len(set(told)) > 1


def test_a_link_to_what_is_not_there_says_so(desk: Desk, pages: Shipped) -> None:
    """At once and on a later change; what stood open stays."""
    page = show(desk, pages.page, "#record=tak%20ada")
    assert page.locator("#status").inner_text() == "Not in this page: record=tak ada"
    page.evaluate("location.hash = '#record=rijal2023'")
    page.locator("#panel h2").wait_for()
    page.evaluate("location.hash = '#edge=citation/a/b'")
    page.wait_for_timeout(50)
    assert page.locator("#status").inner_text() == "Not in this page: edge=citation/a/b"
    assert page.locator("#panel").is_visible()


def test_the_word_at_the_pointer_goes_with_its_network(desk: Desk, pages: Shipped) -> None:
    """A link to another network leaves no words of the old one beside the pointer."""
    page = show(desk, pages.page)
    at = page.evaluate("litreview.at('rijal2023')")
    page.mouse.move(at["x"], at["y"])
    page.locator("#tip").wait_for()
    page.evaluate("location.hash = '#network=co-word'")
    page.wait_for_function("litreview.shown().network === 'co-word'")
    assert page.locator("#tip").is_hidden()
