"""The arithmetic of a printed table: what can be recomputed from its own numbers.

Rounding is allowed for: a printed 31,08 stands for anything that rounds to it, and a sum of n
rounded numbers may be off by n half units of the last place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litreview.tables.numbers import Number, show
from litreview.tables.printed import PrintedTable
from litreview.tables.roles import (
    base_of,
    count_columns,
    label_column,
    numbering_column,
    percent_columns,
    year_column,
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing recomputed: what print says, what the numbers give, whether they agree.

    Parameters
    ----------
    what
        A stable word: ``numbering``, ``years``, ``sum``, ``percent-sum``, ``percent`` (tables);
        ``share``, ``row-share``, ``row-count``, ``base``, ``year-value``, ``trend`` (statements).
    expected
        What the numbers give when recomputed.
    found
        What is printed.
    message
        One line for a person.
    paper, start, end
        The place of what is printed, in the paper's text.
    """

    what: str
    expected: float
    found: float
    ok: bool
    message: str
    paper: str = ""
    start: int = 0
    end: int = 0


def check_table(table: PrintedTable) -> list[Check]:
    """Recompute what a table's own numbers allow.

    Rows are numbered 1…n; years rise; counts add up to the total row; percentages add up to
    100 and follow from the counts. What a table does not have is not checked.

    Examples
    --------
    >>> from litreview.model import Paper
    >>> from litreview.tables.read import find_tables
    >>> table, = find_tables(Paper("p", "Table 1. Wards\\nNo\\tWard\\tCases\\n1\\tA\\t3\\n2\\tB\\t4\\nTotal\\t\\t8\\n"))
    >>> [(c.what, c.ok) for c in check_table(table)]
    [('numbering', True), ('sum', False)]
    """
    return [*_numbering(table), *_years(table), *_sums(table), *_percents(table)]


def _check(
    table: PrintedTable,
    what: str,
    expected: float,
    found: float,
    ok: bool,
    message: str,
    place: tuple[int, int],
) -> Check:
    return Check(
        what, round(expected, 6), found, ok, f"{table.name}: {message}", table.paper, *place
    )


def _numbering(table: PrintedTable) -> Iterator[Check]:
    column = numbering_column(table)
    if column is None:
        return
    numbers = [n.value if n else None for n in table.numbers(column)]
    wrong = next((i for i, value in enumerate(numbers, start=1) if value != i), None)
    n = len(numbers)
    if wrong is None:
        yield _check(table, "numbering", n, n, True, f"rows are numbered 1 to {n}", _body(table))
    else:
        cell = table.rows[wrong - 1][column]
        yield _check(
            table,
            "numbering",
            wrong,
            numbers[wrong - 1] or 0,
            False,
            f"row {wrong} is numbered {cell.text!r}",
            (cell.start, cell.end),
        )


def _years(table: PrintedTable) -> Iterator[Check]:
    column = year_column(table)
    if column is None or len(table.rows) < 2:
        return
    years = [n.value for n in table.numbers(column) if n]
    fall = next((i for i in range(1, len(years)) if years[i] <= years[i - 1]), None)
    if fall is None:
        yield _check(
            table,
            "years",
            years[-1],
            years[-1],
            True,
            f"years rise from {show(years[0])} to {show(years[-1])}",
            _body(table),
        )
    else:
        yield _check(
            table,
            "years",
            years[fall - 1] + 1,
            years[fall],
            False,
            f"{show(years[fall])} follows {show(years[fall - 1])}",
            _body(table),
        )


def _sums(table: PrintedTable) -> Iterator[Check]:
    for column in count_columns(table):
        total = table.total_number(column)
        if total is None or table.total is None:
            continue
        numbers = [n for n in table.numbers(column) if n]
        given = sum(n.value for n in numbers)
        ok = abs(given - total.value) <= _slack(numbers, total)
        cell = table.total[column]
        yield _check(
            table,
            "sum",
            given,
            total.value,
            ok,
            f"{table.columns[column]} adds up to {show(given)}, printed total {cell.text}",
            (cell.start, cell.end),
        )


def _percents(table: PrintedTable) -> Iterator[Check]:
    names = label_column(table)
    for column in percent_columns(table):
        numbers = [n for n in table.numbers(column) if n]
        total = table.total_number(column)
        given = sum(n.value for n in numbers)
        base = base_of(table, column)
        # Without total row or counts, percentages need not be parts of one whole.
        whole = (
            base is not None
            or (total is not None and abs(total.value - 100) < 0.5)
            or abs(given - 100) <= 1
        )
        if whole and len(numbers) > 1:
            aim = total.value if total else 100.0
            ok = abs(given - 100) <= _slack(numbers, None) and abs(aim - 100) <= 0.5
            yield _check(
                table,
                "percent-sum",
                given,
                aim,
                ok,
                f"{table.columns[column]} adds up to {show(given)}, should be 100",
                _body(table),
            )
        if base is None:
            continue
        for row, count, share in zip(
            table.rows, table.numbers(base[0]), table.numbers(column), strict=True
        ):
            if count is None or share is None:
                continue
            expected = 100 * count.value / base[1]
            ok = abs(expected - share.value) <= share.half_unit
            label = row[names].text if names is not None else row[0].text
            message = f"{label}: {count.printed}/{show(base[1])} = {show(expected)} %, printed {share.printed}"
            yield _check(
                table,
                "percent",
                expected,
                share.value,
                ok,
                message,
                (row[column].start, row[column].end),
            )


def _slack(numbers: list[Number], total: Number | None) -> float:
    """Rounding can hide half a unit in each number with decimals, and in the total; whole numbers are exact."""
    printed = [*numbers, total] if total else numbers
    return 1e-6 + sum(n.half_unit for n in printed if not n.is_whole)


def _body(table: PrintedTable) -> tuple[int, int]:
    return table.rows[0][0].start, table.end
