"""The report: corpus, quality, audit, networks, indicators, themes, methods, in three formats.

One document of blocks (`litreview.reports.blocks`) is told by each renderer. Every number in it
is a `Number` with its `Source`: the frame, the measure and the rows that give it.
"""

from litreview.reports.build import build_report
from litreview.reports.numbers import Frames, Number, Source
from litreview.reports.report import Report

__all__ = ["Frames", "Number", "Report", "Source", "build_report"]
