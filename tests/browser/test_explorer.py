"""The explorer of the shipped papers, used as people use it: every number is a frame's."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from browser.browsing import Desk
from browser.conftest import Shipped

SHOWN = "litreview.shown()"


def show(desk: Desk, pages: Shipped, fragment: str = "", **options: Any) -> Any:
    """Open the explorer and wait until its first view is drawn."""
    page = desk.open(pages.page, fragment, **options)
    page.evaluate("litreview.ready")
    return page


def part(page: Any, title: str) -> Any:
    """Return a part of the panel by its heading."""
    return page.locator("#panel details.part").filter(has=page.get_by_role("heading", name=title))


def texts(locator: Any) -> list[str]:
    """Return the texts of elements, white space squeezed."""
    return [" ".join(text.split()) for text in locator.all_text_contents()]


def entry_texts(pages: Shipped, references: list[str]) -> list[str]:
    """Return printed entries as the frame has them, white space squeezed."""
    frame = pages.review.references.set_index("reference")
    return [" ".join(str(frame.loc[name, "text"]).split()) for name in references]


def shown_entries(within: Any) -> list[str]:
    """Return the printed entries shown, without the words that name their fields."""
    found = within.locator(".entry blockquote").evaluate_all(
        "all => all.map(one => { const bare = one.cloneNode(true);"
        "bare.querySelectorAll('.tag').forEach(tag => tag.remove()); return bare.textContent })"
    )
    return [" ".join(text.split()) for text in found]


def most_cited(pages: Shipped) -> dict[str, Any]:
    """Return the row of the work that most papers cite."""
    works = pages.review.works
    row: dict[str, Any] = works.loc[works["n_citing"].idxmax()].to_dict()
    return row


def test_first_view_is_the_whole_citation_network(desk: Desk, pages: Shipped) -> None:
    """Map and list hold every work and every citation of the frames."""
    page = show(desk, pages)
    shown = page.evaluate(SHOWN)
    works, citations = len(pages.review.works), len(pages.review.citations)
    assert shown == {"nodes": works, "edges": citations, "network": "citation"}
    assert f"{works} of {works}" in page.locator("#list h2").inner_text()
    assert page.locator("#map canvas").count() > 0
    assert page.locator("#nomap").is_hidden()


def test_every_network_opens_and_counts_as_the_package_does(desk: Desk, pages: Shipped) -> None:
    """The select names every network with an edge; each shows the nodes and edges it has."""
    page = show(desk, pages)
    told = pages.explorer.corpus["networks"]
    assert len(told) >= 5
    for index, network in enumerate(told):
        page.locator("#network").select_option(str(index))
        graph = pages.review.network(network["kind"])
        shown = page.evaluate(SHOWN)
        assert shown["network"] == network["kind"]
        assert (shown["nodes"], shown["edges"]) == (len(graph), graph.size()), network["kind"]


def test_search_finds_a_work_and_opens_it(desk: Desk, pages: Shipped) -> None:
    """A word of a title is typed, the work is chosen with a click, its panel names it."""
    page = show(desk, pages)
    works = pages.review.works
    (work,) = works[works["title"].str.contains("semantic algorithms", na=False)].to_dict("records")
    page.locator("#search").fill("semantic algorithms")
    option = page.locator("#results [role=option]")
    assert option.count() == 1
    option.click()
    assert page.locator("#panel h2").inner_text() == work["title"]
    assert work["authors"][0].split(",")[0] in page.locator("#panel .authors").inner_text()


def test_search_says_when_nothing_is_found(desk: Desk, pages: Shipped) -> None:
    """A word that stands nowhere opens no list and says 0."""
    page = show(desk, pages)
    page.locator("#search").fill("zzzqqq")
    assert page.locator("#results").is_hidden()
    assert page.locator("#status").inner_text() == "0 found"


def choose(page: Any, legend: str, value: str) -> Any:
    """Tick a choice of a filter; unfold the filter where it is folded."""
    group = page.locator("#filters fieldset").filter(has=page.locator("legend", has_text=legend))
    label = group.locator("label.choice").filter(has_text=value).first
    if not label.is_visible():
        group.locator("summary").click()
    label.locator("input").check()
    return label


@pytest.mark.parametrize(
    ("legend", "value", "mask"),
    [
        ("Type", "web page", lambda works: works["type"] == "webpage"),
        ("Type", "journal article", lambda works: works["type"] == "article-journal"),
        ("Language", "English", lambda works: works["language"] == "en"),
        ("Language", "not given", lambda works: works["language"].isna()),
    ],
)
def test_a_filter_shows_what_the_frame_counts(
    desk: Desk, pages: Shipped, legend: str, value: str, mask: Any
) -> None:
    """Type and language: the count beside the choice, the list and the map agree with the frame."""
    page = show(desk, pages)
    expected = int(mask(pages.review.works).sum())
    assert 0 < expected < len(pages.review.works)
    label = choose(page, legend, value)
    assert label.locator(".count").inner_text() == str(expected)
    assert page.evaluate(SHOWN)["nodes"] == expected
    assert page.locator("#list tbody tr").count() == min(expected, 50)
    page.get_by_role("button", name="Reset filters").click()
    assert page.evaluate(SHOWN)["nodes"] == len(pages.review.works)


def test_years_show_what_the_frame_counts(desk: Desk, pages: Shipped) -> None:
    """From 2020 to 2021: as many works as the frame has, and the citations among them."""
    page = show(desk, pages)
    works, citations = pages.review.works, pages.review.citations
    page.get_by_label("from", exact=True).fill("2020")
    page.get_by_label("to", exact=True).fill("2021")
    page.get_by_label("to", exact=True).press("Tab")
    within = set(works.loc[works["year"].between(2020, 2021).fillna(False), "work"])
    among = citations["citing"].isin(within) & citations["cited"].isin(within)
    shown = page.evaluate(SHOWN)
    assert (shown["nodes"], shown["edges"]) == (len(within), int(among.sum()))


def test_a_theme_shows_the_papers_with_its_sentences(desk: Desk, pages: Shipped) -> None:
    """The papers that a theme leaves are those with evidence of it."""
    page = show(desk, pages)
    evidence = pd.DataFrame(
        [(e.theme, e.paper) for e in pages.matrix.evidence], columns=["theme", "paper"]
    )
    papers = evidence.groupby("theme")["paper"].nunique()
    theme = next(t for t in pages.matrix.codebook.themes if papers.get(t.id, 0) == 2)
    choose(page, "Theme", theme.labels["en"])
    assert page.evaluate(SHOWN)["nodes"] == 2
    with_theme = set(evidence.loc[evidence["theme"] == theme.id, "paper"])
    ids = page.evaluate("JSON.parse(document.getElementById('network-0').textContent).nodes.id")
    rows = page.locator("#list tbody tr").evaluate_all("all => all.map(r => +r.dataset.node)")
    assert {ids[row] for row in rows} == with_theme


def test_click_through_from_a_node_to_print_and_sentences(desk: Desk, pages: Shipped) -> None:
    """A row of the list opens the work: its printed entries, and the sentences that cite it."""
    page = show(desk, pages)
    work = most_cited(pages)
    page.locator("#list tbody button").filter(has_text=work["title"][:40]).first.click()
    behind = part(page, "Printed entries behind it")
    assert sorted(shown_entries(behind)) == sorted(entry_texts(pages, list(work["references"])))
    cited = set(work["references"])
    sentences = {
        " ".join(m.sentence.split()) for m in pages.review.mention_records if cited & set(m.cites)
    }
    assert sentences, "the test needs a work that is cited in a text"
    quoted = texts(part(page, "Sentences that cite it").locator("blockquote"))
    assert set(quoted) == sentences


def test_a_paper_opens_its_own_list_in_order(desk: Desk, pages: Shipped) -> None:
    """All entries of a paper's list stand in its panel, verbatim and in order."""
    page = show(desk, pages, "#record=rijal2023")
    own = part(page, "Its own reference list")
    own.locator("> summary").click()
    while own.locator("button.more").count():
        own.locator("button.more").first.click()
    frame = pages.review.references
    printed = frame[frame["paper"] == "rijal2023"].sort_values("n")["reference"].tolist()
    assert shown_entries(own) == entry_texts(pages, printed)


