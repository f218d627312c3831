"""C-value: how much a run of words is a term of its own rather than a part of longer ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import log2

Words = tuple[Hashable, ...]


def compute_c_value(frequencies: Mapping[Words, int], *, offset: float = 0.0) -> dict[Words, float]:
    """Compute the C-value of every candidate.

    With length |a|, frequency f, T the longer candidates that hold a, and P their number::

        (offset + log2 |a|) · f(a)                    where nothing holds a
        (offset + log2 |a|) · (f(a) - 1/P · Σ f(b))   else

    where an occurrence of a in b that is itself in a still longer candidate counts once only
    (Frantzi, Ananiadou & Mima 2000, https://doi.org/10.1007/s007999900023, section 2.3).

    Parameters
    ----------
    frequencies
        Frequency by candidate, a candidate being the tuple of its words.
    offset
        0 as published, which leaves single words at 0; 1 lets them take part (Barrón-Cedeño,
        Sierra, Drouin & Ananiadou 2009, https://doi.org/10.1007/978-3-642-00382-0_10).

    Examples
    --------
    >>> cell = {("basal", "cell", "carcinoma"): 984, ("cystic", "basal", "cell", "carcinoma"): 11}
    >>> [round(value, 2) for value in compute_c_value(cell).values()]
    [1542.17, 22.0]
    """
    nested: dict[Words, int] = {}
    holders: dict[Words, int] = {}
    values: dict[Words, float] = {}
    for words in sorted(frequencies, key=len, reverse=True):
        inside, n = nested.get(words, 0), holders.get(words, 0)
        own = frequencies[words] - (inside / n if n else 0)
        values[words] = (offset + log2(len(words))) * own
        for part in _parts(words):
            if part in frequencies:
                nested[part] = nested.get(part, 0) + frequencies[words] - inside
                holders[part] = holders.get(part, 0) + 1
    return {words: values[words] for words in frequencies}


def _parts(words: Words) -> set[Words]:
    """Return all shorter runs of a candidate, each once."""
    n = len(words)
    return {words[a : a + size] for size in range(1, n) for a in range(n - size + 1)}
