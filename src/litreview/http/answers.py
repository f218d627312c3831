"""What a provider sent, as it came; and addresses without what is secret in them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SECRET_PARAMETERS = frozenset(
    {"api_key", "apikey", "key", "token", "access_token", "mailto", "email"}
)
"""Query parameters that are never stored, shown or logged."""

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it came over the wire.

    ``url`` and ``final_url`` (after redirects) are without secrets; ``retrieved`` is UTC,
    ISO 8601; ``stored`` says that it was not asked for now but read from the store.
    """

    provider: str
    url: str
    status: int
    body: bytes
    retrieved: str
    content_type: str = ""
    final_url: str = ""
    attempt: int = 1
    stored: bool = False

    @property
    def sha256(self) -> str:
        """The hash of the body, in hexadecimal figures."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def text(self) -> str:
        """The body decoded by the charset it declares, UTF-8 otherwise; no byte makes it fail.

        >>> Answer("p", "u", 200, "Ventä".encode("latin-1"), "", "text/html; charset=latin-1").text
        'Ventä'
        """
        declared = _CHARSET.search(self.content_type)
        try:
            return self.body.decode(declared.group(1) if declared else "utf-8", errors="replace")
        except LookupError:  # a charset that nobody knows
            return self.body.decode("utf-8", errors="replace")


def redact_url(url: str) -> str:
    """Take secret parameters and log-in data out of an address.

    Parameters
    ----------
    url
        Any address.

    Examples
    --------
    >>> redact_url("https://me:pw@api.example.org/works?mailto=a@b.org&q=media+sosial")
    'https://api.example.org/works?q=media+sosial'
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if name.casefold() not in SECRET_PARAMETERS]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))
