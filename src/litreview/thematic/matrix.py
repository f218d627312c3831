"""Themes × papers: how many sentences of each paper speak of each theme, each cell openable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from litreview.errors import UsageError
from litreview.model import Mention, Paper, Problem
from litreview.thematic.code import Evidence, code_themes
from litreview.thematic.codebook import Codebook
from litreview.thematic.coders import Coding, Codings
from litreview.thematic.coverage import compute_coverage, compute_framework_matrix, find_gaps
from litreview.thematic.doubts import find_doubts
from litreview.thematic.matrixpage import matrix_html
from litreview.thematic.merge import Passage, merge_codes, merge_passages
from litreview.thematic.ratings import (
    By,
    build_ratings,
    compute_alpha,
    compute_kappa,
    list_disagreements,
)

if TYPE_CHECKING:
    import pandas as pd


def theme_matrix(
    evidence: Sequence[Evidence], codebook: Codebook, papers: Sequence[Paper]
) -> pd.DataFrame:
    """Count the sentences of each theme in each paper.

    Returns
    -------
    pandas.DataFrame
        One row per theme in the order of the codebook (index ``theme``); ``group`` and
        ``frameworks`` (joined by ``"; "``), then one column of counts per paper, in the
        order given; zero where a paper is silent.
    """
    import pandas as pd

    counts = Counter((e.theme, e.paper) for e in evidence)
    themes = codebook.themes
    columns: dict[str, Any] = {
        "group": pd.array([t.group for t in themes], dtype="string"),
        "frameworks": pd.array(["; ".join(t.frameworks) for t in themes], dtype="string"),
    }
    for paper in papers:
        columns[paper.id] = pd.array([counts[t.id, paper.id] for t in themes], dtype="Int64")
    index = pd.Index([t.id for t in themes], dtype="string", name="theme")
    return pd.DataFrame(columns, index=index)


def cell(evidence: Sequence[Evidence], theme: str, paper: str) -> list[Evidence]:
    """Open one cell of the matrix: its sentences, in the order of the text."""
    return [e for e in evidence if e.theme == theme and e.paper == paper]


@dataclass(frozen=True)
class ThemeMatrix:
    """The matrix for a notebook: counts whose cells open their sentences.

    With persons' codes (`with_codes`) it shows what holds: a person's no takes a sentence out
    of the counts, visible in its cell; a person's own passages count too.

    Examples
    --------
    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}]})
    >>> matrix = ThemeMatrix.of([Paper("a", "Ini mudah. Itu sulit."), Paper("b", "Sulit.")], book)
    >>> matrix
    ThemeMatrix(1 themes, 2 papers, 1 sentences)
    >>> matrix.frame[["a", "b"]].loc["ease"].tolist(), [e.sentence for e in matrix.cell("ease", "a")]
    ([1, 0], ['Ini mudah.'])
    >>> judged = matrix.with_codes([Coding("a", "ease", "Ana", "no", 0, 10)])
    >>> judged.frame.loc["ease", "a"], judged.codes["no"].tolist()
    (np.int64(0), [['Ana']])
    """

    evidence: tuple[Evidence, ...]
    codebook: Codebook
    papers: tuple[Paper, ...]
    language: str = "en"
    codings: tuple[Coding, ...] = ()

    @classmethod
    def of(
        cls,
        papers: Sequence[Paper],
        codebook: Codebook,
        language: str = "en",
        *,
        mentions: Iterable[Mention] = (),
        by: Literal["meaning", "terms"] = "meaning",
    ) -> ThemeMatrix:
        """Code papers and lay out the result.

        ``language`` chooses the themes' labels; ``mentions`` and ``by`` are those of
        `litreview.thematic.code_themes`.
        """
        evidence = tuple(code_themes(papers, codebook, mentions=mentions, by=by))
        return cls(evidence, codebook, tuple(papers), language)

    def with_codes(self, codings: Codings | Iterable[Coding]) -> ThemeMatrix:
        """Return the matrix with persons' codes added to those it has.

        Those of papers and themes that it does not have are left out;
        `litreview.thematic.place_codings` reports them.
        """
        added = codings.codings if isinstance(codings, Codings) else tuple(codings)
        papers, themes = {p.id for p in self.papers}, {t.id for t in self.codebook.themes}
        own = [c for c in added if c.paper in papers and c.theme in themes]
        return replace(self, codings=tuple(dict.fromkeys((*self.codings, *own))))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is doubtful: in the codebook, then papers that can hardly be coded; see `find_doubts`."""
        return (*self.codebook.problems, *find_doubts(self.papers))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The counts of the sentences that hold, as `theme_matrix` returns them."""
        return theme_matrix(self.held, self.codebook, self.papers)

    @cached_property
    def labelled(self) -> pd.DataFrame:
        """The counts with the themes' and frameworks' labels in the matrix's language."""
        themes = {t.id: t.label(self.language) for t in self.codebook.themes}
        frameworks = {f.id: f.label or f.id for f in self.codebook.frameworks}
        frame = self.frame.rename(index=themes)
        named = [
            "; ".join(frameworks.get(f, f) for f in theme.frameworks)
            for theme in self.codebook.themes
        ]
        return frame.assign(frameworks=named).astype({"frameworks": "string"})

    @cached_property
    def held(self) -> tuple[Evidence, ...]:
        """The evidence that holds: the machine's less what persons took out, and persons' own.

        A person's passage is evidence without terms, of confidence 1, and ``present``: what it
        says of the theme was not asked.
        """
        if not self.codings:
            return self.evidence
        notes = {p.id for p in self.papers if p.kind == "reading-note"}
        kept = [
            passage.evidence or _evidence_of(passage, passage.paper in notes)
            for found in self._passages.values()
            for passage in found
            if passage.verdict == "yes" and passage.span
        ]
        order = {paper.id: n for n, paper in enumerate(self.papers)}
        return tuple(sorted(kept, key=lambda e: (order.get(e.paper, -1), e.start, e.end)))

    @cached_property
    def codes(self) -> pd.DataFrame:
        """Who coded what, as `litreview.thematic.merge_codes` returns it."""
        return merge_codes(self.evidence, self.codings)

    @cached_property
    def presence(self) -> pd.DataFrame:
        """Themes × papers: ``yes``, ``no`` (a person says so), ``doubtful``, or null where nobody speaks of it."""
        import pandas as pd

        rows = [
            [_presence(self._passages.get((theme.id, paper.id), [])) for paper in self.papers]
            for theme in self.codebook.themes
        ]
        index = pd.Index([t.id for t in self.codebook.themes], dtype="string", name="theme")
        return pd.DataFrame(rows, index, [p.id for p in self.papers], dtype="string")

    def coverage(self) -> pd.DataFrame:
        """Which indicators and themes of each framework are found where; see `compute_coverage`."""
        return compute_coverage(self.held, self.codebook, self.papers, self.language)

    def frameworks(self) -> pd.DataFrame:
        """Frameworks × papers: how many of the themes are found; see `compute_framework_matrix`."""
        return compute_framework_matrix(self.held, self.codebook, self.papers)

    def gaps(self) -> pd.DataFrame:
        """What the papers leave out; see `litreview.thematic.find_gaps`."""
        return find_gaps(self.held, self.codebook, self.papers, self.language)

    def ratings(self, by: By = "cell", *, machine: bool = True) -> pd.DataFrame:
        """What each coder, and the machine, said of each unit; see `build_ratings`."""
        evidence = self.evidence if machine else None
        return build_ratings(self.codings, self.papers, self.codebook, evidence, by=by)

    def kappa(self, by: By = "cell", *, machine: bool = True) -> pd.DataFrame:
        """Cohen's kappa of every two coders, by theme and over all; see `compute_kappa`."""
        return compute_kappa(self.ratings(by, machine=machine))

    def alpha(self, by: By = "cell", *, machine: bool = True) -> pd.DataFrame:
        """Krippendorff's alpha of all coders, by theme and over all; see `compute_alpha`."""
        return compute_alpha(self.ratings(by, machine=machine))

    def disagreements(self, by: By = "cell", *, machine: bool = True) -> pd.DataFrame:
        """The units on which coders differ; see `litreview.thematic.list_disagreements`."""
        return list_disagreements(self.ratings(by, machine=machine), self.papers)

    def cell(self, theme: str, paper: str) -> list[Evidence]:
        """Open one cell: the machine's evidence, whatever persons say of it.

        Raises
        ------
        UsageError
            When there is no such paper; `InputError` when there is no such theme.
        """
        return [p.evidence for p in self.passages(theme, paper) if p.evidence]

    def passages(self, theme: str, paper: str) -> list[Passage]:
        """Open one cell with everybody's judgements; errors as `cell`."""
        self.codebook.theme(theme)
        if paper not in {p.id for p in self.papers}:
            raise UsageError(
                f"no paper {paper!r} here; use one of {', '.join(p.id for p in self.papers)}"
            )
        return self._passages.get((theme, paper), [])

    @cached_property
    def _passages(self) -> dict[tuple[str, str], list[Passage]]:
        cells: dict[tuple[str, str], list[Passage]] = {}
        for passage in merge_passages(self.evidence, self.codings):
            cells.setdefault((passage.theme, passage.paper), []).append(passage)
        return cells

    def __repr__(self) -> str:
        counted = (f"{len(self.codebook.themes)} themes", f"{len(self.papers)} papers")
        coders = sorted({c.coder for c in self.codings})
        coded = f", coded by {', '.join(coders)}" if coders else ""
        return f"ThemeMatrix({', '.join(counted)}, {len(self.held)} sentences{coded})"

    def _repr_html_(self) -> str:
        return matrix_html(self.codebook, self.papers, self._passages, self.language)


def _evidence_of(passage: Passage, noted: bool) -> Evidence:
    start, end = passage.span or (0, 0)
    return Evidence(
        paper=passage.paper,
        theme=passage.theme,
        sentence=passage.sentence,
        start=start,
        end=end,
        terms=(),
        polarity="present",
        confidence=1.0,
        kind="reading note" if noted else "quotation",
    )


def _presence(passages: Sequence[Passage]) -> str | None:
    verdicts = {p.verdict for p in passages}
    return next((v for v in ("yes", "doubtful", "no") if v in verdicts), None)
