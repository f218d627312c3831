"""Whether two container titles (journal, book, site) are one, abbreviated, cut or misspelt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from litreview.prose import fold
from litreview.works.wordlists import CONTAINER_STOP

ContainerMatch = Literal["agree", "unclear", "differ", "missing"]

_MARK = re.compile(r"[(\[:|/–—]| - ")


@lru_cache(maxsize=100_000)
def compare_containers(a: str, b: str) -> ContainerMatch:
    """Compare two container titles.

    >>> compare_containers("Jurnal Medium", "Medium")
    'agree'
    >>> compare_containers("Int. J. Inf. Manage.", "International Journal of Information Management")
    'agree'
    >>> compare_containers("Jurnal Governance", "Business Horizons")
    'differ'
    """
    words_a, words_b = fold(a).split(), fold(b).split()
    if not words_a or not words_b:
        return "missing"
    key_a, key_b = "".join(words_a), "".join(words_b)
    if key_a == key_b:
        return "agree"
    core_a, core_b = _core(words_a), _core(words_b)
    short, long = sorted((core_a, core_b), key=len)
    if core_a == core_b or _abbreviates(short, long):
        return "agree"
    if _heads(a) & _heads(b) or _initials(words_a, words_b):
        return "agree"
    likeness = Indel.normalized_similarity("".join(core_a), "".join(core_b))
    if likeness >= 0.88:
        return "agree"
    if min(len(key_a), len(key_b)) >= 8 and (key_a in key_b or key_b in key_a):
        return "unclear"  # cut short or glued, but also "Jurnal Kesehatan (Masyarakat)"
    shared = len(set(core_a) & set(core_b)) / max(1, min(len(core_a), len(core_b)))
    return "unclear" if likeness >= 0.7 or (shared == 1 and len(short) >= 2) else "differ"


def _core(words: list[str]) -> list[str]:
    return [w for w in words if w not in CONTAINER_STOP] or words


def _heads(printed: str) -> set[str]:
    """Return the keys of the title before its subtitle and of what stands in brackets."""
    head = "".join(_core(fold(_MARK.split(printed, maxsplit=1)[0]).split()))
    brackets = {fold(m).replace(" ", "") for m in re.findall(r"[(\[]([^)\]]{2,40})[)\]]", printed)}
    return {key for key in {head, *brackets} if len(key) > 3}


def _initials(a: list[str], b: list[str]) -> bool:
    """Tell whether one title is the other's acronym ("JSPG", "PNAS")."""
    short, long = sorted((a, b), key=len)
    if len(short) != 1 or len(long) < 3 or not 3 <= len(short[0]) <= 8:
        return False
    small = [w for w in long if w not in {"of", "the", "and", "dan", "in", "for"}]
    return short[0] in {"".join(w[0] for w in long), "".join(w[0] for w in small)}


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Tell whether each word of one title begins the next word of the other, none left over."""
    if len(short) != len(long) or not short:
        return False
    return all(
        x[0] == y[0] and (x.startswith(y) or y.startswith(x))
        for x, y in zip(short, long, strict=True)
    )
