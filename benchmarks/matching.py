"""Precision and recall of matching printed references to records, on made-up works.

Works are printed by careless hands (`printed_works.py`) and parsed. A provider's records of
seven in ten of them are offered as databases write them (capitals, English heads with the
printed title beside, the online year, lost fields, markup), among distractors that tempt: the
second part, the authors' next article, the sister in translation, the thesis, an erratum, a
review, the preprint, the conference version, another edition, town or author.

One JSON line for each size: ``{"n", "records", "seconds", "precision", "recall", "ask",
"accepted"}``; ``accepted`` counts the distractors that were taken, by kind. Run ``python
benchmarks/matching.py 1000 4000``; ``--seed N`` draws another set, ``--show`` prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from litreview.matching import match_records
from print_styles import Facts
from printed_works import FAMILIES, GIVEN, THINGS, TOWNS, make_facts, print_reference

Record = dict[str, Any]
_TYPES = {"article": "article-journal", "book": "book", "thesis": "thesis"}
_ENGLISH = ("Assessing", "Rethinking", "Explaining", "Governing", "Mapping")
_SUBJECTS = ("village life", "public trust", "rural schools", "household welfare", "local rivers")


def make_record(work: Facts) -> Record:
    """Return what a database knows of a work."""
    title = f"{work.title}: {work.subtitle}" if work.subtitle else work.title
    people = [{"family": f, "given": g} if g else {"family": f} for f, g in work.authors]
    record: Record = {"type": _TYPES[work.kind], "title": title, "author": people}
    record["issued"] = {"date-parts": [[work.year]]}
    if work.journal:
        record |= {"container-title": work.journal, "volume": str(work.volume)}
        record |= {"issue": str(work.issue), "page": f"{work.pages[0]}-{work.pages[1]}"}
    if work.publisher:
        record["publisher"] = work.publisher
    if work.edition:
        record["edition"] = str(work.edition)
    if work.doi:
        record["DOI"] = work.doi
    return record


# how databases write what they know


def _capitals(r: Record, rng: random.Random) -> None:
    r["title"] = r["title"].upper()


def _english_head(r: Record, rng: random.Random) -> None:
    head = f"{rng.choice(_ENGLISH)} {rng.choice(_SUBJECTS)}"
    r |= rng.choice(
        (
            {"title": head, "original-title": r["title"]},
            {"title": head, "custom": {"parallel-title": r["title"]}},
            {"title": [head, r["title"]]},
        )
    )


def _online_year(r: Record, rng: random.Random) -> None:
    if r["type"] == "article-journal":
        r["issued"] = {"date-parts": [[r["issued"]["date-parts"][0][0] - 1, 12]]}


def _lost(r: Record, rng: random.Random) -> None:
    for name in rng.sample(("volume", "issue", "page", "DOI", "publisher", "container-title"), 3):
        r.pop(name, None)


def _doubled(r: Record, rng: random.Random) -> None:
    for name in r["author"]:
        name.setdefault("given", name["family"])


def _no_subtitle(r: Record, rng: random.Random) -> None:
    if isinstance(r["title"], str):
        r["title"] = r["title"].partition(": ")[0]


def _markup(r: Record, rng: random.Random) -> None:
    if isinstance(r["title"], str):
        first, _, rest = r["title"].partition(" ")
        r["title"] = rng.choice(
            (f"<i>{first}</i> {rest}", f"{first} &amp; {rest}", f"={first} {rest}")
        )
        if "&amp;" in r["title"]:
            r["title"] = f"{first} {rest}"


def _fewer_people(r: Record, rng: random.Random) -> None:
    r["author"] = r["author"][: max(1, len(r["author"]) - 1)]


HARMS: tuple[tuple[Callable[[Record, random.Random], None], float], ...] = (
    (_no_subtitle, 0.08), (_capitals, 0.2), (_english_head, 0.08), (_online_year, 0.1), (_lost, 0.3),
    (_doubled, 0.5), (_markup, 0.05), (_fewer_people, 0.05),
)  # fmt: skip


# records of other works, or of other versions


def _numbers(rng: random.Random) -> Record:
    first = rng.randint(401, 800)
    return {"volume": str(rng.randint(46, 60)), "page": f"{first}-{first + 12}"}


def _part(r: Record, rng: random.Random) -> Record:
    return r | {"title": f"{r['title']} {rng.choice(('Bagian 2', '(Part II)', 'Jilid Kedua'))}"}


def _next_year(r: Record, rng: random.Random) -> Record:
    a, b = rng.sample(THINGS, 2)
    year = r["issued"]["date-parts"][0][0] + 1
    title = f"{r['title'].split()[0]} {a} dan {b}"
    return r | {"title": title, "issued": {"date-parts": [[year]]}} | _numbers(rng)


def _translation(r: Record, rng: random.Random) -> Record:
    title = f"{rng.choice(_ENGLISH)} {rng.choice(_SUBJECTS)} and {rng.choice(_SUBJECTS)}"
    people = [*r["author"], {"family": rng.choice(FAMILIES), "given": rng.choice(GIVEN)}]
    other = {"title": title, "author": people, "container-title": "Pacific Studies Quarterly"}
    return r | other | {"type": "article-journal"} | _numbers(rng)


def _thesis(r: Record, rng: random.Random) -> Record:
    year = r["issued"]["date-parts"][0][0] - rng.randint(0, 2)
    kept = {"title": r["title"], "author": r["author"][:1], "issued": {"date-parts": [[year]]}}
    return kept | {"type": "thesis", "publisher": "Universitas Contoh", "genre": "Skripsi"}


def _erratum(r: Record, rng: random.Random) -> Record:
    head = rng.choice(("Erratum: ", "Corrigendum to “", "Ralat: ", "Erratum to: ", "Retraction: "))
    return r | {"title": f"{head}{r['title']}" + ("”" if "“" in head else "")}


def _review(r: Record, rng: random.Random) -> Record:
    title = rng.choice(("Resensi buku: {}", "Review of {}", "Book review: {}", "{} (book review)"))
    people = [{"family": rng.choice(FAMILIES), "given": rng.choice(GIVEN)}]
    other = {"title": title.format(r["title"]), "author": people, "type": "review-book"}
    return r | other | {"container-title": "Jurnal Resensi"} | _numbers(rng)


def _preprint(r: Record, rng: random.Random) -> Record:
    year = r["issued"]["date-parts"][0][0] - rng.randint(0, 1)
    kept = {"title": r["title"], "author": r["author"], "issued": {"date-parts": [[year]]}}
    server, doi = rng.choice((("SSRN", "2139/ssrn."), ("INA-Rxiv", "31227/osf.io/")))
    return kept | {
        "type": "article",
        "publisher": server,
        "DOI": f"10.{doi}{rng.randint(1000, 9999)}",
    }


def _conference(r: Record, rng: random.Random) -> Record:
    kept = {k: r[k] for k in ("title", "author", "issued")}
    place = {
        "container-title": "Prosiding Seminar Nasional Terapan",
        "page": f"{rng.randint(801, 999)}",
    }
    return kept | place | {"type": "paper-conference"}


def _edition(r: Record, rng: random.Random) -> Record:
    year = r["issued"]["date-parts"][0][0] + rng.randint(2, 6)
    return r | {"edition": "3", "issued": {"date-parts": [[year]]}}


def _town(r: Record, rng: random.Random) -> Record:
    town = next((t for t in TOWNS if t in r["title"]), "")
    if not town:
        return _part(r, rng)
    other = r["title"].replace(town, rng.choice([t for t in TOWNS if t != town]))
    return r | {"title": other} | (_numbers(rng) if "volume" in r else {})


def _author(r: Record, rng: random.Random) -> Record:
    return r | {"author": [{"family": "Zebua", "given": "Quirin"}]}


Distractor = Callable[[Record, random.Random], Record]
OF_ARTICLES: tuple[Distractor, ...] = (
    _part, _next_year, _translation, _thesis, _erratum, _review, _preprint, _conference, _town, _author,
)  # fmt: skip
OF_BOOKS: tuple[Distractor, ...] = (_part, _next_year, _review, _edition, _edition, _town, _author)


def make_set(n: int, seed: int = 0) -> tuple[list[Record], list[Record], dict[str, str | None]]:
    """Return entries ``{"id", "ref"}``, records, and the id of the right record of each entry.

    The id of a distractor is its kind with a number.
    """
    rng = random.Random(seed)
    entries: list[Record] = []
    records: list[Record] = []
    truth: dict[str, str | None] = {}
    while len(entries) < n:
        work = make_facts(rng)
        name = f"r{len(entries):05}"
        entries.append({"id": name, "ref": print_reference(work, rng)})
        there = rng.random() < 0.7
        truth[name] = f"w{len(entries):05}" if there else None
        record = make_record(work)
        kinds = OF_BOOKS if work.kind == "book" else OF_ARTICLES
        for make in rng.sample(kinds, rng.choice((0, 1, 2))):
            other = make({k: v for k, v in record.items() if k != "DOI"}, rng)
            records.append({**other, "id": f"{make.__name__[1:]}-{len(records)}"})
        if there:
            for harm, share in HARMS:
                if rng.random() < share:
                    harm(record, rng)
            records.append({**record, "id": truth[name]})
    rng.shuffle(records)
    return entries, records, truth


def measure(n: int, seed: int = 0, *, show: bool = False) -> Record:
    """Match a set and count what was right."""
    entries, records, truth = make_set(n, seed)
    begin = time.perf_counter()
    found = list(match_records(entries, records))
    seconds = time.perf_counter() - begin
    taken = {f["id"]: f["record"] for f in found if f["decision"] == "match"}
    right = sum(truth[i] == record for i, record in taken.items())
    wrong = Counter(
        str(record).partition("-")[0] for i, record in taken.items() if truth[i] != record
    )
    if show:
        _show(entries, records, truth, found)
    return {
        "n": n,
        "records": len(records),
        "seconds": round(seconds, 1),
        "precision": round(right / max(1, len(taken)), 4),
        "recall": round(right / max(1, sum(r is not None for r in truth.values())), 4),
        "ask": sum(f["decision"] == "ask" for f in found),
        "accepted": dict(sorted(wrong.items())),
    }


def _show(
    entries: list[Record], records: list[Record], truth: dict[str, str | None], found: list[Record]
) -> None:
    by_id = {r["id"]: r for r in records}
    for entry, answer in zip(entries, found, strict=True):
        due, got = truth[entry["id"]], answer["record"] if answer["decision"] == "match" else None
        if due != got:
            print(json.dumps({"ref": entry["ref"], "due": by_id.get(str(due)), **answer}))


def main() -> None:
    """Print one JSON line for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 4000])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    for n in options.sizes:
        print(json.dumps(measure(n, options.seed, show=options.show)))


if __name__ == "__main__":
    main()
