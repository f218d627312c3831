"""Rhetorical roles: which of a paper's own sentences state its aim, its method, its findings.

Cues, section and attribution give every sentence a score for every role
(`litreview.synthesis.scoring`); in an abstract the order of the moves decides where cues are
silent (`litreview.synthesis.moves`), in a short section of method or results its heading. The
idea of zones by cue phrase, place and attribution is that of S. Teufel and M. Moens (2002),
*Summarizing scientific articles*, Computational Linguistics 28(4).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from litreview.model import Mention, Paper
from litreview.prose import detect_language
from litreview.synthesis.cues import ROLES, Role, hint, weigh
from litreview.synthesis.moves import MOVES, best_moves
from litreview.synthesis.scoring import Scores, score_roles
from litreview.synthesis.sentences import READ, Sentence, read_sentences

THRESHOLD = 2.0
"""The least score of a sentence that fills a cell."""

DECISIVE = 3.0
"""The score of a sentence that says its role outright."""

_TOLD = 2.5
"""The least score in a note, which comments on what it tells."""

_SHORT = 8
"""In a section of method or results of so few sentences the heading speaks for each."""

_LONGEST_ABSTRACT = 30
"""A text without sections is read like an abstract if it has no more sentences."""

_BASE = {"background": 0.9, "method": 0.1, "findings": 0.5}
_SILENT = {"method": -0.6, "findings": 0.5}
"""What a move counts in an abstract beside its cues and hints, and without any."""

_CLOSINGS = ("discussion", "conclusion")
_DEFAULT: dict[str, Role] = {"method": "method", "results": "findings", "conclusion": "findings"}


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """One sentence that plays a role; ``score`` from `THRESHOLD` up, offsets into the paper's text.

    ``abstract``: it stands in an abstract, or in a note, where a text may say everything
    twice, in two languages.
    """

    role: Role
    start: int
    end: int
    score: float
    abstract: bool
    language: str


def find_roles(paper: Paper, mentions: Sequence[Mention] = ()) -> list[RoleSentence]:
    """Find the sentences that play a role in a paper's own study, in the order of the text.

    A sentence may play more than one role. The words that name a setting are found by
    `litreview.synthesis.setting` in the sentences of aim, method and setting.

    Examples
    --------
    >>> text = "Sari (2020) bertujuan menguji pupuk. Penelitian ini bertujuan menguji air."
    >>> [(r.role, text[r.start : r.end]) for r in find_roles(Paper("p", text))]
    [('aim', 'Penelitian ini bertujuan menguji air.')]
    """
    sentences = read_sentences(paper, mentions)
    scores = [score_roles(sentence) for sentence in sentences]
    noted = paper.kind == "reading-note"  # comments stand between its reports: no order, no default
    if not noted:
        _by_section(sentences, scores)
        _by_order(sentences, scores)
    found: list[RoleSentence] = []
    for sentence, given in zip(sentences, scores, strict=True):
        chosen = _choose(given, _TOLD if noted else THRESHOLD)
        if _says_setting(sentence):
            chosen["setting"] = THRESHOLD
        found += [
            RoleSentence(
                role,
                sentence.start,
                sentence.end,
                round(score, 2),
                sentence.place.abstract or noted,
                detect_language(sentence.text[:READ]) or "",
            )
            for role, score in chosen.items()
        ]
    return found


def by_role(found: Sequence[RoleSentence]) -> dict[Role, list[RoleSentence]]:
    """Sort role sentences into their roles."""
    sorted_: dict[Role, list[RoleSentence]] = defaultdict(list)
    for sentence in found:
        sorted_[sentence.role].append(sentence)
    return dict(sorted_)


def _by_section(sentences: Sequence[Sentence], scores: list[Scores]) -> None:
    """Let the heading of a section speak for what says nothing of itself in it."""
    sizes = Counter(s.place.section for s in sentences)
    for sentence, given in zip(sentences, scores, strict=True):
        section = sentence.place.section
        role = _DEFAULT.get(section)
        if role is None or sentence.place.labelled or not _is_own(sentence):
            continue
        if max((s for r, s in given.items() if r != role and r != "theory"), default=0) < THRESHOLD:
            given[role] = max(given.get(role, 0.0), 0.0) + (
                2.0 if sizes[section] <= _SHORT else 1.0
            )


def _by_order(sentences: Sequence[Sentence], scores: list[Scores]) -> None:
    """Let the order of the moves speak: in abstracts, short texts without sections, short closings."""
    sizes = Counter(_part(s) for s in sentences)
    for part, run in groupby(range(len(sentences)), key=lambda n: _part(sentences[n])):
        after = "findings" if part in _CLOSINGS else None
        longest = _SHORT if part in _CLOSINGS else _LONGEST_ABSTRACT
        if part == "abstract" or (part in ("", *_CLOSINGS) and sizes[part] <= longest):
            places = list(run)
            given = [_as_moves(sentences[n], scores[n]) for n in places]
            anchored = after is not None
            for n, at, move in zip(places, given, best_moves(given, after), strict=True):
                cue = max(scores[n].get("method", 0.0), scores[n].get("findings", 0.0))
                anchored = anchored or cue >= THRESHOLD
                if move == "findings" and not anchored:
                    move = "background"  # no result before anything was done
                if move != "method" or at["method"] >= 1.0:
                    _settle(scores[n], move)
                    anchored = anchored or move == "method"


def _part(sentence: Sentence) -> str:
    """The run a sentence belongs to; one with a label stands for itself."""
    place = sentence.place
    return "labelled" if place.labelled else "abstract" if place.abstract else place.section


def _as_moves(sentence: Sentence, given: Scores) -> dict[str, float]:
    if not _is_own(sentence):
        return {"background": DECISIVE}
    scores = dict(_BASE)
    for role in ROLES:
        if role in MOVES:
            cue, named = given.get(role, 0.0), hint(sentence.text, role)
            weight = cue + named if 1.5 <= cue < THRESHOLD else max(cue, named)
            scores[role] = weight + (_BASE.get(role, 0.0) if weight else _SILENT.get(role, 0.0))
    return scores


def _settle(given: Scores, move: str) -> None:
    """Raise the move to the threshold; what is not decisive gives way to it."""
    for role in ROLES:
        if role == move:
            given[role] = max(given.get(role, 0.0), THRESHOLD)
        elif role != "theory" and given.get(role, 0.0) < DECISIVE:
            given.pop(role, None)


def _is_own(sentence: Sentence) -> bool:
    unusable = sentence.compared or sentence.unsaid or sentence.defines
    return not (sentence.reported or sentence.cited or unusable)


def _choose(scores: Scores, least: float) -> Scores:
    """Return the best role, and others that are decisive by themselves."""
    able = {role: scores[role] for role in ROLES if scores.get(role, 0.0) >= least}
    if not able:
        return {}
    best = max(able, key=lambda role: able[role])
    clear = {"aim", "method", "theory"}
    return {
        role: score
        for role, score in able.items()
        if role == best
        or (score >= DECISIVE and (role in clear or best in clear))
        or (role == "theory" and score >= _TOLD)
    }


def _says_setting(sentence: Sentence) -> bool:
    """A sentence that says where the study was done, whatever else it says."""
    if sentence.reported or sentence.defines or sentence.place.section in ("literature", "theory"):
        return False
    return weigh(sentence.text, "setting") >= THRESHOLD
