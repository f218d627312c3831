"""Callon's thematic map: how strongly a theme is tied to others, and how tightly within itself."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from litreview.indicators.columns import say
from litreview.inductive.notes import say_few
from litreview.inductive.themes import Themes, find_themes

Floats = NDArray[np.float64]
FEW_THEMES = 4
QUADRANTS = {(True, True): "motor", (True, False): "basic", (False, True): "niche",
             (False, False): "emerging"}  # fmt: skip
"""By (central, dense); "emerging" holds declining themes too."""


def compute_thematic_map(
    papers: pd.DataFrame, column: str = "keywords", **options: Any
) -> pd.DataFrame:
    """Place the themes of papers by centrality and density.

    With e_ij = c_ij²/(c_i·c_j), the equivalence of two terms (Callon, Courtial & Laville 1991,
    https://doi.org/10.1007/BF02019280), in the scale of Cobo et al. (2011,
    https://doi.org/10.1016/j.joi.2010.10.002, section 3.3)::

        centrality = 10 · Σ e_ij     i in the theme, j in another
        density   = 100 · Σ e_ij / w     i < j both in the theme, w its number of terms

    By the rule of bibliometrix e_ij = c_ij/(c_i·c_j), a term's pair with itself (1/c_i) counts
    as a link within, and a link between themes counts once only, for the theme of its more
    frequent term: centrality without the 10, density with the 100.

    Parameters
    ----------
    papers
        One row a paper.
    column
        Lists of terms.
    **options
        As in `litreview.inductive.find_themes`.

    Returns
    -------
    pandas.DataFrame
        One row a theme: ``theme`` (from 1), ``label`` (its most frequent term; by the rule of
        bibliometrix that of the highest mean of share and PageRank), ``terms`` (most frequent
        first), ``n_terms``, ``occurrences`` (their sum), ``centrality``, ``density``, the ranks
        of both (``centrality_rank density_rank``, 1 the lowest) and the ``quadrant`` that these
        give against their mean: motor, basic, niche, emerging. ``attrs``: ``rule``, ``note``.

    Examples
    --------
    >>> lists = [["tax", "village", "fund"], ["tax", "village", "fund"], ["app", "phone", "user"],
    ...          ["app", "phone", "user"], ["tax", "app"]]
    >>> found = compute_thematic_map(pd.DataFrame({"keywords": lists}))
    >>> found[["label", "centrality", "density"]].round(3).values.tolist()
    [['app', 1.111, 77.778], ['tax', 1.111, 77.778]]
    """
    return map_of(find_themes(papers, column, **options))


def map_of(themes: Themes) -> pd.DataFrame:
    """Return the map of themes that were found already, as `compute_thematic_map` does."""
    words = themes.words
    peer = themes.rule == "bibliometrix"
    between, inside = _links(themes)
    label_of = _peer_labels(themes) if peer else {}
    rows: list[dict[str, Any]] = []
    for number in themes.numbers:
        members = themes.members(number)
        if not members:
            continue
        n = len(members)
        rows.append(
            {
                "theme": number,
                "label": words.terms[label_of.get(number, members[0])],
                "terms": [words.terms[m] for m in members],
                "n_terms": n,
                "occurrences": int(words.occurrences[members].sum()),
                "centrality": round((1 if peer else 10) * float(between[number]), 6),
                "density": round(100 * float(inside[number]) / n, 6),
            }
        )
    columns = ["theme", "label", "terms", "n_terms", "occurrences", "centrality", "density"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["centrality_rank"] = frame["centrality"].rank().astype(float)
    frame["density_rank"] = frame["density"].rank().astype(float)
    middle = (len(frame) + 1) / 2
    sides = zip(frame["centrality_rank"] >= middle, frame["density_rank"] >= middle, strict=True)
    frame["quadrant"] = pd.array([QUADRANTS[bool(a), bool(b)] for a, b in sides], dtype="string")
    frame.attrs["rule"] = themes.rule
    say_few(frame, words.papers)
    if 0 < len(frame) < FEW_THEMES:
        say(frame, "note-few-themes", n=len(frame), least=FEW_THEMES)
    return frame


def _links(themes: Themes) -> tuple[Floats, Floats]:
    """Return by theme the sum of links to other themes and of those within; place 0 is nobody's."""
    words, peer = themes.words, themes.rule == "bibliometrix"
    count = words.occurrences.astype(float)
    kept = themes.shown[words.i] & themes.shown[words.j]
    kept &= (themes.theme[words.i] > 0) & (themes.theme[words.j] > 0)
    i, j, weight = words.i[kept], words.j[kept], words.weight[kept].astype(float)
    value = weight / (count[i] * count[j]) if peer else weight**2 / (count[i] * count[j])
    one, other = themes.theme[i], themes.theme[j]
    n = int(themes.theme.max(initial=0)) + 1
    apart = one != other
    between = np.bincount(one[apart], value[apart], minlength=n)
    inside = np.bincount(one[~apart], value[~apart], minlength=n)
    if peer:
        own = themes.shown & (themes.theme > 0)
        inside += np.bincount(themes.theme[own], 1 / count[own], minlength=n)
    else:
        between += np.bincount(other[apart], value[apart], minlength=n)
    return between.astype(float), inside.astype(float)


def _peer_labels(themes: Themes) -> dict[int, int]:
    """Return by theme the term of the highest mean of its share in the theme and its PageRank."""
    words = themes.words
    graph = nx.Graph()
    graph.add_nodes_from(range(len(words.terms)))
    pairs = zip(words.i.tolist(), words.j.tolist(), words.weight.tolist(), strict=True)
    graph.add_weighted_edges_from(pairs)
    graph.remove_nodes_from([n for n in list(graph) if not graph.degree(n)])
    rank = nx.pagerank(graph, alpha=0.85, tol=1e-10, max_iter=500) if graph else {}
    total = np.bincount(themes.theme, words.occurrences)
    found = {}
    for number in themes.numbers:
        members = themes.members(number)
        if members:
            score = [words.occurrences[m] / total[number] + rank[m] for m in members]
            found[number] = members[int(np.argmax(score))]
    return found
