"""Frames, graphs and records → matplotlib Axes. No function here touches a file."""

from litreview.figures.findings import (
    compute_audit_counts,
    compute_theme_counts,
    plot_audit,
    plot_printed_table,
    plot_theme_matrix,
)
from litreview.figures.historiograph import plot_historiograph
from litreview.figures.indicators_citations import (
    plot_disruption,
    plot_impact,
    plot_local_citations,
)
from litreview.figures.indicators_laws import plot_bradford, plot_lotka, plot_price, plot_zipf
from litreview.figures.indicators_references import (
    plot_ageing,
    plot_multi_rpys,
    plot_rpys,
    plot_sleeping_beauties,
)
from litreview.figures.indicators_time import (
    plot_bursts,
    plot_collaboration,
    plot_dynamics,
    plot_growth,
    plot_life_cycle,
)
from litreview.figures.lists import (
    compute_container_titles,
    compute_references_by_year,
    compute_types,
    plot_container_titles,
    plot_references_by_year,
    plot_types,
)
from litreview.figures.maps import plot_map
from litreview.figures.network import place_citation_network, plot_citation_network
from litreview.figures.paths import plot_main_path, plot_three_field
from litreview.figures.style import STYLE, draw_nothing

__all__ = [
    "STYLE",
    "compute_audit_counts",
    "compute_container_titles",
    "compute_references_by_year",
    "compute_theme_counts",
    "compute_types",
    "draw_nothing",
    "place_citation_network",
    "plot_ageing",
    "plot_audit",
    "plot_bradford",
    "plot_bursts",
    "plot_citation_network",
    "plot_collaboration",
    "plot_container_titles",
    "plot_disruption",
    "plot_dynamics",
    "plot_growth",
    "plot_historiograph",
    "plot_impact",
    "plot_life_cycle",
    "plot_local_citations",
    "plot_lotka",
    "plot_main_path",
    "plot_map",
    "plot_multi_rpys",
    "plot_price",
    "plot_printed_table",
    "plot_references_by_year",
    "plot_rpys",
    "plot_sleeping_beauties",
    "plot_theme_matrix",
    "plot_three_field",
    "plot_types",
    "plot_zipf",
]
