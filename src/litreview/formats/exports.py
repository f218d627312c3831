"""A review in the formats of other programs; the ending of the path says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import InputError, UsageError
from litreview.formats.whole import make_folder, whole_file

if TYPE_CHECKING:
    import pandas as pd

    from litreview.review import Review

FORMATS = {
    "bibtex": ".bib",
    "biblatex": ".biblatex.bib",
    "ris": ".ris",
    "csl-json": ".json",
    "html": ".html",
    "markdown": ".md",
    "text": ".txt",
    "docx": ".docx",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "parquet": ".parquet",
}
"""Format → the ending that means it."""

FRAMES = ("papers", "references", "mentions", "works", "citations", "audit")
"""The frames that are exported, in the order of the workbook's sheets."""

_ENDINGS = {
    ".bib": "bibtex",
    ".biblatex": "biblatex",
    ".biblatex.bib": "biblatex",
    ".ris": "ris",
    ".json": "csl-json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be written."""

    review: Review
    path: Path
    format: str
    style: str | Path | None
    language: str
    codebook: str | Path | None


def export_review(
    review: Review,
    path: str | Path,
    *,
    format: str | None = None,
    style: str | Path | None = None,
    language: str = "en",
    codebook: str | Path | None = None,
) -> None:
    """Write the works of a review, or its frames, in a format of other programs.

    Works: BibTeX (``.bib``), BibLaTeX, RIS (``.ris``), CSL-JSON (``.json``), and a reference list
    in a style (``.html``, ``.md``, ``.txt``, ``.docx``). Frames: a workbook with a sheet each
    (``.xlsx``), or CSV and Parquet: a file holds the frame that its name names
    (``references.csv``), else the works; a path without an ending is a folder of all frames. The
    same review gives the same bytes; a file appears whole or not at all.

    Parameters
    ----------
    review
        What was read.
    path
        A file, or a folder for the formats ``csv`` and ``parquet``.
    format
        One of `FORMATS`, where the ending is not enough.
    style
        Of a reference list, as in `litreview.formats.bibliography.find_style`.
    language
        Of a reference list, ``"en"`` or ``"id"``.
    codebook
        Themes, whose matrix and evidence become two more frames.

    Raises
    ------
    UsageError
        For an unknown ending or format, with the choices; for an ending that names another
        format; for Parquet without pyarrow.
    InputError
        When nothing can be written there.
    """
    path = Path(path)
    found = find_format(path, format)
    _check_ending(path, found)
    if style is not None and found not in _LISTS:
        raise UsageError(
            f"style={str(style)!r}: {found} has no style; end the path in .html, .md, .txt or .docx"
        )
    make_folder(path.parent)
    try:
        _WRITERS[found](_Asked(review, path, found, style, language, codebook))
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from error


def find_format(path: Path, format: str | None = None) -> str:
    """Return the name of the format of a path.

    >>> find_format(Path("works.RIS")), find_format(Path("works.bib"), "biblatex")
    ('ris', 'biblatex')
    """
    if format is not None:
        named = format.strip().lower()
        if named in FORMATS:
            return named
        if found := _ENDINGS.get("." + named.lstrip(".")):
            return found
        raise UsageError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    name = path.name.lower()
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if name.endswith(ending) and name != ending:
            return _ENDINGS[ending]
    choices = ", ".join(FORMATS.values())
    raise UsageError(
        f"{path.name}: no format for {path.suffix or 'a name without an ending'}; "
        f"end it in one of {choices}, or give a format ({', '.join(FORMATS)})"
    )


def _check_ending(path: Path, format: str) -> None:
    """Refuse a name that promises another format: programs open a file by its ending."""
    try:
        named = find_format(path)
    except UsageError:
        return
    if format != named and format not in _SHARED.get(named, ()):
        raise UsageError(
            f"{path.name}: the ending means {named}, the format is {format}; "
            f"end it in {FORMATS[format]} or leave the format out"
        )


def export_frames(review: Review, codebook: str | Path | None = None) -> dict[str, pd.DataFrame]:
    """Return the frames that are exported by name; with a codebook ``themes`` and ``evidence``."""
    frames = {name: _frame(review, name) for name in FRAMES}
    if codebook is not None:
        from litreview.thematic import evidence_frame

        matrix = review.themes(codebook)
        frames["themes"] = matrix.frame.rename_axis("paper").reset_index()
        frames["evidence"] = evidence_frame(matrix.evidence)
    return frames


def _frame(review: Review, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = review.audit() if name == "audit" else getattr(review, name)
    return frame


def _text(asked: _Asked) -> None:
    """Write a format of works that is text."""
    from litreview.formats.biblatex import biblatex
    from litreview.formats.bibtex import bibtex
    from litreview.formats.csl import csl_json
    from litreview.formats.ris import ris

    makers = {"bibtex": bibtex, "biblatex": biblatex, "ris": ris, "csl-json": csl_json}
    _put(asked.path, makers[asked.format](asked.review.work_records).encode("utf-8", "replace"))


def _list(asked: _Asked) -> None:
    """Write a reference list."""
    from litreview.formats import printed

    made = printed.make_bibliography(asked.review.work_records, asked.style, asked.language)
    if asked.format == "docx":
        _put(asked.path, printed.bibliography_docx(made, asked.language))
        return
    makers = {
        "html": printed.bibliography_html,
        "markdown": printed.bibliography_markdown,
        "text": printed.bibliography_text,
    }
    _put(asked.path, makers[asked.format](made, asked.language).encode("utf-8", "replace"))


def _workbook(asked: _Asked) -> None:
    from litreview.formats.workbook import workbook

    _put(asked.path, workbook(export_frames(asked.review, asked.codebook)))


def _frames(asked: _Asked) -> None:
    """Write the frame that a file's name names, or all of them into a folder."""
    path = asked.path
    if path.suffix.lower() != f".{asked.format}":
        make_folder(path)
        for name, frame in export_frames(asked.review, asked.codebook).items():
            _write_frame(frame, name, path / f"{name}.{asked.format}")
        return
    name = path.stem.lower()
    if name in ("themes", "evidence") and asked.codebook is not None:
        _write_frame(export_frames(asked.review, asked.codebook)[name], name, path)
        return
    name = name if name in FRAMES else "works"
    _write_frame(_frame(asked.review, name), name, path)


def _write_frame(frame: pd.DataFrame, name: str, path: Path) -> None:
    from litreview.csvfile import write_csv
    from litreview.formats.parquet import write_parquet
    from litreview.frames import LIST, SCHEMA, write_frame

    schema = SCHEMA.get(name, {})
    if path.suffix.lower() == ".parquet":
        lists = frozenset(column for column, kind in schema.items() if kind == LIST)
        write_parquet(frame, path, lists)
        return
    with whole_file(path) as part:
        if schema:
            write_frame(frame, name, part)
        else:
            write_csv(frame.map(_joined), part)


def _joined(value: object) -> object:
    return " | ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _put(path: Path, data: bytes) -> None:
    with whole_file(path) as part:
        part.write_bytes(data)


_LISTS = ("html", "markdown", "text", "docx")
_SHARED = {
    "bibtex": ("biblatex",),
    "text": ("bibtex", "biblatex", "ris", "csl-json", "html", "markdown"),
}
"""Format → others that may have its ending; any text may stand in a ``.txt``."""

_WRITERS: dict[str, Callable[[_Asked], None]] = {
    **dict.fromkeys(("bibtex", "biblatex", "ris", "csl-json"), _text),
    **dict.fromkeys(_LISTS, _list),
    **dict.fromkeys(("csv", "parquet"), _frames),
    "xlsx": _workbook,
}
