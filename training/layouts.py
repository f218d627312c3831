"""Layouts of references that CSL styles do not know: how Indonesian lists really look.

Every layout draws a record from the facts and prints it with one `Style`. They are written
from general knowledge of the house styles, not from any list.
"""

from __future__ import annotations

import random

from training.examples import Example
from training.facts import Facts
from training.layout_articles import article, conference
from training.layout_bodies import law, report
from training.layout_books import book, chapter
from training.layout_parts import Layout
from training.layout_social import social
from training.layout_theses import thesis
from training.layout_web import web
from training.line import Line
from training.style import draw_style

LAYOUTS: tuple[tuple[Layout, int], ...] = (
    (article, 46),
    (book, 21),
    (chapter, 5),
    (thesis, 7),
    (law, 4),
    (report, 4),
    (web, 7),
    (conference, 6),
    (social, 14),
)


def render_layouts(facts: Facts, count: int, rng: random.Random, corpus: str) -> list[Example]:
    """Return `count` references in the layouts above, seeded by `rng`."""
    layouts, weights = zip(*LAYOUTS, strict=True)
    examples = []
    for _ in range(count):
        world = rng.random() < 0.3
        style = draw_style(rng, indonesian=not world)
        line = Line()
        rng.choices(layouts, weights)[0](line, style, facts, rng, world)
        examples.append(line.example(corpus))
    return examples
