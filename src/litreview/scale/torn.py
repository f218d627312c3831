"""Torn entries of many lists: the two halves of one become one entry, where that is certain.

Only lists that have both kinds of halves are looked at; they are few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from litreview.model import Reference
from litreview.scale.comparing import Row
from litreview.works import find_torn_entries
from litreview.works.resolve import make_torn_entry

_HALF = "SELECT list FROM parsed WHERE list <> '' AND NOT own AND half = '{}'"
LISTS_WITH_HALVES = (
    "SELECT id, list, n, text, csl FROM parsed WHERE NOT own AND list IN"
    f" ({_HALF.format('head')} INTERSECT {_HALF.format('tail')})"
)
"""The entries of the lists to look at, in SQL for every engine; ``parsed`` are the parsed entries."""


def mend_list(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield a row for each certain repair within one or several whole lists.

    Parameters
    ----------
    rows
        Parsed entries: ``id list n text csl``.

    Yields
    ------
    dict
        An entry's row, as `litreview.scale.comparing` describes it; its ids are the halves'.
    """
    printed = [
        Reference(row["id"], row["text"], row["list"], row["n"], csl=json.loads(row["csl"]))
        for row in rows
    ]
    list_of = {reference.id: reference.paper for reference in printed}
    for mend in find_torn_entries(printed):
        if mend.kind == "merge":
            entry = make_torn_entry(mend, list_of[mend.references[0]])
            yield {
                "ids": list(entry.ids),
                "own": False,
                "list": entry.list_id,
                "text": entry.text,
                "csl": json.dumps(dict(entry.csl), ensure_ascii=False),
                "reasons": list(entry.reasons),
            }
