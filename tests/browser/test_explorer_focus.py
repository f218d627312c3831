"""Where the focus goes in the explorer: nobody at the keyboard is sent back to the page's start."""

from __future__ import annotations

from typing import Any

from browser.browsing import PHONE, Desk
from browser.conftest import Shipped

FOCUS = "document.activeElement.id || document.activeElement.closest('[id]')?.id || 'body'"


def show(desk: Desk, pages: Shipped, fragment: str = "", **options: Any) -> Any:
    """Open the explorer and wait until its first view is drawn."""
    page = desk.open(pages.page, fragment, **options)
    page.evaluate("litreview.ready")
    return page


def test_another_network_keeps_the_focus_on_its_select(desk: Desk, pages: Shipped) -> None:
    """With a panel open that a row of the list opened, the list is drawn anew: the select stays."""
    page = show(desk, pages)
    page.locator("#list tbody button").first.focus()
    page.keyboard.press("Enter")
    page.locator("#network").focus()
    page.locator("#network").select_option("1")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate(FOCUS) == "network"


def test_the_ends_of_the_list_keep_the_focus(desk: Desk, pages: Shipped) -> None:
    """On the last page, and back on the first, the button that still works has it."""
    page = show(desk, pages)
    page.get_by_role("button", name="Next page").focus()
    while page.get_by_role("button", name="Next page").is_enabled():
        page.keyboard.press("Enter")
    name = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(name) == "Previous page"
    while page.get_by_role("button", name="Previous page").is_enabled():
        page.keyboard.press("Enter")
    assert page.evaluate(name) == "Next page"


def test_the_row_that_opened_the_panel_has_the_focus_after_it(desk: Desk, pages: Shipped) -> None:
    """Also where a change of language drew the list anew; a deep link's panel gives it the list."""
    page = show(desk, pages)
    row = page.locator("#list tbody tr").nth(3)
    node = row.get_attribute("data-node")
    row.locator("button").focus()
    page.keyboard.press("Enter")
    page.locator("#language").click()
    page.locator("#panel").get_by_role("button", name="Tutup").click()
    assert page.evaluate("document.activeElement.closest('tr')?.dataset.node") == node
    linked = show(desk, pages, "#record=rijal2023")
    linked.keyboard.press("Escape")
    assert linked.evaluate(FOCUS) == "list"


def test_the_way_past_the_controls_leads_to_what_is_seen(desk: Desk, pages: Shipped) -> None:
    """It goes to the panel where that covers the list, else to the list; the address stays."""
    page = show(desk, pages, "#record=rijal2023")
    for place in ("panel", "list"):
        page.locator(".skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS) == place
        assert not page.url.endswith("#list")
        page.keyboard.press("Escape")
    assert show(desk, pages, "#record=rijal2023").url.endswith("#record=rijal2023")


def test_the_sheet_of_a_phone_hides_no_focus(desk: Desk, pages: Shipped) -> None:
    """Tabbing through the page with the sheet open, what has the focus is not all under it."""
    page = show(desk, pages, "#record=rijal2023", size=PHONE)
    page.evaluate("document.querySelector('#network').focus()")
    hidden, seen = [], 0
    for _ in range(40):
        page.keyboard.press("Tab")
        place, top, edge = page.evaluate(
            "(() => { const e = document.activeElement, sheet = document.getElementById('panel');"
            "if (sheet.contains(e) || e === document.body) return ['', 0, 1];"
            "return [e.outerHTML.slice(0, 80), e.getBoundingClientRect().top + 4, sheet.getBoundingClientRect().top] })()"
        )
        seen += bool(place)
        if top >= edge:
            hidden.append(place)
    assert seen > 20
    assert hidden == []


def test_colours_change_and_nothing_else(desk: Desk, pages: Shipped) -> None:
    """Light to dark leaves what was unfolded in the panel; its signs take the other colours."""
    page = show(desk, pages, "#record=rijal2023")
    own = page.locator("#panel details.part").last
    own.locator("> summary").click()
    sign = (
        "getComputedStyle(document.querySelector('#panel .neighbour svg').firstElementChild).fill"
    )
    before = page.evaluate(sign)
    page.locator("#theme").click()
    assert own.get_attribute("open") is not None
    assert page.evaluate(sign) != before
