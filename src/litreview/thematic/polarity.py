"""Whether a sentence says that a thing is there, is lacking, or is needed: cues near the term.

The cue must stand in the same clause, at most `BEFORE` words before the term or `AFTER` words
after it. It speaks of what the term names: "kurangnya sumber daya manusia" is ``lacking`` for
the term "sumber daya manusia". A cue that is part of the term ("tidak terencana") is no cue,
and a plain "not" does not reach over "and" or "or".
"""

from __future__ import annotations

import re
from typing import Literal

Polarity = Literal["present", "lacking", "needed"]

BEFORE = 4
AFTER = 6
_REACH = 200
"""Characters looked at on each side, so that an endless sentence costs no more."""

_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:tetapi|namun|sedangkan|sehingga|karena|but|however|whereas|because)\b", re.I
)
_NO_CUE = re.compile(
    r"\btidak (?:hanya|saja|sekadar|sekedar|cuma|lepas|terlepas|lain|(?:dapat|bisa) di(?:pungkiri|hindari|sangkal))\b"
    r"|\bbukan (?:hanya|saja|sekadar|sekedar|cuma)\b|\b(?:tidak|tak) (?:terbatas|(?:lagi )?(?:perlu|memerlukan|membutuhkan))\b"
    r"|\blow-(?:income|cost|lying|carbon|wage)\b|\bthe poor(?=\s+(?:who|and|are|were|have|had|can|get|got|\w+ed)\b)"
    r"|\b(?:tidak|kurang) mampu(?=\s+(?:melalui|lewat|dengan|di|yang|mendapat\w*|menerima|memperoleh)\b)"
    r"|\bperseroan terbatas\b|\blimited liability\b"
    r"|\bkurang lebih\b|\bnot (?:only|just|merely|limited to|need|require)\b|\bneed not\b|\bno (?:doubt|longer only|need for)\b|\bno\.",
    re.I,
)
_LACKING_BEFORE = re.compile(
    r"\b(?:(?:tidak|bukan|not|never)\b(?!.*\b(?:dan|atau|and|or)\b)|belum|jarang|kurang(?:nya)?|kekurangan(?=(?:\W+\w+)?\W*$)|tanpa|tiada|ketiadaan|minim(?:nya)?|rendahnya|lemahnya|terbatas(?:nya)?|keterbatasan|"
    r"sulit(?:nya)?|lack\w*|shortages?|scarc\w+|hardly|rarely|seldom|(?<!\ba )(?:little|few)|no|neither|nor|without|absen(?:t|ce)|limited|insufficient|poor|weak|low)\b",
    re.I,
)
_LACKING_AFTER = re.compile(
    r"\b(?:belum|kurang|terbatas|rendah|minim|lemah|buruk|jarang|terhenti|"
    r"tidak (?:ada|pernah|tersedia|memadai|terencana|cukup|berjalan|optimal|maksimal|merata|diadakan|dilakukan|dilaksanakan|diberikan)|"
    r"never|rarely|seldom|hardly|not (?:yet|available|enough|sufficient|adequate|(?:been )?(?:offered|provided|held|given))|lacking|limited|absent|missing|insufficient|inadequate|wanting|poor|weak|low|scarce)\b",
    re.I,
)
_NEEDED_BEFORE = re.compile(
    r"\b(?:perlu(?:nya)?|memerlukan|diperlukan|harus(?:nya)?|seharusnya|wajib|butuh|membutuhkan|dibutuhkan|hendaknya|sebaiknya|"
    r"pentingnya|diharapkan|disarankan|menyarankan|diusulkan|mengusulkan|merekomendasikan|mendesak|call(?:s|ed|ing)? for|needs?|needed|must|should|requir\w+|necessary|recommend\w*|ought|propos\w+)\b",
    re.I,
)
_NEEDED_AFTER = re.compile(
    r"(?<!yang )\b(?:(?:di)?perlu(?:kan)?|dibutuhkan|harus|wajib|hendaknya|sebaiknya|needed|required|necessary|must|should|ought)\b",
    re.I,
)


def find_polarity(sentence: str, start: int, end: int) -> Polarity:
    """Judge a term that stands at ``sentence[start:end]``.

    Where both kinds of cues stand, the nearer one before the term decides, else what follows.

    Examples
    --------
    >>> [find_polarity(s, s.index("pelatihan"), s.index("pelatihan") + 9) for s in
    ...  ("Ada pelatihan.", "Belum ada pelatihan.", "Perlu ada pelatihan.", "Tidak hanya pelatihan.", "Yang ada pelatihan masih kurang.")]
    ['present', 'lacking', 'needed', 'present', 'lacking']
    """
    before = _NO_CUE.sub(_dots, sentence[max(0, start - _REACH) : start])
    clause = _CLAUSE.split(before)[-1]
    near = " ".join(clause.split()[-BEFORE:])
    lacking = _last(_LACKING_BEFORE, near)
    needed = _last(_NEEDED_BEFORE, near)
    if lacking != needed:
        return "lacking" if lacking > needed else "needed"
    after = _NO_CUE.sub(_dots, sentence[end : end + _REACH])
    near = " ".join(_CLAUSE.split(after, maxsplit=1)[0].split()[:AFTER])
    if _LACKING_AFTER.search(near):
        return "lacking"
    return "needed" if _NEEDED_AFTER.search(near) else "present"


def _last(cue: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in cue.finditer(text)), default=-1)


def _dots(match: re.Match[str]) -> str:
    """Keep the number of words, so that distances stay."""
    return " ".join("." for _ in match.group().split())
