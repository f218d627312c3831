"""The words by which a sentence shows its rhetorical role, read from ``data/synthesis_cues.tsv``.

A row is a role, a language, a weight and a pattern (a regular expression, any case). Rows whose
role begins with ``@`` name a group of words: ``@study``, ``@self`` and ``@kind`` may stand in
patterns as ``{study}``, ``{self}``, ``{kind}``; ``@own`` tells of the paper's own
study, ``@reported``, ``@anaphor`` and ``@compared`` of other people's, ``@unsaid`` of
what is not told, ``@defines`` of a concept instead of a study;
``@hint-method`` and the like hold hints. Weight 3 decides by itself, 2 needs no support in its place, 1
only supports. A further language is more rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Role = Literal["aim", "method", "setting", "theory", "findings", "limits", "suggestions"]
"""What a sentence does in its paper."""

ROLES: tuple[Role, ...] = (
    "aim",
    "method",
    "setting",
    "theory",
    "findings",
    "limits",
    "suggestions",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern that speaks for a role."""

    role: str
    language: str
    weight: float
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def load_cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by role, the heaviest first."""
    table = files("litreview").joinpath("data/synthesis_cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    named = {(role, language): pattern for role, language, _, pattern in rows if role[0] == "@"}
    cues: dict[str, list[Cue]] = defaultdict(list)
    for role, language, weight, pattern in rows:
        for name in ("study", "self", "kind"):
            pattern = pattern.replace(f"{{{name}}}", f"(?:{named['@' + name, language]})")
        cues[role].append(Cue(role, language, float(weight), re.compile(pattern, re.I)))
    return {role: tuple(sorted(found, key=lambda c: -c.weight)) for role, found in cues.items()}


def weigh(sentence: str, role: Role) -> float:
    """Return the weight of the cues for a role: the heaviest, and half of the next of another kind.

    >>> weigh("Penelitian ini bertujuan mengukur hasil panen.", "aim")
    3.0
    >>> weigh("Hujan turun.", "aim")
    0.0
    """
    found = [cue.weight for cue in load_cues()[role] if cue.pattern.search(sentence)]
    return found[0] + (found[1] / 2 if len(found) > 1 and found[0] < 3 else 0) if found else 0.0


def hint(sentence: str, role: str) -> float:
    """Return the heaviest hint of a role: what says little by itself, but enough in its place.

    >>> hint("Feses diperiksa di laboratorium.", "method")
    1.2
    """
    found = (c.weight for c in load_cues().get(f"@hint-{role}", ()) if c.pattern.search(sentence))
    return next(found, 0.0)


def speaks_of(group: str, sentence: str) -> bool:
    """Tell whether a sentence has words of a named group, such as ``"@reported"``.

    >>> speaks_of("@reported", "Penelitian terdahulu memakai survei.")
    True
    """
    return any(cue.pattern.search(sentence) for cue in load_cues()[group])
