"""One finding of the audit, and the table of all kinds of findings with their severity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["error", "warning", "note"]

_TABLE = """
doi-broken            error    no DOI can be read in a printed DOI link
doi-split             warning  white space inside a DOI
doi-doubled           warning  one DOI resolver inside or before another
doi-dash              warning  a typographic dash for the hyphen of a DOI
url-broken            error    no address can be read in a printed link
url-split             warning  white space inside a web address
url-scheme            warning  the start of a web address is damaged
unreadable            error    nothing was recognised in the entry
overlong              warning  the entry is so long that it may hold several
torn                  error    the entry is in pieces
no-author             warning  no author, editor or body is printed
no-title              warning  no title is printed
no-date               warning  no date is printed
truncated             error    the entry stops where the others of its list go on
unbalanced            warning  brackets, quotes or italics are opened and not closed
dates-disagree        warning  two dates of one entry name different years
issue-is-date         warning  a month or a date stands in the issue slot
other-problem         note     a problem that reading the entry reported
space-missing         warning  no space after a comma, stop or bracket
space-before-mark     note     a space before a comma, stop or colon
space-in-bracket      note     a space just inside a bracket
doubled-mark          note     two punctuation marks where one is due
digit-for-letter      warning  a digit typed for a letter, "N0" for "No"
glued-number          warning  numbers and words without a space, "1no. 4juni2023"
glued-words           warning  two words without a space between them
split-word            warning  a space inside a word
initials-glued        note     initials run together, "RA."
host-differs          warning  the site named as author is not the site of the address
impossible-number     warning  more hours than a day has, and the like
thesis-authors        warning  a thesis by two or more authors
no-final-stop         note     no full stop at the end, unlike the list's others
author-year-mark      note     another mark between author and year than in the list's others
year-title-mark       note     another mark after the year than in the list's others
year-brackets         note     the year with or without brackets, unlike the list's others
odd-separator         note     vertical bars between the parts, unlike the list's others
range-spaces          note     spaces around the dash of a page range, unlike the list's others
year-not-at-head      warning  no year after the authors, unlike the list's others
names-otherwise       note     initials among names in full, or the reverse, unlike the list's others
name-order            note     family and given name the other way round than in the list's others
joiner-in-list        note     "&" for "dan" before the last author, or the reverse
authors-shortened     note     "et al." in a list that names more authors elsewhere than such styles do
title-capitals        note     a title with other capitals than the list's others
volume-form           note     the volume is printed otherwise than in the list's others
pages-form            note     the pages are printed otherwise than in the list's others
range-dash            note     a hyphen for the dash of a page range, or the reverse
doi-form              note     the DOI is printed otherwise than in the list's others
access-otherwise      note     another word for the visit of a page than in the list's others
no-access-date        note     a web page without the day it was read, unlike the list's others
letter-needed         warning  the same authors and year twice, and no letter after the year
letter-alone          warning  a letter after the year without the entries before or after it
doi-shared            error    one DOI at entries of different works
from-future           warning  the entry is dated after the paper that cites it
isbn-broken           warning  the check digit of an ISBN fails
not-in-order          note     the entry breaks the alphabetical order of its list
printed-twice         warning  one list prints the same work twice
no-volume             warning  a journal article without volume and issue
no-pages              note     a journal article without pages or article number
no-book               warning  a chapter without the book it stands in
no-conference         warning  a conference paper that does not say which conference
no-publisher          note     a book without publisher
no-institution        note     a thesis without the institution
no-list               note     mentions are printed and no reference list was found
missing-reference     error    a mention without an entry in the list
ambiguous-mention     warning  a mention that fits several entries
uncited               warning  an entry that the text never cites
few-cited             note     the text that was read cites few of the entries
name-spelling         warning  a name is spelled otherwise in the text than in the list
full-name             note     an author is cited by the full name, unlike the others
name-part             note     an author is cited by a name that is not the one of the list
et-al-dropped         warning  the list has more authors than the mention says
et-al-added           warning  the mention says "et al." and the list has one author
co-author-dropped     warning  the list has two authors and the mention one
et-al-otherwise       note     "et al." is written otherwise than in the other mentions
year-at-end           note     the year that is cited stands only at the end of the entry
year-doubtful         warning  the entry that is cited prints two dates
year-drift            error    the year of a mention is not the year of the entry
year-not-printed      error    a year is cited, the entry prints none
year-letter           warning  the letter after the year differs between text and list
citation-style-mixed  warning  numbers among names and years, or the reverse
joiner-otherwise      note     "&" for "dan" between two authors, unlike the other mentions
mention-comma         note     with or without the comma before the year, unlike the other mentions
locator-otherwise     note     the cited page is printed otherwise than in the other mentions
et-al-stop            note     "et al" or "dkk" with or without its stop, unlike the other mentions
mention-after-stop    note     a mention behind the full stop of its sentence
no-stop-after-mention note     the paragraph ends with a mention and without a full stop
keywords-foreign      warning  the keywords seem to be those of another paper
own-page-differs      error    a list prints another number than the paper's own page
lists-differ          note     two lists print different numbers for one work
provider-differs      warning  a matched record of a provider gives another value than print
doi-unknown           warning  Crossref has no record of the printed DOI
doi-elsewhere         error    the printed DOI belongs to another title
figures-differ        note     papers print different figures for one quantity and year
"""

KINDS: dict[str, tuple[Severity, str]] = {}
"""Kind → its severity and what it says. The one place where kinds are documented."""
for _line in _TABLE.strip().splitlines():
    _kind, _severity, _meaning = _line.split(maxsplit=2)
    _level: Severity = (
        "error" if _severity == "error" else "warning" if _severity == "warning" else "note"
    )
    KINDS[_kind] = (_level, _meaning)

COLUMNS = ("paper", "kind", "severity", "place", "printed", "advice")
LONGEST = 120
"""What is shown of the printed text."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One finding.

    Parameters
    ----------
    paper
        The paper that is to be corrected.
    kind
        A key of `KINDS`.
    severity
        ``"error"`` (wrong or lost), ``"warning"`` (a reviewer would ask), ``"note"`` (form).
    place
        A reference id, ``"paper @ offset"`` for a place in the text, or the paper's id.
    printed
        What stands there.
    advice
        One line that says what to do.
    """

    paper: str
    kind: str
    severity: Severity
    place: str
    printed: str
    advice: str

    def as_dict(self) -> dict[str, str]:
        """Return the row as a plain mapping, keys in the order of `COLUMNS`."""
        return {column: str(getattr(self, column)) for column in COLUMNS}


def make_row(paper: str, kind: str, place: str, printed: str, advice: str) -> AuditRow:
    """Make a row; the severity is the kind's.

    >>> make_row("p", "no-title", "p-r01", "", "print the title").severity
    'warning'
    """
    shown = printed if len(printed) <= LONGEST else printed[: LONGEST - 1] + "…"
    return AuditRow(paper, kind, KINDS[kind][0], place, shown, advice)


def sort_rows(rows: Iterable[AuditRow]) -> list[AuditRow]:
    """Sort by paper and place (offsets as numbers), then by kind; drop what is said twice.

    >>> two = [make_row("p", "uncited", "p @ 20", "", ""), make_row("p", "uncited", "p @ 3", "", "")]
    >>> [row.place for row in sort_rows(two)]
    ['p @ 3', 'p @ 20']
    """
    return sorted(set(rows), key=_order)


def _order(row: AuditRow) -> tuple[str, str, int, str, str, str, str]:
    where, at, offset = row.place.rpartition(" @ ")
    number = int(offset) if at and offset.isdecimal() else -1
    return (row.paper, where or row.place, number, row.place, row.kind, row.printed, row.advice)


def audit_frame(rows: Iterable[AuditRow]) -> pd.DataFrame:
    """Return the rows as a frame of text columns: paper kind severity place printed advice.

    >>> list(audit_frame([]).columns)
    ['paper', 'kind', 'severity', 'place', 'printed', 'advice']
    """
    import pandas as pd

    return pd.DataFrame([row.as_dict() for row in rows], columns=list(COLUMNS), dtype="string")
