"""What one list prints of two works: letters of the year, one DOI, years after the paper's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase

from litreview.audits.habits import year_is_at_head
from litreview.audits.rows import AuditRow, make_row
from litreview.identifiers import is_isbn
from litreview.model import DOUBTFUL, Csl, Paper, Reference, Work
from litreview.prose import fold, fold_key

_ISBN = re.compile(r"\bISBN(?:-?1[03])?\s*:?\s*(?P<number>\d(?:[ –-]?[\dxX]){7,14})", re.I)
_LATER = 1
"""A paper dated 2023 may cite what came out in the next year, online or in press."""


def check_letters(
    entries: Sequence[Reference], same: Mapping[str, str], *, by_number: bool = False
) -> Iterator[AuditRow]:
    """Yield works of the same authors and year that no letter tells apart, and letters alone.

    Lists with printed numbers need no letters, and neither do styles that print the year at the
    end and cite by title or in notes, unless the list itself prints letters.

    Parameters
    ----------
    entries
        One list.
    same
        Entry id → the id of its work: a work printed twice is another finding.
    by_number
        Whether the text cites by number, so that the number tells works apart.

    Examples
    --------
    >>> from litreview.references.parse import complete_references
    >>> titles = ["Lumbung padi di lereng gunung", "Pasar ikan di tepi pantai"]
    >>> two = [Reference(f"r{n}", f"Ali, B. (2019). {t}. Bandung: Alfabeta.", "p") for n, t in enumerate(titles)]
    >>> [(row.kind, row.place) for row in check_letters(complete_references(two), {})]
    [('letter-needed', 'r0'), ('letter-needed', 'r1')]
    """
    if by_number or any(e.label and any(c.isdecimal() for c in e.label) for e in entries):
        return
    groups: dict[tuple[str, int], list[Reference]] = {}
    for entry in entries:
        year, authors = _year(entry.csl), _authors(entry.csl)
        if year and authors and entry.confidence >= DOUBTFUL:
            groups.setdefault((authors, year), []).append(entry)
    lettered: dict[tuple[str, int], set[str]] = {}
    for entry in entries:  # some styles letter by the first author alone
        if letter := _letter(entry.csl):
            key = (_authors(entry.csl).partition(" | ")[0], _year(entry.csl))
            lettered.setdefault(key, set()).add(letter)
    needed = bool(lettered) or year_is_at_head(entries)
    for (authors, year), members in groups.items():
        works = {same.get(e.id, fold_key(str(e.csl.get("title") or e.id))) for e in members}
        plain = [entry for entry in members if not _letter(entry.csl)]
        if needed and len(works) > 1:
            for entry in plain:
                advice = f"tell the {len(members)} entries of these authors and {year} apart: {year}a, {year}b"
                yield make_row(entry.paper, "letter-needed", entry.id, entry.text, advice)
        yield from _alone(members, lettered.get((authors.partition(" | ")[0], year), set()))


def _alone(members: Sequence[Reference], letters: set[str]) -> Iterator[AuditRow]:
    """Report letters that do not begin at "a" and go on without a gap."""
    wanted = set(ascii_lowercase[: max(2, len(letters))])
    for entry in members:
        letter = _letter(entry.csl)
        if letter and letters != wanted:
            missing = ", ".join(f"{_year(entry.csl)}{other}" for other in sorted(wanted - letters))
            advice = f"drop the letter, or add the entry that is not there: {missing}"
            yield make_row(entry.paper, "letter-alone", entry.id, entry.text, advice)


def _year(csl: Csl) -> int:
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    return int(parts[0][0]) if parts[0] else 0


def _letter(csl: Csl) -> str:
    letter = str(csl.get("year-suffix") or "").casefold()
    return letter if len(letter) == 1 else ""


def _authors(csl: Csl) -> str:
    """Return the folded authors, given names by their first letters."""
    names = []
    for name in csl.get("author") or []:
        given = "".join(word[0] for word in fold(str(name.get("given") or "")).split())
        names.append(
            f"{fold(str(name.get('family') or name.get('literal') or ''))} {given}".strip()
        )
    return " | ".join(names)


def check_shared_dois(references: Sequence[Reference], works: Iterable[Work]) -> Iterator[AuditRow]:
    """Yield entries of different works that print one DOI: it can belong to one of them only.

    >>> one, other = (Reference(i, i, "p", csl={"DOI": "10.1/x", "title": i}) for i in ("a", "b"))
    >>> [row.place for row in check_shared_dois([one, other], [Work("a", {}, ("a",)), Work("b", {}, ("b",))])]
    ['a', 'b']
    """
    of = {identifier: work.id for work in works for identifier in work.references}
    by_doi: dict[str, list[Reference]] = {}
    for entry in references:
        doi = str(entry.csl.get("DOI") or "").casefold()
        if doi and entry.id in of and entry.csl.get("title"):
            by_doi.setdefault(doi, []).append(entry)
    for doi, entries in by_doi.items():
        if len({of[entry.id] for entry in entries}) < 2:
            continue
        for entry in entries:
            others = ", ".join(o.id for o in entries if of[o.id] != of[entry.id])
            advice = f"look the DOI up; {others} prints it for another title"
            yield make_row(entry.paper, "doi-shared", entry.id, doi, advice)


def check_own_year(papers: Sequence[Paper], references: Sequence[Reference]) -> Iterator[AuditRow]:
    """Yield entries dated after the paper that cites them.

    >>> paper = Paper("p", "", csl={"issued": {"date-parts": [[2020]]}})
    >>> late = Reference("r", "A. 2032.", "p", csl={"issued": {"date-parts": [[2032]]}})
    >>> [(row.kind, row.printed) for row in check_own_year([paper], [late])]
    [('from-future', '2032; the paper is of 2020')]
    """
    own = {paper.id: _year(paper.csl) for paper in papers}
    for entry in references:
        year, paper = _year(entry.csl), own.get(entry.paper, 0)
        if paper and year > paper + _LATER and entry.confidence >= DOUBTFUL:
            printed = f"{year}; the paper is of {paper}"
            yield make_row(entry.paper, "from-future", entry.id, printed, "check the year")


def check_numbers_of_books(reference: Reference) -> Iterator[AuditRow]:
    """Yield an ISBN whose check digit fails.

    >>> [row.printed for row in check_numbers_of_books(Reference("r", "Buku. ISBN 978-602-8519-93-8"))]
    ['978-602-8519-93-8']
    """
    for match in _ISBN.finditer(reference.text):
        digits = "".join(c for c in match["number"].upper() if c.isalnum())
        if not (is_isbn(digits[:13]) or is_isbn(digits[:10])):  # a year may stand behind it
            advice = "check the ISBN: its check digit does not fit"
            yield make_row(reference.paper, "isbn-broken", reference.id, match["number"], advice)
