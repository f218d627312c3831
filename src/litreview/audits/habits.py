"""What a list does in most of its entries, and the entries that do otherwise.

A habit needs at least `ENOUGH` entries that show it and a share of `SHARE` of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from litreview.audits.print import blank_links, ends_with_link
from litreview.audits.rows import AuditRow, make_row
from litreview.model import Reference, Span

ENOUGH = 5
SHARE = 0.7

_STOPPED = re.compile(r"[.?!…][\"'”’»)\]]{0,2}$")
_SPACED_RANGE = re.compile(r"\d\s+[-‐‑–—−]\s*\d|\d\s*[-‐‑–—−]\s+\d")
_RANGE = re.compile(r"\d\s*[-‐‑–—−]\s*\d")
_COLON = re.compile(r"(?<=[^\W_])\s?:\s")
_ENDS_IN_INITIAL = re.compile(r"(?:^|[\s.,-])[^\W\d_]{1,3}\.?$|\b(?:al|dkk|jr|sr|eds?)\.?$", re.I)
_ASKED = re.compile(r"[?!][\"”’*]{0,2}(?P<stop>\.)?(?=\s|[\"”’*]{0,2}\s)")

Reading = Callable[[Reference], str | None]
"""Reads a trait of an entry; None where the entry does not show it."""


def majority(values: Sequence[str | None]) -> str | None:
    """Return what at least `SHARE` of at least `ENOUGH` readings say, or None.

    >>> majority([".", ".", ".", ".", ",", None]), majority([".", ","])
    ('.', None)
    """
    counted = Counter(value for value in values if value is not None)
    total = sum(counted.values())
    if total < ENOUGH:
        return None
    value, times = min(counted.items(), key=lambda item: (-item[1], item[0]))
    return value if times >= SHARE * total else None


def has_spaced_colons(entries: Sequence[Reference]) -> bool:
    """Tell whether a list always prints " : " as its style."""
    marks: list[str | None] = []
    for entry in entries:
        marks += [
            " :" if m.group()[0].isspace() else ":" for m in _COLON.finditer(blank_links(entry))
        ]
    return majority(marks) == " :"


def year_is_at_head(entries: Sequence[Reference]) -> bool:
    """Tell whether a list prints the year before the title, as author–year styles do.

    >>> year_is_at_head([])
    False
    """
    places = [place for entry in entries if (place := _year_place(entry))]
    return bool(places) and places.count("head") >= SHARE * len(places)


def check_habits(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield the entries of one list that do otherwise than most of it.

    Examples
    --------
    >>> entries = [Reference(f"r{n}", f"Buku {n}. Alfabeta" + "." * (n > 1), "p") for n in range(1, 8)]
    >>> [(row.kind, row.place) for row in check_habits(entries)]
    [('no-final-stop', 'r1')]
    """
    stops_names = _stops_names(entries)
    for kind, read, wanted, advice in (
        ("no-final-stop", _final, ".", "end the entry with a full stop"),
        ("author-year-mark", _author_mark, None, "put the mark that the other entries have"),
        ("year-title-mark", _title_mark, None, "put the mark that the other entries have"),
        ("year-brackets", _brackets, None, "print the year as in the other entries"),
        ("odd-separator", _bars, "", "put stops and commas for the vertical bars"),
        ("range-spaces", _range, "-", "take out the spaces around the dash"),
        ("year-not-at-head", _year_place, "head", "print the year after the authors"),
    ):
        for entry, value, usual in find_unlike(entries, read, wanted):
            initial = kind == "author-year-mark" and _ends_in_stop(entry)
            if initial and (value, usual) == (".", ""):
                continue
            if kind == "author-year-mark" and (value, usual) == ("", ".") and not stops_names:
                continue
            yield make_row(entry.paper, kind, entry.id, _shown(kind, entry), advice)
    yield from _asked(entries)


def find_unlike(
    entries: Sequence[Reference], read: Reading, wanted: str | None = None
) -> Iterator[tuple[Reference, str, str]]:
    """Yield the entries that do otherwise than most of a list, what they do, and what is usual.

    With ``wanted`` only a list whose habit that is has any.

    >>> entries = [Reference(f"r{n}", "x" if n else "y") for n in range(6)]
    >>> [(entry.id, value, usual) for entry, value, usual in find_unlike(entries, lambda e: e.text)]
    [('r0', 'y', 'x')]
    """
    values = [read(entry) for entry in entries]
    usual = majority(values)
    if usual is None or (wanted is not None and usual != wanted):
        return
    for entry, value in zip(entries, values, strict=True):
        if value is not None and value != usual:
            yield entry, value, usual


