"""Codings in tables (CSV): our own, and those that QDA programs write; a sheet to judge on.

Which head means what stands in ``data/coding_columns.tsv``, with where each was seen: a further
program is a further line there.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from litreview.csvfile import csv_text, plain_cell
from litreview.errors import InputError
from litreview.model import Paper, Problem
from litreview.papers.decode import decode
from litreview.prose import squeeze
from litreview.thematic.code import Evidence
from litreview.thematic.codebook import Codebook
from litreview.thematic.coders import Codings, RawCoding, place_codings

SHEET = (
    *("paper", "theme", "label", "sentence", "start", "end", "terms", "polarity", "confidence"),
    *("present", "coder", "note"),
)
"""The columns of the sheet to judge on; the last three are empty."""

_SEVERAL = ("; ", "\n", "|")
"""What parts several codes in one cell (ATLAS.ti gives each quotation a list of codes)."""


def read_codings(
    path: str | Path, papers: Sequence[Paper], codebook: Codebook, coder: str = ""
) -> Codings:
    """Read a person's codes: ``.qdpx`` of any QDA program, else a table (CSV, TSV).

    A table needs a column for the paper and one for the theme; a place (``start`` and ``end``),
    a quotation, ``coder``, ``present`` (yes, no, doubtful; ya, tidak, ragu) and ``note`` are
    read where there are. Heads of Taguette, QualCoder, MAXQDA, ATLAS.ti and NVivo are known.
    A row without a place and a quotation judges the paper as a whole. In a table that has a
    column ``present``, a row without a word there was not judged and counts for nothing.

    Parameters
    ----------
    path
        The file.
    papers, codebook
        What it codes.
    coder
        Who coded, where the file does not say; else the file's name.

    Raises
    ------
    InputError
        When it is not there, no table, or has no column for papers or themes.
    """
    path = Path(path)
    if path.suffix.lower() == ".qdpx":
        from litreview.thematic.qda import read_qdpx

        return read_qdpx(path, papers, codebook, coder)
    raw, problems = parse_coding_table(_read(path), path.name)
    placed = place_codings(raw, papers, codebook, coder or path.stem)
    return Codings(placed.codings, tuple(problems) + placed.problems, placed.unplaced)


def parse_coding_table(data: bytes, name: str) -> tuple[list[RawCoding], list[Problem]]:
    """Parse a table of codings; columns parted by comma, semicolon or tab.

    >>> raw, _ = parse_coding_table(b"id,document,tag,content\\n1,a.txt,ease,Ini mudah\\n", "t.csv")
    >>> raw[0].where, raw[0].paper, raw[0].theme, raw[0].quote
    ('t.csv, row 2', 'a.txt', 'ease', 'Ini mudah')
    """
    text, _ = decode(data, name)
    text = text.lstrip("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda mark: (head.count(mark), mark == ","))
    csv.field_size_limit(sys.maxsize)  # a coded passage may be a whole paper
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [[plain_cell(cell) for cell in row] for row in read]
    if not rows:
        raise InputError(f"{name}: empty; write a head with at least `paper` and `theme`")
    columns = _columns(rows[0], name)
    raw: list[RawCoding] = []
    problems: list[Problem] = []
    unjudged = 0
    for n, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        where = f"{name}, row {n}"
        cells = {what: row[i] if i < len(row) else "" for what, i in columns.items()}
        if "judgement" in cells and not cells["judgement"].strip():
            unjudged += 1
            continue
        places = {}
        for what in ("start", "end"):
            printed = cells.get(what, "").strip()
            if printed and not printed.isdecimal():
                message = f"{where}: {printed!r} under {what} is no offset; write a whole number"
                problems.append(Problem("no-offset", message, what, printed))
            places[what] = int(printed) if printed.isdecimal() else None
        one = RawCoding(
            where,
            cells["paper"].strip(),
            "",
            cells.get("coder", ""),
            cells.get("judgement", ""),
            cells.get("quote", ""),
            note=cells.get("note", ""),
            **places,
        )
        raw += [replace(one, theme=theme) for theme in _codes(cells["theme"])]
    if unjudged:
        message = f"{name}: {unjudged} rows are not judged yet; write yes, no or doubtful there"
        problems.append(Problem("not-judged", message, "judgement"))
    if not raw and not unjudged:
        problems.append(Problem("no-codes", f"{name}: no codes in it; add rows under the head"))
    return raw, problems


def format_sheet(evidence: Iterable[Evidence], codebook: Codebook, language: str = "en") -> str:
    """Lay the machine's evidence out for a person to judge, as CSV.

    Under ``present`` the person writes yes, no or doubtful, under ``coder`` a name; rows may be
    added. `read_codings` reads it back.

    >>> from litreview.thematic.codebook import parse_codebook
    >>> book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}]})
    >>> print(format_sheet([Evidence("a", "ease", "Ini mudah.", 0, 10, ("mudah",), "present", 0.6, "quotation")], book), end="")
    paper,theme,label,sentence,start,end,terms,polarity,confidence,present,coder,note
    a,ease,ease,Ini mudah.,0,10,mudah,present,0.6,,,
    """
    labels = {theme.id: theme.label(language) for theme in codebook.themes}
    rows: list[Sequence[object]] = [SHEET]
    for e in evidence:
        fields = (e.paper, e.theme, labels.get(e.theme, e.theme), squeeze(e.sentence))
        values = (e.start, e.end, " | ".join(e.terms), e.polarity, e.confidence)
        rows.append([*fields, *values, "", "", ""])
    return csv_text(rows)


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file of codes; check the name") from error
    except OSError as error:
        raise InputError(f"{path}: not readable ({error.strerror}); check the file") from error
    if data.startswith(b"PK\x03\x04"):
        raise InputError(
            f"{path.name}: a spreadsheet or archive; save it as CSV (UTF-8) and read that"
        )
    return data


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    table = files("litreview").joinpath("data/coding_columns.tsv").read_text(encoding="utf-8")
    return {head: means for head, means, _ in (r.split("\t") for r in table.splitlines()[1:])}


def _columns(head: list[str], name: str) -> dict[str, int]:
    """Say which column means what; of two that mean the same, the one the table knows first."""
    order = list(_meanings())
    found: dict[str, tuple[int, int]] = {}
    for i, printed in enumerate(head):
        word = squeeze(printed).casefold()
        if means := _meanings().get(word):
            found[means] = min(found.get(means, (len(order), i)), (order.index(word), i))
    for what, remedy in (("paper", "`paper`"), ("theme", "`theme`")):
        if what not in found:
            shown = ", ".join(squeeze(h) for h in head)[:80]
            raise InputError(f"{name}: no column for the {what} in ({shown}); name one {remedy}")
    return {means: i for means, (_, i) in found.items()}


def _codes(cell: str) -> list[str]:
    parts = [cell]
    for mark in _SEVERAL:
        parts = [p for part in parts for p in part.split(mark)]
    return [part.strip() for part in parts if part.strip()] or [""]
