"""Networks on the way to files: from text to a map, built and laid out once."""

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

import litreview
from litreview import networks
from litreview.networks import explain_edge, network_frames
from litreview.networks.build import network_of
from litreview.save import ALWAYS, FOR_VOSVIEWER

TEXT = """Judul Naskah {n}

Abstrak

Layanan digital desa.

Referensi

Sari, D. (2019). Desa Digital di Bali. Penerbit Nusa.

Wijaya, A. (20{n}). Kota Cerdas Nomor {n}. Penerbit Nusa.
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with two papers that share a work."""
    for n in (11, 12):
        (tmp_path / f"p{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return tmp_path


def test_saving_builds_and_places_the_citations_once(folder, monkeypatch):
    """The two languages and the network's files share one citation network and one layout."""
    calls = Counter()

    def counting(name, function):
        def called(*arguments, **options):
            calls[name, arguments[0] if name == "build" else ""] += 1
            return function(*arguments, **options)

        return called

    monkeypatch.setattr("litreview.networks.accessor.network_of", counting("build", network_of))
    monkeypatch.setattr(
        "litreview.figures.network.compute_layout", counting("place", networks.compute_layout)
    )
    litreview.read(folder).save(folder / "out")
    assert calls["build", "citation"] == 1
    assert calls["place", ""] == 1


def test_every_network_with_an_edge_is_written_and_named(folder):
    """Two files a network, a third for VOSviewer; progress names each; what is empty is not there."""
    stages = []
    out = folder / "out" / "networks"
    out.mkdir(parents=True)
    (out / "country-co-authorship.csv").write_text("from an earlier run", encoding="utf-8")
    litreview.read(folder).save(folder / "out", progress=lambda *told: stages.append(told))
    written = {path.name for path in out.iterdir()}
    for kind in ALWAYS:
        assert {f"{kind}.graphml", f"{kind}.csv"} <= written
    assert {name for name in written if name.endswith(".vosviewer.json")} == {
        f"{kind}.vosviewer.json" for kind in FOR_VOSVIEWER
    }
    assert "author-co-citation.csv" in written
    assert not any(name.startswith(("country", "co-term")) for name in written)
    names = [stage for stage, *_ in stages if stage.startswith("writing: ")]
    assert "writing: networks/co-citation" in names
    told = [(done, total) for stage, done, total in stages if stage.startswith("writing")]
    assert told == [(n, len(names)) for n in range(len(names) + 1)]


def test_of_too_many_edges_the_heaviest_are_written(folder, monkeypatch):
    """All of one weight or none; how many were left out is said."""
    (folder / "p13.txt").write_text(
        TEXT.format(n=13).replace(
            "Wijaya, A. (2013). Kota Cerdas Nomor 13", "Wijaya, A. (2012). Kota Cerdas Nomor 12"
        ),
        encoding="utf-8",
    )
    review = litreview.read(folder)
    assert sorted(review.networks.edges("bibliographic-coupling")["weight"]) == [1, 1, 2]
    monkeypatch.setattr("litreview.save.MOST_EDGES", 2)
    review.save(folder / "out")
    graph = nx.read_graphml(folder / "out" / "networks" / "bibliographic-coupling.graphml")
    assert sorted(graph) == ["p12", "p13"]
    assert (graph.graph["edges_left_out"], graph.graph["least_weight"]) == (2, 2)
    assert len(review.network("bibliographic-coupling", most_edges=1)) == 2
    assert len(review.network("bibliographic-coupling", most_edges=0)) == 0
    assert len(review.network("bibliographic-coupling", most_edges=3)) == 3


def test_a_review_explains_its_edges(folder):
    """From an edge of the coupling back to the printed entries."""
    review = litreview.read(folder)
    ((a, b),) = review.network("bibliographic-coupling").edges
    frame = explain_edge("bibliographic-coupling", *network_frames(review), a, b)
    entries = [review.reference(r).text for listed in frame["references"] for r in listed]
    assert len(entries) == 2
    assert all("Desa Digital" in text for text in entries)
    papers = network_frames(review)[0]
    assert papers["abstract"].str.contains("Layanan").all()


def test_the_command_writes_a_map(folder):
    """With `as_map` the file for VOSviewer has clusters and places; options go through."""
    out = folder / "map.vosviewer.json"
    files = sorted(map(str, Path(folder).glob("*.txt")))
    litreview.network("co-citation", files, out, as_map=True, counting="fractional")
    items = json.loads(out.read_text(encoding="utf-8"))["network"]["items"]
    assert len(items) == 3
    assert all({"x", "y", "cluster"} <= set(item) for item in items)
