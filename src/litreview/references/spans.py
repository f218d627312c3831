"""From labelled tokens to spans: runs, proven addresses, and trimming to the value itself.

The convention: a span holds the value and nothing that print puts around it, such as
separators, enclosing brackets, quotes or asterisks, and designators (``Vol.``, ``hlm.``,
``Edisi``, ``In``). Only general rules stand here, nothing about any work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from litreview.model import FIELD_LABELS, Span
from litreview.references.tokens import Token

Run = tuple[str, int, int, float]
"""Label, start, end, confidence."""

_LINKS = frozenset({"doi", "url"})
_WORDY = frozenset({"author", "editor", "publisher", "location", "container-title", "genre"})
_SHORT = 30  # characters; longer, and it may be a field between two titles
_LONGEST_BRACKET = 250  # characters from where a title broke off to where its bracket closes
_MARKS = frozenset(" \t\r\n\xa0\u2003,;:.*_|-–—―‐‑<>=/\\•")
_QUOTES = frozenset("\"“”„‟«»‘’‚‛`´'")
_CLOSING_QUOTES = frozenset('"“”»')
_OPENER = {")": "(", "]": "[", "}": "{"}
_CLOSER = {opener: closer for closer, opener in _OPENER.items()}
# A stop that belongs to the name before it: an initial's, "et al.", "dkk.", "Jr.".
_NAME_STOP = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]|(?:(?<=,)|(?<=,\s))[A-Z]{2,3}|\b(?i:al|dkk|jr|sr|etal|cs))\Z"
)
# What names a standard number is part of the note: "ISSN: 2088-0000".
_IDENTIFIER = re.compile(r"\b(?:[ep]-?)?IS[SB]N(?:-1[03])?\s?:?\s*\Z", re.I)
_WORD_STOP = r"(?![^\W\d_])\s?[.,]?\s*:?\s*(?=\S)"
_BEFORE = {
    "volume": re.compile(rf"(?:volume|vols?|v(?=[.\s\d])|jilid|jil|jld|bd|band){_WORD_STOP}", re.I),
    "issue": re.compile(rf"(?:n[o0°º]s?|nomor|nomer|numbers?|num|nr|issue|iss){_WORD_STOP}", re.I),
    "pages": re.compile(rf"(?:pages?|pp|pgs?|p|hlm|hal|halaman|hh|h|laman){_WORD_STOP}", re.I),
    "edition": re.compile(r"(?:edisi|edition|cetakan|cet|ed)\b\s?\.?\s*(?:ke\s?-\s?)?(?=\S)", re.I),
    "editor": re.compile(
        r"(?:in|dalam|edited by|ed(?:itor)?s?\s?[.:]|penyunting|disunting oleh)\b\s?:?\s*(?=\S)",
        re.I,
    ),
    "container-title": re.compile(r"(?i:in|dalam)\s?:\s*(?=\S)|(?:In|Dalam|dalam)\s+(?=\S)"),
    "doi": re.compile(r"doi\s?:\s*(?=\S)|doi\s+(?=10\.)", re.I),
    "url": re.compile(r"(?:url|retrieved from|available at|diakses dari)\b\s?:?\s*(?=\S)", re.I),
    "author": re.compile(r"(?:oleh|by)\s?:?\s+(?=\S)", re.I),
}
_AFTER = {
    "edition": re.compile(r"\s*\b(?:edition|edn|ed)\b\.?\Z", re.I),
    "editor": re.compile(r"[\s,;(]*\b(?:eds?|editors?|hrsg|penyunting|peny)\b\.?[\s)]*\Z", re.I),
    "pages": re.compile(r"\s+(?:pages|pp|hlm|hal|halaman|p)\.?\Z", re.I),
}
_LINK = re.compile(
    r"(?:https?\s?:\s?//\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?\S+"
    r"|(?:https?\s?:\s?//|www\.)\S+"
    r"|(?<![\w/.])10\.\s?\d{4,9}\s?/\s?[^\s,;]+",
    re.I,
)
_LINK_SIGNS = ("http", "doi", "www.", "10.")
"""Every address has one of them; looking for these first is quick."""
_LINK_START = re.compile(r"https?:|www\.", re.I)
_BARE_RESOLVER = re.compile(r"doi\s?\.\s?org/?[.\s]*\Z", re.I)
_RESOLVER = re.compile(r"doi\s?\.?\s?org", re.I)
_BARE_DOI = re.compile(r"(?<!\d)10\.\s?\d{4,9}\s?/")


def _closes_at(text: str, start: int, end: int) -> int:
    """Return where the bracket opened at `start` is closed, or -1."""
    opener, closer = text[start], _CLOSER[text[start]]
    depth = 0
    for i in range(start, end):
        depth += (text[i] == opener) - (text[i] == closer)
        if depth == 0:
            return i
    return -1


def _starts_loose(text: str, start: int, end: int) -> bool:
    """Tell whether the first character does not belong to the value."""
    first = text[start]
    if first in _MARKS or first.isspace() or first in ")]}!?":
        return True
    if first not in _QUOTES and first not in _CLOSER:
        return False
    if start + 1 < end and not text[start + 1].isalnum():
        return True
    if first in _QUOTES:
        # A quoted word may open a value; a quote around the value, or left alone, may not.
        inner = sum(char in _QUOTES for char in text[start + 1 : end])
        return inner == 0 or text[end - 1] in _QUOTES
    return _closes_at(text, start, end) in (-1, end - 1)


def _ends_loose(text: str, start: int, end: int, keep: str) -> bool:
    """Tell whether the last character does not belong to the value."""
    last = text[end - 1]
    if last in keep:
        return False
    if last in _MARKS or last.isspace() or last in _CLOSER:
        return True
    if last in _CLOSING_QUOTES and text[start] not in _QUOTES:
        if text[end - 2] in _QUOTES:
            return True
        return text.count('"', start, end) % 2 == 1 or "“" not in text[start : end - 1]
    return last in _OPENER and text.rfind(_OPENER[last], start, end) < 0


def trim_span(text: str, label: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the value itself: no marks, brackets or designators around it.

    Parameters
    ----------
    text
        The whole reference.
    label
        A field label; it decides which designators are known.
    start, end
        The bounds to narrow. They may come back equal, when nothing is left.

    Examples
    --------
    >>> text = 'Jurnal X, Vol. 12, (hlm. 3-9).'
    >>> start, end = trim_span(text, "volume", 10, 18)
    >>> text[start:end]
    '12'
    >>> start, end = trim_span(text, "pages", 19, 30)
    >>> text[start:end]
    '3-9'
    """
    keep = "/" if label in _LINKS else ""
    before = None
    while before != (start, end):
        before = start, end
        while start < end and _starts_loose(text, start, end):
            start += 1
        while start < end and _ends_loose(text, start, end, keep):
            end -= 1
        if label in _BEFORE and (match := _BEFORE[label].match(text, start, end)):
            start = match.end()
        if label in _AFTER and (match := _AFTER[label].search(text, max(start, end - 24), end)):
            end = match.start() if match.start() > start else end
    if (
        label in {"author", "editor"}
        and text[end : end + 1] == "."
        and _NAME_STOP.search(text, max(start, end - 5), end)
    ):
        end += 1
    if label == "note" and (match := _IDENTIFIER.search(text, max(0, start - 12), start)):
        start = match.start()
    return start, end


