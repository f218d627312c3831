"""The invented thesis chapter with planted faults: all are found, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import litreview
from litreview.audits import GROUPS, KINDS
from litreview.labels import LANGUAGES, label

ROOT = Path(__file__).resolve().parents[2]
PLANTED = [
    ("missing-reference", "(Wiranata, 2016)"),
    ("uncited", "Umaroh"),
    ("year-drift", "(Hadiwijaya, 2021)"),
    ("year-drift", "(Hadiwijaya, 2021)"),
    ("name-spelling", "(Qomarudin, 2019)"),
    ("et-al-otherwise", "(Ekawati et al., 2020)"),
    ("joiner-otherwise", "(Fadhilah dan Gunadi, 2021)"),
    ("mention-comma", "(Anggraini 2018)"),
    ("citation-style-mixed", "[4]"),
    ("ambiguous-mention", "(Yulistiani, 2018)"),
    ("printed-twice", "Jarak Antara warga"),
    ("letter-alone", "(2019a)"),
    ("letter-needed", "dibaca warga"),
    ("letter-needed", "malam hari"),
    ("names-otherwise", "Maulidia, Kirana"),
    ("joiner-in-list", "Umaroh, J. dan Vebriana, C."),
    ("title-capitals", "LAPORAN YANG BERPINDAH MEJA"),
    ("volume-form", "Vol. 7"),
    ("range-dash", "101–115"),
    ("doi-form", "doi:10.5555/jlp.v6i1.3"),
    ("doi-broken", "10.xxxxx"),
    ("isbn-broken", "978-602-8519-93-8"),
    ("not-in-order", "Tristanto, Salsabilah"),
]
"""Kind, and what the row shows of the place."""


@pytest.fixture(scope="module")
def audit():
    """The audit of the chapter."""
    return litreview.read(ROOT / "data" / "thesis").audit()


def test_every_planted_fault_is_found(audit) -> None:
    """Each has its row, and there are no more rows than faults."""
    left = list(zip(audit["kind"], audit["printed"], strict=True))
    for kind, shown in PLANTED:
        found = next((row for row in left if row[0] == kind and shown in row[1]), None)
        assert found, f"{kind} {shown!r} was not found"
        left.remove(found)
    assert left == []


def test_every_row_has_a_place_and_a_fix(audit) -> None:
    """A place in the text or an entry of the list, and one line that says what to do."""
    assert audit["place"].str.fullmatch(r"skripsi(?: @ \d+|-r\d+)").all()
    assert audit["advice"].str.len().min() > 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_kinds_have_words(kind: str, language: str) -> None:
    """Name and advice of every kind stand in the tables, in both languages."""
    assert label(kind, language) != kind
    assert label(f"advice-{kind}", language) != f"advice-{kind}"


def test_every_kind_has_one_group() -> None:
    """The groups divide the kinds, and have words too."""
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(KINDS)
    for language in LANGUAGES:
        assert not {f"group-{g}" for g in GROUPS} & {label(f"group-{g}", language) for g in GROUPS}
