"""The process that finds the same work by one library: ``peer_works.py PEER RECORDS.jsonl LABELLED.jsonl GROUPS.jsonl``.

Records are those of same_work.py as a parser reads them. A library that takes columns gets them
lower-cased and without punctuation, as their manuals ask; making them is timed with the rest.
Pairs that a library joins are closed to groups: all that hang together are one work.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from peer_side import Clock, answer

Record = dict[str, Any]
Groups = Iterable[Iterable[str]]

PAIRS = 100
"""Labelled pairs of each kind that dedupe learns from; it takes minutes even with these."""


def clean(text: object) -> str | None:
    """Return words in small letters; None for what is missing."""
    return " ".join(re.findall(r"\w+", str(text or "").lower())) or None


def read_columns(records: list[Record]) -> list[dict[str, str | None]]:
    """Return the rows that libraries of record linkage compare."""
    rows: list[dict[str, str | None]] = []
    for record in records:
        csl = record["csl"]
        families = [clean(name.get("family")) or "" for name in csl.get("author", ())]
        issued = csl.get("issued", {}).get("date-parts", [[None]])[0][0]
        title = clean(csl.get("title"))
        doi = re.sub(r"^https?://doi\.org/", "", str(csl.get("DOI", "")).lower())
        rows.append(
            {
                "id": record["id"],
                "title": title,
                "beginning": title[:12] if title else None,
                "author": families[0] if families else None,
                "authors": " ".join(families) or None,
                "year": clean(issued),
                "doi": doi or None,
                "container": clean(csl.get("container-title")),
                "volume": clean(csl.get("volume")),
                "page": clean(str(csl.get("page", "")).split("-")[0]),
            }
        )
    return rows


def join_pairs(pairs: Iterable[tuple[str, str]]) -> Groups:
    """Return the groups of all that hang together."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in pairs:
        parent[find(one)] = find(other)
    groups = defaultdict(list)
    for name in list(parent):
        groups[find(name)].append(name)
    return groups.values()


def match_rapidfuzz(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Join titles that are alike within blocks of first author and year."""
    from rapidfuzz.fuzz import token_sort_ratio

    def pairs() -> Iterator[tuple[str, str]]:
        blocks = defaultdict(list)
        for row in read_columns(records):
            blocks[row["author"], row["year"]].append(row)
        for block in blocks.values():
            for a, b in combinations(block, 2):
                if token_sort_ratio(a["title"] or "", b["title"] or "") >= 90:
                    yield str(a["id"]), str(b["id"])

    with clock:
        return join_pairs(pairs())


def match_splink(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Train a Fellegi-Sunter model without labels, as the manual shows, and cluster at .95."""
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=[
            block_on("author", "year"),
            block_on("beginning"),
            block_on("doi"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.97, 0.92, 0.85]),
            cl.JaroWinklerAtThresholds("authors", [0.95, 0.85]),
            cl.LevenshteinAtThresholds("year", 1),
            cl.LevenshteinAtThresholds("doi", 1),
            cl.JaroWinklerAtThresholds("container", [0.9, 0.7]),
            cl.ExactMatch("volume"),
            cl.ExactMatch("page"),
        ],
        retain_matching_columns=False,
    )
    with clock:
        table = pa.Table.from_pylist(read_columns(records))
        linker = Linker(DuckDBAPI().register(table), settings, log_level="ERROR")
        training = linker.training
        training.estimate_probability_two_random_records_match(
            [block_on("doi"), block_on("title", "year")], recall=0.6
        )
        training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for rule in (block_on("author", "year"), block_on("title")):
            training.estimate_parameters_using_expectation_maximisation(
                rule, record_sample_proportion=1.0
            )
        scored = linker.inference.predict(threshold_match_probability=0.5)
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            scored, threshold_match_probability=0.95
        )
        found = clusters.as_record_list()
    groups = defaultdict(list)
    for row in found:
        groups[row["cluster_id"]].append(row["id"])
    return groups.values()


