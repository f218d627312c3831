"""The outcomes that the main job promises, on the four real papers and on the shipped corpus."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import litreview
from litreview.review import Review

ROOT = Path(__file__).resolve().parents[1]
GOLD = json.loads((ROOT / "tests/data/gold_entries.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["shipped", "real"])
def review(request: pytest.FixtureRequest) -> Review:
    """Both forms of the corpus: the reading notes everywhere, the papers where they are."""
    return request.getfixturevalue(request.param)


def _gold_rows() -> list[dict]:
    return [row for rows in GOLD.values() for row in rows] if isinstance(GOLD, dict) else GOLD


def test_every_printed_entry_is_found(review: Review) -> None:
    """0, 13, 24 and 32 entries, with their texts as printed."""
    found = Counter(r.paper for r in review.reference_records)
    assert found == {"rijal2023": 13, "arianto2022": 24, "supriyanto2024": 32}
    gold = {row["id"]: row["ref"] for row in _gold_rows()}
    assert {r.id: r.text for r in review.reference_records} == gold


def test_offsets_are_exact(review: Review) -> None:
    """Every piece of every entry stands where it says, in the paper's own text."""
    texts = {p.id: p.text for p in review.paper_records}
    for r in review.reference_records:
        joined = " ".join(texts[r.paper][a:b] for a, b in r.pieces)
        assert " ".join(joined.split()) == r.text


def test_dois_and_urls_are_repaired(review: Review) -> None:
    """All ten DOIs and all eleven addresses come out whole."""
    gold = {row["id"]: row["csl"] for row in _gold_rows()}
    for variable, n in (("DOI", 10), ("URL", 11)):
        expected = {i: csl[variable] for i, csl in gold.items() if variable in csl}
        found = {r.id: r.csl[variable] for r in review.reference_records if variable in r.csl}
        assert len(expected) == n
        assert found == expected


def test_first_authors_and_years(review: Review) -> None:
    """68 of 68 first authors (mononyms, given-name-first, bodies) and all years."""
    gold = {row["id"]: row["csl"] for row in _gold_rows()}
    records = {r.id: r.csl for r in review.reference_records}
    for identifier, csl in gold.items():
        found = records[identifier]
        if "author" in csl:
            first, expected = found["author"][0], csl["author"][0]
            assert first.get("family", first.get("literal")) == expected.get(
                "family", expected.get("literal")
            )
        assert ("issued" in found) == ("issued" in csl), identifier
        if "issued" in csl:
            assert found["issued"]["date-parts"][0][0] == csl["issued"]["date-parts"][0][0], (
                identifier
            )


def test_works_and_the_torn_entry(review: Review) -> None:
    """66 works with the torn entry of rijal2023 mended; the mend is shown with its reasons."""
    cited = review.works[review.works["n_citing"] > 0]
    assert len(cited) == 66
    torn = next(
        w for w in review.work_records if {"rijal2023-r05", "rijal2023-r08"} <= set(w.references)
    )
    assert any("repair" in reason for reason in torn.reasons)


def test_without_repair(review: Review) -> None:
    """67 works and 69 edges when the torn entry is left as printed."""
    from litreview.review import review_papers

    plain = review_papers(review.paper_records, repair=False)
    assert len(plain.citations) == 69
    assert (plain.works["n_citing"] > 0).sum() == 67
    assert plain.network("co-citation").number_of_edges() == 850


def test_groups_of_same_works(review: Review) -> None:
    """The three works that are printed twice are one each, and nothing else is merged."""
    groups = {
        frozenset(w.references) | ({w.paper} if w.paper else set()) for w in review.work_records
    }
    merged = {g for g in groups if len(g) > 1}
    assert merged == {
        frozenset({"rijal2023-r11", "arianto2022-r21"}),
        frozenset({"arianto2022-r19", "supriyanto2024-r28"}),
        frozenset({"arianto2022", "supriyanto2024-r06"}),
        frozenset({"rijal2023-r05", "rijal2023-r08"}),
    }
    assert all(w.reasons for w in review.work_records if len(w.references) + bool(w.paper) > 1)


def test_networks(review: Review) -> None:
    """68 citations, one of them between papers; two coupled pairs; 838 co-cited pairs of weight 1."""
    citation = review.network("citation")
    assert citation.number_of_edges() == 68
    assert citation.has_edge("supriyanto2024", "arianto2022")
    coupling = {
        frozenset(edge[:2]): edge[2]["weight"]
        for edge in review.network("bibliographic-coupling").edges(data=True)
    }
    assert coupling == {
        frozenset({"rijal2023", "arianto2022"}): 1,
        frozenset({"arianto2022", "supriyanto2024"}): 1,
    }
    weights = Counter(w for _, _, w in review.network("co-citation").edges(data="weight"))
    assert weights == {1: 838}


def test_field_labels_on_the_printed_entries() -> None:
    """The tagger agrees with hand labels: three entries in four wholly, spans letter by letter."""
    rows = _gold_rows()
    parsed = list(litreview.parse(row["ref"] for row in rows))
    labels = ("author", "title", "container-title", "volume", "issue", "pages", "publisher")

    def plain(fields: dict) -> dict:
        return {
            k: ["".join(c for c in v.casefold() if c.isalnum()) for v in fields.get(k, [])]
            for k in labels
        }

    whole = sum(
        plain(p["fields"]) == plain(row["fields"]) for p, row in zip(parsed, rows, strict=True)
    )
    assert whole / len(rows) >= 0.72
