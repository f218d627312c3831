"""In-text citations: found in the text, linked to the references they mean."""

from litreview.intext.find import find_mentions, own_text

__all__ = ["find_mentions", "own_text"]
