"""How a body prints its citations: numbers or names, "&" or "dan", comma, page; what does otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from litreview.audits.habits import SHARE, majority
from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import COUNTED
from litreview.model import Mention, Paper, Reference
from litreview.prose import fold

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_NUMBERED = re.compile(r"[\[(]\s*\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*\s*[\])]|[¹²³⁰⁴-⁹]+")
_DATED = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_JOINER = re.compile(
    r"(?P<one>[^\W\d_][\w'’-]*),?\s+(?P<word>&|dan|and)\s+(?P<other>[^\W\d_][\w'’-]*)", re.I
)
_BEFORE_YEAR = re.compile(rf"[^\W\d_]\.?[\"”’]?(?P<mark>,?)\s+(?=\(?{_YEAR}(?!\d))")
_PAGE = re.compile(
    rf"{_YEAR}\s*(?P<mark>[:,])\s*(?P<word>hlm|hal|halaman|pp?)?(?P<stop>\.?)\s*(?P<page>\d{{1,4}})(?!\d)",
    re.I,
)
_SHORT = re.compile(r"\b(?P<word>et\.?\s*al|dkk)\b(?P<stop>\.?)", re.I)
_STRAY = re.compile(
    r"(?P<before>[^\W\d_]{3,})\s?(?P<number>\[\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*\])(?=\s?[.,;)])"
)
_NUMBER = re.compile(r"\[(\d{1,3})\]")
_FEW = 3
"""So many of each of two styles are no slip any more."""


def check_markers(
    paper: Paper, mentions: Sequence[Mention], entries: Mapping[str, Reference]
) -> Iterator[AuditRow]:
    """Yield the mentions of one paper that are printed otherwise than most of them.

    Brackets and running text are two habits: APA prints "&" in the first and "dan" in the second.

    Parameters
    ----------
    paper
        Its text shows bracketed numbers that were not taken for citations.
    mentions
        Of that paper.
    entries
        Its entries by id; a word joins two authors only where an entry has both.

    Examples
    --------
    >>> marks = ["(Ali, 2019)"] * 5 + ["(Budi 2020)"]
    >>> rows = check_markers(Paper("p", ""), [Mention("p", n, m, n, n + 9, "", 0, 9) for n, m in enumerate(marks)], {})
    >>> [(row.kind, row.printed) for row in rows]
    [('mention-comma', '(Budi 2020)')]
    """
    yield from _styles(paper, mentions, len(entries))
    bracketed = [m for m in mentions if m.marker[:1] in "(["]
    running = [m for m in mentions if m.marker[:1] not in "(["]
    for group in (bracketed, running):
        joiners = [_read_joiner(m, entries) for m in group]
        yield from _unlike(group, joiners, "joiner-otherwise", "join two authors with “{}”")
    commas = [_read_comma(m) for m in bracketed]
    told = "print the year {}, as in the other mentions"
    yield from _unlike(bracketed, commas, "mention-comma", told)
    pages = [_read_page(m) for m in mentions]
    yield from _unlike(mentions, pages, "locator-otherwise", "print the page as in “{}”")
    stops = [_read_stop(m) for m in mentions]
    yield from _unlike(mentions, stops, "et-al-stop", "write “{}”, as in the other mentions")


def _unlike(
    mentions: Sequence[Mention], values: Sequence[str | None], kind: str, advice: str
) -> Iterator[AuditRow]:
    usual = majority(values)
    for mention, value in zip(mentions, values, strict=True):
        if usual is not None and value not in (None, usual):
            yield _row(mention, kind, advice.format(usual))


def _row(mention: Mention, kind: str, advice: str) -> AuditRow:
    place = f"{mention.paper} @ {mention.start}"
    return make_row(mention.paper, kind, place, mention.marker, advice)


def _styles(paper: Paper, mentions: Sequence[Mention], listed: int) -> Iterator[AuditRow]:
    """Report numbers among names and names among numbers; where both are many, the first change."""
    styled = [(m, style) for m in mentions if (style := _read_style(m))]
    usual = majority([style for _, style in styled])
    if usual is not None:
        for mention, style in styled:
            if style != usual:
                advice = f"cite by {usual}, as elsewhere in the text"
                yield _row(mention, "citation-style-mixed", advice)
        if usual == "author and year":
            yield from _stray_numbers(paper, mentions, listed)
        return
    counts = {style: sum(s == style for _, s in styled) for style in ("number", "author and year")}
    if min(counts.values()) >= _FEW:
        runs = [next(group)[0] for _, group in groupby(styled, key=lambda pair: pair[1])]
        told = " and ".join(f"{counts[style]} by {style}" for style in sorted(counts))
        yield _row(runs[1], "citation-style-mixed", f"keep one style of citation: {told}")


def _stray_numbers(paper: Paper, mentions: Sequence[Mention], listed: int) -> Iterator[AuditRow]:
    """Report bracketed numbers behind words, where the text cites by names.

    A number that the list has no entry for, or one of a count from [1] on, cites nothing.
    """
    taken = [range(m.start, m.end) for m in mentions]
    for start, text in paper.region_texts("body"):
        for match in _STRAY.finditer(text):
            at = start + match.start("number")
            highest = max(map(int, re.findall(r"\d+", match["number"])))
            if (
                match["before"].casefold() in COUNTED
                or highest > listed
                or any(at in span for span in taken)
                or _is_counting(text, match.start("number"))
            ):
                continue
            advice = "cite by author and year, as elsewhere in the text"
            place = f"{paper.id} @ {at}"
            yield make_row(paper.id, "citation-style-mixed", place, match.group(), advice)


def _is_counting(text: str, at: int) -> bool:
    """Tell whether the bracketed numbers of a paragraph count points: [1], [2], [3]."""
    before = max(text.rfind("\n\n", 0, at), 0)
    after = text.find("\n\n", at)
    paragraph = text[before : after if after >= 0 else len(text)]
    numbers = [int(m[1]) for m in _NUMBER.finditer(paragraph)]
    return len(numbers) > 1 and numbers[:2] == [1, 2]


def cites_by_number(mentions: Sequence[Mention]) -> bool:
    """Tell whether most mentions of a text are numbers.

    >>> cites_by_number([Mention("p", n, "[3]", n, n + 3, "", 0, 9) for n in range(5)])
    True
    """
    styles = [style for m in mentions if (style := _read_style(m))]
    return bool(styles) and styles.count("number") >= SHARE * len(styles)


def _read_style(mention: Mention) -> str | None:
    if _NUMBERED.fullmatch(mention.marker.strip()) and not _DATED.search(mention.marker):
        return "number"
    has_name = re.search(r"[^\W\d_]{2}", mention.marker)
    return "author and year" if has_name and _DATED.search(mention.marker) else None


def _read_joiner(mention: Mention, entries: Mapping[str, Reference]) -> str | None:
    """Read the word between two authors of an entry; ministries have one within their names."""
    pairs = {pair for i in mention.cites if i in entries for pair in _neighbours(entries[i])}
    for match in _JOINER.finditer(mention.marker):
        if (fold(match["one"]), fold(match["other"])) in pairs:
            return match["word"].casefold()
    return None


def _neighbours(entry: Reference) -> Iterator[tuple[str, str]]:
    """Yield the last word of the last but one family name, with the first of the last."""
    families = [fold(str(n.get("family") or "")).split() for n in entry.csl.get("author") or []]
    if len(families) > 1 and all(families):
        yield families[-2][-1], families[-1][0]


def _read_comma(mention: Mention) -> str | None:
    marks = {m["mark"] for m in _BEFORE_YEAR.finditer(mention.marker)}
    if len(marks) != 1:
        return None  # none is read, or the mention has a style of its own
    return "behind a comma" if marks == {","} else "without a comma"


def _read_page(mention: Mention) -> str | None:
    match = _PAGE.search(mention.marker)
    if match is None or (match["mark"] == "," and not match["word"]):
        return None  # "2019, 2020" are two years
    word = match["word"] or ""
    between = f" {word.casefold()}{match['stop']} " if word else " "
    return f"2019{match['mark']}{between}15".replace("pp", "p")


def _read_stop(mention: Mention) -> str | None:
    """Read whether a stop follows "et al" or "dkk"; which of the two is another habit."""
    found = [m for m in _SHORT.finditer(mention.marker) if m.end() < len(mention.marker)]
    if not found:
        return None
    return "et al. / dkk." if found[0]["stop"] else "et al / dkk"
