"""A person's codes: who judged which theme where, with what could not be placed kept beside it.

A coding is one judgement of one coder: a theme is there (``yes``), is not (``no``), or the
coder cannot say (``doubtful``), in a passage of a paper or in the paper as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from litreview.model import Paper, Problem
from litreview.prose import fold, squeeze
from litreview.thematic.codebook import Codebook
from litreview.thematic.locate import locate_quote

if TYPE_CHECKING:
    import pandas as pd

Judgement = Literal["yes", "no", "doubtful"]

MACHINE = "machine"
"""The name of the coder that is no person."""

COLUMNS = ("paper", "theme", "coder", "judgement", "start", "end", "sentence", "note")
"""The columns of `codings_frame`."""

_WORDS: dict[str, Judgement] = {
    **dict.fromkeys(
        ["yes", "y", "true", "1", "x", "present", "ya", "ada", "betul", "benar"], "yes"
    ),
    **dict.fromkeys(["no", "n", "false", "0", "absent", "tidak", "bukan", "salah"], "no"),
    **dict.fromkeys(
        ["doubtful", "doubt", "maybe", "unsure", "ragu", "ragu-ragu", "mungkin", "?"], "doubtful"
    ),
}


@dataclass(frozen=True, slots=True)
class Coding:
    """One judgement of one coder.

    ``start`` and ``end`` are offsets into the paper's text and ``sentence`` is what stands
    there; both are None, and ``sentence`` what the coder quoted, where the judgement is of the
    paper as a whole or the quotation could not be found.
    """

    paper: str
    theme: str
    coder: str
    judgement: Judgement = "yes"
    start: int | None = None
    end: int | None = None
    sentence: str = ""
    note: str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        """Where it stands, None for the paper as a whole."""
        return None if self.start is None or self.end is None else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class RawCoding:
    """A coding as a file prints it, before paper, theme and place are looked up."""

    where: str
    paper: str
    theme: str
    coder: str = ""
    judgement: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Codings:
    """What was read: the codings, what is wrong with them, and those that belong nowhere here.

    ``unplaced`` are of a paper that is not in the review or a code that is no theme of the
    codebook; each has a problem.
    """

    codings: tuple[Coding, ...] = ()
    problems: tuple[Problem, ...] = ()
    unplaced: tuple[RawCoding, ...] = field(default=())

    def __add__(self, other: Codings) -> Codings:
        return Codings(
            tuple(dict.fromkeys(self.codings + other.codings)),
            self.problems + other.problems,
            self.unplaced + other.unplaced,
        )

    @property
    def coders(self) -> tuple[str, ...]:
        """The coders' names, sorted."""
        return tuple(sorted({c.coder for c in self.codings}))

    @property
    def frame(self) -> pd.DataFrame:
        """One row per coding, as `codings_frame` returns them."""
        return codings_frame(self.codings)


