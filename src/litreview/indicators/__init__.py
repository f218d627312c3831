"""Bibliometric indicators: pure functions from frames to frames; `Indicators` knows a review's."""

from litreview.indicators.accessor import Indicators
from litreview.indicators.ageing import compute_ageing, compute_reference_ages
from litreview.indicators.bradford import compute_bradford, compute_bradford_zones
from litreview.indicators.bursts import compute_bursts
from litreview.indicators.collaboration import compute_collaboration
from litreview.indicators.disruption import compute_disruption
from litreview.indicators.dynamics import compute_dynamics
from litreview.indicators.growth import compute_growth, compute_growth_rate
from litreview.indicators.identity import unify
from litreview.indicators.impact import compute_impact
from litreview.indicators.lifecycle import compute_life_cycle, logistic_counts
from litreview.indicators.localcitations import compute_local_citations
from litreview.indicators.lotka import compute_lotka, compute_productivity
from litreview.indicators.price import compute_concentration, compute_price
from litreview.indicators.rpys import compute_multi_rpys, compute_rpys
from litreview.indicators.sleeping import (
    beauty_coefficient,
    compute_citation_history,
    compute_sleeping_beauties,
)
from litreview.indicators.zipf import compute_terms, compute_zipf

__all__ = [
    "Indicators",
    "beauty_coefficient",
    "compute_ageing",
    "compute_bradford",
    "compute_bradford_zones",
    "compute_bursts",
    "compute_citation_history",
    "compute_collaboration",
    "compute_concentration",
    "compute_disruption",
    "compute_dynamics",
    "compute_growth",
    "compute_growth_rate",
    "compute_impact",
    "compute_life_cycle",
    "compute_local_citations",
    "compute_lotka",
    "compute_multi_rpys",
    "compute_price",
    "compute_productivity",
    "compute_reference_ages",
    "compute_rpys",
    "compute_sleeping_beauties",
    "compute_terms",
    "compute_zipf",
    "logistic_counts",
    "unify",
]
