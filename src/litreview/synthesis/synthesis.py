"""The synthesis of a review: the object a user holds, and its four exports.

`Synthesis.of` builds it; `to_markdown`, `to_docx`, `to_xlsx` and `to_latex` show it. Every
quote is compared with its paper when the object is made and again before every export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import UsageError
from litreview.formats.bibliography import Bibliography
from litreview.model import Csl, Mention, Paper, Work
from litreview.prose import squeeze
from litreview.synthesis.blocks import Block, check_blocks
from litreview.synthesis.ledger import Ledger
from litreview.synthesis.quote import Quote
from litreview.synthesis.rows import Row, build_rows
from litreview.synthesis.saving import save_bytes
from litreview.synthesis.skeleton import build_skeleton, build_table
from litreview.synthesis.themes import ThemeSection, build_themes
from litreview.synthesis.words import words
from litreview.thematic import Codebook, ThemeMatrix

if TYPE_CHECKING:
    import pandas as pd

FEW = 10
"""Below so many papers a note warns against counting."""


@dataclass(frozen=True)
class Synthesis:
    """A draft of a literature review that says nothing without evidence.

    Parameters
    ----------
    papers
        The papers it is about.
    rows
        One row per paper: `litreview.synthesis.rows`.
    themes
        One section per theme; none without a codebook.
    records
        CSL records by id, of the papers and of works cited in the evidence.
    codebook
        Where the themes come from.
    language
        ``"id"`` or ``"en"``, of headings, prompts and citations.
    style
        As in `litreview.formats.bibliography.find_style`.

    Raises
    ------
    UsageError
        When a quote is not what its paper says at that place.
    """

    papers: tuple[Paper, ...]
    rows: tuple[Row, ...]
    themes: tuple[ThemeSection, ...] = ()
    records: dict[str, Csl] = field(default_factory=dict)
    codebook: Codebook | None = None
    language: str = "id"
    style: str | Path | None = None

    def __post_init__(self) -> None:
        words("title", self.language)
        self.check()

    def __repr__(self) -> str:
        counts = f"{len(self.papers)} papers, {len(self.themes)} themes"
        return f"Synthesis({counts}, {len(self.quotes())} quotes)"

    @classmethod
    def of(
        cls,
        papers: Sequence[Paper],
        mentions: Sequence[Mention] = (),
        works: Sequence[Work] = (),
        *,
        matrix: ThemeMatrix | None = None,
        language: str = "id",
        style: str | Path | None = None,
    ) -> Synthesis:
        """Build the synthesis of papers.

        Parameters
        ----------
        papers, mentions, works
            As a review holds them (`paper_records`, `mention_records`, `work_records`).
        matrix
            The themes of the papers; without it the table stands alone.
        language
            Of headings, prompts and citations; where a paper says a thing in two languages,
            it is quoted in this one.
        style
            None for APA where installed; a name, or the path of a ``.csl`` file.

        Examples
        --------
        >>> paper = Paper("p", "Penelitian ini bertujuan menguji air.")
        >>> Synthesis.of([paper], style="harvard").table["aim"].tolist()
        ['Penelitian ini bertujuan menguji air.']
        """
        rows = build_rows(papers, mentions, language)
        themes: list[ThemeSection] = []
        if matrix is not None:
            spoken = [p for p in papers if not _is_foreign(p, rows)]
            themes = build_themes(matrix.held, matrix.codebook, spoken, mentions, works)
        records = _records(papers, works, themes)
        book = matrix.codebook if matrix is not None else None
        held = tuple(sorted(papers, key=lambda p: p.id))
        return cls(held, tuple(rows), tuple(themes), records, book, language, style)

    def check(self) -> None:
        """Compare every quote with its paper.

        Raises
        ------
        UsageError
            When one does not stand there.
        """
        by_id = {paper.id: paper for paper in self.papers}
        for row in self.rows:
            row.__post_init__()
        for quote in self.quotes():
            if not isinstance(quote, Quote):
                raise UsageError(
                    f"{str(quote)[:40]!r} is no quote; cut it from a paper with `take`"
                )
            quote.check(by_id)

    def quotes(self) -> list[Quote]:
        """Return every quote, that of the table first; one sentence may occur more than once."""
        found = [q for row in self.rows for quotes in row.cells.values() for q in quotes]
        for section in self.themes:
            for voice in section.voices:
                for group in (voice.quotes, voice.cites):
                    found += [q for quotes in group.values() for q in quotes]
        return found

    @cached_property
    def ledger(self) -> Ledger:
        """Numbers of the quotes, and citations."""
        named = {i: r for i, r in self.records.items() if r.get("author") or r.get("title")}
        listed = [{**record, "id": i} for i, record in sorted(named.items())]
        made = Bibliography(listed, self.style, self.language)
        return Ledger.of(made, frozenset(named), self.rows, self.themes, self.language)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader has to know first, one line each."""
        said = [row.said(self.language) for row in self.rows]
        if len(self.rows) == 1:
            said.insert(0, words("note-one", self.language))
        elif len(self.rows) < FEW:
            said.insert(0, words("note-few", self.language, n=len(self.rows)))
        if self.codebook is None:
            said.append(words("note-no-codebook", self.language))
        if self.ledger.bibliography.note:
            said.append(words("note-style", self.language))
        return tuple(note for note in said if note)

    @property
    def document(self) -> tuple[Block, ...]:
        """The chapter as blocks, checked anew: `litreview.synthesis.blocks`."""
        self.check()
        made = build_skeleton(
            self.rows, self.titles, self.themes, self.codebook, self.ledger, self.notes
        )
        return tuple(check_blocks(made))

    @property
    def titles(self) -> dict[str, str]:
        """Paper → its title, where a record prints one."""
        return {
            row.paper: squeeze(str(self.records[row.paper]["title"]))
            for row in self.rows
            if self.records.get(row.paper, {}).get("title")
        }

    @property
    def table(self) -> pd.DataFrame:
        """The state-of-the-art table: one row per paper, quotes joined by ``" … "``, blank where silent."""
        from litreview.synthesis.frames import table_frame

        return table_frame(self)

    @property
    def evidence(self) -> pd.DataFrame:
        """Every quote with its number, place, role or theme and polarity."""
        from litreview.synthesis.frames import evidence_frame

        return evidence_frame(self)

    def as_records(self) -> Iterator[dict[str, Any]]:
        """Yield the table as plain mappings, one per paper, as the shell prints them."""
        from litreview.synthesis.frames import table_records

        self.check()
        return table_records(self)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """Return the chapter as Markdown; with ``path`` write it there too."""
        from litreview.synthesis.markdown import markdown

        return self._written(markdown(self), path)

    def to_latex(self, path: str | Path | None = None) -> str:
        """Return the table of previous studies as LaTeX (longtable, booktabs); with ``path`` write it."""
        from litreview.synthesis.latex import latex_table

        self.check()
        return self._written(latex_table(build_table(self.rows, self.titles, self.ledger)), path)

    def to_docx(self, path: str | Path) -> None:
        """Write the chapter as a Word document."""
        from litreview.synthesis.docx import write_docx

        write_docx(self, Path(path))

    def to_xlsx(self, path: str | Path) -> None:
        """Write table, themes, evidence and references as a workbook."""
        from litreview.synthesis.xlsx import write_xlsx

        write_xlsx(self, Path(path))

    def write(self, path: str | Path) -> None:
        """Write in the format that the ending of a path names: .md, .docx, .xlsx or .tex.

        Raises
        ------
        UsageError
            For another ending.
        """
        writers: dict[str, Callable[[str | Path], object]] = {
            ".md": self.to_markdown,
            ".docx": self.to_docx,
            ".xlsx": self.to_xlsx,
            ".tex": self.to_latex,
        }
        writer = writers.get(Path(path).suffix.lower())
        if writer is None:
            raise UsageError(f"{path}: no such format; end the name in {', '.join(writers)}")
        writer(path)

    def _written(self, text: str, path: str | Path | None) -> str:
        if path is not None:
            save_bytes(Path(path), text.encode("utf-8", "replace"))
        return text

    def _repr_html_(self) -> str:
        from litreview.synthesis.frames import table_html

        return table_html(self)


def _is_foreign(paper: Paper, rows: Sequence[Row]) -> bool:
    return any(row.paper == paper.id and row.language for row in rows)


def _records(
    papers: Sequence[Paper], works: Sequence[Work], themes: Sequence[ThemeSection]
) -> dict[str, Csl]:
    """Gather the records of the papers and of what their evidence cites."""
    cited = {work for s in themes for voice in s.voices for work in voice.cites}
    records: dict[str, Csl] = {paper.id: paper.csl for paper in papers}
    for work in works:
        if work.id in cited or work.id in records:
            records[work.id] = work.csl
    return records
