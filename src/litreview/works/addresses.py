"""What a record says in numbers and addresses, brought to one form for comparing.

DOI, URL, ISBN, pages, volumes, editions, years, and the number of a law.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from litreview.intext.likeness import is_acronym
from litreview.prose import fold
from litreview.works.wordlists import COUNTS, EDITION_STOP, LAW_AREAS, LAW_STOP, REVISED

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SCHEME = re.compile(r"^[a-z]+:/+")
_SLASHES = re.compile(r"/+")
_OJS = re.compile(r"(?:/index\.php)?/([^/]+)/article/(?:view|download|viewfile)/(\d+)(?:/\d+)*$")
_LOCALE = re.compile(r"/user/setlocale/[^?]*\?source=([^&]+)", re.IGNORECASE)
_TRACKING = re.compile(
    r"^(utm_\w+|page|fbclid|gclid|inline|ref|source|sequence|isallowed|lang|locale)="
)
_FIGURES = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d]+")
_PAGE = re.compile(r"[a-z]?\d+")
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
_ROMAN = re.compile(r"(?=[ivxl])(xl|x{0,3})(ix|iv|v?i{0,3})$")


def read_doi(value: Any) -> str:
    """Return the bare lower-case DOI, "" where there is none.

    >>> read_doi("https://doi.org/10.1000/ABC.")
    '10.1000/abc'
    """
    match = _DOI.search(str(value).casefold()) if value else None
    return match.group().rstrip(".,;)") if match else ""


def read_url(value: Any) -> str:
    """Reduce an address to what tells pages apart; "" for a mere home page.

    >>> read_url("https://www.x.id/index.php/JK/user/setLocale/en?source=%2Findex.php%2FJK%2Farticle%2Fview%2F7")
    'x.id/jk/article/7'
    >>> read_url("http://kompas.id/baca/a/?page=all#top")
    'kompas.id/baca/a'
    """
    if not value:
        return ""
    url = "".join(str(value).split()).casefold()
    url = _SCHEME.sub("", url).removeprefix("www.")
    host, slash, path = url.partition("/")
    locale = _LOCALE.search(slash + path)
    if locale:
        path = locale.group(1).replace("%2f", "/").lstrip("/")
    path, _, query = path.partition("#")[0].partition("?")
    article = _OJS.search("/" + path)
    if article:
        return f"{host}/{article.group(1)}/article/{article.group(2)}"
    kept = [part for part in query.split("&") if part and not _TRACKING.match(part)]
    path = _SLASHES.sub("/", path).rstrip("/.,;")
    if path in {"", "index.php", "index.html", "id", "en"} or "." not in host:
        return "" if not kept else f"{host}/{path}?{'&'.join(sorted(kept))}"
    return f"{host}/{path}" + ("?" + "&".join(sorted(kept)) if kept else "")


def read_isbn(value: Any) -> str:
    """Return an ISBN's nine own digits (the same in its ISBN-10 and ISBN-13 forms).

    >>> read_isbn("978-602-289-533-6") == read_isbn("6022895332")
    True
    """
    if not value:
        return ""
    values = value if isinstance(value, (list, tuple)) else [value]
    digits = re.sub(r"[^\dXx]", "", str(values[0] or "").split(",")[0])
    if len(digits) == 13:
        return digits[3:12]
    return digits[:9] if len(digits) == 10 else ""


def read_number(value: Any) -> str:
    """Return a volume or issue as plain figures; "" for a month or a date.

    >>> [read_number(v) for v in ("Vol. 06", "XII", "June", "January 2019", 3, "7 (2)")]
    ['6', '12', '', '', '3', '7']
    """
    return _read_number(str(value)) if value is not None else ""


@lru_cache(maxsize=10_000)
def _read_number(printed: str) -> str:
    text = fold(printed)
    match = _FIGURES.search(text)
    if match:
        words = [w for w in _LETTERS.findall(text) if w not in {"vol", "volume", "no"}]
        if len(match.group()) == 4 and words:  # the date of an issue, not its number
            return ""
        return match.group().lstrip("0") or "0"
    last = text.split()[-1] if text else ""
    return str(_from_roman(last)) if last and _ROMAN.match(last) else ""


def _from_roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < following else v for v, following in pairs)


def read_pages(value: Any) -> tuple[str, str]:
    """Return first and last page, "" where missing; short last pages are completed.

    >>> read_pages("pp. 594–602"), read_pages("131-42"), read_pages("e102183")
    (('594', '602'), ('131', '142'), ('e102183', ''))
    """
    found = _PAGE.findall(fold(str(value))) if value is not None else []
    if not found:
        return "", ""
    first, last = found[0].lstrip("0"), found[1].lstrip("0") if len(found) > 1 else ""
    if last and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


def read_edition(value: Any) -> str:
    """Return an edition's number, or its folded words.

    >>> read_edition("Edisi ke-28"), read_edition("2nd ed."), read_edition("Cetakan Kedua")
    ('28', '2', '2')
    """
    text = fold(str(value)) if value is not None else ""
    if not text:
        return ""
    match = _FIGURES.search(text)
    if match:
        return match.group().lstrip("0")
    words = [w for w in text.split() if w not in EDITION_STOP]
    words = ["revisi" if w in REVISED else w for w in words]
    for word in words:
        if word in COUNTS:
            return COUNTS[word]
    if words and _ROMAN.match(words[-1]):
        return str(_from_roman(words[-1]))
    return " ".join(words)


def read_dates(value: Any) -> tuple[int, ...]:
    """Return (year, month, day) as far as known, () where no year can be read.

    >>> read_dates({"date-parts": [["2020", 10]]}), read_dates("Juni 2022"), read_dates(None)
    ((2020, 10), (2022,), ())
    """
    if isinstance(value, dict):
        parts = value.get("date-parts") or [[]]
        first = parts[0] if isinstance(parts, (list, tuple)) and parts else []
        if not isinstance(first, (list, tuple)):
            first = [first]
        figures = [int(p) for p in first if str(p).strip().isdecimal()]
        if figures:
            return tuple(figures)
        value = value.get("raw") or value.get("literal") or ""
    match = _YEAR.search(str(value)) if value is not None else None
    return (int(match.group()),) if match else ()


class Law(NamedTuple):
    """A law or regulation: what kind, whose, its number and year."""

    kind: str
    issuer: str
    number: str
    year: str


_LAW = re.compile(
    r"^(?:(?:republik )?indonesia )?(?P<kind>undang undang|uu|peraturan pemerintah|pp|peraturan presiden|perpres|"
    r"peraturan menteri|permen\w*|peraturan daerah|perda|peraturan gubernur|pergub|peraturan bupati|"
    r"perbup|peraturan wali ?kota|perwa\w+|keputusan presiden|keppres|keputusan menteri|kepmen\w*|"
    r"instruksi presiden|inpres|surat edaran|peraturan \w+|keputusan \w+)\b(?P<issuer>.*?)"
    r" ?(?:nomor|no|number) ?(?P<number>\d+[a-z]?)\b(?P<rest>.*)$"
)
_AREA_SHORT = {"kab": "kabupaten", "prov": "provinsi", "kotamadya": "kota"}
_LAW_SHORT = {
    "uu": "undang undang",
    "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    "perda": "peraturan daerah",
    "pergub": "peraturan gubernur",
    "perbup": "peraturan bupati",
    "keppres": "keputusan presiden",
    "inpres": "instruksi presiden",
}


def same_issuer(a: str, b: str) -> bool:
    """Tell whether two laws may come from one office; an unnamed office may be any.

    >>> same_issuer("dagri", "dalam negeri"), same_issuer("kota bandung", "kota cimahi")
    (True, False)
    """
    one, two = ([_AREA_SHORT.get(w, w) for w in text.split()] for text in (a, b))
    areas_a, areas_b = {*one} & LAW_AREAS, {*two} & LAW_AREAS
    if areas_a and areas_b and areas_a != areas_b:
        return False
    one, two = ([w for w in words if w not in LAW_AREAS] for words in (one, two))
    if not one or not two or {*one} & {*two}:
        return True
    short, long = sorted((one, two), key=len)
    key = "kemen" + "".join(short)
    return any(
        is_acronym(key, ("kementerian", *long[:n])) or key == f"kemen{long[0][:n]}"
        for n in range(2, len(long) + 6)
    )


def read_law(title: str, year: int | None = None) -> Law | None:
    """Read a title that is the name of a law; None for any other title.

    >>> read_law("UU No. 25 Tahun 2009 tentang Pelayanan Publik")
    Law(kind='undang undang', issuer='', number='25', year='2009')
    """
    match = _LAW.match(fold(title))
    if not match:
        return None
    kind, issuer = match["kind"], match["issuer"]
    for short, full in (("permen", "peraturan menteri"), ("kepmen", "keputusan menteri")):
        if kind.startswith(short):
            issuer, kind = f"{kind.removeprefix(short)} {issuer}", full
    kind = "peraturan walikota" if re.match(r"perwa|peraturan wali", kind) else kind
    issuer = " ".join(w for w in issuer.split() if w not in LAW_STOP)
    printed = re.search(r"(?:tahun|th|of|year)? ?((?:19|20)\d\d)\b", match["rest"])
    law_year = printed.group(1) if printed else str(year or "")
    return Law(_LAW_SHORT.get(kind, kind), issuer, match["number"], law_year)
