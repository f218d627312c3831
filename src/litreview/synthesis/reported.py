"""Whether a sentence speaks of the paper's own study, or reports somebody else's.

"Penelitian Sari (2020) bertujuan …" states an aim, but not the aim of the paper it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litreview.model import Mention
from litreview.synthesis.cues import speaks_of

_PRINTED = re.compile(
    r"\b[A-Z][\w'’-]+(?:(?:, dkk\.?| dkk\.?|,? et al\.?|,? (?:dan|and|&) [A-Z][\w'’-]+),?){0,2} ?\((?:19|20)\d\d[a-z]?\)"
)
_LEADS = re.compile(
    r"\W*(?:(?:selain itu|sementara itu|namun|however|similarly|moreover|demikian pula|lalu),? )?"
    r"(?:(?:hasil |temuan )?(?:penelitian|studi|kajian|riset|study|research|work)s?\s?|menurut |in |according to |(?:the|a) (?:study|work|research) (?:by|of) )?"
    r"(?:dari |oleh |milik |by |of )?",
    re.I,
)


def own_study(sentence: str) -> bool:
    """Tell whether a sentence names its own study or its authors.

    >>> own_study("Penelitian ini memakai survei."), own_study("Sari (2020) memakai survei.")
    (True, False)
    """
    return speaks_of("@own", sentence)


def reports_another(sentence: str, start: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence reports a study of others.

    Parameters
    ----------
    sentence
        Its text.
    start
        Where it stands in the paper.
    mentions
        The paper's in-text citations within it.

    Examples
    --------
    >>> reports_another("Penelitian Sari (2020) bertujuan mengukur minat.", 0, [])
    True
    >>> reports_another("Penelitian ini memakai model Sari (2020).", 0, [])
    False
    """
    if own_study(sentence):
        return False
    if speaks_of("@reported", sentence):
        return True
    places = [m.start - start for m in mentions if not _bracketed(m.marker)]
    places += [m.start() for m in _PRINTED.finditer(sentence)]
    lead = _LEADS.match(sentence)
    return any(place <= (lead.end() if lead else 0) for place in places)


def cites_in_passing(sentence: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence that is not about its own study rests on a citation."""
    return bool(mentions or _PRINTED.search(sentence)) and not own_study(sentence)


def _bracketed(marker: str) -> bool:
    """A marker wholly in brackets, "(Sari, 2020)" or "[3]", is no subject of a sentence."""
    return marker.strip()[:1] in "([" if marker.strip() else True
