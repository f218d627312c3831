"""Precision and recall of the whole way from printed references to works, on made-up print.

`same_work.py` damages records; this damages print. Works from other word lists are printed in
six styles by careless hands (a scanner's letters, lost authors, abbreviated journals, a lost
subtitle, the year of the online version, translated towns, glued words), parsed, and resolved.
Look-alikes stand beside them: other editions, volumes, towns, years, parts,
theses and book reviews. One JSON line for each size: ``{"n", "works", "found", "seconds", "precision",
"recall"}``, over pairs of references. Run ``python benchmarks/printed_works.py 1000 4000``;
``--show`` prints what went wrong.
"""

from __future__ import annotations

import dataclasses
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from litreview.model import Reference
from litreview.references import parse_references
from litreview.works import resolve_works
from print_styles import STYLES, Facts


def _list(text: str) -> list[str]:
    return [piece.strip() for piece in text.split("|")]


FAMILIES = _list(
    "Wicaksono|Rahayu|Simanjuntak|Harahap|Pangestu|Kartika|Suryana|Mahendra|Yulianti|Basri|Tampubolon|Oktaviani|"
    "Gunadi|Halim|Iskandar|Junaidi|Kurniasih|Latif|Marpaung|Nababan|Pasaribu|Ramdhani|Sembiring|Tarigan|Utomo|"
    "Wulandari|Zainuddin|Adriani|Brown|Chen|Davies|Edwards|Fischer|Hughes|Kim|Lopez|Morgan|Nguyen|O'Brien|Patel|"
    "Reed|Schmidt|Turner|Walker|Young|van der Meer|de Vries"
)
GIVEN = _list(
    "Andi|Bella|Cahyo|Dimas|Endah|Farid|Gita|Hesti|Ilham|Joko|Kiki|Lukman|Mira|Nanda|Oki|Prita|Rudi|Sinta|Teguh|"
    "Umar|Vina|Wawan|Yanti|Zaki|Alice|Ben|Carol|Daniel|Emma|Frank|Grace|Henry"
)
HEADS = _list(
    "Pengaruh {a} terhadap {b}|Hubungan {a} dengan {b}|Analisis {a} pada {b}|Strategi {a} dalam {b}|"
    "Peran {a} bagi {b}|Faktor {a} dan {b}|Model {a} untuk {b}|{a} dan {b}|"
    "The effect of {a} on {b}|{a} and {b} in transition|Understanding {a} through {b}|From {a} to {b}"
)
THINGS = _list(
    "kepemimpinan|motivasi guru|pola asuh|limbah rumah tangga|sanitasi lingkungan|kredit mikro|harga beras|pariwisata desa|"
    "tenaga honorer|pendidikan karakter|anemia ibu hamil|pupuk organik|produksi jagung|koperasi nelayan|pajak daerah|"
    "kurikulum sekolah|minat baca|budaya kerja|kompensasi|kepuasan pasien|irigasi|hutan rakyat|perkawinan dini|bahasa daerah|"
    "microfinance|household debt|soil erosion|maternal health|school leadership|street vendors|river pollution|rice prices|"
    "village funds|local taxes|labour migration|reading habits|coastal tourism|waste banks|forest tenure|work stress"
)
SUBTITLES = _list(
    "studi kasus di {t}|sebuah kajian awal|perspektif {b}|tinjauan pustaka sistematis|bukti dari {t}|pendekatan campuran|"
    "evidence from {t}|a critical review|lessons from {t}|a longitudinal study"
)
TOWNS = _list(
    "Banyumas|Sragen|Tulungagung|Sumedang|Garut|Kudus|Bantul|Gorontalo|Ternate|Bima|Sintang|Sidoarjo|Bukittinggi"
)
JOURNALS = _list(
    "Jurnal Ilmu Sosial dan Pembangunan|Jurnal Kesehatan Lingkungan|Jurnal Agribisnis Nusantara|Jurnal Pendidikan Dasar|"
    "Jurnal Manajemen Terapan|Jurnal Ekonomi Pedesaan|Asian Journal of Rural Studies|World Development Review|"
    "International Journal of Educational Management|Journal of Environmental Economics"
)
HOUSES = (
    ("Gadjah Mada University Press", "Yogyakarta"), ("Bumi Aksara", "Jakarta"), ("Alfabeta", "Bandung"),
    ("Rineka Cipta", "Jakarta"), ("Routledge", "London"), ("Oxford University Press", "Oxford"),
)  # fmt: skip
UNIVERSITIES = _list("Universitas Hasanuddin|Universitas Airlangga|Universitas Lampung")


