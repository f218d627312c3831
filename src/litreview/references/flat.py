"""Where entries begin in a list without labels: all the evidence of the whole list, weighed jointly.

A line's words tell whether it looks like the head of an entry. What the layout tells (blank
lines, indents, lines ended early, stops at line ends, the order of the names) differs from list
to list, so its weight is learned from the list at hand: from the lines whose words are plain,
then from the division they gave, in a few rounds. The best division is found over all lines
together, in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

from litreview.prose import fold
from litreview.references.lines import Line
from litreview.references.starts import (
    FINISHED,
    OPEN_END,
    SHORT_END,
    WHOLE_END,
    YEAR,
    awaits_link,
    goes_on,
    is_link_alone,
    weigh_words,
)
from litreview.references.wrapping import is_wrapped, measure_room

_ROUNDS = 3
_UNDATED = -2.2
"""Against an entry without a year."""
_TORN = -2.5
"""Against an entry whose first line leaves a bracket of the line before open, and the like."""
_SHORT = -3.5
"""Against an entry that begins after an initial or an abbreviation."""
_OPEN = -6.0
"""Against an entry that begins after "and", a comma or a colon."""
_OUT_OF_ORDER = -2.5
_IN_ORDER = 0.5
_WHOLE = 3.0
"""For an entry on every line of a list whose lines are not wrapped."""
_FEW = 8
"""With fewer lines their widths tell nothing."""
_FORCED = 99.0
_SORTED = 0.85
"""With so many names in order the list is alphabetical."""


def find_starts(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether an entry begins with it.

    Examples
    --------
    >>> from litreview.references.lines import read_lines
    >>> text = "Arianto, B. (2021). Media Sosial. Jurnal\\nAkuntansi, 6(1).\\nEddy, S. (2001). X."
    >>> find_starts(read_lines(text, 0, len(text)))
    [True, False, True]
    """
    if not lines:
        return []
    words = _weigh_lines(lines)
    dated = [YEAR.search(line.text) is not None for line in lines]
    signs = _read_signs(lines, words)
    names = [_sorting_key(line.text) for line in lines]
    starts = _divide(_add(words, _weigh_signs(signs, [])), dated)
    for _ in range(_ROUNDS):
        weights = _add(words, _weigh_signs(signs, starts), _weigh_order(names, starts, words))
        starts = _divide(weights, dated)
    return starts


def _weigh_lines(lines: Sequence[Line]) -> list[float]:
    """Weigh the words of each line, with the end of the line before it."""
    weights = [_FORCED]
    links = _find_own_links(lines)
    whole = _WHOLE if _are_whole(lines) else 0.0
    for i in range(1, len(lines)):
        before, line = lines[i - 1].text, lines[i].text
        ahead = " ".join(later.text for later in lines[i : i + 3])[:400]
        weight = weigh_words(line, ahead) + (0.0 if lines[i].loose else whole)
        if OPEN_END.search(before) or before[-1] in "-‐\u00ad":
            weight += _OPEN
        elif SHORT_END.search(before):
            weight += _SHORT
        elif goes_on(before, line):
            weight += _TORN
        weights.append(_FORCED if lines[i].opens or i in links else weight)
    return weights


def _find_own_links(lines: Sequence[Line]) -> set[int]:
    """Addresses that blank lines set apart; where most are, each belongs to the entry above."""
    apart = [i for i in range(1, len(lines)) if lines[i].after_blank]
    links = [i for i in apart if is_link_alone(lines[i].text)]
    if len(links) * 3 > len(apart):
        return set()
    return {i for i in links if not awaits_link(lines[i - 1].text)}


def _are_whole(printed: Sequence[Line]) -> bool:
    """Tell whether every line holds a whole entry, as far as the lengths and ends of lines tell."""
    if any(line.loose for line in printed):
        return True  # lines so long that they were broken at their stops
    if len({line.indent for line in printed}) > 1:
        return False
    lines = [line.text for line in printed]
    if len(lines) < _FEW:
        ended = sum(WHOLE_END.search(line) is not None for line in lines)
        opened = sum(
            weigh_words(line, line) > 0 and YEAR.search(line) is not None for line in lines
        )
        return ended >= 0.8 * len(lines) and opened >= 0.75 * len(lines)
    return not is_wrapped(lines)


