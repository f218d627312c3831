"""How likely a sentence speaks of a theme, though it holds none of the theme's terms.

Words are compared by their vectors (`encoders`), by their stems, and by a bilingual glossary of
concepts; a small trained model (`model`) weighs these against each other and against what the
sentences around speak of.
"""

from litreview.relevance.encoders import Encoder, load_encoder
from litreview.relevance.model import Relevance, load_relevance

__all__ = ["Encoder", "Relevance", "load_encoder", "load_relevance"]
