"""Whether a term of the codebook means its theme where it stands.

"Akses" of a researcher to informants is not citizens' access to a service. What speaks
against it: words of the study itself, a section on methods, the only such term in a paper that is silent
on the theme otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from litreview.relevance.features import NAMES

if TYPE_CHECKING:
    import numpy as np

_TAKEN = (
    "study-words",
    "study-section",
    "definition",
    "theme",
    "terms",
    "near-five",
    "concept-defined",
    "stem-defined",
)
_MOST_CONCEPT = 4.0
_MOST_OTHERS = 3.0
_SURE = 0.3


def term_features(features: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Return what speaks for a term where it stands, sentences × themes × 11.

    Parameters
    ----------
    features
        Of one document, as `litreview.relevance.features.Features.of` gives them.
    first
        The first judgement, of each sentence alone.
    """
    import numpy as np

    hits = features[:, :, 0] == 1
    taken = [features[:, :, NAMES.index(name)] for name in _TAKEN]
    taken[-2:] = [np.clip(values, 0, _MOST_CONCEPT) for values in taken[-2:]]
    sure = np.where(first > _SURE, first, 0)
    others = (
        hits.sum(axis=0) - hits,
        sure.sum(axis=0) - first,
        np.repeat(hits.sum(axis=1, keepdims=True) - 1, hits.shape[1], axis=1),
    )
    return np.stack([*taken, *(np.clip(o, None, _MOST_OTHERS) for o in others)], axis=2)
