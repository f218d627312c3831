"""Keys and e-mail addresses, from the environment and nowhere else.

They are sent to the provider that they are for, and kept nowhere: not in the store, a log, an
error or a notebook. Without them everything works, more slowly, except searches of OpenAlex.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from litreview.http import Secret

VARIABLES = {
    "LITREVIEW_MAILTO": "your e-mail address, sent to Crossref and OpenAlex: they answer faster",
    "CROSSREF_PLUS_TOKEN": "a token of Crossref Metadata Plus",
    "OPENALEX_API_KEY": "a free key of OpenAlex, needed for searches (not for look-ups by DOI)",
    "SEMANTIC_SCHOLAR_API_KEY": "a key of Semantic Scholar: a rate of your own",
}
"""The variables that are read, and what each is for."""


def read_key(variable: str, environment: Mapping[str, str] | None = None) -> Secret:
    """Return a variable of `VARIABLES` as a secret; an unset one is an empty secret.

    >>> read_key("OPENALEX_API_KEY", {"OPENALEX_API_KEY": " s3cr3t "}), bool(read_key("LITREVIEW_MAILTO", {}))
    (Secret(…), False)
    """
    if variable not in VARIABLES:
        raise KeyError(variable)
    return Secret((os.environ if environment is None else environment).get(variable, "").strip())
