"""Keys and e-mail addresses: shown to the provider they are for, and to nobody else."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, quote_plus

from litreview.http.answers import SECRET_PARAMETERS

_REMOVED = "[removed]"
_IN_ADDRESS = re.compile(rf"([?&](?:{'|'.join(sorted(SECRET_PARAMETERS))})=)[^&\s'\"#]+", re.I)
_LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")


class Secret:
    """A text that no log, error, notebook or traceback shows by accident.

    >>> key = Secret("s3cr3t")
    >>> key, str(key), f"{key}", key.reveal()
    (Secret(…), 'Secret(…)', 'Secret(…)', 's3cr3t')
    """

    __slots__ = ("_reveal",)

    def __init__(self, text: str) -> None:
        self._reveal: Callable[[], str] = lambda: (
            text
        )  # a closure: not among the attributes' values

    def reveal(self) -> str:
        """Return the text; only what sends it should ask."""
        return self._reveal()

    def __bool__(self) -> bool:
        return bool(self._reveal())

    def __repr__(self) -> str:
        return "Secret(…)"


def scrub(body: bytes, secrets: Iterable[Secret]) -> bytes:
    """Take secrets that a provider echoes out of its answer, however they are escaped.

    >>> scrub(b'{"error": "key s3cr3t is not known"}', [Secret("s3cr3t")])
    b'{"error": "key [removed] is not known"}'
    """
    for secret in secrets:
        if secret:
            plain = secret.reveal()
            for form in (plain, quote(plain, safe=""), quote_plus(plain)):
                body = body.replace(form.encode(), _REMOVED.encode())
    return body


def hide_in_logs() -> None:
    """Take secret parameters out of whatever the HTTP libraries log; to call twice is harmless."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_hide)


def _hide(record: logging.LogRecord) -> bool:
    record.msg, record.args = _IN_ADDRESS.sub(rf"\1{_REMOVED}", record.getMessage()), None
    return True
