"""The sentence that a mention supports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from litreview.prose import sentence_spans

LONGEST = 4000
"""What runs on longer than this is no sentence."""

_STOP = re.compile(r"\s{0,4}[.;,]")
_NEXT = re.compile(r"\s*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def supported_sentences(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentence that each mark supports, as offsets.

    A mark behind the full stop of a sentence belongs to that sentence, not to the next one.

    >>> text = "Satu. Dua. (Widada, 2018). Tiga (Eddy, 2001)."
    >>> [text[a:b] for a, b in supported_sentences(text, [(11, 25), (32, 44)])]
    ['Dua. (Widada, 2018).', 'Tiga (Eddy, 2001).']
    """
    spans = sentence_spans(text) if marks else []
    starts = [start for start, _ in spans]
    for start, end in marks:
        i = bisect_right(starts, start) - 1
        if i < 0:
            continue
        if spans[i][0] == start and i and _trails(text, spans[i - 1][1], start, end):
            cut = _after_stop(text, end)
            rest = _NEXT.match(text, cut)
            following = rest.end() if rest else cut
            if following < spans[i][1]:
                spans[i] = (following, spans[i][1])
                starts[i] = following
                spans[i - 1] = (spans[i - 1][0], cut)
            else:
                spans[i - 1] = (spans[i - 1][0], max(cut, spans[i][1]))
                del spans[i], starts[i]
        elif start > spans[i][0] and text[start - 1] in ".!?" and _starts_next(text, end):
            cut = _after_stop(text, end)
            rest = _NEXT.match(text, cut)
            following = rest.end() if rest else cut
            if following < spans[i][1]:
                spans[i : i + 1] = [(spans[i][0], cut), (following, spans[i][1])]
                starts.insert(i + 1, following)
    if not spans:
        return list(marks)
    return [
        _clip(text, spans[max(0, bisect_right(starts, start) - 1)], start, end)
        for start, end in marks
    ]


def _clip(text: str, span: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Cut a stretch without any full stop down to what stands around a mark."""
    if span[1] - span[0] <= LONGEST:
        return span
    left = max(span[0], start - LONGEST // 4)
    right = min(span[1], end + LONGEST // 4)
    while left < start and left > span[0] and not text[left - 1].isspace():
        left += 1
    while right > end and right < span[1] and not text[right].isspace():
        right -= 1
    return left, right


def _trails(text: str, before: int, start: int, end: int) -> bool:
    """Tell whether a mark that opens a sentence belongs to the one before it.

    One that begins with a name, "Eddy (2001), in …", is the subject of its own sentence.
    """
    return (
        not text[start].isalpha()
        and not _BLANK_LINE.search(text, before, start)
        and (_starts_next(text, end) or bool(_STOP.match(text, end)))
    )


def _starts_next(text: str, end: int) -> bool:
    """Tell whether what follows a mark is a new sentence, a new paragraph or the end."""
    stop = _STOP.match(text, end)
    after = stop.end() if stop else end
    following = text[after : after + 200].lstrip()[:1]
    return not following.islower() and following not in "([^"


def _after_stop(text: str, end: int) -> int:
    stop = _STOP.match(text, end)
    return stop.end() if stop and text[stop.end() - 1] == "." else end
