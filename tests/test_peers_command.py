"""The optional command that times peers: its own side, its figures, and peers that cannot take part."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
NAMES = (
    "peer_counts", "peer_environments", "peer_parsing", "peer_side", "peer_tasks", "peer_works", "peers",
)  # fmt: skip


@pytest.fixture(scope="module")
def modules() -> Iterator[dict[str, Any]]:
    """The command's modules, imported as they import one another."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize("kind", ["co-citation", "bibliographic-coupling"])
def test_libraries_that_stand_here_count_the_same_edges(modules, tmp_path, kind):
    """The kernel and three libraries that this package needs give one set of edges, with labels."""
    counts = modules["peer_counts"]
    n_links = modules["peer_tasks"].write_links(40, tmp_path)
    lines = (tmp_path / f"{kind}.csv").read_text(encoding="ascii").splitlines()
    links = sorted(tuple(map(int, line.split(","))) for line in lines)
    assert len(links) == len(set(links)) == n_links
    found = {}
    for peer in ("litreview", "scipy", "pandas", "networkx"):
        clock = modules["peer_side"].Clock()
        edges = counts.SIDES[peer][1](links, kind, clock)
        found[peer] = sorted((min(a, b), max(a, b), n) for a, b, n in edges)
        assert clock.seconds > 0
    assert len(found["litreview"]) > 10
    assert all(edges == found["litreview"] for edges in found.values())


def test_other_edges_are_told(modules, tmp_path):
    """An edge of another weight, one too many, one given twice and none at all are counted, and not called equal."""
    reference, other = tmp_path / "reference", tmp_path / "other"
    reference.write_text("1,2,3\n2,4,1\n", encoding="ascii")
    other.write_text("1,2,4\n1,9,1\n2,4,1\n", encoding="ascii")
    compare = modules["peer_tasks"].compare_edges
    twice, nothing = tmp_path / "twice", tmp_path / "nothing"
    twice.write_text("1,2,3\n2,4,1\n2,4,1\n", encoding="ascii")
    nothing.write_text("", encoding="ascii")
    assert compare(reference, reference) == {"edges": 2, "equal": True}
    assert compare(twice, reference) == {"edges": 2, "equal": False, "differing": 1}
    assert compare(nothing, reference) == {"edges": 0, "equal": False, "differing": 2}
    assert compare(other, reference) == {"edges": 3, "equal": False, "differing": 2}


def test_precision_and_recall_are_over_pairs(modules):
    """Of three true pairs one is found, beside one false; whoever is in no group stands alone."""
    score = modules["peer_tasks"].score_groups
    truth = {"a": 1, "b": 1, "c": 1, "d": 2}
    assert score([["a", "b"], ["c", "d"]], truth) == {
        "works": 2,
        "precision": 0.5,
        "recall": 0.3333,
    }
    assert score([], truth) == {"works": 4, "precision": None, "recall": 0.0}


def test_fields_are_scored_where_they_are_claimed(modules):
    """A wrong page costs precision and recall, a missing title recall; the issue is not asked of all."""
    tasks = modules["peer_tasks"]
    truth = {"author": "Kim; Reed", "title": "On rice", "page": "12", "issue": "3", "year": "1999"}
    printed = [tasks.Printed("Kim & Reed (1999). On rice. 7(3), 12-19.", truth)]
    row = {"author": "Kim & Reed", "page": "19", "year": "1999"}
    fields = tasks.score_fields("refextract, journals told", [row], printed)
    assert fields["author"] == {"precision": 1.0, "recall": 1.0}
    assert fields["page"] == {"precision": 0.0, "recall": 0.0}
    assert fields["title"] == {"precision": None, "recall": 0.0}
    assert fields["all"] == {"precision": 0.667, "recall": 0.5}
    assert "issue" not in fields
    swallowed = tasks.score_fields("refextract", [{"author": "Kim & Reed. On rice"}], printed)
    assert swallowed["author"]["recall"] == 0.0


def test_a_peer_that_cannot_take_part_is_a_line(modules, tmp_path, monkeypatch):
    """What cannot be installed and what fails have a reason in their place, and the others go on."""
    environments, peers = modules["peer_environments"], modules["peers"]
    monkeypatch.setattr(environments, "BESIDE", tmp_path)
    (tmp_path / "side.py").write_text(
        "import sys, json\n"
        "if sys.argv[1] == 'bad': raise ValueError('no such thing')\n"
        "print(json.dumps({'version': '1', 'seconds': 2.0, 'megabytes': 3}))\n",
        encoding="ascii",
    )
    (tmp_path / "not-a-folder").write_text("", encoding="ascii")
    asked = argparse.Namespace(only=None, limit=60, environments=tmp_path / "not-a-folder")
    everyone = (
        peers.Peer("good"),
        peers.Peer("bad"),
        peers.Peer("absent", ("absent-peer",)),
    )
    lines = list(
        peers.time_peers(
            everyone, "side.py", lambda peer, target: [peer.name], lambda peer, target: {}, asked
        )
    )
    assert [line["peer"] for line in lines] == ["good", "bad", "absent"]
    assert lines[0]["seconds"] == 2.0
    assert lines[0]["times_ours"] == 1.0
    assert lines[1] == {"peer": "bad", "left_out": "ValueError: no such thing"}
    assert lines[2]["left_out"]


def test_every_peer_has_a_side(modules):
    """The names that the command gives are those that its scripts know."""
    peers = modules["peers"]
    for everyone, script in (
        (peers.COUNTING, "peer_counts"),
        (peers.MATCHING, "peer_works"),
        (peers.PARSING_SCOPUS, "peer_parsing"),
    ):
        assert {peer.name for peer in everyone} == set(modules[script].SIDES)
    json.dumps(peers.LEFT_OUT)
