"""A folder of pages that a person saved: no request is made, no terms are touched.

Save pages of results of Google Scholar from the browser (``.html``), or export from Publish or
Perish (``.csv``, ``.json``). A date in a file's name, as in ``2026-01-31 media sosial.html``, is
the day it was retrieved: without it a page's counts of citations have no date and are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from litreview.errors import InputError
from litreview.http.answers import Answer
from litreview.matching.candidates import Candidate, CandidateIndex
from litreview.model import Csl, Problem
from litreview.providers.reading import Unreadable
from litreview.providers.saved_pages import read_perish, read_scholar_page

_READERS = {
    ".html": read_scholar_page,
    ".htm": read_scholar_page,
    ".csv": read_perish,
    ".json": read_perish,
}
_DAY = re.compile(r"(?<!\d)20\d\d-[01]\d-[0-3]\d(?!\d)")


class SavedProvider:
    """Offers the records of saved pages; ``problems`` names the files that could not be read."""

    name = "saved"

    def __init__(self, candidates: Iterable[Candidate], problems: Sequence[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self._index = CandidateIndex(list(candidates))

    @classmethod
    def from_folder(cls, folder: str | Path) -> SavedProvider:
        """Read every page and export in a folder and below it, in the order of their names.

        Raises
        ------
        InputError
            When there is none.
        """
        root = Path(folder)
        files = sorted(p for p in root.rglob("*") if p.suffix.lower() in _READERS and p.is_file())
        if not files:
            raise InputError(
                f"{folder}: no saved page; save pages of Google Scholar as .html there, or exports"
                " of Publish or Perish as .csv or .json"
            )
        candidates: dict[str, Candidate] = {}
        problems: list[Problem] = []
        for file in files:
            shown = file.relative_to(root).as_posix()
            try:
                found = read_saved(shown, file.read_bytes())
            except (OSError, Unreadable) as error:
                said = getattr(error, "strerror", None) or str(error)
                problems.append(Problem("page-unreadable", f"{shown}: {said}", None, shown))
            else:
                for candidate in found:
                    candidates.setdefault(candidate.id, candidate)
        return cls(candidates.values(), problems)

    def find(self, csl: Csl) -> Sequence[Candidate]:
        """Return all records; the index leaves out what is not worth comparing."""
        return self._index


def read_saved(name: str, body: bytes) -> list[Candidate]:
    """Read one saved file; its name says which kind it is and, with a date, when it was saved.

    >>> page = b'<div class="gs_r gs_or gs_scl" data-cid="x1"><h3 class="gs_rt">Desa digital</h3></div>'
    >>> [(c.id, c.csl["title"], c.retrieved) for c in read_saved("2026-01-31 desa.html", page)]
    [('x1', 'Desa digital', '2026-01-31')]
    """
    day = _DAY.search(name)
    suffix = "." + name.rpartition(".")[2].lower()
    kind = "text/html" if suffix.startswith(".htm") else ""
    answer = Answer("saved", name, 200, body, day.group() if day else "", kind)
    return _READERS[suffix](answer)
