"""The windows of the tagger's features: a token, its chunk, its segment.

A chunk is what stands between white space; a segment what stands between separators.
Features are built, and coded, once per token type, chunk or segment and shared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from litreview.references.lexicon import WORD_CLASS
from litreview.references.tokens import Token

_DOUBLE = '"“”„‟«»″'
_SINGLE = "'‘’‚‛`´′"
_DASH = "-‐‑‒–—―−"
_SAME_MARK = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASH, "-"),
}
_LINK = re.compile(r"https?:?/?|www\.|doi\.org|10\.\d{4,9}/|\w\.(?:com|org|net|id|edu|go)\b", re.I)
Code = Callable[[Iterable[str]], tuple[Any, ...]]
"""What becomes of features: `tuple` keeps them, a model's own turns them into its numbers."""
TokenFeatures = tuple[
    tuple[str, str, str],
    tuple[Any, ...],
    tuple[Any, ...],
    tuple[Any, ...],
    tuple[Any, ...],
    tuple[Any, ...],
]
_SPLITTERS = frozenset(',;:()[]*|"?!')


LONGEST = 200
"""More of a word or chunk is not looked at, and not kept in a cache."""
BUCKETS = ("0", "1", "2", "3", "4", "4", "4", "7", "7", "7", "7", "7")
"""What `bucket` returns for the counts below 12."""


def bucket(n: int) -> str:
    """Return a count, exact when small, as a string."""
    return BUCKETS[n] if n < 12 else "12"


@lru_cache(maxsize=1 << 16)
def token_kind(word: str) -> tuple[str, str, str]:
    """Return (key, shape, word class) of a token's text."""
    if word.isdecimal():
        year = len(word) == 4 and "1500" <= word <= "2099"
        key = "<y>" if year else f"<{min(len(word), 6)}>"
        return key, key, key
    first = word[0]
    if not first.isalpha():
        mark = _SAME_MARK.get(first, first)
        return mark, mark, mark
    key = word.lower()[:18]
    if len(word) == 1 and first.isupper():
        # An initial far more often than a designator.
        return key, "X", "X"
    if len(word) == 1:
        shape = "x"
    elif word.isupper():
        shape = "XX"
    elif first.isupper():
        shape = "Xx"
    else:
        shape = "xx"
    return key, shape, WORD_CLASS.get(key, shape)


@lru_cache(maxsize=1 << 16)
def token_features(word: str, code: Code) -> TokenFeatures:
    """Return a token's kind, what it says of itself, and to its neighbours (right, left; 1, 2 off).

    An empty word, the nothing around an entry, says nothing.
    """
    if not word:
        return ("", "", ""), (), (), (), (), ()
    kind = token_kind(word)
    key, shape, cls = kind
    mine = ["w=" + key, "s=" + shape, "c=" + cls]
    if len(key) > 3 and word[0].isalpha():
        mine += ["e=" + key[-3:], "b=" + key[:3]]
    return (
        kind,
        code(mine),
        code(("w-=" + key, "c-=" + cls)),
        code(("w+=" + key, "c+=" + cls)),
        code(("w--=" + key, "c--=" + cls)),
        code(("w++=" + key, "c++=" + cls)),
    )


class _Chunk(NamedTuple):
    """What a white-space chunk says of itself and to its neighbours."""

    mine: tuple[Any, ...]
    to_right: tuple[Any, ...]
    to_left: tuple[Any, ...]
    shape: str


@lru_cache(maxsize=1 << 15)
def _chunk_kind(chunk: str, code: Code) -> _Chunk:
    """Return the features of a chunk of at most `LONGEST` characters."""
    is_link = len(chunk) > 6 and _LINK.search(chunk) is not None
    chunk = chunk[:24]
    out: list[str] = []
    for char in chunk:
        if char.isalpha():
            sign = "X" if char.isupper() else "x"
        elif char.isdecimal():
            sign = "d"
        else:
            sign = _SAME_MARK.get(char, char)
        if len(out) < 2 or out[-1] != sign or out[-2] != sign or not char.isalnum():
            out.append(sign)
        if len(out) >= 10:
            break
    bare = chunk.strip(".,;:()[]*\"'“”‘’|").lower()
    if bare.isdecimal():
        bare = token_kind(bare)[0] if bare.isascii() else "<d>"
    return _make_chunk(bare, "".join(out), is_link, code)


