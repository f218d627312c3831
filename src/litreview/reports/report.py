"""The report as a whole: in three formats, and in a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UsageError
from litreview.reports.blocks import Document, numbers_in, plain
from litreview.reports.gather import Material
from litreview.reports.numbers import Number

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Report:
    """What a review found, to be read, printed and handed on.

    Parameters
    ----------
    material
        What the review holds, computed once for every language.
    document
        The same in words.
    title
        The title that was given, in whatever language; None: the usual one of each language.
    """

    material: Material = field(repr=False)
    document: Document
    title: str | None = None

    def in_language(
        self, language: str, *, title: str | None = None, other: str | None = None
    ) -> Report:
        """Return the report in another language; nothing is computed again.

        A title that was given stays, unless another is given here.

        Raises
        ------
        UsageError
            For a language without labels.
        """
        from litreview.reports.build import compose

        kept = self.title if title is None else title
        return Report(self.material, compose(self.material, language, kept, other), kept)

    def html(self) -> str:
        """Return one page that needs no network and runs no script."""
        from litreview.reports.html import render_html

        return render_html(self.document)

    def markdown(self) -> str:
        """Return Markdown, tables as pipe tables."""
        from litreview.reports.markdown import render_markdown

        return render_markdown(self.document)

    def docx(self) -> bytes:
        """Return a Word document; the same report gives the same bytes."""
        from litreview.reports.docx import render_docx

        return render_docx(self.document)

    def write(self, path: str | Path) -> None:
        """Write the report in the format of the ending: ``.html``, ``.md`` or ``.docx``.

        Raises
        ------
        UsageError
            For another ending.
        InputError
            When it cannot be written there; the file is whole or not there.
        """
        from litreview.synthesis.saving import save_bytes

        path = Path(path)
        ending = path.suffix.lower()
        if ending not in (".html", ".md", ".docx"):
            raise UsageError(f"{path}: use an ending .html, .md or .docx")
        if ending == ".docx":
            save_bytes(path, self.docx())
        else:
            text = self.html() if ending == ".html" else self.markdown()
            save_bytes(path, text.encode("utf-8"))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the report with its source, in the order of print."""
        return tuple(numbers_in(self.document.blocks))

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The numbers as a frame: ``value frame measure where``, in the order of print."""
        import pandas as pd

        rows = [{"value": n.value, **n.source.as_row()} for n in self.numbers]
        return pd.DataFrame(rows, columns=["value", "frame", "measure", "where"])

    def __repr__(self) -> str:
        title = plain(self.document.title, self.document.language)
        return f"Report({title!r}, {self.document.language}, {len(self.numbers)} numbers)"

    def _repr_html_(self) -> str:
        page = escape(self.html(), quote=True)
        style = "width:100%;height:36em;border:1px solid #8888"
        return f'<iframe srcdoc="{page}" sandbox="" style="{style}" title="litreview"></iframe>'
