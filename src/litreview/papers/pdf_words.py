"""A PDF's text layer → words with their places, page by page (pypdfium2, imported on use)."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PIECE = re.compile(r"[^\s\x02\ufffe\xad]+[\x02\ufffe\xad]?")
_HYPHENS = "\x02\ufffe\xad"
"""What PDFium writes for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and its box in points; y grows upwards. ``line`` counts PDFium's lines."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    line: int


def iterate_pages(document: Any, most: int) -> Iterator[list[Word]]:
    """Yield the words of the first pages, ``most`` of them; one page in memory at a time."""
    for index in range(min(len(document), most)):
        page = document[index]
        text_page = page.get_textpage()
        try:
            yield _read_words(text_page.raw, page.get_rotation())
        finally:
            text_page.close()
            page.close()


def _read_words(raw: Any, rotation: int) -> list[Word]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    count = pdfium.FPDFText_CountChars(raw)
    text = _text_of(raw, count)
    box = pdfium.FS_RECTF()
    words: list[Word] = []
    line, previous = 0, 0
    for match in _PIECE.finditer(text):
        a, b = match.span()
        if "\n" in text[previous:a] or "\r" in text[previous:a] or text[a - 1 : a] in _HYPHENS[:2]:
            line += 1
        previous = b
        places = []
        for i in (a, b - 1):
            pdfium.FPDFText_GetLooseCharBox(raw, i, ctypes.byref(box))
            places.append(_turn(box.left, box.right, box.bottom, box.top, rotation))
        (x0, _, y0, y1), (_, x1, _, _) = places
        printed = match.group()
        if printed[-1] in _HYPHENS:
            printed = printed[:-1] + "-"
            if text[b - 1] != "\xad":  # the sign may have been given the place of what follows
                x1 = max(x1, x0)
        words.append(Word(printed, min(x0, x1), max(x0, x1), y0, y1, line))
    return words


def _text_of(raw: Any, count: int) -> str:
    import pypdfium2.raw as pdfium

    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(raw, i) for i in range(count))
    return "".join(chr(c) if 0 < c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes)


def _turn(
    left: float, right: float, bottom: float, top: float, rotation: int
) -> tuple[float, float, float, float]:
    """Turn a box as the page is turned for reading: ``x0, x1, bottom, top``."""
    if rotation == 90:
        return bottom, top, -right, -left
    if rotation == 180:
        return -right, -left, -top, -bottom
    if rotation == 270:
        return -top, -bottom, left, right
    return left, right, bottom, top
