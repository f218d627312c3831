"""Sentences are coded by the codebook's rules, in own text only, and quoted verbatim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litreview
from litreview.model import Paper
from litreview.papers import parse_file
from litreview.thematic import (
    By,
    Codebook,
    Evidence,
    code_themes,
    evidence_frame,
    load_codebook,
    parse_codebook,
    theme_records,
)
from litreview.thematic.match import TermIndex

BOOK = load_codebook(Path(__file__).resolve().parents[2] / "data" / "codebook.yaml")


def by_terms(paper: Paper, codebook: Codebook) -> list[Evidence]:
    """Code a paper by its terms alone, which takes and leaves by rule."""
    return code_themes([paper], codebook, by="terms")


def small(*terms: str) -> Codebook:
    """Make a codebook of one theme."""
    return parse_codebook({"themes": [{"id": "t", "terms_id": list(terms)}]})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jangkauan akun itu luas.", {"reach": "present"}),
        ("Keterjangkauan biaya dibahas.", {"affordability": "present"}),
        ("Petugas cepat dan responsif.", {"responsiveness": "present", "speed": "present"}),
        ("Mereka bertanggung jawab penuh.", {}),
        ("Kurangnya sumber daya manusia terasa.", {"inhibit-human-resources": "lacking"}),
        ("Sumber daya manusia masih terbatas di sana.", {"inhibit-human-resources": "lacking", "inhibit-limited-use": "present"}),
        ("Akun itu tidak hanya mudah dipakai.", {"ease": "present"}),
        ("Perlu ada pelatihan bagi petugas.", {"strategy-training": "needed"}),
        ("Pelatihan bagi petugas diperlukan.", {"strategy-training": "needed"}),
        ("Kurang\n\nmaksimalnya akun tampak.", {"inhibit-limited-use": "present"}),
        ("The budget is insufficient.", {"enabling-budget": "lacking"}),
        ("Officials must evaluate their two-way channel.", {"strategy-evaluation": "needed", "conversation": "needed"}),
        ("No trust without transparency.", {"benefit-trust": "lacking", "transparency": "lacking"}),
        ("Indikatornya responsiveness dan accountability.", {"responsiveness": "present", "accountability": "present"}),
        ("Layanan E‐Government mulai dipakai.", {"digital-government": "present"}),
        ("Ini kalimat tanpa tema.", {}),
    ],
)  # fmt: skip
def test_sentences(sentence: str, expected: dict[str, str]) -> None:
    """Own sentences in both languages: which themes, in what polarity."""
    assert {e.theme: e.polarity for e in by_terms(Paper("p", sentence), BOOK)} == expected


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("jangkauan", "keterjangkauan jangkauan", ["jangkauan"]),
        ("mudah", "mudah mudahnya kemudahan", ["mudah"]),
        ("akses*", "aksesnya diakses Akses", ["aksesnya", "Akses"]),
        ("kurang* aparatur", "kurangnya  aparatur; kurang aparaturnya", ["kurangnya  aparatur"]),
        ("two-way", "two‑way two way", ["two‑way"]),
        ("x", "x xx x1 x-y", ["x", "x"]),
        ("c*", "c cd dc", ["c", "cd"]),
    ],
)
def test_terms_match_at_word_starts(term: str, text: str, found: list[str]) -> None:
    """A star is any ending; without it a term is a whole word."""
    assert [text[h.start : h.end] for h in TermIndex(small(term)).hits(text)] == found


def test_the_longest_of_overlapping_terms_counts() -> None:
    """A phrase is not counted again by a word in it."""
    (found,) = by_terms(Paper("p", "Umpan balik warga."), small("umpan", "umpan balik"))
    assert (found.terms, found.confidence) == (("Umpan balik",), 0.8)


PAGE = """Layanan Kota dan Warganya yang Lama

Ani Budi

Abstrak

Akun kota dibaca warga setiap hari. Alamatnya https://anggaran.go.id/anggaran dan anggaran@kota.go.id.

