"""One node for one person: which printed names denote the same author.

Names come as frames print them: ``"Family, Given"``, a mononym, or the name of a body.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import networkx as nx

from litreview import names
from litreview.prose import fold

_Key = tuple[str, tuple[str, ...]]


def is_body(printed: str) -> bool:
    """Tell whether a printed name is a body's: no comma, and no mononym either.

    >>> [is_body(name) for name in ("Arianto, B.", "Sugiyono", "LAN", "Kompas.com", "Bank Dunia")]
    [False, False, True, True, True]
    """
    return "," not in printed and names.is_body(printed)


def merge_names(bylines: Iterable[Sequence[str]]) -> dict[str, str]:
    """Choose one label for all printed forms of each person or body.

    Forms that differ in accents, capitals and points only are one. A family name with
    different given names is one person when every form is compatible with every other
    (``B.`` with ``Bambang``); where a form could denote two persons (``Budi`` is there too),
    or where two forms sign one work side by side, all of them stay apart.

    Parameters
    ----------
    bylines
        The printed names of each work.

    Returns
    -------
    dict
        Printed name → label: the fullest printed form.

    Examples
    --------
    >>> merge_names([["Arianto, B."], ["Arianto, Bambang"]])["Arianto, B."]
    'Arianto, Bambang'
    >>> merge_names([["Arianto, B."], ["Arianto, Bambang"], ["Arianto, Budi"]])["Arianto, B."]
    'Arianto, B.'
    """
    counts: Counter[str] = Counter()
    side_by_side: set[frozenset[_Key]] = set()
    for byline in bylines:
        counts.update(byline)
        side_by_side.update(map(frozenset, combinations({_key(name) for name in byline}, 2)))
    forms: defaultdict[_Key, list[str]] = defaultdict(list)
    for name in counts:
        forms[_key(name)].append(name)

    # Only forms with the same family and first initial can be compatible.
    families: defaultdict[tuple[str, str], list[_Key]] = defaultdict(list)
    for family, given in forms:
        families[family, given[0][0] if given else ""].append((family, given))

    labels = {}
    for keys in families.values():
        same = nx.Graph()
        same.add_nodes_from(keys)
        same.add_edges_from(
            (a, b)
            for a, b in combinations(keys, 2)
            if _compatible(a[1], b[1]) and frozenset((a, b)) not in side_by_side
        )
        for component in nx.connected_components(same):
            n_links = same.subgraph(component).number_of_edges()
            unambiguous = n_links == len(component) * (len(component) - 1) // 2
            for person in [component] if unambiguous else [{key} for key in component]:
                printed = [name for key in person for name in forms[key]]
                label = min(printed, key=lambda name: (-len(fold(name)), -counts[name], name))
                labels.update(dict.fromkeys(printed, label))
    return labels


def _key(printed: str) -> _Key:
    """Return folded family and given names; a body's name is kept apart from any family's."""
    if is_body(printed):
        return f"body {fold(printed)}", ()
    family, _, given = printed.partition(",")
    return fold(family), tuple(fold(given).split())


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether given names agree as far as both are printed, an initial for any such name."""
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one, other, strict=False)
    )
