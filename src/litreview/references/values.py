"""Printed values of single fields → plain ones: no designators, marks, markup around them."""

from __future__ import annotations

import re

from litreview.papers.hyphens import find_joint
from litreview.prose import squeeze, visible

_DESIGNATOR = re.compile(
    r"^\s*(?:volumes?|vols?|v|jilid|jil|jld|band|bd|(?:tahun|thn|th)(?:[\s.]+ke)?|nomor|nomer|numbers?|num|no|n[0°º]|nr|issue|iss|heft|bil"
    r"|edisi|edition|edn|ed|cetakan|cet|ke|halaman|hlm|hal|laman|pages?|pgs?|pp?|hh?(?=[.\s])|article|artikel|art)"
    r"(?![^\W\d_])[\s.:,-]*(?=\S)",
    re.I,
)
_PAGE_WORDS = re.compile(
    r"^\s*S\.\s*(?=\d)|(?<=[\d\s])(?:pages?|pp|hlm|halaman|hal|p)\.?\s*$", re.I
)
_PAGE_TO = re.compile(r"(?<=\d)\s*(?:s\.?\s?[/.]?\s?d\b\.?|sampai|to)\s*(?=\d)", re.I)
_EDITION_WORDS = re.compile(r"[\s,]*\b(?:edition|edn|ed|aufl(?:age)?)\b\.?\s*$", re.I)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|e|\.)$", re.I)
_SPECIAL = re.compile(r"khusus|spesial|special", re.I)
_DASHES = re.compile(r" ?[-‐‑‒–—−]+ ?")
_SPACE_IN_BRACKETS = re.compile(r"([(\[])\s+|\s+([)\]])")
_SPACE_BEFORE_MARK = re.compile(r"\s+([:;,.])")
_SHORT_FORM = re.compile(r"\b\w{1,3}\.$")
_SLASH = re.compile(r"(?<=\w) ?/ ?(?=\w)")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


BROKEN_WORD = re.compile(
    r"(?<=[^\W\d_]{2})[-‐] (?=[^\W\d_]{2})(?!(?:dan|atau|serta|maupun|and|or|to|und|oder|bis)\b)"
)
"""Where a line ended inside a word; "pre- and post-test" is none."""


def join_words(text: str) -> str:
    """Join the words that a line's end broke; a hyphen that belongs to a compound stays.

    >>> join_words("Enhan- cing Cross- Cultural pre- and post-test")
    'Enhancing Cross-Cultural pre- and post-test'
    """
    while broken := BROKEN_WORD.search(text):
        before, after = text[: broken.start() + 1], text[broken.end() :]
        text = (find_joint(before, after, frozenset()) or before) + after
    return text


def plain_value(value: str) -> str:
    """Strip markdown and surrounding marks, join broken words; keep own brackets balanced.

    >>> plain_value("*Kohesi: Jurnal Multidisiplin* Saintek"), plain_value("“Innovation”.")
    ('Kohesi: Jurnal Multidisiplin Saintek', 'Innovation')
    """
    text = squeeze(visible(value).replace("*", "")).strip(" _,;:|")
    bare = text.strip(' _,;:"“”|')
    if 0 <= bare.find("”") < bare.find("“"):
        bare = text  # the outer quotes are those of its first and last word
    text = bare
    text = join_words(_SPACE_BEFORE_MARK.sub(r"\1", _SPACE_IN_BRACKETS.sub(r"\1\2", text)))
    return text[:-1].rstrip('"”') if text.endswith(".") and not _SHORT_FORM.search(text) else text


def plain_number(printed: str) -> str:
    """Drop the designator and leading zeros of a volume, issue or edition.

    >>> plain_number("01"), plain_number("Vol. 8"), plain_number("3/4"), plain_number("June")
    ('1', '8', '3/4', 'June')
    """
    text = _DESIGNATOR.sub("", squeeze(printed)).strip(" .,:;()[]")
    return _SLASH.sub("/", _DASHES.sub("-", _LEADING_ZEROS.sub("", text)))


def plain_issue(printed: str) -> str:
    """Return an issue; a special issue keeps the words that say so.

    >>> plain_issue("No. 02"), plain_issue("Edisi 3"), plain_issue("Edisi Khusus")
    ('2', '3', 'Edisi Khusus')
    """
    number = plain_number(printed)
    return printed if _SPECIAL.fullmatch(number) else number


def plain_pages(printed: str) -> str:
    """Return pages or an article number, a range with one hyphen.

    >>> plain_pages("hlm. 221 – 239"), plain_pages("12 s.d. 19"), plain_pages("Article 12")
    ('221-239', '12-19', '12')
    """
    pages = printed.strip("()[] ") if printed[0] in "([" else printed
    bare = _PAGE_TO.sub("-", _PAGE_WORDS.sub("", _DESIGNATOR.sub("", pages)))
    return _DASHES.sub("-", bare).strip(" .,:;")


def plain_edition(printed: str) -> str:
    """Return the number of an edition, or the words that name it.

    >>> plain_edition("3rd ed."), plain_edition("Edisi ke-2"), plain_edition("Revised edition")
    ('3', '2', 'Revised')
    """
    bare = _EDITION_WORDS.sub("", _DESIGNATOR.sub("", printed))
    return _ORDINAL.sub("", plain_number(bare)) or printed
