"""Same work or not, with the reason: references and papers → works."""

from litreview.works.compare import THRESHOLD, Verdict, compare_records
from litreview.works.decided import UNDECIDED, Decided
from litreview.works.merge import Source, merge_records
from litreview.works.repair import Repair, find_torn_entries
from litreview.works.resolve import resolve_works
from litreview.works.sensitivity import Sensitivity, compute_sensitivity

__all__ = [
    "THRESHOLD",
    "UNDECIDED",
    "Decided",
    "Repair",
    "Sensitivity",
    "Source",
    "Verdict",
    "compare_records",
    "compute_sensitivity",
    "find_torn_entries",
    "merge_records",
    "resolve_works",
]
