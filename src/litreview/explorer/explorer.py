"""The explorer of a review: its data, and the page made of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from litreview.errors import InputError
from litreview.formats.whole import make_folder, whole_file

HEIGHT = 640
"""Of the frame in a notebook, in pixels."""

_MAY = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""A DOI opened from the frame is a page like any other: its own scripts and storage work."""


@dataclass(frozen=True, eq=False)
class Explorer:
    """A review to look at: networks, records, printed entries, mentions, evidence.

    A notebook shows it as the last value of a cell, also after it was turned into HTML.

    Parameters
    ----------
    corpus
        Everything but the networks, as `litreview.explorer.build_explorer` gathers it.
    networks
        One mapping a network, in the order of ``corpus["networks"]``.

    Examples
    --------
    >>> Explorer({"title": "None yet", "records": [], "references": []}, [])
    Explorer('None yet': 0 records, 0 printed entries, 0 networks)
    """

    corpus: dict[str, Any]
    networks: list[dict[str, Any]]

    def html(self) -> str:
        """Return the page: one file that asks no host for anything."""
        from litreview.explorer.page import render_page

        return render_page(self.corpus, self.networks)

    def write(self, path: str | Path) -> None:
        """Write the page, whole or not at all.

        Raises
        ------
        InputError
            When the file cannot be written.
        """
        path = Path(path)
        text = self.html()
        make_folder(path.parent)
        try:
            with whole_file(path) as part:
                part.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(
                f"{path}: cannot be written ({error.strerror}); choose another --out"
            ) from error

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, apart from the notebook around it."""
        return (
            f'<iframe title="{escape(str(self.corpus["title"]))}" width="100%" height="{HEIGHT}" '
            f'style="border:none" sandbox="{_MAY}" '
            f'srcdoc="{escape(self.html())}"></iframe>'
        )

    def __repr__(self) -> str:
        records, entries = len(self.corpus["records"]), len(self.corpus["references"])
        counted = f"{records} records, {entries} printed entries, {len(self.networks)} networks"
        return f"Explorer({self.corpus['title']!r}: {counted})"
