"""What people take away from a review: a draft, the explorer, the report, files, the whole folder.

`litreview.review.Review` adds the verbs that find things out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from litreview.model import Progress
from litreview.records import Records

if TYPE_CHECKING:
    from litreview.explorer import Explorer
    from litreview.reports import Report
    from litreview.review import Review
    from litreview.synthesis import Synthesis
    from litreview.thematic import ThemeMatrix


class Outcomes(Records):
    """The verbs of a review that make something to look at or to hand on."""

    @property
    def _review(self) -> Review:
        """The same object by its full name: only `Review` inherits from here."""
        return cast("Review", self)

    def synthesis(
        self,
        codebook: str | Path | ThemeMatrix | None = None,
        *,
        language: str = "id",
        style: str | Path | None = None,
    ) -> Synthesis:
        """Draft a literature review that says nothing without evidence; see `litreview.synthesis`."""
        from litreview.synthesis import Synthesis

        matrix = self._review.themes(codebook, language=language) if codebook else None
        return Synthesis.of(
            self.paper_records,
            self.mention_records,
            self.work_records,
            matrix=matrix,
            language=language,
            style=style,
        )

    def explore(
        self,
        codebook: str | Path | ThemeMatrix | None = None,
        *,
        language: str = "en",
        title: str | None = None,
        **options: Any,
    ) -> Explorer:
        """Make the explorer: every network, with the records, entries and sentences behind it.

        In a notebook it shows itself; ``.write("explorer.html")`` makes one file that opens in
        any browser without a network.

        Parameters
        ----------
        codebook
            A YAML or JSON file of themes to filter by, their sentences included; or a matrix
            that `themes` gave, with persons' codes if there are any.
        language
            Of the page at first, ``"en"`` or ``"id"``; the page has a switch.
        title
            Of the page.
        **options
            As in `litreview.explorer.build_explorer`: ``kinds``, ``most_nodes``, ``most_edges``.

        Raises
        ------
        InputError
            When the codebook cannot be used; the message says where.
        """
        from litreview.explorer import build_explorer

        return build_explorer(
            self._review, codebook=codebook, language=language, title=title, **options
        )

    def report(
        self,
        codebook: str | Path | ThemeMatrix | None = None,
        *,
        language: str = "en",
        title: str | None = None,
        **options: Any,
    ) -> Report:
        """Make the report: what was read, how good it is, what was found, and how.

        Parameters
        ----------
        codebook
            A YAML or JSON file of themes for the synthesis matrix; or a matrix that `themes` gave.
        language
            ``"en"`` or ``"id"``.
        title
            Of the report.
        **options
            As in `litreview.reports.build_report`: ``protocol`` and ``screening``, the logs that
            a PRISMA flow is drawn from, and ``explorer``, where links to the explorer lead.

        Raises
        ------
        InputError
            When the codebook or a log cannot be used; the message says where.
        """
        from litreview.reports import build_report

        return build_report(
            self._review, codebook=codebook, language=language, title=title, **options
        )

    def export(self, path: str | Path, **options: Any) -> None:
        """Write the works, or all frames, in the format that the ending of a path names.

        Parameters
        ----------
        path
            Such as ``works.bib``, ``works.ris``, ``review.xlsx``.
        **options
            As in `litreview.formats.export_review`: ``format``, ``style``, ``language``.

        Raises
        ------
        UsageError
            For an ending that names no format; the message lists them.
        """
        from litreview.formats import export_review

        export_review(self._review, Path(path), **options)

    def save(
        self,
        folder: str | Path,
        *,
        figures: str | Path | None = None,
        codebook: str | Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write the bibliography, the frames, the audit, the networks, the drafts and the figures.

        Parameters
        ----------
        folder
            Gets ``references.bib``, ``works.json``, five CSV files, ``audit.csv``, ``networks/``;
            ``inductive/`` (what the texts speak of without a codebook), and for at most 300
            papers ``synthesis/en`` and ``synthesis/id``: the draft as ``synthesis.md .docx .xlsx
            .tex``; one in which you wrote stays, the new one is ``synthesis-new.docx``;
            ``explorer.html``; ``report.html .md .docx`` and in Indonesian ``laporan.html .md .docx``;
            with a codebook also ``themes.csv`` and ``evidence.csv``, after `enrich` also
            ``enrichment.csv``, ``coverage.csv``, ``questions.yaml``. What was edited by hand in
            ``references.bib`` there is first offered in ``corrections-offered.yaml``.
        figures
            Where the figures go; ``folder/figures`` by default.
        codebook
            A YAML or JSON file of themes to code the papers by.
        progress
            Called with (stage, done, total).
        """
        from litreview.save import save_review

        folder = Path(folder)
        save_review(
            self._review,
            folder,
            Path(figures) if figures else folder / "figures",
            Path(codebook) if codebook else None,
            progress,
        )
