"""Names in running text before a bracketed year: "Menurut Kaplan dan Haenlein (2010)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from litreview.intext import vocabulary as words
from litreview.intext.names import (
    DEGREE,
    ET_AL,
    TOKEN,
    Names,
    clean_word,
    is_initials,
    is_name_word,
    is_plausible,
)

_WINDOW = 240
_ET_AL_LAST = re.compile(rf"[\s,]*{ET_AL}(?:['’]s)?\s*,?\s*$", re.IGNORECASE)
_WORK_OF = re.compile(
    r"(?<=['’]s) (?:\w+ )?(?:work|study|theory|book|model|paper|article|analysis|survey|research)\s*$"
    r"|\s\((?:eds?\.?|editors?|penyunting)\)\s*$",
    re.IGNORECASE,
)
_REPORTS = re.compile(words.REPORTS)
_ACTS = re.compile(words.ACTS)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_NUMBERED_HEADING = re.compile(
    r"(?<![^\n])[^\S\n]*(?:#{1,6}|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[^\S\n]+[^\n.!?()]{1,80}\n"
)
_AND = re.compile(r"&|\b(?:dan|and|serta)\b")
_JOINERS = words.JOINERS - {"y", "et", "/", "with"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words before a year as names, and where the first of them starts."""

    start: int
    names: Names


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int


def readings_before(text: str, end: int, floor: int = 0) -> list[Reading]:
    """Return the ways to read names that end before ``end``, the longest first.

    Words known to be no names ("Menurut", "Penelitian") are off already; whether a further
    leading word is part of the name is for the list of references to say.

    >>> [r.names.names for r in readings_before("Menurut Titin Rohayatin (2017)", 24)]
    [('Titin Rohayatin',), ('Rohayatin',)]
    """
    left = max(floor, end - _WINDOW)
    breaks = (*_BLANK_LINE.finditer(text, left, end), *_NUMBERED_HEADING.finditer(text, left, end))
    left = max((gap.end() for gap in breaks), default=left)
    window = text[left:end]
    window = _WORK_OF.sub("", window)
    if len(window) - len(window.rstrip()) > 3:
        return []
    shorter = _ET_AL_LAST.sub("", window)
    et_al = shorter != window
    tokens = [_Word(m.group(), left + m.start()) for m in TOKEN.finditer(shorter)]
    while tokens and (tokens[-1].text in {",", "."} or _is_degree(tokens)):
        tokens.pop()
    groups = _groups(tokens, et_al and "," in window[len(shorter) :].rstrip(" ,"))
    readings = []
    joined = len(groups) > 1 and bool(_AND.search(text, groups[-2][-1].start, end))
    for g, group in enumerate(groups):
        if joined and g == len(groups) - 1 and not _is_no_author(groups[-2]):
            break  # the first of two authors is never left out
        for w, word in enumerate(group):
            if word.text in words.CONNECTORS - words.PARTICLES:
                continue
            names = tuple(
                " ".join(clean_word(t.text) for t in piece)
                for piece in (group[w:], *groups[g + 1 :])
            )
            raw = " ".join(text[word.start : end].strip(" ,\n\t").split())
            if not all(is_initials(t.text) for t in group[w:]):
                readings.append(Reading(word.start, Names(names, raw, et_al)))
    return readings


def default_reading(
    text: str, end: int, readings: list[Reading], is_common: Callable[[str], bool]
) -> Reading | None:
    """Choose the reading that stands without a reference, or None if none deserves it.

    ``end`` is where the bracket ends; ``is_common`` tells words that the paper also prints in
    lower case, which are hardly names.
    """
    for reading in readings:
        first = reading.names.names[0].split()
        if (
            reading.names.et_al
            and len(reading.names.names) > 1
            and not _AND.search(reading.names.raw)
        ):
            continue  # "Di sana, Rahman, dkk. (2020)"
        if len(reading.names.names) > 2 and _is_place_or_noun(first, is_common):
            continue  # "Di Banten, Gunawan dan Kurnia (2011)"
        led = [word for word in first[:-1] if word not in words.CONNECTORS]
        if any(_is_common_noun(word, is_common) for word in led):
            continue
        return reading if _stands_alone(text, end, reading, is_common) else None
    return None


