"""A synthesis as frames, for notebooks and workbooks, and as a table that opens its places."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from litreview.synthesis.blocks import Cited
from litreview.synthesis.cues import ROLES
from litreview.synthesis.plain import line
from litreview.synthesis.themes import POLARITIES
from litreview.synthesis.words import words

if TYPE_CHECKING:
    import pandas as pd

    from litreview.synthesis.synthesis import Synthesis

TABLE = ("paper", "citation", "title", *ROLES)
"""The columns of `table_frame`."""

EVIDENCE = ("number", "paper", "citation", "for", "polarity", "start", "end", "kind", "text")
"""The columns of `evidence_frame`."""

BETWEEN = " … "
_CELL = "vertical-align:top;text-align:left"


def table_frame(synthesis: Synthesis) -> pd.DataFrame:
    """Return one row per paper; a cell is its quotes joined by ``" … "``, null where silent.

    ``attrs["note"]`` holds the notes of the synthesis.
    """
    import pandas as pd

    rows = []
    for row in synthesis.rows:
        cells: dict[str, str | None] = {
            r: BETWEEN.join(line(q.text) for q in row.cells[r]) or None for r in ROLES
        }
        citation = synthesis.ledger.cite([row.paper])
        title = synthesis.titles.get(row.paper)
        rows.append({"paper": row.paper, "citation": citation, "title": title, **cells})
    frame = pd.DataFrame(rows, columns=list(TABLE)).astype("string")
    frame.attrs["note"] = " ".join(synthesis.notes)
    return frame


def evidence_frame(synthesis: Synthesis) -> pd.DataFrame:
    """Return one row per quote and what it is evidence for; ``text`` is verbatim.

    ``for`` is a role or the id of a theme; ``polarity`` is null for roles; ``kind`` says
    whether the words are the paper's or those of a note on it.
    """
    import pandas as pd

    frame = pd.DataFrame(list(evidence_rows(synthesis)), columns=list(EVIDENCE))
    kinds = {"start": "Int64", "end": "Int64"}
    return frame.astype({column: kinds.get(column, "string") for column in EVIDENCE})


def evidence_rows(synthesis: Synthesis) -> Iterator[dict[str, Any]]:
    """Yield the rows of `evidence_frame`, those of the table first."""
    for row in synthesis.rows:
        for role in ROLES:
            for quote in row.cells[role]:
                yield _evidence(synthesis.ledger.cited(quote), role, None)
    for section in synthesis.themes:
        for polarity in POLARITIES:
            for voice in section.speaking(polarity):
                for quote in voice.quotes[polarity]:
                    yield _evidence(synthesis.ledger.cited(quote), section.theme.id, polarity)


def shown_evidence(synthesis: Synthesis) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return heads and rows of the evidence table that closes a document, in words."""
    language = synthesis.language
    heads = ("number", "id", "where", "polarity", "start", "end", "kind")
    labels = {s.theme.id: s.theme.label(language) for s in synthesis.themes}
    rows: list[tuple[str, ...]] = []
    for found in evidence_rows(synthesis):
        polarity = found["polarity"]
        rows.append(
            (
                found["number"],
                found["paper"],
                words(found["for"], language) if polarity is None else labels[found["for"]],
                words(f"polarity-{polarity}", language) if polarity else "",
                str(found["start"]),
                str(found["end"]),
                words(found["kind"].replace(" ", "-"), language),
            )
        )
    return tuple(words(head, language) for head in heads), rows


def _evidence(cited: Cited, role: str, polarity: str | None) -> dict[str, Any]:
    quote = cited.quote
    return {
        "number": cited.mark,
        "paper": quote.paper,
        "citation": cited.citation,
        "for": role,
        "polarity": polarity,
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "text": quote.text,
    }


def table_records(synthesis: Synthesis) -> Iterator[dict[str, Any]]:
    """Yield one mapping per paper: paper, citation, title, note, and per role its quotes.

    A quote has ``number``, ``text``, ``start``, ``end``, ``kind``; an empty list is a silence.
    """
    keys = ("number", "text", "start", "end", "kind")
    for row in synthesis.rows:
        cells: dict[str, Any] = {}
        for role in ROLES:
            found = [_evidence(synthesis.ledger.cited(q), role, None) for q in row.cells[role]]
            cells[role] = [{key: quote[key] for key in keys} for quote in found]
        yield {
            "paper": row.paper,
            "citation": synthesis.ledger.cite([row.paper]),
            "title": synthesis.titles.get(row.paper),
            "note": row.said(synthesis.language) or None,
            **cells,
        }


def table_html(synthesis: Synthesis) -> str:
    """Return the table for a notebook: every cell has its quotes, each with its place."""
    heads = "".join(
        f"<th style='{_CELL}'>{escape(words(key, synthesis.language))}</th>"
        for key in ("paper", *ROLES)
    )
    lines = []
    for row in synthesis.rows:
        name = escape(line(synthesis.ledger.cite([row.paper])))
        title = escape(line(synthesis.titles.get(row.paper, "")))
        cells = "".join(
            f"<td style='{_CELL}'>"
            + "".join(_shown(synthesis.ledger.cited(q), synthesis.language) for q in row.cells[r])
            + "</td>"
            for r in ROLES
        )
        lines.append(f"<tr><th style='{_CELL}'>{name}<br><small>{title}</small></th>{cells}</tr>")
    notes = "".join(f"<p><small>{escape(line(note))}</small></p>" for note in synthesis.notes)
    return f"{notes}<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _shown(cited: Cited, language: str) -> str:
    quote = cited.quote
    said = escape(line(quote.text))
    if quote.kind == "quotation":
        said = f"<q>{said}</q>"
    else:
        said = f"{said} <em>({escape(words('reading-note', language))})</em>"
    return f"<p>{said} <small>[{cited.mark}: {quote.start}–{quote.end}]</small></p>"
