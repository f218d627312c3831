"""The words of a sentence, their stems in both languages, and which of them carry no content."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from litreview.languages import stop_words
from litreview.stems import LANGUAGES, stem

_REPORTING = re.compile(
    r"\b(?:hasil|temuan)\s+(?:dari\s+)?(?:penelitian|wawancara|analisis|observasi|studi|kajian|riset|survei)\b"
    r"|\b(?:penelitian|studi|kajian|riset|analisis|penulis|peneliti)\s+(?:ini\s+)?(?:juga\s+)?"
    r"(?:menunjukkan|menemukan|memperlihatkan|mengungkap(?:kan)?|menyimpulkan|mendapati|menegaskan|mengidentifikasi)\b"
    r"|\b(?:dalam|pada|dari)\s+(?:penelitian|studi|kajian|riset)\s+ini\b"
    r"|\b(?:responden|informan|narasumber|partisipan)\s+(?:\w+\s+)?"
    r"(?:menyatakan|mengatakan|mengaku|menilai|menyebut(?:kan)?|menuturkan|merasa|menjelaskan|berpendapat|mengeluh(?:kan)?)\b"
    r"|\b(?:we|(?:the|this|our)\s+(?:study|research|article|paper|survey|interviews?|analysis|findings?|results?|authors?|researchers?))\s+"
    r"(?:also\s+)?(?:found|finds?|show(?:s|ed)?|reveal(?:s|ed)?|suggest(?:s|ed)?|argue[sd]?|conclude[sd]?|indicate[sd]?|report(?:s|ed)?|"
    r"demonstrate[sd]?|identif(?:y|ies|ied)|observed?)\b"
    r"|\b(?:respondents|informants|interviewees|participants)\s+(?:\w+\s+)?"
    r"(?:said|say|stated|reported|felt|told|mentioned|complained|explained|believed|described)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def cut_words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order; numbers are none.

    >>> cut_words("Dana Rp2 miliar, e-government")
    ['dana', 'rp2', 'miliar', 'e-government']
    """
    return [word.lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=500_000)
def stem_pair(word: str) -> tuple[str, str]:
    """Return the Indonesian and the English stem: within one sentence both languages occur.

    >>> stem_pair("dilatih"), stem_pair("budgets")
    (('latih', 'dilatih'), ('budgets', 'budget'))
    """
    indonesian, english = (stem(word, language) for language in LANGUAGES)
    return indonesian, english


@cache
def function_words() -> frozenset[str]:
    """Return the words of both languages that carry no content."""
    return frozenset().union(*map(stop_words, LANGUAGES))


@cache
def study_stems(*, general: bool = False) -> tuple[frozenset[str], ...]:
    """Return the stems of words that speak of a study itself, by language: "kuesioner", "interview".

    ``general`` adds those that findings are told with too: "penelitian", "analysis".
    """
    table = files("litreview").joinpath("data/study_words.tsv").read_text(encoding="utf-8")
    found = []
    for line in table.splitlines():
        code, special, common = line.split("\t")
        words = special.split() + (common.split() if general else [])
        found.append(frozenset(stem(word, code) for word in words))
    return tuple(found)


def count_study_words(text: str, *, general: bool = False) -> int:
    """Count the different words of a text that speak of a study itself.

    Words that merely report a finding ("responden menyatakan", "interviews show") do not count.

    >>> count_study_words("Akses terhadap informan diperoleh lewat wawancara.")
    2
    >>> count_study_words("Hasil wawancara menunjukkan bahwa dana kurang.")
    0
    """
    return sum(_is_study_word(w, general) for w in set(cut_words(_REPORTING.sub(" ", text))))


@lru_cache(maxsize=500_000)
def _is_study_word(word: str, general: bool) -> bool:
    known = study_stems(general=general)
    return any(stem in stems for stem, stems in zip(stem_pair(word), known, strict=True))
