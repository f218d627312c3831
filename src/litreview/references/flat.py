"""Where entries begin in a list without labels, blank lines or indents: by words and widths."""

from __future__ import annotations

from collections.abc import Sequence

from litreview.references.starts import (
    FINISHED,
    OPEN_END,
    WHOLE_END,
    YEAR,
    goes_on,
    looks_like_start,
    opens_law,
    opens_unsigned,
)
from litreview.references.wrapping import find_room, is_wrapped

_ENOUGH = 8
"""With fewer lines their widths tell nothing."""


def find_flat_starts(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether an entry begins with it.

    Examples
    --------
    >>> find_flat_starts(["Arianto, B. (2021). Media Sosial. Jurnal", "Akuntansi, 6(1).", "Eddy, S. (2001). X."])
    [True, False, True]
    """
    wrapped = is_wrapped(lines)
    if len(lines) < _ENOUGH:
        unwrapped = sum(1 for line in lines if WHOLE_END.search(line)) >= 0.8 * len(lines)
        return _by_words(lines, unwrapped)
    return _by_width(lines) if wrapped else _by_words(lines, True)


def _by_words(lines: Sequence[str], unwrapped: bool) -> list[bool]:
    starts: list[bool] = []
    before = ""
    for line in lines:
        finished = FINISHED.search(before) is not None or (
            unwrapped and (WHOLE_END.search(before) is not None or len(line) > 70)
        )
        starts.append(
            not starts
            or (
                not OPEN_END.search(before)
                and (looks_like_start(line) or (finished and opens_unsigned(line, unwrapped)))
            )
        )
        before = line
    return starts


def _by_width(lines: Sequence[str]) -> list[bool]:
    """A line ended on purpose ends an entry; after a full line only a plain start begins one."""
    room = find_room(lines)
    ends = [lines[i - 1] for i in range(1, len(lines)) if room[i] and looks_like_start(lines[i])]
    stops = sum(1 for line in ends if FINISHED.search(line)) >= 0.9 * len(ends)
    starts = [True]
    dated = YEAR.search(lines[0]) is not None
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        finished = FINISHED.search(before) is not None
        if OPEN_END.search(before):
            own = False
        elif room[i]:
            own = looks_like_start(line) or (
                (finished or not stops) and dated and not goes_on(before, line)
            )
        else:
            own = (finished or (dated and not stops)) and (
                looks_like_start(line) or (finished and opens_law(line))
            )
        starts.append(own)
        dated = YEAR.search(line) is not None or (dated and not own)
    return starts