def _shown(kind: str, entry: Reference) -> str:
    if kind == "no-final-stop":
        return "…" + entry.text[-30:]
    if kind == "range-spaces":
        match = re.search(r"\d+\s*[-‐‑–—−]\s*\d+", entry.text)
        pages = [s for s in entry.spans if s.label == "pages"]
        return (
            entry.text[pages[0].start : pages[0].end] if pages else match.group() if match else ""
        )
    if kind == "odd-separator":
        at = entry.text.find("|")
        return entry.text[max(0, at - 20) : at + 30]
    date = _first(entry, "date")
    return entry.text[max(0, date.start - 15) : date.end + 15] if date else entry.text[:40]


def _first(entry: Reference, label: str) -> Span | None:
    return next((s for s in entry.spans if s.label == label), None)


def _final(entry: Reference) -> str | None:
    text = entry.text.rstrip(" *_")
    if not text or ends_with_link(entry):
        return None
    return "." if _STOPPED.search(text) else "none"


def _head_date(entry: Reference) -> Span | None:
    """Return the date that stands between author and title, if one does."""
    author, date = _first(entry, "author"), _first(entry, "date")
    if author is None or date is None or not 0 <= date.start - author.end <= 8:
        return None
    return date


def _author_mark(entry: Reference) -> str | None:
    """Read the mark behind the author; the stop of an initial or of "et al." serves as one."""
    author, date = _first(entry, "author"), _head_date(entry)
    if author is None or date is None:
        return None
    name = entry.text[author.start : author.end]
    gap = entry.text[author.end : date.start].strip(" ([*_")[:1]
    if gap == "," or not name.endswith("."):
        return None if gap != "," and _ENDS_IN_INITIAL.search(name) else gap
    return "."


def _ends_in_stop(entry: Reference) -> bool:
    """Tell whether the last author ends in an initial or "et al.", whose stop is no mark."""
    author = _first(entry, "author")
    return bool(author and _ENDS_IN_INITIAL.search(entry.text[author.start : author.end]))


def _stops_names(entries: Sequence[Reference]) -> bool:
    """Tell whether names without initials have a stop too: "Ali, B. (2019)" alone shows none."""
    marks = [_author_mark(entry) for entry in entries if not _ends_in_stop(entry)]
    return marks.count(".") > marks.count("")


def _title_mark(entry: Reference) -> str | None:
    date = _head_date(entry)
    if date is None:
        return None
    after = entry.text[date.end :].lstrip(" )]*_")
    return after[:1] if after[:1] in {".", ",", ":", ";"} else ""


def _brackets(entry: Reference) -> str | None:
    date = _head_date(entry)
    if date is None:
        return None
    return "(" if entry.text[: date.start].rstrip().endswith(("(", "[")) else "bare"


def _bars(entry: Reference) -> str | None:
    return "|" if "|" in blank_links(entry) else ""


def _range(entry: Reference) -> str | None:
    pages = _first(entry, "pages")
    printed = entry.text[pages.start : pages.end] if pages else ""
    if not _RANGE.search(printed):
        return None
    return " - " if _SPACED_RANGE.search(printed) else "-"


def _year_place(entry: Reference) -> str | None:
    """Read whether the year stands before the title; entries without author are other cases."""
    author, date, title = (_first(entry, label) for label in ("author", "date", "title"))
    if author is None or date is None or title is None or author.start > title.start:
        return None
    return "head" if date.start < title.start else "end"


def _asked(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Report "?." where a list does not print all its questions so; alone it may be a style."""
    if len(entries) < ENOUGH:
        return
    marks = [(entry, _ASKED.search(blank_links(entry))) for entry in entries]
    if majority([m and (m["stop"] or "") for _, m in marks]) == ".":
        return
    for entry, match in marks:
        if match and match["stop"]:
            yield make_row(
                entry.paper,
                "doubled-mark",
                entry.id,
                entry.text[max(0, match.start() - 20) : match.end()],
                "keep the question or exclamation mark only",
            )
