"""The log of a review's screening decisions, and the numbers of the PRISMA 2020 flow from it."""

from litreview.screening.flow import BOXES, REMOVED, count_flow, weigh_flow
from litreview.screening.log import (
    COLUMNS,
    DECISIONS,
    STAGES,
    Decision,
    ScreeningLog,
    parse_screening,
    read_screening,
)
from litreview.screening.protocol import read_protocol

__all__ = [
    "BOXES",
    "COLUMNS",
    "DECISIONS",
    "REMOVED",
    "STAGES",
    "Decision",
    "ScreeningLog",
    "count_flow",
    "parse_screening",
    "read_protocol",
    "read_screening",
    "weigh_flow",
]
