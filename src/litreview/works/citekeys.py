"""A readable, unique and stable name for every work: family name, year, letter where needed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from litreview.model import Csl
from litreview.prose import fold, fold_key
from litreview.works.addresses import read_dates
from litreview.works.clues import read_clues


def citekey_stem(csl: Csl) -> str:
    """Return the first author's family name (else title's or site's first words) and the year.

    >>> citekey_stem({"author": [{"family": "Ventä-Olkkonen"}], "issued": {"date-parts": [[2020]]}})
    'ventaolkkonen2020'
    """
    clues = read_clues(csl)
    name = "".join(clues.authors[0].family[:4]) if clues.authors else ""
    if not name and csl.get("title"):
        name = "".join(fold(str(csl["title"])).split()[:3])
    if not name:
        host = clues.url.partition("/")[0] or clues.doi
        name = fold_key(host) or fold_key(clues.container)[:20]
    dates = read_dates(csl.get("issued"))
    return (name[:40] or "work") + (str(dates[0]) if dates else "")


def assign_citekeys(
    works: Sequence[tuple[Csl, tuple[str, ...]]], taken: Iterable[str] = ()
) -> list[str]:
    """Return one citekey for each (record, reference ids), whatever their order.

    A printed year suffix ("2020a") is honoured; other works of the same name and year get
    the letters that are left, in the order of their titles.

    >>> two = [({"title": "B", "author": [{"family": "Ali"}]}, ()), ({"title": "A", "author": [{"family": "Ali"}]}, ())]
    >>> assign_citekeys(two)
    ['alib', 'alia']
    """
    used = set(taken)
    stems: dict[str, list[int]] = defaultdict(list)
    for i, (csl, _) in enumerate(works):
        stems[citekey_stem(csl)].append(i)
    keys = [""] * len(works)
    for stem in sorted(stems):
        members = sorted(stems[stem], key=lambda i: _place(*works[i]))
        waiting = []
        for i in members:
            suffix = fold_key(str(works[i][0].get("year-suffix") or ""))
            wanted = stem + suffix
            if suffix and wanted not in used:
                keys[i] = wanted
                used.add(wanted)
            else:
                waiting.append(i)
        for i in waiting:
            key = stem if len(members) == 1 and stem not in used else _next_free(stem, used)
            keys[i] = key
            used.add(key)
    return keys


def _place(csl: Csl, references: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    shown: Mapping[str, object] = {key: value for key, value in csl.items() if key != "id"}
    body = json.dumps(shown, sort_keys=True, ensure_ascii=False, default=str)
    return (fold(str(csl.get("title") or "")), body, references)


def _next_free(stem: str, used: set[str]) -> str:
    for n in count():
        letters = ""
        while n >= 0:
            letters = chr(ord("a") + n % 26) + letters
            n = n // 26 - 1
        if stem + letters not in used:
            return stem + letters
    raise AssertionError  # `count` never ends
