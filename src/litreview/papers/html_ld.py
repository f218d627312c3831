"""What an article page states as JSON-LD: https://schema.org/ScholarlyArticle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from litreview.dates import parse_date
from litreview.identifiers import repair_doi
from litreview.names import parse_names
from litreview.prose import sound, squeeze

_ARTICLES = frozenset(("ScholarlyArticle", "MedicalScholarlyArticle", "Article"))
_DEEPEST = 6


def read_linked_data(tree: Any) -> dict[str, Any]:
    """Return the CSL variables that the first article of a page's JSON-LD states.

    Examples
    --------
    >>> from litreview.papers.html import parse_tree
    >>> page = '<script type="application/ld+json">{"@type": "ScholarlyArticle", "name": "Media Sosial"}</script>'
    >>> read_linked_data(parse_tree(page))
    {'type': 'article-journal', 'title': 'Media Sosial'}
    """
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            stated = sound(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated):
            kinds = thing.get("@type")
            if _ARTICLES & set(_texts(kinds)) and (csl := _read_article(thing)):
                return csl
    return {}


def _things(stated: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(stated, list):
        for item in stated:
            yield from _things(item, depth + 1)
    elif isinstance(stated, dict):
        yield stated
        for key in ("@graph", "mainEntity"):
            yield from _things(stated.get(key), depth + 1)


def _texts(value: Any) -> list[str]:
    """The texts of a value: itself, the items of a list, the names of things."""
    if isinstance(value, str):
        return [text] if (text := squeeze(value)) else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("value") or value.get("@id"))
    return []


def _read_article(thing: dict[str, Any]) -> dict[str, Any]:
    title = next(iter(_texts(thing.get("headline")) + _texts(thing.get("name"))), "")
    if not title:
        return {}
    csl: dict[str, Any] = {"type": "article-journal", "title": title}
    names = [
        name.as_csl()
        for text in _texts(thing.get("author"))
        for name in parse_names(text, given_first="," not in text)[0]
    ]
    if names:
        csl["author"] = names
    if parts := parse_date("".join(_texts(thing.get("datePublished"))[:1])[:10]).parts:
        csl["issued"] = {"date-parts": [parts]}
    stated = [
        *_texts(thing.get("identifier")),
        *_texts(thing.get("sameAs")),
        *_texts(thing.get("@id")),
    ]
    if doi := next(
        (doi for text in stated if "10." in text and (doi := repair_doi(text)[0])), None
    ):
        csl["DOI"] = doi
    words = [word.strip() for text in _texts(thing.get("keywords")) for word in text.split(",")]
    if words:
        csl["keyword"] = ", ".join(dict.fromkeys(word for word in words if word))
    if abstract := next(iter(_texts(thing.get("abstract"))), ""):
        csl["abstract"] = abstract
    return csl
