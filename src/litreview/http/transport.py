"""The only file that opens a socket: courtesy, retry, budget, circuit, and the store before all.

Every provider has its own `Courtesy`. An answer is stored the moment it arrives; what is in
the store is never asked for again. A provider that blocks is left alone for the rest of the
run, and a later run goes on where this one stopped.
"""

from __future__ import annotations

import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http.answers import Answer, AnswerStore, redact_url
from litreview.http.courtesy import Courtesy, find_block, read_retry_after

FINAL = frozenset({404, 410})
"""Besides 2xx: answers that will not change by asking again ("there is none")."""
USER_AGENT = "litreview (a tool for literature reviews)"


class _TryAgain(ProviderError):
    """A failure that may pass; never leaves this file."""

    wait: float | None = None


class Transport:
    """Asks providers, politely, and never twice.

    Parameters
    ----------
    store
        Where answers are kept and looked up first.
    courtesies
        By provider; `Courtesy` () for one that is not named.
    user_agent
        What to call ourselves; an e-mail address in it comes from the environment of whoever
        calls, and is neither stored nor logged.
    clock, sleep, now
        Monotonic seconds, how to wait, the time of day in UTC: arguments, so tests need not wait.
    """

    def __init__(
        self,
        store: AnswerStore,
        courtesies: Mapping[str, Courtesy] | None = None,
        *,
        user_agent: str = USER_AGENT,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.store = store
        self._courtesies = dict(courtesies or {})
        self._clock, self._sleep, self._now = clock, sleep, now
        self._client = httpx.Client(
            follow_redirects=True, max_redirects=5, headers={"User-Agent": user_agent}
        )
        self._asked: Counter[str] = Counter()
        self._last: dict[str, float] = {}
        self._gaps: dict[str, float] = {}
        self._blocked: dict[str, ProviderBlocked] = {}
        logging.getLogger("httpx").addFilter(_hide_secrets)

    def courtesy(self, provider: str) -> Courtesy:
        """Return how this provider is asked."""
        return self._courtesies.get(provider, Courtesy())

    def set_default(self, provider: str, courtesy: Courtesy) -> None:
        """Say how a provider is to be asked unless the caller of the transport has said so."""
        self._courtesies.setdefault(provider, courtesy)

    def fetch(
        self,
        provider: str,
        url: str,
        params: Mapping[str, str | int] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        secrets: Collection[str] = (),
    ) -> Answer:
        """Return the answer to a GET request: from the store, or else from the provider.

        Parameters
        ----------
        provider, url, params
            Whom and what to ask.
        headers
            Sent, never stored: the right place for a key.
        secrets
            Names of parameters to take out of the address before it is stored or shown.

        Returns
        -------
        Answer
            Status 2xx, or 404 or 410 where the provider has no such thing.

        Raises
        ------
        ProviderBlocked
            When the provider blocks, or did so earlier in this run.
        BudgetSpent
            When the run has made its number of requests.
        ProviderError
            At any other failure.
        """
        address = httpx.URL(url)
        if params:
            address = address.copy_merge_params(dict(params))
        shown = redact_url(str(address), secrets)
        kept = self.store.get(provider, shown)
        if kept is not None:
            return kept
        if provider in self._blocked:
            earlier = self._blocked[provider]
            raise ProviderBlocked(shown, earlier.status, 0, f"not asked: {earlier.message}")
        courtesy = self.courtesy(provider)
        retrying = Retrying(
            stop=stop_after_attempt(courtesy.attempts),
            wait=_seconds_to_wait,
            retry=retry_if_exception_type(_TryAgain),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            for attempt in retrying:
                with attempt:
                    number = attempt.retry_state.attempt_number
                    answer, retry_after = self._ask(
                        provider, address, shown, dict(headers or {}), secrets, number
                    )
                    self._judge(answer, courtesy, retry_after)
        except _TryAgain as error:
            raise ProviderError(error.url, error.status, error.attempt, error.message) from None
        except ProviderBlocked as error:
            self._blocked[provider] = error
            raise
        return answer

    def _ask(
        self,
        provider: str,
        address: httpx.URL,
        shown: str,
        headers: dict[str, str],
        secrets: Collection[str],
        attempt: int,
    ) -> tuple[Answer, str]:
        """Make one request, store what comes; return it and its Retry-After header."""
        courtesy = self.courtesy(provider)
        if self._asked[provider] >= courtesy.budget:
            raise BudgetSpent(
                shown, None, attempt, f"{courtesy.budget} requests made; run again to go on"
            )
        due = self._last.get(provider, float("-inf")) + max(
            courtesy.gap, self._gaps.get(provider, 0)
        )
        if due > self._clock():
            self._sleep(due - self._clock())
        self._asked[provider] += 1
        self._last[provider] = self._clock()
        try:
            got = self._client.get(
                address,
                headers=headers,
                timeout=courtesy.timeout,
                follow_redirects=not headers,  # a key must not follow to another host
            )
        except httpx.TimeoutException:
            raise _TryAgain(shown, None, attempt, "no answer in time") from None
        except httpx.HTTPError as error:  # its text may hold the full address: keep the kind only
            raise ProviderError(
                shown, None, attempt, f"not reached ({type(error).__name__})"
            ) from None
        answer = Answer(
            provider,
            shown,
            got.status_code,
            got.content,
            self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            got.headers.get("content-type", ""),
            redact_url(str(got.url), secrets),
            attempt,
        )
        final = got.is_success or got.status_code in FINAL
        self.store.put(answer, usable=final and not find_block(answer, courtesy.block_statuses))
        self._heed(provider, got.headers)
        return answer, got.headers.get("retry-after", "")

    def _judge(self, answer: Answer, courtesy: Courtesy, retry_after: str) -> None:
        """Raise unless the answer can be used; the store has it by now."""
        place = (answer.url, answer.status, answer.attempt)
        why = find_block(answer, courtesy.block_statuses)
        if why:
            raise ProviderBlocked(*place, f"{why}; run again later")
        if answer.status == 429 or answer.status >= 500:
            busy = _TryAgain(*place, "the provider is busy")
            busy.wait = read_retry_after(retry_after, self._now())
            if busy.wait is not None and busy.wait > courtesy.longest_wait:
                raise ProviderBlocked(*place, f"asks to wait {busy.wait:.0f} s; run again later")
            raise busy
        if not (200 <= answer.status < 300 or answer.status in FINAL):
            raise ProviderError(*place, "the provider says no")

    def _heed(self, provider: str, headers: httpx.Headers) -> None:
        """Slow down to the rate a provider names (https://api.crossref.org, "Rate limits")."""
        limit = re.fullmatch(r"\d+", headers.get("x-rate-limit-limit", ""))
        interval = re.fullmatch(r"(\d+)s?", headers.get("x-rate-limit-interval", ""))
        if limit and interval and int(limit.group()) > 0:
            self._gaps[provider] = int(interval.group(1)) / int(limit.group())

    def close(self) -> None:
        """Close the connections; the store stays open, it is the caller's."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _seconds_to_wait(state: RetryCallState) -> float:
    """Wait as long as the provider said, else 1, 2, 4, … seconds."""
    error: Any = state.outcome.exception() if state.outcome else None
    named: float | None = getattr(error, "wait", None)
    return named if named is not None else float(2 ** (state.attempt_number - 1))


def _hide_secrets(record: logging.LogRecord) -> bool:
    """Take the query, where keys stand, out of the addresses that httpx logs."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            redact_url(str(a).partition("?")[0]) if isinstance(a, httpx.URL) else a
            for a in record.args
        )
    return True
