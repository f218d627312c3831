"""The cells of one paper's row: for each role the quotes that fill it, empty where it is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litreview.model import Mention, Paper
from litreview.synthesis.cues import ROLES, Role, load_cues
from litreview.synthesis.quote import Quote, take
from litreview.synthesis.roles import RoleSentence, by_role, find_roles
from litreview.synthesis.setting import Facet, find_settings
from litreview.thematic.owntext import own_regions

Cells = dict[Role, tuple[Quote, ...]]
"""Role → quotes in the order of the text; every role is there."""

MOST: dict[Role, int] = {
    "aim": 2,
    "method": 4,
    "setting": 6,
    "theory": 2,
    "findings": 5,
    "limits": 3,
    "suggestions": 3,
}
"""Quotes a cell holds at most: the best ones."""

LONGEST = 600
"""A longer sentence is cut down to what stands around its cue, at words."""

_SOURCES: tuple[Role, ...] = ("method", "aim", "setting")
"""Roles whose sentences are searched for places, periods and groups."""


def fill_cells(
    paper: Paper, mentions: Sequence[Mention] = (), language: str | None = None
) -> Cells:
    """Fill the cells of one paper.

    Parameters
    ----------
    paper
        The paper as read.
    mentions
        Its in-text citations, which tell own sentences from reports of others.
    language
        Where a paper says a thing in two languages (abstracts do), the one to prefer.

    Examples
    --------
    >>> text = "Penelitian ini bertujuan menguji air di Kabupaten Brebes. Airnya keruh."
    >>> cells = fill_cells(Paper("p", text))
    >>> cells["setting"][0].text, len(cells["limits"])
    ('di Kabupaten Brebes', 0)
    """
    roles = by_role(find_roles(paper, mentions))
    cells: Cells = {}
    for role in ROLES:
        if role == "setting":
            continue
        chosen = _best(_one_language(roles.get(role, []), language), MOST[role])
        cells[role] = tuple(_quote(paper, s) for s in chosen)
    cells["setting"] = tuple(_settings(paper, roles, mentions, language))
    return {role: cells[role] for role in ROLES}


def _best(found: Sequence[RoleSentence], most: int) -> list[RoleSentence]:
    ranked = sorted(found, key=lambda s: (-(s.score + 0.5 * s.abstract), s.start))
    return sorted(ranked[:most], key=lambda s: s.start)


def _one_language(found: Sequence[RoleSentence], language: str | None) -> list[RoleSentence]:
    """Of abstracts in two languages keep the preferred one, where it says the thing at all."""
    spoken = {s.language for s in found if s.abstract and s.language}
    if len(spoken) < 2:
        return list(found)
    kept = language if language in spoken else _first_language(found)
    return [s for s in found if not s.abstract or s.language in (kept, "")]


def _first_language(found: Sequence[RoleSentence]) -> str:
    return next(s.language for s in found if s.abstract and s.language)


def _quote(paper: Paper, sentence: RoleSentence) -> Quote:
    start, end = sentence.start, sentence.end
    if end - start > LONGEST:
        start, end = _around_cue(paper.text, sentence)
    return take(paper, start, end)


def _around_cue(text: str, sentence: RoleSentence) -> tuple[int, int]:
    head = text[sentence.start : sentence.end][: 4 * LONGEST]
    places = [m.start() for c in load_cues()[sentence.role] if (m := c.pattern.search(head))]
    start = sentence.start + max(0, min(places, default=0) - LONGEST // 3)
    end = min(sentence.end, start + LONGEST)
    while start > sentence.start and not text[start - 1].isspace():
        start += 1
    while end < sentence.end and end > start + 1 and not text[end].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class _Source:
    start: int
    end: int
    facets: tuple[Facet, ...]
    title: bool = False


def _settings(
    paper: Paper,
    roles: dict[Role, list[RoleSentence]],
    mentions: Sequence[Mention],
    language: str | None,
) -> list[Quote]:
    sources = [
        _Source(r.start, r.end, ("place",), True) for r in own_regions(paper) if r.kind == "title"
    ]
    for role in _SOURCES:
        facets: tuple[Facet, ...] = ("place", "period", "object")
        found = _one_language(roles.get(role, []), language)
        sources += [_Source(s.start, s.end, facets) for s in found]
    seen: set[tuple[str, str]] = set()
    count: dict[str, int] = {}
    quotes: list[Quote] = []
    for source in sorted(sources, key=lambda s: (s.start, -len(s.facets))):
        words = _blank(paper.text[source.start : source.end][: 2 * LONGEST], source.start, mentions)
        for facet, a, b in find_settings(words, title=source.title):
            name = " ".join(words[a:b].casefold().split()[1:]) or words[a:b].casefold()
            if facet not in source.facets or (facet, name) in seen or count.get(facet, 0) >= 2:
                continue
            seen.add((facet, name))
            count[facet] = count.get(facet, 0) + 1
            quotes.append(take(paper, source.start + a, source.start + b))
    return quotes


def _blank(words: str, start: int, mentions: Sequence[Mention]) -> str:
    """Blank citations out: their years and names are no setting."""
    for mention in mentions:
        a, b = mention.start - start, mention.end - start
        if 0 <= a < len(words):
            words = words[:a] + "#" * (min(b, len(words)) - a) + words[min(b, len(words)) :]
    return words
