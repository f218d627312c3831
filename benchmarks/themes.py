"""Measure the coding of papers by themes: one JSON line a corpus.

    OMP_NUM_THREADS=1 python benchmarks/themes.py [--papers 100 300 1000] [--themes 50] [--by meaning]

Each paper has 5,000 words in sentences and paragraphs, in Indonesian or in English, drawn by
Zipf's and Mandelbrot's law from 60,000 forms (roots with affixes). Seconds of processor time of
one core and the peak of memory; each corpus in a process of its own, since words once stemmed are
remembered. ``--profile`` prints where the time goes instead.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import resource
import subprocess
import sys
import time
from bisect import bisect
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from litreview.model import Paper
from litreview.relevance.words import function_words
from litreview.thematic import Codebook, code_themes, load_codebook, parse_codebook

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "codebook.yaml"
FORMS = 30_000
"""Different words of each language."""
WORDS = 5_000
_AFFIXES = {
    "id": [
        (before, after)
        for before in ("", "me", "di", "ber", "ter", "pe", "ke", "memper", "menge")
        for after in ("", "an", "kan", "nya", "i")
    ],
    "en": [
        (before, after)
        for before in ("", "re", "un", "over", "inter")
        for after in ("", "s", "ed", "ing", "ly", "er", "ness", "ation", "able", "ity")
    ],
}


def roots(language: str) -> list[str]:
    """Return root words: the list that the Indonesian stemmer knows, and the glossary's."""
    if language == "id":
        listed = files("Sastrawi") / "Stemmer" / "data" / "kata-dasar.txt"
        found = listed.read_text(encoding="utf-8").split()
    else:
        table = files("litreview").joinpath("data/glossary.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
        found = " ".join(row[2] for row in rows).replace(",", " ").split()
    return sorted({word for word in found if word.isalpha() and len(word) > 2})


def vocabulary(language: str, random: random.Random) -> list[str]:
    """Return the forms of a language, the most frequent first: function words, then mixed."""
    known = sorted(w for w in function_words() if w.isalpha())
    listed = roots(language)
    forms = sorted({b + root + a for root in listed for b, a in _AFFIXES[language]} - set(known))
    plain = [w for w in listed if w not in function_words()]
    random.shuffle(plain)
    random.shuffle(known)
    common = plain[: FORMS // 10]
    rest = sorted(set(forms) - set(common))
    return [*known, *common, *random.sample(rest, FORMS - len(common))]


def make_papers(number: int, seed: int = 1) -> list[Paper]:
    """Return papers; a seed gives the same papers, and fewer papers are the first of more."""
    chance = random.Random(seed)
    listed = {language: vocabulary(language, chance) for language in _AFFIXES}
    heights = {
        language: list(accumulate(1 / (rank + 3) for rank in range(len(words))))
        for language, words in listed.items()
    }
    return [
        Paper(f"p{n:04d}", _text(listed[of], heights[of], chance))
        for n in range(number)
        for of in [("id", "en")[n % 2]]
    ]


def _text(words: list[str], heights: list[float], chance: random.Random) -> str:
    paragraphs, left = [], WORDS
    while left > 0:
        sentences = []
        for _ in range(chance.randint(3, 7)):
            size = min(max(4, round(chance.gauss(20, 7))), max(left, 4))
            drawn = [words[bisect(heights, chance.random() * heights[-1])] for _ in range(size)]
            sentences.append(" ".join(drawn).capitalize() + ".")
            left -= size
            if left <= 0:
                break
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def make_codebook(number: int) -> Codebook:
    """Return the first themes of the shipped codebook, and more of their like if it has fewer."""
    shipped = load_codebook(SHIPPED).themes
    themes = []
    for n in range(number):
        theme = shipped[n % len(shipped)]
        themes.append(
            {
                "id": f"{theme.id}-{n}",
                "definition": theme.definition,
                **{f"label_{code}": label for code, label in theme.labels.items() if code},
                **{f"terms_{code}": list(terms) for code, terms in theme.terms.items() if code},
            }
        )
    return parse_codebook({"themes": themes})


def measure(papers: int, themes: int, by: str, *, profile: bool = False) -> None:
    """Code one corpus and print a line."""
    made, book = make_papers(papers), make_codebook(themes)
    profiler = cProfile.Profile()
    began = time.process_time()
    if profile:
        profiler.enable()
    found = code_themes(made, book, by="terms" if by == "terms" else "meaning")
    profiler.disable()
    seconds = time.process_time() - began
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    line = {
        "papers": papers,
        "themes": themes,
        "by": by,
        "seconds": round(seconds, 1),
        "ms_a_paper": round(1000 * seconds / papers, 1),
        "evidence": len(found),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(line), flush=True)


def main() -> None:
    """Print one line for each corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, nargs="+", default=[100, 300, 1_000])
    parser.add_argument("--themes", type=int, default=50)
    parser.add_argument("--by", choices=("meaning", "terms"), default="meaning")
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    if len(asked.papers) == 1:
        measure(asked.papers[0], asked.themes, asked.by, profile=asked.profile)
        return
    rest = ["--themes", str(asked.themes), "--by", asked.by, *["--profile"] * asked.profile]
    for papers in asked.papers:
        subprocess.run([sys.executable, __file__, "--papers", str(papers), *rest], check=True)


if __name__ == "__main__":
    main()
