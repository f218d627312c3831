"""Main paths against all paths written out one by one."""

from collections import Counter
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.networks import compute_main_path, compute_oddities, compute_traversals
from litreview.networks.main_path import drop_cycles

acyclic = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16).map(
    lambda pairs: [(f"w{max(p)}", f"w{min(p)}") for p in pairs if p[0] != p[1]]
)

FLOW = "AC BC BD CE CF DF DG EH FH FI GI HJ HK IK IL"
"""Knowledge flows from A and B to J, K and L."""


def cites(flow):
    """Return the citation network (citing → cited) of a flow of knowledge."""
    return nx.DiGraph((edge[1], edge[0]) for edge in flow.split())


def by_enumeration(graph, count):
    """Count the paths through each link by walking every one of them."""
    flow = graph.reverse()
    starts = [n for n in flow if count != "spc" or flow.in_degree(n) == 0]
    ends = [n for n in flow if count == "spnp" or flow.out_degree(n) == 0]
    counts = Counter()
    for start in starts:
        for end in ends:
            if start != end:
                for path in nx.all_simple_paths(flow, start, end):
                    counts.update(pairwise(path))
    return dict(counts)


@pytest.mark.parametrize("count", ["spc", "splc", "spnp"])
@given(rows=acyclic)
def test_counts_are_the_paths(count, rows):
    """Every link has as many paths as walking them one by one gives."""
    frame = compute_traversals(nx.DiGraph(rows), count=count)
    counted = {(a, b): w for a, b, w in frame.itertuples(index=False)}
    assert counted == by_enumeration(nx.DiGraph(rows), count)


def test_counts_of_a_small_network():
    """Worked by hand: B→D lies on the paths to the three ends by F, and by G."""
    counts = compute_traversals(cites(FLOW)).set_index(["cited", "citing"])["weight"]
    assert counts["A", "C"] == 6  # C-E-H-{J,K}, C-F-H-{J,K}, C-F-I-{K,L}
    assert counts["B", "D"] == 6  # D-F-H-{J,K}, D-F-I-{K,L}, D-G-I-{K,L}
    assert counts["F", "H"] == 6  # {A,B}-C-F and B-D-F, to J and K
    assert counts["H", "J"] == 5
    assert sum(counts[a, b] for a, b in counts.index if a in "AB") == 18


PUBLISHED = "BD DF DI FH FI HK IL IM MN"
"""The part of a published sample network that the paths printed with it run through."""


def test_counts_printed_with_a_published_network():
    """Link counts given path by path with figures 1 and 2 of "Main path analysis", Wikipedia (J. S. Liu).

    SPC of B→D is 5: BDFHK, BDFIL, BDFIMN, BDIL, BDIMN. SPLC of D→F is 6: the three of these
    through F from B, and again from D. Liu, Lu & Ho (2019, https://doi.org/10.1007/s11192-019-03034-x)
    use the network.
    """
    graph = cites(PUBLISHED)
    spc = compute_traversals(graph, count="spc").set_index(["cited", "citing"])["weight"]
    splc = compute_traversals(graph, count="splc").set_index(["cited", "citing"])["weight"]
    assert spc["B", "D"] == 5
    assert splc["D", "F"] == 6


@given(acyclic)
def test_search_path_counts_flow(rows):
    """What flows into a work flows out of it, from all sources to all sinks (Batagelj 2003, sec. 4)."""
    counts = compute_traversals(nx.DiGraph(rows))
    into, out = Counter(), Counter()
    for cited, citing, weight in counts.itertuples(index=False):
        out[cited] += weight
        into[citing] += weight
    assert all(into[node] == out[node] for node in into.keys() & out.keys())
    sources = sum(out[node] for node in out.keys() - into.keys())
    assert sources == sum(into[node] for node in into.keys() - out.keys())


