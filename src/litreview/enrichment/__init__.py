"""What providers add to works, beside what was printed, each value with its origin."""

from litreview.enrichment.enrich import (
    Enriched,
    Enrichment,
    complete_work,
    enrich_works,
    find_disagreements,
)

__all__ = ["Enriched", "Enrichment", "complete_work", "enrich_works", "find_disagreements"]
