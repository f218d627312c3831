"""The figures of a review: which it has enough data for, in which files, and why others are left out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pytest

import litreview
from litreview import figures
from litreview.labels import LANGUAGES, label
from litreview.papers import parse_file
from litreview.plates import Plate, choose_plates, write_plate, write_plates
from litreview.plates.networks import find_strongest
from litreview.review import review_papers

mpl.use("Agg")


def citations(review):
    """Return the function that gives the citation network and its places."""

    @cache
    def placed():
        graph = review.network("citation")
        return graph, figures.place_citation_network(graph)

    return placed


def list_of(n, years):
    """Return a paper that cites the paper before it and shares works with its neighbours."""
    cited = [
        f"Sari, D. ({1990 + k % years}). Tata kelola nomor {k} di desa. Jurnal Desa, {k + 1}(2), 1-9."
        for k in range(n, n + 12)
    ]
    head = f"Desa digital bagian {n}\n\nBudi Santoso\n\nJurnal Daring Vol. {n} ({2000 + n})\n\n"
    return f"{head}Daftar Pustaka\n\n" + "\n\n".join(cited)


@pytest.fixture(scope="module")
def many():
    """Return the review of 24 papers that share what they cite."""
    papers = [p for n in range(24) for p in parse_file(list_of(n, 20).encode(), f"p{n:02}.txt")]
    return review_papers(papers)


def test_four_papers_get_what_they_are_enough_for(shipped: litreview.Review) -> None:
    """Lists, ages and years are drawn; maps, laws and courses are left out, with a reason."""
    plates = list(choose_plates(shipped, None, citations(shipped)))
    drawn = {plate.name for plate in plates if not plate.doubts}
    assert {"citation-network", "rpys", "reference-age", "types", "audit"} <= drawn
    assert not {"lotka", "bradford", "growth", "main-path", "map-co-citation"} & drawn
    assert len({plate.name for plate in plates}) == len(plates)


def test_more_papers_get_maps(many: litreview.Review) -> None:
    """Twenty-four lists that share works are a map of coupling and of co-citation."""
    drawn = {p.name for p in choose_plates(many, None, citations(many)) if not p.doubts}
    assert {"map-bibliographic-coupling", "map-co-citation"} <= drawn


def test_every_reason_has_its_words(shipped: litreview.Review, many: litreview.Review) -> None:
    """A key without words would be printed as it is."""
    for review in (shipped, many):
        for plate in choose_plates(review, None, citations(review)):
            for key, values in plate.doubts:
                assert {label(key, language, **values) for language in LANGUAGES}.isdisjoint({key})


def test_what_is_left_out_is_listed_and_not_left_behind(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """A figure of an earlier run that would mislead now is removed; both languages have the same."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/lotka.png").write_bytes(b"old")
    (tmp_path / "en/mine.png").write_bytes(b"a person's own")
    write_plates(shipped, tmp_path, None, citations(shipped))
    names = {language: {p.name for p in (tmp_path / language).iterdir()} for language in LANGUAGES}
    assert names["en"] - {"mine.png"} == names["id"]
    assert "rpys.svg" in names["id"]
    assert "lotka.png" not in names["en"]
    told = (tmp_path / "id/left-out.txt").read_text(encoding="utf-8")
    assert "lotka: 92 penulis, perlu 100" in told


def test_names_that_reach_out_get_room(tmp_path: Path) -> None:
    """Long names make the axes narrower, not the figure wider."""
    sizes = {}
    for name in ("a", "a name that is longer than the room beside it"):
        plate = Plate(
            name[:1] + str(len(name)), (6, 2), lambda ax, _, name=name: ax.barh([name], [1])
        )
        with plt.rc_context(figures.STYLE):
            write_plate(plate, tmp_path, "en")
        sizes[name] = plt.imread(tmp_path / f"{plate.name}.png").shape[1]
    short, long = sizes.values()
    assert long < 1.15 * short


def test_the_same_figure_is_the_same_bytes(shipped: litreview.Review, tmp_path: Path) -> None:
    """A second run writes nothing new."""
    plates = {p.name: p for p in choose_plates(shipped, None, citations(shipped))}
    bytes_of = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        with plt.rc_context(figures.STYLE):
            write_plate(plates["rpys"], tmp_path / run, "id")
        bytes_of.append({p.name: p.read_bytes() for p in (tmp_path / run).iterdir()})
    assert bytes_of[0] == bytes_of[1]


def test_the_strongest_nodes_hang_together():
    """The heaviest part is kept, and what is linked to it, up to the limit."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 9), ("b", "c", 5), ("c", "d", 1), ("x", "y", 8)])
    graph.add_node("alone")
    kept = find_strongest(graph, 5)
    assert sorted(kept) == ["a", "b", "c"]
    assert kept.graph["of_nodes"] == 6
    assert find_strongest(nx.Graph(), 5).number_of_nodes() == 0
