"""What the columns of a printed table are for: numbering, years, percentages, counts, labels."""

from __future__ import annotations

import re

from litreview.prose import fold
from litreview.tables.printed import PrintedTable

_NUMBERING = frozenset(("no", "nomor", "nr", "num", "number", "urut"))
_YEARS = frozenset(("tahun", "year", "years", "thn"))
_PERCENT = re.compile(
    r"%|\b(?:persen\w*|prosen\w*|percent\w*|per cent|share|proporsi|proportion)\b", re.I
)
_NO_SUM = re.compile(
    r"\b(?:rata-rata|rerata|mean|average|median|modus|std|sd|simpangan|skor|score|indeks|index|peringkat|rank|ratio|rasio)\b",
    re.I,
)


def numbering_column(table: PrintedTable) -> int | None:
    """Return the column that numbers the rows: the first, called "No" or a like name."""
    name = fold(table.columns[0])
    return 0 if name in _NUMBERING or table.columns[0].strip() in ("#", "№") else None


def year_column(table: PrintedTable) -> int | None:
    """Return the column whose cells are all years and whose head says so."""
    for i, name in enumerate(table.columns):
        values = [n.value for n in table.numbers(i) if n is not None]
        if (
            _YEARS & set(fold(name).split())
            and table.is_numeric(i)
            and all(1500 <= v <= 2200 for v in values)
        ):
            return i
    return None


def percent_columns(table: PrintedTable) -> list[int]:
    """Return the columns of percentages: by their heads, or by a % in every filled cell."""
    columns = range(len(table.columns))
    return [i for i in columns if table.is_numeric(i) and _is_percent(table, i)]


def count_columns(table: PrintedTable) -> list[int]:
    """Return the columns of quantities that may be summed: no numbering, year, percentage, mean."""
    taken = {numbering_column(table), year_column(table), *percent_columns(table)}
    return [
        i
        for i in range(len(table.columns))
        if table.is_numeric(i) and i not in taken and not _NO_SUM.search(table.columns[i])
    ]


def label_column(table: PrintedTable) -> int | None:
    """Return the first column of words, which names the rows."""
    return next(
        (
            i
            for i in range(len(table.columns))
            if not table.is_numeric(i) and any(r[i].text for r in table.rows)
        ),
        None,
    )


def base_of(table: PrintedTable, percent: int) -> tuple[int, float] | None:
    """Find the column of counts that a column of percentages was computed from, and its total.

    The column most of whose rows give the printed percentage is taken, the nearest first;
    none where fewer than half of the rows do.
    """
    best: tuple[int, int, float] | None = None
    shares = table.numbers(percent)
    for column in sorted(count_columns(table), key=lambda i: (abs(i - percent), i)):
        counts = table.numbers(column)
        printed = table.total_number(column)
        given = sum(n.value for n in counts if n)
        # A misprinted total must not make every percentage look wrong: the sum is tried too.
        for total in [printed.value, given] if printed else [given]:
            agree = sum(
                1
                for count, share in zip(counts, shares, strict=True)
                if count
                and share
                and total > 0
                and abs(100 * count.value / total - share.value) <= share.half_unit
            )
            if best is None or agree > best[0]:
                best = (agree, column, total)
    filled = sum(1 for n in shares if n)
    return (best[1], best[2]) if best and 2 * best[0] >= max(1, filled) else None


def _is_percent(table: PrintedTable, column: int) -> bool:
    if _PERCENT.search(table.columns[column]):
        return True
    filled = [row[column].text for row in table.rows if row[column].text]
    return all(text.endswith("%") for text in filled)
