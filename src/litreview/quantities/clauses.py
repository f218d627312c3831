"""What one sentence says of its figures: which words, which year, which kind of figure.

A figure is read only where print leaves no doubt which words and which year go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from litreview.prose import squeeze
from litreview.quantities.figures import IS_BASE, Figure, find_figures
from litreview.quantities.lexicon import Term, forms, read_terms
from litreview.tables.numbers import DecimalMark

Kind = Literal["level", "change", "projection"]

MOST_WORDS = 12
"""A clause of more words than this says more than its figure."""
_ENOUGH = 3
"""Words, names aside, that a later clause needs to stand by itself."""
_NUMBER = re.compile(r"(?<![^\W\d_])\d++(?:[.,]\d++)*+")
_AFTER = 6
"""Words after a figure that may belong to it."""

_CITED = re.compile(
    r"\([^()]{0,200}\b(?:19|20)\d\d[a-z]?(?:\s*[,;:][^()]{0,100})?\)|\[[\d,;–\- ]{1,40}\]"
)
_YEAR = re.compile(r"(?<![\d.,/–-])(?:19|20)\d\d(?![\d/–-]|[.,]\d)")
_CITES = re.compile(r"(?<!\w)[A-Z][\w'’.-]*(?:\s+(?:dkk|et al)\.?,?)?\s*$")
"""A name before a bracketed year: a citation, "Sari (2019)"."""
_ONLY_YEAR = re.compile(r"\((?:pada |in |tahun )?(?:19|20)\d\d\)", re.I)
_SPAN = re.compile(
    r"(?:19|20)\d\d\s*(?:[/–—-]|sampai(?: dengan)?|hingga|s\.?d\.?|to|until)\s*(?:tahun\s+)?(?:19|20)?\d\d(?!\d|[.,]\d)",
    re.I,
)
_CLAUSE = re.compile(
    r";|:\s|,?\s+(?=(?:sedangkan|sementara|tetapi|namun|while|whereas|but|although|meskipun|walaupun)\b)|,\s+(?=(?:dan|and|serta)\b)",
    re.I,
)
_REPORTED = re.compile(
    r"^.{0,120}?\b(?:bahwa|that)\b\s*|^(?:menurut|berdasarkan|merujuk|mengutip|dilansir|according to|based on|as reported by)\b[^,]{0,120},\s*",
    re.I,
)
_RELATIVE = re.compile(
    r",|\b(?:yang|which|who|that|karena|because|sehingga|so that|akibat|due to)\b", re.I
)
_LEVEL = re.compile(r"\b(?:menjadi|mencapai|ke angka|to|reach\w*|at)\b[^.;]{0,25}$", re.I)
_CHANGE = re.compile(
    rf"\b(?:{forms('change', 'change-verb')})\b(?:\s+(?:sebesar|sebanyak|hingga|by|of|about|sekitar|nearly))*\s*$",
    re.I,
)
_CHANGE_NOUN = re.compile(rf"\b(?:{forms('change')})\b", re.I)
_PROJECTION = re.compile(rf"\b(?:{forms('projection')})\b", re.I)
_STUDY = re.compile(
    rf"\b(?:{forms('own-study', 'statistic')})\b|\b[nprtFzR]²?\s?[=<>]"
    r"|\b(?:survei|survey)\b(?!\s+(?-i:[A-Z]))",
    re.I,
)
_STATISTIC = re.compile(rf"\b(?:{forms('statistic')})\b|\b[prtFzR]²?\s?[=<>]", re.I)
_AGE = re.compile(
    r"\b(?:ber)?(?:usia|umur)(?:\s+(?:di\s+(?:atas|bawah)|lebih\s+dari|kurang\s+dari|antara))?\s+\d+(?:\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|dan)\s*\d+)?(?:\s*(?:tahun|bulan))?(?:\s+ke\s+(?:atas|bawah))?"
    r"|\b(?:ages?|aged)\s+(?:(?:over|above|under|below|between)\s+)?\d+(?:\s*(?:-|–|—|to|and)\s*\d+)?(?:\s+(?:years?|months?)(?:\s+(?:old|and\s+(?:older|over|above)))?)?"
    r"|\b\d+(?:\s*[-–]\s*\d+)?[\s-]+(?:years?|months?)[\s-]+(?:olds?|of\s+age|and\s+(?:older|over|above))\b",
    re.I,
)
_UPWARD = re.compile(r"di\s+atas|ke\s+atas|lebih|older|over|above", re.I)
_DOWNWARD = re.compile(r"di\s+bawah|ke\s+bawah|kurang|under|below", re.I)
_PARALLEL = re.compile(
    r"\s*(?:\S+\s+)?(?:[(,]\s*)?(?:atau|or|\(|yakni|yaitu|setara|i\.e\.)[\s(]*(?:sekitar|setara(?: dengan)?|about)?\s*",
    re.I,
)
_OF_MANY = re.compile(r"[^\d.;]{0,25}\b(?:dari|of)\b[^\d.;]{0,25}(\d[\d.,]*\d|\d)", re.I)
_EACH = re.compile(rf"\b(?:{forms('respectively')})\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement of a text that is not yet placed in a paper."""

    figure: Figure
    quantity: str
    words: frozenset[str]
    names: frozenset[str]
    hard: frozenset[str]
    date: str
    kind: Kind
    own_study: bool


