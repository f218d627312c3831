"""Web of Science as a table: two-letter tags in the first line, tabs or semicolons between cells.

So does Web of Science export ("Tab-delimited file"), and so does bibliometrix save the data frame
of an analysis. Each row is written out as the plain text that `litreview.indexes.wos` reads.
"""

from __future__ import annotations

import csv
import io
import re
import sys

from litreview.errors import InputError
from litreview.indexes.wos import KNOWN, parse_wos
from litreview.model import Paper

_ENOUGH = 6
_REPEATED = frozenset(["AU", "AF", "BA", "BE", "BF", "CA", "C1", "CR"])
_ADDRESS = re.compile(r";\s*(?=\[)")
_MISSING = frozenset({"", "NA"})


def _read_head(text: str) -> tuple[list[str], str]:
    first = next(iter(text.lstrip("\ufeff")[:4000].splitlines()), "")
    for delimiter in "\t;,":
        cells = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
        if len(KNOWN.intersection(cells)) >= _ENOUGH and "TI" in cells:
            return cells, delimiter
    return [], ""


def is_wos_table(text: str) -> bool:
    """Tell whether a text's first line is made of Web of Science's tags.

    >>> is_wos_table("PT\\tAU\\tTI\\tSO\\tPY\\tUT\\n"), is_wos_table("Title,Year\\n")
    (True, False)
    """
    return bool(_read_head(text)[0])


def parse_wos_table(text: str, name: str = "") -> list[Paper]:
    """Read every row of a table of Web of Science's tags.

    Raises
    ------
    InputError
        When no row stands in it.

    Examples
    --------
    >>> paper, = parse_wos_table("PT\\tAU\\tTI\\tSO\\tPY\\tCR\\nJ\\tAli, B; Budi, C\\tSatu\\tDESA\\t2020\\tPRICE DJD, 1965, SCIENCE, V149, P510")
    >>> len(paper.csl["author"]), [paper.text[r.start:r.end] for r in paper.regions]
    (2, ['PRICE DJD, 1965, SCIENCE, V149, P510'])
    """
    head, delimiter = _read_head(text)
    csv.field_size_limit(sys.maxsize)
    file = io.StringIO(text.lstrip("\ufeff"), newline="")
    rows = csv.reader(file, delimiter=delimiter)
    if delimiter == "\t":  # Web of Science quotes nothing
        rows = csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    next(rows)
    written = [_write_out(dict(zip(head, row, strict=False))) for row in rows if any(row)]
    if not written:
        raise InputError(f"{name}: a Web of Science export without rows; export it again")
    return parse_wos("".join(written), name)


def _write_out(cells: dict[str, str]) -> str:
    """Write a row as a tagged record; PT opens it, whatever the order of the columns."""
    lines = [f"PT {cells.get('PT') or 'J'}"]
    for tag, cell in cells.items():
        if tag not in KNOWN or tag == "PT" or cell.strip() in _MISSING:
            continue
        values = [cell]
        if tag in _REPEATED:
            values = _ADDRESS.split(cell) if tag == "C1" and "[" in cell else cell.split(";")
        shown = [" ".join(value.split()) for value in values]
        lines.append(f"{tag} " + "\n   ".join(value for value in shown if value))
    return "\n".join(lines) + "\nER\n\n"