def make_facts(rng: random.Random) -> Facts:
    """Return one made-up work."""
    people = tuple(
        (rng.choice(FAMILIES), " ".join(rng.sample(GIVEN, rng.choice((1, 1, 2)))))
        for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))
    )
    if rng.random() < 0.06:
        people = ((people[0][0], ""),)
    a, b = rng.sample(THINGS, 2)
    title = rng.choice(HEADS).format(a=a, b=b)
    if rng.random() < 0.5:
        title += f" di {rng.choice(TOWNS)}"
    town = rng.choice(TOWNS)
    subtitle = rng.choice(SUBTITLES).format(t=town, b=b) if rng.random() < 0.45 else ""
    work = Facts("article", people, rng.randint(1992, 2024), title[0].upper() + title[1:], subtitle)
    roll = rng.random()
    if roll < 0.25:
        publisher, place = rng.choice(HOUSES)
        return replace(work, kind="book", publisher=publisher, town=place)
    if roll < 0.32:
        return replace(work, kind="thesis", authors=people[:1], publisher=rng.choice(UNIVERSITIES))
    first = rng.randint(1, 400)
    return replace(
        work,
        journal=rng.choice(JOURNALS),
        volume=rng.randint(1, 45),
        issue=rng.randint(1, 4),
        pages=(first, first + rng.randint(6, 19)),
        doi=f"10.{rng.randint(10000, 39999)}/j{rng.randint(10, 99)}.{rng.randint(1000, 99999)}"
        if rng.random() < 0.5
        else "",
    )


def make_lookalike(work: Facts, rng: random.Random) -> Facts:
    """Return another work that is easily taken for the first."""
    moved = replace(
        work,
        doi="",
        issue=work.issue % 4 + 1 if work.issue else 0,
        pages=(work.pages[0] + 37, work.pages[1] + 37) if work.journal else (0, 0),
    )
    town = next((t for t in TOWNS if work.title.endswith(t)), "")
    kinds = ["author", "later", "part"]
    kinds += ["town"] * 2 if town else []
    kinds += ["edition", "volume"] if work.kind == "book" else []
    kinds += ["thesis", "review"] if work.kind == "article" else []
    kind = rng.choice(kinds)
    if kind == "town":
        other = rng.choice([t for t in TOWNS if t != town])
        return replace(moved, title=work.title.removesuffix(town) + other)
    if kind == "author":
        return replace(moved, authors=(("Zebua", "Quirin"), ("Xaverius", "Wim")))
    if kind == "later":
        return replace(moved, year=work.year + rng.randint(2, 4), volume=work.volume + 3)
    if kind == "part":
        return replace(moved, title=f"{work.title} (Bagian {rng.choice(('2', 'II', 'Kedua'))})")
    if kind == "edition":
        return replace(moved, year=work.year + 4, edition=3)
    if kind == "volume":
        return replace(moved, title=f"{work.title} Jilid {rng.choice(('2', 'II'))}")
    if kind == "review":
        return replace(moved, title=f"Resensi buku {work.title}", subtitle="")
    return replace(
        moved, kind="thesis", journal="", volume=0, issue=0, pages=(0, 0),
        publisher=rng.choice(UNIVERSITIES), authors=work.authors[:1],
    )  # fmt: skip


# how careless hands change the facts before they print them


def _fewer_authors(work: Facts, rng: random.Random) -> Facts:
    if len(work.authors) < 3:
        return work
    if rng.random() < 0.7:
        tail = rng.choice((" et al.", ", dkk.", " dkk."))
        return replace(work, authors=work.authors[:1], tags={**work.tags, "et al": tail})
    return replace(work, authors=work.authors[:-1])


def _no_subtitle(work: Facts, rng: random.Random) -> Facts:
    return replace(work, subtitle="")


def _short_journal(work: Facts, rng: random.Random) -> Facts:
    words = [w for w in work.journal.split() if w not in {"of", "dan"}]
    return replace(work, journal=" ".join(w[:4] + "." if len(w) > 5 else w for w in words))


def _online_year(work: Facts, rng: random.Random) -> Facts:
    return replace(work, year=work.year + rng.choice((-1, 1))) if work.kind == "article" else work


def _other_town(work: Facts, rng: random.Random) -> Facts:
    other = {"London": "New York", "Yogyakarta": "Jogjakarta", "Oxford": "Inggris"}
    return replace(work, town=other.get(work.town, ""))


def _house_form(work: Facts, rng: random.Random) -> Facts:
    return replace(work, publisher=rng.choice(("PT ", "CV. ", "Penerbit ")) + work.publisher)


def _lost_numbers(work: Facts, rng: random.Random) -> Facts:
    lost = rng.choice(("issue", "doi", "pages"))
    return replace(work, **{lost: {"issue": 0, "doi": "", "pages": (0, 0)}[lost]})


def _first_page(work: Facts, rng: random.Random) -> Facts:
    return replace(work, pages=(work.pages[0], 0))


