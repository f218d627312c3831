"""The browser tests can fail: what a page must not do is seen, and so is a missing browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser import browsing
from browser.axe import find_faults
from browser.browsing import Desk
from browser.looks import compare


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<img src="https://example.org/a.png">', "asked the network: https://example.org/a.png"),
        ('<script>fetch("http://127.0.0.1:9/x").catch(() => {})</script>', "asked the network:"),
        ('<script>new WebSocket("ws://127.0.0.1:9/")</script>', "asked the network:"),
        ('<link rel="stylesheet" href="//cdn.example/a.css">', "asked the network: file://cdn"),
        ("<script>null.x</script>", "error: "),
        ("<script>console.error('broken')</script>", "error: broken"),
        ("<script>alert('mine')</script>", "ran: alert: mine"),
    ],
)
def test_a_fault_is_seen(browser: Any, tmp_path: Path, html: str, fault: str) -> None:
    """A request, an error and a dialog each leave a line; the request never leaves the machine."""
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>t</title>{html}", encoding="utf-8")
    desk = Desk(browser)
    desk.open(page).wait_for_timeout(150)
    assert any(line.startswith(fault) for line in desk.close())


def test_a_quiet_page_has_no_fault(desk: Desk, tmp_path: Path) -> None:
    """Data and blob addresses are of this machine."""
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><script>fetch(URL.createObjectURL(new Blob(['a'])));"
        "new Image().src='data:image/gif;base64,R0lGODlhAQABAAAAACw='</script>",
        encoding="utf-8",
    )
    desk.open(page).wait_for_timeout(100)


def test_a_missing_browser_skips_at_home_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """At home one line says what to install; in CI the gate stays shut."""
    monkeypatch.setattr(browsing, "find_chromium", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("LITREVIEW_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install"), browsing.start_browser():
        pass
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="install"), browsing.start_browser():
        pass


def test_axe_finds_what_is_not_reachable(desk: Desk, tmp_path: Path) -> None:
    """A picture without words, a button without a name and grey on white are found."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>t</title><main><h1>a</h1><button></button>'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#bbb">pale</p></main>',
        encoding="utf-8",
    )
    found = {line.split(":")[0] for line in find_faults(desk.open(page))}
    assert found == {"critical image-alt", "critical button-name", "serious color-contrast"}


def test_looks_forgive_fonts_and_not_gaps(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another font passes; a page half blank, or blank, does not."""
    monkeypatch.setattr("browser.looks.LOOKS", tmp_path)

    def shoot(font: str, sections: int) -> bytes:
        text = "".join(
            f"<h2>Part {n}</h2><p>{'words of a page ' * 60}</p>" for n in range(sections)
        )
        page = tmp_path / "page.html"
        page.write_text(
            f'<!doctype html><body style="font:15px/1.5 {font};height:760px">{text}',
            encoding="utf-8",
        )
        return bytes(desk.open(page).screenshot())

    monkeypatch.setenv("LITREVIEW_RENEW_LOOKS", "1")
    compare(shoot("sans-serif", 5), "page")
    monkeypatch.delenv("LITREVIEW_RENEW_LOOKS")
    compare(shoot("serif", 5), "page")
    for sections in (0, 2):
        with pytest.raises(AssertionError, match="looks different"):
            compare(shoot("sans-serif", sections), "page")
