"""A person's corrections: a file that the user owns, applied on every run, never overwritten."""

from litreview.corrections.decisions import (
    choose_candidates,
    correct_works,
    decide_works,
    find_removed,
    not_offered,
)
from litreview.corrections.entries import correct_paper, correct_references
from litreview.corrections.offer import offer_answers, offer_edits, show_rows
from litreview.corrections.quotes import find_stale
from litreview.corrections.rows import (
    NO_CORRECTIONS,
    Correction,
    Corrections,
    parse_corrections,
    read_corrections,
)

__all__ = [
    "NO_CORRECTIONS",
    "Correction",
    "Corrections",
    "choose_candidates",
    "correct_paper",
    "correct_references",
    "correct_works",
    "decide_works",
    "find_removed",
    "find_stale",
    "not_offered",
    "offer_answers",
    "offer_edits",
    "parse_corrections",
    "read_corrections",
    "show_rows",
]
