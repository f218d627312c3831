"""What every renderer does alike: legal text of bearable length, the marks of a number."""

from __future__ import annotations

import json
from html import escape

from litreview.reports.numbers import Number
from litreview.synthesis.plain import legal

LONGEST = 1_200
"""Of a longer text the beginning is shown: the tables that litreview writes have it whole."""


def shown(text: str) -> str:
    """Return text that every format can hold; of a very long one the beginning.

    >>> shown("a\\x00b"), len(shown("x" * 5000))
    ('a b', 1201)
    """
    kept = legal(text)
    return kept if len(kept) <= LONGEST else kept[:LONGEST] + "…"


def number_marks(number: Number) -> str:
    """Return the attributes that say where a number comes from.

    >>> from litreview.reports.numbers import Source
    >>> number_marks(Number(4, Source("papers")))
    ' data-frame="papers" data-measure="rows"'
    """
    source = number.source
    marks = f' data-frame="{escape(legal(source.frame), quote=True)}" data-measure="{escape(legal(source.measure), quote=True)}"'
    if source.where:
        where = json.dumps(source.where, ensure_ascii=True)
        marks += f' data-where="{escape(where, quote=True)}"'
    return marks
