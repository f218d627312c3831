"""The five frames of a review: their columns, how records become rows, how rows are stored.

A review *is* these five tables. Text columns are pandas strings, counts are nullable
integers, list columns hold Python lists (stored joined by ``" | "``). Null means that print
does not say; an empty list means none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from litreview.csvfile import read_csv, write_csv
from litreview.enrichment import Enrichment, plan_row
from litreview.errors import InputError
from litreview.indexes import Export, read_exports
from litreview.model import Csl, Mention, Name, Paper, Reference, Work
from litreview.tables import Check

if TYPE_CHECKING:
    from litreview.http import Plan

LIST = "list"
_RECORD = {
    "type": "string",
    "authors": LIST,
    "year": "Int64",
    "title": "string",
    "container_title": "string",
    "volume": "string",
    "issue": "string",
    "page": "string",
    "publisher": "string",
    "publisher_place": "string",
    "edition": "string",
    "doi": "string",
    "url": "string",
    "language": "string",
}
"""The columns that a paper, a reference and a work have in common, from its CSL record."""

SCHEMA: dict[str, dict[str, str]] = {
    "papers": {
        "paper": "string",
        "kind": "string",
        **_RECORD,
        "keywords": LIST,
        "n_references": "Int64",
        "n_mentions": "Int64",
        "path": "string",
        "problems": LIST,
        "institutions": LIST,
        "countries": LIST,
    },
    "references": {
        "reference": "string",
        "paper": "string",
        "n": "Int64",
        "label": "string",
        "text": "string",
        "start": "Int64",
        "end": "Int64",
        **_RECORD,
        "et_al": "boolean",
        "confidence": "Float64",
        "work": "string",
        "problems": LIST,
    },
    "mentions": {
        "mention": "string",
        "paper": "string",
        "kind": "string",
        "n": "Int64",
        "marker": "string",
        "start": "Int64",
        "end": "Int64",
        "status": "string",
        "how": "string",
        "cites": LIST,
        "sentence": "string",
        "sentence_start": "Int64",
        "sentence_end": "Int64",
    },
    "works": {
        "work": "string",
        **_RECORD,
        "paper": "string",
        "n_citing": "Int64",
        "references": LIST,
        "reasons": LIST,
    },
    "citations": {
        "citing": "string",
        "cited": "string",
        "references": LIST,
        "n_references": "Int64",
        "n_mentions": "Int64",
    },
    "enrichment": {
        **dict.fromkeys(("work", "variable", "printed", "value", "relation"), "string"),
        **dict.fromkeys(("provider", "date", "url", "decision", "reference"), "string"),
        "reasons": LIST,
    },
    "coverage": {
        **dict.fromkeys(("provider", "by", "group"), "string"),
        **dict.fromkeys(("works", "matched", "ask"), "Int64"),
        "share": "Float64",
    },
    "questions": {
        **dict.fromkeys(("work", "provider", "record", "printed", "recorded", "url"), "string"),
        "reasons": LIST,
        "correction": "string",
    },
    "plan": {
        "provider": "string",
        "works": "Int64",
        "stored": "Int64",
        "requests": "Int64",
        "not_asked": "Int64",
        "minutes": "Float64",
        "budget": "Int64",
        "runs": "Int64",
        "note": "string",
        "why_not_asked": "string",
    },
    "hits": {
        **dict.fromkeys(("query", "provider", "date"), "string"),
        "rank": "Int64",
        **dict.fromkeys(("record", "title"), "string"),
        "authors": LIST,
        "year": "Int64",
        **dict.fromkeys(("container_title", "doi", "url", "retrieved"), "string"),
    },
    "protocol": {
        **dict.fromkeys(("kind", "query", "provider", "years"), "string"),
        "limit": "Int64",
        "date": "string",
        **dict.fromkeys(("total", "rows"), "Int64"),
        **dict.fromkeys(("url", "stopped"), "string"),
    },
    "checks": {
        "paper": "string",
        "what": "string",
        "found": "Float64",
        "expected": "Float64",
        "ok": "boolean",
        "message": "string",
        "start": "Int64",
        "end": "Int64",
    },
}
"""Frame name → column → dtype. The one place where a frame's shape stands.

