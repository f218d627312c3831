"""Keys and e-mail addresses: shown to the provider they are for, and to nobody else."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from functools import cache
from html.entities import html5

from litreview.http.answers import SECRET_PARAMETERS

_REMOVED = "[removed]"
_IN_ADDRESS = re.compile(rf"([?&](?:{'|'.join(sorted(SECRET_PARAMETERS))})=)[^&\s'\"#]+", re.I)
_SCHEME = re.compile(r"(?:Bearer|Basic|Token)\s+(\S.*)", re.I)
_ESCAPED = frozenset('/\\"')
"""What JSON writes, or may write, after a backslash."""
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
    plain = [secret.reveal() for secret in secrets if secret]
    bare = [found.group(1) for found in map(_SCHEME.fullmatch, plain) if found]
    for text in sorted({*plain, *bare}, key=lambda each: (-len(each), each)):
        body = re.sub(b"".join(map(_forms, text)), _REMOVED.encode(), body)
    return body


@cache
def _forms(letter: str) -> bytes:
    """Return the pattern of a letter as it is, in an address, in JSON and in HTML."""
    code = ord(letter)
    plain = re.escape(letter.encode())
    units = letter.encode("utf-16-be").hex()
    names = [f"&{name.rstrip(';')};" for name, held in html5.items() if held == letter]
    forms = [
        plain,
        rb"(?i:" + b"".join(b"%%%02x" % byte for byte in letter.encode()) + rb")",
        rb"(?i:"
        + b"".join(rb"\\u" + units[n : n + 4].encode() for n in range(0, len(units), 4))
        + rb")",
        rb"&#0*%d;" % code,
        rb"(?i:&#x0*%x;)" % code,
        *(name.encode() for name in sorted(set(names))),
    ]
    if letter == " ":
        forms.append(rb"\+")
    if letter in _ESCAPED:
        forms.append(rb"\\" + plain)
    return rb"(?:" + b"|".join(forms) + rb")"


def hide_in_logs() -> None:
    """Take secret parameters out of whatever the HTTP libraries log; to call twice is harmless."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_hide)


def _hide(record: logging.LogRecord) -> bool:
    record.msg, record.args = _IN_ADDRESS.sub(rf"\1{_REMOVED}", record.getMessage()), None
    return True
