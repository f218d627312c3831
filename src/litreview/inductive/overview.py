"""The results that a review is saved with: one frame each, of the columns that its papers have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litreview.indicators.columns import say
from litreview.inductive.evolution import compute_evolution
from litreview.inductive.stability import compute_topic_stability
from litreview.inductive.topicframes import topic_frame
from litreview.networks.build import ENOUGH_PAPERS

if TYPE_CHECKING:
    import pandas as pd

    from litreview.inductive.accessor import Inductive

MOST = ("terms", "topics", "topic-stability", "thematic-map", "theme-stability")
OVERVIEW = (*MOST, "period-themes", "evolution", "trends")
"""The names of the frames of `compute_overview`."""


def compute_overview(inductive: Inductive) -> dict[str, pd.DataFrame]:
    """Compute what the texts of a review are enough for.

    Maps and years are of the authors' keywords where most papers have them, else of terms of
    the texts. Topics and themes carry the note of their stability.

    Returns
    -------
    dict
        Name → frame, the names those of `OVERVIEW` in their order. Below `ENOUGH_PAPERS` papers
        with text only ``terms``: topics and maps of so few would show chance.
    """
    terms = inductive.terms()
    texts = inductive.texts
    if len(set(texts.sentence_paper.tolist())) < ENOUGH_PAPERS:
        return {"terms": terms}
    model = inductive.model()
    column = choose_column(inductive.frame)
    topics, stability = topic_frame(model), compute_topic_stability(model)
    themes, firmness = inductive.thematic_map(column), inductive.theme_stability(column)
    periods = inductive.period_themes(column)
    frames = (
        *(terms, _warned(topics, stability), stability, _warned(themes, firmness), firmness),
        *(periods, compute_evolution(periods), inductive.trends(column)),
    )
    return dict(zip(OVERVIEW, frames, strict=True))


def choose_column(papers: pd.DataFrame) -> str:
    """Choose what maps are made of: ``keywords`` where more than half of the papers have some.

    >>> import pandas as pd
    >>> choose_column(pd.DataFrame({"keywords": [["desa"], []]}))
    'terms'
    """
    return "keywords" if bool(papers["keywords"].map(len).gt(0).mean() > 0.5) else "terms"


def _warned(frame: pd.DataFrame, stability: pd.DataFrame) -> pd.DataFrame:
    """Say of topics or themes how many of them do not come again."""
    for key, values in stability.attrs.get("notes", ()):
        if key == "note-unstable":
            say(frame, key, **values)
    return frame
