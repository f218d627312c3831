"""Check the built pages: every link leads somewhere, and no page asks a host for anything.

    python docs/_ext/check_site.py build/docs

Links to other sites are allowed where a reader clicks; what a browser loads by itself (scripts,
styles, pictures, fonts) has to lie in the folder.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

_LOADED = {
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "link": ("href",),
    "source": ("src", "srcset"),
}
_NOT_LOADED = {"canonical", "author", "next", "prev", "index", "search", "alternate", "license"}
_IN_STYLE = re.compile(
    r"url\(\s*['\"]?((?:https?:)?//[^'\")\s]+)|@import\s+['\"]((?:https?:)?//[^'\"]+)"
)


class _Page(HTMLParser):
    """Ids, links and loaded files of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and set(given.get("rel", "").split()) & _NOT_LOADED:
            return
        self.loaded += [given[name] for name in _LOADED.get(tag, ()) if name in given]


def check_site(folder: Path) -> list[str]:
    """Return what is wrong, one line each."""
    pages = {path.resolve(): _read(path) for path in sorted(folder.rglob("*.html"))}
    wrong = [] if pages else [f"{folder}: no pages"]
    for path, page in pages.items():
        shown = path.relative_to(folder.resolve())
        for address in page.loaded:
            if _is_outside(address):
                wrong.append(f"{shown}: asks another host for {address}")
            elif not address.startswith("data:") and not _target(path, address).exists():
                wrong.append(f"{shown}: {address} is not there")
        wrong += [
            f"{shown}: dead link {link}" for link in page.links if _is_dead(path, link, pages)
        ]
    for style in sorted(folder.rglob("*.css")):
        for found in _IN_STYLE.findall(style.read_text(encoding="utf-8")):
            wrong.append(f"{style.relative_to(folder)}: asks another host for {''.join(found)}")
    return wrong


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _is_outside(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https") or address.startswith("//")


def _target(page: Path, address: str) -> Path:
    return (page.parent / unquote(urlsplit(address).path)).resolve()


def _is_dead(page: Path, link: str, pages: dict[Path, _Page]) -> bool:
    if urlsplit(link).scheme or link.startswith("//"):
        return False
    plain, anchor = urldefrag(link)
    target = _target(page, plain) if plain else page
    if not target.exists():
        return True
    return bool(anchor) and target in pages and unquote(anchor) not in pages[target].ids


def main() -> int:
    """Check the folder that is named; return the exit status."""
    wrong = check_site(Path(sys.argv[1]))
    print(*wrong, sep="\n", file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