@pytest.mark.parametrize("kind", ["co-citation", "bibliographic-coupling", "citation", "co-word"])
def test_an_edge_shows_the_references_that_make_it(desk: Desk, pages: Shipped, kind: str) -> None:
    """The heaviest edge of a network shows the entries that `Review.explain` names, no others."""
    graph = pages.review.network(kind)
    source, target = max(graph.edges, key=lambda e: (graph.edges[e].get("weight", 1), e))
    explained = pages.review.explain(kind, source, target)
    expected = {name for names in explained["references"] for name in names}
    page = show(desk, pages, f"#edge={kind}/{source.replace(' ', '%20')}/{target}")
    assert not page.locator("#panel").is_hidden()
    while page.locator("#panel button.more").count():
        page.locator("#panel button.more").first.click()
    assert set(shown_entries(page.locator("#panel"))) == set(entry_texts(pages, sorted(expected)))


def test_a_deep_link_opens_its_record_and_an_unknown_one_harms_nothing(
    desk: Desk, pages: Shipped
) -> None:
    """`#record=ID` opens the record at once and on a later change; an unknown id opens none."""
    page = show(desk, pages, "#record=rijal2023")
    paper = pages.review.papers.set_index("paper")
    assert page.locator("#panel h2").inner_text() == paper.loc["rijal2023", "title"]
    page.evaluate("location.hash = '#record=arianto2022'")
    page.wait_for_timeout(50)
    assert page.locator("#panel h2").inner_text() == paper.loc["arianto2022", "title"]
    for fragment in ("#record=none", "#edge=citation/a", "#network=x", "#%", "#record=%E0%A4%A"):
        other = show(desk, pages, fragment)
        assert other.locator("#panel").is_hidden()
        assert other.evaluate(SHOWN)["nodes"] == len(pages.review.works)


