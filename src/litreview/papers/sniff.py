"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|frameset)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How .doc files and encrypted Word documents begin."""
BINARY = (".pdf", ".docx")


def sniff_ending(data: bytes, ending: str) -> str | None:
    """Return the ending a file should have, None where its bytes do not tell.

    Examples
    --------
    >>> sniff_ending(b"%PDF-1.7", ".txt"), sniff_ending(b"<!DOCTYPE html><p>", ".pdf")
    ('.pdf', '.html')
    >>> sniff_ending(b"Daftar Pustaka", ".pdf"), sniff_ending(b"Daftar Pustaka", ".md")
    ('.txt', None)
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024] and (ending == ".pdf" or head.lstrip().startswith(b"%PDF-")):
        return ".pdf"
    if head.startswith((b"PK\x03\x04", OLD_WORD)):
        return ".docx"
    text = head.removeprefix(_BOMS[0])
    if head.startswith(_BOMS[1:]) or b"\x00" in head:
        text = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if _HTML.match(text):
        return ".html"
    if ending in BINARY and not head.startswith(b"PK") and _is_text(head):
        return ".txt"
    if ending in (".html", ".htm", ".xhtml") and data.strip() and b"<" not in data:
        return ".txt"
    return None


def _is_text(head: bytes) -> bool:
    controls = sum(1 for c in head if c < 32 and c not in b"\t\n\r\f\x1b")
    return len(head.strip()) > 0 and controls == 0


def find_charset(data: bytes) -> str | None:
    """Return the encoding that a page's meta tag names, if Python knows it and no mark is there."""
    if data.startswith(_BOMS):
        return None
    match = _CHARSET.search(data[:8192])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        "".encode(name)
    except LookupError:
        return None
    if name in ("utf-8", "utf8"):
        return None  # `decode` reads it and tells of torn letters
    return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
