"""A review and the names of providers → what they say: makes transport, store and providers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.corrections import NO_CORRECTIONS, Corrections, choose_candidates, find_removed
from litreview.enrichment.enrich import Enriched, enrich_works
from litreview.enrichment.plan import plan_requests
from litreview.errors import UsageError
from litreview.model import Paper, Problem, Progress, Reference, Work

if TYPE_CHECKING:
    from litreview.http import Plan, Transport
    from litreview.providers import Provider

RECORDS = "data/enrichment/recorded.jsonl"
STORE = ".litreview/answers.sqlite"


@dataclass(frozen=True, slots=True)
class Asked:
    """How providers are asked.

    Parameters
    ----------
    providers
        Their names, in the order in which their values shall stand; a place may follow a colon
        (``saved:FOLDER``, ``oai:ADDRESS``), see `litreview.providers.make_providers`.
    records
        The file of facts that ``recorded`` reads.
    store
        Where the answers of the others are kept; what is there is not asked again.
    base_urls
        Other addresses for providers, by name.
    refresh
        Days after which a stored answer is asked for again; None: never.
    """

    providers: tuple[str, ...]
    records: str | Path = RECORDS
    store: str | Path = STORE
    base_urls: Mapping[str, str] | None = None
    refresh: float | None = None

    @contextmanager
    def made(self, *, planning: bool = False) -> Iterator[tuple[list[Provider], Transport | None]]:
        """Make the providers and what they ask through; with ``planning`` they may ask nothing."""
        from litreview.http import AnswerStore, Transport
        from litreview.providers.registry import check_names, is_local

        check_names(self.providers, self.base_urls)
        if self.refresh is not None and not self.refresh >= 0:
            raise UsageError(f"refresh {self.refresh:g}: use 0 or more days")
        if all(is_local(name) for name in self.providers):
            yield self._make(None), None
            return
        # A plan leaves no file behind where there was none.
        path = ":memory:" if planning and not Path(self.store).exists() else self.store
        with AnswerStore(path) as store, Transport(store, max_age=self.refresh) as transport:
            providers = self._make(transport)
            for provider in providers if planning else ():
                transport.set_budget(provider.name, 0)
            yield providers, transport

    def _make(self, transport: Transport | None) -> list[Provider]:
        from litreview.providers import make_providers

        return make_providers(
            self.providers, records=self.records, transport=transport, base_urls=self.base_urls
        )


def ask_providers(
    asked: Asked,
    works: Sequence[Work],
    references: Sequence[Reference],
    papers: Sequence[Paper],
    corrections: Corrections = NO_CORRECTIONS,
    progress: Progress | None = None,
) -> Enriched:
    """Ask for every work; see `litreview.enrichment.enrich_works`.

    A person's choices of records go before the matcher's. Lines of a recorded file that could
    not be read are among the problems.
    """
    chosen = choose_candidates(corrections, references, papers)
    with asked.made() as (providers, _):
        found = enrich_works(works, providers, references, chosen=chosen, progress=progress)
        broken: list[Problem] = [p for m in providers for p in getattr(m, "problems", ())]
    removed = find_removed(corrections, references, papers)
    members = {work.id: (work.paper, *work.references) for work in works}
    rows = [
        replace(row, relation="beside", reasons=(*row.reasons, "a person took the value out"))
        if row.relation == "new" and any((m, row.variable) in removed for m in members[row.work])
        else row
        for row in found.enrichments
    ]
    return found._replace(enrichments=rows, problems=[*broken, *found.problems])


def plan_providers(
    asked: Asked, works: Sequence[Work], progress: Progress | None = None
) -> list[Plan]:
    """Say what `ask_providers` would ask; opens no socket."""
    with asked.made(planning=True) as (providers, transport):
        return plan_requests(works, providers, transport, progress)
