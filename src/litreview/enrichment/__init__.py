"""What providers add to works, beside what was printed, each value with its origin."""

from litreview.enrichment.asking import Asked, ask_providers, plan_providers
from litreview.enrichment.coverage import compute_coverage, find_questions
from litreview.enrichment.enrich import (
    NOTHING_ASKED,
    Enriched,
    Enrichment,
    WorkMatch,
    complete_work,
    enrich_works,
    find_disagreements,
)
from litreview.enrichment.plan import SCHOLAR_TERMS, plan_row

__all__ = [
    "NOTHING_ASKED",
    "SCHOLAR_TERMS",
    "Asked",
    "Enriched",
    "Enrichment",
    "WorkMatch",
    "ask_providers",
    "complete_work",
    "compute_coverage",
    "enrich_works",
    "find_disagreements",
    "find_questions",
    "plan_providers",
    "plan_row",
]
