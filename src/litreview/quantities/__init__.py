"""Figures that texts state: how much, of what, where and when; where papers contradict each other."""

from litreview.quantities.contradictions import compare_figures

__all__ = ["compare_figures"]
