"""Where title and authors stand on a first page: the blocks and lines before the first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litreview.model import Region
from litreview.prose import line_spans, squeeze

MASTHEAD = re.compile(
    r"\b(?:e-|p-)?issn\b|\bvol(?:ume)?\b[\s.]*\d|https?://|www\.|@|\bdoi\b|\bhomepage\b|\bwebsite\b|available online",
    re.I,
)
MARKS = re.compile(
    r"\^?\{[^}]{0,20}\}|\^\d+(?:,\d+)*\^|<sup>[^<]{0,20}</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰✉*†‡§]+|(?<=[^\W\d_])\d+(?:,\d+)*(?=[\s,]|$)"
)
_PLACES = (
    r"Universitas|University|Institut\w*|Politeknik|Sekolah|STIKES|STIE|STIA|STMIK|IAIN|UIN|STAIN|Fakultas|Faculty|"
    r"Department|Departemen|Jurusan|Program|Prodi|Administrasi|Ilmu|Manajemen|Magister|Badan|Kementerian|Dinas|"
    r"School|Pusat|Balai|Lembaga|Akademi|College|Teknik|Pendidikan"
)
AFFILIATION = re.compile(rf"\s+(?=(?:{_PLACES})\b)")
_OPENS_AFFILIATION = re.compile(rf"[\s\d¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§()^.,]*(?:{_PLACES})\b")
_NAMES_PLACE = re.compile(
    r"\b(?:Universitas|University|Institut|Institute|Politeknik|Polytechnic|Fakultas|Faculty)\b",
    re.I,
)
_JOURNAL = re.compile(
    r"\W*(?:jurnal|journal|prosiding|proceedings?|majalah|buletin|bulletin)\b", re.I
)
_CONNECTIVE = re.compile(r"[,;]|\bdan\b|\band\b|&")
_DEGREE = re.compile(
    r"\W*(?:(?:[A-Z][A-Za-z]{0,4}\.){1,3}[A-Z]?[A-Za-z]{0,5}\.?|Ph\.?D|MM|MBA|SE|SH)\W*"
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w'’.`-]*|bin|binti|van|de|von|al|el|Al-\w+")


def find_title(text: str, units: Sequence[tuple[int, int]]) -> Region | None:
    """Return the title among the first blocks of a page, None where none can be told.

    It is the first block after the masthead that is neither prose nor contact data; or the
    first block of all, where authors stand below it and the masthead below them.
    """
    if units and re.match(r"\ufeff?#\s+\S", text[slice(*units[0])]):
        return Region("title", *units[0])  # whatever journal line follows
    masthead = [
        index
        for index, (a, b) in enumerate(units[:8])
        if MASTHEAD.search(text[a:b]) and b - a < 200 and "@" not in text[a:b]
    ]
    if masthead and masthead[0] > 0 and _heads_page(text, units):
        return Region("title", *units[0])
    last = masthead[-1] if masthead and masthead[-1] <= 5 else -1
    for a, b in units[last + 1 : last + 5]:
        end = a + _title_end(text[a:b])
        if _may_be_title(squeeze(text[a:end])):
            return Region("title", a, end)
    return None


def _may_be_title(block: str) -> bool:
    return 15 <= len(block) <= 350 and not MASTHEAD.search(block) and not block.endswith((".", ";"))


def is_journal_name(line: str) -> bool:
    """Tell whether a line begins as the name of a journal or of proceedings does.

    >>> is_journal_name("JURNAL ILMU ADMINISTRASI"), is_journal_name("Media Sosial")
    (True, False)
    """
    return _JOURNAL.match(line) is not None and len(line.split()) <= 12


def _heads_page(text: str, units: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the first block is a title: authors with marks or their place stand below."""
    if len(units) < 2:
        return False
    block = squeeze(text[slice(*units[0])])
    below = [text[a:b] for a, b in units[1:3]]
    lines = [line.strip() for unit in below for line in unit.splitlines() if line.strip()]
    if not _may_be_title(block) or is_journal_name(block) or len(block.split()) < 3:
        return False
    return are_names(lines[0]) and len(lines) > 1 and is_affiliation(lines[1])