def test_the_panel_remembers_the_way_back(desk: Desk, pages: Shipped) -> None:
    """From a work to a paper that cites it, and back."""
    page = show(desk, pages, f"#record={most_cited(pages)['work']}")
    first = page.locator("#panel h2").inner_text()
    page.locator("#panel .neighbour button.link").first.click()
    assert page.locator("#panel h2").inner_text() != first
    page.get_by_role("button", name="Back").click()
    assert page.locator("#panel h2").inner_text() == first


def test_the_language_can_be_changed(desk: Desk, pages: Shipped) -> None:
    """Every word of the page changes, the texts of papers do not."""
    page = show(desk, pages, "#record=rijal2023")
    title = page.locator("#panel h2").inner_text()
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "id"
    assert "Saringan" in page.locator("#filters").inner_text()
    assert "simpul" in page.locator("#status").inner_text()
    assert page.locator("#panel h2").inner_text() == title
    assert page.locator("#panel").get_by_role("heading", name="Masalah").count() == 1
    page.locator("#language").click()
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_word_of_the_page_is_missing(desk: Desk, pages: Shipped, language: str) -> None:
    """Nothing shows a key in place of a word, and no placeholder stays unfilled."""
    page = show(desk, pages, "#record=supriyanto2024")
    if language == "id":
        page.locator("#language").click()
    words = page.evaluate(
        "[...document.querySelectorAll('[aria-label],[title],[placeholder]')]"
        ".flatMap(e => ['aria-label','title','placeholder'].map(a => e.getAttribute(a)))"
        ".concat([...document.querySelectorAll('body :not(script)')].filter(e => !e.children.length)"
        ".map(e => e.textContent)).filter(Boolean)"
    )
    labels = pages.explorer.corpus.get("labels") or {}
    assert not labels.keys() - {"en", "id"}
    unfilled = [word for word in words if "{n}" in word or "undefined" in word or word == "null"]
    assert unfilled == []


def test_the_keyboard_alone_reaches_a_record(desk: Desk, pages: Shipped) -> None:
    """A slash, a word, arrows and Enter open a record; Escape closes it and gives the focus back."""
    page = show(desk, pages)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("media sosial")
    first = page.locator("#search").get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") != first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert not page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "search"


def test_tab_goes_through_the_whole_page(desk: Desk, pages: Shipped) -> None:
    """Tab reaches network, search, switches, filters, map, tools, list, and stays visible."""
    page = show(desk, pages)
    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(() => { const e = document.activeElement; const ring = getComputedStyle(e);"
                "return [e.id || e.closest('[id]')?.id, ring.outlineStyle !== 'none' || ring.boxShadow !== 'none'] })()"
            )
        )
    places = {place for place, _ in reached}
    assert {"network", "search", "language", "theme", "filters", "map", "tools", "list"} <= places
    assert [place for place, ring in reached if not ring and place != "body"] == []