@pytest.mark.parametrize("count", ["spc", "splc", "spnp"])
@given(rows=st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_any_network_has_counts_and_says_what_it_left_out(count, rows):
    """With circles: what is kept and what is dropped are all citations, and the rest is exact."""
    graph = nx.DiGraph(rows)
    flow, dropped = drop_cycles(graph)
    gone = {(citing, cited) for citing, cited, _ in dropped.itertuples(index=False)}
    assert {(a, b) for b, a in flow.edges} | gone == set(graph.edges)
    counts = compute_traversals(graph, count=count)
    counted = {(a, b): w for a, b, w in counts.itertuples(index=False)}
    assert counted == by_enumeration(flow.reverse(), count)


@given(acyclic, st.integers(1, 4))
def test_key_routes_run_through_the_heaviest_links(rows, keys):
    """The global search keeps, for each of the heaviest links, the heaviest whole path through it."""
    graph = nx.DiGraph(rows)
    weight = by_enumeration(graph, "spc")
    flow = graph.reverse()
    ends = [[n for n in flow if degree(n) == 0] for degree in (flow.in_degree, flow.out_degree)]
    paths = [
        list(pairwise(p)) for s in ends[0] for t in ends[1] for p in nx.all_simple_paths(flow, s, t)
    ]
    least = sorted(weight.values(), reverse=True)[:keys][-1] if weight else 0
    expected = set()
    for key in (edge for edge, w in weight.items() if w >= least):
        through = [p for p in paths if key in p]
        most = max(sum(weight[edge] for edge in p) for p in through)
        expected |= {e for p in through if sum(weight[x] for x in p) == most for e in p}
    assert set(compute_main_path(graph, search="key-route-global", keys=keys).edges) == expected


@given(acyclic)
def test_global_path_is_the_heaviest(rows):
    """No path from a source to a sink weighs more, and all that weigh as much are kept."""
    graph = nx.DiGraph(rows)
    weight = by_enumeration(graph, "spc")
    flow = graph.reverse()
    sources = [n for n in flow if flow.in_degree(n) == 0]
    sinks = [n for n in flow if flow.out_degree(n) == 0]
    paths = [p for s in sources for t in sinks if s != t for p in nx.all_simple_paths(flow, s, t)]
    sums = {tuple(p): sum(weight[edge] for edge in pairwise(p)) for p in paths}
    best = max(sums.values(), default=0)
    expected = {edge for p, total in sums.items() if total == best for edge in pairwise(p)}
    assert set(compute_main_path(graph).edges) == expected


def test_local_search_keeps_what_weighs_the_same():
    """Worked by hand: A→C, B→C, B→D weigh 6; on from F both links weigh 6."""
    found = compute_main_path(cites(FLOW), search="local")
    assert set(found.edges) == {
        tuple(e) for e in ["AC", "BC", "BD", "CF", "DF", "FH", "FI", "HJ", "HK", "IK", "IL"]
    }


def test_local_and_global_can_differ():
    """Going by the heaviest next link misses a path that is heavier as a whole."""
    graph = cites("SA SB AC AD BE EF FG CT DT GT")
    local = compute_main_path(graph, search="local")
    whole = compute_main_path(graph, search="global")
    assert set(local.edges) == {("S", "A"), ("A", "C"), ("A", "D"), ("C", "T"), ("D", "T")}
    assert set(whole.edges) == {("S", "B"), ("B", "E"), ("E", "F"), ("F", "G"), ("G", "T")}
    assert set(compute_main_path(graph, search="backward").edges) <= set(graph.reverse().edges)


@pytest.mark.parametrize("search", ["key-route", "key-route-global"])
@given(rows=acyclic)
def test_key_routes_hold_the_heaviest_link(search, rows):
    """The heaviest links are on the path, which runs from a source to a sink."""
    graph = nx.DiGraph(rows)
    found = compute_main_path(graph, search=search)
    weight = by_enumeration(graph, "spc")
    heaviest = {edge for edge, w in weight.items() if w == max(weight.values())}
    assert heaviest <= set(found.edges)
    flow = graph.reverse()
    assert all(flow.in_degree(n) == 0 for n in found if found.in_degree(n) == 0)
    assert all(flow.out_degree(n) == 0 for n in found if found.out_degree(n) == 0)


def test_circles_are_opened_and_reported():
    """Self-citations, citations of the future and what still closes a circle are named."""
    graph = nx.DiGraph([("b", "a"), ("a", "b"), ("c", "c"), ("c", "b"), ("x", "y"), ("y", "x")])
    nx.set_node_attributes(graph, {"a": 2001, "b": 2003, "c": 2005, "x": 2000, "y": 2000}, "year")
    flow, dropped = drop_cycles(graph)
    assert nx.is_directed_acyclic_graph(flow)
    assert dropped.values.tolist() == [
        ["a", "b", "future"],
        ["c", "c", "self-citation"],
        ["x", "y", "cycle"],
        ["y", "x", "cycle"],
    ]
    path = compute_main_path(graph)
    assert list(path.edges) == [("a", "b"), ("b", "c")]
    assert ("c", "c", "self-citation") in path.graph["dropped"]
    odd = compute_oddities(graph).values.tolist()
    assert ["a", "b", "cycle"] in odd
    assert ["a", "b", "future"] in odd
    assert ["c", "c", "self-citation"] in odd


def test_counts_do_not_overflow():
    """A ladder of 200 rungs has 2^200 paths, exactly."""
    graph = nx.DiGraph()
    for n in range(200):
        for side in "ab":
            graph.add_edges_from([(f"{n}{side}", f"{n}"), (f"{n + 1}", f"{n}{side}")])
    assert compute_traversals(graph)["weight"].max() == 2**199


def test_nothing_to_follow_and_wrong_calls():
    """An empty network has an empty path; unknown words are answered with the known ones."""
    assert len(compute_main_path(nx.DiGraph())) == 0
    assert compute_traversals(nx.DiGraph()).empty
    with pytest.raises(UsageError, match="spc, splc, spnp"):
        compute_traversals(cites(FLOW), count="spx")
    with pytest.raises(UsageError, match="local, backward, global"):
        compute_main_path(cites(FLOW), search="far")
    with pytest.raises(UsageError, match="1 or more"):
        compute_main_path(cites(FLOW), keys=0)
