"""Time libraries that pip can install beside this package, on the same inputs; one JSON line each.

    python benchmarks/peers.py count 2000 10000
    python benchmarks/peers.py same-work 2000 10000
    python benchmarks/peers.py parse 500

Optional, and not part of the tests: it installs each peer into an environment of its own, kept in
``--environments`` for the next run, and runs it there in a process of its own. ``seconds`` are from
the input in memory to the result in memory, ``process_seconds`` the whole process, ``megabytes`` what
it held at most, ``times_ours`` the seconds over those of this package's first line: machines differ,
and a busy one is slow for all. Threads are what each takes by itself. A peer that cannot be installed
or fails has ``left_out`` with the reason in its place.

- ``count``: co-citation and coupling of papers that cite 30 works each; ``equal`` tells whether the
  edges are those of this package's kernel, ``differing`` how many are not. The lines ``memory`` and
  ``duckdb`` are `litreview.scale.count_links`, which writes its sorted edges to disk as well.
- ``same-work``: damaged references of benchmarks/same_work.py; precision and recall over pairs.
- ``parse``: printed references of benchmarks/printed_works.py, and articles as Scopus prints them;
  precision and recall of every field that the parser claims.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peer_tasks
from peer_environments import LeftOut, Peer, prepare, run

Line = dict[str, Any]
Score = Callable[[Path], Line]

COUNTING = (
    Peer("litreview"),
    Peer("litreview memory"),
    Peer("litreview duckdb"),
    Peer("scipy", ("scipy",)),
    Peer("duckdb", ("duckdb", "pyarrow")),
    Peer("polars", ("polars",)),
    Peer("pandas", ("pandas",)),
    Peer("igraph", ("igraph",)),
    Peer("networkx", ("networkx",)),
    Peer("metaknowledge", ("metaknowledge",)),
    Peer("litstudy", ("litstudy", "bibtexparser<2")),  # it imports a module that 2 has not
)
MATCHING = (
    Peer("litreview memory"),
    Peer("litreview out of core"),
    Peer("rapidfuzz", ("rapidfuzz",)),
    Peer("splink", ("splink>=5",)),
    Peer("recordlinkage", ("recordlinkage", "pandas<3")),  # it calls what pandas 3 has not
    Peer("dedupe", ("dedupe", "BTrees<6")),  # zope.index calls what BTrees 6 has not
)
PARSING = (
    Peer("litreview"),
    Peer("refextract", ("refextract",)),
    Peer("refextract, journals told", ("refextract",)),
)
PARSING_SCOPUS = (*PARSING, Peer("refparse", ("refparse",)))

LEFT_OUT = {
    "count": {
        "tethne": "cannot be installed: its slate needs distribute, which setuptools of today cannot build",
        "pyBibX": "draws cosines and co-citations above a cut and counts no pairs; pip brings 6 GB with it",
    },
    "same-work": {},
    "parse": {
        "refkit": "reads BibTeX, YAML and CSL-JSON, no printed references",
        "llamore": "sends the references to a language model",
        "grobid-client-python": "a client of a Java server, which pip does not install",
        "anystyle": "a Ruby gem, which pip does not install",
    },
}
"""Tried on Python 3.11 or read about, and why there is nothing to time."""


def time_peers(
    peers: tuple[Peer, ...],
    script: str,
    arguments: Callable[[Peer, Path], list[str]],
    score: Callable[[Peer, Path], Line],
    asked: argparse.Namespace,
) -> Iterator[Line]:
    """Run each peer and yield its line; nothing that a peer does ends the others."""
    ours = None
    for peer in peers:
        if asked.only and peer.needs and peer.name.partition(",")[0] not in asked.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "found"
            try:
                python = prepare(peer, asked.environments)
                line = run(python, script, arguments(peer, target), asked.limit)
                quality = score(peer, target)
            except LeftOut as reason:
                yield {"peer": peer.name, "left_out": str(reason)}
                continue
        ours = line["seconds"] if ours is None else ours
        times = {"times_ours": round(line["seconds"] / max(ours, 0.001), 2)}
        yield {"peer": peer.name, **line, **times, **quality}


def count(n: int, folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    """Count both networks of so many papers."""
    links = peer_tasks.write_links(n, folder)
    for kind in ("co-citation", "bibliographic-coupling"):
        source, reference = folder / f"{kind}.csv", folder / f"{kind} edges.csv"

        def arguments(
            peer: Peer, target: Path, kind: str = kind, source: Path = source
        ) -> list[str]:
            return [peer.name, kind, str(source), str(target)]

        def score(peer: Peer, target: Path, reference: Path = reference) -> Line:
            if not reference.exists():
                target.rename(reference)
                target = reference
            return peer_tasks.compare_edges(target, reference)

        for line in time_peers(COUNTING, "peer_counts.py", arguments, score, asked):
            yield {"papers": n, "links": links, "network": kind, **line}


def same_work(n: int, folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    """Find the same work among so many references."""
    truth = peer_tasks.write_records(n, folder)
    files = [str(folder / f"{name}.jsonl") for name in ("records", "labelled")]

    def arguments(peer: Peer, target: Path) -> list[str]:
        return [peer.name, *files, str(target)]

    def score(peer: Peer, target: Path) -> Line:
        lines = target.read_text(encoding="utf-8").splitlines()
        return peer_tasks.score_groups(map(json.loads, lines), truth)

    for line in time_peers(MATCHING, "peer_works.py", arguments, score, asked):
        yield {"references": n, **line}


def parse(n: int, folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    """Parse so many references in each print."""
    for form, peers in (("six styles", PARSING), ("scopus", PARSING_SCOPUS)):
        printed = peer_tasks.print_references(n, form)
        source = folder / "texts.json"
        texts = [reference.text for reference in printed]
        told = {"texts": texts, "journals": peer_tasks.tell_journals()}
        source.write_text(json.dumps(told), encoding="utf-8")

        def arguments(peer: Peer, target: Path, source: Path = source) -> list[str]:
            return [peer.name, str(source), str(target)]

        def score(peer: Peer, target: Path, printed: list[peer_tasks.Printed] = printed) -> Line:
            rows = map(json.loads, target.read_text(encoding="utf-8").splitlines())
            return {"fields": peer_tasks.score_fields(peer.name, list(rows), printed)}

        for line in time_peers(peers, "peer_parsing.py", arguments, score, asked):
            yield {"references": n, "print": form, **line}


TASKS = {
    "count": (count, [2_000, 10_000]),
    "same-work": (same_work, [2_000, 10_000]),
    "parse": (parse, [500]),
}


def main() -> None:
    """Print the lines of one task."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument(
        "--environments", type=Path, default=Path(tempfile.gettempdir()) / "litreview-peers",
        help="where the peers are installed (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--limit", type=float, default=600, help="seconds for one peer (600)")
    parser.add_argument("--only", nargs="+", metavar="PEER", help="this package and these peers")
    asked = parser.parse_args()
    asked.environments = asked.environments.absolute()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no peer is left running
    task, sizes = TASKS[asked.task]
    for n in asked.sizes or sizes:
        with tempfile.TemporaryDirectory() as folder:
            for line in task(n, Path(folder), asked):
                print(json.dumps({"task": asked.task, **line}), flush=True)
    for name, reason in LEFT_OUT[asked.task].items():
        if not asked.only or name in asked.only:
            print(json.dumps({"task": asked.task, "peer": name, "left_out": reason}), flush=True)


if __name__ == "__main__":
    main()
