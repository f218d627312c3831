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
from litreview.inductive.overview import OVERVIEW, compute_overview
from litreview.labels import LANGUAGES, label
from litreview.model import Paper
from litreview.papers import parse_file
from litreview.plates import Plate, choose_plates, write_plate, write_plates
from litreview.plates.inductive import inductive_plates
from litreview.plates.networks import find_strongest
from litreview.review import review_papers
from litreview.thematic import ThemeMatrix, parse_codebook

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


SUBJECTS = (
    ("sungai", "air", "banjir", "hujan"),
    ("pasar", "harga", "pedagang", "beras"),
    ("sekolah", "guru", "murid", "kelas"),
)


def text_of(n):
    """Return a paper on one of three subjects, with an abstract, keywords and sentences of its own."""
    a, b, c, d = SUBJECTS[n % len(SUBJECTS)]
    body = [
        f"Penelitian ini membahas {a} dan {b} di desa nomor {k} bersama {c} serta {d} warga."
        for k in range(6)
    ]
    head = (
        f"Kajian {a} dan {b} bagian {n}\n\nBudi Santoso\n\nJurnal Daring Vol. {n} ({2000 + n})\n\n"
    )
    keywords = f"Kata Kunci: {a}; {b}; {c}; {d}\n\n"
    return f"{head}Abstrak\n\n{body[0]}\n\n{keywords}Pendahuluan\n\n" + "\n\n".join(body)


@pytest.fixture(scope="module")
def speaking():
    """Return the review of 24 papers with texts on three subjects."""
    papers = [p for n in range(24) for p in parse_file(text_of(n).encode(), f"p{n:02}.txt")]
    return review_papers(papers)


def test_few_texts_give_no_topics(shipped: litreview.Review) -> None:
    """Of four papers only the terms are computed; each figure is left out, and says why."""
    overview = compute_overview(shipped.inductive)
    assert list(overview) == ["terms"]
    plates = list(inductive_plates(overview))
    assert {"topics", "thematic-map", "evolution", "trends"} <= {plate.name for plate in plates}
    assert {key for plate in plates for key, _ in plate.doubts} == {"note-few-papers"}
    assert all(plate.doubts for plate in plates)


def test_enough_texts_give_topics_and_their_stability(speaking, tmp_path: Path) -> None:
    """Twenty-four texts on three subjects are drawn with how firm their topics are."""
    overview = compute_overview(speaking.inductive)
    assert tuple(overview) == OVERVIEW
    assert len(overview["topics"]) == len(overview["topic-stability"]) >= 2
    drawn = {p.name: p for p in inductive_plates(overview) if not p.doubts}
    assert {"inductive-terms", "topics", "topic-stability"} <= set(drawn)
    with plt.rc_context(figures.STYLE):
        for name, plate in drawn.items():
            write_plate(plate, tmp_path, "id")
            assert (tmp_path / f"{name}.svg").stat().st_size > 1000


def test_topics_warn_of_those_that_do_not_come_again(speaking) -> None:
    """What stability says stands below the topics too."""
    overview = compute_overview(speaking.inductive)
    for frame, told in (("topics", "topic-stability"), ("thematic-map", "theme-stability")):
        notes = [
            [note for note in overview[name].attrs.get("notes", ()) if note[0] == "note-unstable"]
            for name in (frame, told)
        ]
        assert notes[0] == notes[1]


def test_themes_of_many_papers_are_counted_not_tabled() -> None:
    """Of more papers than columns can be read, bars count the papers of each theme."""
    papers = [Paper(f"p{n:02}", "Harga beras naik." if n % 2 else "Air naik.") for n in range(30)]
    book = parse_codebook({"themes": [{"id": "price", "terms_id": ["harga"]}]})
    matrix = ThemeMatrix.of(papers, book, by="terms")
    _, ax = plt.subplots()
    figures.plot_theme_matrix(matrix, ax, "en")
    assert [bar.get_width() for bar in ax.patches] == [15]
    plt.close()


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
