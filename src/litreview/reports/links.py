"""The networks of the review, and their strongest edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litreview.reports.blocks import (
    Block,
    Column,
    Heading,
    Link,
    Paragraph,
    Printed,
    Runs,
    Table,
)
from litreview.reports.gather import Material
from litreview.reports.nets import Net
from litreview.reports.phrases import join, phrase, say
from litreview.reports.pieces import absent, columns, edge_link, paper_link

MOST_SHARED = 3
_OF_IDS = frozenset({"citation", "bibliographic-coupling", "co-citation"})


def networks(made: Material, language: str) -> Iterator[Block]:
    """Yield how large each network is, then the strongest edges of each."""
    frames = made.frames
    yield Heading(2, say("networks", language), "networks")
    if not len(frames["citations"]) and not any(net.edges for net in made.nets):
        yield absent("no-networks", language)
        return
    yield Paragraph(say("networks-words", language))
    if any(net.too_small for net in made.nets):
        yield Paragraph(phrase("small", language, n=frames.count("papers")), "warning")
    rows = []
    for net in made.nets:
        where = ("kind", "=", net.kind)
        numbers = [frames.value("networks", c, where) for c in ("nodes", "edges", "clusters")]
        rows.append((_name(made, net, language), *((n,) for n in numbers)))
    heads = ("network", "nodes", "edges", "clusters")
    yield Table(
        say("table-networks", language), columns(heads, language, numeric=heads[1:]), tuple(rows)
    )
    for key, column, test in (
        ("unclustered", "clusters", "empty"),
        ("edges-left-out", "left_out", ">="),
    ):
        if frames.rows("networks", (column, test, 1), ("edges", ">=", 1))["kind"].tolist():
            yield Paragraph(say(key, language), "note")
    if any(net.no_repeat and not net.edges for net in made.nets):
        yield Paragraph(say("no-strongest", language), "note")
    for net in made.nets:
        if net.edges:
            yield from _edges(made, net, language)


def _name(made: Material, net: Net, language: str) -> Runs:
    name = say(f"net-{net.kind}", language)
    return (Link(name, f"#net-{net.kind}"),) if net.edges else name


def _edges(made: Material, net: Net, language: str) -> Iterator[Block]:
    yield Heading(3, say(f"net-{net.kind}", language), f"net-{net.kind}")
    opened: Runs = ()
    if made.explorer is not None:
        opened = (" ", Link(say("explorer", language), f"{made.explorer}#network={net.kind}"))
    yield Paragraph((*say(f"about-{net.kind}", language), *opened))
    if net.no_repeat:
        yield Paragraph(phrase("no-repeated-link", language), "warning")
    directed = net.kind == "citation"
    strength = "mentions" if directed else "weight"
    rows = []
    for edge in net.edges:
        ends = (("source", "=", edge.source), ("target", "=", edge.target))
        number = made.frames.value(f"networks/{net.kind}", strength, *ends)
        arrow = " → " if directed else " – "
        name: Runs = (Printed(edge.labels[0]), arrow, Printed(edge.labels[1]))
        linked = edge_link(made, net.kind, edge.source, edge.target, name)
        ids: Runs = (
            (Printed(edge.source), arrow, Printed(edge.target)) if net.kind in _OF_IDS else ()
        )
        cells: list[Runs] = [(*linked, " (", *ids, ")") if ids else linked, (number,)]
        rows.append((*cells, *([] if directed else [_shared(made, net, edge.shared, language)])))
    heads: list[Column] = [
        Column(say("col-edge", language)),
        Column(say("col-cited-in-text" if directed else "col-shared-n", language), numeric=True),
        *([] if directed else [Column(say(f"shared-{_group(net.kind)}", language))]),
    ]
    yield Table(
        say("table-edges", language, network=say(f"net-{net.kind}", language)),
        tuple(heads),
        tuple(rows),
    )


def _shared(made: Material, net: Net, shared: Sequence[str], language: str) -> Runs:
    shown: list[Runs] = [(paper_link(made, group),) for group in shared[:MOST_SHARED]]
    return (*join(shown, "; "), *(["; …"] if len(shared) > MOST_SHARED else []))


def _group(kind: str) -> str:
    """What an edge of a kind is counted by: papers that cite both, works that both cite, or works of both."""
    if "co-citation" in kind:
        return "papers"
    return "cited" if kind.endswith("coupling") else "works"
