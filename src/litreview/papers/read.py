"""A file or a folder → Papers, in a fixed order; what cannot be read is told, not hidden."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from litreview.errors import InputError
from litreview.model import Paper, Problem, Progress
from litreview.papers.readers import READERS, read_bytes
from litreview.prose import sound


def read_file(path: Path) -> list[Paper]:
    """Read the papers of one file (several only from a bibliography).

    Raises
    ------
    InputError
        When the file is missing, unreadable, binary, or of a format without a reader.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder; check the name")
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path.name}: no reader for this ending; use one of {', '.join(READERS)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path.name}: cannot be read ({error.strerror}); check its permissions"
        ) from error
    return parse_file(data, sound(path.name))


def parse_file(data: bytes, name: str) -> list[Paper]:
    """Make papers of a file's bytes; without a known ending the first bytes tell the format."""
    papers = read_bytes(data, name)
    if any(p.text.strip() for p in papers) or (papers == [] and data.strip()):
        return papers
    problem = Problem("empty", "nothing in this file; remove it or paste the paper's text")
    return [dataclasses.replace(p, problems=(problem, *p.problems)) for p in papers]


def read_folder(
    folder: Path, progress: Progress | None = None
) -> tuple[list[Paper], list[Problem]]:
    """Read every paper of a folder and its subfolders, in the order of their paths.

    Parameters
    ----------
    folder
        Where the papers are; hidden files are left out.
    progress
        Called with (what, done, total) after each file.

    Returns
    -------
    papers, skipped
        The papers, and one problem for each file that could not be read.

    Raises
    ------
    InputError
        When the folder is missing or nothing in it could be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; give the folder that holds your papers")
    paths = sorted(_files(folder))
    papers: list[Paper] = []
    skipped: list[Problem] = []
    for done, path in enumerate(paths, start=1):
        place = sound(path.relative_to(folder).as_posix())  # a name need not be UTF-8
        try:
            read = read_file(path)
        except InputError as error:
            skipped.append(Problem("unreadable", sound(str(error)), None, place))
            read = []
        papers += [dataclasses.replace(p, path=place) for p in read]
        if progress:
            progress("reading papers", done, len(paths))
    if not papers:
        reason = f" ({skipped[0].message})" if skipped else ""
        endings = ", ".join(READERS)
        raise InputError(
            f"{folder}: no readable paper in it{reason}; put files there that end in {endings}"
        )
    return unique_ids(papers), skipped


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.name.lower() not in ("readme.md", "readme.txt"):
            yield path


def unique_ids(papers: list[Paper]) -> list[Paper]:
    """Number papers that would share an id, and say so on the later ones."""
    taken: set[str] = set()
    unique = []
    for paper in papers:
        identifier, n = paper.id or "paper", 1
        while identifier in taken:
            n += 1
            identifier = f"{paper.id or 'paper'}-{n}"
        taken.add(identifier)
        if identifier != paper.id:
            problem = Problem(
                "same-name",
                f"two papers are called {paper.id}; this one became {identifier}",
                None,
                paper.path,
            )
            paper = dataclasses.replace(paper, id=identifier, problems=(*paper.problems, problem))
        unique.append(paper)
    return unique
