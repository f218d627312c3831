"""What a run will ask and cost, before it asks: every provider tried with a budget of nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from litreview.errors import BudgetSpent, ProviderError
from litreview.model import Progress, Work

if TYPE_CHECKING:
    from litreview.http import Plan, Transport
    from litreview.providers import Provider

SCHOLAR_TERMS = (
    "Google Scholar's robots.txt disallows /scholar, and Google's terms forbid automated queries "
    "that it disallows; by naming it you decide that you may. It is asked slowly and little, "
    "without proxies, and a block ends the run; pages saved by hand are the safer way."
)
_NOTES = {"scholar": SCHOLAR_TERMS}


def plan_requests(
    works: Iterable[Work],
    providers: Sequence[Provider],
    transport: Transport | None,
    progress: Progress | None = None,
) -> list[Plan]:
    """Say how many works each provider would be asked for, and how long that takes at least.

    Parameters
    ----------
    works
        What is to be enriched.
    providers
        Made with ``transport``, which has a budget of 0 for each: what is in the store they
        answer, and for the rest they run out of budget before they ask.
    transport
        None where no provider asks anybody.
    progress
        Called with (stage, done, total).

    Examples
    --------
    >>> from litreview.providers import RecordedProvider
    >>> plan, = plan_requests([Work("a", {"title": "Desa"})], [RecordedProvider([])], None)
    >>> plan.stored, plan.requests, plan.runs
    (1, 0, 0)
    """
    from litreview.http import Plan
    from litreview.providers import SaysWhyNot

    listed = sorted(works, key=lambda w: w.id)
    plans = []
    for provider in providers:
        name, requests, left = provider.name, 0, Counter[str]()
        for done, work in enumerate(listed, start=1):
            why = provider.why_not_asked(work.csl) if isinstance(provider, SaysWhyNot) else ""
            if why:
                left[why] += 1
            else:
                try:
                    provider.find(work.csl)
                except BudgetSpent:
                    requests += 1
                except ProviderError as error:
                    left[f"the stored answer cannot be used ({error.message})"] += 1
            if progress:
                progress(f"planning {name}", done, len(listed))
        stored = len(listed) - requests - left.total()
        gap = transport.gap(name) if transport is not None and requests else 0.0
        budget = transport.courtesy(name).budget if transport is not None and requests else 0
        said = tuple(f"{number} × {reason}" for reason, number in sorted(left.items()))
        row = Plan(name, len(listed), stored, requests, requests * gap, budget, left.total(), said)
        plans.append(row)
    return plans


def plan_row(plan: Plan) -> dict[str, Any]:
    """Return the row of the frame ``plan``."""
    return {
        "provider": plan.provider,
        "works": plan.works,
        "stored": plan.stored,
        "requests": plan.requests,
        "not_asked": plan.not_asked,
        "minutes": round(plan.seconds / 60, 1),
        "budget": plan.budget if plan.requests else None,
        "runs": plan.runs,
        "note": _NOTES.get(plan.provider),
        "why_not_asked": "; ".join(plan.reasons) or None,
    }
