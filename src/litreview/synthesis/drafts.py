"""The drafts of a review in a folder: written anew by each run, unless a person wrote in one.

`CHECKSUMS` beside them holds what was written last, in the form of ``sha256sum``. A draft that
is no longer that is a person's: it stays, and the new one stands beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import InputError
from litreview.formats.whole import make_folder, whole_file

if TYPE_CHECKING:
    from litreview.synthesis.synthesis import Synthesis

DRAFT = "synthesis"
"""The name of the drafts, without the ending."""
ENDINGS = (".md", ".docx", ".xlsx", ".tex")
CHECKSUMS = "checksums.txt"


def write_drafts(synthesis: Synthesis, folder: Path) -> None:
    """Write a synthesis in each of `ENDINGS`; what a person wrote in stays as it is.

    Beside such a file the new draft is ``synthesis-new.docx``, then ``synthesis-new-2.docx``.

    Raises
    ------
    InputError
        When a file cannot be written.
    """
    make_folder(folder)
    before = _read_checksums(folder / CHECKSUMS)
    after: dict[str, str] = {}
    for ending in ENDINGS:
        part = folder / f".draft{ending}"
        try:
            synthesis.write(part)
            fresh = _checksum(part)
            path = find_place(folder, ending, before, fresh)
            part.replace(path)
        except OSError as error:
            raise InputError(
                f"{error.filename2 or folder}: cannot be written ({error.strerror}); close it and build again"
            ) from error
        finally:
            part.unlink(missing_ok=True)
        after[path.name] = fresh
    remove_drafts(folder, keep=after)
    lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(after.items()))
    with whole_file(folder / CHECKSUMS) as part:
        part.write_text(lines, encoding="utf-8", newline="\n")


def find_place(folder: Path, ending: str, written: Mapping[str, str], fresh: str) -> Path:
    """Return the first name for a draft that is free, or that no person has changed.

    Parameters
    ----------
    folder, ending
        Where, and in which format.
    written
        Name → checksum of what was written last.
    fresh
        The checksum of the new draft.
    """
    places = (folder / f"{DRAFT}{extra}{ending}" for extra in _extras())
    return next(p for p in places if not p.exists() or _checksum(p) in (written.get(p.name), fresh))


def remove_drafts(folder: Path, keep: Mapping[str, str] | None = None) -> None:
    """Remove the drafts of earlier runs that no person has changed, except those to keep."""
    listed = folder / CHECKSUMS
    for name, checksum in _read_checksums(listed).items():
        path = folder / name
        if name not in (keep or {}) and path.is_file() and _checksum(path) == checksum:
            path.unlink()
    listed.unlink(missing_ok=True)


def _extras() -> Iterator[str]:
    yield ""
    yield "-new"
    yield from (f"-new-{n}" for n in count(2))


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_checksums(path: Path) -> dict[str, str]:
    """Read names and checksums; only names of drafts count, whatever else stands there."""
    if not path.is_file():
        return {}
    rows = path.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (row.split("  ", 1) for row in rows if "  " in row)
    return {
        name: checksum
        for checksum, name in pairs
        if name.startswith(DRAFT) and Path(name).name == name and name.endswith(ENDINGS)
    }
