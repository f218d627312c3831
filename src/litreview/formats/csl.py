"""CSL-JSON: the interchange format of Zotero, pandoc and citeproc.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from litreview.model import Work

_SURROGATE = re.compile("[\ud800-\udfff]")


def csl_json(works: Sequence[Work]) -> str:
    """Return the works as a CSL-JSON array, sorted by id, one trailing newline.

    Examples
    --------
    >>> print(csl_json([Work("a2020", {"type": "book", "title": "A"})]))
    [
      {
        "id": "a2020",
        "type": "book",
        "title": "A"
      }
    ]
    <BLANKLINE>
    """
    records = [{**work.csl, "id": work.id} for work in sorted(works, key=lambda w: w.id)]
    ordered = [{"id": r.pop("id"), **r} for r in records]
    text = json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
    return _SURROGATE.sub("\ufffd", text)  # half a character, which UTF-8 cannot hold
