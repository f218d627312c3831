"""All checks of the audit, in one pure function of what a review holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from litreview.audits.authors import check_authors
from litreview.audits.bodies import check_bodies
from litreview.audits.complete import check_complete
from litreview.audits.entry import check_entry
from litreview.audits.facts import check_facts
from litreview.audits.figures import Figure, check_figures
from litreview.audits.forms import check_forms
from litreview.audits.habits import check_habits, has_spaced_colons
from litreview.audits.letters import check_letters, check_own_year, check_shared_dois
from litreview.audits.markers import cites_by_number
from litreview.audits.order import check_order, check_twice, number_lists
from litreview.audits.papers import check_keywords, check_numbers
from litreview.audits.print import Words
from litreview.audits.problems import check_problems, check_repairs
from litreview.audits.providers import check_providers
from litreview.audits.rows import AuditRow, sort_rows
from litreview.audits.titles import find_common_words
from litreview.enrichment import NOTHING_ASKED, Enriched
from litreview.indexes import find_indexed
from litreview.model import Mention, Paper, Reference, Work
from litreview.works import Repair


def audit_review(
    papers: Sequence[Paper],
    references: Sequence[Reference],
    mentions: Sequence[Mention] = (),
    works: Sequence[Work] = (),
    repairs: Sequence[Repair] = (),
    *,
    figures: Iterable[Figure] = (),
    enriched: Enriched = NOTHING_ASKED,
) -> list[AuditRow]:
    """Mark what is wrong in the papers' citations and lists, as a reviewer would.

    Parameters
    ----------
    papers, references, mentions, works, repairs
        The records of a review; any of them may be empty.
    figures
        Further figures to compare between papers, such as those of tables.
    enriched
        What providers said of the works.

    Returns
    -------
    list of AuditRow
        Sorted by paper and place; the same for every order of the input.

    Examples
    --------
    >>> from litreview.references import parse_references
    >>> rows = audit_review([], parse_references(["Utami, RA. (2020). Media Sosial. Alfabeta."]))
    >>> [(row.kind, row.printed) for row in rows]
    [('initials-glued', 'RA.')]
    """
    papers = sorted(papers, key=lambda p: p.id)
    references = sorted(references, key=lambda r: (r.paper, r.n, r.id))
    mentions = sorted(mentions, key=lambda m: (m.paper, m.start, m.n))
    works = sorted(works, key=lambda w: w.id)
    repairs = sorted(repairs, key=lambda r: r.references)
    same = {identifier: work.id for work in works for identifier in work.references}
    rows = [
        *_of_lists(papers, references, mentions, same),
        *check_repairs(repairs, references),
        *check_twice(references, works, repairs, number_lists(papers, references)),
        *check_bodies(papers, references, mentions, same),
        *check_numbers(papers, references, works),
        *check_shared_dois(references, works),
        *check_own_year(papers, references),
        *(row for paper in papers for row in check_keywords(paper)),
        *check_figures(papers, references, figures),
        *check_providers(enriched, works, references),
    ]
    return sort_rows(rows)


def _of_lists(
    papers: Sequence[Paper],
    references: Sequence[Reference],
    mentions: Sequence[Mention],
    same: Mapping[str, str],
) -> Iterator[AuditRow]:
    """Check every entry, then every list; entries without a paper are no list.

    How an index abbreviates and sorts says nothing of the paper: of its entries only the facts count.
    """
    indexed = find_indexed(papers, references)
    printed = [r for r in references if r.id not in indexed] if indexed else references
    words = Words(papers, printed) if printed else Words([], [])
    place = number_lists(papers, printed)
    lists: dict[tuple[str, int], list[Reference]] = {}
    for reference in references:
        if reference.id in indexed:
            yield from check_problems(reference)
            yield from check_facts(reference)
    for reference in printed:
        lists.setdefault(place[reference.id], []).append(reference)
    marked: dict[str, list[Mention]] = {}
    for mention in mentions:
        marked.setdefault(mention.paper, []).append(mention)
    numbered = {paper for paper, own in marked.items() if cites_by_number(own)}
    texts = {paper.id: paper.text for paper in papers}
    for (paper, _), entries in lists.items():
        spaced = bool(paper) and has_spaced_colons(entries)
        for entry in entries:
            yield from check_entry(entry, words.elsewhere(entry.text), spaced_colons=spaced)
        if paper:
            yield from check_habits(entries)
            yield from check_order(entries)
            yield from check_complete(entries)
            yield from check_authors(entries)
            own = [texts.get(paper, ""), *(entry.text for entry in entries)]
            yield from check_forms(entries, find_common_words(own))
            yield from check_letters(entries, same, by_number=paper in numbered)
        else:
            for entry in entries:
                yield from check_complete([entry])
