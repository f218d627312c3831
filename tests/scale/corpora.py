"""Invented corpora for the tests of scale: works that lists cite in damaged words."""

from __future__ import annotations

import json
import random
from typing import Any

_FAMILIES = [
    "Nugroho",
    "Nugraha",
    "Wibowo",
    "Lestari",
    "Siregar",
    "Hakim",
    "Okafor",
    "Jensen",
    "Tanaka",
    "García",
]
_SUBJECTS = [
    "desa digital",
    "pasar daring",
    "air bersih",
    "guru muda",
    "panen padi",
    "arsip kota",
    "wisata laut",
]
_VERBS = ["Menata", "Mengukur", "Menilai", "Membangun", "Memahami", "Meninjau"]
_PLACES = ["Malang", "Padang", "Kupang", "Ambon", "Jambi", "Palu", "Bogor"]
_JOURNALS = ["Jurnal Administrasi Desa", "Jurnal Ilmu Sosial", "Journal of Local Studies"]


def make_work(rng: random.Random) -> dict[str, Any]:
    """Return the record of an invented work; few words, so that many share keys."""
    subject, other = rng.sample(_SUBJECTS, 2)
    title = f"{rng.choice(_VERBS)} {subject} dan {other}"
    if rng.random() < 0.7:
        title += f": kasus di {rng.choice(_PLACES)} dan {rng.choice(_PLACES)}"
    work: dict[str, Any] = {
        "type": "article-journal",
        "title": title,
        "author": [{"family": rng.choice(_FAMILIES), "given": rng.choice(("Ani", "Budi"))}],
        "issued": {"date-parts": [[rng.randint(2015, 2019)]]},
        "container-title": rng.choice(_JOURNALS),
        "volume": str(rng.randint(1, 9)),
        "page": f"{rng.randint(1, 200)}-{rng.randint(201, 400)}",
    }
    if rng.random() < 0.1:
        number = rng.randint(1, 30)
        return {
            "type": "legislation",
            "title": f"Undang-Undang Nomor {number} Tahun 2014 tentang Desa",
        }
    if rng.random() < 0.3:
        work["DOI"] = f"10.{rng.randint(1000, 9999)}/jad.{rng.randint(1, 99)}"
    if rng.random() < 0.1:
        work["original-title"] = f"Studying {rng.choice(_PLACES)} and its villages"
    return work


def damage(work: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return the record as a careless list prints it."""
    record: dict[str, Any] = json.loads(json.dumps(work))
    if rng.random() < 0.4:
        record["title"] = rng.choice((str.upper, str.lower))(record["title"])
    if rng.random() < 0.2:
        at = rng.randrange(3, len(record["title"]) - 3)
        record["title"] = record["title"][:at] + record["title"][at + 1 :]
    if rng.random() < 0.2:
        record["title"] = record["title"].partition(":")[0]
    for name in ("DOI", "volume", "page", "container-title"):
        if rng.random() < 0.2:
            record.pop(name, None)
    return record


def make_rows(n: int, seed: int = 0) -> list[dict[str, Any]]:
    """Return parsed entries as a table has them: papers' own records, lists, torn and odd ones."""
    rng = random.Random(seed)
    rows: list[dict[str, Any]] = []
    while len(rows) < n:
        work = make_work(rng)
        if rng.random() < 0.1 and "author" in work:
            rows.append({"id": f"p{rng.randrange(n)}-{len(rows)}", "own": True, "csl": work})
        for _ in range(min(int(rng.paretovariate(1.0)), 40)):
            listed = f"p{rng.randrange(max(2, n // 20))}"
            csl = work if rng.random() < 0.3 else damage(work, rng)
            rows.append({"id": f"r{len(rows):05}", "list": listed, "csl": csl})
    rows += _torn(rng)
    rows.append({"id": "zz-empty", "list": "p1", "csl": {}})
    rng.shuffle(rows)
    return [row | {"csl": json.dumps(row["csl"], ensure_ascii=False)} for row in rows]


def _torn(rng: random.Random) -> list[dict[str, Any]]:
    """Return a list of its own in which one entry was torn in two."""
    head = {"author": [{"family": "Ali", "given": "B."}], "issued": {"date-parts": [[2020]]}}
    tail = {"title": "Desa Mandiri", "URL": "https://x.id/desa-mandiri"}
    rows: list[dict[str, Any]] = [
        {"id": f"torn-{i}", "list": "torn", "n": i, "csl": make_work(rng)} for i in range(3)
    ]
    for i, (csl, text) in enumerate(
        ((head, "Ali, B. (2020)."), (tail, "Desa Mandiri. https://x.id/desa-mandiri")), start=3
    ):
        rows.append({"id": f"torn-{i}", "list": "torn", "n": i, "text": text, "csl": csl})
    return rows