The first five are the review; ``enrichment`` is what providers said, ``coverage`` how
far each got, ``questions`` what remains for a person, ``plan`` what a run would ask, ``checks``
the arithmetic of printed tables, ``hits`` and ``protocol`` what a search found and how.
"""

LATER = {"papers": ("institutions", "countries")}
"""Columns that came later, by frame: empty in a file stored before."""

_SEPARATOR = " | "
_CSL_COLUMNS = {
    "title": "title",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "url": "URL",
    "language": "language",
}


def papers_frame(
    papers: Sequence[Paper], references: Sequence[Reference], mentions: Sequence[Mention]
) -> pd.DataFrame:
    """Return one row per source paper, sorted by id.

    Institutions and countries are known of papers that an index exported: the countries that
    all exports name, the institutions of the first that names any, since two indexes write
    one institution in two ways.
    """
    listed = Counter(r.paper for r in references)
    marked = Counter(m.paper for m in mentions)
    rows = [
        {
            "paper": paper.id,
            "kind": paper.kind,
            **_record_row(paper.csl),
            "keywords": [
                w.strip() for w in str(paper.csl.get("keyword", "")).split(",") if w.strip()
            ],
            "n_references": listed[paper.id],
            "n_mentions": marked[paper.id],
            "path": paper.path,
            "problems": [f"{p.kind}: {p.message}" for p in paper.problems],
            **_affiliated(read_exports(paper.csl)),
        }
        for paper in sorted(papers, key=lambda p: p.id)
    ]
    return _frame("papers", rows)


def references_frame(references: Sequence[Reference], works: Sequence[Work]) -> pd.DataFrame:
    """Return one row per printed entry, in the order of papers and print."""
    work_of = {reference: work.id for work in works for reference in work.references}
    rows = [
        {
            "reference": r.id,
            "paper": r.paper,
            "n": r.n,
            "label": r.label,
            "text": r.text,
            "start": r.start,
            "end": r.end,
            **_record_row(r.csl),
            "et_al": bool(r.csl.get("custom", {}).get("et_al", False)),
            "confidence": r.confidence,
            "work": work_of.get(r.id),
            "problems": [f"{p.kind}: {p.message}" for p in r.problems],
        }
        for r in sorted(references, key=lambda r: (r.paper, r.n))
    ]
    return _frame("references", rows)


def mentions_frame(mentions: Sequence[Mention], papers: Sequence[Paper]) -> pd.DataFrame:
    """Return one row per in-text marker; ``kind`` says whether its text is a paper or a note."""
    kinds = {paper.id: paper.kind for paper in papers}
    rows = [
        {
            "mention": f"{m.paper}-c{m.n:02d}",
            "paper": m.paper,
            "kind": kinds.get(m.paper, "paper"),
            "n": m.n,
            "marker": m.marker,
            "start": m.start,
            "end": m.end,
            "status": m.status,
            "how": m.how,
            "cites": list(m.cites),
            "sentence": m.sentence,
            "sentence_start": m.sentence_start,
            "sentence_end": m.sentence_end,
        }
        for m in sorted(mentions, key=lambda m: (m.paper, m.n))
    ]
    return _frame("mentions", rows)


def works_frame(works: Sequence[Work], citations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per work, papers of the corpus among them, sorted by id."""
    citing: dict[Any, int] = citations.groupby("cited")["citing"].nunique().to_dict()
    rows = [
        {
            "work": work.id,
            **_record_row(work.csl),
            "paper": work.paper,
            "n_citing": citing.get(work.id, 0),
            "references": list(work.references),
            "reasons": list(work.reasons),
        }
        for work in sorted(works, key=lambda w: w.id)
    ]
    return _frame("works", rows)


