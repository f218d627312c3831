"""The records of one work → one record.

A paper's own page goes before a citing list; then what most lists print; then what is fuller.
Nothing is averaged or invented, no DOI is dropped, and where records contradict each other
the reasons say which value was kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from litreview.model import Csl
from litreview.prose import fold_key
from litreview.works.addresses import read_dates, read_doi, read_edition, read_number, read_pages
from litreview.works.titles import read_title

_FULLEST = {"title", "container-title", "publisher", "abstract"}
_VAGUE_TYPES = {"document": 0, "webpage": 1}
_SKIPPED = {"id", "et_al", "custom", "year-suffix"}
_TOLD = ("title", "issued", "volume", "issue", "page", "DOI", "edition", "container-title")


@dataclass(frozen=True, slots=True)
class Source:
    """A record that takes part in a merge: whose it is, and whether it is a paper's own page."""

    id: str
    csl: Csl
    own_page: bool = False


def merge_records(sources: Iterable[Source]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Merge records of one work; return the record and a sentence for each contradiction.

    >>> merged, told = merge_records([Source("p", {"volume": "13"}, True), Source("r", {"volume": "12"})])
    >>> merged["volume"], told
    ('13', ("volume: '13' of p goes before '12' of r",))
    """
    ranked = sorted(sources, key=lambda s: (not s.own_page, -_fullness(s.csl), s.id))
    variables = dict.fromkeys(v for s in ranked for v in s.csl if v not in _SKIPPED)
    merged: dict[str, Any] = {}
    told: list[str] = []
    for variable in variables:
        having = [s for s in ranked if s.csl.get(variable)]
        if not having:
            continue
        chosen = having[0]
        if len(having) > 1:
            forms = [_form(variable, s.csl[variable]) for s in having]
            chosen = _choose(variable, having, forms)
            if variable in _TOLD and len(set(forms)) > 1:
                told += _contradictions(variable, chosen, having, forms)
        merged[variable] = chosen.csl[variable]
        if variable == "author" and _is_cut(chosen.csl):
            merged["custom"] = {"et_al": True}
    _keep_custom(merged, ranked)
    if not any(s.own_page for s in ranked):
        suffixes = {str(s.csl["year-suffix"]) for s in ranked if s.csl.get("year-suffix")}
        if len(suffixes) == 1:
            merged["year-suffix"] = suffixes.pop()
    return merged, tuple(told)


def _fullness(csl: Csl) -> int:
    return sum(1 for key, value in csl.items() if value and key not in _SKIPPED)


def _is_cut(csl: Csl) -> bool:
    custom = csl.get("custom")
    return bool(csl.get("et_al") or (isinstance(custom, Mapping) and custom.get("et_al")))


def _keep_custom(merged: dict[str, Any], ranked: list[Source]) -> None:
    custom: dict[str, Any] = {}
    for source in ranked:
        own = source.csl.get("custom")
        for key, value in own.items() if isinstance(own, Mapping) else ():
            if key not in {"et_al", "other-DOI"}:
                custom.setdefault(key, value)
    dois = dict.fromkeys(read_doi(s.csl.get("DOI")) for s in ranked)
    others = [d for d in dois if d and d != read_doi(merged.get("DOI"))]
    if others:
        custom["other-DOI"] = others
    custom.update(merged.pop("custom", {}))
    if custom:
        merged["custom"] = custom


def _choose(variable: str, having: list[Source], forms: list[str]) -> Source:
    """Return the source whose value is kept; ``having`` is in order of rank."""
    if having[0].own_page and not (variable == "author" and _is_cut(having[0].csl)):
        return having[0]
    if variable == "author":
        return max(having, key=_author_worth)
    votes = Counter(forms)

    def worth(n: int) -> tuple[int, int, int]:
        value, form = having[n].csl[variable], forms[n]
        if variable == "type":
            return (_VAGUE_TYPES.get(str(value), 2), votes[form], 0)
        if variable == "issued":
            return (votes[form], len(read_dates(value)), 0)
        if variable in _FULLEST:
            # A title that lost its end speaks for the one that kept it, not against.
            backed = sum(count for other, count in votes.items() if form.startswith(other))
            return (_lettering(str(value)), backed, len(form))
        return (votes[form], len(str(value)), 0)

    return having[max(range(len(having)), key=worth)]  # the first of equals


def _author_worth(source: Source) -> tuple[int, int]:
    names = source.csl["author"]
    if not isinstance(names, (list, tuple)):
        return (0, 0)
    people = [n for n in names if isinstance(n, Mapping)]
    spelled = sum(len(fold_key(str(n.get("given") or ""))) for n in people)
    return (int(not _is_cut(source.csl)) + len(people), spelled)


def _lettering(text: str) -> int:
    """Rank a title in mixed letters above one in capitals or small letters only."""
    return int(not text.isupper()) + int(not text.islower())


def _form(variable: str, value: Any) -> str:
    """Return what makes two printed values of a variable one."""
    if variable == "author":
        return ""  # weighed by `_author_worth`, never counted
    if variable == "issued":
        return str(read_dates(value)[:1])
    if variable in {"volume", "issue"}:
        return read_number(value) or fold_key(str(value))
    if variable == "page":
        return read_pages(value)[0] or fold_key(str(value))
    if variable == "DOI":
        return read_doi(value)
    if variable == "edition":
        return read_edition(value)
    if isinstance(value, str):
        title = read_title(value)
        return title.key if title else value
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _contradictions(
    variable: str, chosen: Source, having: list[Source], forms: list[str]
) -> list[str]:
    kept = next(form for source, form in zip(having, forms, strict=True) if source is chosen)
    told: dict[str, str] = {}
    for source, form in zip(having, forms, strict=True):
        if form == kept or form in told:
            continue
        shown = _shown(variable, chosen.csl[variable])
        other = _shown(variable, source.csl[variable])
        told[form] = f"{variable}: {shown!r} of {chosen.id} goes before {other!r} of {source.id}"
    return list(told.values())


def _shown(variable: str, value: Any) -> str:
    return "-".join(map(str, read_dates(value))) if variable == "issued" else str(value)
