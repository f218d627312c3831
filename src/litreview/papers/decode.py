"""Bytes of a text file → str, without losing or translating a character."""

from __future__ import annotations

import codecs

from litreview.errors import InputError
from litreview.model import Problem

_SAMPLE = 65_536
_LOST = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)


def decode(data: bytes, name: str = "input") -> tuple[str, tuple[Problem, ...]]:
    """Decode the bytes of a text file: UTF-8, UTF-16, else Windows-1252.

    A byte order mark stays in the text as U+FEFF and newlines stay as they are, so that
    offsets count what is in the file.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The file's name, for the error.

    Returns
    -------
    text, problems
        ``encoding`` when the file is not UTF-8, ``control-characters`` when it holds NULs or
        other control characters (they are kept; readers treat them as spaces).

    Raises
    ------
    InputError
        When the bytes are no text at all.

    Examples
    --------
    >>> decode("Daftar Pustaka é".encode("latin-1"))[0]
    'Daftar Pustaka é'
    """
    encoding = next((code for bom, code in _BOMS if data.startswith(bom)), None) or _unmarked_utf16(
        data
    )
    if encoding is None and data.startswith(_SIGNATURES):
        raise InputError(
            f"{name}: a binary file, not text; save it as .txt or .md with UTF-8 encoding"
        )
    problems = []
    text = _try(data, encoding or "utf-8")
    if text is None and encoding is None:
        text = _nearly_utf8(data)
        if text is not None:
            message = f"{text.count(_LOST)} letters are not UTF-8; they became {_LOST}"
            problems.append(Problem("encoding", message, None, "utf-8"))
    if text is None:
        encoding = "windows-1252"
        text = _try(data, "cp1252") or data.decode("latin-1")
    if encoding not in (None, "utf-8"):
        problems.append(
            Problem(
                "encoding",
                f"read as {encoding}; save it as UTF-8 if letters look wrong",
                None,
                encoding or "",
            )
        )
    sample = text[:_SAMPLE]
    controls = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\f\x0b") or c == "\x7f")
    if controls > max(8, len(sample) // 10):
        raise InputError(
            f"{name}: a binary file, not text; save it as .txt or .md with UTF-8 encoding"
        )
    if controls:
        problems.append(
            Problem(
                "control-characters",
                f"{controls} control characters treated as spaces; remove them",
                None,
                "",
            )
        )
    return text, tuple(problems)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearly_utf8(data: bytes) -> str | None:
    """Keep UTF-8 for a file with a few torn letters: Windows-1252 would garble all others."""
    text = data.decode("utf-8", errors="replace")
    foreign = sum(1 for c in text if c > "\x7f") if not text.isascii() else 0
    return text if text.count(_LOST) * 4 <= foreign else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Guess UTF-16 without a mark: Latin text has a NUL in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    if sample[1::2].count(0) > 0.8 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.8 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None
