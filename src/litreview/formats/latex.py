"""Text as LaTeX sets it: every special character escaped once, braces in pairs, one line.

BibTeX counts braces whether or not a backslash stands before them, so that a brace without its
partner needs a command of its own. Letters stay Unicode (biber and current bibtex read UTF-8),
composed (NFC), since pdfLaTeX sets no combining marks. What LaTeX changes of itself stays: a
straight apostrophe is set as a curly one.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from urllib.parse import quote

from litreview.prose import squeeze

_ESCAPES = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_LONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_LIGATURE = re.compile(r"-(?=-)|'(?=')|`(?=`)|,(?=,)|[?!](?=`)")
"""Pairs that TeX's fonts join into another character, such as two hyphens into a dash."""
_SPECIAL = re.compile(r"[&%$#_~^\\<>{}]|--|''|``|,,|[?!]`")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000\ue001]")
"""What LaTeX stops at, and our own marks; joiners stay: Persian and Indic words need them."""
_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_OPEN, _CLOSE = "\ue000", "\ue001"
_BRACES = {ord(_OPEN): "{", ord(_CLOSE): "}"}
_WORD = re.compile(r"[\w-]+(?:&[\w-]+)*")
_NEW_SENTENCE = re.compile(r"(?:^|[:.?!–—])[\W_]*$")
_IN_LINK = re.compile(r"[\s\x00-\x1f\x7f\\]")


def one_line(text: str) -> str:
    """Return text on one line, composed, without control and direction marks.

    >>> one_line("a\\nb\\u202ec")
    'a bc'
    """
    shown = _INVISIBLE.sub("", _UNPRINTED.sub(" ", text))
    return squeeze(unicodedata.normalize("NFC", _NO_TEXT.sub("\ufffd", shown)))


def latex(text: str) -> str:
    """Escape what LaTeX would read as a command, a comment, a group or a ligature.

    >>> print(latex("R&D: 100% {ya} -- a_b {"))
    R\\&D: 100\\% \\{ya\\} -{}- a\\_b \\textbraceleft{}
    """
    return _escape(one_line(text))


def latex_title(title: str) -> str:
    """Escape a title and brace the words whose capitals styles must keep.

    Acronyms and words with a capital inside; in a title set in sentence case names too. A title
    all in capitals has none.

    >>> print(latex_title("Pandemi COVID-19, e-KTP dan YouTube"))
    Pandemi {COVID-19}, {e-KTP} dan {YouTube}
    >>> print(latex_title("MEDIA SOSIAL"), latex_title("Layanan publik secara daring di Kota Bandung"))
    MEDIA SOSIAL Layanan publik secara daring di {Kota} {Bandung}
    """
    plain = one_line(title)
    if plain.isupper():
        return _escape(plain)
    sentence_case = _in_sentence_case(plain)

    def mark(word: re.Match[str]) -> str:
        named = sentence_case and word[0][0].isupper() and not _begins(plain, word.start())
        return f"{_OPEN}{word[0]}{_CLOSE}" if named or _has_capitals(word[0]) else word[0]

    return _escape(_WORD.sub(mark, plain))


def verbatim(link: str, *, address: bool = True) -> str:
    """Return a URL or DOI as it is, which no reader unescapes; only what ends a field is encoded.

    Parameters
    ----------
    address
        Whether it is a URL, where braces are always encoded; in a DOI they stay if they pair.

    >>> verbatim("https://a.id/x_y?b=%20&c#d"), verbatim("https://a.id/{x} y")
    ('https://a.id/x_y?b=%20&c#d', 'https://a.id/%7Bx%7D%20y')
    """
    whole = _NO_TEXT.sub("\ufffd", link.strip())
    shown = _IN_LINK.sub(lambda found: quote(found[0]), whole)
    if address or len(_paired(shown)) < shown.count("{") + shown.count("}"):
        shown = shown.replace("{", "%7B").replace("}", "%7D")
    return shown


def _escape(plain: str) -> str:
    if not _SPECIAL.search(plain):
        return plain.translate(_BRACES)
    paired = _paired(plain)
    escaped = [
        (f"\\{c}" if at in paired else _LONE[c]) if c in _LONE else _ESCAPES.get(c, c)
        for at, c in enumerate(plain)
    ]
    for pair in _LIGATURE.finditer(plain):
        escaped[pair.start()] += "{}"
    return "".join(escaped).translate(_BRACES)


def _paired(text: str) -> frozenset[int]:
    """Return where the braces stand that have a partner."""
    waiting: list[int] = []
    paired: list[int] = []
    for at, c in enumerate(text):
        if c == "{":
            waiting.append(at)
        elif c == "}" and waiting:
            paired += [waiting.pop(), at]
    return frozenset(paired)


def _has_capitals(word: str) -> bool:
    """Tell whether a word loses something in small letters: COVID-19, e-KTP, 5G, YouTube, R&D."""
    capitals = [c.isupper() for c in word]
    if any(a and b for a, b in pairwise(capitals)):
        return True
    if any(capitals) and any(c.isdigit() for c in word):
        return True
    inside = (a.islower() and b for a, b in zip(word, capitals[1:], strict=False))
    initials = (part[:1].isupper() for part in word.split("&"))
    return any(inside) or ("&" in word and all(initials))


def _in_sentence_case(title: str) -> bool:
    """Tell whether most longer words of a title begin small, so that capitals mean names."""
    inner = [w for w in _WORD.finditer(title) if not _begins(title, w.start())]
    small = sum(w[0][0].islower() and len(w[0]) > 3 for w in inner)
    return small > sum(w[0][0].isupper() and not _has_capitals(w[0]) for w in inner)


def _begins(title: str, at: int) -> bool:
    """Tell whether a word is the first of the title or of a sentence in it."""
    return _NEW_SENTENCE.search(title[max(0, at - 8) : at]) is not None if at else True
