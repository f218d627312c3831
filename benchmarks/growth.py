"""Measure how time grows: ten times the input, how many times longer? One JSON line a job.

    python benchmarks/growth.py

A ratio near 10 is linear, near 100 quadratic. Tests do not time anything; this does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from litreview.audits import audit_review
from litreview.intext import find_mentions
from litreview.model import Mention, Paper, Reference, Region
from litreview.references import parse_references
from litreview.tables import find_tables
from litreview.thematic import code_themes, load_codebook

BOOK = load_codebook(Path(__file__).resolve().parents[1] / "data" / "codebook.yaml")


def read_tables(n: int) -> None:
    """Read one table of n rows."""
    rows = "".join(f"{i}\tNama {i}\t{i},5\n" for i in range(1, n + 1))
    find_tables(Paper("p", "Tabel 1. Besar\nNo\tNama\tNilai\n" + rows))


def code_sentences(n: int) -> None:
    """Code n sentences by the shipped codebook."""
    code_themes([Paper("p", "Layanan mudah dan cepat bagi warga. " * n)], BOOK)


def link_mentions(n: int) -> None:
    """Find and link n mentions of n / 10 references."""
    names = [f"Nama{i}" for i in range(n // 10)]
    listed = [
        Reference(
            f"p-r{i}",
            "",
            "p",
            i,
            csl={"author": [{"family": name}], "issued": {"date-parts": [[2000]]}},
        )
        for i, name in enumerate(names, start=1)
    ]
    text = " ".join(f"Hal itu luas ({names[i % len(names)]}, 2000)." for i in range(n))
    find_mentions(Paper("p", text), listed)


def audit_mentions(n: int) -> None:
    """Audit a body of n mentions."""
    unit = "Kalimat panjang tentang desa dan warga (Anwar, 2019).\n\nSatu lagi. "
    at = [i * len(unit) + unit.index("(") for i in range(n)]
    mentions = [
        Mention("p", i, "(Anwar, 2019)", a, a + 13, "", a, a + 14, ("p-r01",), "linked", "exact")
        for i, a in enumerate(at)
    ]
    paper = Paper("p", unit * n, regions=(Region("body", 0, len(unit) * n),))
    audit_review([paper], [Reference("p-r01", "Anwar, R. (2019).", "p")], mentions)


def parse_one_line(n: int) -> None:
    """Parse one line of 10 n characters."""
    parse_references(["Sari, D. (2019). " * (n * 10 // 17)])


def main() -> None:
    """Time every job at 1,000 and at 10,000 and print the ratio."""
    jobs: list[Callable[[int], None]] = [
        read_tables,
        code_sentences,
        link_mentions,
        audit_mentions,
        parse_one_line,
    ]
    for job in jobs:
        job(100)
        seconds = []
        for n in (1_000, 10_000):
            began = time.perf_counter()
            job(n)
            seconds.append(time.perf_counter() - began)
        ratio = seconds[1] / seconds[0]
        print(
            json.dumps(
                {
                    "job": job.__name__,
                    "seconds": [round(s, 4) for s in seconds],
                    "ratio": round(ratio, 1),
                }
            )
        )


if __name__ == "__main__":
    main()
