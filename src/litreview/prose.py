"""Pure functions on text: folding, white space, sentences, language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse
from typing import Any

_NOT_WORD = re.compile(r"[\W_]+")
_NOT_WORD_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def squeeze(text: str) -> str:
    """Turn every run of white space into one space and strip the ends.

    >>> squeeze("  a\\n b ")
    'a b'
    """
    return " ".join(text.split())


def visible(text: str) -> str:
    """Replace control and direction marks by spaces, one for one, so that offsets stay.

    >>> visible("a\\x00b")
    'a b'
    """
    return _CONTROL.sub(" ", text)


def sound(value: Any) -> Any:
    """Replace lone surrogates, which JSON and YAML can spell and no file can hold, at any depth.

    >>> sound({"title": ["a\\ud800b"]})
    {'title': ['a\ufffdb']}
    """
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [sound(each) for each in value]
    if isinstance(value, dict):
        return {sound(key): sound(each) for key, each in value.items()}
    return value


def fold(text: str) -> str:
    """Reduce to lower-case words without accents or punctuation, for comparing.

    >>> fold("Ventä‐Olkkonen, L. — R&D")
    'venta olkkonen l r d'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_NOT_WORD_ASCII).split())
    return _NOT_WORD.sub(" ", unaccented(text)).strip()


def unaccented(text: str) -> str:
    """Reduce to lower case without accents; what is no letter stays.

    >>> unaccented("Ventä, ﬁ")
    'venta, fi'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filterfalse(unicodedata.combining, plain))


def fold_key(text: str) -> str:
    """Reduce to letters and digits only: the same for glued, split and hyphenated text.

    >>> fold_key("Peng gunaan E-Government")
    'penggunaanegovernment'
    """
    return fold(text).replace(" ", "")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATIONS = _words(
    "vols ed eds dr drs dra prof ir st mr mrs ms cf e.g i.e vs jl jln kab kec kel prov "
    "tgl thn ttd yth a.n u.p s.d cv pt op cit ibid et lih bdk rp kh ust s.sos s.pd s.kom "
    "m.si m.pd m.kom m.hum s.ag m.ag ph.d"
)
_ALSO_LAST = _words("al dkk dll dsb dst lain-lain etc sbb")
"""Abbreviations that may close a sentence too: they do so before a capital letter."""

_BEFORE_NUMBERS = _words("no hal nos vol hlm pp p gbr fig tab tbl eq sec art ch bab pasal")
"""Abbreviations only where a number follows, or a small letter."""

_CITED = r"(?:\[\d[\d,;–\- ]{0,40}\]|\^\{[^{}\s]{1,20}\}|[¹²³⁰⁴-⁹]{1,6})?"
_SENTENCE_END = re.compile(rf"[.!?…]{{1,8}}[\"'”’)\]]{{0,6}}{_CITED}(?=\s|$)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = re.compile(r"\n[^\S\n]*(?=(?:[•▪●○*–-]|\d{1,2}[.)]|#{1,6})[^\S\n])")
_LAST_WORD = re.compile(r"([^\s(\[“\"']+)$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Split running text into sentences and return their ``(start, end)`` offsets.

    A blank line ends a sentence only where the text before it is finished or what follows
    does not go on in lower case, so that sentences torn by a page break stay whole. Initials
    and common Indonesian and English abbreviations do not end a sentence.

    >>> [("Menurut Dr. A. Sahat, ya. Lalu?")[a:b] for a, b in sentence_spans("Menurut Dr. A. Sahat, ya. Lalu?")]
    ['Menurut Dr. A. Sahat, ya.', 'Lalu?']
    """
    cuts: set[int] = {len(text)}
    for match in _SENTENCE_END.finditer(text):
        if _ends_sentence(text, match):
            cuts.add(match.end())
    for gap in _BLANK_LINE.finditer(text):
        following = text[gap.end() : gap.end() + 1]
        if not following.islower():
            cuts.add(gap.start())
    cuts.update(gap.start() for gap in _BULLET.finditer(text))
    spans = []
    start = 0
    for cut in sorted(cuts):
        piece = text[start:cut]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((start + left, start + len(piece.rstrip())))
        start = cut
    return spans


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    last = word.group(1).casefold() if word else ""
    if last in _ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", last):
        return False
    following = text[match.end() : match.end() + 40].lstrip()[:1]
    if last in _ALSO_LAST:
        return following.isupper() or not following
    if last in _BEFORE_NUMBERS and following.isdigit():
        return False
    if following.islower():  # careless print, unless the stop is that of a short form or address
        return last.isalpha() and len(last) > 4 and len(match.group()) == 1
    return True


_FUNCTION_WORDS = {
    "id": frozenset(
        [
            "dan",
            "di",
            "ke",
            "pada",
            "yang",
            "untuk",
            "dalam",
            "dari",
            "dengan",
            "terhadap",
            "sebagai",
            "oleh",
            "bagi",
            "antara",
            "tentang",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "in",
            "for",
            "on",
            "to",
            "with",
            "by",
            "from",
            "as",
            "an",
            "at",
            "between",
            "among",
            "through",
            "toward",
            "towards",
        ]
    ),
}


@lru_cache(maxsize=100_000)
def detect_language(text: str) -> str | None:
    """Return ``"id"`` or ``"en"`` for a title or paragraph, None where nothing tells.

    Function words decide where only one language's occur; else py3langid, restricted to
    the two (Malay and Javanese, its usual confusions for Indonesian titles, count as
    Indonesian).

    >>> detect_language("Media Sosial dan Whistleblowing"), detect_language("Social Media Marketing")
    ('id', 'en')
    """
    folded = fold(text)
    if len(folded) < 4:
        return None
    words = folded.split()
    seen = {code for code, known in _FUNCTION_WORDS.items() if any(w in known for w in words)}
    if len(seen) == 1:
        return seen.pop()
    return "en" if _identifier().classify(text)[0] == "en" else "id"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["id", "ms", "jv", "en"])
    return identifier


_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def line_spans(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of every line that is not blank, without its white space.

    >>> line_spans(" a \\r\\n\\n b")
    [(1, 2), (7, 8)]
    """
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans


def blocks(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of every paragraph: lines without a blank line between them.

    >>> blocks("a\\nb\\n\\nc")
    [(0, 3), (5, 6)]
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for a, b in line_spans(text[start:end]):
        a, b = a + start, b + start
        if found and len(re.findall(r"\r\n|[\r\n\x0c\u2029]", text[found[-1][1] : a])) < 2:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found