def codings_frame(codings: Iterable[Coding]) -> pd.DataFrame:
    """Return one row per coding, sorted, with the columns of `COLUMNS`."""
    import pandas as pd

    rows = [{c: getattr(one, c) for c in COLUMNS} for one in sorted(codings, key=_order)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = {"start": "Int64", "end": "Int64"}
    return frame.astype({c: kinds.get(c, "string") for c in COLUMNS})


def place_codings(
    raw: Iterable[RawCoding], papers: Sequence[Paper], codebook: Codebook, coder: str = "coder"
) -> Codings:
    """Find paper, theme and place of codings as printed; what cannot be found is a problem.

    Parameters
    ----------
    raw
        As a reader made them.
    papers, codebook
        What they are codes of.
    coder
        The name for those that print none.

    Returns
    -------
    Codings
        ``problems``: ``unknown-paper``, ``unknown-code``, ``unknown-judgement`` (left out of
        the codings, kept in ``unplaced``); ``not-located`` (kept as a judgement of the paper
        as a whole); ``coded-twice`` (said once).

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "label_id": "Kemudahan", "terms_id": ["mudah"]}]})
    >>> found = place_codings([RawCoding("row 2", "a.txt", "kemudahan", "Ana", quote="Ini mudah")], [Paper("a", "Ya. Ini mudah.")], book)
    >>> [(c.theme, c.start, c.end, c.coder) for c in found.codings]
    [('ease', 4, 13, 'Ana')]
    """
    themes, by_name = _theme_names(codebook), {p.id: p for p in papers}
    known = {**_stems(papers), **{fold(name): name for name in by_name}}
    codings: dict[Coding, None] = {}
    problems: list[Problem] = []
    unplaced: list[RawCoding] = []
    for one in raw:
        paper = by_name.get(known.get(fold(one.paper)) or known.get(fold(_stem(one.paper))) or "")
        theme = _find_theme(one.theme, themes)
        judgement = _WORDS.get(one.judgement.strip().casefold() or "yes")
        if paper is None or theme is None or judgement is None:
            problems.append(_misplaced(one, paper is None, theme is None, by_name, codebook))
            unplaced.append(one)
            continue
        span = _find_place(paper.text, one)
        if span is None and (one.quote.strip() or one.start is not None):
            shown = squeeze(one.quote)[:60] or f"{one.start} to {one.end}"
            problems.append(
                Problem(
                    "not-located",
                    f"{one.where}: {shown!r} is not in {paper.id}; it counts for the paper as a whole, quote the text as `litreview text` prints it",
                    "sentence",
                    one.quote,
                )
            )
        made = Coding(
            paper.id,
            theme,
            squeeze(one.coder) or coder,
            judgement,
            span[0] if span else None,
            span[1] if span else None,
            paper.text[slice(*span)] if span else one.quote,
            squeeze(one.note),
        )
        if made in codings:
            message = f"{one.where}: {made.coder} coded this passage of {paper.id} with {theme!r} before; once is enough"
            problems.append(Problem("coded-twice", message, "theme", one.theme))
        codings[made] = None
    return Codings(tuple(sorted(codings, key=_order)), tuple(problems), tuple(unplaced))


def _order(one: Coding) -> tuple[str, int, int, str, str, str]:
    at = one.span or (-1, -1)
    return (one.paper, *at, one.theme, one.coder, one.judgement)


def _theme_names(codebook: Codebook) -> dict[str, str]:
    """Return ids by all names that denote one theme only; an id goes before a label."""
    owners: dict[str, set[str]] = {}
    for theme in codebook.themes:
        for name in theme.labels.values():
            owners.setdefault(fold(name), set()).add(theme.id)
    names = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1 and name}
    return names | {fold(theme.id): theme.id for theme in codebook.themes}


def _find_theme(printed: str, themes: dict[str, str]) -> str | None:
    """Look a code up by its name, else by the last part of its path in a tree of codes."""
    if found := themes.get(fold(printed)):
        return found
    for mark in ("\\", " > ", ">", "::", ": ", "/", "•"):
        if mark in printed and (found := themes.get(fold(printed.rsplit(mark, 1)[1]))):
            return found
    return None


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem


def _stems(papers: Sequence[Paper]) -> dict[str, str]:
    stems: dict[str, set[str]] = {}
    for paper in papers:
        for name in {_stem(paper.path), str(paper.csl.get("title") or "")} - {""}:
            stems.setdefault(fold(name), set()).add(paper.id)
    return {name: next(iter(ids)) for name, ids in stems.items() if len(ids) == 1}


def _find_place(text: str, one: RawCoding) -> tuple[int, int] | None:
    at = None if one.start is None or one.end is None else (one.start, one.end)
    if at and not (0 <= at[0] < at[1] <= len(text)):
        at = None
    if not one.quote.strip():
        return at
    if at and squeeze(text[at[0] : at[1]]) == squeeze(one.quote):
        return at
    return locate_quote(text, one.quote, one.start)


def _misplaced(
    one: RawCoding, no_paper: bool, no_theme: bool, papers: dict[str, Paper], codebook: Codebook
) -> Problem:
    if no_paper:
        near = _nearest(one.paper, list(papers))
        return Problem(
            "unknown-paper",
            f"{one.where}: no paper {one.paper!r} in this review{near}",
            "paper",
            one.paper,
        )
    if no_theme:
        names = [t.id for t in codebook.themes]
        names += [label for t in codebook.themes for label in t.labels.values()]
        near = _nearest(one.theme, names)
        return Problem(
            "unknown-code",
            f"{one.where}: no theme {one.theme!r} in the codebook{near}",
            "theme",
            one.theme,
        )
    return Problem(
        "unknown-judgement",
        f"{one.where}: {one.judgement!r} is no judgement; write yes, no or doubtful",
        "judgement",
        one.judgement,
    )


def _nearest(word: str, known: list[str]) -> str:
    close = get_close_matches(word.casefold(), [k.casefold() for k in known], n=1, cutoff=0.4)
    if not close:
        return f"; known are {', '.join(known[:8])}{', …' if len(known) > 8 else ''}"
    return f"; did you mean {next(k for k in known if k.casefold() == close[0])!r}?"
