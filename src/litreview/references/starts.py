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
_HEAD_YEAR = re.compile(
    r"\((?:1[5-9]|20)\d\d[a-z]?[,)]|[.,]\s(?:1[5-9]|20)\d\d[a-z]?[.,:]|\b(?:n\.\s?d|t\.\s?t)\.",
    re.I,
)
_NOT_NAMES = re.compile(r"[:;“”\"!?]|[^\W\d_]{4,}\.\s[A-ZÀ-Þ][\w'’-]+,\s|\d")
_JOINING = """
    dan and et al dkk ed eds editor editors penyunting of for the van von de der den di la le el bin binti untuk y e"""
_IN_NAMES = frozenset(_JOINING.split())
_NAME = r"(?:(?:a[lnrstdz]|a[dst]h|asy|el)-[‘’'`]?)?[A-ZÀ-ÞŠŽČĐ][\w'’‘`.-]*"
_INVERTED_START = re.compile(
    rf"(?:(?:van|von|de|der|den|al|el|bin)\s+)*{_NAME}(?:\s{_NAME}){{0,3}},\s*(?:[A-ZÀ-Þ]\.|{_NAME})"
)
_INITIALS_START = re.compile(rf"(?:[A-ZÀ-Þ]\.[\s-]*){{1,4}}{_NAME}")
_GIVEN_FIRST_START = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{0,4}}(?:(?:,\s|,?\s(?:dan|and|&)\s){_NAME}(?:\s{_NAME}){{0,4}}){{0,6}}(?:\s(?:dkk|et al)\.?)?,\s[“\"‘'_*A-ZÀ-Þ]"
)
_SHORT_INITIALS_START = re.compile(
    rf"(?:(?:van|von|de|der|den|al|el)\s+)*{_NAME}(?:\s{_NAME})?\s[A-ZÀ-Þ]{{1,3}}(?:,\s|\.\s)(?!\d)"
)
_INITIAL_GOES_ON = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){1,3}(?:[,(&]|and\b|dan\b)")
"""Initials torn from the surname on the line before."""
_CLEAR_START = re.compile(
    rf"(?:[A-ZÀ-Þ]\.[\s-]*){{1,4}}{_NAME}(?:\s{_NAME})?(?:,|\s(?:and|dan|&)\s|\.\s[“\"‘'])|{_NAME}(?:\s{_NAME}){{0,2}},\s[A-ZÀ-Þ]\."
)
_QUOTING_START = re.compile(rf"{_NAME}(?:[\s,]+{_NAME}){{0,5}}\.?\s[“\"‘]")
_PUBLISHED = re.compile(r"[^.:;()“\"]{2,60},\s(?:1[5-9]|20)\d\d[a-z]?\.$")
"""A publisher and the year, then nothing: an end as well."""
_PLACE_START = re.compile(
    rf"(?:{_NAME}(?:\s{_NAME}){{0,2}}(?:,\s[A-Z][\w.]{{1,4}})?)\s?:\s(?=[A-ZÀ-Þ])"
)
"""A place and its publisher: the end of an entry, on a line of its own."""
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
    r"(?:vol(?:ume)?|no(?:mor)?|hlm|hal(?:aman)?|pp|p(?=\.?\s*\d)|issn|isbn|doi|https?|www|retrieved|diakses|available|tersedia|"
    r"accessed|in|dalam|eds?|jan|feb|mar|apr|jun|jul|aug|agt|sept?|o[ck]t|nov|de[cs])\b[\s.:(]",
    re.I,
)
_CONTAINER_START = re.compile(
    r"[^.,;(\d]{3,90},?\s+(?:vol(?:ume)?\.?\s*)?\d{1,3}(?!\d)\s*"
    r"(?:\(\d{1,3}(?:\s*[-–]\s*\d+)?\)|,\s*(?:no\b|nomor\b|pp?\b|hlm\b|hal\b|\d+\s*[-–]\s*\d+|\d{5,7}\b))",
    re.I,
)
"""A container title with volume and issue or pages: the tail of an entry, on a line of its own."""
_LINK = re.compile(r"https?\s*:\s*//|\bwww\.", re.I)
_SEEN = re.compile(
    r"\b(?:diakses|accessed|retrieved|available|tersedia|dilihat|diunduh|online|daring)\b", re.I
)
_LINK_ALONE = re.compile(
    r"<?(?:https?://|www\.)[^\s<>]{4,}(?:\s*[,;.(\[]*\s*(?:di\s?akses|accessed|retrieved|dilihat|diunduh)\b.{0,60})?",
    re.I,
)
SHORT_END = re.compile(
    r"(?:^|[\s.(])(?:[A-ZÀ-Þ]|(?i:proc|cet|terj|jil|conf|trans|int|univ|dr|prof|st|sci|soc))\.$"
)
"""An initial or an abbreviation: the stop at its end ends no entry."""
OPEN_END = re.compile(
    r"(?:[,;:&–(]|,[”\"’']|\b(?:dan|and|di|in|of|the|dalam|untuk|pada|dengan|yang|dari|terhadap|vol|no|pp|hlm|hal)\.?)$",
    re.I,
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


def opens_with_year(entry: str) -> bool:
    """Tell whether names and nothing else stand before the first year.

    >>> opens_with_year("Ari, B., & Sari, D. (2021). Media."), opens_with_year("New York, NY: Free. Ari, B. (2021).")
    (True, False)
    """
    year = _HEAD_YEAR.search(entry[:300])
    if year is None:
        return False
    names = entry[: year.start()]
    words = [word for word in re.split(r"[\s,.&]+", names) if word]
    small = sum(word[0].islower() and word not in _IN_NAMES for word in words)
    return small <= len(words) // 6 and _NOT_NAMES.search(names) is None


def weigh_words(line: str, ahead: str) -> float:
    """Weigh whether an entry begins with a line, by its words alone; above 0 it rather does.

    Parameters
    ----------
    line
        The line.
    ahead
        The line and what follows it: where the year may stand.

    Examples
    --------
    >>> heads = "Ari, B. (2021). Media.", "Undang-Undang Nomor 25 Tahun 2009.", "Media Sosial", "dan Bisnis."
    >>> [weigh_words(head, head) for head in heads]
    [3.5, 2.5, -1.0, -4.0]
    """
    if _SAME_AUTHOR.match(line):
        return 6.0
    if BULLET.match(line):
        return 4.0
    head = line.lstrip("“\"'*_([ ")
    if not head or head[0].isdigit() or line[0] in "([":
        return -3.0
    if _TAIL_START.match(head) or _CONTAINER_START.match(line[:200]):
        return -3.5
    if LAW_START.match(ahead):
        return 2.5
    if _INITIAL_GOES_ON.match(head):
        return -4.0
    if _PLACE_START.match(head[:60]) or _PUBLISHED.match(line):
        return -2.0
    if _SHORT_INITIALS_START.match(head):
        return 2.0
    if looks_like_start(line):
        return 3.5 if opens_with_year(ahead) else 2.0 if _CLEAR_START.match(head) else 1.0
    if _QUOTING_START.match(line[:200]):
        return 2.0
    if _GIVEN_FIRST_START.match(head[:200]):
        return 1.0
    if head[0].islower():
        return -4.0
    if opens_with_year(ahead):
        return 2.5
    if _OTHER_SCRIPT.match(head):
        return 1.0
    return -0.5 if head != line else -1.0


def is_whole_entry(line: str) -> bool:
    """Tell whether a line may hold all of an entry: it begins like one and has a year."""
    return len(line) > 40 and looks_like_start(line) and YEAR.search(line) is not None


def is_link_alone(line: str) -> bool:
    """Tell whether a line holds a web address and at most when it was seen; a DOI ends an entry.

    >>> is_link_alone("https://bps.go.id/berita (diakses 2 Mei 2020)"), is_link_alone("https://doi.org/10.1/a")
    (True, False)
    """
    return _LINK_ALONE.fullmatch(line) is not None and not re.search(r"\bdoi\b", line[:30], re.I)


def awaits_link(before: str) -> bool:
    """Tell whether an entry breaks off where its address should follow, and has none yet.

    >>> awaits_link("Sari, D. (2018). Metode. Diakses dari"), awaits_link("Sari, D. (2018). Metode.")
    (True, False)
    """
    if OPEN_END.search(before) or not WHOLE_END.search(before):
        return True
    return _LINK.search(before) is None and _SEEN.search(before) is not None


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
