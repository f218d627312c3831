"""A reference list that no known heading names: the densest run of lines that look like entries."""

from __future__ import annotations

import re

from litreview.papers.headings import heading_kind
from litreview.prose import line_spans

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d[a-z]?(?!\d)")
_LABEL = r"(?:\[?\(?\d{1,3}[\]).]{1,2}\s*|[⁰¹²³⁴-⁹]{1,3}\s*|\d{1,3}\s+|\[[A-Za-z]+\d*\]\s*)"
_ENTRY = re.compile(rf"^(?:[-–•*▪●○]\s+|\|\s*)?(?:{_LABEL})?[“\"'‘*_]*[A-ZÀ-Þ\d—–_]")
_NAMES = re.compile(
    rf"^\W*(?:{_LABEL})?\W*(?:(?:van|von|de|der|den|al|el)[ -])*"
    r"[A-ZÀ-Þ][\w'’.-]+(?:[ ][\w'’.&-]+){0,7}(?:,|\.|[ ]\()"
)
_SAME_AUTHOR = re.compile(r"[-–—_]{2,}[\s.,]")
_IN_NAMES = re.compile(r"(?:dan|and|et|al|dkk|of|the|for|de|van|von|der|den|bin|binti|untuk)\.?")
_NARRATIVE = re.compile(r"\((?:1[89]|20)\d\d[a-z]?\)\s+(?!https?\b|www\b)[a-z]")
"""A sentence that cites: "Menurut Arianto (2021) hal ini …"."""
_SENTENCE = re.compile(
    r"^\W*(?:Pada|Dalam|Di|The|In|Tabel|Table|Gambar|Figure|Tahun|Menurut|Namun|Dengan|Untuk|Oleh|However|This)\b"
)
_CITES = re.compile(
    r"\([A-ZÀ-Þ][\w’'-]+[^():]{0,60},? (?:1[89]|20)\d\d[a-z]?(?:: ?\d+)?(?:;[^()]*)?\)[.,]?(?:\s[a-z]|\s*$)"
)
_BREAK = re.compile(r"\r\n|[\r\n\x0c\u2029]")
_HEAD, _INNER, _APART, _PROSE, _PARAGRAPH = 3.0, -0.5, -1.5, -3.0, -6.0
"""What an entry's first line adds to a run; a line after it; a line far from one; running text."""
_WITHIN = 5
"""So many lines an entry may have."""
_FEWEST = 3


def looks_like_entry(line: str) -> bool:
    """Tell whether a paragraph may be a printed entry: it starts like one and has a year.

    >>> looks_like_entry("Tuten, T. L. (2016). Social Media Marketing. Sage.")
    True
    >>> looks_like_entry("Pada tahun 2016 media sosial dipakai luas oleh pemerintah daerah di seluruh Indonesia.")
    False
    """
    head = line[:220]
    year = _YEAR.search(line[:600])
    if year is None or not _ENTRY.match(head) or len(line) > 1500:
        return False
    names_first = _SAME_AUTHOR.match(head) or _NAMES.match(head)
    return (
        names_first is not None
        and not _is_clause(names_first.group())
        and ("(" in head[: year.end()] or "." in head or "," in head)
        and not _NARRATIVE.search(head)
        and not _SENTENCE.match(head)
    )


def _is_clause(opening: str) -> bool:
    """Tell the opening of a sentence from names, which print few words in small letters."""
    words = opening.strip(" ,.(").split()
    small = [w for w in words if w[0].islower() and not _IN_NAMES.fullmatch(w)]
    return len(small) > 1 and opening[0] not in "“\"'*"


def find_bare_list(text: str) -> int | None:
    """Return where a list without a known heading begins, None where there is none.

    Every line adds to a run of lines or takes from it; the greatest run is the list if it has
    three entries, or is the whole text.

    Examples
    --------
    >>> entry = "Sari, D. (2018). Metode. Obor."
    >>> find_bare_list(f"Teks biasa saja.\\n\\n{entry}\\nUma, A. (2019). Desa. Andi.\\n{entry}")
    18
    """
    spans = line_spans(text)
    lines = [text[a:b] for a, b in spans]
    heads = [
        _is_head(line, [] if _ends_paragraph(text, spans, i) else lines[i + 1 : i + 3])
        for i, line in enumerate(lines)
    ]
    best, first = _find_run(lines, heads)
    if best <= 0:
        return None
    begin = next(
        (i for i in range(first, len(lines)) if heads[i] and _opens(text, spans, i)), first
    )
    whole = begin == 0 and all(heads[i] for i in range(len(lines)) if _opens(text, spans, i))
    return spans[begin][0] if whole or sum(heads[begin:]) >= _FEWEST else None


def _ends_paragraph(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    end = spans[i][1]
    if i + 1 == len(spans) or text[end - 1] not in ".?!:":
        return False
    return len(_BREAK.findall(text, end, spans[i + 1][0])) > 1


def _is_head(line: str, following: list[str]) -> bool:
    """Tell whether an entry may begin with a line; its year may stand on the following ones."""
    if _CITES.search(line) or not (_NAMES.match(line) or _SAME_AUTHOR.match(line)):
        return False
    return looks_like_entry(line if len(line) > 200 else " ".join([line, *following])[:400])


def _find_run(lines: list[str], heads: list[bool]) -> tuple[float, int]:
    """Return the worth of the best run of lines and the index it begins with."""
    best, best_first = 0.0, 0
    worth, first, since = 0.0, 0, _WITHIN
    for i, (line, head) in enumerate(zip(lines, heads, strict=True)):
        since = 0 if head else since + 1
        if head:
            step = _HEAD
        elif _CITES.search(line):
            step = _PROSE
        elif len(line) > 200:
            step = _PARAGRAPH
        elif heading_kind(line) == "body":
            step = _PROSE
        else:
            step = _INNER if since < _WITHIN else _APART
        if worth <= 0:
            worth, first = 0.0, i
        worth += step
        if worth >= best:
            best, best_first = worth, first
    return best, best_first


def _opens(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    """Tell whether a line opens a paragraph, or stands under a line that is no sentence."""
    if i == 0:
        return True
    a, b = spans[i - 1]
    above = text[a:b]
    gap = len(_BREAK.findall(text, b, spans[i][0]))
    return gap > 1 or (len(above) < 60 and above[-1] not in ".,;-")