def _overlapping(runs: Sequence[Run], bounds: Iterable[tuple[int, int]]) -> Iterator[list[Run]]:
    """Yield for each of the sorted `bounds` the sorted runs that overlap it."""
    first = 0
    for start, end in bounds:
        while first < len(runs) and runs[first][2] <= start:
            first += 1
        last = first
        while last < len(runs) and runs[last][1] < end:
            last += 1
        yield list(runs[first:last])


def _find_links(text: str, runs: Sequence[Run]) -> list[Run]:
    """Return the stretches that are one address each, stray spaces included."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _LINK_SIGNS):
        return []
    tagged = [run for run in runs if run[0] in _LINKS]
    bounds = [match.span() for match in _LINK.finditer(text)]
    joined: list[Run] = []
    for (start, end), touching in zip(bounds, _overlapping(tagged, bounds), strict=True):
        sure = min((run[3] for run in touching), default=0.5)
        start = min([start, *(run[1] for run in touching)])
        end = max([end, *(run[2] for run in touching)])
        if joined:
            _, left, right, other = joined[-1]
            gap = text[right:start]
            torn = len(gap) <= 2 and not gap.strip() and not _LINK_START.match(text, start)
            bare = len(gap) <= 3 and _BARE_RESOLVER.search(text, max(left, right - 16), right)
            if start <= right or torn or bare:
                joined[-1] = ("url", left, max(end, right), min(sure, other))
                continue
        joined.append(("url", start, end, sure))
    return [
        ("doi" if _is_doi(text, start, end) else label, start, end, sure)
        for label, start, end, sure in joined
    ]


def _is_doi(text: str, start: int, end: int) -> bool:
    """Tell whether an address is a DOI; a publisher's own page with a DOI in it is a URL."""
    if _RESOLVER.search(text, start, end):
        return True
    elsewhere = _LINK_START.search(text, start, end)
    return elsewhere is None and _BARE_DOI.search(text, start, end) is not None


