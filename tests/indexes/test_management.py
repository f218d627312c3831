"""898 Web of Science records against bibliometrix: its figures by its rule, ours by ours, with reasons."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import litreview
from litreview.frames import citations_frame, papers_frame, references_frame
from litreview.indexes import find_local_citations, label_works, peer_papers, read_exports
from litreview.indexes.identity import NO_LABEL
from litreview.indicators import (
    compute_bradford,
    compute_bradford_zones,
    compute_collaboration,
    compute_growth,
    compute_growth_rate,
    compute_impact,
    compute_local_citations,
    compute_productivity,
    compute_rpys,
)
from litreview.pairs import Incidence, count_pairs

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT.parent / "shared" / "peers"
FACTS = json.loads((ROOT / "tests" / "data" / "management.json").read_text(encoding="utf-8"))[
    "ours"
]
pytestmark = pytest.mark.skipif(
    not (PEERS / "management_wos.txt").is_file(),
    reason="the management export (../shared/peers) is not on this machine",
)


@pytest.fixture(scope="module")
def review() -> litreview.Review:
    """The export, read as anybody would."""
    return litreview.read(PEERS / "management_wos.txt")


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """What bibliometrix prints of it in its README."""
    goldens = json.loads((PEERS / "management_goldens.json").read_text(encoding="utf-8"))
    return next(v for k, v in goldens["management"].items() if k.startswith("published"))


@pytest.fixture(scope="module")
def computed() -> dict[str, Any]:
    """What bibliometrix computes of it."""
    goldens = json.loads((PEERS / "management_goldens.json").read_text(encoding="utf-8"))
    return goldens["management"]["computed"]


@pytest.fixture(scope="module")
def papers(review) -> pd.DataFrame:
    """The papers as ``identity="bibliometrix"`` shows them, with what the index says of each."""
    frame = papers_frame(peer_papers(review.paper_records), review.reference_records, ())
    exports = {p.id: read_exports(p.csl)[0] for p in review.paper_records}
    for column in ("times_cited", "countries", "keywords", "keywords_plus"):
        frame[column] = [getattr(exports[paper], column) for paper in frame["paper"]]
    return frame


@pytest.fixture(scope="module")
def links(review) -> list[tuple[str, str]]:
    """(paper, label) by the peer's rule."""
    works = label_works(review.reference_records, review.paper_records, "bibliometrix")
    cited = citations_frame(works, review.reference_records, ())
    return list(zip(cited["citing"], cited["cited"], strict=True))


def _network(groups, items, nodes=None):
    """Return nodes, edges, weight, largest weight."""
    pairs = count_pairs(Incidence.from_links(list(groups), list(items)))
    return [
        nodes or len(pairs.labels),
        len(pairs.i),
        int(pairs.weight.sum()),
        int(pairs.weight.max()),
    ]


def _listed(papers, column):
    exploded = papers.explode(column).dropna(subset=column)
    return exploded["paper"].tolist(), exploded[column].tolist()


def test_documents_and_what_they_list(papers, published, review):
    """Documents, sources, references, authors, keywords."""
    found = {
        "documents": len(papers),
        "sources": papers["container_title"].nunique(),
        "references": len({r.text for r in review.reference_records}),
        "authors": len(set(_listed(papers, "authors")[1])),
        "author_appearances": len(_listed(papers, "authors")[1]),
        "author_keywords": len(set(_listed(papers, "keywords")[1])),
        "keywords_plus": len(set(_listed(papers, "keywords_plus")[1])),
        "avg_citations_per_doc": round(float(papers["times_cited"].mean()), 2),
        "articles_2020": int((papers["year"] == 2020).sum()),
    }
    assert found == {name: published[name] for name in found}
    assert len(review.reference_records) == FACTS["references"]
    assert not [p for paper in review.paper_records for p in paper.problems]