def _make_chunk(bare: str, shape: str, is_link: bool, code: Code) -> _Chunk:
    mine = ("k=" + bare, "K=" + shape, "link") if is_link else ("k=" + bare, "K=" + shape)
    return _Chunk(
        code(mine),
        code(("k-=" + bare, "K-=" + shape)),
        code(("k+=" + bare, "K+=" + shape)),
        shape,
    )


def chunk_features(
    text: str, tokens: Sequence[Token], code: Code
) -> tuple[list[int], list[tuple[Any, ...]]]:
    """Return each token's chunk number, and the features of each chunk."""
    numbers: list[int] = []
    edges: list[tuple[int, int]] = []
    number = begin = end = -1
    for _, start, stop in tokens:
        if start != end:
            if number >= 0:
                edges.append((begin, end))
            number += 1
            begin = start
        end = stop
        numbers.append(number)
    if number >= 0:
        edges.append((begin, end))
    kinds = [_chunk_kind(text[start : min(stop, start + LONGEST)], code) for start, stop in edges]
    left = _make_chunk("^", "^", False, code)
    kinds += [_make_chunk("$", "$", False, code)] * 2
    features = []
    for mine, right, far in zip(kinds, kinds[1:], kinds[2:], strict=False):
        shapes = (
            "K3=" + left.shape + " " + mine.shape + " " + right.shape,
            "K++=" + right.shape + " " + far.shape,
        )
        features.append(mine.mine + left.to_right + right.to_left + code(shapes))
        left = mine
    return numbers, features


def segment_numbers(
    tokens: Sequence[Token], keys: Sequence[str], shapes: Sequence[str]
) -> list[int]:
    """Return the number of the segment of each token; a separator closes its own segment."""
    numbers = []
    number = 0
    size = len(tokens)
    for i, key in enumerate(keys):
        numbers.append(number)
        if key in _SPLITTERS:
            number += 1
        elif key == "." and i + 1 < size:
            # The stop of an initial or inside an address or number does not end a segment.
            spaced = tokens[i + 1].start > tokens[i].end
            initial = i > 0 and shapes[i - 1] == "X"
            if (spaced and not initial) or (not spaced and shapes[i + 1] in {"Xx", "XX", "("}):
                number += 1
    return numbers


def segment_features(
    numbers: Sequence[int], keys: Sequence[str], classes: Sequence[str], code: Code
) -> list[tuple[Any, ...]]:
    """Return the features of each segment, its neighbours included."""
    count = numbers[-1] + 1
    words: list[list[int]] = [[] for _ in range(count)]
    closing = ["$"] * count
    previous = -1
    for i, number in enumerate(numbers):
        if number != previous and i:
            closing[numbers[i - 1]] = keys[i - 1]
        previous = number
        if keys[i][0].isalpha() or keys[i][0] == "<":
            words[number].append(i)
    heads, tails, sizes, marks = [], [], [], []
    for inside in words:
        heads.append(keys[inside[0]] if inside else "-")
        tails.append(keys[inside[-1]] if inside else "-")
        sizes.append(bucket(len(inside)))
        marks.append(
            "+".join(
                sorted(
                    {classes[i] for i in inside if len(classes[i]) == 3 and classes[i][0] != "<"}
                )[:3]
            )
            if inside
            else "-"
        )
    features = []
    opening = "^"
    for n in range(count):
        close = closing[n]
        after = n + 1
        head_after = heads[after] if after < count else "$"
        size_after = sizes[after] if after < count else "$"
        features.append(
            code(
                (
                    "o=" + opening,
                    "z=" + close,
                    "oz=" + opening + close + sizes[n],
                    "h=" + heads[n],
                    "t=" + tails[n],
                    "h+=" + head_after,
                    "zh=" + close + head_after,
                    "z+=" + close + size_after + (closing[after] if after < count else ""),
                    "m=" + marks[n],
                    "m+=" + (marks[after] if after < count else "$"),
                    "m-=" + (marks[n - 1] if n else "^"),
                )
            )
        )
        opening = close
    return features
