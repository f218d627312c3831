"""Printed dates in Indonesian and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.dates import is_date_like, join_dates, parse_date, says_no_date

DATES = [
    ("2020", [2020]),
    ("2020a", [2020]),
    ("juni2023", [2023, 6]),
    ("2020, Oktober 20", [2020, 10, 20]),
    ("(2020, March 3)", [2020, 3, 3]),
    ("Agustus 17, 2019", [2019, 8, 17]),
    ("17 Agustus 2019", [2019, 8, 17]),
    ("Senin, 12 Maret 2018", [2018, 3, 12]),
    ("May 5th, 2020", [2020, 5, 5]),
    ("Sept. 2019", [2019, 9]),
    ("18 Agt 2020", [2020, 8, 18]),
    ("Pebruari 2011", [2011, 2]),
    ("Nopember 1998", [1998, 11]),
    ("Mei-Juni 2018", [2018, 5]),
    ("Jan–Feb 2020", [2020, 1]),
    ("2019/2020", [2019]),
    ("2019-2021", [2019]),
    ("2023-01-20", [2023, 1, 20]),
    ("2020/05/12", [2020, 5, 12]),
    ("17-08-1945", [1945, 8, 17]),
    ("31/12/2019", [2019, 12, 31]),
    ("12/05/2020", [2020]),  # day or month first: print does not tell
    ("2020-13-45", [2020]),
    ("2020-02-31", [2020, 2]),
    ("31 Juni 2020", [2020, 6]),
    ("1442 H/2021 M", [2021]),
    ("©2010", [2010]),
    ("marketing 2020", [2020]),
    ("12 Maret", []),
    ("20201", []),
    ("t.t.", []),
    ("", []),
]


@pytest.mark.parametrize(("printed", "parts"), DATES)
def test_parse_date(printed, parts):
    """Only what is printed, unambiguous and in the calendar becomes a date part."""
    assert parse_date(printed).parts == parts


@pytest.mark.parametrize(
    ("printed", "suffix"),
    [("2020a", "a"), ("(2021 b)", "b"), ("1442 H/2021 M", ""), ("2020 Mei", ""), ("2020", "")],
)
def test_year_suffix(printed, suffix):
    """The letter of "2020a" is kept; the first letter of a word is none."""
    assert parse_date(printed).suffix == suffix


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (["2020", "Desember 2020"], [2020, 12]),
        (["2022", "Maret 2023"], [2022]),
        (["2023", "Juni"], [2023, 6]),
        (["April 2017"], [2017, 4]),
        (["Juni"], []),
        ([], []),
    ],
)
def test_join_dates(printed, parts):
    """The head year leads; a month comes only from a date of the same year."""
    assert join_dates([parse_date(p) for p in printed]).parts == parts


@pytest.mark.parametrize("printed", ["t.t.", "(t.t)", "n.d.", "(n. d.)", "(tt)", "in press", "tanpa tahun"])  # fmt: skip
def test_says_no_date(printed):
    """The usual ways to say that there is no date."""
    assert says_no_date(printed)


@pytest.mark.parametrize("printed", ["2020", "attitude", "and.", "pattern. d.", "butt.t."])
def test_says_nothing_about_dates(printed):
    """Words that only resemble them say nothing."""
    assert not says_no_date(printed)


@pytest.mark.parametrize(
    ("printed", "is_date"), [("June", True), ("January 2019", True), ("2", False), ("S1", False)]
)
def test_is_date_like(printed, is_date):
    """A month in the issue slot is a date."""
    assert is_date_like(printed) is is_date


@given(st.text(" 0123456789/-.,MeiJun(ab)", max_size=60) | st.text())
def test_any_text_has_a_calendar_date_or_none(printed):
    """Whatever is printed, the parts are a year, a month and a day of the calendar."""
    parts = parse_date(printed).parts
    assert all(
        low <= part <= high
        for part, (low, high) in zip(parts, ((1500, 2099), (1, 12), (1, 31)), strict=False)
    )


def test_many_separators_are_read_at_once():
    """100,000 separators before a month take no quadratic time (the run would hang)."""
    assert parse_date(", - " * 25_000 + "2020").parts == [2020]
