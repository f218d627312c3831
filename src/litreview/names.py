"""Author lists as printed → names, in the orders that Indonesian and English lists use.

Three orders occur: inverted (``Kaplan, A. M., & Haenlein, M.``), given name first
(``Diyah Ayu Karunianingsih & Ardian Setio Utomo``) and Vancouver (``Smith AB, Jones C``).
Indonesian names have no fixed family name; where print gives no comma the last element is
taken, as library rules and the in-text citations of Indonesian papers do.
"""

from __future__ import annotations

import re

from litreview.model import Name
from litreview.prose import squeeze

_ET_AL = re.compile(
    r"(?:\b(?:dan|and)\s+)?(?:\bet\.?\s*al\b\.*|\bdkk\b\.*|\bdan kawan-kawan\b|\band others\b|"
    r"\bdan lain-lain\b|\bdll\b\.*|…|(?<!\.)\.\.\.)(?=[\s,.;)]|$)",
    re.I,
)
_CONNECTOR = re.compile(r"\s*(?:[;&|]|,?\s(?:and|dan|serta|und|y)\s)\s*,?", re.I)
_INITIALS = re.compile(
    r"(?:[^\W\d_]{1,3}\.[\s-]*)*[^\W\d_]{1,3}\.|(?:[A-ZÀ-Þ]\.?[\s-]*){1,4}", re.UNICODE
)
_INITIALS_LEAD = re.compile(r"(?:[A-ZÀ-Þ]\.\s*)+[^\W\d_]{2}")
_VANCOUVER = re.compile(r"(?P<family>.+?)\s+(?P<given>[A-ZÀ-Þ]{1,3})")
_DEGREE = re.compile(
    r"^(?:S\.?\s?(?:H|E|T|P|Pd|Sos|Kom|Si|Ag|Psi|Hum|Ked|Kep|Farm|IP|IKom|H\.?I)|M\.?\s?(?:H|M|T|A|Sc|Si|Pd|Kom|Hum|Ag"
    r"|AP|Kes|Ikom|P)|Ph\.?\s?D|LL\.?\s?M|Lc|MBA|MA|M\.?Eng|Ak|CA)\.?(?:I)?$"
)
_TITLES_ONLY = re.compile(r"(?:(?:Prof|Drs?|Dra|Ir|Hj|KH|drg?|Mrs?|Ms)\b\.?\s*)+")
_STRAY_CONNECTOR = re.compile(r"^(?:dan|and|serta|&)\s+|(?:^|\s)(?:dan|and|serta|&)$", re.I)
_TITLE = re.compile(r"^(?:(?:Prof|Drs?|Dra|Ir|Hj|KH|drg?|Mrs?|Ms)\.\s+)+(?:H\.\s+)?(?=\S{3})")
_ROLE = re.compile(
    r"\(?\b(?:eds?|editors?|ed\.\)|penyunting|penerjemah|comps?|trans)\b\.?\)?\.?\s*$", re.I
)
_PARTICLES_PRINTED = """
    al el an ar as at az van von de der den del della di da dos du la le bin binti ibn st
"""
_PARTICLES = frozenset(_PARTICLES_PRINTED.split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_BODY_WORDS_PRINTED = """
    kementerian kementrian badan dinas departemen direktorat lembaga universitas institut komisi
    dewan majelis pemerintah republik tim pusat biro bank yayasan ombudsman sekretariat
    kepolisian mahkamah politeknik sekolah pemprov pemkab pemkot kabupaten provinsi asosiasi
    perhimpunan ikatan serikat kantor redaksi balai perpustakaan pengurus organisasi forum
    kelompok perserikatan fakultas rumah inspektorat otoritas perusahaan persatuan organization
    organisation university ministry department institute institution association committee
    council commission agency society foundation nations united international national
    federation office bureau group company corporation government parliament centre center
    network union consortium team collaboration school college press world global service
    services fund alliance secretariat inc ltd llc pt cv tbk anonim anonymous
"""
_BODY_WORDS = frozenset(_BODY_WORDS_PRINTED.split())
_DOMAIN = re.compile(
    r"^[\w-]+(?:\.[\w-]+)*\.(?:com|id|org|net|go|gov|edu|co|ac|info|int|news|tv)(?:\.\w+)*$", re.I
)


def parse_names(printed: str, *, given_first: bool | None = None) -> tuple[list[Name], bool]:
    """Split a printed author list into names.

    Parameters
    ----------
    printed
        The whole list, connectives and "et al." included.
    given_first
        What the rest of the reference list does; decides only where print alone does not.

    Returns
    -------
    names, et_al
        The names in order, and whether the list says that it is cut short.

    Examples
    --------
    >>> [str(n) for n in parse_names("Putra, M. T., Warsito, & Herawati, N. R.")[0]]
    ['Putra, M. T.', 'Warsito', 'Herawati, N. R.']
    >>> names, et_al = parse_names("Aat Ruchiat Nugraha, Et Al.")
    >>> names[0], et_al
    (Name(family='Nugraha', given='Aat Ruchiat', literal=''), True)
    >>> parse_names("Badan Pusat Statistik")[0][0].literal
    'Badan Pusat Statistik'
    """
    text, et_al = _bare_list(printed)
    if not text:
        return [], et_al
    if ";" not in text and is_body(text):
        return [Name(literal=text.rstrip(".") if not _ends_with_initial(text) else text)], et_al
    groups = _groups(text)
    names: list[Name] = []
    scheme_inverted = _has_initial_parts(groups) or _looks_inverted(groups, given_first)
    shouted = (
        text.isupper() and len(text) > 6
    )  # in a list all in capitals a short word is no acronym
    for index, parts in enumerate(groups):
        if ";" in text and is_body(", ".join(parts)):
            names.append(Name(literal=_tidy(", ".join(parts))))
        elif scheme_inverted and (index == 0 or _pairs_up(parts)):
            names += _read_inverted(parts, shouted)
        else:
            names += [_read_direct(part, shouted) for part in parts]
    return [n for n in names if re.search(r"[^\W_]", n.family + n.literal)], et_al


def _bare_list(printed: str) -> tuple[str, bool]:
    """Take "et al.", roles and stray connectives off a list; tell whether it was cut short."""
    text = squeeze(printed).strip(' *_"“”')
    pieces = [piece.strip(" ,;&") for piece in _ET_AL.split(text)]
    bare = _ROLE.sub("", ", ".join(piece for piece in pieces if piece.strip(" .)(")))
    bare = _STRAY_CONNECTOR.sub("", bare.strip(" ,;:*_"))
    return bare.strip(" ,;:*_"), len(pieces) > 1


def _groups(text: str) -> list[list[str]]:
    return [parts for part in _CONNECTOR.split(text) if (parts := _comma_parts(part))]


def is_body(text: str) -> bool:
    """Tell whether an author is an organisation, a site or an acronym, not a person.

    >>> is_body("LAN"), is_body("Katadata.co.id"), is_body("Kementerian Kesehatan RI"), is_body("Warsito")
    (True, True, True, False)
    """
    plain = text.strip(" .,")
    if _DOMAIN.match(plain):
        return True
    words = re.findall(r"[^\W\d_]+", plain)
    if len(words) == 1 and plain.isupper() and 2 <= len(plain) <= 6:
        return True
    if _has_initial_parts([_comma_parts(text)]):
        return False
    if re.match(r"[A-Z]{3,}\s", plain) and not plain.isupper():
        return True  # an acronym with what it belongs to: "BPS Kota Malang"
    return any(word.casefold() in _BODY_WORDS for word in words)


def is_given_first(printed: str) -> bool | None:
    """Tell whether a printed list puts given names first; None where it does not tell.

    >>> is_given_first("Diyah Ayu Karunianingsih & Ardian Setio Utomo"), is_given_first("Arianto, B.")
    (True, False)
    >>> is_given_first("Sugiyono") is None
    True
    """
    text = _bare_list(printed)[0]
    if not text or is_body(text):
        return None
    groups = _groups(text)
    if _has_initial_parts(groups) or any(_family_leads(p) for parts in groups for p in parts):
        return False
    if groups and _INITIALS_LEAD.match(groups[0][0]):
        return True
    if "," in text:
        return None
    return True if any(" " in part for parts in groups for part in parts) else None


def _family_leads(part: str) -> bool:
    """Tell whether initials stand after the name without a comma: "Smith AB", "Nugroho T. W."."""
    first, _, rest = part.partition(" ")
    return bool(rest) and not _is_initials(first) and _is_initials(rest)


def _comma_parts(text: str) -> list[str]:
    """Split at commas and drop academic degrees, which only follow a name of several words."""
    kept: list[str] = []
    for part in (piece.strip() for piece in text.split(",")):
        degree = kept and " " in kept[-1] and _DEGREE.match(part)
        if part and not degree and not (kept and _TITLES_ONLY.fullmatch(part) and "." in part[2:]):
            kept.append(part)
    return kept


def _is_initials(part: str) -> bool:
    return bool(_INITIALS.fullmatch(part)) and not (len(part) > 3 and part.isalpha())


def _ends_with_initial(text: str) -> bool:
    return bool(re.search(r"(?:^|[\s.])[^\W\d_]\.$", text))


def _has_initial_parts(groups: list[list[str]]) -> bool:
    return any(_is_initials(part) for parts in groups for part in parts[1:])


def _pairs_up(parts: list[str]) -> bool:
    return len(parts) > 1 and (_is_initials(parts[1]) or len(parts) == 2)


def _looks_inverted(groups: list[list[str]], given_first: bool | None) -> bool:
    """Decide "Family, Given Names" against "Given Family, Given Family" without initials."""
    first = groups[0] if groups else []
    if len(first) < 2 or any(_VANCOUVER.fullmatch(part) for part in first):
        return False
    if _INITIALS_LEAD.match(first[1]) and (given_first or len(groups) > 1 or len(first) > 2):
        return False  # "Aminudin, I. Nuryasin, and …": the comma stands between two names
    if len(groups) > 1 and len(first) % 2 == 0 and all(len(g) == 2 for g in groups[1:]):
        return not given_first and all(" " not in part for part in first[::2])
    if len(first) > 2 and not given_first:  # "Kotler, Philip, Kevin Lane Keller"
        return all(" " not in p for p in first[:2]) and all(" " in p for p in first[2:])
    head = first[0].split()
    if len(first) == 2 and (len(head) == 1 or head[0].casefold() in _PARTICLES):
        return not (given_first and len(groups) > 1)
    return len(first) == 2 and len(groups) == 1 and not given_first and " " not in first[1]


def _read_inverted(parts: list[str], shouted: bool = False) -> list[Name]:
    names = []
    index = 0
    pairs = len(parts) == 2 or (len(parts) % 2 == 0 and all(" " not in p for p in parts[::2]))
    pairs = pairs and not any(_is_initials(part) for part in parts[2:])
    leads = len(parts) > 2 and not any(_is_initials(part) for part in parts)
    while index < len(parts):
        family = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if following and (_is_initials(following) or pairs or (leads and index == 0)):
            suffix_at = index + 2
            given = _space_initials(following)
            if suffix_at < len(parts) and parts[suffix_at].casefold() in _SUFFIXES:
                given = f"{given}, {parts[suffix_at]}"
                index += 1
            names.append(Name(family=_tidy(family), given=given))
            index += 2
        else:
            names.append(_read_direct(family, shouted))
            index += 1
    return names


def _read_direct(part: str, shouted: bool = False) -> Name:
    """Read one name without a comma: given names first, Vancouver, a mononym or a body."""
    part = _tidy(_TITLE.sub("", part))
    if is_body(part) and not (shouted and part.isalpha()):
        return Name(literal=part)
    vancouver = _VANCOUVER.fullmatch(part)
    if vancouver and not vancouver["family"].endswith(".") and not part.isupper():
        return Name(
            family=vancouver["family"], given=_space_initials(".".join(vancouver["given"]) + ".")
        )
    words = part.split()
    if len(words) > 1 and words[-1].casefold() in _SUFFIXES:
        words, suffix = words[:-1], ", " + words[-1]
    else:
        suffix = ""
    if len(words) == 2 and words[0].casefold() == words[1].casefold():
        words = words[:1]  # journal systems that demand a family name double a mononym
    if len(words) <= 1:
        return Name(family=part if not words else words[0])
    split = len(words)
    while split > 1 and words[split - 1].isupper() and _is_initials(words[split - 1]):
        split -= 1
    if split < len(words) and not part.isupper():  # "Nugroho T. W. A.": family first, no comma
        given = _space_initials(" ".join(words[split:]))
        return Name(family=" ".join(words[:split]), given=given)
    split = len(words) - 1
    while split > 1 and words[split - 1].casefold().strip(".") in _PARTICLES:
        split -= 1
    return Name(family=" ".join(words[split:]), given=" ".join(words[:split]) + suffix)


def _tidy(part: str) -> str:
    part = part.strip(' *_"“”:;,()[]')
    return part if _ends_with_initial(part) else part.rstrip(".")


def _space_initials(given: str) -> str:
    """Space initials apart ("RA." → "R. A.", "T.W.A" → "T. W. A."); leave full names alone.

    >>> _space_initials("RA."), _space_initials("J.-P."), _space_initials("Zamakhsari")
    ('R. A.', 'J.-P.', 'Zamakhsari')
    """
    given = squeeze(given)
    if re.fullmatch(r"[A-ZÀ-Þ]{2,3}\.?", given):
        return " ".join(f"{letter}." for letter in given.rstrip("."))
    if re.fullmatch(r"[A-ZÀ-Þ](?:\s[A-ZÀ-Þ])*", given):
        return " ".join(f"{letter}." for letter in given.split())
    given = re.sub(r"(?<=[^\W\d_]{5})\.$", "", given)
    given = re.sub(r"\.(?=[^\W\d_])", ". ", given)
    if re.search(r"(?:^|[\s.-])[A-ZÀ-Þ]$", given):
        given += "."
    return given
