"""Author names as citations print them: before a year in a bracket, or in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from litreview.intext import vocabulary as words
from litreview.prose import fold

ET_AL = (
    r"(?:\b(?:et|at)\s{0,2}[.,]{0,2}\s{0,2}all?\b\.?|\bdkk\b\.?|\bd\.\s?k\.\s?k\b\.?|\bdan\s+kawan"
    r"[-\s]kawan\b|\b(?:and|dan|&)\s+(?:others|colleagues|co-?workers|lain-lain|rekan(?:-rekan)?|"
    r"dkk|teman-teman)\b\.?|\bc\.?s\.|\bcs\b\.?)"
)
TOKEN = re.compile(r"[^\W_][\w'’ʼ`‐‑.-]{0,60}|&|\S")

_ET_AL_LAST = re.compile(rf"[\s,;(]*{ET_AL}[\s,:;.)]*$", re.IGNORECASE)
_EDITORS = re.compile(r"[\s,(]+(?:eds?\.|eds|penyunting|editors?)[)\s,]*$", re.IGNORECASE)
_ALIAS = re.compile(r"[(\[]\s{0,3}([^\W\d_][^()\[\]\d]{1,80})[)\]]")
_QUOTED = re.compile(r"^\W{0,4}[“\"‘«]([^“”\"«»]{3,300})[”\"’»]\W{0,4}$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[^\W\d_]|[A-Z]{2,3}\.")
_WEB = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|info|tv|news|go|edu|gov|io|co)$", re.I)
DEGREE = re.compile(
    r"(?:S|M|Dr|Ph|B)\.?(?:Sos|Si|Pd|Kom|Hum|Ag|E|H|M|D|Sc|A|Kes|AP|T)\.?|Jr\.?|II|III"
)
_PREFIXED = re.compile(r"(?:[aei][a-z]{1,2}|[dlot]|mc|mac)['’‐-](?=[^\W\d_])")
_POSSESSIVE = re.compile(r"['’ʼ]s$")


@dataclass(frozen=True, slots=True)
class Names:
    """The authors before a year.

    ``names`` are split at "&" and "dan"; ``raw`` is the whole, for bodies that hold one of
    these words. ``sure`` tells whether this is a citation even if the list has no such author.
    """

    names: tuple[str, ...]
    raw: str
    et_al: bool = False
    aliases: tuple[str, ...] = ()
    title: str = ""
    sure: bool = True


def parse_names(text: str) -> Names | None:
    """Read the authors out of what stands before a year in a bracket; None if there are none.

    >>> parse_names("lihat juga Kaplan & Haenlein, ").names
    ('Kaplan', 'Haenlein')
    >>> parse_names("Amirulkamar, Dkk, ").et_al
    True
    >>> parse_names("Tabel 3, ").sure, parse_names("yang dimulai pada") is None
    (False, True)
    """
    quoted = _QUOTED.match(text.strip(" ,;.:\t\n"))
    if quoted:
        return Names((), quoted[1], title=quoted[1], sure=len(quoted[1].split()) > 1)
    aliases = tuple(m[1].strip() for m in _ALIAS.finditer(text))
    text = _ALIAS.sub(" ", text)
    shorter = _ET_AL_LAST.sub("", text)
    et_al = shorter != text
    tokens = TOKEN.findall(_EDITORS.sub(" ", shorter))
    first = _first_of_names(tokens)
    before, rest = tokens[:first], tokens[first:]
    while rest and (_is_separator(rest[0]) or _bare(rest[0]) in words.PREFIXES | words.TITLES):
        before.append(rest.pop(0))
    if not rest:
        return _lower_case_names(tokens, et_al)
    names = tuple(_split(rest))
    if not names:
        return None
    allowed = words.PREFIXES | words.TITLES | words.KINDS
    spoken = [t for t in before if not _is_separator(t)]
    known = all(_bare(t) in allowed for t in spoken) or _bare(spoken[-1]) in words.CUES
    raw = " ".join(rest).replace(" ,", ",").strip(" ,;:.")
    found = Names(names, raw, et_al, aliases)
    return replace(found, sure=known and is_plausible(found))


def is_plausible(found: Names) -> bool:
    """Tell whether names can be authors without any help from the list of references.

    >>> is_plausible(Names(("Widada",), "Widada")), is_plausible(Names(("Tabel",), "Tabel"))
    (True, False)
    """
    tokens = [fold(t) for t in found.raw.replace("-", "").split()]
    heads = [_bare(name.split()[0]) for name in found.names]
    if any(head in words.HARD_STOPS or head in words.PLACE_HEADS for head in heads):
        return False
    if any(h.split("-")[0] in words.HARD_STOPS for h in heads if "-" in h):
        return False
    if any(t in {"nomor", "no", "tahun", "thn", "pasal"} for t in tokens):
        return False
    if all(t in words.PLACES for t in tokens):
        return False
    body = any(t in words.BODY_WORDS for t in tokens)
    return body or all(len(name.split()) <= 6 for name in found.names)


def is_name_word(token: str) -> bool:
    """Tell whether a token can be part of a name: a capital, a script without, a web name."""
    return (
        token[0].isupper()
        or _is_prefixed(token)
        or bool(_WEB.match(token))
        or (token[0].isalpha() and not token[0].islower())
    )


def _is_prefixed(token: str) -> bool:
    """Tell whether a small prefix stands before the capital of a name ("al-Ghazali")."""
    prefix = _PREFIXED.match(token)
    return prefix is not None and token[prefix.end()].isupper()


def is_initials(token: str) -> bool:
    """Tell whether a token is one or more initials ("A.", "R.A.", "J")."""
    return bool(_INITIALS.fullmatch(token)) and token[0].isupper()


def clean_word(token: str) -> str:
    """Take the full stop and the possessive off a word of a name."""
    word = token if is_initials(token) else token.rstrip(".-'’`")
    return _POSSESSIVE.sub("", word)


def _bare(token: str) -> str:
    return token.casefold().strip(".:,'’-")


def _is_separator(token: str) -> bool:
    return token in {",", "&", ";", "/", ".", ":", "“", "”", '"', "'"} or (
        token.islower() and token in words.JOINERS - {"y", "et", "with"}
    )


def _first_of_names(tokens: list[str]) -> int:
    """Return where the names begin: after the last token that no name and no list of names has."""
    first = 0
    body = False
    for i, token in enumerate(tokens):
        body = body or _bare(token) in words.BODY_WORDS
        if is_name_word(token) or _is_separator(token) or token in words.PARTICLES:
            continue
        if body and token in words.CONNECTORS:
            continue
        first, body = i + 1, False
    return first


def _split(tokens: list[str]) -> list[str]:
    """Cut tokens at separators into names; pieces of initials go to the name before them."""
    pieces: list[list[str]] = [[]]
    for token in tokens:
        if _is_separator(token):
            pieces.append([])
        elif not (pieces[-1] == [] and token in words.CONNECTORS - words.PARTICLES):
            word = clean_word(token)
            if word and not (pieces[-1] == [] and len(pieces) > 1 and DEGREE.fullmatch(token)):
                pieces[-1].append(word)
    names: list[str] = []
    for piece in pieces:
        if not piece or not any(is_name_word(word) for word in piece):
            continue
        if names and all(is_initials(word) for word in piece):
            names[-1] += " " + " ".join(piece)
        else:
            names.append(" ".join(piece))
    return names


def _lower_case_names(tokens: list[str], et_al: bool) -> Names | None:
    """Read names typed without capitals: trusted only if the list has them."""
    pieces: list[list[str]] = [[]]
    for token in tokens:
        if _is_separator(token):
            pieces.append([])
        else:
            pieces[-1].append(clean_word(token))
    names = tuple(" ".join(piece) for piece in pieces if piece)
    if not names or any(len(n.split()) > 2 or not n[0].isalpha() for n in names):
        return None
    if any(_bare(n) in words.PREFIXES | words.HARD_STOPS for n in names):
        return None
    return Names(names, " ".join(tokens), et_al, sure=False)
