"""What each kind of network counts: which item stands in which group, and what an item is.

Two items are linked by every group that holds both, so a kind is complete with its links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from litreview.networks.corpus import Corpus
from litreview.networks.persons import is_body, merge_names
from litreview.networks.terms import keyword_term, title_terms
from litreview.prose import fold_key


@dataclass(frozen=True, slots=True)
class Links:
    """Item *n* stands in group *n*; and the attributes of every item, linked or not."""

    groups: list[str]
    items: list[str]
    nodes: dict[str, dict[str, Any]]

    @classmethod
    def from_pairs(
        cls, pairs: Iterable[tuple[str, str]], nodes: dict[str, dict[str, Any]]
    ) -> Links:
        """Build from (group, item) pairs."""
        links = list(pairs)
        return cls([group for group, _ in links], [item for _, item in links], nodes)


def _co_citation(corpus: Corpus) -> Links:
    """Two works, by the papers that cite both."""
    cited = sorted({work for _, work in corpus.citations})
    return Links.from_pairs(corpus.citations, corpus.nodes(cited))


def _coupling(corpus: Corpus) -> Links:
    """Two papers, by the works that both cite."""
    turned = ((cited, citing) for citing, cited in corpus.citations)
    return Links.from_pairs(turned, corpus.nodes(corpus.papers))


def _co_authorship(corpus: Corpus) -> Links:
    """Two persons, by the works that both signed."""
    labels = _author_labels(corpus)
    signed = [(work, labels[name]) for work, name in _authors(corpus)]
    return Links.from_pairs(signed, _persons(signed))


def _author_co_citation(corpus: Corpus) -> Links:
    """Two persons, by the papers that cite works of both; every author of a work counts."""
    labels = _author_labels(corpus)
    authors = defaultdict(list)
    for work, name in _authors(corpus):
        authors[work].append(labels[name])
    cited = sorted({work for _, work in corpus.citations})
    signed = [(work, author) for work in cited for author in authors[work]]
    pairs = ((paper, author) for paper, work in corpus.citations for author in authors[work])
    return Links.from_pairs(pairs, _persons(signed))


def _source_co_citation(corpus: Corpus) -> Links:
    """Two container titles, by the papers that cite works in both."""
    printed = {
        work: title
        for work in {work for _, work in corpus.citations}
        if (title := corpus.works[work]["container_title"])
    }
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for title in printed.values():
        forms[fold_key(title)][title] += 1
    labels = {
        key: min(counts, key=lambda form: (-counts[form], form)) for key, counts in forms.items()
    }
    nodes = {
        labels[key]: {"label": labels[key], "n_works": counts.total()}
        for key, counts in forms.items()
    }
    pairs = (
        (paper, labels[fold_key(printed[work])])
        for paper, work in corpus.citations
        if work in printed
    )
    return Links.from_pairs(pairs, nodes)


def _co_word(corpus: Corpus) -> Links:
    """Two terms, by the works whose title or keywords have both."""
    pairs: list[tuple[str, str]] = []
    for work, facts in corpus.works.items():
        terms = {*title_terms(facts["title"] or ""), *map(keyword_term, facts["keywords"])}
        pairs.extend((work, term) for term in sorted(terms) if term)
    return Links.from_pairs(pairs, {term: {"label": term} for _, term in pairs})


LINKS: dict[str, Callable[[Corpus], Links]] = {
    "co-citation": _co_citation,
    "bibliographic-coupling": _coupling,
    "co-authorship": _co_authorship,
    "co-word": _co_word,
    "author-co-citation": _author_co_citation,
    "source-co-citation": _source_co_citation,
}
"""The kinds that are counted in pairs."""


def _authors(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for work, facts in corpus.works.items():
        for name in facts["authors"]:
            yield work, name


def _author_labels(corpus: Corpus) -> dict[str, str]:
    return merge_names(facts["authors"] for facts in corpus.works.values())


def _persons(signed: Iterable[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    n_works = Counter(person for _, person in set(signed))
    return {
        person: {
            "label": person,
            "n_works": n,
            "kind": "body" if is_body(person) else "person",
        }
        for person, n in n_works.items()
    }
