"""The inputs of peers.py and its figures of quality; the generators are those of the other benchmarks."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pairs import PAPERS_PER_TOPIC, WORKS_PER_TOPIC, draw_items
from print_styles import STYLES, Facts
from printed_works import FACT_HARMS, JOURNALS, make_facts
from same_work import make_references

LABELLED = 1000
"""Records of other works that learners with labels learn from."""


def write_links(n_papers: int, folder: Path) -> int:
    """Write the citations of benchmarks/scale.py, each once, for both networks; return their number."""
    rng = np.random.default_rng([1, n_papers])
    topic = rng.integers(0, max(4, n_papers // PAPERS_PER_TOPIC), n_papers)
    citing, cited = draw_items(rng, topic, 30, 5, WORKS_PER_TOPIC)
    links = sorted(set(zip(citing.tolist(), cited.tolist(), strict=True)))
    for kind, rows in (
        ("co-citation", links),
        ("bibliographic-coupling", [(b, a) for a, b in links]),
    ):
        with open(folder / f"{kind}.csv", "w", encoding="ascii", newline="") as file:
            csv.writer(file).writerows(rows)
    return len(links)


def compare_edges(path: Path, reference: Path) -> dict[str, Any]:
    """Return the number of edges, whether they are those of the other file, and how many are not."""
    import duckdb

    columns = {"a": "BIGINT", "b": "BIGINT", "weight": "BIGINT"}

    def read(file: Path) -> str:  # summed: an edge that is given twice is another edge
        table = f"read_csv('{file}', header=false, auto_detect=false, columns={columns})"
        return f"(SELECT a, b, SUM(weight) AS weight FROM {table} GROUP BY ALL)"

    with duckdb.connect() as database:
        ((edges, differ),) = database.execute(
            "SELECT COUNT(x.weight), COUNT(*) FILTER (WHERE x.weight IS DISTINCT FROM y.weight)"
            f" FROM {read(path)} x FULL JOIN {read(reference)} y USING (a, b)"
        ).fetchall()
    return {"edges": edges, "equal": differ == 0, **({"differing": differ} if differ else {})}


def write_records(n: int, folder: Path) -> dict[str, int]:
    """Write the damaged records, and labelled ones of other works; return the work of each record."""
    for name, size, seed in (("labelled", LABELLED, 5), ("records", n, 0)):
        references, truth = make_references(size, seed)
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for r in references:
                row = {"id": r.id, "list": r.paper, "csl": r.csl}
                if name == "labelled":
                    row["work"] = truth[r.id]
                file.write(json.dumps(row) + "\n")
    return {r.id: truth[r.id] for r in references}


def score_groups(groups: Iterable[Iterable[str]], truth: dict[str, int]) -> dict[str, Any]:
    """Return the number of works, and precision and recall over pairs of references."""
    group: dict[str, object] = {name: name for name in truth}
    for n, members in enumerate(groups):
        group |= dict.fromkeys(members, n)

    def pairs(counts: Iterable[int]) -> int:
        return sum(c * (c - 1) // 2 for c in counts)

    found = pairs(Counter(group.values()).values())
    true = pairs(Counter(truth.values()).values())
    both = pairs(Counter((group[name], work) for name, work in truth.items()).values())
    return {
        "works": len(set(group.values())),
        "precision": round(both / found, 4) if found else None,
        "recall": round(both / true, 4) if true else None,
    }


@dataclass(frozen=True)
class Printed:
    """A printed reference and what stands in it, by field."""

    text: str
    fields: dict[str, str]


def print_scopus(work: Facts, rng: random.Random) -> str:
    """Print an article as Scopus exports it."""
    names = ", ".join(
        f"{family} {''.join(word[0] + '.' for word in given.split())}".strip()
        for family, given in work.authors
    )
    issue = f", {work.issue}" if work.issue else ""
    pages = f", pp. {work.pages[0]}-{work.pages[1]}" if work.pages[1] else ""
    return f"{names}, {work.title}, {work.journal}, {work.volume}{issue}{pages}, ({work.year})"


def print_references(n: int, form: str, seed: int = 0) -> list[Printed]:
    """Print works in six styles with the facts that careless hands lose, or as Scopus does.

    The letters are left whole, so that what is printed can be told: the harms to letters
    of printed_works.py have no single truth.
    """
    rng = random.Random(seed)
    printed: list[Printed] = []
    while len(printed) < n:
        work = make_facts(rng)
        if form == "scopus":
            if work.kind == "article":
                printed.append(_with_truth(work, print_scopus(work, rng)))
            continue
        for harm, share in FACT_HARMS:
            if rng.random() < share:
                work = harm(work, rng)
        printed.append(_with_truth(work, rng.choice(STYLES)(work, rng)))
    return printed


def _with_truth(work: Facts, text: str) -> Printed:
    """Keep the fields of which the text has every letter: no style prints them all."""
    whole = f"{work.title} {work.subtitle}" if work.subtitle else work.title
    fields = {"title": whole if letters(whole) in letters(text) else work.title}
    fields |= {"year": str(work.year), "journal": work.journal, "doi": work.doi}
    if work.journal:
        first = str(work.pages[0] or "")
        fields |= {"volume": str(work.volume), "issue": str(work.issue or ""), "page": first}
    if not re.search(rf"\b{work.pages[0]}\b", text):
        fields.pop("page", None)
    if not re.search(rf"(no\.?\s*|\(|, ){work.issue}\b", text, re.IGNORECASE):
        fields.pop("issue", None)
    kept = {name: value for name, value in fields.items() if letters(value) in letters(text)}
    people = [family for family, _ in work.authors if family in text]
    return Printed(text, {"author": "; ".join(people)} | {k: v for k, v in kept.items() if v})


def letters(text: str) -> str:
    """Return letters and digits alone, small: print differs in the rest."""
    return "".join(re.findall(r"[^\W_]+", text.lower()))


def tell_journals() -> dict[str, str]:
    """Return the journals of the generator and their short forms, in the form refextract reads."""
    told = {}
    for name in JOURNALS:
        words = [word for word in name.split() if word not in {"of", "dan"}]
        short = " ".join(word[:4] if len(word) > 5 else word for word in words)
        told |= {name.upper(): name, short.upper(): name}
    return told


CLAIMS = {
    "litreview": ("author", "title", "journal", "volume", "issue", "page", "year", "doi"),
    "refextract": ("author", "title", "journal", "volume", "page", "year", "doi"),
    "refparse": ("author", "title", "journal", "volume", "issue", "page", "year"),
}
"""What each parser gives where it finds it; refextract titles where they stand in quotation marks."""


def score_fields(peer: str, rows: list[dict[str, Any]], printed: list[Printed]) -> dict[str, Any]:
    """Return precision and recall of each field that the parser claims, and of all of them.

    Precision is over the values it gave, recall over those that are printed.
    """
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    claimed = CLAIMS[peer.partition(",")[0]]
    for row, reference in zip(rows, printed, strict=True):
        for name in claimed:
            value, truth = str(row.get(name) or ""), reference.fields.get(name, "")
            given[name] += bool(value)
            there[name] += bool(truth)
            right[name] += bool(value and truth) and _agrees(name, value, reference)
    figures: dict[str, Any] = defaultdict(dict)
    for name in claimed:
        figures[name] = _shares(right[name], given[name], there[name])
    return {"all": _shares(right.total(), given.total(), there.total()), **figures}


def _shares(right: int, given: int, there: int) -> dict[str, Any]:
    return {
        "precision": round(right / given, 3) if given else None,
        "recall": round(right / there, 3) if there else None,
    }


def _agrees(name: str, value: str, reference: Printed) -> bool:
    truth = reference.fields[name]
    if name == "author":  # a field of text or of names: every family name, and nothing of the title
        beyond = letters(reference.fields["title"])[:12]
        return all(family in value for family in truth.split("; ")) and beyond not in letters(value)
    if name == "page":
        return re.split(r"\D+", value.strip())[0] == truth
    if name == "doi":
        return value.lower().removeprefix("doi:").removeprefix("https://doi.org/") == truth
    if name == "journal":  # its full name or as it is printed: short forms may be spelt out
        known = {letters(truth), letters(tell_journals().get(_short(truth), truth))}
        return letters(value) in known
    return letters(value) == letters(truth)


def _short(journal: str) -> str:
    return " ".join(re.findall(r"\w+", journal)).upper()
