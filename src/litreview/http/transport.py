"""The only file that opens a socket: courtesy, retry, budget, circuit, and the store before all.

Every provider has its own `Courtesy`. An answer is stored the moment it arrives; what is in
the store is never asked for again. A provider that blocks is left alone for the rest of the
run, and a later run goes on where this one stopped.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, NamedTuple, Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from litreview.errors import BudgetSpent, ProviderBlocked, ProviderError
from litreview.http.answers import Answer, redact_url
from litreview.http.courtesy import Courtesy, find_block, is_block_address, read_retry_after
from litreview.http.deadline import Deadline, keep_deadline
from litreview.http.secrets import Secret, hide_in_logs, scrub
from litreview.http.store import AnswerStore

FINAL = frozenset({404, 410})
"""Besides 2xx: answers that will not change by asking again ("there is none")."""
USER_AGENT = "litreview (a tool for literature reviews)"
_HOPS = 5
_PORTS = {"http": 80, "https": 443}

Params = Mapping[str, str | int]
Hidden = Mapping[str, Secret]
Check = Callable[[Answer], str | None]
"""Says what is wrong with an answer of a good status; None where it is what was asked for."""


class _TryAgain(ProviderError):
    """A failure that may pass; never leaves this file."""

    wait: float | None = None


class _TooLong(Exception):
    """More bytes came than an answer may have."""


class _Raw(NamedTuple):
    """What came over the wire, without the secrets that a server may repeat."""

    status: int
    headers: httpx.Headers
    body: bytes


class Transport:
    """Asks providers, politely, and never twice.

    Parameters
    ----------
    store
        Where answers are kept and looked up first.
    courtesies
        By provider; that of the provider itself for one that is not named.
    budgets
        By provider: how many requests this run may make, everything else as its courtesy says.
    max_age
        Days after which a stored answer is asked for again; None means never.
    user_agent
        What to call ourselves.
    clock, sleep, now
        Monotonic seconds, how to wait, the time of day in UTC: arguments, so tests need not wait.
    """

    def __init__(
        self,
        store: AnswerStore,
        courtesies: Mapping[str, Courtesy] | None = None,
        *,
        budgets: Mapping[str, int] | None = None,
        max_age: float | None = None,
        user_agent: str = USER_AGENT,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.store = store
        self.max_age = max_age
        self._courtesies = dict(courtesies or {})
        self._budgets = dict(budgets or {})
        self._clock, self._sleep, self._now = clock, sleep, now
        self._client = httpx.Client(follow_redirects=False, headers={"User-Agent": user_agent})
        self._deadline = Deadline(clock)
        keep_deadline(self._client, self._deadline)
        self._asked: Counter[str] = Counter()
        self._last: dict[str, float] = {}
        self._gaps: dict[str, float] = {}
        self._blocked: dict[str, ProviderBlocked] = {}
        hide_in_logs()

    def courtesy(self, provider: str) -> Courtesy:
        """Return how this provider is asked."""
        return self._courtesies.get(provider, Courtesy())

    def budget(self, provider: str) -> int:
        """Return how many requests this run may make."""
        return self._budgets.get(provider, self.courtesy(provider).budget)

    def set_budget(self, provider: str, requests: int) -> None:
        """Say how many requests this run may make; 0 for a plan, which may make none."""
        self._budgets[provider] = requests

    def gap(self, provider: str) -> float:
        """Return the seconds between two requests, the rate that the provider named considered."""
        return max(self.courtesy(provider).gap, self._gaps.get(provider, 0.0))

    def set_default(self, provider: str, courtesy: Courtesy) -> None:
        """Say how a provider is to be asked unless the caller of the transport has said so."""
        self._courtesies.setdefault(provider, courtesy)

    def fetch(
        self,
        provider: str,
        url: str,
        params: Params | None = None,
        *,
        headers: Mapping[str, str | Secret] | None = None,
        hidden: Hidden | None = None,
        check: Check | None = None,
        max_age: float | None = None,
    ) -> Answer:
        """Return the answer to a GET request: from the store, or else from the provider.

        Parameters
        ----------
        provider, url, params
            Whom and what to ask.
        headers
            Sent, never stored: the right place for a key.
        hidden
            Further parameters, sent and never stored or shown.
        check
            What an answer must be to be served again; one that fails it is kept and is an error.
        max_age
            Days, for this address; else that of the transport.

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
        StoreError
            When the answer cannot be kept.
        """
        shown = redact_url(str(_address(url, params)))
        kept = self.store.get(provider, shown, since=self._since(max_age))
        if kept is not None:
            return kept
        if provider in self._blocked:
            earlier = self._blocked[provider]
            raise ProviderBlocked(shown, earlier.status, 0, f"not asked: {earlier.message}")
        retrying = Retrying(
            stop=stop_after_attempt(self.courtesy(provider).attempts),
            wait=_seconds_to_wait,
            retry=retry_if_exception_type(_TryAgain),
            sleep=self._sleep,
            reraise=True,
        )
        asked = _Asked(provider, shown, _address(url, params), dict(headers or {}), hidden or {})
        try:
            for attempt in retrying:
                with attempt:
                    answer = self._ask(asked, check, attempt.retry_state.attempt_number)
        except _TryAgain as error:
            raise ProviderError(error.url, error.status, error.attempt, error.message) from None
        except ProviderBlocked as error:
            self._blocked[provider] = error
            raise
        return answer

    def _since(self, max_age: float | None) -> tuple[datetime, datetime] | None:
        days = self.max_age if max_age is None else max_age
        return None if days is None else (self._now() - timedelta(days=days), self._now())

    def _ask(self, asked: _Asked, check: Check | None, attempt: int) -> Answer:
        """Make one attempt, redirects within the host included; store what comes, then judge it."""
        for _ in range(_HOPS):
            raw = self._request(asked, attempt)
            answer = Answer(
                asked.provider,
                asked.shown,
                raw.status,
                raw.body,
                self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                raw.headers.get("content-type", ""),
                redact_url(str(asked.address)),
                attempt,
            )
            moved = raw.headers.get("location", "") if 300 <= raw.status < 400 else ""
            problem = (
                self._judge_redirect(asked, answer, moved)
                if moved
                else self._judge(answer, check, raw.headers)
            )
            self.store.put(answer, usable=problem is None and not moved)
            self._heed(asked.provider, raw.headers)
            if problem is not None:
                raise problem
            if not moved:
                return answer
            asked = asked.moved(moved)
        raise ProviderError(asked.shown, answer.status, attempt, "redirected without end")

    def _request(self, asked: _Asked, attempt: int) -> _Raw:
        """Wait for our turn and make one request."""
        courtesy, provider = self.courtesy(asked.provider), asked.provider
        budget, gap = self.budget(provider), self.gap(provider)
        if self._asked[provider] >= budget:
            raise BudgetSpent(
                asked.shown, None, attempt, f"{budget} requests made; run again to go on"
            )
        due = self._last.get(provider, float("-inf")) + gap
        wait = min(due - self._clock(), gap)  # never more, should the clock have gone backwards
        if wait > 0:
            self._sleep(wait)
        self._asked[provider] += 1
        self._last[provider] = self._clock()
        self._deadline.start(courtesy.deadline)
        failure: ProviderError
        try:
            return asked.send(self._client, courtesy)
        except httpx.TimeoutException:
            failure = _TryAgain(asked.shown, None, attempt, "no answer in time")
        except _TooLong:
            size = f"an answer of more than {courtesy.size_limit / 1e6:.0f} MB, cut off"
            failure = ProviderError(asked.shown, None, attempt, size)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            # Its text may hold the full address: keep the kind only.
            what = f"not reached, or cut off ({type(error).__name__})"
            failure = ProviderError(asked.shown, None, attempt, what)
        raise failure

    def _judge(
        self, answer: Answer, check: Check | None, headers: httpx.Headers
    ) -> ProviderError | None:
        """Say why an answer cannot be used; None where it can."""
        place = (answer.url, answer.status, answer.attempt)
        courtesy = self.courtesy(answer.provider)
        why = find_block(answer, courtesy.block_statuses)
        if why:
            return ProviderBlocked(*place, f"{why}; run again later")
        if answer.status == 429 or answer.status >= 500:
            busy = _TryAgain(*place, "the provider is busy")
            busy.wait = read_retry_after(headers.get("retry-after", ""), self._now())
            if busy.wait is not None and busy.wait > courtesy.longest_wait:
                return ProviderBlocked(*place, f"asks to wait {busy.wait:.0f} s; run again later")
            return busy
        if answer.status in FINAL:
            return None
        if not 200 <= answer.status < 300:
            return ProviderError(*place, "the provider says no")
        wrong = check(answer) if check else None
        return ProviderError(*place, f"{wrong}; the answer is in the store") if wrong else None

    def _judge_redirect(self, asked: _Asked, answer: Answer, location: str) -> ProviderError | None:
        """Say why a redirect is not followed: to a block page, to another host, without TLS."""
        place = (answer.url, answer.status, answer.attempt)
        try:
            target = asked.address.join(location)
        except httpx.InvalidURL:
            return ProviderError(*place, "redirected to no address")
        if is_block_address(str(target)):
            return ProviderBlocked(*place, "sent to a captcha or consent page; run again later")
        hosts = {asked.address.host, *self.courtesy(answer.provider).redirect_hosts}
        if target.host not in hosts:
            what = f"redirected to another host ({target.host}), which is refused"
            return ProviderError(*place, f"{what}; if that is where it lives now, name it")
        if asked.address.scheme == "https" != target.scheme:
            return ProviderError(*place, "redirected to an address without TLS, which is refused")
        return None

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


class _Asked(NamedTuple):
    """A request: what may be shown, and apart from that what may not."""

    provider: str
    shown: str
    address: httpx.URL
    headers: dict[str, str | Secret]
    hidden: Hidden

    @property
    def secrets(self) -> list[Secret]:
        return [v for v in (*self.headers.values(), *self.hidden.values()) if isinstance(v, Secret)]

    def moved(self, location: str) -> _Asked:
        """Return the request for where a redirect leads; keys stay with whom they are for."""
        target = httpx.URL(redact_url(str(self.address.join(location))))
        same = _origin(target) == _origin(self.address)
        return self._replace(
            address=target,
            headers=self.headers if same else {},
            hidden=self.hidden if same else {},
        )

    def send(self, client: httpx.Client, courtesy: Courtesy) -> _Raw:
        """Make the request; the secrets are in the open in this call only."""
        url = self.address.copy_merge_params({k: v.reveal() for k, v in self.hidden.items()})
        headers = {k: v.reveal() if isinstance(v, Secret) else v for k, v in self.headers.items()}
        body = bytearray()
        with client.stream("GET", url, headers=headers, timeout=courtesy.timeout) as got:
            for chunk in got.iter_bytes():
                body += chunk
                if len(body) > courtesy.size_limit:
                    raise _TooLong
            pairs = [(k.encode(), scrub(v.encode(), self.secrets)) for k, v in got.headers.items()]
            return _Raw(got.status_code, httpx.Headers(pairs), scrub(bytes(body), self.secrets))


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or _PORTS.get(url.scheme)


def _address(url: str, params: Params | None) -> httpx.URL:
    address = httpx.URL(url)
    return address.copy_merge_params(dict(params)) if params else address


def _seconds_to_wait(state: RetryCallState) -> float:
    """Wait as long as the provider said, else 1, 2, 4, … seconds."""
    error: Any = state.outcome.exception() if state.outcome else None
    named: float | None = getattr(error, "wait", None)
    return named if named is not None else float(2 ** (state.attempt_number - 1))
