"""Long courses of years: the few oldest are left out of a drawing, and it says so."""

from __future__ import annotations

import pandas as pd

from litreview.indicators.columns import say

EARLIEST = 0.002
"""The share of the oldest references that a drawing leaves out, so that one of 1458 hides none."""


def leave_out_earliest(frame: pd.DataFrame, counted: str, *, note: bool = True) -> pd.DataFrame:
    """Return the years from where more than a few of the oldest are, with a note on the rest.

    Parameters
    ----------
    frame
        With a column ``year`` and the column `counted`.
    counted
        What there is so many of in a year.
    note
        Whether to say in ``attrs["notes"]`` how many are left out.

    Examples
    --------
    >>> old = pd.DataFrame({"year": [1458, 2001, 2002], "references": [1, 500, 499]})
    >>> leave_out_earliest(old, "references").attrs["note"]
    '1 from before 2001 are not drawn.'
    """
    by_year = frame.groupby("year")[counted].sum().cumsum()
    few = by_year[by_year <= EARLIEST * float(by_year.iloc[-1])]
    shown = frame[~frame["year"].isin(few.index)]
    left_out = int(few.iloc[-1]) if len(few) else 0
    if left_out and note:
        shown = say(shown.copy(), "note-earliest", n=left_out, year=int(shown["year"].min()))
    return shown
