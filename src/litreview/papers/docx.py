"""DOCX → HTML by mammoth, guarded: a small file that unpacks to an enormous one is refused."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from typing import Any
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

from litreview.errors import InputError
from litreview.papers.sniff import OLD_WORD

_MOST_XML = 16_000_000
_MOST_IN_ALL = 500_000_000
_MOST_MEMBERS = 5_000
_MOST_RATIO = 200
_LARGE_XML = 2_000_000
_MOST_XML_RATIO = 80
"""Markup that shrinks so well repeats itself; a document of Word shrinks to a tenth or so."""
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    ExpatError,
    SAXException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What zipfile and mammoth raise on bytes that are no sound document."""
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Judul'] => h1:fresh"


def read_docx_markup(data: bytes, name: str) -> tuple[str, dict[str, str]]:
    """Return a document as HTML, its notes at the end, and its stated title and author.

    Raises
    ------
    InputError
        When the bytes are no DOCX, are damaged, or would unpack to far too much.
    """
    if data.startswith(OLD_WORD):
        raise InputError(f"{name}: an old Word file or an encrypted one; save it as plain .docx")
    if "word/document.xml" not in _member_names(data, name):
        raise InputError(f"{name}: a ZIP file, not a DOCX; unpack it or save it as .docx")
    stated = _check(data, name)
    import mammoth  # type: ignore[import-untyped]

    def no_picture(image: Any) -> dict[str, str]:
        return {}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(no_picture),
        )
    except _DAMAGE as error:
        raise InputError(f"{name}: a damaged DOCX; open it in Word and save it anew") from error
    except RecursionError as error:
        raise InputError(f"{name}: a DOCX nested too deeply; save it anew as .docx") from error
    return str(result.value), stated


def _member_names(data: bytes, name: str) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except _DAMAGE as error:
        raise InputError(f"{name}: a damaged DOCX or ZIP file; save it anew") from error


def _check(data: bytes, name: str) -> dict[str, str]:
    """Look at the sizes of all members before anything large is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            refusal = _refusal(members, len(data))
            for member in members if refusal is None else ():
                if member.filename.endswith(".xml"):
                    with archive.open(member) as file:
                        if b"<!DOCTYPE" in file.read(2000):
                            refusal = "a DOCX with entities of its own; save it anew as .docx"
            core = b""
            if refusal is None and "docProps/core.xml" in archive.namelist():
                core = archive.read("docProps/core.xml")
    except _DAMAGE as error:
        raise InputError(f"{name}: a damaged DOCX; open it in Word and save it anew") from error
    if refusal:
        raise InputError(f"{name}: {refusal}")
    found = {}
    for key, tag in (("Title", "dc:title"), ("Author", "dc:creator")):
        if match := re.search(rf"<{tag}>([^<]+)</{tag}>", core.decode("utf-8", errors="replace")):
            found[key] = html.unescape(match[1]).strip()
    return found


def _refusal(members: list[zipfile.ZipInfo], size: int) -> str | None:
    xml = sum(m.file_size for m in members if m.filename.endswith((".xml", ".rels")))
    total = sum(m.file_size for m in members)
    if any(m.flag_bits & 1 for m in members):
        return "an encrypted DOCX; save it without a password"
    bomb = (total > 20_000_000 and total > _MOST_RATIO * size) or any(
        m.file_size > max(_LARGE_XML, _MOST_XML_RATIO * m.compress_size)
        for m in members
        if m.filename.endswith((".xml", ".rels"))
    )
    if bomb or xml > _MOST_XML or total > _MOST_IN_ALL or len(members) > _MOST_MEMBERS:
        return f"unpacks to {total / 1e6:.0f} MB, not read; divide the document or save it as .txt"
    return None
