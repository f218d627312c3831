"""What each kind of network counts: which item stands in which group, and what an item is.

Two items are linked by every group that holds both, so a kind is complete with its links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from litreview.networks import fields
from litreview.networks.corpus import Corpus
from litreview.networks.fields import Items, Nodes
from litreview.pairs import Values


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Item *n* stands in group *n*.

    Parameters
    ----------
    groups, items
        Ids.
    nodes
        Gives the attributes of every item, linked or not.
    works
        Gives the works that each item stands for: a work for itself, a person for what they wrote.
    citing, cited
        The citation by which item *n* stands in group *n*; None where no citation is needed.
    """

    groups: Values
    items: Values
    nodes: Callable[[], Nodes]
    works: Callable[[], Items]
    citing: Values | None = None
    cited: Values | None = None


def _co_citation(corpus: Corpus) -> Links:
    """Two works, by the papers that cite both."""
    citing, cited = corpus.citing, corpus.cited
    return _of_ids(citing, cited, corpus.cited_works, corpus)


def _coupling(corpus: Corpus) -> Links:
    """Two papers, by the works that both cite."""
    citing, cited = corpus.citing, corpus.cited
    return _of_ids(cited, citing, corpus.papers, corpus)


def _author_co_citation(corpus: Corpus) -> Links:
    """Two persons, by the papers that cite works of both; every author of a work counts."""
    authors = fields.authors(corpus)
    return _of_cited(corpus, authors, lambda: fields.persons(authors, corpus.cited_works))


def _source_co_citation(corpus: Corpus) -> Links:
    """Two container titles, by the papers that cite works in both."""
    sources = fields.sources(corpus, corpus.cited_works)
    return _of_cited(corpus, sources, lambda: fields.counted(sources, corpus.cited_works))


def _author_coupling(corpus: Corpus) -> Links:
    """Two persons, by the works that papers of both cite (Zhao & Strotmann 2008)."""
    authors = fields.authors(corpus)
    return _of_citing(corpus, authors, lambda: fields.persons(authors, corpus.papers))


def _source_coupling(corpus: Corpus) -> Links:
    """Two container titles, by the works that papers in both cite."""
    sources = fields.sources(corpus, corpus.papers)
    return _of_citing(corpus, sources, lambda: fields.counted(sources, corpus.papers))


def _co_authorship(corpus: Corpus) -> Links:
    """Two persons, by the works that both signed."""
    authors = fields.authors(corpus)
    return _of_works(authors, lambda: fields.persons(authors, corpus.works))


def _institutions(corpus: Corpus) -> Links:
    """Two institutions, by the works that authors of both signed."""
    found = fields.institutions(corpus)
    return _of_works(found, lambda: fields.counted(found, corpus.works))


def _countries(corpus: Corpus) -> Links:
    """Two countries, by the works that authors from both signed."""
    found = fields.countries(corpus)
    return _of_works(found, lambda: fields.counted(found, corpus.works))


def _co_word(corpus: Corpus) -> Links:
    """Two terms, by the works whose title or keywords have both."""
    return _of_terms(fields.words(corpus))


def _co_keyword(corpus: Corpus) -> Links:
    """Two keywords, by the works that carry both."""
    return _of_terms(fields.keywords(corpus))


def _co_term(corpus: Corpus) -> Links:
    """Two terms, by the works whose title or abstract has both."""
    return _of_terms(fields.terms(corpus))


LINKS: dict[str, Callable[[Corpus], Links]] = {
    "co-citation": _co_citation,
    "bibliographic-coupling": _coupling,
    "co-authorship": _co_authorship,
    "co-word": _co_word,
    "author-co-citation": _author_co_citation,
    "source-co-citation": _source_co_citation,
    "author-coupling": _author_coupling,
    "source-coupling": _source_coupling,
    "institution-co-authorship": _institutions,
    "country-co-authorship": _countries,
    "co-keyword": _co_keyword,
    "co-term": _co_term,
}
"""The kinds that are counted in pairs."""

OF_TERMS = ("co-word", "co-keyword", "co-term")
"""The kinds whose nodes are words, where one node can contain another."""


def _of_ids(groups: Values, items: Values, ids: Sequence[str], corpus: Corpus) -> Links:
    """Return links whose items are works themselves."""
    return Links(
        groups,
        items,
        lambda: corpus.nodes(ids),
        lambda: {work: [work] for work in ids},
        corpus.citing,
        corpus.cited,
    )


def _of_works(items: Items, nodes: Callable[[], Nodes]) -> Links:
    pairs = [(work, item) for work, listed in items.items() for item in listed]
    groups, listed_items = [work for work, _ in pairs], [item for _, item in pairs]
    return Links(groups, listed_items, nodes, lambda: _by_item(items, items))


def _of_terms(items: Items) -> Links:
    listed = {item for items_of_work in items.values() for item in items_of_work}
    return _of_works(items, lambda: {term: {"label": term} for term in listed})


def _of_cited(corpus: Corpus, items: Items, nodes: Callable[[], Nodes]) -> Links:
    """Return links of papers to the items on the works that they cite."""
    return _through(
        (
            (citing, item, citing, cited)
            for citing, cited in corpus.citations
            for item in items.get(cited, ())
        ),
        nodes,
        lambda: _by_item(items, corpus.cited_works),
    )


def _of_citing(corpus: Corpus, items: Items, nodes: Callable[[], Nodes]) -> Links:
    """Return links of cited works to the items on the papers that cite them."""
    return _through(
        (
            (cited, item, citing, cited)
            for citing, cited in corpus.citations
            for item in items.get(citing, ())
        ),
        nodes,
        lambda: _by_item(items, corpus.papers),
    )


def _through(
    rows: Iterable[tuple[str, str, str, str]],
    nodes: Callable[[], Nodes],
    works: Callable[[], Items],
) -> Links:
    listed = list(rows)
    groups, items, citing, cited = ([row[n] for row in listed] for n in range(4))
    return Links(groups, items, nodes, works, citing, cited)


def _by_item(items: Items, works: Iterable[str]) -> Items:
    """Turn items by work into works by item."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for work in works:
        for item in items.get(work, ()):
            found[item].append(work)
    return dict(found)
