"""The process that parses printed references by one library: ``peer_parsing.py PEER TEXTS.jsonl FIELDS.jsonl``.

Every text gets one line of the fields that the library claims to give, under the names of peer_tasks.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peer_side import Clock, answer

Fields = dict[str, Any]


def parse_refextract(texts: list[str], journals: dict[str, str], clock: Clock) -> list[Fields]:
    """Parse one text at a time; the first value of each field counts, whichever piece has it."""
    from refextract import extract_references_from_string

    names = {"title": "title", "author": "author", "year": "year", "doi": "doi"}
    names |= {"journal_title": "journal", "journal_volume": "volume", "journal_page": "page"}
    told = {"journals": journals} if journals else None
    extract_references_from_string(texts[0], override_kbs_files=told)  # reads its lists of names
    with clock:
        found = [extract_references_from_string(text, override_kbs_files=told) for text in texts]
    return [
        {names[key]: piece[key][0] for piece in reversed(pieces) for key in names if key in piece}
        for pieces in found
    ]


def parse_refparse(texts: list[str], journals: dict[str, str], clock: Clock) -> list[Fields]:
    """Parse the references of a Scopus export: other print it does not claim to read."""
    import refparse

    with clock:
        found = [refparse.parse(text, "scopus") or {} for text in texts]
    return [{("journal" if k == "source" else k): v for k, v in f.items() if v} for f in found]


def parse_ours(texts: list[str], journals: dict[str, str], clock: Clock) -> list[Fields]:
    """Parse by this package, in one process."""
    from litreview.references import parse_references

    parse_references(texts[:1])  # reads the model
    with clock:
        found = parse_references(texts)
    names = {"title": "title", "container-title": "journal", "volume": "volume"}
    names |= {"issue": "issue", "page": "page", "DOI": "doi"}
    rows = []
    for reference in found:
        csl = reference.csl
        row = {name: csl[key] for key, name in names.items() if csl.get(key)}
        if people := [p.get("family") or p.get("literal", "") for p in csl.get("author", ())]:
            row["author"] = "; ".join(people)
        if issued := csl.get("issued", {}).get("date-parts"):
            row["year"] = str(issued[0][0])
        rows.append(row)
    return rows


SIDES: dict[str, tuple[str, Callable[[list[str], dict[str, str], Clock], list[Fields]]]] = {
    "litreview": ("litreview", parse_ours),
    "refextract": ("refextract", parse_refextract),
    "refextract, journals told": ("refextract", parse_refextract),
    "refparse": ("refparse", parse_refparse),
}


def main() -> None:
    """Parse, write the fields, and answer."""
    peer, source, target = sys.argv[1:]
    asked = json.loads(Path(source).read_text(encoding="utf-8"))
    package, parse = SIDES[peer]
    clock = Clock()
    rows = parse(asked["texts"], asked["journals"] if peer.endswith("told") else {}, clock)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    Path(target).write_text(text, encoding="utf-8")
    answer(clock, package)


if __name__ == "__main__":
    main()
