"""Roles of sentences: a table of cases, and marked papers as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.model import Paper
from litreview.sections import section_of
from litreview.synthesis import ROLES, fill_cells, find_roles
from litreview.synthesis.moves import MOVES, best_moves
from litreview.synthesis.setting import find_settings
from synthesis.marked_papers import FOLDER, SETS, precision_and_recall, score_set

CASES = [
    ("aim", "Penelitian ini bertujuan untuk menguji pengaruh iklan."),
    ("aim", "This study aims to compare two feeds."),
    ("aim", "We set out to measure trust in village courts."),
    ("aim", "Peneliti ingin menggambarkan pola asuh nelayan."),
    ("method", "Penelitian ini menggunakan metode kualitatif deskriptif."),
    ("method", "Data dikumpulkan melalui wawancara dan observasi."),
    ("method", "A cross-sectional survey of 200 farmers was conducted."),
    ("method", "We interviewed fourteen midwives."),
    ("theory", "Analisis menggunakan teori pertukaran sosial dari Homans."),
    ("theory", "The paper draws on the theory of planned behaviour."),
    ("findings", "Hasil penelitian menunjukkan bahwa harga tidak berpengaruh."),
    ("findings", "Our results show that yields fell in dry years."),
    ("limits", "Keterbatasan penelitian ini adalah jumlah sampel yang kecil."),
    ("limits", "This study was limited to two districts."),
    ("suggestions", "Penelitian selanjutnya dapat menambah variabel motivasi."),
    ("suggestions", "Future research should include male nurses."),
]


@pytest.mark.parametrize(("role", "sentence"), CASES, ids=[c[1][:30] for c in CASES])
def test_a_cue_shows_its_role(role: str, sentence: str) -> None:
    """A sentence that says its role outright is found, in a text of nothing else."""
    assert role in {found.role for found in find_roles(Paper("p", sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "Penelitian Wardana (2020) bertujuan menguji pengaruh iklan.",
        "Hasil penelitian Wardana (2020) menunjukkan bahwa iklan berpengaruh.",
        "Penelitian terdahulu menunjukkan hasil yang beragam.",
        "Okoro (2018) found that prices matter.",
        "Earlier studies have shown that feed density matters.",
        "Penelitian kuantitatif adalah penelitian yang memakai angka.",
        "Survey research is a method of asking many people.",
        "Hujan turun sepanjang pagi.",
    ],
)
def test_what_others_did_or_nobody_fills_no_cell(sentence: str) -> None:
    """Reports of others, definitions and scenery leave every cell empty."""
    cells = fill_cells(Paper("p", sentence))
    assert not any(cells[role] for role in ROLES)


@pytest.mark.parametrize("name", SETS)
def test_marked_papers(name: str) -> None:
    """Over a whole set of invented papers, precision and recall do not fall below a floor."""
    precision, recall = precision_and_recall(score_set(name)["all"])
    assert precision >= 0.9
    assert recall >= 0.85


def test_there_are_papers_enough() -> None:
    """Every set is there; open and blind have a dozen each, in both languages."""
    counts = {name: len(list((FOLDER / name).glob("*.txt"))) for name in SETS}
    assert counts == {"open": 12, "blind": 12, "later": 6, "unseen": 6, "last": 4, "fresh": 4}
    assert {p.stem[-2:] for p in FOLDER.rglob("*.txt")} == {"id", "en"}


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("BAB IV HASIL DAN PEMBAHASAN", "results"),
        ("2. Bahan dan Metode", "method"),
        ("## Limitations and future research", "limits"),
        ("Design, setting, and participants", "method"),
        ("Ikan dan Air", None),
    ],
)
def test_headings_open_sections(line: str, section: str | None) -> None:
    """Known headings open their section, however they are numbered; others none."""
    assert section_of(line) == section


@pytest.mark.parametrize(
    ("sentence", "slices"),
    [
        ("Sampel 42 perawat di RSUD Melati pada Maret 2022.", ["42 perawat", "di RSUD Melati", "pada Maret 2022"]),
        ("We surveyed 1,200 households in northern Ghana between 2010 and 2018.", ["1,200 households", "in northern Ghana", "between 2010 and 2018"]),
        ("Waktunya dua tahun dengan lima tahap.", []),
        ("Data diolah dengan Python pada 95% kepercayaan.", []),
    ],
)  # fmt: skip
def test_settings_are_slices(sentence: str, slices: list[str]) -> None:
    """Places, periods and groups are cut out; units and tools are none."""
    assert [sentence[a:b] for _, a, b in find_settings(sentence)] == slices


def test_one_of_two_languages() -> None:
    """Of an abstract in two languages the wanted one is quoted, where it says the thing."""
    text = (
        "Abstrak\n\nPenelitian ini bertujuan mengukur kadar garam di tambak rakyat.\n\n"
        "Abstract\n\nThis study aims to measure the salt content of the ponds of the people.\n\n"
        "Pendahuluan\n\nGaram itu penting."
    )
    from litreview.papers import parse_file

    (paper,) = parse_file(text.encode(), "p.txt")
    assert [q.text[:5] for q in fill_cells(paper, (), "en")["aim"]] == ["This "]
    assert [q.text[:5] for q in fill_cells(paper, (), "id")["aim"]] == ["Penel"]


def test_an_endless_sentence_is_cut_at_words() -> None:
    """A sentence of 50,000 words gives a slice around its cue, not a page."""
    text = "Penelitian ini bertujuan menguji " + "air " * 50_000 + "."
    (quote,) = fill_cells(Paper("p", text))["aim"]
    assert len(quote.text) <= 600
    assert quote.text.startswith("Penelitian ini bertujuan")
    assert text[quote.start : quote.end] == quote.text


@given(st.lists(st.dictionaries(st.sampled_from(MOVES), st.floats(-3, 3)), max_size=12))
def test_moves_are_one_a_sentence(scores: list[dict[str, float]]) -> None:
    """The decoder gives one known move a sentence, and the same one again."""
    moves = best_moves(scores)
    assert len(moves) == len(scores)
    assert set(moves) <= set(MOVES)
    assert moves == best_moves(scores)


@given(
    st.lists(
        st.sampled_from(
            ["METODE\n\n", "Hasil: ", "Sari (2020) ", "kami ", "menguji ", "12 ikan ", "di Kota Bandung ", "\u202e", "= ", ". ", "\n\n", "Daftar Pustaka\n", "p < 0.05 ", "tujuan penelitian ini adalah "]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_quotes_stand_where_they_say(pieces: list[str]) -> None:
    """Whatever the text, every quote equals the text at its offsets."""
    paper = Paper("p", "".join(pieces))
    for quotes in fill_cells(paper).values():
        for quote in quotes:
            assert paper.text[quote.start : quote.end] == quote.text
