"""Trains and measures the judgement of `litreview.relevance` on sentences and texts of our own."""
