"""Speed, precision and recall of `litreview.works.resolve_works` on made-up damaged references.

Works are recombined from word lists, with look-alikes beside them (another town, year or part,
a conference version, a reprint, a sequel by the same authors). Each is cited by several lists
that damage it as printed lists do. One JSON line for each size:
``{"n", "works", "seconds", "pairs_compared", "precision", "recall"}``; precision and recall are over pairs of
references. Run ``python benchmarks/same_work.py 1000 10000 100000``.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from litreview.model import Reference
from litreview.works import block, resolve, resolve_works

Record = dict[str, Any]


def _list(text: str) -> list[str]:
    return text.split("|") if "|" in text else text.split()


TOPICS = _list(
    "pelayanan publik|media sosial|kinerja pegawai|literasi digital|ketahanan pangan|hasil belajar siswa|"
    "kepuasan pelanggan|tata kelola desa|partisipasi masyarakat|kualitas air|motivasi kerja|pemasaran digital|"
    "stunting balita|perilaku konsumtif|anggaran daerah|komunikasi politik|budaya organisasi|energi terbarukan|"
    "public service|social media|digital literacy|food security|student engagement|local governance|consumer trust|"
    "health policy|urban planning|teacher identity|supply chains|climate adaptation|open data|labour markets"
)
METHODS = _list(
    "analisis|evaluasi|implementasi|strategi|dampak|peran|model|pengaruh|determinan|persepsi|inovasi|optimalisasi|"
    "assessing|rethinking|measuring|mapping|explaining|modelling|governing|designing"
)
PLACES = _list(
    "Surabaya Malang Bandung Semarang Yogyakarta Medan Makassar Padang Denpasar Mataram Kupang Ambon Jambi "
    "Pontianak Samarinda Manado Palu Kendari Kediri Bogor Depok Bekasi Cirebon Banten Lampung Bengkulu"
)
FAMILIES = _list(
    "Nugroho Nugraha Wibowo Santoso Hidayat Lestari Rahman Siregar Nasution Lubis Saputra Pratama Wijaya Kusuma "
    "Setiawan Purnomo Suryadi Handayani Permata Hakim Fauzi Maulana Anwar Yusuf Smith Müller García Jensen Nowak "
    "Okafor Tanaka Larsen Rossi Silva Cohen Haddad Novak Dubois Ivanov Fernández"
)
GIVEN = _list(
    "Bambang Budi Siti Dewi Agus Rina Ahmad Putri Eko Sri Wahyu Indah Dian Rizky Nur Fajar Anna John Maria Peter "
    "Laura David Elena Thomas Julia Marta Kenji Omar"
)
SYLLABLES = _list("ba ra mi tu sen dar ko lu nga pe ri mon ta su le gan di vo kar shi")
JOURNALS = _list(
    "Jurnal Administrasi Publik|Jurnal Ilmu Komunikasi|Jurnal Kebijakan Daerah|Jurnal Manajemen dan Bisnis|"
    "Jurnal Pendidikan Nusantara|Government Information Quarterly|Public Management Review|"
    "International Journal of Information Management|Journal of Local Studies|Policy and Society"
)


def make_work(rng: random.Random, vocabulary: list[str]) -> Record:
    """Return the record of one made-up work."""
    people = []
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
        family = rng.choice(FAMILIES) if rng.random() < 0.4 else rng.choice(vocabulary).title()
        given = " ".join(rng.sample(GIVEN, rng.choice((1, 1, 2))))
        people.append(
            {"family": family} if rng.random() < 0.08 else {"family": family, "given": given}
        )
    subject = f"{rng.choice(vocabulary)} {rng.choice(TOPICS)}"
    title = f"{rng.choice(METHODS)} {subject} {rng.choice(('dan', 'terhadap', 'dalam'))} {rng.choice(TOPICS)}"
    if rng.random() < 0.6:
        title += f": studi kasus {rng.choice(vocabulary)} di Kota {rng.choice(PLACES)}"
    work: Record = {"title": title.capitalize(), "author": people}
    work["issued"] = {"date-parts": [[rng.randint(1995, 2024)]]}
    if rng.random() < 0.2:
        return work | {
            "type": "book",
            "publisher": rng.choice(("Alfabeta", "Rajawali Pers", "Sage", "Springer")),
        }
    page = rng.randint(1, 900)
    work |= {"type": "article-journal", "container-title": rng.choice(JOURNALS)}
    work |= {
        "volume": str(rng.randint(1, 60)),
        "issue": str(rng.randint(1, 4)),
        "page": f"{page}-{page + 14}",
    }
    if rng.random() < 0.6:
        work["DOI"] = (
            f"10.{rng.randint(1000, 9999)}/{rng.choice(vocabulary)}.v{work['volume']}.{rng.randint(100, 99999)}"
        )
    return work


def make_lookalike(work: Record, rng: random.Random) -> Record:
    """Return another work that is easily taken for the first."""
    other = {k: v for k, v in work.items() if k != "DOI"}
    year = work["issued"]["date-parts"][0][0]
    kind = rng.randrange(6)
    if rng.random() < 0.5:  # the other half keeps every number: only the words tell
        other |= {k: str(rng.randint(1000, 1999)) for k in ("volume", "page") if k in work}
    if kind == 0 and "Kota" in work["title"]:
        town = work["title"].rsplit(" ", 1)[1]
        other["title"] = work["title"].replace(town, rng.choice([p for p in PLACES if p != town]))
    elif kind == 1:
        other["title"] = f"{work['title']}, bagian 2"
    elif kind == 2:
        other |= {
            "type": "paper-conference",
            "container-title": "Prosiding Seminar Nasional Ilmu Terapan",
        }
        other = {k: v for k, v in other.items() if k not in {"volume", "issue", "publisher"}}
        other["page"] = f"{rng.randint(1000, 1999)}"
    elif kind == 3:
        other["issued"] = {"date-parts": [[year + rng.randint(2, 5)]]}
        other |= {k: str(rng.randint(61, 99)) for k in ("volume", "page") if k in work}
    elif kind == 4:
        first, _, rest = work["title"].partition(" ")
        other["title"] = (
            f"{rng.choice([m for m in METHODS if m != first.lower()]).capitalize()} {rest}"
        )
    else:
        other["author"] = [{"family": "Zulkarnain", "given": "Qomar"}]
    return other


def damage(work: Record, rng: random.Random) -> Record:
    """Return the work as a careless list prints it and a parser reads it."""
    record = json.loads(json.dumps(work))
    for harm, share in HARMS:
        if rng.random() < share:
            harm(record, rng)
    return {k: v for k, v in record.items() if v}


def _initials(r: Record, rng: random.Random) -> None:
    for name in r["author"]:
        if name.get("given"):
            name["given"] = " ".join(f"{w[0]}." for w in name["given"].split())


def _turned_names(r: Record, rng: random.Random) -> None:
    for name in r["author"]:
        words = f"{name.get('given', '')} {name['family']}".split()
        name |= {"family": words[0], "given": " ".join(words[1:])}


def _et_al(r: Record, rng: random.Random) -> None:
    if len(r["author"]) > 1:
        r |= {"author": r["author"][:1], "custom": {"et_al": True}}


def _doubled(r: Record, rng: random.Random) -> None:
    for name in r["author"]:
        name.setdefault("given", name["family"])


def _drift(r: Record, rng: random.Random) -> None:
    name = r["author"][-1]
    if name["family"].endswith("."):
        return
    at = rng.randrange(1, len(name["family"]))
    name["family"] = name["family"][:at] + rng.choice("aeioh") + name["family"][at:]


def _case(r: Record, rng: random.Random) -> None:
    r["title"] = rng.choice((str.upper, str.title, str.lower))(r["title"])


def _subtitle(r: Record, rng: random.Random) -> None:
    head, mark, rest = r["title"].partition(": ")
    if mark:
        r["title"] = rng.choice((head, f"{head} ({rest})", f"{head} – {rest}", f"{head}. {rest}"))


def _typo(r: Record, rng: random.Random) -> None:
    letters = list(r["title"])
    spots = [i for i in range(2, len(letters) - 2) if "".join(letters[i - 2 : i + 3]).isalpha()]
    if spots:
        at = rng.choice(spots)
        harm = rng.randrange(3)
        letters[at] = ("", letters[at] * 2, rng.choice("aeinrst"))[harm]
        r["title"] = "".join(letters)


def _spacing(r: Record, rng: random.Random) -> None:
    at = rng.randrange(5, len(r["title"]) - 5)
    text = r["title"]
    space = text.find(" ", at)
    glue = space > 0 and rng.random() < 0.5
    r["title"] = text[:space] + text[space + 1 :] if glue else f"{text[:at]} {text[at:]}"


def _cut(r: Record, rng: random.Random) -> None:
    r["title"] = r["title"][: int(len(r["title"]) * rng.uniform(0.6, 0.9))]


def _joiner(r: Record, rng: random.Random) -> None:
    r["title"] = r["title"].replace(" dan ", rng.choice((" & ", " and ")))


def _number(r: Record, rng: random.Random) -> None:
    name = rng.choice(("volume", "issue", "page"))
    if name in r:
        r[name] = str(int(r[name].split("-")[0]) + rng.choice((-1, 1, 10)))


def _year(r: Record, rng: random.Random) -> None:
    if r["type"] == "article-journal":
        r["issued"]["date-parts"][0][0] += rng.choice((-1, 1))


def _forget(r: Record, rng: random.Random) -> None:
    for name in rng.sample(("volume", "issue", "page", "DOI", "container-title", "publisher"), 2):
        r.pop(name, None)


def _container(r: Record, rng: random.Random) -> None:
    name = r.get("container-title", "")
    if name:
        short = " ".join(w[:4] + "." for w in name.split() if w[0].isupper())
        r["container-title"] = rng.choice(
            (name.upper(), f"{name} (Online)", short, name.removeprefix("Jurnal "))
        )


def _doi(r: Record, rng: random.Random) -> None:
    if "DOI" in r:
        r["DOI"] = rng.choice((r["DOI"].upper(), "https://doi.org/" + r["DOI"], r["DOI"][:-1]))


def _types(r: Record, rng: random.Random) -> None:
    r["issued"] = {"date-parts": [[str(r["issued"]["date-parts"][0][0])]]}
    r["type"] = rng.choice((r["type"], "document"))


HARMS: tuple[tuple[Callable[[Record, random.Random], None], float], ...] = (
    (_initials, 0.45), (_turned_names, 0.1), (_et_al, 0.15), (_doubled, 0.3), (_drift, 0.06), (_case, 0.4),
    (_subtitle, 0.25), (_typo, 0.15), (_typo, 0.08), (_spacing, 0.12), (_cut, 0.03), (_joiner, 0.3), (_number, 0.1),
    (_year, 0.05), (_forget, 0.35), (_container, 0.25), (_doi, 0.2), (_types, 0.1),
)  # fmt: skip


def make_references(n: int, seed: int = 0) -> tuple[list[Reference], dict[str, int]]:
    """Return ``n`` damaged references, each in a list of its own kind, and the work of each."""
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.choice((2, 3, 4)))) for _ in range(3000)]
    references: list[Reference] = []
    truth: dict[str, int] = {}
    number = 0
    while len(references) < n:
        work = make_work(rng, vocabulary)
        versions = [work] + ([make_lookalike(work, rng)] if rng.random() < 0.3 else [])
        for version in versions:
            number += 1
            for _ in range(min(int(rng.paretovariate(1.1)), 400)):
                name = f"r{len(references):06}"
                references.append(
                    Reference(name, "", f"p{rng.randrange(n)}", csl=damage(version, rng))
                )
                truth[name] = number
    rng.shuffle(references)
    return references[:n], truth


def _pairs(counts: Counter[Any]) -> int:
    return sum(c * (c - 1) // 2 for c in counts.values())


def main() -> None:
    """Print one JSON line for each size asked for."""
    for n in [int(a) for a in sys.argv[1:]] or [1000, 10_000, 100_000]:
        references, truth = make_references(n)
        compared = sum(1 for _ in _candidates(references))
        begin = time.perf_counter()
        works, _ = resolve_works(references)
        seconds = time.perf_counter() - begin
        group = {r: i for i, w in enumerate(works) for r in w.references}
        true = _pairs(Counter(truth[r.id] for r in references))
        found = _pairs(Counter(group.values()))
        both = _pairs(Counter((group[r.id], truth[r.id]) for r in references))
        row = {
            "n": n,
            "works": len(works),
            "seconds": round(seconds, 2),
            "pairs_compared": compared,
        }
        row |= {"precision": round(both / found, 4), "recall": round(both / true, 4)}
        print(json.dumps(row))


def _candidates(references: list[Reference]) -> Any:
    clues = list({resolve.read_clues(r.csl): None for r in references})
    return block.candidate_pairs(clues)


if __name__ == "__main__":
    main()