def read_statements(
    text: str, mark: DecimalMark = ",", masks: Sequence[tuple[int, int]] = ()
) -> Iterator[Reading]:
    """Read the statements of one sentence; ``masks`` are stretches that are citations.

    >>> [(r.figure.value, r.date, sorted(r.words)) for r in read_statements("The maternal mortality rate in West Java was 96 per 100,000 live births in 2019.", ".")]
    [(96.0, '2019', ['death', 'maternal', 'west-java'])]
    """
    masked = _mask(text, masks)
    if _EACH.search(masked):
        return
    starts = [0, *(m.end() for m in _CLAUSE.finditer(masked))]
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(masked)], strict=True)):
        clause = " " * start + masked[start:end]
        if _STATISTIC.search(clause) or _SPAN.search(clause):
            continue
        for read in _read_clause(clause, mark, masked):
            # A later clause may leave out what the first one said; it has to say enough itself.
            if not n or len(read.words - read.names) >= _ENOUGH:
                yield read


def _read_clause(clause: str, mark: DecimalMark, sentence: str) -> Iterator[Reading]:
    study = is_of_own_study(sentence)
    labels = frozenset(_age(m.group()) for m in _AGE.finditer(clause))
    clause = _AGE.sub(lambda m: " " * len(m.group()), clause)
    figures = find_figures(clause, mark)
    said, beside = _said_of_one(clause, figures)
    labels |= _labels(clause, figures)
    for figure, date in _dated(clause, said, sentence):
        if sum(1 for f in said if f.unit == figure.unit) > 1 and not _has_two(clause):
            continue
        terms = _quantity(clause, figures, figure)
        words = frozenset(t.concept for t in terms) | labels | beside
        if many := _OF_MANY.match(clause, figure.end) if not figure.unit else None:
            words |= {f"of {many.group(1)}"}
        if len(words) > MOST_WORDS or all(t.kind == "place" for t in terms):
            continue
        names = frozenset(t.concept for t in terms if is_name(t))
        soft = {t.concept for t in terms if t.kind == "soft"}
        hard = words - soft if words - soft - names else words
        quantity = squeeze(" ".join(sentence[t.start : t.end] for t in terms))
        yield Reading(figure, quantity, words, names, hard, date, _kind(clause, figure), study)


def _labels(clause: str, figures: list[Figure]) -> frozenset[str]:
    """Return the numbers that are no figures but tell things apart: Grade 5, Article 4, 2–5 percent."""
    if _has_two(clause):
        return frozenset()
    for figure in figures:
        clause = clause[: figure.start] + " " * (figure.end - figure.start) + clause[figure.end :]
    found = _NUMBER.finditer(_YEAR.sub("    ", clause))
    return frozenset(f"#{m.group()}" for m in found if not IS_BASE.search(clause[: m.start()]))


def _age(printed: str) -> str:
    """Return an age group as a word, so that another age group is another quantity."""
    way = "+" if _UPWARD.search(printed) else "-" if _DOWNWARD.search(printed) else ""
    return f"age {' '.join(re.findall(r'[0-9]+', printed))}{way}"


def _said_of_one(clause: str, figures: list[Figure]) -> tuple[list[Figure], frozenset[str]]:
    """Return the figures that say the same in two ways, and what the others add to them.

    "201 million or 73.7 percent" is one thing in two units. In "35 percent sleep less than 7
    hours" the second figure is part of what the first counts.
    """
    if _has_two(clause) or not figures:
        return figures, frozenset()
    said = figures[:1]
    for figure in figures[1:]:
        if _PARALLEL.fullmatch(clause, said[-1].end, figure.start):
            said.append(figure)
    others = [f for f in figures if f not in said]
    return said, frozenset(f"{f.bound}{f.value:g} {f.unit}".strip() for f in others)