FACT_HARMS: tuple[tuple[Callable[[Facts, random.Random], Facts], float], ...] = (
    (_fewer_authors, 0.3), (_no_subtitle, 0.25), (_short_journal, 0.3), (_online_year, 0.04), (_other_town, 0.15),
    (_house_form, 0.2), (_lost_numbers, 0.35), (_first_page, 0.1),
)  # fmt: skip


# how the print itself is damaged

_SHAPES = (("m", "rn"), ("l", "1"), ("i", "l"), ("o", "0"), ("d", "cl"), ("e", "c"), ("h", "b"))


def _scanned(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 3)):
        good, bad = rng.choice(_SHAPES)
        spots = [
            m.start()
            for m in re.finditer(good, text)
            if text[m.start() - 1 : m.end() + 1].isalpha() and text[m.start() - 1].islower()
        ]
        if spots:
            at = rng.choice(spots)
            text = text[:at] + bad + text[at + 1 :]
    return text


def _torn_word(text: str, rng: random.Random) -> str:
    long = list(re.finditer(r"[a-z]{8,}", text))
    if not long:
        return text
    word = rng.choice(long)
    at = word.start() + rng.randint(3, 5)
    return f"{text[:at]}- {text[at:]}"


def _glued(text: str, rng: random.Random) -> str:
    spots = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    if not spots:
        return text
    at = rng.choice(spots)
    return text[:at] + text[at + 1 :]


def _no_space_after_stop(text: str, rng: random.Random) -> str:
    return re.sub(r"([,:;]) (?=[A-Za-z])", lambda m: m[1] if rng.random() < 0.3 else m[0], text)


PRINT_HARMS: tuple[tuple[Callable[[str, random.Random], str], float], ...] = (
    (_scanned, 0.1), (_torn_word, 0.08), (_glued, 0.1), (_no_space_after_stop, 0.08),
)  # fmt: skip


def print_reference(work: Facts, rng: random.Random) -> str:
    """Print a work as one careless list does."""
    for harm, share in FACT_HARMS:
        if rng.random() < share:
            work = harm(work, rng)
    text = rng.choice(STYLES)(work, rng)
    for spoil, share in PRINT_HARMS:
        if rng.random() < share:
            text = spoil(text, rng)
    return text


def make_lines(n: int, seed: int = 0) -> list[tuple[str, int]]:
    """Return ``n`` printed references, each with the number of its work."""
    rng = random.Random(seed)
    lines: list[tuple[str, int]] = []
    number = 0
    while len(lines) < n:
        work = make_facts(rng)
        for version in [work, *([make_lookalike(work, rng)] if rng.random() < 0.35 else [])]:
            number += 1
            copies = min(1 + int(rng.paretovariate(1.2)), 12)
            lines += [(print_reference(version, rng), number) for _ in range(copies)]
    rng.shuffle(lines)
    return lines[:n]


def _pairs(counts: Counter[object]) -> int:
    return sum(c * (c - 1) // 2 for c in counts.values())


def main() -> None:
    """Print one JSON line for each size asked for."""
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or [1000, 4000]
    for n in sizes:
        lines = make_lines(n)
        begin = time.perf_counter()
        parsed = parse_references([text for text, _ in lines])
        references = [
            Reference(f"r{i:06}", r.text, f"p{i:06}", csl=r.csl)
            for i, r in enumerate(map(dataclasses.replace, parsed))
        ]
        works, _ = resolve_works(references)
        seconds = time.perf_counter() - begin
        truth = {r.id: number for r, (_, number) in zip(references, lines, strict=True)}
        group = {r: i for i, w in enumerate(works) for r in w.references}
        true, found = _pairs(Counter(truth.values())), _pairs(Counter(group.values()))
        both = _pairs(Counter((group[r], truth[r]) for r in truth))
        row = {"n": n, "works": len(set(truth.values())), "found": len(works)}
        row |= {"seconds": round(seconds, 1)}
        row |= {"precision": round(both / found, 4), "recall": round(both / true, 4)}
        print(json.dumps(row))
        if "--show" in sys.argv:
            _show(references, truth, group)


def _show(references: list[Reference], truth: dict[str, int], group: dict[str, int]) -> None:
    """Print the references of works that were joined wrongly or left apart."""
    for title, one, other in (("JOINED", group, truth), ("APART", truth, group)):
        members: dict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            members[one[reference.id]].append(reference)
        for entries in members.values():
            if len({other[r.id] for r in entries}) > 1:
                print(title, file=sys.stderr)
                for r in sorted(entries, key=lambda r: other[r.id]):
                    print(f"  {other[r.id]:6} {r.text}\n         {r.csl}", file=sys.stderr)


if __name__ == "__main__":
    main()
