"""How printed entries begin and end, and how the second half of a torn one looks."""

from __future__ import annotations

import re

BULLET = re.compile(r"(?:[-–—•▪●○◦‣·◆➢✓]|\*(?!\S))(?:\s+|$)")
LAW_START = re.compile(
    r"(?:undang[- ]?undang|peraturan (?:menteri|pemerintah|presiden|daerah|gubernur|bupati|wali ?kota|badan)|"
    r"keputusan (?:menteri|presiden|gubernur|bupati)|instruksi presiden|surat edaran|perpres|permen\w*|perda|uu)\b"
    r".{0,80}?\b(?:nomor|no|tahun|dasar)\b",
    re.I,
)
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
FINISHED = re.compile(r"[.)\]”\"’]$|/\S*$")
WHOLE_END = re.compile(rf"{FINISHED.pattern}|\d$")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)[a-z]?(?!\d)|\b(?:n\.\s?d|t\.\s?t)\.", re.I)
_NAME = r"(?:(?:a[lnrstdz]|a[dst]h|asy|el)-[‘’'`]?)?[A-ZÀ-ÞŠŽČĐ][\w'’‘`.-]*"
_INVERTED_START = re.compile(
    rf"(?:(?:van|von|de|der|den|al|el|bin)\s+)*{_NAME}(?:\s{_NAME}){{0,3}},\s*(?:[A-ZÀ-Þ]\.|{_NAME})"
)
_INITIALS_START = re.compile(rf"(?:[A-ZÀ-Þ]\.[\s-]*){{1,4}}{_NAME}")
_DIRECT_START = re.compile(
    rf"{_NAME}(?:\s(?:{_NAME}|&|dan|and|dkk\.?|et|al\.?)){{0,9}}[,.]?\s*[(.,]?\s*(?:1[5-9]|20)\d\d"
)
_YEAR_OF_TITLE = re.compile(
    r"\b(?:tahun|nomor|no|vol(?:ume)?|edisi|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"november|nopember|desember|january|february|march|may|june|july|august|october|december)\W{0,3}\d+$",
    re.I,
)
_SAME_AUTHOR = re.compile(r"[-–—_]{2,}[\s.,]")
_TAIL_START = re.compile(
    r"(?:vol(?:ume)?|no(?:mor)?|hlm|hal(?:aman)?|pp?|issn|isbn|doi|https?|www|retrieved|diakses|available|tersedia|"
    r"accessed|in|dalam|eds?)\b[\s.:(]",
    re.I,
)
_CONTAINER_START = re.compile(
    r"[^.,;(\d]{3,90},?\s+(?:vol(?:ume)?\.?\s*)?\d{1,3}(?!\d)\s*"
    r"(?:\(\d{1,3}(?:\s*[-–]\s*\d+)?\)|,\s*(?:no\b|nomor\b|pp?\b|hlm\b|hal\b|\d+\s*[-–]\s*\d+|\d{5,7}\b))",
    re.I,
)
"""A container title with volume and issue or pages: the tail of an entry, on a line of its own."""
OPEN_END = re.compile(
    r"(?:[,;:&–(]|\b(?:dan|and|di|in|of|the|dalam|untuk|pada|dengan|yang|dari|terhadap|vol|no|pp|hlm|hal)\.?)$",
    re.I,
)


def opens_law(line: str) -> bool:
    """Tell whether a line begins with a law or an ordinance.

    >>> opens_law("Peraturan Menteri PANRB Nomor 83 Tahun 2012"), opens_law("Peraturan yang baik")
    (True, False)
    """
    return LAW_START.match(line) is not None


def opens_unsigned(line: str, unwrapped: bool) -> bool:
    """Tell whether a line opens an entry without names: a law; in a list of whole lines a title."""
    if opens_law(line):
        return True
    foreign = _OTHER_SCRIPT.match(line) is not None and YEAR.search(line) is not None
    return (
        unwrapped
        and (len(line) > 40 or foreign)
        and re.match(r"[“\"'*]?[^\W\d_]", line) is not None
        and not line.lstrip("“\"'*")[:1].islower()
        and _TAIL_START.match(line) is None
        and _CONTAINER_START.match(line) is None
    )


def looks_like_start(line: str) -> bool:
    """Tell whether a line begins as an entry does: with names, a body and a year, or a dash.

    >>> looks_like_start("Arianto, B. (2021). Media Sosial."), looks_like_start("Saintek* Volume 01, No. 12")
    (True, False)
    """
    if _SAME_AUTHOR.match(line):
        return True
    head = line[:240].lstrip("“\"'*_ ")[:200]
    if _TAIL_START.match(head) or _CONTAINER_START.match(head):
        return False
    if _INVERTED_START.match(head) or _INITIALS_START.match(head):
        return True
    direct = _DIRECT_START.match(head)
    return direct is not None and _YEAR_OF_TITLE.search(direct.group()) is None


def is_whole_entry(line: str) -> bool:
    """Tell whether a line may hold all of an entry: it begins like one and has a year."""
    return len(line) > 40 and looks_like_start(line) and YEAR.search(line) is not None


def goes_on(before: str, piece: str) -> bool:
    """Tell whether a piece that looks set apart goes on with the entry before it."""
    if BULLET.match(piece) or looks_like_start(piece):
        return False
    head = piece.lstrip("“\"'( ")
    if head[:1].islower() or _TAIL_START.match(head) or _CONTAINER_START.match(head):
        return True
    closes_italics = re.match(r"[^*]{1,80}(?<=\S)\*(?!\*)", piece) is not None
    if closes_italics and before.count("*") > 0 and (before.count("*") + piece.count("*")) % 2 == 1:
        return True
    if OPEN_END.search(before.rstrip()):
        return True
    return before.count("(") > before.count(")") and piece.count(")") > piece.count("(")
