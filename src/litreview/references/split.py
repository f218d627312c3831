"""A reference list → its printed entries, with exact offsets.

The list itself says how it is divided: by numbers, by bullets, by blank lines, by hanging
indents, or one entry a line. `split_list` reads which, cuts, and rejoins what page breaks
and stray bullets tore. Linear in the length of the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from litreview.prose import squeeze, visible
from litreview.references.flat import find_flat_starts
from litreview.references.furniture import find_furniture
from litreview.references.starts import (
    BULLET,
    FINISHED,
    LAW_START,
    goes_on,
    is_whole_entry,
    looks_like_start,
)
from litreview.references.wrapping import is_wrapped

_LABEL = re.compile(
    r"(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,3})\)|(?P<plain>\d{1,3})[.)](?!\d))\s*(?=\D|$)"
)
_INDENT = re.compile(r"(?<![^\r\n\x0c\ufeff])[ \t\xa0]*\Z")
_BARE_LABEL = re.compile(r"(?P<number>\d{1,3}(?=[ \t])|[⁰¹²³⁴-⁹]{1,3})[ \t]*(?=[“\"‘'—_A-ZÀ-Þ])")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_KEY = re.compile(r"\[(?P<key>[A-Z][A-Za-z+]{1,10}\d{2,4}[a-z]?)\]\s*")
_LETTER = re.compile(r"\(?(?P<letter>[a-z]|[ivxl]{1,6}|[IVXL]{2,6}|I)[.)]\s+")


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """One entry: its text as it would stand on one line, its label, where its pieces are."""

    text: str
    label: str | None
    pieces: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    opens: bool = False


def split_list(text: str, start: int = 0, end: int | None = None) -> list[PrintedEntry]:
    """Cut the reference list at ``text[start:end]`` into its printed entries.

    Parameters
    ----------
    text
        The paper's text.
    start, end
        Where its list stands.

    Returns
    -------
    list of PrintedEntry
        In print order. Bullets and labels are outside the pieces; line breaks inside an
        entry are single spaces in its text.

    Examples
    --------
    >>> [(e.label, e.text) for e in split_list("[1] A, B. (2001). C.\\n[2] D, E. (2002).\\nF.")]
    [('1', 'A, B. (2001). C.'), ('2', 'D, E. (2002). F.')]
    """
    lines = _without_furniture(_read_lines(text, start, len(text) if end is None else end))
    if not lines:
        return []
    for read in (
        _by_numbers,
        _by_bare_numbers,
        _by_keys,
        _by_letters,
        _by_bullets,
        _by_blank_lines,
        _by_lines,
    ):
        groups = read(lines)
        if groups is not None:
            entries = [_make_entry(text, label, pieces) for label, pieces in groups]
            return [entry for entry in entries if entry.pieces]
    return []


_Group = tuple[str | None, list[tuple[int, int]]]


def _read_lines(text: str, start: int, end: int) -> list[_Line]:
    lines: list[_Line] = []
    previous = start
    for match in re.finditer(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+", text[start:end]):
        raw = visible(match.group())
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        a = start + match.start() + indent
        if not lines and (before := _INDENT.search(text, max(0, a - 40), a)):
            indent = len(before.group())  # a region begins after the indent of its first line
        breaks = len(re.findall(r"\r\n|[\r\n\x0c\u2029]", text[previous:a]))
        lines.append(_Line(a, a + len(stripped), stripped, indent, breaks > 1))
        previous = a + len(stripped)
    return lines


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """Leave out page numbers, running heads and part headings; a gap remains where they stood."""
    starts = [looks_like_start(line.text) or _LABEL.match(line.text) is not None for line in lines]
    left_out = find_furniture([(line.text, line.after_blank) for line in lines], starts)
    kept: list[_Line] = []
    for i, line in enumerate(lines):
        if i in left_out:
            continue
        line.opens = left_out.get(i - 1) == "part heading"
        if i - 1 in left_out and starts[i]:
            line.after_blank = line.after_blank or lines[i - 1].after_blank
        kept.append(line)
    return kept


def _make_entry(text: str, label: str | None, pieces: list[tuple[int, int]]) -> PrintedEntry:
    merged: list[tuple[int, int]] = []
    for a, b in pieces:
        if a >= b:
            continue  # a label alone on its line
        if merged and not visible(text[merged[-1][1] : a]).strip():
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    joined = squeeze(visible(" ".join(text[a:b] for a, b in merged)))
    return PrintedEntry(joined, label, tuple(merged))


def _by_numbers(lines: list[_Line]) -> list[_Group] | None:
    """A list whose labels count up from one line to a later one."""
    marks = [(i, m) for i, line in enumerate(lines) if (m := _LABEL.match(line.text))]
    if not marks or marks[0][0] > 0:
        return None
    if len(marks) < 2 and any(looks_like_start(line.text) for line in lines[1:]):
        return None
    groups: list[_Group] = []
    expected: int | None = None
    rising = 0
    bracketed = {int(m["square"]) for _, m in marks if m["square"]}
    for line in lines:
        match = _LABEL.match(line.text)
        rest = line.text[match.end() :] if match else ""
        number = int(match["square"] or match["round"] or match["plain"]) if match else None
        if (
            match
            and number is not None
            and (
                expected is None
                or expected <= number <= expected + 2
                or (expected < number and {number, number + 1} <= bracketed)  # some were left out
                or (number == expected - 1 and looks_like_start(rest))  # a number printed twice
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


def _by_bare_numbers(lines: list[_Line]) -> list[_Group] | None:
    """A list counted 1, 2, 3 without a stop, or by raised numbers as footnotes are."""
    groups: list[_Group] = []
    for line in lines:
        match = _BARE_LABEL.match(line.text)
        number = match["number"].translate(_LOWERED) if match else ""
        if match and number == str(len(groups) + 1):
            groups.append((number, [(line.start + match.end(), line.end)]))
        elif not groups:
            return None
        else:
            groups[-1][1].append((line.start, line.end))
    return groups if len(groups) > 2 else None


def _by_keys(lines: list[_Line]) -> list[_Group] | None:
    if not _KEY.match(lines[0].text):
        return None
    groups: list[_Group] = []
    for line in lines:
        if match := _KEY.match(line.text):
            groups.append((match["key"], [(line.start + match.end(), line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
    return groups


def _by_letters(lines: list[_Line]) -> list[_Group] | None:
    """A list counted "a. b. c." or "i. ii. iii."; capital letters would be initials."""
    first = _LETTER.match(lines[0].text)
    if first is None or first["letter"] not in ("a", "i", "I"):
        return None
    roman = first["letter"] in "iI"
    groups: list[_Group] = []
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


def _by_bullets(lines: list[_Line]) -> list[_Group] | None:
    marked = [BULLET.match(line.text) for line in lines]
    count = sum(1 for m in marked if m)
    if (
        marked[0] is None
        or count < 2
        or (count * 4 < len(lines) and not any(line.indent for line in lines))
    ):
        return None
    groups: list[_Group] = []
    before = ""
    for line, match in zip(lines, marked, strict=True):
        begin = line.start + (match.end() if match else 0)
        entry = line.text[match.end() :] if match else line.text
        own = match is not None or (line.after_blank and is_whole_entry(entry))
        if own and not (groups and goes_on(before, entry)):
            groups.append((None, [(begin, line.end)]))
        else:
            groups[-1][1].append((begin, line.end))
        before = entry
    return groups


def _by_blank_lines(lines: list[_Line]) -> list[_Group] | None:
    """Paragraphs set apart by blank lines, unless most paragraphs hold several entries."""
    starts = sum(1 for line in lines if line.after_blank) + (0 if lines[0].after_blank else 1)
    if starts < 2:
        return None
    inner = [line for line in lines[1:] if not line.after_blank and not line.opens]
    whole = sum(
        1 for line in inner if is_whole_entry(line.text) or LAW_START.match(line.text) is not None
    )
    if inner and whole * 2 > len(inner):
        return None
    texts = [line.text for line in lines]
    every = not inner and len(lines) > 12 and max(map(len, texts)) <= 110
    if every and not _mostly(looks_like_start, lines, 0.6) and is_wrapped(texts):
        return None  # a blank line after every line
    if sum(1 for before, line in pairwise(lines) if _ends_and_begins(before, line)) >= starts:
        return None  # the blank lines are those of page breaks
    flush = min(line.indent for line in lines)
    inner_flush = [line for line in inner if line.indent == flush]
    if len(inner_flush) < len(inner) and any(looks_like_start(line.text) for line in inner_flush):
        return None  # entries hang from the margin; the blank lines are those of page breaks
    groups: list[_Group] = []
    before = ""
    for line in lines:
        if not groups or line.opens or (line.after_blank and not goes_on(before, line.text)):
            groups.append((None, [(line.start, line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
        before = line.text
    return groups


def _ends_and_begins(before: _Line, line: _Line) -> bool:
    return (
        not line.after_blank
        and not line.opens
        and FINISHED.search(before.text) is not None
        and looks_like_start(line.text)
    )


def _by_lines(lines: list[_Line]) -> list[_Group]:
    """No marks at all: one entry a line, a hanging indent, or wrapped lines."""
    flush = min(line.indent for line in lines)
    indented = [line for line in lines if line.indent > flush]
    both = 0 < len(indented) < len(lines)
    hanging = both and lines[0].indent == flush
    outdented = [line for line in lines if line.indent == flush]
    opening = (
        both
        and not hanging
        and _mostly(looks_like_start, indented, 0.5)
        and not _mostly(looks_like_start, outdented, 0.3)
    )
    flat = find_flat_starts([line.text for line in lines])
    groups: list[_Group] = []
    for line, starts in zip(lines, flat, strict=True):
        if not groups or line.opens:
            own = True
        elif hanging and not line.after_blank:
            own = line.indent == flush
        elif opening:
            own = line.indent > flush
        elif hanging and line.indent > flush:
            own = False
        else:
            own = starts
        if own:
            groups.append((None, [(line.start, line.end)]))
        else:
            groups[-1][1].append((line.start, line.end))
    return groups


def _mostly(test: Callable[[str], object], lines: list[_Line], share: float) -> bool:
    return sum(1 for line in lines if test(line.text)) >= share * len(lines)
