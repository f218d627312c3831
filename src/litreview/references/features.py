"""What the tagger sees of each token: itself, its neighbours, its chunk, its segment, its place.

Three windows overlap. *Tokens* survive glued text; *chunks* are exact on clean text;
*segments* tell a journal from a publisher by their first and last word. A few counters
look at the whole entry: where the year stood, whether quotes are open, which designator
came last and which comes next. This is the hot loop of the tagger.
"""

from __future__ import annotations

from collections.abc import Sequence

from litreview.references.tokens import Token, clean_text, tokenize
from litreview.references.windows import (
    bucket,
    chunk_strings,
    segment_numbers,
    segment_strings,
    token_kind,
    token_strings,
)

OUR_CORPUS = "ours"
"""The corpus tag of references labelled by our own convention; the one used when tagging."""

_DESIGNATORS = frozenset({"VOL", "NO", "PG", "IN", "ED", "EDN", "ACC", "DOI", "MON", "AND"})
_ENDS = frozenset(".,;:\"'?!)]*")


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
    what, distance = "$", 0
    for key, cls in zip(reversed(keys), reversed(classes), strict=True):
        ahead.append("n=" + what + bucket(distance))
        distance += 1
        if key[0] == "<" or cls in _DESIGNATORS:
            what, distance = cls, 0
    ahead.reverse()
    return ahead


def token_features(
    text: str, tokens: Sequence[Token] | None = None, corpus: str = OUR_CORPUS
) -> list[list[str]]:
    """Return the features of every token of a printed reference.

    Parameters
    ----------
    text
        The reference as printed.
    tokens
        Its tokens, if at hand (`litreview.references.tokens.tokenize`).
    corpus
        Whose labelling convention the reference follows; see `OUR_CORPUS`.

    Returns
    -------
    list of list of str
        One list of feature strings per token; time and memory linear in the text.
    """
    text = clean_text(text)
    tokens = tokenize(text) if tokens is None else tokens
    if not tokens:
        return []
    size = len(tokens)
    kinds = [token_kind(token.text) for token in tokens]
    keys = [kind[0] for kind in kinds]
    shapes = [kind[1] for kind in kinds]
    classes = [kind[2] for kind in kinds]
    chunk_of, chunks = chunk_strings(text, tokens)
    segment_of = segment_numbers(tokens, keys, shapes)
    segments = segment_strings(segment_of, keys, classes)
    own = [token_strings(token.text) for token in tokens]
    entry = _entry_flags(keys, classes)
    capitals = _capital_share(shapes)
    edited = "e" if "ED" in classes[3:] else ""
    ahead = _look_ahead(keys, classes)
    base = ["#=" + corpus, "E=" + entry]

    rows: list[list[str]] = []
    quoted = starred = False
    brackets = years = year_segment = sentence = 0
    designator, distance = "-", 0
    accessed = ""
    host_segment = -1
    for i, token in enumerate(tokens):
        key, shape, cls = kinds[i]
        mine, *_ = own[i]
        segment = segment_of[i]
        before = token.start > tokens[i - 1].end if i else True
        after = tokens[i + 1].start > token.end if i + 1 < size else True
        gap = ("_" if before else "") + "." + ("_" if after else "")
        if key == '"':
            quoted = not quoted
        elif key == "*":
            starred = not starred
        elif key == "(" or key == "[":
            brackets += 1
        elif (key == ")" or key == "]") and brackets:
            brackets -= 1
        elif cls == "ACC":
            accessed = "a"
        elif cls == "IN" and i and keys[i - 1] in _ENDS:
            # "In" or "Dalam" after a separator opens the host of a chapter or paper.
            host_segment = segment
        state = (
            ('"' if quoted else "")
            + ("*" if starred else "")
            + ("(" if brackets else "")
            + accessed
        )
        host = "-" if host_segment < 0 else bucket(segment - host_segment)
        since = bucket(segment - year_segment)
        place = bucket(segment) if segment < 3 else str(10 * i // size)
        row = [
            *base,
            *mine,
            *segments[segment],
            *chunks[chunk_of[i]],
            "g=" + gap + cls,
            "q=" + state,
            "y=" + str(min(years, 2)) + since,
            "yE=" + str(min(years, 2)) + since + entry,
            "p=" + place,
            "S=" + bucket(sentence) + entry,
            ahead[i],
            "i=" + host + edited + shape,
            "d=" + designator + (bucket(distance) if distance < 7 else ""),
        ]
        left = keys[i - 1] if i else "^"
        right = keys[i + 1] if i + 1 < size else "$"
        row.append("l2=" + left + " " + key)
        row.append("r2=" + key + " " + right)
        around = (shapes[i - 1] if i else "^") + shape + (shapes[i + 1] if i + 1 < size else "$")
        row.append("U=" + capitals + around)
        row.append(
            "c3="
            + (classes[i - 1] if i else "^")
            + " "
            + cls
            + " "
            + (classes[i + 1] if i + 1 < size else "$")
        )
        row += own[i - 1][1] if i else ["w-=^"]
        row += own[i + 1][2] if i + 1 < size else ["w+=$"]
        if i > 1:
            row += own[i - 2][3]
        if i + 2 < size:
            row += own[i + 2][4]
        rows.append(row)
        distance += 1
        if key == "<y>":
            years += 1
            if years == 1:
                year_segment = segment
        elif cls in _DESIGNATORS:
            designator, distance = cls, 0
        if i + 1 < size and segment_of[i + 1] != segment and key in '."?!':
            sentence += 1
    return rows
