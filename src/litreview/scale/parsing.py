"""Printed entries, or whole papers, → parsed references as rows: the work of one process.

A parsed entry's row is `litreview.scale.columns.PARSED`: `csl` and `problems` are JSON, `half` says
whether it may be half of a torn entry. What cannot be read is a row with problems.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from litreview.errors import InputError
from litreview.model import Problem, Reference
from litreview.papers import parse_file
from litreview.prose import sound, squeeze
from litreview.references import extract_references, with_own_citation
from litreview.references.parse import CHUNK, complete_references
from litreview.scale.comparing import Row
from litreview.works.repair import which_half


def parse_entries(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Parse rows of ``id text``, and of ``list n csl own`` as far as they have them.

    A row with a record in `csl` is not parsed again. Each entry stands alone: what a whole list tells
    of itself is known only to `parse_papers`.

    >>> row, = parse_entries([{"id": "p-1", "list": "p", "text": "Ali, B. (2020). Desa. Obor."}])
    >>> json.loads(row["csl"])["title"], row["problems"]
    ('Desa', '[]')
    """
    stream = iter(rows)
    while chunk := list(islice(stream, CHUNK)):
        printed = [_printed(row) for row in chunk]
        unread = [r for r, row in zip(printed, chunk, strict=True) if not row.get("csl")]
        parsed = iter(complete_references(unread, as_list=False))
        for reference, row in zip(printed, chunk, strict=True):
            read = _with_csl(reference, row["csl"]) if row.get("csl") else next(parsed)
            yield _as_row(read, own=bool(row.get("own")))


def parse_papers(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Read rows of ``id text``, a paper each: its own record, then every entry of its list.

    >>> paper = {"id": "a", "text": "References\\n\\nTuten, T. L. (2016). Social Media Marketing. Sage."}
    >>> [(row["id"], row["own"]) for row in parse_papers([paper])]
    [('a', True), ('a-r01', False)]
    """
    for row in rows:
        name = _id_of(row)
        try:
            found = parse_file(str(row.get("text") or "").encode(errors="replace"), "paper.txt")
        except InputError as error:  # one paper among a million: told in its row
            problem = Problem("unreadable", str(error).removeprefix("paper.txt: "), None, "")
            yield _as_row(Reference(name, "", n=0, problems=(problem,)), own=True)
            continue
        for paper in found:
            named = replace(paper, id=name if len(found) == 1 else f"{name}:{paper.id}")
            own = with_own_citation(named)
            yield _as_row(Reference(own.id, "", n=0, csl=own.csl, problems=own.problems), own=True)
            yield from (_as_row(reference) for reference in extract_references(named))


def _id_of(row: Row) -> str:
    if row.get("id") in (None, ""):
        raise InputError(
            f"an entry has no id ({str(row.get('text'))[:60]!r}); give each one of its own"
        )
    return str(sound(row["id"]))


def _printed(row: Row) -> Reference:
    text = squeeze(sound(str(row.get("text") or "")))
    listed = sound(str(row.get("list") or ""))
    return Reference(_id_of(row), text, listed, int(row.get("n") or 1))


def _with_csl(reference: Reference, printed: str) -> Reference:
    try:
        csl = json.loads(printed)
    except (ValueError, RecursionError):
        csl = None
    if isinstance(csl, dict):
        return replace(reference, csl=csl)
    message = "the record is no JSON object; mend the column csl, or leave it empty to parse text"
    return replace(
        reference, problems=(Problem("csl-unreadable", message, None, sound(printed[:80])),)
    )


def _as_row(reference: Reference, *, own: bool = False) -> dict[str, Any]:
    return {
        "id": reference.id,
        "own": own,
        "n": reference.n,
        "list": reference.paper,
        "text": reference.text,
        "csl": sound(json.dumps(dict(reference.csl), ensure_ascii=False)),
        "problems": sound(
            json.dumps([p.as_dict() for p in reference.problems], ensure_ascii=False)
        ),
        "half": "" if own else which_half(reference),
        "confidence": reference.confidence,
    }