Kata Kunci: sungai anggaran, hutan anggaran

Pendahuluan

Kalimat ini terputus di sini dan

Jurnal Anggaran, Vol. 3 No. 2

diteruskan di halaman lain.

Tabel 1. Anggaran desa

Desa\tAnggaran
Amba\t20
Belu\t30

Sumber: Dinas anggaran

Gambar 2. Anggaran per tahun

Cara Mengutip

Budi, A. (2020). Anggaran desa. Jurnal Desa, 1(1), 1-2.

Daftar Pustaka

Citra, D. (2019). Anggaran daerah. Jurnal Anggaran, 1(2), 3-4.
"""


def test_only_own_text_counts() -> None:
    """A theme's word in URL, mail, alien keyword, running head, table, caption, citation, list is none."""
    (paper,) = parse_file(PAGE.encode(), "p.txt")
    assert paper.text.lower().count("anggaran") == 13
    assert by_terms(paper, small("anggaran")) == []
    (changed,) = parse_file(PAGE.replace("dibaca warga", "dan anggaran dibaca").encode(), "p.txt")
    assert [e.terms for e in by_terms(changed, small("anggaran"))] == [("anggaran",)]


def test_keywords_and_titles_that_are_the_papers_count() -> None:
    """Keywords count when the text bears them out; a title also where only the own citation prints it."""
    (paper,) = parse_file(
        PAGE.replace("sungai anggaran, hutan anggaran", "akun, warga").encode(), "p.txt"
    )
    assert [e.sentence for e in by_terms(paper, small("warga"))][-1] == "akun, warga"
    page = "Abstrak\n\nAkun kota dibaca.\n\nCITATION STYLE\nBudi, A. (2020). Menata taman kota lama. Jurnal Desa, 1(1), 1–2. https://doi.org/10.1/x\n"
    (paper,) = parse_file(page.encode(), "p.txt")
    assert [e.sentence for e in by_terms(paper, small("taman"))] == ["Menata taman kota lama"]


def test_repeated_short_lines_are_furniture() -> None:
    """A running head that returns on every page is no sentence of the paper."""
    text = "".join(
        f"Warta anggaran {n}\n\nBagian {'abc'[n - 1]} bercerita panjang tentang desa.\n\n"
        for n in (1, 2, 3)
    )
    assert by_terms(Paper("p", text), small("anggaran")) == []


def test_a_note_is_never_a_quotation() -> None:
    """The words of a reading note are marked as such."""
    text = (
        b"---\ntext: reading-note\ntitle: Akun Desa\n---\n\n# Catatan bacaan\n\nAnggaran disebut.\n"
    )
    (note,) = parse_file(text, "n.md")
    assert [e.kind for e in by_terms(note, small("anggaran"))] == ["reading note"]
    assert [e.kind for e in by_terms(Paper("p", "Anggaran."), small("anggaran"))] == ["quotation"]


@pytest.mark.parametrize(
    "text", ["", "   \n", "?!", "予算 anggaran ログ", "\x00anggaran\x00", "anggaran"]
)
def test_texts_without_a_known_language(text: str) -> None:
    """The language of a sentence need not be known."""
    found = by_terms(Paper("p", text), small("anggaran"))
    assert len(found) == ("anggaran" in text)


ODD_TEXT = st.text(alphabet="anggar dukus.,\n\t|[]()0:@/\u00a0-", max_size=200)


@given(ODD_TEXT)
def test_any_text_is_quoted_verbatim(text: str) -> None:
    """Whatever the text: every sentence equals the text at its offsets and holds its terms."""
    for e in by_terms(Paper("p", text), small("a*", "d* k*")):
        assert text[e.start : e.end] == e.sentence
        assert all(term in e.sentence for term in e.terms)


