"""Damage references the way pages, PDFs and typists do, labels moving along.

A reference becomes a list of ``(character, span number)``; a noise edits that list; the
spans are read back from it. So no noise has to know about offsets.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from litreview.references.lexicon import WORD_CLASS
from training.examples import Example, make_example

Cells = list[tuple[str, int]]
_WORD = re.compile(r"[^\W\d_]{4,}")
_OPEN_FIELDS = frozenset({"author", "editor", "title", "container-title", "publisher", "location"})
Noise = Callable[[Cells, random.Random], Cells]
_DEBRIS_BEHIND = (
    " [Google Scholar]", " [CrossRef]", " [Crossref] [Google Scholar]", " Google Scholar", " [PubMed]",
    " View Article", " [View]", " Go to original source...", " [Publisher Link]", " [DOI]", " ↑", " (Open in a new window)",
    " [Google Scholar] [CrossRef]", " Search in Google Scholar", " [PDF]", " [HTML]",
)  # fmt: skip
_BULLETS = ("- ", "• ", "* ", "– ", "· ", "▪ ", "o ", "> ")


def to_cells(example: Example) -> Cells:
    """Return the characters of an example, each with the number of its span or -1."""
    owner = [-1] * len(example.text)
    for number, (_, start, end) in enumerate(example.spans):
        owner[start:end] = [number] * (end - start)
    return list(zip(example.text, owner, strict=True))


def from_cells(cells: Cells, example: Example) -> Example:
    """Return `example` with the text and the span bounds that the cells now have."""
    text = "".join(char for char, _ in cells)
    bounds: dict[int, list[int]] = {}
    for i, (_, number) in enumerate(cells):
        if number >= 0:
            bounds.setdefault(number, [i, i])[1] = i + 1
    spans = [(example.spans[n][0], start, end) for n, (start, end) in bounds.items()]
    return make_example(text, spans, example.corpus)


def _between(left: tuple[str, int], right: tuple[str, int]) -> int:
    """Return the span number of a character put between two cells."""
    return left[1] if left[1] == right[1] else -1


def glue(cells: Cells, rng: random.Random, share: float = 0.35) -> Cells:
    """Drop a share of the spaces that follow punctuation."""
    return [
        cell
        for i, cell in enumerate(cells)
        if not (cell[0] == " " and i and not cells[i - 1][0].isalnum() and rng.random() < share)
    ]


def glue_numbers(cells: Cells, rng: random.Random) -> Cells:
    """Drop most spaces next to a digit."""
    out: Cells = []
    for i, cell in enumerate(cells):
        near = i and i + 1 < len(cells) and (cells[i - 1][0].isdigit() or cells[i + 1][0].isdigit())
        if cell[0] == " " and near and rng.random() < 0.6:
            continue
        out.append(cell)
    return out


def drop_marks(cells: Cells, rng: random.Random, share: float = 0.35) -> Cells:
    """Drop a share of stops, commas and colons; more than half of them now and then."""
    if rng.random() < 0.2:
        share *= 1.8
    return [cell for cell in cells if not (cell[0] in ".,:" and rng.random() < share)]


def drop_other_marks(cells: Cells, rng: random.Random) -> Cells:
    """Drop a share of brackets, quotes and semicolons."""
    return [cell for cell in cells if not (cell[0] in "()[];\"“”'" and rng.random() < 0.35)]


def double_spaces(cells: Cells, rng: random.Random) -> Cells:
    """Double some spaces."""
    out: Cells = []
    for cell in cells:
        out.append(cell)
        if cell[0] == " " and rng.random() < 0.15:
            out.append(cell)
    return out


def split_words(cells: Cells, rng: random.Random, share: float = 0.02) -> Cells:
    """Put a space into some words."""
    out: Cells = []
    for i, cell in enumerate(cells):
        inside = i and cells[i - 1][0].isalpha() and cell[0].isalpha()
        if inside and rng.random() < share:
            out.append((" ", _between(cells[i - 1], cell)))
        out.append(cell)
    return out


def space_marks(cells: Cells, rng: random.Random) -> Cells:
    """Put spaces before some marks, as justified columns come out of PDFs."""
    out: Cells = []
    for i, cell in enumerate(cells):
        if i and cell[0] in ".,:;)(/-" and cells[i - 1][0] != " " and rng.random() < 0.12:
            out.append((" ", _between(cells[i - 1], cell)))
        out.append(cell)
    return out


def hyphenate(cells: Cells, rng: random.Random, share: float = 0.012) -> Cells:
    """Break some words at a line end, the hyphen and a space left inside."""
    out: Cells = []
    for i, cell in enumerate(cells):
        room = 2 < i < len(cells) - 3
        if (
            room
            and all(cells[j][0].isalpha() for j in (i - 2, i - 1, i, i + 1, i + 2))
            and rng.random() < share
        ):
            owner = _between(cells[i - 1], cell)
            out += [("-", owner), (" ", owner)]
        out.append(cell)
    return out


def break_links(cells: Cells, rng: random.Random) -> Cells:
    """Put a space after some marks inside addresses."""
    out: Cells = []
    for i, cell in enumerate(cells):
        out.append(cell)
        inner = 0 < i < len(cells) - 1 and cells[i + 1][0].isalnum() and cells[i - 1][0] != " "
        if inner and cell[0] in "./-_" and cell[1] >= 0 and cells[i + 1][1] == cell[1]:
            window = "".join(c for c, _ in cells[max(0, i - 40) : i])
            if ("http" in window or "doi" in window) and rng.random() < 0.12:
                out.append((" ", cell[1]))
    return out


def lower(cells: Cells, rng: random.Random) -> Cells:
    """Print everything in lower case."""
    return [(char.lower() if len(char.lower()) == 1 else char, n) for char, n in cells]


def upper(cells: Cells, rng: random.Random) -> Cells:
    """Print everything in capitals."""
    return [(char.upper() if len(char.upper()) == 1 else char, n) for char, n in cells]


def debris_behind(cells: Cells, rng: random.Random) -> Cells:
    """Hang the links of a web page behind the reference."""
    return cells + [(char, -1) for char in rng.choice(_DEBRIS_BEHIND)]


def list_label(cells: Cells, rng: random.Random) -> Cells:
    """Put a number or bullet before the reference."""
    n = rng.randint(1, 90)
    mark = rng.choice(
        [
            f"[{n}] ",
            f"[{n}] ",
            f"{n}. ",
            f"{n}. ",
            f"({n}) ",
            f"{n} ",
            f"{n}) ",
            f"[{n}]",
            rng.choice(_BULLETS),
        ]
    )
    return [(char, -1) for char in mark] + cells


def debris(cells: Cells, rng: random.Random) -> Cells:
    """Put a list label before, and page links behind, either or both."""
    form = rng.randrange(3)
    if form != 1:
        cells = list_label(cells, rng)
    return debris_behind(cells, rng) if form else cells


def zero_for_o(cells: Cells, rng: random.Random) -> Cells:
    """Print ``N0`` for ``No``."""
    out = list(cells)
    for i in range(1, len(out)):
        if out[i][0] == "o" and out[i - 1][0] in "Nn" and out[i][1] < 0:
            out[i] = ("0", out[i][1])
    return out


def ascii_marks(cells: Cells, rng: random.Random) -> Cells:
    """Flatten typographic quotes and dashes."""
    flat = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
    return [(flat.get(char, char), n) for char, n in cells]


NOISES: tuple[tuple[Noise, int], ...] = (
    (glue, 14), (glue_numbers, 5), (drop_marks, 26), (drop_other_marks, 5), (double_spaces, 5),
    (split_words, 7), (space_marks, 5), (hyphenate, 9), (break_links, 5), (lower, 12), (upper, 4),
    (debris, 12), (zero_for_o, 3), (ascii_marks, 4),
)  # fmt: skip


_KEPT_WORDS = frozenset(WORD_CLASS)


def strange_words(example: Example, rng: random.Random, share: float = 0.4) -> Example:
    """Cross some words of names and titles with others, so that they are in no vocabulary.

    The facts hold a few hundred titles; without this the model would know their words by
    heart and be helpless before any other.
    """
    text = example.text
    words = [m for m in _WORD.finditer(text) if m.group().lower() not in _KEPT_WORDS]
    if len(words) < 3:
        return example
    owners = [n for _, n in to_cells(example)]
    cells: Cells = []
    position = 0
    for match in words:
        start, end = match.span()
        owner = owners[start]
        if owner < 0 or example.spans[owner][0] not in _OPEN_FIELDS or rng.random() > share:
            continue
        word, other = match.group(), rng.choice(words).group()
        made = word[: (len(word) + 1) // 2] + other[len(other) // 2 :].lower()
        if word.isupper():
            made = made.upper()
        cells += [(text[i], owners[i]) for i in range(position, start)]
        cells += [(char, owner) for char in made]
        position = end
    cells += [(text[i], owners[i]) for i in range(position, len(text))]
    return from_cells(cells, example)


def damage(example: Example, rng: random.Random) -> Example:
    """Return the example with one noise, or two or three of them."""
    noises, weights = zip(*NOISES, strict=True)
    count = rng.choices([1, 2, 3], [75, 20, 5])[0]
    cells = to_cells(example)
    for noise in rng.choices(noises, weights, k=count):
        cells = noise(cells, rng)
    return from_cells(cells, example)
