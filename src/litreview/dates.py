"""Printed dates → CSL date parts, with Indonesian and English month names.

Only what is printed is taken: a month is added to the head year when a second printed date
names the same year, and never otherwise.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov"),
    ("desember", "december", "des", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)(?:\s?([a-z])(?![a-zA-Z]))?")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})?(?:st|nd|rd|th)?[\s,.-]{{0,4}}(?<![a-z])({_MONTH})(?![a-z])\.?[\s,.]{{0,4}}(\d{{1,2}}(?!\d))?",
    re.I,
)
_ISO = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?!\d)")
_NO_DATE = re.compile(
    r"(?<!\w)(?:n\.\s?d|t\.\s?t|tanpa tahun|\(tt\)|in press|forthcoming|no date)(?!\w)\.?", re.I
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One printed date: year, month, day as far as printed, and the letter of "2020a"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    suffix: str = ""

    @property
    def parts(self) -> list[int]:
        """CSL date parts: year, then month and day if known; empty without a year."""
        if self.year is None:
            return []
        if self.month is None:
            return [self.year]
        return [self.year, self.month] if self.day is None else [self.year, self.month, self.day]


def parse_date(printed: str) -> PrintedDate:
    """Read one printed date.

    >>> parse_date("2020, Oktober 20").parts, parse_date("juni2023").parts, parse_date("12 Mei 2019").parts
    ([2020, 10, 20], [2023, 6], [2019, 5, 12])
    >>> parse_date("2020a").suffix, parse_date("October"), parse_date("2023-01-20").parts
    ('a', PrintedDate(year=None, month=10, day=None, suffix=''), [2023, 1, 20])
    """
    iso = _ISO.search(printed)
    if iso and int(iso[2]) in range(1, 13):
        return PrintedDate(int(iso[1]), int(iso[2]), _day(iso[3], int(iso[1]), int(iso[2])))
    slashed = _DAY_FIRST.search(printed)
    if slashed and int(slashed[1]) > 12 and int(slashed[3]) in range(1, 13):
        # below 13 the first number may be a day or a month: then only the year is sure
        year_number, month_number = int(slashed[4]), int(slashed[3])
        return PrintedDate(year_number, month_number, _day(slashed[1], year_number, month_number))
    year = _YEAR.search(printed)
    rest = printed if year is None else printed[: year.start()] + " , " + printed[year.end() :]
    month = _DAY_MONTH.search(rest)
    year_read = int(year[1]) if year else None
    month_read = MONTHS[month[2].casefold()] if month else None
    return PrintedDate(
        year=year_read,
        month=month_read,
        day=_day(month[1] or month[3], year_read, month_read) if month else None,
        suffix=(year[2] or "") if year else "",
    )


def _day(printed: str | None, year: int | None, month: int | None) -> int | None:
    """Read a day of the month; None for one that the calendar does not have."""
    if not printed or month is None:
        return None
    last = calendar.monthrange(year or 2000, month)[1]
    return int(printed) if 1 <= int(printed) <= last else None


def join_dates(dates: list[PrintedDate]) -> PrintedDate:
    """Make one date of all that an entry prints: the head year leads, a later one refines it.

    >>> join_dates([parse_date("2020"), parse_date("Desember 2020")]).parts
    [2020, 12]
    >>> join_dates([parse_date("2022"), parse_date("Maret 2023")]).parts
    [2022]
    """
    with_year = [d for d in dates if d.year is not None]
    if not with_year:
        return PrintedDate()
    head = with_year[0]
    if head.month is not None:
        return head
    for other in dates:
        if other.month is not None and other.year in (None, head.year):
            return PrintedDate(head.year, other.month, other.day, head.suffix)
    return head


def says_no_date(printed: str) -> bool:
    """Tell whether the entry says itself that it has no date ("n.d.", "t.t.", "in press").

    >>> says_no_date("(t.t.)"), says_no_date("2020")
    (True, False)
    """
    return _NO_DATE.search(printed) is not None


def is_date_like(printed: str) -> bool:
    """Tell whether a value that should be a number is a month or a date ("June").

    >>> is_date_like("January 2019"), is_date_like("2")
    (True, False)
    """
    return parse_date(printed).month is not None
