"""Theme by theme: who speaks of it and how, who is cited there, who is silent.

Built from the evidence of `litreview.thematic`; nothing is added to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litreview.model import Mention, Paper, Work
from litreview.synthesis.quote import Quote, take
from litreview.thematic import Codebook, Evidence, Theme

POLARITIES = ("present", "lacking", "needed")


@dataclass(frozen=True, slots=True)
class Voice:
    """One paper on one theme: its sentences by polarity, the surest first."""

    paper: str
    quotes: Mapping[str, tuple[Quote, ...]]
    cites: Mapping[str, tuple[Quote, ...]]
    """Work → the sentences on this theme in which the paper cites it."""


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """One theme of the skeleton; ``frameworks`` are ids, ``voices`` sorted by paper."""

    theme: Theme
    frameworks: tuple[str, ...]
    voices: tuple[Voice, ...]

    def speaking(self, polarity: str) -> list[Voice]:
        """Return the voices that speak of the theme in one polarity."""
        return [v for v in self.voices if v.quotes.get(polarity)]


def build_themes(
    evidence: Sequence[Evidence],
    codebook: Codebook,
    papers: Sequence[Paper],
    mentions: Sequence[Mention],
    works: Sequence[Work],
) -> list[ThemeSection]:
    """Lay out the themes of a codebook in its order, silent ones too.

    Evidence of papers that are not among ``papers`` is left out.
    """
    known = {paper.id: paper for paper in papers}
    cells: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for found in evidence:
        if found.paper in known:
            cells[found.theme, found.paper].append(found)
    cited = _cited(mentions, works)
    sections = []
    for theme in codebook.themes:
        voices = [
            _voice(known[p], cells[theme.id, p], cited.get(p, []))
            for p in sorted(known)
            if cells.get((theme.id, p))
        ]
        sections.append(ThemeSection(theme, theme.frameworks, tuple(voices)))
    return sections


def _cited(
    mentions: Sequence[Mention], works: Sequence[Work]
) -> dict[str, list[tuple[int, int, str]]]:
    """Paper → (start, end, work) of each linked citation in its text."""
    work_of = {reference: work.id for work in works for reference in work.references}
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in mentions:
        if mention.status == "linked":
            for reference in mention.cites:
                if reference in work_of:
                    found[mention.paper].append((mention.start, mention.end, work_of[reference]))
    return found


def _voice(paper: Paper, found: Sequence[Evidence], cited: Sequence[tuple[int, int, str]]) -> Voice:
    quotes: dict[str, list[Quote]] = {polarity: [] for polarity in POLARITIES}
    cites: dict[str, list[Quote]] = defaultdict(list)
    for each in sorted(found, key=lambda e: (-e.confidence, e.start)):
        quote = take(paper, each.start, each.end)
        quotes[each.polarity].append(quote)
        for start, end, work in cited:
            if each.start <= start and end <= each.end and quote not in cites[work]:
                cites[work].append(quote)
    return Voice(
        paper.id,
        {polarity: tuple(quotes[polarity]) for polarity in POLARITIES},
        {work: tuple(cites[work]) for work in sorted(cites) if cites[work]},
    )
