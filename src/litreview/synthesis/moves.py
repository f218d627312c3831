"""The moves of an abstract: background, aim, method, findings, limits, suggestions, in that order.

Where cues are silent the order speaks: what stands between a method and a suggestion is a
finding. The best sequence is found by dynamic programming (A. Viterbi, 1967); that the moves of
abstracts come in an order that helps to label them is shown by K. Hirohata et al. (2008),
*Identifying sections in scientific abstracts using conditional random fields*, IJCNLP.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MOVES = ("background", "aim", "method", "findings", "limits", "suggestions")

_START = {
    "background": 0.0,
    "aim": -0.2,
    "method": -1.5,
    "findings": -2.5,
    "limits": -3.0,
    "suggestions": -3.0,
}
_NEXT: dict[str, dict[str, float]] = {
    "background": {
        "background": 0.0,
        "aim": 0.0,
        "method": -0.6,
        "findings": -1.0,
        "limits": -2.0,
        "suggestions": -2.0,
    },
    "aim": {
        "background": -0.4,
        "aim": -0.5,
        "method": 0.3,
        "findings": -1.2,
        "limits": -1.5,
        "suggestions": -2.0,
    },
    "method": {
        "background": -2.0,
        "aim": -1.2,
        "method": 0.2,
        "findings": 0.2,
        "limits": -1.0,
        "suggestions": -1.5,
    },
    "findings": {
        "background": -2.0,
        "aim": -2.0,
        "method": -1.8,
        "findings": 0.3,
        "limits": 0.0,
        "suggestions": 0.0,
    },
    "limits": {
        "background": -2.5,
        "aim": -2.5,
        "method": -2.0,
        "findings": -0.8,
        "limits": 0.0,
        "suggestions": 0.2,
    },
    "suggestions": {
        "background": -2.5,
        "aim": -2.5,
        "method": -2.0,
        "findings": -1.0,
        "limits": -0.2,
        "suggestions": 0.2,
    },
}
"""What it costs to pass from one move to the next; forward is cheap, back is dear."""


def best_moves(scores: Sequence[Mapping[str, float]], after: str | None = None) -> list[str]:
    """Return the best move for each sentence of an abstract, given its scores by move.

    Parameters
    ----------
    scores
        One mapping a sentence; a move that is not scored counts 0. Of equal sequences the one
        earlier in `MOVES` is taken.
    after
        The move that went before, None at the beginning.

    Examples
    --------
    >>> best_moves([{"background": 1}, {"aim": 3}, {"method": 2}, {"findings": 0.6, "background": 0.9}])
    ['background', 'aim', 'method', 'findings']
    """
    if not scores:
        return []
    start = _NEXT[after] if after else _START
    best = {m: start[m] + scores[0].get(m, 0.0) for m in MOVES}
    came: list[dict[str, str]] = []
    for given in scores[1:]:
        source = {m: max(MOVES, key=lambda p, m=m: best[p] + _NEXT[p][m]) for m in MOVES}  # type: ignore[misc]
        best = {m: best[source[m]] + _NEXT[source[m]][m] + given.get(m, 0.0) for m in MOVES}
        came.append(source)
    moves = [max(MOVES, key=lambda m: best[m])]
    for source in reversed(came):
        moves.append(source[moves[-1]])
    return moves[::-1]
