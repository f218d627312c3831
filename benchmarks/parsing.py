"""Speed, memory and robustness of `litreview.references.parse_references`.

Run ``python benchmarks/parsing.py speed``, ``workers``, ``stream 100000`` or ``fuzz 2000``; each
prints JSON lines. References are made up, of the kinds that Indonesian lists hold.

- ``speed``: text to CSL record on one core, start-up excluded, five runs over 1,000 references.
- ``workers``: wall time of 20,000 references with one and with two processes, and the ratio.
- ``stream N``: references a second and peak memory along a stream of N references.
- ``fuzz N``: N damaged texts; the count of crashes, of texts without a Problem, the slowest.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice

from litreview.references.parse import iter_references, parse_references

FAMILIES = ("Hidayat", "Lestari", "Nasution", "Pratama", "Siregar", "Halim", "Rahayu", "Smith")
GIVEN = ("Ahmad", "Dewi", "Nurul", "Rizky", "Siti", "Bambang", "Putri", "Maria", "John")
SUBJECTS = ("pelayanan publik", "literasi digital", "tata kelola desa", "kinerja pegawai negeri")
PLACES = ("Kota Bandung", "Kabupaten Sleman", "Provinsi Bali", "Kecamatan Ujungberung")
JOURNALS = ("Jurnal Administrasi Daerah", "Jurnal Ilmu Pemerintahan", "Komunika", "Sosiohumanika")
PRESSES = ("Alfabeta", "Obor", "Pustaka Mandiri", "Gadjah Mada University Press")


def make_references(seed: int = 1) -> Iterator[str]:
    """Yield made-up printed references without end."""
    rng = random.Random(seed)
    while True:
        family, other, given = rng.choice(FAMILIES), rng.choice(FAMILIES), rng.choice(GIVEN)
        year, n = rng.randint(1995, 2025), rng.randint(1, 400)
        title = f"Analisis {rng.choice(SUBJECTS)} dan partisipasi warga di {rng.choice(PLACES)}"
        journal, press, numbers = rng.choice(JOURNALS), rng.choice(PRESSES), f"{n % 30}({n % 4})"
        link = f"https://doi.org/10.{1000 + n}/jad.v{n % 30}i2.{n}"
        site = f"Kompas.com. Diakses dari https://www.kompas.com/read/{n}"
        yield rng.choice(
            [
                f"{family}, {given[0]}., & {other}, A. ({year}). {title}. {journal}, {numbers}, "
                f"{n}–{n + 12}. {link}",
                f"{given} {family} dan {other} {family}, “{title},” {journal}, vol. {n % 30}, "
                f"no. {n % 4 + 1}, hlm. {n}-{n + 9}, {year}, doi: {link[16:]}.",
                f"{family}, {given} dan {other}. {year}. {title}: Teori dan Praktik. "
                f"Edisi ke-2. Bandung: {press}.",
                f"{family}, {given}. ({year}). {title} (Studi Kasus pada Tahun {year - 1}) "
                f"[Skripsi]. Universitas Padjadjaran.",
                f"{family}, {given[0]}. ({year}, Mei {n % 28 + 1}). {title}. {site}",
            ]
        )


def _show(what: str, **row: object) -> None:
    print(json.dumps({"what": what} | row), flush=True)


def measure_speed(count: int) -> None:
    """Print references a second on one core."""
    texts = list(islice(make_references(), count))
    parse_references(texts[:50])
    rates = []
    for _ in range(5):
        began = time.process_time()
        parse_references(texts)
        rates.append(round(len(texts) / (time.process_time() - began)))
    length = round(statistics.mean(map(len, texts)))
    _show("speed", characters=length, best=max(rates), median=statistics.median(rates))


def measure_workers(count: int) -> None:
    """Print wall times with one and with two processes."""
    texts = list(islice(make_references(), count))
    parse_references(texts[:50])
    seconds = []
    for workers in (1, 2):
        began = time.perf_counter()
        parse_references(texts, workers=workers)
        seconds.append(time.perf_counter() - began)
        _show("workers", workers=workers, n=count, seconds=round(seconds[-1], 2))
    _show("workers", ratio=round(seconds[0] / seconds[1], 2))


def measure_stream(count: int) -> None:
    """Print rate and peak memory along a stream."""
    began = time.perf_counter()
    for n, _ in enumerate(iter_references(islice(make_references(), count)), start=1):
        if n % max(1, count // 10) == 0:
            peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            rate = round(n / (time.perf_counter() - began))
            _show("stream", n=n, rate=rate, peak_megabytes=peak)


def _spoil(text: str, rng: random.Random) -> str:
    """Put any characters anywhere, shuffle or repeat the text now and then."""
    chars = list(text)
    for _ in range(rng.randint(1, 60)):
        code = rng.randint(0, 127) if rng.random() < 0.5 else rng.randint(128, 0x1FFFF)
        chars[rng.randrange(len(chars))] = chr(code)
    if rng.random() < 0.3:
        rng.shuffle(chars)
    return "".join(chars) * rng.choice([1, 1, 1, 40])


def measure_fuzz(count: int) -> None:
    """Print what damaged texts do."""
    rng = random.Random(7)
    crashes = silent = 0
    slowest = 0.0
    for text in islice(make_references(3), count):
        spoilt = _spoil(text, rng)
        began = time.perf_counter()
        try:
            (reference,) = parse_references([spoilt])
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
            crashes += 1
            _show("crash", text=spoilt[:200])
            continue
        silent += not reference.problems
        slowest = max(slowest, time.perf_counter() - began)
    _show("fuzz", n=count, crashes=crashes, without_problem=silent, slowest=round(slowest, 3))


MEASURES = {
    "speed": (measure_speed, 1000),
    "workers": (measure_workers, 20_000),
    "stream": (measure_stream, 100_000),
    "fuzz": (measure_fuzz, 2000),
}


def main() -> None:
    """Run the measurement that the command line names."""
    measure, count = MEASURES[sys.argv[1] if len(sys.argv) > 1 else "speed"]
    measure(int(sys.argv[2]) if len(sys.argv) > 2 else count)


if __name__ == "__main__":
    main()