def assert_verbatim(review: litreview.Review) -> list[Evidence]:
    """Check every quotation of a review, coded by meaning, against its paper; return them."""
    papers = review.paper_records
    texts = {p.id: p.text for p in papers}
    evidence = code_themes(papers, BOOK)
    assert evidence
    for e in evidence:
        assert texts[e.paper][e.start : e.end] == e.sentence
        assert all(term in e.sentence for term in e.terms)
        assert 0 < e.confidence <= 1
    order = {p.id: n for n, p in enumerate(papers)}
    themes = {t.id: n for n, t in enumerate(BOOK.themes)}
    keys = [(order[e.paper], e.start, e.end, themes[e.theme]) for e in evidence]
    assert keys == sorted(set(keys))
    assert len(evidence_frame(evidence)) == len(evidence)
    return evidence


def test_the_shipped_notes_are_coded_verbatim(shipped: litreview.Review) -> None:
    """Every sentence of the notes equals the file at its offsets; a second run says the same."""
    found = assert_verbatim(shipped)
    again = list(theme_records(shipped.paper_records, BOOK))
    assert [(r["theme"], r["start"], r["confidence"]) for r in again] == [
        (e.theme, e.start, e.confidence) for e in found
    ]


def test_the_real_papers_are_coded_verbatim(real: litreview.Review) -> None:
    """Every quotation of the real papers equals the page; no list, no alien keyword is quoted."""
    for e in assert_verbatim(real):
        paper = next(p for p in real.paper_records if p.id == e.paper)
        assert not any(
            r.start < e.end and e.start < r.end for r in paper.regions if r.kind == "references"
        )


def test_records_have_the_contracts_shape() -> None:
    """The keys of a record, in order."""
    (record,) = theme_records([Paper("p", "Anggaran ada.")], small("anggaran"), by="terms")
    assert record == {"paper": "p", "theme": "t", "sentence": "Anggaran ada.", "start": 0, "end": 13, "terms": ["Anggaran"], "polarity": "present", "confidence": 0.6}  # fmt: skip


SPOKEN = "Layanan mudah dan cepat bagi warga. "
DULL = ("mudah ", "a.a-a@", "Tabel 1. X\n")


@pytest.mark.parametrize(("by", "times"), [("terms", 5_000), ("meaning", 200)])
def test_long_texts_are_coded_to_their_end(by: By, times: int) -> None:
    """Every sentence of a long text is coded (its time: benchmarks/growth.py), dull ones verbatim."""
    texts = {text: text * times for text in (SPOKEN, *DULL)}
    found = code_themes([Paper(p, text) for p, text in texts.items()], BOOK, by=by)
    assert all(e.sentence == texts[e.paper][e.start : e.end] for e in found)
    if by == "terms":  # what is judged by its meaning is not promised
        assert len([e for e in found if e.paper == SPOKEN and e.theme == "ease"]) == times


@settings(max_examples=2)
@given(st.lists(ODD_TEXT, min_size=40, max_size=60))
def test_any_text_is_quoted_verbatim_by_meaning_too(texts: list[str]) -> None:
    """Sentences without a term name words that stand in them."""
    papers = [Paper(f"p{n}", text) for n, text in enumerate(texts)]
    for e in code_themes(papers, small("a*", "d* k*")):
        assert texts[int(e.paper[1:])][e.start : e.end] == e.sentence
        assert all(term in e.sentence for term in e.terms)


def test_meaning_takes_back_what_terms_take() -> None:
    """A sentence with a term is taken by rule, by meaning only if it is judged to speak of it."""
    text = "Metode\n\nAkses peneliti terhadap informan diperoleh setelah wawancara dan pengisian kuesioner."
    access = {"id": "access", "label_id": "akses layanan", "terms_id": ["akses"]}
    made = parse_codebook({"themes": [access, {"id": "cost", "terms_id": ["biaya"]}]})
    papers = [Paper("p", text)]
    assert [e.theme for e in code_themes(papers, made, by="terms")] == ["access"]
    assert code_themes(papers, made) == []


def test_another_way_to_code_is_refused() -> None:
    """One line that names the two ways."""
    with pytest.raises(litreview.UsageError, match="use 'meaning' or 'terms'"):
        code_themes([], BOOK, by="stars")  # type: ignore[arg-type]
