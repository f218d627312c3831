"""One printed entry: every check that needs no list."""

from __future__ import annotations

from collections.abc import Iterator

from litreview.audits.facts import check_facts
from litreview.audits.letters import check_numbers_of_books
from litreview.audits.print import Elsewhere, Words
from litreview.audits.problems import check_problems
from litreview.audits.rows import AuditRow
from litreview.audits.spacing import check_spacing
from litreview.audits.words import check_initials, check_words
from litreview.model import Reference


def check_entry(
    reference: Reference, elsewhere: Elsewhere | None = None, *, spaced_colons: bool = False
) -> Iterator[AuditRow]:
    """Yield what is wrong in one entry, whatever the list around it.

    Parameters
    ----------
    reference
        The entry, parsed.
    elsewhere
        What the papers print outside this entry; without it words are judged by the entry alone.
    spaced_colons
        Whether " : " is the style of the list.

    Examples
    --------
    >>> from litreview.references import parse_reference
    >>> entry = parse_reference("Sugiyono. 2018. Metode Penelitian. Bandung : Alfabeta.")
    >>> [row.kind for row in check_entry(entry)]
    ['space-before-mark']
    """
    yield from check_problems(reference)
    yield from check_spacing(reference, spaced_colons=spaced_colons)
    yield from check_words(reference, elsewhere or Words([], []).elsewhere(""))
    yield from check_initials(reference)
    yield from check_facts(reference)
    yield from check_numbers_of_books(reference)
