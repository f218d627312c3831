"""Frames, graphs and records → matplotlib Axes. No function here touches a file."""

from litreview.figures.findings import (
    compute_audit_counts,
    compute_theme_counts,
    plot_audit,
    plot_printed_table,
    plot_theme_matrix,
)
from litreview.figures.lists import (
    compute_container_titles,
    compute_references_by_year,
    compute_types,
    plot_container_titles,
    plot_references_by_year,
    plot_types,
)
from litreview.figures.network import plot_citation_network
from litreview.figures.style import STYLE

__all__ = [
    "STYLE",
    "compute_audit_counts",
    "compute_container_titles",
    "compute_references_by_year",
    "compute_theme_counts",
    "compute_types",
    "plot_audit",
    "plot_citation_network",
    "plot_container_titles",
    "plot_printed_table",
    "plot_references_by_year",
    "plot_theme_matrix",
    "plot_types",
]
