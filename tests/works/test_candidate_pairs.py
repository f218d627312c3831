"""Blocking: who meets whom, and that no block explodes."""

import random

from litreview.model import Reference
from litreview.works import resolve_works
from litreview.works.block import WINDOW, candidate_pairs
from litreview.works.clues import read_clues

SYLLABLES = ["ba", "ra", "mi", "tu", "sen", "dar", "ko", "lu", "nga", "pe"]


def titled(title, n=0, **csl):
    """Build clues of one author's record."""
    base = {
        "title": title,
        "author": [{"family": "Sari", "given": "D."}],
        "issued": {"date-parts": [[2020]]},
    }
    return read_clues(base | csl)


def test_damaged_titles_meet():
    """A cut, a misspelt, a respaced and a prefixed title all meet the sound one."""
    sound = titled("Evaluasi Kinerja Perpustakaan Desa di Pesisir Utara")
    for damaged in (
        "Evaluasi Kinerja Perpus",
        "Evaluassi Kinerja Perpustakaan Desa di Pesisir Utara",
        "Evaluasi KinerjaPerpustakaan Desa di Pesisir Utara",
        "Sari, D. 2020. Evaluasi Kinerja Perpustakaan Desa di Pesisir Utara",
    ):
        assert list(candidate_pairs([sound, titled(damaged)])) == [(0, 1)]


def test_a_crowded_block_stays_narrow():
    """Thousands of works of one author and year cost a few comparisons each, not thousands."""
    rng = random.Random(1)
    records = []
    for _ in range(3000):
        words = ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(4)]
        records.append(titled(f"kajian {' '.join(words)}"))
    assert sum(1 for _ in candidate_pairs(records)) < 8 * WINDOW * len(records)


def test_a_work_cited_by_thousands():
    """Entries printed alike are compared once."""
    csl = {
        "title": "Metode Penelitian",
        "author": [{"family": "Sugiyono"}],
        "issued": {"date-parts": [[2018]]},
    }
    works, _ = resolve_works([Reference(f"r{n:04}", "", f"p{n}", csl=csl) for n in range(3000)])
    assert [len(w.references) for w in works] == [3000]


def test_an_edition_in_between_joins_nobody():
    """A record without edition cannot tie the 4th edition to the 5th."""
    base = {"title": "Diffusion of innovations", "author": [{"family": "Rogers", "given": "E."}]}
    rows = [{}, {"edition": "4"}, {"edition": "5"}]
    entries = [
        Reference(f"r{n}", "", f"p{n}", csl=base | row | {"issued": "2003"})
        for n, row in enumerate(rows)
    ]
    works, _ = resolve_works(entries)
    assert sorted(len(w.references) for w in works) == [1, 2]
