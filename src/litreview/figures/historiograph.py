"""The historiograph: years from left to right, arrows to what a work builds on."""

from __future__ import annotations

import networkx as nx
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from litreview.figures.drawing import draws
from litreview.figures.names import write_names
from litreview.figures.style import PALETTE
from litreview.labels import label


@draws("historiograph")
def plot_historiograph(graph: nx.DiGraph, ax: Axes, language: str = "en") -> None:
    """Draw what `litreview.networks.build_historiograph` gave: years to the right, older cited.

    Parameters
    ----------
    graph
        Nodes with ``x``, ``y``, ``n_local``, ``label``; the area stands for ``n_local``.
    """
    at = {n: (facts["x"], facts["y"]) for n, facts in graph.nodes(data=True)}
    for citing, cited in graph.edges:
        arrow = {"arrowstyle": "-|>", "color": "#a8a8a8", "lw": 0.7, "shrinkA": 5, "shrinkB": 6}
        ax.annotate("", at[cited], at[citing], arrowprops=arrow, zorder=1)
    most = sorted(graph.nodes(data=True), key=lambda node: (-node[1]["n_local"], str(node[0])))
    highest = most[0][1]["n_local"] or 1
    areas = [15 + 100 * facts["n_local"] / highest for _, facts in most]
    xs, ys = zip(*(at[node] for node, _ in most), strict=True)
    ax.scatter(xs, ys, s=areas, color=PALETTE[0], edgecolor="white", zorder=2)
    ax.set_yticks([])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.margins(0.06, 0.06)
    ax.autoscale_view()
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    named = [(str(facts.get("label", node)), at[node]) for node, facts in most]
    radii = [float(np.sqrt(area / np.pi)) for area in areas]
    if left_out := len(graph) - write_names(ax, named, radii=radii):
        ax.set_xlabel(label("names-left-out", language, n=left_out), fontsize=7.5)