def match_recordlinkage(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Learn the weights of likenesses from labelled records, by logistic regression."""
    import pandas as pd
    import recordlinkage

    def compare(rows: list[Record]) -> pd.DataFrame:
        frame = pd.DataFrame(read_columns(rows)).set_index("id")
        index = recordlinkage.Index()
        for columns in (["author", "year"], ["beginning"], ["doi"]):
            index.block(columns)
        compare = recordlinkage.Compare()
        for column in ("title", "authors", "container"):
            compare.string(column, column, method="jarowinkler", label=column)
        for column in ("year", "doi", "volume", "page"):
            compare.exact(column, column, label=column)
        features: pd.DataFrame = compare.compute(index.index(frame), frame)
        return features

    with clock:
        examples = compare(labelled)
        works = {record["id"]: record["work"] for record in labelled}
        same = [pair for pair in examples.index if works[pair[0]] == works[pair[1]]]
        classifier = recordlinkage.LogisticRegressionClassifier()
        classifier.fit(examples, pd.MultiIndex.from_tuples(same))
        return join_pairs(classifier.predict(compare(records)))


def match_dedupe(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Learn blocking and weights from labelled pairs of other records, and cluster at .5."""
    import dedupe
    import numpy as np
    from dedupe import variables

    random.seed(1)
    np.random.seed(1)
    with clock:
        rows = {str(row["id"]): row for row in read_columns(records)}
        examples = {
            f"x{n}": {**row, "work": str(record["work"])}
            for n, (row, record) in enumerate(zip(read_columns(labelled), labelled, strict=True))
        }
        pairs = dedupe.training_data_dedupe(examples, "work", 2 * PAIRS)
        known = {
            kind: random.sample(list(found), min(PAIRS, len(found)))
            for kind, found in pairs.items()
        }
        learner = dedupe.Dedupe(
            [
                variables.String("title"),
                variables.String("authors", has_missing=True),
                variables.ShortString("year", has_missing=True),
                variables.ShortString("doi", has_missing=True),
                variables.String("container", has_missing=True),
                variables.Exact("volume", has_missing=True),
                variables.Exact("page", has_missing=True),
            ],
            num_cores=1,
        )
        learner.prepare_training(rows, training_file=StringIO(json.dumps(known)))
        learner.train(index_predicates=False)  # its quicker way
        return [members for members, _ in learner.partition(rows, 0.5)]


def match_in_memory(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Resolve by this package."""
    from litreview.model import Reference
    from litreview.works import resolve_works

    references = [Reference(r["id"], "", r["list"], csl=r["csl"]) for r in records]
    with clock:
        works, _ = resolve_works(references)
    return [work.references for work in works]


def match_out_of_core(records: list[Record], labelled: list[Record], clock: Clock) -> Groups:
    """Resolve by this package from files to files, in one process."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from litreview.scale import parse_out_of_core, resolve_out_of_core

    rows = [
        {"id": r["id"], "list": r["list"], "text": "", "csl": json.dumps(r["csl"])} for r in records
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        pq.write_table(pa.Table.from_pylist(rows), folder / "table.parquet")
        parsed = parse_out_of_core(folder / "table.parquet", folder)
        with clock:
            resolved = resolve_out_of_core(parsed.folder / "*.parquet", folder)
        works = pq.read_table(resolved.folder / "works", columns=["references"])
        return works["references"].to_pylist()


SIDES: dict[str, tuple[str, Callable[[list[Record], list[Record], Clock], Groups]]] = {
    "litreview memory": ("litreview", match_in_memory),
    "litreview out of core": ("litreview", match_out_of_core),
    "rapidfuzz": ("rapidfuzz", match_rapidfuzz),
    "splink": ("splink", match_splink),
    "recordlinkage": ("recordlinkage", match_recordlinkage),
    "dedupe": ("dedupe", match_dedupe),
}


def main() -> None:
    """Match, write the groups, and answer."""
    peer, *files, target = sys.argv[1:]
    records, labelled = (
        [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
        for file in files
    )
    package, match = SIDES[peer]
    clock = Clock()
    groups = match(records, labelled, clock)
    text = "".join(json.dumps([str(name) for name in group]) + "\n" for group in groups)
    Path(target).write_text(text, encoding="utf-8")
    answer(clock, package)


if __name__ == "__main__":
    main()
