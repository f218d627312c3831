"""How a provider is to be asked, and how it says that it has had enough."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from litreview.http.answers import Answer

_BLOCK_MARKS = re.compile(
    rb"id=[\"'](?:gs_captcha_ccl|recaptcha|captcha-form)[\"']|class=[\"'](?:g-recaptcha|rc-doscaptcha-body)"
    rb"|our systems have detected unusual traffic|<title>\s*before you continue"
    rb"|action=[\"']https://consent\.",
    re.I,
)
_BLOCK_ADDRESS = re.compile(r"^https?://consent\.|/sorry/", re.I)
_LOOK_AT = 400_000


@dataclass(frozen=True, slots=True)
class Courtesy:
    """How a provider is to be asked.

    Parameters
    ----------
    gap
        Seconds between the starts of two requests, at least.
    budget
        Requests in one run, retries among them.
    attempts
        How often one address is tried at status 429, 5xx or a timeout.
    timeout, deadline
        Seconds that one step of a request (connecting, the next bytes) and all of it may take.
    longest_wait
        Seconds; a provider that asks for a longer wait is left alone for this run.
    size_limit
        Bytes of an answer; a longer one is cut off and is an error.
    block_statuses
        Statuses by which this provider says that it has had enough.
    redirect_hosts
        Other hosts that it may send us to, as a DOI resolver does; all others are refused.
    """

    gap: float = 1.0
    budget: int = 500
    attempts: int = 4
    timeout: float = 30.0
    deadline: float = 90.0
    longest_wait: float = 120.0
    size_limit: int = 20_000_000
    block_statuses: frozenset[int] = frozenset({403})
    redirect_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would ask of a provider, before it asks.

    Parameters
    ----------
    provider, works
        Whom about how many.
    stored, requests
        How many of them the store answers, and how many requests the others need at least: a
        work that is not found by its DOI is searched for by its title too.
    seconds
        What the gap between requests alone makes that take.
    budget
        Requests in one run; more than that takes several runs.
    not_asked
        How many works nothing would be asked about, or whose stored answer cannot be used.
    reasons
        Why not, one line a reason with its number of works.

    Examples
    --------
    >>> print(Plan("crossref", 300, 200, 100, 50.0, 80))
    crossref: 200 of 300 works are in the store; 100 requests to make, 50 s at least, in 2 runs
    """

    provider: str
    works: int
    stored: int
    requests: int
    seconds: float
    budget: int
    not_asked: int = 0
    reasons: tuple[str, ...] = ()

    @property
    def runs(self) -> int:
        """In how many runs the budget divides this."""
        return -(-self.requests // max(self.budget, 1))

    def __str__(self) -> str:
        left = f"; not asked {self.not_asked}: {'; '.join(self.reasons)}" if self.not_asked else ""
        return (
            f"{self.provider}: {self.stored} of {self.works} works are in the store; {self.requests}"
            f" requests to make, {self.seconds:.0f} s at least, in {self.runs} runs{left}"
        )


def find_block(answer: Answer, statuses: Collection[int] = (403,)) -> str | None:
    """Say why an answer is a block and not an answer; None where it is one.

    Looks for forms and addresses, not for the word "captcha", which a title may hold.

    >>> find_block(Answer("p", "u", 200, b'<form id="captcha-form">', ""))
    'a captcha or consent page came instead of an answer'
    >>> find_block(Answer("p", "u", 200, b"<h3>Breaking a captcha</h3>", "")) is None
    True
    """
    if answer.status in statuses:
        key = "; see whether the key is right" if answer.status in {401, 402} else ""
        return f"the provider refuses (status {answer.status}){key}"
    head = answer.body[:_LOOK_AT]
    if is_block_address(answer.final_url) or (b"<" in head[:2000] and _BLOCK_MARKS.search(head)):
        return "a captcha or consent page came instead of an answer"
    return None


def is_block_address(url: str) -> bool:
    """Tell whether this is where a provider sends those it takes for machines.

    >>> is_block_address("https://www.google.com/sorry/index?q=x"), is_block_address("https://x.id/a")
    (True, False)
    """
    return _BLOCK_ADDRESS.search(url) is not None


def read_retry_after(header: str, now: datetime) -> float | None:
    """Read a Retry-After header in either form (RFC 9110 §10.2.3): seconds from now, None if absent.

    >>> moment = datetime(2026, 1, 1, tzinfo=UTC)
    >>> read_retry_after("7", moment), read_retry_after("Thu, 01 Jan 2026 00:01:00 GMT", moment)
    (7.0, 60.0)
    """
    if header.strip().isdecimal():
        return float(header)
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())
