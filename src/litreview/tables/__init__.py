"""Tables printed in a paper: read with offsets, turned into frames, their arithmetic checked."""

from litreview.tables.check import Check, check_table
from litreview.tables.claims import check_papers, check_statements
from litreview.tables.layout import Cell
from litreview.tables.printed import PrintedTable
from litreview.tables.read import find_tables

__all__ = [
    "Cell",
    "Check",
    "PrintedTable",
    "check_papers",
    "check_statements",
    "check_table",
    "find_tables",
]
