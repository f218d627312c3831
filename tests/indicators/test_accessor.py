"""`review.indicators` on the shipped corpus, on nothing, and with what indexes printed."""

from __future__ import annotations

import pandas as pd
import pytest

import litreview
from litreview.indicators import Indicators, unify
from litreview.papers import parse_file
from litreview.review import review_papers

EVERY = [
    "impact",
    "productivity",
    "lotka",
    "bradford",
    "price",
    "zipf",
    "rpys",
    "multi_rpys",
    "bursts",
    "growth",
    "growth_rate",
    "life_cycle",
    "local_citations",
    "ages",
    "collaboration",
    "disruption",
    "sleeping_beauties",
    "dynamics",
]
DOUBTED = [
    "impact",
    "lotka",
    "bradford",
    "price",
    "bursts",
    "growth_rate",
    "life_cycle",
    "local_citations",
    "collaboration",
    "disruption",
    "sleeping_beauties",
    "dynamics",
]


@pytest.mark.parametrize("name", EVERY)
def test_nothing_gives_an_empty_frame(name: str) -> None:
    """A review without references has its columns and no figures."""
    review = review_papers(parse_file(b"Pendahuluan\n\nTanpa daftar.", "a.txt"))
    assert isinstance(getattr(review.indicators, name)(), pd.DataFrame)


@pytest.mark.parametrize("name", EVERY)
def test_the_same_frame_every_time(shipped: litreview.Review, name: str) -> None:
    """No clock, no chance, no order of rows."""
    first = getattr(shipped.indicators, name)()
    turned = Indicators(
        *(frame.iloc[::-1].reset_index(drop=True) for frame in (
            shipped.indicators.papers, shipped.references, shipped.works, shipped.citations
        ))
    )  # fmt: skip
    pd.testing.assert_frame_equal(first, getattr(turned, name)())


@pytest.mark.parametrize("name", DOUBTED)
def test_four_papers_are_called_few(shipped: litreview.Review, name: str) -> None:
    """Where four papers are too few the frame says so."""
    assert getattr(shipped.indicators, name)().attrs["note"]


def test_no_figure_where_there_is_none(shipped: litreview.Review) -> None:
    """Too little gives missing values, not decoration."""
    indicators = shipped.indicators
    assert indicators.life_cycle()["ceiling"].isna().all()
    assert indicators.growth_rate()["rate"].isna().all()
    assert indicators.local_citations()["global"].isna().all()
    assert indicators.collaboration()["international_share"].isna().all()
    assert indicators.sleeping_beauties().empty


def test_the_shipped_corpus_cites_itself_once(shipped: litreview.Review) -> None:
    """One paper of the four is cited by another."""
    local = shipped.indicators.local_citations()
    assert local["local"].tolist() == [1, 0, 0, 0]


def test_what_indexes_printed_is_used() -> None:
    """Counts and countries of an export reach the frames."""
    papers = [
        litreview.Paper(
            f"p{n}", "", csl={"author": [{"family": "Sari"}], "custom": {"exports": [export]}}
        )
        for n, export in enumerate(
            [
                {"database": "wos", "times_cited": 4, "countries": ["PERU", "INDIA"]},
                {"database": "wos", "times_cited": None, "countries": ["PERU"]},
            ]
        )
    ]
    indicators = review_papers(papers).indicators
    assert indicators.local_citations()["global"].tolist() == [4, pd.NA]
    assert indicators.collaboration()["international_share"].tolist() == [0.5]


def test_papers_or_works_only(shipped: litreview.Review) -> None:
    """Anything else is a wrong call."""
    with pytest.raises(litreview.UsageError, match="papers or works"):
        shipped.indicators.bradford("books")


def test_one_form_of_a_title() -> None:
    """The most frequent form stands for all."""
    frame = pd.DataFrame({"container_title": ["Jurnal Desa", "Jurnal  desa.", "Jurnal Desa", None]})
    assert unify(frame)["container_title"].tolist()[:3] == ["Jurnal Desa"] * 3


def test_the_peers_names_are_a_switch() -> None:
    """Short forms of an index are counted as printed; without an index the printed names stay."""
    exports = [
        {"database": "wos", "authors": ["SARI D"]},
        {"database": "wos", "authors": ["SARI DW"]},
    ]
    papers = [
        litreview.Paper(
            f"p{n}",
            "",
            csl={"author": [{"family": "Sari", "given": given}], "custom": {"exports": [e]}},
        )
        for n, (given, e) in enumerate(zip(("Dewi", "D. W."), exports, strict=True))
    ]
    indicators = review_papers(papers).indicators
    assert len(indicators.impact("authors", "papers")) == 1
    assert indicators.as_exported().impact("authors", "papers")["authors"].tolist() == [
        "SARI D",
        "SARI DW",
    ]
    plain = Indicators(
        *(getattr(indicators, n) for n in ("papers", "references", "works", "citations"))
    )
    assert len(plain.as_exported().documents("works")) == 0