def _mask(text: str, masks: Sequence[tuple[int, int]]) -> str:
    """Blank out citations, one character for one; a bracket that holds a year alone stays."""

    def blank(match: re.Match[str]) -> str:
        own = _ONLY_YEAR.fullmatch(match.group()) and not _CITES.search(text[: match.start()])
        return match.group() if own else " " * len(match.group())

    for a, b in masks:
        text = text[: max(0, a)] + " " * (min(b, len(text)) - max(0, a)) + text[b:]
    return _CITED.sub(blank, text)


def _date(text: str) -> str:
    """Return the year of a text with its month or quarter, where it has one of each at most."""
    years = list(dict.fromkeys(_YEAR.findall(text)))
    if len(years) != 1:
        return ""
    parts = sorted({t.kind for t in read_terms(text) if t.kind.startswith(("month", "quarter"))})
    return " ".join([years[0], *parts])


def _dated(clause: str, figures: list[Figure], sentence: str) -> Iterator[tuple[Figure, str]]:
    """Give each figure of a clause its date, else the sentence's; none where that is not plain."""
    if not figures:
        return
    years = [(m.start(), m.group()) for m in _YEAR.finditer(clause)]
    distinct = {year for _, year in years}
    if len(distinct) <= 1:
        date = _date(clause) or ("" if _SPAN.search(sentence) else _date(sentence))
        yield from ((figure, date) for figure in figures)
    elif _has_two(clause):
        for figure, date in _pairs(clause, figures):
            yield figure, date


def _has_two(clause: str) -> bool:
    """Tell whether a clause says how much it was and how much it became: two years, two figures."""
    return len(_YEAR.findall(clause)) == 2 and re.search(r"\b(?:menjadi|to)\b", clause) is not None


def _pairs(clause: str, figures: list[Figure]) -> Iterator[tuple[Figure, str]]:
    """Pair the last figure with the last year, where the year stands right behind it."""
    last = list(_YEAR.finditer(clause))[-1]
    before = [f for f in figures if f.end <= last.start()]
    if before and len(clause[before[-1].end : last.start()].split()) <= _AFTER:
        yield before[-1], last.group()


def _quantity(clause: str, figures: list[Figure], figure: Figure) -> list[Term]:
    """Return the terms of a clause that say what a figure counts."""
    taken = list(clause)
    for other in figures:
        taken[other.start : other.end] = " " * (other.end - other.start)
    bare = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), "".join(taken))
    head = bare[: figure.start]
    reported = _REPORTED.match(head.lstrip())
    skip = len(head) - len(head.lstrip()) + (reported.end() if reported else 0)
    relative = _RELATIVE.search(bare, figure.end)
    following = next((f.start for f in figures if f.start > figure.start), len(bare))
    parallel = _PARALLEL.fullmatch(clause, figure.end, following) is not None
    tail_end = min(
        relative.start() if relative else len(bare), following if parallel else len(bare)
    )
    terms = [t for t in read_terms(bare) if t.start >= skip and t.end <= tail_end]
    said = _without_province([t for t in terms if says_something(t)])
    return [t for t in said if t.start < figure.end] + [t for t in said if t.start >= figure.end][
        :_AFTER
    ]


def _without_province(terms: list[Term]) -> list[Term]:
    """Drop "province" beside the province's name: Provinsi Jawa Barat is West Java."""
    beside = {i + step for i, t in enumerate(terms) if is_name(t) for step in (-1, 1)}
    return [t for i, t in enumerate(terms) if t.concept != "province" or i not in beside]


def says_something(term: Term) -> bool:
    """Tell whether a term says what is counted: no function word, month, source or the like."""
    return bool(term.concept) and term.kind in ("word", "soft", "restrictor", "place", "unknown")


def is_name(term: Term) -> bool:
    """Tell whether a term is a place or printed as a proper name."""
    return term.kind == "place" or term.named


def _kind(clause: str, figure: Figure) -> Kind:
    before = clause[: figure.start]
    if _PROJECTION.search(clause):
        return "projection"
    if figure.unit == "percentage-point" or _CHANGE.search(before):
        return "change"
    return "change" if _CHANGE_NOUN.search(before) and not _LEVEL.search(before) else "level"


def is_of_own_study(text: str) -> bool:
    """Tell whether words speak of a paper's own study: respondents, samples, tests."""
    return _STUDY.search(text) is not None


def is_projection(text: str) -> bool:
    """Tell whether words speak of what is expected or aimed at."""
    return _PROJECTION.search(text) is not None


def is_change(text: str) -> bool:
    """Tell whether words name a change, such as growth."""
    return _CHANGE_NOUN.search(text) is not None
