"""Bad input to the coding by themes: told in a line or coded as far as it goes, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litreview
from litreview import commands
from litreview.model import Paper, Region
from litreview.papers import parse_file
from litreview.thematic import Codebook, ThemeMatrix, code_themes, parse_codebook
from litreview.thematic.owntext import own_sentences
from written import docx_bytes, pdf_bytes

BOOK = parse_codebook(
    {
        "themes": [
            {"id": "budget", "label_en": "budget", "terms_id": ["anggaran*"]},
            {"id": "ease", "terms_id": ["mudah"]},
        ]
    }
)


def book(*themes: dict[str, object]) -> Codebook:
    """Make a codebook of themes."""
    return parse_codebook({"themes": list(themes)})


def test_overlapping_themes_are_told_and_coded() -> None:
    """A sentence with a shared term counts for each theme; both doubts are problems."""
    made = book(
        {"id": "a", "terms_id": ["anggaran", "dana"]}, {"id": "b", "terms_id": ["Dana", "anggaran"]}
    )
    kinds = [p.kind for p in made.problems]
    assert kinds == ["shared-term", "shared-term", "same-terms"]
    found = code_themes([Paper("p", "Anggaran ada.")], made, by="terms")
    assert [(e.theme, e.confidence) for e in found] == [("a", 0.3), ("b", 0.3)]


@pytest.mark.parametrize("key", ["label_en", "definition"])
def test_a_theme_without_terms_is_told_and_judged(key: str) -> None:
    """It is told, judged by meaning, and never found by terms."""
    made = book({"id": "village-budget", key: "Budget of the village"}, {"id": "b", "terms_id": ["sapi"]})  # fmt: skip
    assert [(p.kind, p.printed) for p in made.problems] == [("no-terms", "village-budget")]
    papers = [Paper("p", "The village budget was spent on roads. Sapi itu gemuk.")]
    assert {e.theme for e in code_themes(papers, made, by="terms")} == {"b"}
    found = code_themes(papers, made)
    assert all(papers[0].text[e.start : e.end] == e.sentence for e in found)
    if key == "definition":
        assert "village-budget" in {e.theme for e in found}


def test_a_codebook_of_five_thousand_terms() -> None:
    """Every term is found in its place."""
    made = book({"id": "t", "terms_id": [f"kata{n}" for n in range(5_000)]})
    text = " ".join(f"Ini kata{n} saja." for n in range(0, 5_000, 50))
    found = code_themes([Paper("p", text)], made, by="terms")
    assert [e.terms for e in found] == [(f"kata{n}",) for n in range(0, 5_000, 50)]


def test_three_hundred_themes() -> None:
    """Each is found where its term stands, by meaning too where the term means it."""
    made = book(*({"id": f"t{n}", "terms_id": [f"kata{n}"]} for n in range(300)))
    papers = [Paper("p", "Ini kata7 dan kata299.")]
    assert [e.theme for e in code_themes(papers, made, by="terms")] == ["t7", "t299"]
    assert {e.theme for e in code_themes(papers, made)} == {"t7", "t299"}


FRENCH = "Cette étude examine les effets des engrais sur les récoltes dans les villages du sud de la France."


@pytest.mark.parametrize(
    ("paper", "kinds"),
    [
        (Paper("p", "Layanan itu mudah dan anggaran desa cukup."), []),
        (Paper("p", FRENCH), ["third-language"]),
        (Paper("p", ""), ["no-own-text"]),
        (Paper("p", "12 34\n..."), ["no-own-text"]),
        (
            Paper(
                "p",
                "Judul\n\nAnggaran ada.",
                regions=(Region("title", 0, 5), Region("abstract", 7, 20)),
                kind="record",
            ),
            ["abstract-only"],
        ),
        (Paper("p", "", kind="record"), ["no-own-text"]),
    ],
)
def test_papers_that_can_hardly_be_coded_are_told(paper: Paper, kinds: list[str]) -> None:
    """The matrix tells which and why in one line that names the paper; it is coded all the same."""
    matrix = ThemeMatrix.of([paper], BOOK, by="terms")
    assert [p.kind for p in matrix.problems] == kinds
    assert all(p.message.startswith("p ") and "\n" not in p.message for p in matrix.problems)
    assert len(matrix.evidence) == paper.text.lower().count("anggaran") + ("mudah" in paper.text)


def test_one_sentence_of_fifty_thousand_words() -> None:
    """It is one sentence, taken at most once a theme, with every term in it."""
    text = "Kata ini " + "anggaran desa dan lain hal " * 10_000
    found = code_themes([Paper("p", text)], BOOK)
    assert len(own_sentences(Paper("p", text))) == 1
    assert all(text[e.start : e.end] == e.sentence for e in found)
    (by_terms,) = code_themes([Paper("p", text)], BOOK, by="terms")
    assert len(by_terms.terms) == 10_000


ODD = [
    "\x00\x01anggaran\x07 ada\x1b.",
    "anggaran " + "a" * 10_000 + " ada.",
    "a" * 10_000,
    "المال العام anggaran في القرية. והתקציב",
    "\u202eanggaran\u202c ada.",
    "Anggaran\r\nada.\r\n\r\nMudah.\r\n",
    "anggaran\u2028ada\u0085.",
    "@" * 5_000,
    "http" * 5_000,
    "(" * 5_000 + "anggaran",
]


def test_odd_characters() -> None:
    """Whatever stands in a text, by both ways: quotes are verbatim, terms are found."""
    papers = [Paper(f"p{n}", text) for n, text in enumerate(ODD)]
    texts = {p.id: p.text for p in papers}
    by_terms = code_themes(papers, BOOK, by="terms")
    for e in [*by_terms, *code_themes(papers, BOOK)]:
        assert texts[e.paper][e.start : e.end] == e.sentence
    named = {p.id for p in papers if "anggaran" in p.text.lower()}
    assert {e.paper for e in by_terms if e.theme == "budget"} == named


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Lihat https:\n//a.id/anggaran\nlalu.", "Lihat ######\n###############\nlalu."),
        ("doi\n.org/10.1/x\ndoi\n.org/y z", "###\n###########\n###\n###### z"),
        ("Surat ke a@b.id. Lalu", "Surat ke ####### Lalu"),
        ("Baris lain\n\ntetap.", "Baris lain\n\ntetap."),
    ],
)
def test_addresses_are_blanked_over_line_breaks(text: str, searched: str) -> None:
    """An address that runs into the next line does not count; all else stays."""
    found = "".join(s.searched for s in own_sentences(Paper("p", text)))
    assert found.replace("\n", "").replace(" ", "").replace("#", "") == searched.replace("\n", "").replace(" ", "").replace("#", "")  # fmt: skip


def _html(text: str) -> bytes:
    inside = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return f"<!DOCTYPE html><html><body><article>{inside}</article></body></html>".encode()


FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.replace("\n", "\r\n").encode(),
    "md": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "html": _html,
    "docx": docx_bytes,
    "pdf": pdf_bytes,
}
SENTENCE = st.lists(
    st.sampled_from(["anggaran", "mudah", "desa", "warga", "café", "layanan", "“kata”", "2019", "e‑desa"]),
    min_size=2, max_size=12,
).map(lambda words: " ".join(words).capitalize() + ".")  # fmt: skip
TEXT = st.lists(st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6)


@settings(max_examples=12)
@given(TEXT.map("\n\n".join))
def test_quotes_are_verbatim_in_every_format(text: str) -> None:
    """Evidence of the parsed file equals its text at the offsets, whatever the format."""
    for ending, write in FORMATS.items():
        for paper in parse_file(write(text), f"p.{ending}"):
            for e in code_themes([paper], BOOK, by="terms"):
                assert paper.text[e.start : e.end] == e.sentence


@pytest.mark.parametrize("ending", FORMATS)
def test_quotes_equal_what_is_printed(ending: str, tmp_path: Path) -> None:
    """The command `text` prints the text that the offsets are of."""
    text = "Layanan Desa\n\nAnggaran desa cukup, kata warga. Layanan mudah dipakai.\n\nAnggaran lain tidak ada di sana."
    (tmp_path / f"p.{ending}").write_bytes(FORMATS[ending](text))
    review = litreview.read(tmp_path)
    printed = commands.text(tmp_path / f"p.{ending}")
    found = code_themes(review.paper_records, BOOK, by="terms")
    assert {e.theme for e in found} == {"budget", "ease"}
    assert all(printed[e.start : e.end] == e.sentence for e in found)
