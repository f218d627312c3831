"""How a list prints its authors: initials or names in full, their order, the word before the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litreview.audits.habits import find_unlike, majority
from litreview.audits.rows import AuditRow, make_row
from litreview.model import DOUBTFUL, Reference
from litreview.prose import fold

_LAST_JOINED = re.compile(r"[\s,;](?P<word>&|dan|and)\s", re.I)
_SHORTENED = re.compile(r"\bet\.?\s*al\b|\bdkk\b|\bdan kawan-kawan\b|\band others\b", re.I)
_WORD_OF = {"dan": "id", "and": "en"}
_LIMITS = ((5, 6), (7, 10))
"""Styles that print so many persons before "et al." print at most so many in full.

One before it are MLA, Harvard and IEEE, three AMA, six Vancouver and older APA, seven Chicago.
"""


def check_authors(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield the entries of one list whose authors are printed otherwise than in most of it.

    Bodies (ministries, newspapers) and mononyms show no habit, and neither do entries that were
    read with doubt.

    Examples
    --------
    >>> names = ["Ali, B.", "Budi, C.", "Citra, D.", "Dewi, E.", "Eko, F.", "Fajar, Gilang"]
    >>> from litreview.references.parse import complete_references
    >>> listed = [Reference(f"r{n}", f"{a} (2019). Tata Kelola Desa. Bandung: Alfabeta.", "p") for n, a in enumerate(names)]
    >>> [(row.kind, row.printed) for row in check_authors(complete_references(listed))]
    [('names-otherwise', 'Fajar, Gilang')]
    """
    initials = majority([_read_given(entry) for entry in entries]) == "initials"
    for kind, read, says in (
        ("names-otherwise", _read_given, {"initials": "initials", "full": "given names in full"}),
        (
            "name-order",
            _read_order,
            {"inverted": "family name first", "direct": "given name first"},
        ),
    ):
        for entry, value, usual in find_unlike(entries, read):
            if value == "initials" and _is_as_published(entry):
                continue
            if initials and _may_be_body(entry):
                continue
            advice = f"print the author as in most entries: {says[usual]}"
            yield make_row(entry.paper, kind, entry.id, _authors(entry), advice)
    yield from _joiners(entries)
    yield from _shortened(entries)


def _authors(entry: Reference) -> str:
    spans = [s for s in entry.spans if s.label == "author"]
    return entry.text[spans[0].start : spans[-1].end] if spans else ""


def _persons(entry: Reference) -> list[tuple[str, str]]:
    """Return family and given names as printed, none where a body or doubt is among them.

    Where no title was read, its words may be among the names.
    """
    names = entry.csl.get("author") or []
    if entry.confidence < DOUBTFUL or not entry.csl.get("title"):
        return []
    if any(name.get("literal") for name in names):
        return []
    return [(str(n.get("family") or ""), str(n.get("given") or "")) for n in names]


def _may_be_body(entry: Reference) -> bool:
    """Tell whether one author of full words without a comma may be an office or a paper."""
    names, printed = _persons(entry), _authors(entry)
    return len(names) == 1 and "," not in printed and not _is_initials(names[0][1] or "A.")


def _is_site(entry: Reference) -> bool:
    """Tell whether the author of a web page is rather its site ("Kabar Sore") than a person."""
    return entry.csl.get("type") in ("webpage", "post-weblog") and _may_be_body(entry)


def _read_given(entry: Reference) -> str | None:
    """Read how given names stand; two initials ("C. S. Lewis") may be all that a work prints."""
    if _is_site(entry):
        return None
    given = [given for _, given in _persons(entry) if given]
    if not given:
        return None
    return "initials" if all(map(_is_initials, given)) else "full"


def _is_as_published(entry: Reference) -> bool:
    return any(len(re.findall(r"[^\W\d_]+", given)) > 1 for _, given in _persons(entry))


def _is_initials(given: str) -> bool:
    """Tell "B. A.", "BA", "H. Th" from "Agus"."""
    parts = [part for part in re.split(r"[\s.,-]+", given) if part]
    single = any(len(part) == 1 for part in parts)
    return all(
        len(p) == 1 or (len(p) < 4 and (p.isupper() or f"{p}." in given or single)) for p in parts
    )


def _read_order(entry: Reference) -> str | None:
    """Read whether the first author's family name stands before the given one."""
    family, given = next(iter(_persons(entry)), ("", ""))
    printed = f" {fold(_authors(entry))} "
    first, second = f" {fold(family)} ", f" {fold(given)} "
    if (
        _is_site(entry)
        or not family
        or not given
        or first not in printed
        or second not in printed
        or first == second
    ):
        return None
    return "inverted" if printed.index(first) < printed.index(second) else "direct"


def _read_joiner(entry: Reference) -> str | None:
    if len(_persons(entry)) < 2:
        return None
    found = _LAST_JOINED.findall(_authors(entry))
    return found[-1].casefold() if found else None


def _joiners(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Report "&" among "dan" and the reverse; a word in the language of its entry is a style."""
    words = [_read_joiner(entry) for entry in entries]
    usual = majority(words)
    for entry, word in zip(entries, words, strict=True):
        if usual is None or word is None or word == usual:
            continue
        if usual in _WORD_OF and _WORD_OF.get(word) == entry.csl.get("language"):
            continue
        advice = f"join the last author with “{usual}”, as in most entries"
        yield make_row(entry.paper, "joiner-in-list", entry.id, _authors(entry), advice)


def _shortened(entries: Sequence[Reference]) -> Iterator[AuditRow]:
    """Report "et al." where as many entries print more persons in full than any such style would.

    Most styles name all persons up to a limit, so that long and short entries of one list differ.
    """
    trusted = [entry for entry in entries if entry.confidence >= DOUBTFUL]
    short = [entry for entry in trusted if _is_shortened(entry)]
    full = [(len(_persons(entry)), entry) for entry in trusted if not _is_shortened(entry)]
    for entry in short:
        printed = len([name for name in entry.csl.get("author") or [] if name.get("family")])
        limit = next((most for before, most in _LIMITS if printed <= before), max(printed, 10))
        longer = [other for count, other in full if count > limit]
        if longer and len(longer) >= len(short):
            advice = f"name all authors, as in {longer[0].id}, which names more than {limit}"
            yield make_row(entry.paper, "authors-shortened", entry.id, entry.text[:60], advice)


def _is_shortened(entry: Reference) -> bool:
    spans = [s for s in entry.spans if s.label == "author"]
    return bool(spans and _SHORTENED.search(entry.text[: spans[-1].end + 12]))
