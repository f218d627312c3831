"""What providers say otherwise than print: rows for a person, since either may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from litreview.audits.rows import AuditRow, make_row
from litreview.enrichment import Enriched, Enrichment, WorkMatch, find_disagreements
from litreview.enrichment.origins import compare_values, show_value, value_of
from litreview.model import Reference, Work
from litreview.works.addresses import read_doi

_CHECKED = frozenset(
    {"title", "author", "container-title", "volume", "issue", "page", "issued", "DOI", "ISBN"}
)

_DATACITE = frozenset(
    {
        *("10.1594", "10.3886", "10.4121", "10.5061", "10.5255", "10.5281", "10.6073", "10.6084"),
        *("10.7910", "10.13140", "10.15468", "10.17605", "10.17632", "10.18112", "10.24433"),
        *("10.48550", "10.57967"),
    }
)
"""Prefixes of archives (Zenodo, figshare, Dryad, OSF, arXiv …) whose DOIs Crossref never has."""


def check_providers(
    enriched: Enriched, works: Iterable[Work], references: Sequence[Reference]
) -> Iterator[AuditRow]:
    """Yield printed values that a matched record contradicts, and DOIs of other titles.

    Parameters
    ----------
    enriched
        What came of asking providers.
    works, references
        The works asked for, and the printed entries.
    """
    by_work = {work.id: work for work in works}
    entries = {reference.id: reference for reference in references}
    for row in find_disagreements(enriched.enrichments):
        if row.variable in _CHECKED and row.work in by_work:
            yield from _disagreement(row, by_work[row.work], entries)
    for found in enriched.matches:
        yield from _unknown(found, by_work.get(found.work), entries)
        for record in found.match.misplaced:
            work, doi = by_work.get(found.work), record.clues.doi
            title = show_value(record.csl.get("title")) or record.id
            for entry in _entries(work, entries):
                if doi and read_doi(entry.csl.get("DOI")) == doi:
                    advice = (
                        f"{found.provider} has “{title}” under this DOI: look it up by the title"
                    )
                    yield make_row(entry.paper, "doi-elsewhere", entry.id, doi, advice)


def _unknown(
    found: WorkMatch, work: Work | None, entries: Mapping[str, Reference]
) -> Iterator[AuditRow]:
    """Report a DOI of which Crossref, asked for it, knows nothing.

    Other agencies have DOIs too: those of archives that register with DataCite are left aside.
    """
    doi = read_doi(work.csl.get("DOI")) if work else None
    if found.provider != "crossref" or not doi or found.match.record or found.match.misplaced:
        return
    if doi.partition("/")[0] in _DATACITE:
        return
    for entry in _entries(work, entries):
        if read_doi(entry.csl.get("DOI")) == doi:
            advice = (
                f"open https://doi.org/{doi}; if it leads nowhere, look the work up by its title"
            )
            yield make_row(entry.paper, "doi-unknown", entry.id, doi, advice)


def _entries(work: Work | None, entries: Mapping[str, Reference]) -> list[Reference]:
    return [entries[r] for r in work.references if r in entries] if work else []


def _disagreement(
    row: Enrichment, work: Work, entries: Mapping[str, Reference]
) -> Iterator[AuditRow]:
    """Yield a row for each entry that prints the contradicted value, or else for the paper."""
    value, printed = show_value(row.value), show_value(row.printed) or ""
    where = f" ({row.url})" if row.url else ""
    advice = f"{row.variable}: {row.provider} says {value!r}{where}; find out which is right"
    told = False
    for entry in _entries(work, entries):
        own = value_of(entry.csl, row.variable)
        if entry.id == row.reference or (
            row.reference is None
            and own is not None
            and compare_values(row.variable, own, row.printed) == "same"
        ):
            told = True
            yield make_row(entry.paper, "provider-differs", entry.id, printed, advice)
    if not told and work.paper is not None:
        yield make_row(work.paper, "provider-differs", work.paper, printed, advice)
