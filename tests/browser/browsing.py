"""A browser with its network cut, and pages that remember what they did wrong.

Debian's Chromium is driven by playwright's own driver; nothing is downloaded. WebGL is drawn in
software, as machines without a graphics card do.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ALWAYS = ("--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb")
SOFTWARE_3D = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NO_3D = ("--disable-gpu", "--disable-3d-apis")
OF_THIS_MACHINE = re.compile(r"^(file:///|data:|blob:|about:)")
DESK, PHONE = (1280, 800), (360, 740)
ADVICE = (
    "no Chromium here, so pages are not opened: install it (Debian, Ubuntu: apt install chromium)"
)


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def browser_is_demanded() -> bool:
    """Say whether a missing browser is a failure, as it is in CI."""
    return os.environ.get("CI") == "true" or os.environ.get("LITREVIEW_BROWSER") == "1"


@contextmanager
def start_browser(*flags: str, beside: Any = None) -> Iterator[Any]:
    """Start Chromium and end it; without one, skip with a line that says what to install.

    It lives for a module of tests, never longer: while it runs, this thread has an event loop,
    which other tests of the same process may want for themselves. `beside` is a browser that runs
    already: its driver starts this one.
    """
    found = find_chromium()
    if found is None:
        (pytest.fail if browser_is_demanded() else pytest.skip)(ADVICE)
    from playwright.sync_api import sync_playwright

    with ExitStack() as ends:
        kind = beside.browser_type if beside else ends.enter_context(sync_playwright()).chromium
        browser = kind.launch(executable_path=found, args=[*ALWAYS, *(flags or SOFTWARE_3D)])
        ends.callback(browser.close)
        yield browser


@dataclass
class Faults:
    """What pages did that no page of ours may do."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def watch(self, page: Any) -> None:
        """Note every request to a host, error, dialog, and new window of a page."""
        page.on("request", lambda r: OF_THIS_MACHINE.match(r.url) or self.requests.append(r.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note_console)
        page.on("dialog", self._note_dialog)

    def _note_console(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _note_dialog(self, dialog: Any) -> None:
        self.ran.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def all(self) -> list[str]:
        """Return the faults as lines."""
        return [
            *(f"asked the network: {url}" for url in self.requests),
            *(f"error: {text}" for text in self.errors),
            *(f"ran: {text}" for text in self.ran),
        ]


class Desk:
    """Opens files as a person would, one window each, without a network."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser
        self.faults = Faults()
        self._open = ExitStack()

    def open(
        self,
        path: Path,
        fragment: str = "",
        *,
        size: tuple[int, int] = DESK,
        dark: bool = False,
        media: Literal["screen", "print"] = "screen",
        scripts: bool = True,
        before: str = "",
    ) -> Any:
        """Open a file in a window of its own; `before` is a script that runs first.

        Motion is reduced, so that what is looked at stands still.
        """
        window = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
            locale="en-GB",
            accept_downloads=True,
        )
        self._open.callback(window.close)
        window.set_offline(True)
        window.route(lambda url: not OF_THIS_MACHINE.match(url), lambda route: route.abort())
        window.on("page", self.faults.watch)
        if before:
            window.add_init_script(before)
        window.set_default_timeout(10_000)
        page = window.new_page()
        if media == "print":  # told to be a screen, a page would be printed as one
            page.emulate_media(media="print")
        page.goto(path.resolve().as_uri() + fragment, wait_until="load")
        return page

    def close(self) -> list[str]:
        """Close all windows; return what the pages did wrong."""
        self._open.close()
        return self.faults.all()
