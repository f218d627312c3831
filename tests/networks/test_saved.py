"""Networks on the way to files: from text to a map, built and laid out once."""

import json
from collections import Counter
from pathlib import Path

import pytest

import litreview
from litreview import networks
from litreview.networks import explain_edge, network_frames

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

    monkeypatch.setattr(
        "litreview.networks.accessor.build_network", counting("build", networks.build_network)
    )
    monkeypatch.setattr(
        "litreview.figures.network.compute_layout", counting("place", networks.compute_layout)
    )
    litreview.read(folder).save(folder / "out")
    assert calls["build", "citation"] == 1
    assert calls["place", ""] == 1


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
