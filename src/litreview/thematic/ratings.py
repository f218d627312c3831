"""Who judged what, laid out for agreement: units (a theme in a paper, or in a sentence) × coders.

A value is ``yes``, ``no``, or null where the coder did not judge. Who marks passages, as in a
QDA program, says yes only: what he leaves unmarked in a paper that he coded is a no. Who ever
wrote no or doubtful judges unit by unit: what he left out is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from litreview.errors import UsageError
from litreview.model import Paper
from litreview.thematic.agreement import RESAMPLES, SEED, cohen_kappa, krippendorff_alpha
from litreview.thematic.code import Evidence
from litreview.thematic.codebook import Codebook
from litreview.thematic.coders import MACHINE, Coding, Judgement
from litreview.thematic.locate import is_same_passage, passages

if TYPE_CHECKING:
    import pandas as pd

By = Literal["cell", "sentence"]
Unit = tuple[str, str, int, int]

ALL = "*"
"""Stands under ``theme`` for all themes together."""

FEW_UNITS = 30


def build_ratings(
    codings: Iterable[Coding],
    papers: Sequence[Paper],
    codebook: Codebook,
    evidence: Iterable[Evidence] | None = None,
    *,
    by: By = "cell",
) -> pd.DataFrame:
    """Lay out what each coder said of each unit that any of them judged.

    Parameters
    ----------
    codings
        Persons'; those of papers and themes not given are left out.
    papers, codebook
        The units: their themes × papers, or themes × own sentences.
    evidence
        The machine's, as one more coder; None leaves it out.
    by
        ``cell``: a theme is in a paper where any passage has it. ``sentence``: where a passage
        covers half of a sentence, or lies in it; only papers that somebody coded by passages.

    Returns
    -------
    pandas.DataFrame
        Index ``paper, theme`` (and ``start, end``); one column per coder, the machine first;
        doubtful counts as not judged. ``attrs["note"]`` says what cannot be compared.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}, {"id": "cost", "terms_id": ["biaya"]}]})
    >>> build_ratings([Coding("a", "ease", "Ana"), Coding("a", "cost", "Ben")], [Paper("a", "Mudah.")], book).to_numpy().tolist()
    [['yes', 'no'], ['no', 'yes']]
    """
    import pandas as pd

    if by not in ("cell", "sentence"):
        raise UsageError(f"no units by {by!r}; use cell or sentence")
    shown, themes = {p.id: p for p in papers}, {t.id for t in codebook.themes}
    known = [c for c in codings if c.paper in shown and c.theme in themes]
    coders = sorted({c.coder for c in known})
    explicit = {c.coder for c in known if c.judgement != "yes"}
    coded = {
        name: {c.paper for c in known if c.coder == name and (by == "cell" or c.span)}
        for name in coders
    }
    if evidence is not None:
        known += [
            Coding(e.paper, e.theme, MACHINE, "yes", e.start, e.end)
            for e in evidence
            if e.paper in shown and e.theme in themes
        ]
        coders = [MACHINE, *(c for c in coders if c != MACHINE)]
        coded[MACHINE] = set(shown)
    judged: dict[Unit, dict[str, set[Judgement]]] = {}
    sentences = _sentences(papers, known) if by == "sentence" else {}
    for coding in known:
        for unit in _units(coding, sentences, by):
            judged.setdefault(unit, {}).setdefault(coding.coder, set()).add(coding.judgement)
    rows = []
    for paper in papers:
        whole = [(0, 0)] if by == "cell" else sentences.get(paper.id, [])
        if not any(paper.id in coded[name] for name in coders if name != MACHINE):
            continue
        for theme in codebook.themes:
            for span in whole:
                said = judged.get((paper.id, theme.id, *span), {})
                values = [
                    _value(said.get(name), paper.id in coded[name] and name not in explicit)
                    for name in coders
                ]
                if any(v is not None for v in values):
                    rows.append((paper.id, theme.id, *span, *values))
    frame = pd.DataFrame(rows, columns=["paper", "theme", "start", "end", *coders])
    frame = frame.astype({"paper": "string", "theme": "string", **dict.fromkeys(coders, "string")})
    keys = ["paper", "theme"] if by == "cell" else ["paper", "theme", "start", "end"]
    frame = frame.set_index(keys).drop(columns=["start", "end"], errors="ignore")
    return _say_doubts(frame, known, by)


def compute_kappa(
    ratings: pd.DataFrame, *, resamples: int = RESAMPLES, seed: int = SEED
) -> pd.DataFrame:
    """Measure the agreement of every two coders, by theme and over all, by Cohen's kappa.

    Parameters
    ----------
    ratings
        As `build_ratings` returns them.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second``, ``theme`` (``*`` is all), ``units`` that both judged,
        ``observed`` and ``expected`` agreement, ``kappa`` with its 95 % interval ``low`` to
        ``high``, ``note`` where it is undefined. See `litreview.thematic.agreement`.
    """
    import pandas as pd

    rows = []
    for first, second in combinations(ratings.columns, 2):
        for theme, part in _by_theme(ratings):
            found = cohen_kappa(
                _values(part[first]), _values(part[second]), resamples=resamples, seed=seed
            )
            row = {"first": first, "second": second, "theme": theme, "units": found.units}
            row |= {"observed": found.observed, "expected": found.expected, "kappa": found.kappa}
            row |= {"low": found.low, "high": found.high}
            rows.append(row | {"note": _undefined(found.kappa, found.units)})
    columns = ["first", "second", "theme", "units", "observed", "expected", "kappa", "low", "high"]
    frame = pd.DataFrame(rows, columns=[*columns, "note"])
    return _dressed(frame, ratings)


def compute_alpha(
    ratings: pd.DataFrame, *, resamples: int = RESAMPLES, seed: int = SEED
) -> pd.DataFrame:
    """Measure the agreement of all coders, by theme and over all, by Krippendorff's alpha.

    Returns
    -------
    pandas.DataFrame
        ``theme`` (``*`` is all), ``coders``, ``units`` and ``values`` that can be paired,
        ``alpha`` (nominal) with its 95 % interval, ``note`` where it is undefined. Krippendorff
        (2004, p. 241) asks for .800, and .667 where tentative conclusions will do.
    """
    import pandas as pd

    rows = []
    for theme, part in _by_theme(ratings):
        units = [_values(row) for row in part.to_numpy()]
        found = krippendorff_alpha(units, resamples=resamples, seed=seed)
        row = {"theme": theme, "coders": len(ratings.columns), "units": found.units}
        row |= {"values": found.values, "alpha": found.alpha, "low": found.low, "high": found.high}
        rows.append(row | {"note": _undefined(found.alpha, found.units)})
    columns = ["theme", "coders", "units", "values", "alpha", "low", "high", "note"]
    return _dressed(pd.DataFrame(rows, columns=columns), ratings)


def list_disagreements(ratings: pd.DataFrame, papers: Sequence[Paper]) -> pd.DataFrame:
    """List the units on which coders differ, with the sentence where units are sentences.

    Returns
    -------
    pandas.DataFrame
        ``paper``, ``theme``, ``start``, ``end``, ``sentence`` (null for cells), and the names
        under ``yes`` and ``no`` (lists), in the order of `ratings`.
    """
    import pandas as pd

    texts = {p.id: p.text for p in papers}
    columns = ["paper", "theme", "start", "end", "sentence", "yes", "no"]
    rows = []
    for key, row in ratings.iterrows():
        yes = [str(name) for name in ratings.columns if row[name] == "yes"]
        no = [str(name) for name in ratings.columns if row[name] == "no"]
        if yes and no:
            unit = tuple(key) if isinstance(key, tuple) else (key,)
            place = unit[2:] if len(unit) == 4 else (None, None)
            sentence = texts.get(str(unit[0]), "")[slice(*place)] if place[0] is not None else None
            rows.append((*unit[:2], *place, sentence, yes, no))
    frame = pd.DataFrame(rows, columns=columns)
    kinds = {"start": "Int64", "end": "Int64", "yes": "object", "no": "object"}
    return frame.astype({c: kinds.get(c, "string") for c in columns})


def _sentences(papers: Sequence[Paper], codings: list[Coding]) -> dict[str, list[tuple[int, int]]]:
    """Return the own sentences of papers that persons coded by passages."""
    from litreview.thematic.owntext import own_sentences

    coded = {c.paper for c in codings if c.span and c.coder != MACHINE}
    return {p.id: [(s.start, s.end) for s in own_sentences(p)] for p in papers if p.id in coded}


def _units(coding: Coding, sentences: dict[str, list[tuple[int, int]]], by: By) -> list[Unit]:
    if by == "cell":
        return [(coding.paper, coding.theme, 0, 0)]
    if coding.span is None:
        return []
    spans = sentences.get(coding.paper, [])
    touched = [spans[i] for i in passages(spans, *coding.span)]
    return [(coding.paper, coding.theme, *s) for s in touched if is_same_passage(s, coding.span)]


def _value(said: set[Judgement] | None, unmarked_is_no: bool) -> Judgement | None:
    if not said:
        return "no" if unmarked_is_no else None
    if "yes" in said:
        return "yes"
    return "no" if said == {"no"} else None


def _by_theme(ratings: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    themes = list(dict.fromkeys(ratings.index.get_level_values("theme")))
    parts = ratings.groupby(level="theme", sort=False)
    return [(ALL, ratings), *((str(t), parts.get_group(t)) for t in themes)]


def _values(series: Iterable[object]) -> list[str | None]:
    return [v if isinstance(v, str) else None for v in series]


def _undefined(coefficient: float, units: int) -> str | None:
    if coefficient == coefficient:
        return None
    if not units:
        return "no unit was judged by two coders"
    return "undefined: all values are of one category"


def _dressed(frame: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    words = {"first", "second", "theme", "note"}
    counts = {"units", "coders", "values"}
    kinds = {c: "string" if c in words else "Int64" if c in counts else "float64" for c in frame}
    frame = frame.astype(kinds)
    frame.attrs |= {k: v for k, v in ratings.attrs.items() if k in ("note", "notes")}
    return frame


def _say_doubts(ratings: pd.DataFrame, codings: list[Coding], by: By) -> pd.DataFrame:
    """Note what the units cannot tell."""
    from litreview.indicators.columns import say

    ratings.attrs["note"] = ""
    if len(ratings.columns) < 2:
        say(ratings, "note-one-coder")
    for name in (c for c in ratings.columns if c != MACHINE):
        own = [c for c in codings if c.coder == name]
        if len({c.theme for c in own}) == 1:
            say(ratings, "note-one-code", coder=name)
        if MACHINE in ratings and any(c.judgement != "yes" for c in own):
            judged = ratings[ratings[name].notna()]
            if len(judged) and (judged[MACHINE] == "yes").all():
                say(ratings, "note-only-found", coder=name)
    if 0 < len(ratings) < FEW_UNITS:
        say(ratings, "note-few-units", n=len(ratings))
    if by == "sentence" and len(ratings):
        say(ratings, "note-like-sentences")
    return ratings
