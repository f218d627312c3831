"""Renamed to `litreview.prose`; this name serves work in progress only."""

from litreview.prose import *  # noqa: F403
from litreview.prose import detect_language, fold, fold_key, sentence_spans, squeeze, visible  # noqa: F401
