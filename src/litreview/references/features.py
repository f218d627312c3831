"""What the tagger sees of each token: itself, its neighbours, its chunk, its segment, its place.

Three windows overlap. *Tokens* survive glued text; *chunks* are exact on clean text;
*segments* tell a journal from a publisher by their first and last word. A few counters
look at the whole entry: where the year stood, whether quotes are open, which designator
came last and which comes next. This is the hot loop of the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from litreview.references.gazetteer import Gazetteer, find_names, load_gazetteer
from litreview.references.tokens import Token, clean_text, tokenize
from litreview.references.windows import (
    BUCKETS,
    LONGEST,
    Code,
    bucket,
    chunk_features,
    segment_features,
    segment_numbers,
    token_features,
)

OUR_CORPUS = "ours"
"""The corpus tag of references labelled by our own convention; the one used when tagging."""

_DESIGNATORS = frozenset({"VOL", "NO", "PG", "IN", "ED", "EDN", "ACC", "DOI", "MON", "AND"})
_ENDS = frozenset(".,;:\"'?!)]*")
_PLACES = tuple(f"p={tenth}" for tenth in range(10))


def _entry_flags(keys: Sequence[str], classes: Sequence[str]) -> str:
    """Return a short code of what the entry has: article evidence, link, where its year is."""
    size = len(keys)
    article = book = False
    for i, cls in enumerate(classes):
        if (
            cls in {"VOL", "JRN"}
            or (cls == "NO" and i + 1 < size and keys[i + 1][0] in "<.")
            or (
                keys[i] == "("
                and 0 < i < size - 2
                and keys[i - 1][0] == "<"
                and keys[i - 1] != "<y>"
                and keys[i + 2] == ")"
            )
        ):
            article = True
        elif cls == "PUB":
            book = True
    year = next((i for i, key in enumerate(keys) if key == "<y>"), -1)
    where = "n" if year < 0 else "a" if year * 2 < size else "z"
    quoted = "q" if sum(key == '"' for key in keys) >= 2 else ""
    linked = "l" if "DOI" in classes else ""
    edited = "e" if "ED" in classes[3:] else ""
    return ("A" if article else "") + ("B" if book else "") + where + quoted + linked + edited


def _capital_share(shapes: Sequence[str]) -> str:
    """Return how far capitals can be trusted in this entry: a fifth of the scale, as a digit."""
    words = [shape for shape in shapes if shape in {"Xx", "xx", "XX"}]
    return str(sum(shape != "xx" for shape in words) * 5 // (len(words) + 1))


def _look_ahead(keys: Sequence[str], classes: Sequence[str]) -> list[str]:
    """Return for each token the next number or designator and how far it is."""
    ahead = []
    what, distance = "n=$", 0
    for key, cls in zip(reversed(keys), reversed(classes), strict=True):
        ahead.append(what + (BUCKETS[distance] if distance < 12 else "12"))
        distance += 1
        if key[0] == "<" or cls in _DESIGNATORS:
            what, distance = "n=" + cls, 0
    ahead.reverse()
    return ahead


@lru_cache(maxsize=1 << 14)
def _hint(before: str, own: str, after: str, code: Code) -> tuple[Any, ...]:
    return code(("G=" + own, "G-=" + before + "|" + own, "G+=" + own + "|" + after))


def _name_features(keys: Sequence[str], names: Gazetteer, code: Code) -> list[tuple[Any, ...]]:
    """Return what the gazetteer says of each token and of its two neighbours."""
    found = ["", *find_names(keys, names), ""]
    return [
        _hint(before, own, after, code) if before or own or after else ()
        for before, own, after in zip(found, found[1:], found[2:], strict=False)
    ]


def entry_features(
    text: str,
    tokens: Sequence[Token] | None = None,
    corpus: str = OUR_CORPUS,
    code: Code = tuple,
    names: Gazetteer | None = None,
) -> list[list[Any]]:
    """Return the features of every token of a printed reference.

    Parameters
    ----------
    text
        The reference as printed.
    tokens
        Its tokens, if at hand (`litreview.references.tokens.tokenize`).
    corpus
        Whose labelling convention the reference follows; see `OUR_CORPUS`.
    code
        What becomes of the feature strings; `RandomField.encode` gives a model's numbers.
    names
        Known names; those that come with the package unless given.

    Returns
    -------
    list of list
        One list of features per token; time and memory linear in the text.
    """
    text = clean_text(text)
    tokens = tokenize(text) if tokens is None else tokens
    if not tokens:
        return []
    size = len(tokens)
    own = [token_features(token.text[:LONGEST], code) for token in tokens]
    kinds = [strings[0] for strings in own]
    keys = [kind[0] for kind in kinds]
    shapes = [kind[1] for kind in kinds]
    classes = [kind[2] for kind in kinds]
    chunk_of, chunks = chunk_features(text, tokens, code)
    segment_of = segment_numbers(tokens, keys, shapes)
    segments = segment_features(segment_of, keys, classes, code)
    entry = _entry_flags(keys, classes)
    capitals = "U=" + _capital_share(shapes)
    edited = "e" if "ED" in classes[3:] else ""
    ahead = _look_ahead(keys, classes)
    known = _name_features(keys, load_gazetteer() if names is None else names, code)
    of_entry = code(("#=" + corpus, "E=" + entry))

    # The marks around the entry are tokens too: two before, two behind.
    shapes = ["^", *shapes, "$"]
    classes = ["^", *classes, "$"]
    pairs = [left + " " + right for left, right in pairwise(["^", *keys, "$"])]
    nothing = token_features("", code)
    opening = (*nothing[:2], code(("w-=^",)), *nothing[3:])
    closing = (*nothing[:3], code(("w+=$",)), *nothing[4:])
    own = [nothing, opening, *own, closing, nothing]
    segment_of.append(-1)
    rows: list[list[Any]] = []
    quote = star = access = ""
    brackets = sentence = distance = 0
    years, year_segment = "0", 0
    designator = "d=-"
    host_segment = -1
    before = "_"
    current = -1
    for i, token in enumerate(tokens):
        key, shape, cls = kinds[i]
        segment = segment_of[i]
        changed = segment != current
        if key == '"':
            quote = "" if quote else '"'
        elif key == "*":
            star = "" if star else "*"
        elif key == "(" or key == "[":
            brackets += 1
        elif (key == ")" or key == "]") and brackets:
            brackets -= 1
        elif cls == "ACC":
            access = "a"
        elif cls == "IN" and i and keys[i - 1] in _ENDS:
            # "In" or "Dalam" after a separator opens the host of a chapter or paper.
            host_segment = segment
            changed = True
        if changed:
            current = segment
            host = "i=" + ("-" if host_segment < 0 else bucket(segment - host_segment)) + edited
            year = years + bucket(segment - year_segment)
            year_feature, year_entry = "y=" + year, "yE=" + year + entry
            sentence_feature = "S=" + bucket(sentence) + entry
        after = "_" if (i + 1 < size and tokens[i + 1].start > token.end) or i + 1 == size else ""
        row = [
            *of_entry,
            *own[i + 2][1],
            *segments[segment],
            *chunks[chunk_of[i]],
            *code(
                (
                    "g=" + before + "." + after + cls,
                    "q=" + quote + star + ("(" if brackets else "") + access,
                    year_feature,
                    year_entry,
                    _PLACES[segment] if segment < 3 else _PLACES[10 * i // size],
                    sentence_feature,
                    ahead[i],
                    host + shape,
                    designator + BUCKETS[distance] if distance < 7 else designator,
                    "l2=" + pairs[i],
                    "r2=" + pairs[i + 1],
                    capitals + shapes[i] + shape + shapes[i + 2],
                    "c3=" + classes[i] + " " + cls + " " + classes[i + 2],
                )
            ),
            *own[i + 1][2],
            *own[i + 3][3],
            *own[i][4],
            *own[i + 4][5],
            *known[i],
        ]
        rows.append(row)
        before = after
        distance += 1
        if key == "<y>":
            if years == "0":
                years, year_segment = "1", segment
            else:
                years = "2"
            current = -1
        elif cls in _DESIGNATORS:
            designator, distance = "d=" + cls, 0
        if segment_of[i + 1] != segment and key in '."?!' and i + 1 < size:
            sentence += 1
    return rows
