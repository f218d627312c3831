"""HTML → text: headings, paragraphs, lists and tables as lines; scripts and menus left out.

Headings become ``## Heading``, items ``- item`` or ``1. item``, cells are set apart by tabs,
paragraphs by blank lines, small raised numbers become ¹²³.
"""

from __future__ import annotations

import re
from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _words(
    "script style noscript template head iframe object embed svg canvas button select textarea input nav audio "
    "video dialog map"
)
_BLOCKS = _words(
    "p div section article main header footer aside ul ol dl dt dd li table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 "
    "blockquote pre figure figcaption form fieldset address hr body center details summary caption"
)
_FURNITURE = re.compile(
    r"(?:^|\s)(?:pkp_structure_(?:head|sidebar|footer)\S*|pkp_navigation\S*|cmp_skip\S*|pkp_screen_reader|breadcrumb\S*|"
    r"navbar\S*|cookie\S*|sr-only|visually-hidden)(?:\s|$)"
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu"))
_LINK_WORDS = (
    r"google\s?scholar|cross\s?ref|pubmed|scopus|web of science|view article|view in article|"
    r"publisher site|full text|article|medline"
)
_LINK_WORD = re.compile(rf"\W*(?:{_LINK_WORDS})\W*", re.I)
_LEFT_BRACKETS = re.compile(r"[ \t]*[\[(][ \t]*(?:[|,;·][ \t]*)*[\])](?=[ \t]*(?:[\[\n.]|$))", re.M)
_LABELLED = re.compile(r"(?:\[?\(?\d{1,4}[\]).]|[•▪●○*–-]\s)\s*")
_RAISED = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
_SPACE = re.compile(r"[\s\x00-\x1f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse_tree(markup: str) -> Any | None:
    """Return the document's tree, None where there is no element in it."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", _CONTROL.sub(" ", markup.lstrip("\ufeff")))
    try:
        return html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def read_html_text(tree: Any) -> str:
    """Return the readable text of a document's tree.

    Examples
    --------
    >>> read_html_text(parse_tree("<h2>Daftar <b>Pustaka</b></h2><ol><li>Satu<li>Dua</ol><script>x</script>"))
    '## Daftar Pustaka\\n\\n1. Satu\\n\\n2. Dua\\n'
    """
    from lxml import etree

    writer = _Writer()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if _is_left_out(element):
                walker.skip_subtree()
                writer.skipped.add(element)
                continue
            writer.open(element)
        else:
            if element in writer.skipped:
                writer.skipped.discard(element)
            else:
                writer.close(element)
            if element.tail and element is not tree:
                writer.write(element.tail)
    return writer.finish()


def _is_left_out(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    if element.tag == "a":
        label = "".join(element.itertext()) if len(element) < 4 else ""
        return len(label) < 30 and _LINK_WORD.fullmatch(label) is not None
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    if hidden or element.get("role") in _ROLES:
        return True
    if re.search(r"display\s*:\s*none", element.get("style") or ""):
        return True
    return _FURNITURE.search(element.get("class") or "") is not None


class _Writer:
    """Collects text; breaks are remembered and written before the next text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.skipped: set[Any] = set()
        self.break_due = ""
        self.space_due = False
        self.prefix = ""
        self.item_due: str | None = None
        self.counts: list[int | None] = []
        self.flat_cells = 0
        self.raised = 0

    def open(self, element: Any) -> None:
        tag = element.tag
        if tag in ("td", "th"):
            if element.getprevious() is not None and not self.break_due:
                self.break_due = "\t"
            if _is_flat(element):
                self.flat_cells += 1
        elif tag == "br":
            self.due("\n\n" if self.break_due == "\n" else "\n")
        elif tag == "tr":
            self.due("\n")
        elif tag in _BLOCKS:
            self.due("\n\n")
        if tag in ("ol", "ul"):
            start = element.get("start") or "1"
            counted = tag == "ol" and not re.search(
                r"list-style(?:-type)?\s*:\s*none", element.get("style") or ""
            )
            self.counts.append(int(start) - 1 if counted and start.isdecimal() else None)
        elif tag == "li":
            self.item_due = self.next_item()
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not self.flat_cells:
            self.prefix = "#" * int(tag[1]) + " "
        elif tag == "sup":
            self.raised += 1
        if element.text:
            self.write(element.text)

    def close(self, element: Any) -> None:
        tag = element.tag
        if tag in ("td", "th"):
            if _is_flat(element):
                self.flat_cells -= 1
        elif tag == "tr":
            self.due("\n")
        elif tag in _BLOCKS:
            self.due("\n\n")
        if tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        elif tag == "li":
            self.item_due = None
        elif tag == "sup":
            self.raised -= 1
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.prefix = ""

    def next_item(self) -> str:
        if not self.counts or self.counts[-1] is None:
            return "- "
        self.counts[-1] += 1
        return f"{self.counts[-1]}. "

    def due(self, mark: str) -> None:
        if self.flat_cells:
            self.space_due = True
        elif len(mark) > len(self.break_due) or self.break_due == "\t":
            self.break_due = mark

    def write(self, text: str) -> None:
        plain = _SPACE.sub(" ", text)
        if not plain.strip():
            self.space_due = self.space_due or plain != ""
            return
        if self.raised and re.fullmatch(r"\s*\d{1,3}(?:\s*[-−–,]\s*\d{1,3})*\s*", plain):
            plain = plain.strip().translate(_RAISED)
        if self.break_due:
            self.parts.append(self.break_due if self.parts else "")
            plain = plain.lstrip()
            if self.prefix:
                self.parts.append(self.prefix)
                self.prefix = ""
            elif self.item_due and not _LABELLED.match(plain):
                self.parts.append(self.item_due)
            self.item_due = None
        elif self.space_due and not plain.startswith(" ") and self.parts:
            plain = " " + plain
        self.break_due, self.space_due = "", plain.endswith(" ")
        self.parts.append(plain.rstrip(" "))

    def finish(self) -> str:
        text = _LEFT_BRACKETS.sub("", "".join(self.parts))
        return text + "\n" if text else ""


def _is_flat(cell: Any) -> bool:
    """A cell of data, not of layout: at most one paragraph in it."""
    found = 0
    for child in cell.iterdescendants():
        if child.tag in _BLOCKS:
            found += 1
            if found > 1:
                return False
    return True
