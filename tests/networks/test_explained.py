"""What stands in which group, for all nodes at once: the rows that every drill-down is made of."""

import pandas as pd
import pytest

from litreview.networks import KINDS, build_network, explain_edge
from litreview.networks.corpus import Corpus
from litreview.networks.explain import link_rows, printed_entries
from litreview.networks.kinds import LINKS

PAPERS = pd.DataFrame(
    {
        "paper": ["p", "q", "r"],
        "title": ["Desa digital", "Desa wisata", "Kota digital"],
        "authors": [["Sari, D.", "Wijaya, A."], ["Sari, Dewi"], []],
        "keywords": [["Desa", "Digital"], ["desa"], ["Digital"]],
        "container_title": ["Jurnal Desa", "JURNAL DESA", None],
        "countries": [["Indonesia", "Malaysia"], ["Indonesia"], []],
    }
)
WORKS = pd.DataFrame({"work": ["v", "w"], "authors": [["Ali, B."], ["Ali, B.", "Citra, E."]]})
CITATIONS = pd.DataFrame(
    {
        "citing": ["p", "p", "q", "q", None],
        "cited": ["v", "w", "v", "w", "w"],
        "references": [["p-r2", "p-r1"], ["p-r3"], ["q-r1"], None, ["lost"]],
    }
)
FRAMES = (PAPERS, WORKS, CITATIONS)
PAIRED = [kind for kind in KINDS if kind != "citation"]


@pytest.mark.parametrize("kind", PAIRED)
def test_the_rows_of_all_nodes_explain_every_edge(kind):
    """Rows of two nodes in the groups that hold both are the drill-down of their edge."""
    corpus = Corpus.from_frames(*FRAMES)
    rows, printed = link_rows(LINKS[kind](corpus)), printed_entries(corpus)
    for a, b, weight in build_network(kind, *FRAMES).edges(data="weight"):
        held = [{row[0] for row in rows if row[1] == node} for node in (a, b)]
        made = [row for row in rows if row[1] in (a, b) and row[0] in held[0] & held[1]]
        frame = explain_edge(kind, *FRAMES, a, b)
        assert len(held[0] & held[1]) == weight
        assert frame[["group", "item"]].values.tolist() == [list(row[:2]) for row in made]
        assert frame["references"].tolist() == [printed.get(row[2:], []) for row in made]


@pytest.mark.parametrize("kind", PAIRED)
def test_a_node_stands_for_as_many_works_as_it_says(kind):
    """The works behind a node are those that `n_works` counts; a work stands for itself."""
    works = LINKS[kind](Corpus.from_frames(*FRAMES)).works()
    for node, facts in build_network(kind, *FRAMES).nodes(data=True):
        if "is_paper" in facts:
            assert works[node] == [node]
        else:
            assert (
                len(works[node]) == len(set(works[node])) == facts.get("n_works", len(works[node]))
            )


def test_entries_of_a_citation_are_sorted_and_may_be_missing():
    """A citation without entries has none; without the column, no citation has any."""
    printed = printed_entries(Corpus.from_frames(*FRAMES))
    assert printed["p", "v"] == ["p-r1", "p-r2"]
    assert printed["q", "w"] == []
    bare = (PAPERS, WORKS, CITATIONS.drop(columns="references"))
    assert printed_entries(Corpus.from_frames(*bare)) == {}