def merge_links(text: str, runs: Sequence[Run]) -> list[Run]:
    """Make what a pattern proves to be one address one run, named by what it resolves.

    A run of another field that reaches into an address is cut back; a tagged address that
    no pattern knows stays as it was.
    """
    links = _find_links(text, runs)
    if not links:
        return list(runs)
    kept = list(links)
    bounds = [(start, end) for _, start, end, _ in runs]
    for (label, start, end, sure), crossed in zip(runs, _overlapping(links, bounds), strict=True):
        for _, left, right, _ in crossed:
            if start < left:
                end = min(end, left)
            elif label in _LINKS:
                end = start
            else:
                start = max(start, right)
        if start < end:
            kept.append((label, start, end, sure))
    return sorted(kept, key=lambda run: run[1])


def label_runs(tokens: Iterable[Token], labels: Iterable[str], sure: Iterable[float]) -> list[Run]:
    """Return the runs of one field label; a run is as sure as its least sure token."""
    runs: list[Run] = []
    previous = ""
    for token, label, value in zip(tokens, labels, sure, strict=True):
        if label in FIELD_LABELS:
            if label == previous:
                name, start, _, low = runs[-1]
                runs[-1] = (name, start, token.end, min(low, value))
            else:
                runs.append((label, token.start, token.end, value))
        previous = label
    return runs


def mend_titles(runs: Sequence[Run]) -> list[Run]:
    """Join two halves of a title that one short run of words keeps apart.

    A reference prints its title in one piece; what looks like a name or a place inside it
    ("… Evaluation (SQuaRE) …") is part of it.
    """
    mended: list[Run] = []
    for run in runs:
        mended.append(run)
        if len(mended) < 3:
            continue
        (left, start, _, sure), (middle, low, high, _), (right, _, end, other) = mended[-3:]
        if left == right == "title" and middle in _WORDY and high - low <= _SHORT:
            mended[-3:] = [("title", start, end, min(sure, other))]
    return mended


def join_neighbours(text: str, runs: Sequence[Run]) -> list[Run]:
    """Join runs that no mark of print divides: halves of a field, and "IKIP" + "Bandung".

    A place that follows its publisher without any mark, when the place of publication has
    been named, is the end of the publisher's name.
    """
    joined: list[Run] = []
    placed = False
    for label, start, end, sure in runs:
        name, left, right, other = joined[-1] if joined else ("", 0, 0, 1.0)
        between = text[right:start]
        torn = label == name and label in _WORDY and not between.strip(" *_")
        named = placed and (name, label) == ("publisher", "location") and not between.strip()
        if torn or named:
            joined[-1] = (name, left, end, min(sure, other))
        else:
            joined.append((label, start, end, sure))
        placed = placed or label == "location"
    return joined


def close_brackets(text: str, runs: Sequence[Run]) -> list[Run]:
    """Let a title run on to the end of the bracket that it opened some words before.

    A subtitle in brackets may hold a colon ("(Case study: schools in Bali)"), which looks like
    place and publisher; a field does not end inside a bracket of its own.
    """
    closed: list[Run] = []
    for label, start, end, sure in runs:
        if closed and closed[-1][2] > start:  # inside the bracket that the title closed
            if label not in _WORDY or end <= closed[-1][2]:
                continue
            start = closed[-1][2]
        if label == "title":
            opened = text.rfind("(", start, end)
            if opened >= 0 and len(text[opened:end].split()) > 1 and ")" not in text[opened:end]:
                close = text.find(")", end, end + _LONGEST_BRACKET)
                held = [r for r in runs if end <= r[1] < close]
                if close > 0 and held and all(r[0] in _WORDY for r in held):
                    end = close + 1
        closed.append((label, start, end, sure))
    return closed


def decode_spans(
    text: str, tokens: Sequence[Token], labels: Sequence[str], sure: Sequence[float]
) -> tuple[Span, ...]:
    """Turn one label and one confidence per token into trimmed spans.

    Returns
    -------
    tuple of Span
        Sorted, not overlapping, none empty.
    """
    labelled = join_neighbours(text, label_runs(tokens, labels, sure))
    runs = close_brackets(text, mend_titles(labelled))
    spans = []
    floor = 0
    for label, start, end, value in merge_links(text, runs):
        start, end = trim_span(text, label, max(start, floor), max(end, floor))
        start = max(start, floor)
        if start < end:
            spans.append(Span(label, start, end, round(value, 4)))
            floor = end
    return tuple(spans)
