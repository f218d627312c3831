"""What stands on a work: its authors, container title, terms, …, each in one form for all works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from litreview.networks.corpus import Corpus
from litreview.networks.persons import is_body, merge_names
from litreview.networks.terms import keyword_term, title_terms
from litreview.prose import fold_key

Items = dict[str, list[str]]
"""Items by work; a work without any may be left out."""

Nodes = dict[str, dict[str, Any]]
"""Attributes by node."""


def authors(corpus: Corpus) -> Items:
    """Persons and bodies by work, one label for each person."""
    label = merge_names(facts["authors"] for facts in corpus.works.values())
    return {
        work: list(dict.fromkeys(label[name] for name in facts["authors"]))
        for work, facts in corpus.works.items()
    }


def sources(corpus: Corpus, works: Iterable[str] | None = None) -> Items:
    """Container title by work, the most frequent printed form for all that differ in capitals."""
    chosen = corpus.works if works is None else works
    printed = {w: title for w in chosen if (title := corpus.works[w]["container_title"])}
    return {work: [title] for work, title in _one_form(printed).items()}


def keywords(corpus: Corpus) -> Items:
    """Keywords by work, whole."""
    return {
        work: sorted({term for word in facts["keywords"] if (term := keyword_term(word))})
        for work, facts in corpus.works.items()
    }


def words(corpus: Corpus) -> Items:
    """Keywords, and the words and bigrams of the title, by work."""
    listed = keywords(corpus)
    return {
        work: sorted({*title_terms(facts["title"] or ""), *listed[work]})
        for work, facts in corpus.works.items()
    }


def terms(corpus: Corpus) -> Items:
    """Words and bigrams of title and abstract, by work."""
    return {
        work: sorted({*title_terms(facts["title"] or ""), *title_terms(facts["abstract"] or "")})
        for work, facts in corpus.works.items()
    }


def institutions(corpus: Corpus) -> Items:
    """Institutions of the authors by work, where they are known."""
    return _listed(corpus, "institutions")


def countries(corpus: Corpus) -> Items:
    """Countries of the authors by work, where they are known."""
    return _listed(corpus, "countries")


def years(corpus: Corpus) -> Items:
    """Year by work."""
    return {w: [str(facts["year"])] for w, facts in corpus.works.items() if facts["year"]}


FIELDS: dict[str, Callable[[Corpus], Items]] = {
    "authors": authors,
    "container_title": sources,
    "keywords": keywords,
    "words": words,
    "terms": terms,
    "institutions": institutions,
    "countries": countries,
    "year": years,
}
"""The fields of a paper by name."""


def counted(items: Items, works: Iterable[str]) -> Nodes:
    """Return nodes with the number of these works on which each stands."""
    n_works = Counter(item for work in works for item in items.get(work, ()))
    return {item: {"label": item, "n_works": n} for item, n in n_works.items()}


def persons(items: Items, works: Iterable[str]) -> Nodes:
    """Return nodes that also say whether they are a person or a body."""
    nodes = counted(items, works)
    for person, facts in nodes.items():
        facts["kind"] = "body" if is_body(person) else "person"
    return nodes


def _listed(corpus: Corpus, name: str) -> Items:
    flat = {
        (work, n): item
        for work, facts in corpus.works.items()
        for n, item in enumerate(facts[name])
    }
    items: defaultdict[str, list[str]] = defaultdict(list)
    for (work, _), item in _one_form(flat).items():
        items[work].append(item)
    return {work: list(dict.fromkeys(listed)) for work, listed in items.items()}


def _one_form(printed: dict[Any, str]) -> dict[Any, str]:
    """Replace each printed form by the most frequent of those that fold to the same."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form in printed.values():
        forms[fold_key(form)][form] += 1
    label = {
        key: min(counts, key=lambda form: (-counts[form], form)) for key, counts in forms.items()
    }
    return {where: label[fold_key(form)] for where, form in printed.items()}
