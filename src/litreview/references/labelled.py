"""Lists that are counted or marked: numbers, raised numbers, keys, letters, bullets.

Each reader returns None when its marks do not count the list, so that the next one may try.
"""

from __future__ import annotations

import re

from litreview.references.lines import Line
from litreview.references.starts import (
    BULLET,
    awaits_link,
    goes_on,
    is_link_alone,
    is_whole_entry,
    looks_like_start,
    weigh_words,
)

Group = tuple[str | None, list[tuple[int, int]]]
"""A label, and where the pieces of its entry stand."""

LABEL = re.compile(
    r"(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,3})\)|(?P<plain>\d{1,3})[.)](?!\d))\s*(?=\D|$)"
)
BARE_LABEL = re.compile(r"(?P<number>\d{1,3}(?=[ \t])|[⁰¹²³⁴-⁹]{1,3})[ \t]*(?=[“\"‘'—_A-ZÀ-Þ])")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_KEY = re.compile(r"\[(?P<key>[A-Z][A-Za-z+]{1,10}\d{2,4}[a-z]?)\]\s*")
_LETTER = re.compile(r"\(?(?P<letter>[a-z]|[ivxl]{1,6}|[IVXL]{2,6}|I)[.)]\s+")


def group_labelled(lines: list[Line]) -> list[Group] | None:
    """Divide a list by its labels or bullets; None when it has none that count.

    Examples
    --------
    >>> from litreview.references.lines import read_lines
    >>> group_labelled(read_lines("[1] A, B. (2001). C.\\n[2] D.", 0, 28))
    [('1', [(4, 20)]), ('2', [(25, 27)])]
    """
    for read in (_by_numbers, _by_bare_numbers, _by_keys, _by_letters, _by_bullets):
        groups = read(lines)
        if groups is not None:
            return groups
    return None


def _by_numbers(lines: list[Line]) -> list[Group] | None:
    """A list whose labels count up from one line to a later one."""
    marks = [(i, m) for i, line in enumerate(lines) if (m := LABEL.match(line.text))]
    if not marks or marks[0][0] > 0:
        return None
    if len(marks) < 2 and any(looks_like_start(line.text) for line in lines[1:]):
        return None
    groups: list[Group] = []
    expected: int | None = None
    rising = 0
    bracketed = {int(m["square"]) for _, m in marks if m["square"]}
    for line in lines:
        match = LABEL.match(line.text)
        rest = line.text[match.end() :] if match else ""
        number = int(match["square"] or match["round"] or match["plain"]) if match else None
        if (
            match
            and number is not None
            and (
                expected is None
                or expected <= number <= expected + 2
                or (expected < number and {number, number + 1} <= bracketed)  # some were left out
                or (
                    number == expected - 1 and weigh_words(rest, rest) > 0
                )  # a number printed twice
            )
        ):
            groups.append((str(number), [(line.start + match.end(), line.end)]))
            rising += 1
            expected = number + 1
        elif match and number == 1 and expected is not None and rising > 1:
            groups.append(("1", [(line.start + match.end(), line.end)]))  # a new list counts anew
            expected = 2
        else:
            groups[-1][1].append((line.start, line.end))
    return groups if rising * 3 >= len(marks) else None


def _by_bare_numbers(lines: list[Line]) -> list[Group] | None:
    """A list counted 1, 2, 3 without a stop, or by raised numbers as footnotes are."""
    groups: list[Group] = []
    for line in lines:
        match = BARE_LABEL.match(line.text)
        number = match["number"].translate(_LOWERED) if match else ""
        if match and number == str(len(groups) + 1):
            groups.append((number, [(line.start + match.end(), line.end)]))
        elif not groups:
            return None
        else:
            groups[-1][1].append((line.start, line.end))
    return groups if len(groups) > 2 else None


def _by_keys(lines: list[Line]) -> list[Group] | None:
    if not _KEY.match(lines[0].text):
        return None
    groups: list[Group] = []
    for line in lines:
        if match := _KEY.match(line.text):
            groups.append((match["key"], [(line.start + match.end(), line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
    return groups


def _by_letters(lines: list[Line]) -> list[Group] | None:
    """A list counted "a. b. c." or "i. ii. iii."; capital letters would be initials."""
    first = _LETTER.match(lines[0].text)
    if first is None or first["letter"] not in ("a", "i", "I"):
        return None
    roman = first["letter"] in "iI"
    groups: list[Group] = []
    for line in lines:
        match = _LETTER.match(line.text)
        due = _roman(len(groups) + 1) if roman else chr(ord("a") + len(groups))
        if match and match["letter"].lower() == due:
            groups.append((match["letter"], [(line.start + match.end(), line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
    return groups if len(groups) > 1 else None


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _by_bullets(lines: list[Line]) -> list[Group] | None:
    marked = [BULLET.match(line.text) for line in lines]
    count = sum(1 for m in marked if m)
    if (
        marked[0] is None
        or count < 2
        or (
            count * 4 < len(lines)
            and lines[0].text[0] in "-–—*"
            and not any(line.indent for line in lines)
        )
    ):
        return None
    groups: list[Group] = []
    before = ""
    for line, match in zip(lines, marked, strict=True):
        begin = line.start + (match.end() if match else 0)
        entry = line.text[match.end() :] if match else line.text
        own = match is not None or (line.after_blank and is_whole_entry(entry))
        link = match is not None and is_link_alone(entry) and not awaits_link(before)
        if own and (link or not (groups and goes_on(before, entry))):
            groups.append((None, [(begin, line.end)]))
        else:
            groups[-1][1].append((begin, line.end))
        before = entry
    return groups