def _read_signs(
    lines: Sequence[Line], weights: Sequence[float]
) -> list[tuple[tuple[object, ...], _Prior]]:
    """What the layout shows at each line, one tuple a sign, and what such a sign usually means."""
    flush = min(line.indent for line in lines)
    deepest = max(line.indent for line in lines)
    edge = flush + (1 if deepest - flush >= 3 else 0)
    blank = tuple("torn" if line.torn else line.after_blank for line in lines)
    flat = [line.indent <= edge for line in lines]
    outward = _mean(weights, flat) >= _mean(weights, [not value for value in flat])
    indent = tuple(value == outward for value in flat)
    room = tuple(measure_room([line.text for line in lines]))
    if any(line.loose for line in lines):
        room = ("fits",) * len(lines)
    words = tuple(round(weight) if weight > -2 else -2 for weight in weights)
    ends = (False, *(FINISHED.search(line.text) is not None for line in lines[:-1]))
    return [
        (blank, {True: (3.0, 0.3), False: (1.0, 2.0), "torn": (1.0, 1.0)}),
        (indent, {True: (1.5, 0.5), False: (0.3, 1.5)}),
        (room, {"wide": (3.0, 0.3), "room": (2.0, 0.5), "fits": (1.0, 1.0), "full": (1.0, 3.0)}),
        (words, dict.fromkeys(words, (1.5, 1.5))),
        (ends, {True: (4.0, 2.0), False: (0.5, 4.0)}),
    ]


def _mean(weights: Sequence[float], chosen: Sequence[bool]) -> float:
    values = [w for w, c in zip(weights[1:], chosen[1:], strict=True) if c]
    return sum(values) / len(values) if values else -_FORCED


_Prior = dict[object, tuple[float, float]]
"""How often a value of a sign is seen at the head of an entry and inside one, as if counted before."""


def _weigh_signs(
    signs: Sequence[tuple[tuple[object, ...], _Prior]], starts: Sequence[bool]
) -> list[float]:
    """Log-odds of every line from its signs, as the division at hand counts them."""
    heads = sum(starts[1:])
    inner = len(starts[1:]) - heads
    weights = [log((heads + 1) / (inner + 1)) / 2] * len(signs[0][0])
    for values, prior in signs:
        counts = {value: list(pair) for value, pair in prior.items()}
        for value, start in zip(values[1:], starts[1:], strict=False):
            counts[value][0 if start else 1] += 1
        all_heads = sum(pair[0] for pair in counts.values())
        all_inner = sum(pair[1] for pair in counts.values())
        odds = {
            value: log(pair[0] / all_heads * all_inner / pair[1]) for value, pair in counts.items()
        }
        weights = [weight + odds[value] for weight, value in zip(weights, values, strict=True)]
    return weights


def _weigh_order(
    names: Sequence[str], starts: Sequence[bool], words: Sequence[float]
) -> list[float]:
    """In an alphabetical list: whether a line's first word fits between the heads around it."""
    sure = [start and weight > 1 for start, weight in zip(starts, words, strict=True)]
    heads = [name for name, start in zip(names, sure, strict=True) if start and name]
    rising = sum(a <= b for a, b in pairwise(heads))
    if len(heads) < 6 or rising < _SORTED * (len(heads) - 1):
        return [0.0] * len(names)
    after = [""] * len(names)
    following = "\U0010ffff"
    for i in range(len(names) - 1, -1, -1):
        after[i] = following
        following = names[i] if sure[i] and names[i] else following
    weights = []
    previous = ""
    for name, start, following in zip(names, sure, after, strict=True):
        fits = not name or previous <= name <= following or previous > following
        weights.append(_IN_ORDER if fits else _OUT_OF_ORDER)
        if start and name:
            previous = name
    return weights


def _sorting_key(line: str) -> str:
    head = fold(line[:40]).split(" ")
    return "" if line[:1] in "—–-_" else head[0][:4]


def _add(*columns: Sequence[float]) -> list[float]:
    return [sum(row) for row in zip(*columns, strict=True)]


def _divide(weights: Sequence[float], dated: Sequence[bool]) -> list[bool]:
    """Find the division of the greatest weight; an entry without a year costs.

    Two states run along the lines: the entry at hand has shown its year, or not yet.
    """
    best = {dated[0]: 0.0}
    back: list[dict[bool, tuple[bool, bool]]] = [{dated[0]: (True, dated[0])}]
    for weight, year in zip(weights[1:], dated[1:], strict=True):
        options: dict[bool, tuple[float, bool, bool]] = {}
        for state, score in best.items():
            opened = score + weight / 2 + (0.0 if state else _UNDATED)
            inside = score - weight / 2
            for new, total, start in ((year, opened, True), (state or year, inside, False)):
                if new not in options or total > options[new][0]:
                    options[new] = (total, start, state)
        best = {state: option[0] for state, option in options.items()}
        back.append({state: (start, before) for state, (_, start, before) in options.items()})
    state = max(best, key=lambda s: best[s] + (0.0 if s else _UNDATED))
    starts: list[bool] = []
    for step in reversed(back):
        start, state = step[state]
        starts.append(start)
    starts.reverse()
    return starts