def citations_frame(
    works: Sequence[Work], references: Sequence[Reference], mentions: Sequence[Mention]
) -> pd.DataFrame:
    """Return one row per distinct pair (citing paper, cited work)."""
    paper_of = {r.id: r.paper for r in references}
    marked = Counter(
        reference for m in mentions for reference in m.cites if m.status != "ambiguous"
    )
    pairs: dict[tuple[str, str], list[str]] = {}
    for work in works:
        for reference in work.references:
            pairs.setdefault((paper_of[reference], work.id), []).append(reference)
    rows = [
        {
            "citing": citing,
            "cited": cited,
            "references": sorted(entries),
            "n_references": len(entries),
            "n_mentions": sum(marked[entry] for entry in entries),
        }
        for (citing, cited), entries in sorted(pairs.items())
    ]
    return _frame("citations", rows)


def enrichment_frame(enrichments: Sequence[Enrichment]) -> pd.DataFrame:
    """Return one row per value that a provider gave, beside what was printed."""
    return _frame("enrichment", [e.as_row() for e in enrichments])


def coverage_frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return one row per provider and group of works: how many it resolved."""
    return _frame("coverage", rows)


def questions_frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return one row per record that a person has to accept or reject."""
    return _frame("questions", rows)


def plan_frame(plans: Iterable[Plan]) -> pd.DataFrame:
    """Return one row per provider: what a run would ask and how long that takes at least."""
    return _frame("plan", [plan_row(plan) for plan in plans])


def checks_frame(checks: Sequence[Check]) -> pd.DataFrame:
    """Return one row per thing recomputed from a printed table or a sentence about it."""
    return _frame("checks", [asdict(check) for check in checks])


def records_frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows that have the columns of a frame already, such as those of a search."""
    return _frame(name, rows)


def _record_row(csl: Csl) -> dict[str, Any]:
    row: dict[str, Any] = {column: csl.get(variable) for column, variable in _CSL_COLUMNS.items()}
    row["type"] = csl.get("type")
    row["authors"] = [str(Name.from_csl(name)) for name in csl.get("author", ())]
    parts = csl.get("issued", {}).get("date-parts", [[None]])[0]
    row["year"] = parts[0] if parts else None
    return row


def _affiliated(exports: Sequence[Export]) -> dict[str, list[str]]:
    named = (list(e.institutions) for e in exports if e.institutions)
    return {
        "institutions": next(named, []),
        "countries": sorted({country for e in exports for country in e.countries}),
    }


def _frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    schema = SCHEMA[name]
    frame = pd.DataFrame(list(rows), columns=list(schema))
    return frame.astype(
        {column: "object" if kind == LIST else kind for column, kind in schema.items()}
    )


def write_frame(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Store a frame as CSV: UTF-8, ``\\n``, lists joined by ``" | "``, the same bytes each time."""
    flat = frame.copy()
    for column, kind in SCHEMA[name].items():
        if kind == LIST:
            flat[column] = flat[column].map(_join)
    write_csv(flat, path, float_format="%.4f")


def _join(items: Sequence[str]) -> str:
    """Join a list; a bar inside an item gives way to a broken bar, so that reading divides right."""
    return _SEPARATOR.join(item.replace("|", "¦") for item in items)


def read_frame(name: str, path: Path) -> pd.DataFrame:
    """Read a stored frame back with its dtypes.

    Raises
    ------
    InputError
        When a column of the schema is missing.
    """
    schema = SCHEMA[name]
    flat = read_csv(path)
    for column in LATER.get(name, ()):
        if column not in flat.columns:
            flat[column] = ""
    missing = [column for column in schema if column not in flat.columns]
    if missing:
        raise InputError(
            f"{path}: no column {', '.join(missing)}; write it again with `litreview build`"
        )
    columns = {column: _parse_column(flat[column], kind) for column, kind in schema.items()}
    return pd.DataFrame(columns, columns=list(schema))


def _parse_column(text: pd.Series[str], kind: Any) -> pd.Series[Any]:
    if kind == LIST:
        return pd.Series([v.split(_SEPARATOR) if v else [] for v in text], dtype="object")
    printed = text.mask(text == "")
    if kind == "boolean":
        return printed.map({"True": True, "False": False}).astype("boolean")
    return printed.astype(kind)
