"""Whether a correction still fits: the text that it quotes has to be the text that is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from litreview.corrections.rows import SHORTEST_QUOTE, Correction, Corrections
from litreview.model import Paper, Problem, Reference
from litreview.prose import squeeze

_HASH = "sha256:"
_LONG = 70


def fits_entry(text: str, quote: str) -> bool:
    """Tell whether an entry begins with a quote, or has its hash.

    >>> entry = "Tuten, T. L. (2016). Social  Media Marketing."
    >>> fits_entry(entry, "Tuten, T. L. (2016). Social Media"), fits_entry(entry, "Tuten")
    (True, False)
    >>> fits_entry(entry, make_hash(entry))
    True
    """
    plain, quote = squeeze(text), squeeze(quote)
    if quote.startswith(_HASH):
        return len(quote) >= len(_HASH) + 8 and make_hash(plain).startswith(quote)
    return plain == quote or (len(quote) >= SHORTEST_QUOTE and plain.startswith(quote))


def make_hash(text: str) -> str:
    """Return the hash of a printed entry, as a quote."""
    return _HASH + hashlib.sha256(squeeze(text).encode("utf-8", "replace")).hexdigest()


def make_quote(text: str) -> str:
    """Return the beginning of a printed entry, long enough to name it, cut between words.

    >>> make_quote("Tuten, T. L. (2016). Social Media Marketing.")
    'Tuten, T. L. (2016). Social Media Marketing.'
    """
    plain = squeeze(text)
    if len(plain) <= _LONG:
        return plain
    cut = plain[:_LONG].rpartition(" ")[0]
    return cut if len(cut) >= SHORTEST_QUOTE else plain[:_LONG]


def quote_paper(paper: Paper) -> str:
    """Return words that stand in a paper's text: its title if that is there, else the beginning."""
    title, text = squeeze(str(paper.csl.get("title") or "")), squeeze(paper.text)
    return make_quote(title if len(title) >= SHORTEST_QUOTE and title in text else text)


def find_target(
    identifier: str,
    quote: str,
    references: Mapping[str, Reference],
    papers: Mapping[str, Paper],
) -> str | None:
    """Return the id of the entry or paper that a row means; None where nothing fits its quote.

    When another entry came into a list the ids behind it move on; then the one entry of the
    paper that fits the quote is meant.
    """
    if identifier in references:
        if fits_entry(references[identifier].text, quote):
            return identifier
    elif identifier in papers:
        paper = papers[identifier]
        fits = squeeze(quote) in squeeze(paper.text) or fits_entry(paper.text, quote)
        return identifier if fits and len(quote) >= SHORTEST_QUOTE else None
    paper_id = identifier.rpartition("-r")[0]
    near = [r.id for r in references.values() if r.paper == paper_id and fits_entry(r.text, quote)]
    return near[0] if len(near) == 1 else None


def find_targets(
    row: Correction, references: Mapping[str, Reference], papers: Mapping[str, Paper]
) -> tuple[str, ...] | None:
    """Return the ids of all that a row means; None where one of its quotes fits nothing."""
    found = [
        find_target(target, quote, references, papers)
        for target, quote in zip(row.targets, row.printed, strict=True)
    ]
    whole = tuple(each for each in found if each is not None)
    return whole if len(whole) == len(found) == len(set(whole)) else None


def stale(row: Correction, what: str = "") -> Problem:
    """Say that a row no longer applies, and what to do about it."""
    why = what or f"no entry {' and '.join(row.targets)} begins with what it quotes"
    return Problem(
        "correction-stale",
        f"{row.place}: {why}; quote the entry as it is printed now, or take the row out",
        None,
        " | ".join(row.printed),
    )


def _too_short(row: Correction) -> str:
    short = next((q for q in row.printed if len(q) < SHORTEST_QUOTE), "")
    return f"the quote {short!r} has fewer than {SHORTEST_QUOTE} letters" if short else ""


def find_stale(
    corrections: Corrections, references: Iterable[Reference], papers: Iterable[Paper]
) -> list[Problem]:
    """Return a problem for every row whose quotes fit nothing.

    Parameters
    ----------
    corrections
        All rows. Those of kind split and merge change the entries: they are checked when
        they are applied; here only that their paper is there.
    references, papers
        What was read, entries as they stand after splitting and merging.
    """
    by_id, paper_by_id = {r.id: r for r in references}, {p.id: p for p in papers}
    gone = [
        row
        for row in corrections.of("fix", "same", "different", "accept", "reject")
        if find_targets(row, by_id, paper_by_id) is None
    ]
    gone += [
        row
        for row in corrections.of("split", "merge")
        if not any(target.rpartition("-r")[0] in paper_by_id for target in row.targets)
    ]
    return [stale(row, _too_short(row)) for row in sorted(gone, key=lambda row: row.line)]
