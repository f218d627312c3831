"""Measure asking a provider, against a server on this machine. One JSON line a job.

    python benchmarks/providers.py speed --works 10000   # some five minutes: the gap rules
    python benchmarks/providers.py kill --kills 100      # some three minutes
    python benchmarks/providers.py overhead              # what a work costs besides waiting

``speed`` compares the time with what the gap between requests alone implies, and the memory after
a tenth of the works with that at the end. ``kill`` ends a run by SIGKILL again and again and
compares the final store and frame with those of an undisturbed run.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from litreview.enrichment import enrich_works
from litreview.http import AnswerStore, Courtesy, Transport
from litreview.model import Work
from litreview.providers import make_providers

_DOI = re.compile(r"10\.5555(?:/|%2F)w(\d+)", re.I)


def title(number: int) -> str:
    """Return the made-up title of a work."""
    words = ("ladang", "bintang", "desa", "rekaan", "telaga", "awan", "pasar", "perahu", "batu")
    picked = [words[number // 9**place % 9] for place in range(5)]
    return f"{' '.join(picked)} {number}".capitalize()


def made_up(count: int) -> list[Work]:
    """Return works with a DOI, a title and an author."""
    return [
        Work(
            f"w{n:05d}",
            {
                "title": title(n),
                "DOI": f"10.5555/w{n}",
                "author": [{"family": "Contoh", "given": "Ayu"}],
                "issued": {"date-parts": [[2020]]},
            },
        )
        for n in range(count)
    ]


def answer(number: int) -> bytes:
    """Return what a Crossref-shaped server says of a made-up work."""
    message = {
        "DOI": f"10.5555/w{number}",
        "type": "journal-article",
        "title": [title(number)],
        "author": [{"given": "Ayu", "family": "Contoh", "sequence": "first"}],
        "container-title": ["Jurnal Antah Berantah"],
        "issued": {"date-parts": [[2020]]},
        "volume": "3",
        "abstract": "<jats:p>" + "Isi rekaan. " * 100 + "</jats:p>",
        "is-referenced-by-count": number % 7,
    }
    return json.dumps({"status": "ok", "message-type": "work", "message": message}).encode()


def serve(latency: float, port: Any, asked: Any) -> None:
    """Answer every look-up after the latency; count them."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                asked.value += 1
                await asyncio.sleep(latency)
                found = _DOI.search(head.decode("latin-1").split("\r\n", 1)[0])
                body = answer(int(found.group(1))) if found else b"{}"
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + f"{len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        port.value = server.sockets[0].getsockname()[1]
        await server.serve_forever()

    asyncio.run(run())


class Server:
    """A server in a process of its own: its work is not ours."""

    def __init__(self, latency: float) -> None:
        self._port, self.asked = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
        self._process = multiprocessing.Process(
            target=serve, args=(latency, self._port, self.asked), daemon=True
        )

    def __enter__(self) -> Server:
        self._process.start()
        while not self._port.value:
            time.sleep(0.01)
        self.url = f"http://127.0.0.1:{self._port.value}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()


def ask(url: str, path: Path, works: list[Work], gap: float, progress: Any = None) -> Any:
    """Enrich works through a store."""
    courtesy = {"crossref": Courtesy(gap=gap, budget=10**9)}
    with AnswerStore(path) as store, Transport(store, courtesy) as transport:
        providers = make_providers(["crossref"], transport=transport, base_urls={"crossref": url})
        return enrich_works(works, providers, progress=progress)


def memory() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(count: int, gap: float, latency: float) -> dict[str, Any]:
    """Ask for works one by one, without keeping what they gave, then again from the store."""
    works = made_up(count)
    early = 0.0
    with tempfile.TemporaryDirectory() as folder, Server(latency) as server:
        path = Path(folder) / "answers.sqlite"
        courtesy = {"crossref": Courtesy(gap=gap, budget=10**9)}
        seconds = []
        for _ in range(2):
            with AnswerStore(path) as store, Transport(store, courtesy) as transport:
                (provider,) = make_providers(
                    ["crossref"], transport=transport, base_urls={"crossref": server.url}
                )
                began = time.perf_counter()
                for done, work in enumerate(works):
                    provider.find(work.csl)
                    if done == count // 10:
                        early = early or memory()
                seconds.append(time.perf_counter() - began)
        implied = (count - 1) * max(gap, latency)
        return {
            "job": "speed",
            "works": count,
            "gap": gap,
            "latency": latency,
            "seconds": round(seconds[0], 1),
            "implied": round(implied, 1),
            "ratio": round(seconds[0] / implied, 3),
            "requests": server.asked.value,
            "from the store": round(seconds[1], 1),
            "MB after a tenth": round(early, 1),
            "MB at the end": round(memory(), 1),
        }


def rows(path: Path) -> list[tuple[str, int, str]]:
    """Return what the store holds, in order, without the times."""
    with AnswerStore(path) as store:
        return [(url, status, digest) for url, status, _, digest in store.history()]


def kill(kills: int, count: int, latency: float) -> dict[str, Any]:
    """Kill a run again and again, then let it end; compare with a run left in peace."""
    chance = random.Random(6)
    done = 0
    with tempfile.TemporaryDirectory() as folder, Server(latency) as server:
        torn, whole = Path(folder) / "torn.sqlite", Path(folder) / "whole.sqlite"
        for _ in range(kills):
            before = server.asked.value
            child = subprocess.Popen(
                [
                    *(sys.executable, __file__, "child", "--url", server.url),
                    *("--store", str(torn), "--works", str(count)),
                ]
            )
            while server.asked.value == before and child.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.uniform(0.0, 4 * latency))
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
                done += 1
            child.wait()
        works = made_up(count)
        ended = ask(server.url, torn, works, 0.0)
        asked = server.asked.value
        peaceful = ask(server.url, whole, works, 0.0)
        again = ask(server.url, torn, works, 0.0)
        stored = Counter(url for url, _, _ in rows(torn))
        values = [[(e.work, e.variable, e.value) for e in r.enrichments] for r in (ended, peaceful)]
        return {
            "job": "kill",
            "kills": done,
            "works": count,
            "requests": asked,
            "answers stored twice": sum(n - 1 for n in stored.values()),
            "same store": rows(torn) == rows(whole),
            "same values": values[0] == values[1],
            "same when read again": again == ended,
            "asked again": server.asked.value - asked - count,
        }


def overhead(count: int) -> dict[str, Any]:
    """Ask a server that answers at once without any gap: what is left is our own work."""
    works = made_up(count)
    with tempfile.TemporaryDirectory() as folder, Server(0.0) as server:
        began = time.perf_counter()
        ask(server.url, Path(folder) / "answers.sqlite", works, 0.0)
        seconds = time.perf_counter() - began
    return {"job": "overhead", "works": count, "ms a work": round(seconds / count * 1000, 2)}


def main() -> None:
    """Run one job and print its line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("job", choices=["speed", "kill", "overhead", "child"])
    parser.add_argument("--works", type=int)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--gap", type=float, default=0.03)
    parser.add_argument("--latency", type=float, default=0.02)
    parser.add_argument("--url")
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    if given.job == "child":
        ask(given.url, given.store, made_up(given.works), 0.0)
        return
    jobs = {
        "speed": lambda: speed(given.works or 10_000, given.gap, given.latency),
        "kill": lambda: kill(given.kills, given.works or 500, given.latency),
        "overhead": lambda: overhead(given.works or 1_000),
    }
    print(json.dumps(jobs[given.job]()), flush=True)


if __name__ == "__main__":
    main()