def _stands_alone(text: str, end: int, reading: Reading, is_common: Callable[[str], bool]) -> bool:
    names = reading.names
    tokens = " ".join(names.names).split()
    folded = [token.casefold() for token in tokens]
    body = any(t in words.BODY_WORDS for t in folded)
    stops = words.HARD_STOPS if body else words.HARD_STOPS | words.PLACE_HEADS
    if not is_plausible(names) or any(t in stops for t in folded):
        return False
    before = TOKEN.findall(text[max(0, reading.start - 40) : reading.start])
    previous = before[-1].casefold() if before else ""
    if previous in {"di", "ke"} or (previous in words.PLACE_HEADS | words.THING_HEADS and not body):
        return False
    reports = _REPORTS.match(text, end) and not _ACTS.match(text, end)
    reported = bool(reports) or previous in words.REPORTED_BY
    if previous in {"in", "at"} and len(names.names) == 1 and not names.et_al:
        return bool(reports)  # a place; "In Putnam (1993)" waits for the list to know him
    if all(t in words.PLACES for t in folded) or words.PRODUCTS & {*folded}:
        return reported
    if previous in _JOINERS and len(before) > 1 and before[-2] == ")":
        reported = True  # "World Bank (2016) dan UNDP (1997)"
    if body:
        return reported
    if len(names.names) == 1 and not names.et_al:
        if any(_is_common_noun(t, is_common) for t in (tokens[0], tokens[-1])):
            return False
        last = [t for t in tokens if not is_initials(t)][-1:]
        if last and last[0].isupper() and len(last[0]) <= 9:
            return reported
    return all(len(name.split()) <= 4 for name in names.names)


def _is_place_or_noun(name: list[str], is_common: Callable[[str], bool]) -> bool:
    folded = {word.casefold() for word in name}
    return folded <= words.PLACES | words.HARD_STOPS or _is_common_noun(name[-1], is_common)


def _is_common_noun(word: str, is_common: Callable[[str], bool]) -> bool:
    folded = word.casefold()
    return (
        not is_initials(word)
        and (folded in words.LEAD_WORDS or is_common(folded))
        and (folded not in words.BODY_WORDS | words.PARTICLES)
    )


def _is_no_author(group: list[_Word]) -> bool:
    return {w.text.casefold() for w in group} <= words.PLACES | words.PRODUCTS | words.HARD_STOPS


def _is_degree(tokens: list[_Word]) -> bool:
    """Tell whether the last word is a degree behind a comma: "Arikunto, M.Pd."."""
    after_comma = len(tokens) > 1 and tokens[-2].text == ","
    return after_comma and bool(DEGREE.fullmatch(tokens[-1].text)) and "." in tokens[-1].text[1:-1]


def _groups(tokens: list[_Word], et_al: bool) -> list[list[_Word]]:
    """Collect names backwards: one, those joined to it, and those before a comma."""
    at, group = _group(tokens, len(tokens))
    if not group:
        return []
    groups = [group]
    joined = et_al
    while len(groups) < 8:
        step = at
        if step and tokens[step - 1].text.casefold() in _JOINERS and not _listed(groups, joined):
            step -= 1
            joined = True
            if step and tokens[step - 1].text == ",":
                step -= 1
        elif joined and step and tokens[step - 1].text == ",":
            step -= 1
        else:
            break
        at, group = _group(tokens, step)
        if not group:
            break
        groups.insert(0, group)
    return groups


def _listed(groups: list[list[_Word]], joined: bool) -> bool:
    """Tell whether the "and" of a list has been met already, since there is only one."""
    return joined and len(groups) > 1


def _group(tokens: list[_Word], end: int) -> tuple[int, list[_Word]]:
    """Collect the words of one name backwards from ``end``; return its start and the words."""
    start = end
    while start and end - start < 9:
        token = tokens[start - 1].text
        closed = token.endswith(".") and not is_initials(token) and len(token) > 3
        closed = closed and token.casefold() not in words.SHORT_GIVEN
        if closed and (start < end or not token[:-1]):
            break
        if (
            not (is_name_word(token) or token in words.PARTICLES | words.CONNECTORS)
            or token.casefold() in _JOINERS
        ):
            break
        start -= 1
    group = tokens[start:end]
    for i in range(len(group) - 1, -1, -1):
        word = group[i].text
        if word in words.CONNECTORS - words.PARTICLES and not any(
            t.text.casefold() in words.BODY_WORDS for t in group[:i]
        ):
            group = group[i + 1 :]
            break
    if (
        group
        and all(is_initials(t.text) for t in group)
        and start
        and tokens[start - 1].text == ","
    ):
        at, family = _group(tokens, start - 1)  # "Rahayu, S. (2019)"
        return (at, family + group) if family else (start, [])
    while group and _is_no_name(group):
        group = group[1:]
    if not any(is_name_word(t.text) for t in group) or not is_name_word(group[-1].text):
        return start, []
    return start, group


def _is_no_name(group: list[_Word]) -> bool:
    """Tell whether the first of these words leads up to a name without being part of it."""
    first = group[0].text
    if len(group) == 1 and len(first) > 2 and first.isupper():
        return False  # ITU is a body, "itu" is not
    if first in words.CONNECTORS - words.PARTICLES:
        return True
    if len(first) == 2 and first[1] == "." and len(group) > 1:
        return False
    return first.casefold().strip(".") in words.LEAD_WORDS and first not in words.PARTICLES
