"""Hand edits of the written bibliography: found before it is written anew, offered, never lost.

The file says by a hash in its first line what was written; `works.json` beside it says what
each entry was. A changed value becomes a row of ``corrections-offered.yaml``, and the edited
file is kept beside the new one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.corrections import (
    Correction,
    Corrections,
    offer_edits,
    parse_corrections,
    show_rows,
)
from litreview.errors import InputError
from litreview.formats.bibentry import citekeys
from litreview.formats.bibtex import bibtex
from litreview.formats.whole import whole_file
from litreview.model import Work

if TYPE_CHECKING:
    from litreview.review import Review

BIB = "references.bib"
OFFERED = "corrections-offered.yaml"
EDITED = "references-edited.bib"
_SIGNED = re.compile(r"\A\ufeff?% Written by litreview[^\n]*sha256 ([0-9a-f]{64})[^\n]*\r?\n")
_KEPT = "# kept: "
_HEAD = f"""\
# What was edited by hand in {BIB}, as rows of corrections. Nothing here is applied: copy what is
# right into your corrections file (data/corrections.yaml) and build again; rows that stand there
# go from here. Delete this file to forget the rest. The edited file itself is {EDITED}.
"""


def sign_bib(text: str) -> str:
    """Put the hash of a BibTeX file above it, as a comment.

    >>> sign_bib("@book{a}").startswith("% Written by litreview")
    True
    """
    return (
        "% Written by litreview; what you edit here is offered as a correction by the next build. "
        f"sha256 {_hash(text)}\n{text}"
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def find_edits(bib: str, works_json: str) -> tuple[str, str] | None:
    """Return a BibTeX file as it was written and as it is; None where nobody edited it.

    Parameters
    ----------
    bib, works_json
        The text of the two files that were written together.
    """
    signed = _SIGNED.match(bib)
    body = bib[signed.end() :] if signed else bib.lstrip("\ufeff")
    body = body.replace("\r\n", "\n")
    if signed and signed[1] == _hash(body):
        return None
    try:
        records = json.loads(works_json)
        written = bibtex([Work(str(record["id"]), record) for record in records])
    except (ValueError, TypeError, KeyError, AttributeError):
        written = ""
    return None if body == written else (written, body)


def keep_edits(review: Review, folder: Path) -> None:
    """Offer what was edited in a folder's bibliography; call it before writing there anew."""
    bib, offered = folder / BIB, folder / OFFERED
    rows: list[Correction] = []
    kept: list[str] = []
    found = None
    if bib.exists():
        data = bib.read_bytes()
        works = folder / "works.json"
        works_json = works.read_text(encoding="utf-8", errors="replace") if works.exists() else ""
        found = find_edits(data.decode("utf-8", errors="replace"), works_json)
        if found:
            keys = citekeys(review.work_records)
            keyed = [replace(work, id=keys[work.id]) for work in review.work_records]
            rows, problems = offer_edits(
                *found, keyed, review.reference_records, review.paper_records
            )
            if rows or problems:
                kept = [f"{problem.message} ({_keep_aside(folder, data)})" for problem in problems]
                kept = kept or [f"the edited file ({_keep_aside(folder, data)})"]
    if not offered.exists() and not rows and not kept:
        return
    _write_offers(offered, rows, kept, review.corrections)


def _keep_aside(folder: Path, data: bytes) -> str:
    """Keep an edited file under a name of its own; the same bytes are kept once."""
    number = 1
    while True:
        name = EDITED if number == 1 else f"{Path(EDITED).stem}-{number}.bib"
        if not (folder / name).exists():
            with whole_file(folder / name) as part:
                part.write_bytes(data)
            return name
        if (folder / name).read_bytes() == data:
            return name
        number += 1


def _write_offers(
    path: Path, rows: Sequence[Correction], kept: Sequence[str], adopted: Corrections
) -> None:
    """Add rows to those that are on offer, and take away what the person has adopted."""
    before: tuple[Correction, ...] = ()
    if path.exists():
        text = path.read_text(encoding="utf-8")
        before = parse_corrections(text, path.name).rows
        old = [line.removeprefix(_KEPT) for line in text.splitlines() if line.startswith(_KEPT)]
        kept = list(dict.fromkeys([*old, *kept]))
    fresh = parse_corrections(show_rows(rows), path.name).rows
    offers = _without(_joined([*before, *fresh]), adopted)
    if not offers and before and not fresh:
        kept = []
    if not offers and not kept:
        path.unlink(missing_ok=True)
        return
    lines = "".join(f"{_KEPT}{line}\n" for line in kept)
    with whole_file(path) as part:
        part.write_text(f"{_HEAD}{lines}{show_rows(offers)}", encoding="utf-8", newline="\n")


def _joined(rows: Iterable[Correction]) -> list[Correction]:
    """Join rows on one entry; what was edited last holds."""
    by_target: dict[str, Correction] = {}
    for row in rows:
        earlier = by_target.get(row.targets[0])
        values = {**(earlier.values if earlier else {}), **row.values}
        by_target[row.targets[0]] = replace(row, values=values)
    return [by_target[target] for target in sorted(by_target)]


def _without(rows: Iterable[Correction], adopted: Corrections) -> list[Correction]:
    said = {
        (row.targets[0], name): value
        for row in adopted.of("fix")
        for name, value in row.values.items()
    }
    left = []
    for row in rows:
        values = {
            name: value
            for name, value in row.values.items()
            if (row.targets[0], name) not in said or said[row.targets[0], name] != value
        }
        if values:
            left.append(replace(row, values=values))
    return left


def describe_offers(folder: str | Path) -> list[str]:
    """Say in a line what is on offer in a folder; no line where nothing is."""
    path = Path(folder) / OFFERED
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8")
        count = len(parse_corrections(text, path.name).rows)
    except (InputError, UnicodeDecodeError):
        return [f"offered     {path}: cannot be read; mend it or move it away"]
    kept = sum(line.startswith(_KEPT) for line in text.splitlines())
    aside = f"; {kept} edits that no correction can say, kept aside" if kept else ""
    said = f"{count} corrections from hand edits of {BIB}{aside}; copy what is right"
    return [f"offered     {path}: {said}"]
