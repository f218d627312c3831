"""Texts that break files, and records made of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pypandoc
from hypothesis import strategies as st

from litreview.model import Work

NASTY = [
    "R&D 100% $5 #1 a_b ~ ^ \\ {x} {y}",
    "}{",
    "{",
    "a \\} b",
    "<b>x</b><script>alert(1)</script>",
    "a -- b --- c",
    "''x'' ``q`` \"q\"",
    "?` !` ,,",
    "@article{x,",
    "a\n@book{y, title={z}}",
    "%comment",
    "\\input{/etc/passwd} \\write18{rm}",
    "$\\frac{1}{2}$",
    "kitab كتاب الحكمة",
    "\u202eright to left\u202c",
    "e\u0301 u\u0308 n\u0303",
    "bell\x07 page\x0cbreak null\x00",
    "=cmd|' /C calc'!A0",
    "+1",
    "-2,5",
    "@sum",
    "\ttab; semicolon",
    "line\r\nER  - \r\nTY  - JOUR",
    "line\u2028ER  - \u0085TY  - BOOK",
    "#jan#",
    '"',
    "\\",
    "\\\\",
    "a|b [x] *y* _z_ `q`",
    "🧪👩‍🔬 ünïcode",
    "half \ud800 character",
    "_x000D_ _x0041_",
    "and",
    "others",
    "long " * 2000,
]
"""Markup, commands, formulas, line ends, directions, half characters, words of the formats."""

TEXT = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(
    "\\{}$%#&_~^-'`\"@,=<> \n\r\tab1", max_size=20
)


def work(identifier: str = "sari2020", **csl: Any) -> Work:
    """Return a work of a record; underscores in names of variables are hyphens."""
    return Work(identifier, {k.replace("_", "-"): v for k, v in csl.items()})


def nasty_works(texts: Sequence[str] = NASTY) -> list[Work]:
    """Return a book for each text, which stands in each of its fields."""
    return [
        work(
            f"k{n:02d}",
            type="book",
            title=text,
            publisher=text,
            note=text,
            DOI="10.1/" + text,
            URL="https://a.id/" + text,
            keyword=text,
            author=[{"family": text, "given": text}, {"literal": text}, {"family": "Sari"}],
            issued={"date-parts": [[2020, 8, 5]]},
        )
        for n, text in enumerate(texts)
    ]


def pandoc_reads(text: str, form: str) -> dict[str, dict[str, Any]]:
    """Let pandoc read a bibliography; return its CSL records by key."""
    return {r["id"]: r for r in json.loads(pypandoc.convert_text(text, "csljson", format=form))}
