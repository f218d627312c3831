"""How much speaks for each role of one sentence: its cues, its section, whose study it is."""

from __future__ import annotations

from litreview.synthesis.cues import ROLES, Role, hint, weigh
from litreview.synthesis.sentences import Sentence

Scores = dict[Role, float]

_ADDS: dict[str, dict[str, float]] = {
    "aim": {
        "aim": 2.5,
        "introduction": 0.5,
        "abstract": 0.5,
        "literature": -1.5,
        "theory": -1.5,
        "results": -1.0,
        "method": -0.5,
        "limits": -1.0,
        "conclusion": -0.5,
    },
    "method": {
        "method": 1.0,
        "setting": 0.5,
        "introduction": -1.0,
        "literature": -2.5,
        "theory": -2.0,
        "results": -1.0,
        "discussion": -1.0,
        "conclusion": -1.5,
        "limits": -1.5,
        "suggestions": -2.0,
        "aim": -2.0,
    },
    "theory": {
        "theory": 0.5,
        "method": 0.25,
        "literature": 0.25,
        "results": -0.5,
        "conclusion": -1.0,
        "suggestions": -2.0,
    },
    "findings": {
        "results": 1.0,
        "conclusion": 1.0,
        "discussion": 0.5,
        "introduction": -2.5,
        "literature": -3.0,
        "theory": -3.0,
        "method": -2.0,
        "aim": -3.0,
        "limits": -2.0,
        "suggestions": -2.0,
        "setting": -1.0,
    },
    "limits": {
        "limits": 2.0,
        "conclusion": 0.5,
        "discussion": 0.25,
        "introduction": -1.5,
        "literature": -3.0,
        "theory": -3.0,
        "method": -1.0,
        "aim": -2.0,
    },
    "suggestions": {
        "suggestions": 2.0,
        "limits": 0.5,
        "conclusion": 0.5,
        "introduction": -1.5,
        "literature": -2.5,
        "theory": -2.5,
        "method": -1.5,
        "aim": -2.0,
    },
}
"""Role → section → what the section adds to a cue."""

_LABELLED: dict[str, Role] = {
    "aim": "aim",
    "method": "method",
    "results": "findings",
    "conclusion": "findings",
    "limits": "limits",
    "suggestions": "suggestions",
}
"""A label such as "Results:" says the role of what follows it by itself."""

_NEED_NO_CUE = (("limits", "limits"), ("suggestions", "suggestions"))
_CLOSING = ("discussion", "conclusion", "limits", "suggestions")
_STRONG = 2.5


def score_roles(sentence: Sentence) -> Scores:
    """Score a sentence for every role but ``setting``; a role without any cue is left out.

    Examples
    --------
    >>> from litreview.model import Paper
    >>> from litreview.synthesis.sentences import read_sentences
    >>> score_roles(read_sentences(Paper("p", "Penelitian ini bertujuan menguji air."))[0])
    {'aim': 3.0}
    """
    scores: Scores = {}
    section = sentence.place.section
    for role in ROLES:
        if role == "setting":
            continue
        score = weight = weigh(sentence.text, role)
        if section in _CLOSING and role in ("limits", "suggestions") and weight < _STRONG:
            score += hint(sentence.text, role)
        if sentence.place.labelled and _LABELLED.get(section) == role:
            score += 2.0
        elif score or (role, section) in _NEED_NO_CUE:
            score += _ADDS[role].get(section, 0.0)
        if not score:
            continue
        if role == "limits" and section not in _CLOSING and weight < _STRONG:
            score -= 0.5
        scores[role] = score + _whose(sentence, role)
    return scores


def _whose(sentence: Sentence, role: Role) -> float:
    """Take off for what is somebody else's, or nobody's."""
    taken = 0.0
    if sentence.reported:
        taken -= 4.0
    elif sentence.cited and role in ("findings", "aim", "limits", "suggestions"):
        taken -= 2.0
    if sentence.compared and role in ("findings", "theory"):
        taken -= 2.5
    if sentence.defines and role in ("aim", "method", "findings"):
        taken -= 2.5
    if sentence.unsaid and role != "limits":
        taken -= 2.5
    return taken
