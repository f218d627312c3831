"""The tables of columns and of the audit's kinds, from the code and a file of meanings."""

from __future__ import annotations

import csv
from pathlib import Path

from generated_markdown import cell, table

from litreview.audits.rows import KINDS
from litreview.frames import LIST, SCHEMA
from litreview.labels import label

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
_SHOWN = {"string": "text", "Int64": "whole number", "Float64": "number", "boolean": "true/false"}


def read_table(name: str) -> list[dict[str, str]]:
    """Read a table of ``docs/reference``: a dict per row, by the names of its first line."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def describe_frames() -> str:
    """Return one section per frame: every column, what it holds, what it means.

    Raises
    ------
    ValueError
        When columns and meanings are not the same.
    """
    about = {row["frame"]: row for row in read_table("frames.tsv")}
    meaning = {(row["frame"], row["column"]): row["meaning"] for row in read_table("columns.tsv")}
    used, parts = set(), []
    for frame, columns in SCHEMA.items():
        rows = []
        for column, kind in columns.items():
            key = next((k for k in ((frame, column), ("*", column)) if k in meaning), None)
            if key is None:
                raise ValueError(f"columns.tsv says nothing of {frame}.{column}")
            used.add(key)
            shown = "list" if kind == LIST else _SHOWN[kind]
            rows.append([f"`{column}`", shown, cell(meaning[key])])
        head = f"### {frame}\n\n{about[frame]['about']}"
        parts.append(f"{head}\n\n{table(['column', 'holds', 'meaning'], rows)}\n")
    left = sorted({*meaning} - used) + sorted({*about} - {*SCHEMA})
    if left:
        raise ValueError(f"columns.tsv or frames.tsv speak of what is not there: {left}")
    return "\n".join(parts)


def describe_audit() -> str:
    """Return the kinds of findings: severity, both names, what each says."""
    rows = [
        [f"`{kind}`", severity, cell(label(kind, "en")), cell(label(kind, "id")), cell(meaning)]
        for kind, (severity, meaning) in KINDS.items()
    ]
    return table(["kind", "severity", "in English", "in Indonesian", "what it says"], rows)


def describe_terms() -> str:
    """Return the glossary: each term in both languages."""
    rows = [
        [
            f"**{cell(row['english'])}**",
            f"**{cell(row['indonesian'])}**",
            cell(row["meaning"]),
            cell(row["arti"]),
        ]
        for row in sorted(read_table("terms.tsv"), key=lambda row: row["english"].lower())
    ]
    return table(["English", "Indonesian", "meaning", "arti"], rows)
