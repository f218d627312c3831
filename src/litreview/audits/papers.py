"""What papers say of themselves and of each other: keywords, volumes, issues, pages, years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from litreview.audits.rows import AuditRow, make_row
from litreview.audits.vocabulary import FUNCTION_WORDS
from litreview.model import Csl, Paper, Reference, Work
from litreview.prose import detect_language, fold

_OWN_TEXT = ("title", "abstract", "body", "note", "front")
_ALIKE = 5
"""Words with so many first letters in common count as one word: "pelayanan", "pelayan"."""
_FEW_KEYWORDS = 3
_VARIABLES = {"volume": "volume", "issue": "issue", "page": "first page", "issued": "year"}


def check_keywords(paper: Paper) -> Iterator[AuditRow]:
    """Yield keywords that hardly occur in the paper's own title, abstract and body.

    Whether they belong to another paper is for a person to say. Keywords in a language that the
    text is not in say nothing, and neither do fewer than three.

    Examples
    --------
    >>> csl = {"title": "Media Sosial untuk Pelayanan", "keyword": "Daerah Aliran Sungai, Persepsi, Rehabilitasi"}
    >>> text = "Pelayanan kelurahan memakai media sosial dan daerah yang jauh itu kini dapat dijangkau."
    >>> [row.kind for row in check_keywords(Paper("p", text, csl=csl))]
    ['keywords-foreign']
    """
    printed = str(paper.csl.get("keyword") or "")
    keywords = [w for w in (_content(k) for k in re.split(r"[,;]", printed)) if w]
    title = str(paper.csl.get("title") or "")
    parts = [text for kind in _OWN_TEXT for _, text in paper.region_texts(kind)]
    if paper.kind == "record":  # its text is the export itself, the keywords among it
        parts = [str(paper.csl.get("abstract") or "")]
        if not parts[0]:
            return
    text = (
        " ".join([title, *parts])
        if paper.regions or paper.kind == "record"
        else f"{title} {paper.text}"
    )
    if len(keywords) < _FEW_KEYWORDS or len(fold(text).split()) < 2 * _FEW_KEYWORDS:
        return
    known = {word[:_ALIKE] for word in fold(text).split()}
    found = [k for k in keywords if all(word[:_ALIKE] in known for word in k)]
    if 3 * len(found) > len(keywords) or any(
        word[:_ALIKE] in {w[:_ALIKE] for w in fold(title).split()} for k in keywords for word in k
    ):
        return
    if not found and detect_language(printed) != detect_language(text[:2000]):
        return
    advice = "check with the journal: these keywords may be those of another paper"
    yield make_row(paper.id, "keywords-foreign", paper.id, printed, advice)


def _content(keyword: str) -> list[str]:
    return [w for w in fold(keyword).split() if len(w) > 2 and w not in FUNCTION_WORDS]


def check_numbers(
    papers: Sequence[Paper], references: Sequence[Reference], works: Sequence[Work]
) -> Iterator[AuditRow]:
    """Yield entries whose numbers are not those of the cited paper's page, or of other lists.

    Examples
    --------
    >>> page, entry = Paper("a", "", csl={"volume": "13"}), Reference("b-r06", "", "b", csl={"volume": "12"})
    >>> [(r.kind, r.printed) for r in check_numbers([page], [entry], [Work("a", {}, ("b-r06",), "a")])]
    [('own-page-differs', "volume 12; the paper's own page has 13")]
    """
    by_id = {reference.id: reference for reference in references}
    pages = {paper.id: paper for paper in papers}
    for work in works:
        entries = [by_id[i] for i in work.references if i in by_id]
        page = pages.get(work.paper or "")
        for variable, name in _VARIABLES.items():
            own = _value(page.csl, variable) if page else ""
            if own:
                yield from _against_page(entries, variable, name, own)
            elif len({entry.paper for entry in entries}) > 1:
                yield from _against_lists(entries, variable, name)


def _against_page(
    entries: Sequence[Reference], variable: str, name: str, own: str
) -> Iterator[AuditRow]:
    for entry in entries:
        value = _value(entry.csl, variable)
        if value and value != own:
            printed = f"{name} {value}; the paper's own page has {own}"
            advice = f"print {name} {own}"
            yield make_row(entry.paper, "own-page-differs", entry.id, printed, advice)


def _against_lists(entries: Sequence[Reference], variable: str, name: str) -> Iterator[AuditRow]:
    """Report the values that fewer lists print; of two alike, the later entry's."""
    values = [(entry, value) for entry in entries if (value := _value(entry.csl, variable))]
    votes = Counter(value for _, value in values)
    if len(votes) < 2:
        return
    usual = max(votes, key=lambda v: (votes[v], [v == w for _, w in values]))
    witness = next(entry.id for entry, value in values if value == usual)
    for entry, value in values:
        if value != usual:
            printed = f"{name} {value}; {witness} has {usual}"
            advice = f"find out which {name} is right"
            yield make_row(entry.paper, "lists-differ", entry.id, printed, advice)


def _value(csl: Csl | Mapping[str, Any], variable: str) -> str:
    """Return a number in plain figures; "" for words, such as a month in the issue slot."""
    if variable == "issued":
        parts = (csl.get("issued") or {}).get("date-parts") or [[]]
        return str(parts[0][0]) if parts[0] else ""
    match = re.match(r"\s*0*(\d+)(?![\w.])", str(csl.get(variable) or ""))
    return match[1] if match else ""
