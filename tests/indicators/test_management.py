"""Every figure of the peer for the management collection, from the same columns."""

from __future__ import annotations

from typing import Any

import pytest

from litreview.indicators import (
    compute_bradford,
    compute_bradford_zones,
    compute_collaboration,
    compute_growth,
    compute_growth_rate,
    compute_impact,
    compute_life_cycle,
    compute_local_citations,
    compute_lotka,
    compute_productivity,
    compute_rpys,
)

Peer = dict[str, Any]


def test_h_and_g(management, peer: Peer) -> None:
    """Authors' h and g, and how much they wrote."""
    impact = compute_impact(management.papers).set_index("authors")
    for author, (h, g) in peer["h_g"].items():
        assert (impact.loc[author, "h"], impact.loc[author, "g"]) == (h, g)
    for author, documents in peer["most_productive"].items():
        assert impact.loc[author, "documents"] == documents
    assert len(impact) == peer["authors"]


def test_citations_of_the_set(management, peer: Peer) -> None:
    """Times cited on average."""
    row = compute_impact(management.papers, None).iloc[0]
    assert row["citations"] / row["documents"] == pytest.approx(peer["times_cited_mean"], abs=0.005)


def test_lotka(management, peer: Peer) -> None:
    """The peer's line; it counts twice a name that stands twice in one byline."""
    wanted = peer["lotka"]
    productivity = compute_productivity(management.papers, repeated=True)
    line = compute_lotka(productivity, samples=0).iloc[0]
    assert productivity["authors"].iloc[0] == wanted["authors_with_1_doc"]
    assert line["beta"] == pytest.approx(wanted["beta"], abs=5e-7)
    assert line["c"] == pytest.approx(wanted["C"], abs=5e-8)
    assert line["r2"] == pytest.approx(wanted["R2"], abs=5e-8)
    peers_test = compute_lotka(productivity, test="bibliometrix").set_index("method")
    assert peers_test.loc["inverse-square", "p"] == pytest.approx(wanted["KS_p"], abs=5e-8)


def test_bradford(management, peer: Peer) -> None:
    """Sizes of the zones."""
    bradford = compute_bradford(management.papers)
    assert len(bradford) == peer["container_titles"]
    assert compute_bradford_zones(bradford)["titles"].tolist() == peer["bradford_zones"]


def test_growth(management, peer: Peer) -> None:
    """The rate between the ends, and the last year's count."""
    growth = compute_growth(management.papers)
    rates = compute_growth_rate(growth).set_index("method")
    assert rates.loc["ends", "rate"] == pytest.approx(peer["annual_growth"], abs=5e-5)
    assert growth["documents"].iloc[-1] == peer["documents_2020"]


def test_life_cycle(management, peer: Peer) -> None:
    """The peer's logistic fit is found again: its K is the bound of the search, ten times the set."""
    wanted = peer["life_cycle"]
    row = compute_life_cycle(compute_growth(management.papers), all_years=False).iloc[0]
    assert row["ceiling"] == pytest.approx(wanted["K"], abs=0.5)
    assert row["tm"] == pytest.approx(wanted["tm"], abs=5e-5)
    assert row["r2"] == pytest.approx(wanted["R2"], abs=5e-7)
    assert wanted["K"] == 10 * peer["documents"]
    assert row["at_bound"]
    assert not row["identified"]


def test_local_citations(management, peer: Peer) -> None:
    """The most cited papers of the set."""
    local = compute_local_citations(management.papers, management.citations)
    papers = management.papers.set_index("paper")
    names = [f"{papers.loc[p, 'authors'][0]} {papers.loc[p, 'year']}" for p in local["paper"]]
    assert dict(zip(names[:4], local["local"][:4].tolist(), strict=True)) == peer["local_citations"]


def test_collaboration(management, peer: Peer) -> None:
    """Co-authors per document, those who wrote alone, the share across borders."""
    row = compute_collaboration(management.papers).iloc[0]
    assert row["authors"] == peer["authors"]
    assert row["authorships"] == peer["authorships"]
    assert row["authors_per_document"] == pytest.approx(peer["authors_per_document"], abs=0.005)
    assert row["single_authored"] == peer["single_authored"]
    assert row["single_authors"] == peer["single_authors"]
    # The peer divides by all documents, 3 of which print no country, and does not know Bosnia.
    known = management.papers.assign(
        countries=[
            [c for c in cs if c != "BOSNIA & HERCEG"] for cs in management.papers["countries"]
        ]
    )
    abroad = compute_collaboration(known)["international"].iloc[0] / row["documents"]
    assert abroad == pytest.approx(peer["international_share"], abs=5e-5)
    assert row["international"] == 328


def test_spectroscopy(management, peer: Peer) -> None:
    """The three highest years, and the classics of bibliometrics among those that stand out."""
    rpys = compute_rpys(management.references, windows=(3, 5, 7)).set_index("year")
    highest = rpys["references"].nlargest(3)
    assert {str(year): n for year, n in highest.items()} == peer["rpys"]
    lotka, bradford, price, small = 1926, 1934, 1963, 1973
    assert {lotka, bradford, price, small} <= set(rpys.index[rpys["outlier"]])
