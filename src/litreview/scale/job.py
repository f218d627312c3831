"""What one machine or a cluster is to do: parse, resolve, count, from one table into one folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from litreview.errors import UsageError
from litreview.scale.sql import Count
from litreview.works import THRESHOLD

STAGES = ("parse", "resolve", "count")
"""The stages in their order."""
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "parse": ("entries",),
    "resolve": ("records", "pairs", "agreements", "works", "citations"),
    "count": ("co-citation", "bibliographic-coupling"),
}
"""What each stage writes; a cluster keeps the first three of resolving, to go on from."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done.

    Parameters
    ----------
    input
        What the first stage reads, by path or, on a cluster, URI (``hdfs://``, ``s3a://``): a table
        of printed entries or papers to parse, parsed entries to resolve, links to count.
    out
        A folder or URI; each stage has folders in it, and reads those of the stage before.
    stages
        Of `STAGES`, in their order.
    citing, cited
        The columns of links that are counted as they are given.
    count
        What to count.
    papers
        Whether each row to parse is a whole paper, not a printed entry.
    threshold, repair
        As in `litreview.works.resolve_works`.

    Raises
    ------
    UsageError
        For a stage that is none, a gap between stages, or an output that would replace the input.
    """

    input: str
    out: str
    stages: tuple[str, ...] = STAGES
    citing: str = "citing"
    cited: str = "cited"
    count: Count = field(default_factory=Count)
    papers: bool = False
    threshold: float = THRESHOLD
    repair: bool = True

    def __post_init__(self) -> None:
        for stage in self.stages:
            if stage not in STAGES:
                raise UsageError(f"no stage {stage!r}: use one of {', '.join(STAGES)}, or all")
        if not 0 < self.threshold <= 1:
            raise UsageError(
                f"same work from {self.threshold} on: give a score above 0 and up to 1"
            )
        if not self.out:
            raise UsageError("no OUT: name a folder for what is made")
        if {"parse", "count"} <= set(self.stages) and "resolve" not in self.stages:
            raise UsageError("entries are counted when they are resolved: add the stage resolve")
        given = _whole_name(self.input) + "/"
        written = [self.place(name) for stage in self.stages for name in FOLDERS[stage]]
        if any(given.startswith(f"{_whole_name(place)}/") for place in written):
            raise UsageError(
                f"{self.input} would be replaced by what is made of it: name another OUT"
            )

    def place(self, name: str) -> str:
        """Return where a folder of the output lies."""
        return f"{self.out.rstrip('/')}/{name}"

    def source(self, stage: str) -> str:
        """Return what a stage reads: what the one before wrote, or the input."""
        if stage == "resolve" and "parse" in self.stages:
            return self.place("entries")
        if stage == "count" and "resolve" in self.stages:
            return self.place("citations")
        return self.input

    @property
    def networks(self) -> dict[str, tuple[str, str]]:
        """The networks to count, with the columns of their groups and items."""
        citing, cited = (
            ("citing", "work") if "resolve" in self.stages else (self.citing, self.cited)
        )
        return {"co-citation": (citing, cited), "bibliographic-coupling": (cited, citing)}

    def to_json(self) -> str:
        """Return the job as text, for the command that the cluster runs."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Job:
        """Return the job that `to_json` wrote.

        >>> job = Job("table.parquet", "out", ("count",), count=Count(threshold=2))
        >>> Job.from_json(job.to_json()) == job
        True
        """
        given = json.loads(text)
        return cls(**{**given, "stages": tuple(given["stages"]), "count": Count(**given["count"])})


def _whole_name(place: str) -> str:
    """Return a place in the one way to write it: a path from the root, a URI as it is."""
    name = place.removeprefix("file://")
    return name.rstrip("/") if "://" in name else os.path.realpath(name)
