"""A readable, unique and stable name for every work: family name, year, word of the title."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count

from litreview.languages import stop_words
from litreview.model import Csl
from litreview.prose import fold, fold_key
from litreview.works.addresses import read_dates
from litreview.works.clues import read_authors, read_clues
from litreview.works.people import Person

_MOST_WORDS = 8


def citekey_stem(csl: Csl) -> str:
    """Return the first author's family name (else title's or site's first words) and the year.

    >>> citekey_stem({"author": [{"family": "Ventä-Olkkonen"}], "issued": {"date-parts": [[2020]]}})
    'ventaolkkonen2020'
    """
    return _stem(csl, read_authors(csl))


def _stem(csl: Csl, authors: tuple[Person, ...]) -> str:
    name = "".join(authors[0].family[:4]) if authors else ""
    if not name and csl.get("title"):
        name = "".join(fold(str(csl["title"])).split()[:3])
    if not name:
        clues = read_clues(csl)
        host = clues.url.partition("/")[0] or clues.doi
        name = fold_key(host) or fold_key(clues.container)[:20]
    dates = read_dates(csl.get("issued"))
    return (name[:40] or "work") + (str(dates[0]) if dates else "")


def assign_citekeys(
    works: Sequence[tuple[Csl, tuple[str, ...]]], taken: Iterable[str] = ()
) -> list[str]:
    """Return one citekey for each (record, reference ids), whatever their order.

    A key is the stem and the first telling word of the title. Works that would share it get as many
    more words as tell them apart, all of them, so that no work ever gets the key that another had
    before papers were added. Only works of one title, or without any, get letters: the printed one
    ("2020a") where there is one.

    >>> one, two = ({"title": t, "author": [{"family": "Ali"}]} for t in ("Desa Digital", "Desa Pintar"))
    >>> assign_citekeys([(one, ())]), assign_citekeys([(two, ()), (one, ())])
    (['alidesa'], ['alidesapintar', 'alidesadigital'])
    """
    used = set(taken)
    words = [_title_words(csl) for csl, _ in works]
    stems: list[str] = []
    alike: dict[str, list[int]] = defaultdict(list)
    for i, (csl, _) in enumerate(works):
        authors = read_authors(csl)
        stems.append(_stem(csl, authors))
        # A stem made of the title, for want of authors, has its first words already.
        first = words[i][:1] if authors else ()
        alike[stems[i] + "".join(first)].append(i)
    keys = [""] * len(works)
    for short in sorted(alike):
        members = alike[short]
        if len(members) > 1:
            members = sorted(members, key=lambda i: _place(*works[i]))
        wanted = dict.fromkeys(members, short)
        for n in range(2, _MOST_WORDS + 1):
            if len(set(wanted.values())) == len(members):
                break
            used.update(wanted.values())  # may have been a key, when there were fewer works
            wanted = {i: stems[i] + "".join(words[i][:n]) for i in members}
        several = Counter(wanted.values())
        lettered = []
        for i in members:
            suffix = fold_key(str(works[i][0].get("year-suffix") or ""))
            alone = several[wanted[i]] == 1
            key = wanted[i] + ("" if alone else suffix)
            if key in used or not (alone or suffix):
                lettered.append(i)
                continue
            keys[i] = key
            used.add(key)
        for i in lettered:
            keys[i] = _next_free(wanted[i], used)
            used.add(keys[i])
    return keys


def _title_words(csl: Csl) -> tuple[str, ...]:
    """Return the words of a title that tell something, the first ones of it."""
    words = fold(str(csl.get("title") or "")).split()
    empty = _empty_words()
    telling = [w for w in words if len(w) > 2 and w not in empty]
    return tuple(w[:20] for w in (telling or words)[:_MOST_WORDS])


@cache
def _empty_words() -> frozenset[str]:
    return stop_words("en") | stop_words("id")


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
