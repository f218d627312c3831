"""What texts speak of, found without a codebook: terms, topics, themes, their maps and contrasts."""

from litreview.inductive.accessor import Inductive
from litreview.inductive.coherence import compute_coherence, compute_npmi
from litreview.inductive.correspondence import compute_correspondence
from litreview.inductive.cowords import CoWords, count_co_words
from litreview.inductive.cvalue import compute_c_value
from litreview.inductive.documents import Documents, build_documents
from litreview.inductive.evolution import compute_evolution, compute_period_themes
from litreview.inductive.keyness import compute_keyness, discovery_rate, log_likelihood, log_ratio
from litreview.inductive.keywords import add_terms, join_forms
from litreview.inductive.louvain import find_best_louvain, find_louvain
from litreview.inductive.ngrams import Ngrams, find_ngrams
from litreview.inductive.stability import compute_theme_stability, compute_topic_stability
from litreview.inductive.terms import compute_term_scores
from litreview.inductive.texts import Texts, read_texts
from litreview.inductive.thematic_map import compute_thematic_map, map_of
from litreview.inductive.themes import Themes, find_themes
from litreview.inductive.topicframes import topic_documents, topic_frame, topic_sentences
from litreview.inductive.topics import TopicModel, fit_topics
from litreview.inductive.trends import compute_trends
from litreview.stems import stem

__all__ = [
    "CoWords",
    "Documents",
    "Inductive",
    "Ngrams",
    "Texts",
    "Themes",
    "TopicModel",
    "add_terms",
    "build_documents",
    "compute_c_value",
    "compute_coherence",
    "compute_correspondence",
    "compute_evolution",
    "compute_keyness",
    "compute_npmi",
    "compute_period_themes",
    "compute_term_scores",
    "compute_thematic_map",
    "compute_theme_stability",
    "compute_topic_stability",
    "compute_trends",
    "count_co_words",
    "discovery_rate",
    "find_best_louvain",
    "find_louvain",
    "find_ngrams",
    "find_themes",
    "fit_topics",
    "join_forms",
    "log_likelihood",
    "log_ratio",
    "map_of",
    "read_texts",
    "stem",
    "topic_documents",
    "topic_frame",
    "topic_sentences",
]
