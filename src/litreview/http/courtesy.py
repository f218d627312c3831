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
    timeout, longest_wait
        Seconds; a provider that asks for a longer wait is left alone for this run.
    block_statuses
        Statuses by which this provider says that it has had enough.
    """

    gap: float = 1.0
    budget: int = 500
    attempts: int = 4
    timeout: float = 30.0
    longest_wait: float = 120.0
    block_statuses: frozenset[int] = frozenset({403})


def find_block(answer: Answer, statuses: Collection[int] = (403,)) -> str | None:
    """Say why an answer is a block and not an answer; None where it is one.

    Looks for forms and addresses, not for the word "captcha", which a title may hold.

    >>> find_block(Answer("p", "u", 200, b'<form id="captcha-form">', ""))
    'a captcha or consent page came instead of an answer'
    >>> find_block(Answer("p", "u", 200, b"<h3>Breaking a captcha</h3>", "")) is None
    True
    """
    if answer.status in statuses:
        return f"the provider refuses (status {answer.status})"
    head = answer.body[:_LOOK_AT]
    if _BLOCK_ADDRESS.search(answer.final_url) or (
        b"<" in head[:2000] and _BLOCK_MARKS.search(head)
    ):
        return "a captcha or consent page came instead of an answer"
    return None


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
