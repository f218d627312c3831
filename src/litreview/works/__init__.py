"""Same work or not, with the reason: references and papers → works."""

from litreview.works.compare import THRESHOLD, Verdict, compare_records
from litreview.works.merge import Source, merge_records
from litreview.works.repair import Repair, find_torn_entries
from litreview.works.resolve import resolve_works

__all__ = [
    "THRESHOLD",
    "Repair",
    "Source",
    "Verdict",
    "compare_records",
    "find_torn_entries",
    "merge_records",
    "resolve_works",
]