def test_indicators(papers, published, computed):
    """The indicators that need what the export says: collaboration, growth, impact, Bradford, Lotka."""
    row = compute_collaboration(papers).iloc[0]
    assert round(row["authors_per_document"], 2) == published["coauthors_per_doc"]
    assert row["single_authored"] == published["single_authored_docs"]
    assert row["international"] == FACTS["international"]  # the peer: 327, without BOSNIA & HERCEG
    assert round(327 / len(papers) * 100, 2) == published["intl_coauthorship_pct"]
    growth = compute_growth_rate(compute_growth(papers)).iloc[0]
    assert round(growth["rate"] * 100, 2) == published["annual_growth_pct"]
    zones = compute_bradford_zones(compute_bradford(papers))
    assert zones["titles"].tolist() == computed["bradford_zone_sizes"]
    impact = compute_impact(papers).set_index("authors")
    found = {name: impact.loc[name, ["h", "g"]].tolist() for name in computed["h_g_index"]}
    assert found == computed["h_g_index"]
    top = {name: int(impact.loc[name, "documents"]) for name in published["top_authors"]}
    assert top == published["top_authors"]
    productivity = compute_productivity(papers, repeated=True)
    assert productivity["authors"].iloc[0] == computed["lotka"]["authors_with_1_doc"]


def test_networks_by_the_rule_of_the_peer(papers, links, computed):
    """Every network has the peer's nodes, edges and weights."""
    golden = computed["networks(nodes,edges,weight,max)"]
    named = [(paper, label) for paper, label in links if label != NO_LABEL]
    assert _network(*zip(*named, strict=True)) == golden["co-citation"]
    citing, cited = zip(*links, strict=True)
    assert _network(cited, citing, nodes=len(papers)) == golden["coupling"]
    assert _network(*_listed(papers, "authors")) == golden["coauthorship"]
    assert _network(*_listed(papers, "keywords")) == golden["author_keywords"]
    assert _network(*_listed(papers, "keywords_plus")) == golden["keywords_plus"]


def test_spectroscopy(review, computed):
    """References by year: the peer loses the year of a line with a closing bracket before it."""

    def kept(reference):
        date = next((s.start for s in reference.spans if s.label == "date"), 0)
        return ")" not in reference.text[:date]

    references = references_frame([r for r in review.reference_records if kept(r)], ())
    years = compute_rpys(references.drop(columns="work")).set_index("year")["references"]
    assert {y: int(years[int(y)]) for y in computed["rpys_top"]} == computed["rpys_top"]
    assert sum(not kept(r) for r in review.reference_records) == FACTS["bracket_before_year"]


def test_local_citations(review, computed):
    """Who is cited within the set: three of four as the peer counts, one more for the first."""
    local = compute_local_citations(review.papers, review.citations).set_index("paper")["local"]
    found = {paper: int(local[paper]) for paper in FACTS["local_citations"]}
    assert found == FACTS["local_citations"]
    assert list(found.values())[1:] == list(computed["LCS"].values())[1:]
    assert local.head(4).index.tolist() == list(found)


def test_local_citations_by_the_rule_of_the_peer(review, computed):
    """Of the four, the two whose short container title this export holds (it has no J9) are alike."""
    pairs = find_local_citations(review.paper_records, review.reference_records, "bibliometrix")
    counts = Counter(cited for _, cited in pairs)
    golden = dict(zip(FACTS["local_citations"], computed["LCS"].values(), strict=True))
    alike = ["WOS:000356343600002", "WOS:000254039100005"]
    assert {paper: counts[paper] for paper in alike} == {paper: golden[paper] for paper in alike}


def test_our_own_identity(review):
    """Lines of one work are one; fragments are nobody's; every reference has its work and reason."""
    assert review.references["work"].notna().all()
    fragments = {
        r.id
        for r in review.reference_records
        if any(p.kind == "cited-fragment" for p in r.problems)
    }
    assert len(fragments) == FACTS["fragments"]
    assert all(len(w.references) == 1 for w in review.work_records if fragments & set(w.references))
    counts = {w.csl.get("DOI"): w for w in review.work_records}
    citing = review.works.set_index("work")["n_citing"]
    assert {doi: int(citing[counts[doi].id]) for doi in FACTS["most_cited"]} == FACTS["most_cited"]
    texts = {r.id: r.text for r in review.reference_records}
    for work in review.work_records:
        if len({texts[i] for i in work.references}) > 1:
            assert work.reasons
