"""CSL-JSON: the interchange format of Zotero, pandoc and citeproc.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from litreview.model import Work


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
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