def _title_end(block: str) -> int:
    """Where the title of a block ends that also holds authors and their places."""
    lines = line_spans(block)
    for i in range(1, len(lines)):
        line = block[slice(*lines[i])]
        if not is_affiliation(line):
            continue
        first = i
        while first > 1 and are_names(block[slice(*lines[first - 1])]):
            first -= 1
        return lines[first - 1][1] if first < i or first > 0 else len(block)
    return len(block)


def is_affiliation(line: str) -> bool:
    """Tell whether a line names a place of work or an address.

    >>> is_affiliation("¹Program Studi Ilmu Komunikasi"), is_affiliation("budi@unair.ac.id"), is_affiliation("Budi")
    (True, True, False)
    """
    return (
        _OPENS_AFFILIATION.match(line) is not None
        or re.search(r"\S@\S", line) is not None
        or (_NAMES_PLACE.search(line) is not None and len(line) < 120)
    )


def are_names(line: str) -> bool:
    """Tell whether a line may hold nothing but names of persons.

    >>> are_names("Budi Santoso¹, S.Sos., M.Si. dan Rina Wati²"), are_names("Pelayanan Publik di Desa")
    (True, False)
    """
    if is_affiliation(line) or MASTHEAD.search(line):
        return False
    parts = [p.strip() for p in _CONNECTIVE.split(MARKS.sub("", line)) if p.strip()]
    named = [p for p in parts if not _DEGREE.fullmatch(p)]
    return bool(named) and all(
        1 <= len(p.split()) <= 5 and all(_NAME_WORD.fullmatch(w) for w in p.split()) for p in named
    )


def find_authors(text: str, units: Sequence[tuple[int, int]], title: Region) -> Region | None:
    """Return the block of names below the title, from the rest of its own block on."""
    for a, b in units:
        if b <= title.end:
            continue
        start = max(a, title.end)
        start += len(text[start:b]) - len(text[start:b].lstrip())
        block = squeeze(MARKS.sub("", text[start:b]))
        words = block.replace(",", " ").split()
        capital = sum(1 for w in words if w[:1].isupper() or w in ("dan", "and", "&"))
        lines = text[start:b].splitlines()
        named = 1 <= len(words) <= 60 and capital >= 0.8 * len(words) and not block.endswith(":")
        named = named or (len(lines) > 1 and are_names(lines[0]) and is_affiliation(lines[1]))
        return Region("authors", start, b) if named else None
    return None


def name_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines of an authors' block that go on with names.

    >>> name_lines(["Budi Santoso,", "Rina Wati", "Universitas Terbuka"]), name_lines(["Budi Santoso", "Surabaya"])
    (['Budi Santoso,', 'Rina Wati'], ['Budi Santoso'])
    """
    if not lines:
        return []
    count = 1
    while count < len(lines) and are_names(lines[count]):
        joined = re.search(r"(?:[,;&]|\bdan|\band)\s*$", MARKS.sub("", lines[count - 1]))
        goes_on = re.match(r"(?:dan|and|&)\b", lines[count])
        marked = MARKS.search(lines[count]) and MARKS.search(lines[count - 1])
        if not (joined or goes_on or marked):
            break
        count += 1
    below = lines[count : count + 8]
    place = next((i for i, line in enumerate(below) if is_affiliation(line)), None)
    if place and all(are_names(line) and len(line.split()) > 1 for line in below[:place]):
        count += place  # one name a line, down to where they work
    return list(lines[:count])


def locate(text: str, printed: str, limit: int = 8_000) -> Region | None:
    """Return where a title stands at the head of a text, however its lines are broken.

    >>> locate("JURNAL\\n\\nMedia\\n\\nSosial", "Media Sosial")
    Region(kind='title', start=8, end=21)
    """
    words = printed.split()
    if not words:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), text[:limit])
    return Region("title", *match.span()) if match else None
