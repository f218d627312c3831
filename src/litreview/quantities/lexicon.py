"""The words around figures, in Indonesian and English, as concepts that both languages share.

They stand in ``data/quantity_words.tsv``: a concept, its kind, and its forms by language. Words
that the table does not know stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from litreview.prose import fold

_WORD = re.compile(r"[^\W\d_]+(?:\d{1,3}(?!\d))?(?:['’]s\b)?")
"""A word, or a label such as P1."""
_LONGEST = 6
"""Words of the longest phrase."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a text: the concept it stands for, the concept's kind, its place.

    ``kind`` is that of the table, or ``unknown``; ``named`` tells whether it is printed as a
    proper name is.
    """

    concept: str
    kind: str
    start: int
    end: int
    named: bool = False


@lru_cache(maxsize=1)
def phrases() -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the concepts and kinds of each phrase, a phrase as its folded words."""
    found: dict[tuple[str, ...], dict[tuple[str, str], None]] = {}
    table = files("litreview").joinpath("data/quantity_words.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        concept, kind, *languages = line.split("\t")
        for forms in languages:
            for form in filter(None, forms.split("|")):
                key = tuple(fold(form).split())
                if key:
                    found.setdefault(key, {})[concept, kind] = None
    return {key: tuple(concepts) for key, concepts in found.items()}


@lru_cache(maxsize=64)
def forms(*kinds: str) -> str:
    """Return a pattern of all printed forms of some kinds, the longest first.

    >>> bool(re.search(forms("respectively"), "masing-masing 5 dan 7"))
    True
    """
    return _alternatives(form for kind in kinds for form, _ in _printed(kind))


@lru_cache(maxsize=1)
def units() -> tuple[str, dict[str, str]]:
    """Return a pattern of printed units, and the name of each."""
    listed = dict(_printed("unit"))
    return _alternatives(listed), {form.casefold(): concept for form, concept in listed.items()}


def read_terms(text: str) -> list[Term]:
    """Read the words of a text as terms, the longest known phrase first.

    >>> [(t.concept, t.kind) for t in read_terms("Angka kematian ibu di Jawa Barat")]
    [('', 'empty'), ('death', 'word'), ('maternal', 'restrictor'), ('', 'empty'), ('west-java', 'place')]
    """
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    folded = [fold(re.sub(r"['’]s$", "", word)) for _, _, word in words]
    found: list[Term] = []
    i = 0
    while i < len(words):
        start, end, printed = words[i]
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            known = _look_up(tuple(folded[i : i + n]))
            between = text[start : words[i + n - 1][1]]
            if known and (n == 1 or not re.search(r"[.;:()\d]", between)):
                concept, kind = known
                found.append(Term(concept, kind, start, words[i + n - 1][1]))
                i += n
                break
        else:
            named = printed[0].isupper() and not _opens(text, start)
            found.append(Term(stem(folded[i]), "unknown", start, end, named))
            i += 1
    return found


_PREFERRED = (
    "place",
    "source",
    "restrictor",
    "word",
    "soft",
    "month",
    "quarter",
    "empty",
    "statistic",
)
"""Of several kinds that a phrase has, the one that says most of a quantity."""


@lru_cache(maxsize=50_000)
def _look_up(words: tuple[str, ...]) -> tuple[str, str] | None:
    for candidate in _variants(words):
        known = phrases().get(candidate, ())
        for preferred in _PREFERRED:
            for concept, kind in known:
                if kind.startswith(preferred):
                    return concept, kind
    return None


def _variants(words: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    """Return a phrase, and it without the endings of its last word."""
    last = words[-1]
    variants = [words]
    if last.endswith("nya") and len(last) > 6:
        variants.append((*words[:-1], last[:-3]))
    return variants


_SPELLING = (
    (r"cc(?=[eiy])", "ks"), (r"c(?=[eiy])", "s"), (r"ck|ch(?=[rnoml])|c(?!h)|q(?=u)", "k"), (r"ph", "f"), (r"mpt(?=io)", "mt"),
    (r"x", "ks"), (r"th", "t"), (r"y$", "i"), (r"([a-z])\1", r"\1"), (r"ti(?=o)", "si"), (r"sion$", "si"),
    (r"iti$", "itas"), (r"ikal$", "ik"), (r"ika$", "ik"), (r"if(?:e)?$|ive$", "if"), (r"y", "i"), (r"qu", "ku"),
)  # fmt: skip
"""How English spells what Indonesian borrowed from the same source: vaccination, vaksinasi."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Take off the endings that do not change what a word counts, and spell it one way.

    Words that both languages borrowed become one; a false friend needs the same place, year and
    unit to do harm.

    >>> [stem(w) for w in ("electrification", "elektrifikasi", "productivity", "produktivitas", "mangroves")]
    ['elektrifikasi', 'elektrifikasi', 'produktivitas', 'produktivitas', 'mangrove']
    """
    if word.endswith("nya") and len(word) > 6:
        word = word[:-3]
    elif word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 4:
        word = word[:-1]
    for pattern, spelling in _SPELLING:
        word = re.sub(pattern, spelling, word)
    return word


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:;(\"“'‘•"


def _printed(kind: str) -> list[tuple[str, str]]:
    table = files("litreview").joinpath("data/quantity_words.tsv").read_text(encoding="utf-8")
    found = []
    for line in table.splitlines()[1:]:
        concept, of, *languages = line.split("\t")
        if of == kind:
            found += [(form, concept) for each in languages for form in each.split("|") if form]
    return found


def _alternatives(printed: Iterable[str]) -> str:
    listed = sorted(dict.fromkeys(printed), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in listed)
