"""The synthesis as a whole: its table, its themes, its gaps, and input that is not as one wishes."""

from __future__ import annotations

import json

import pytest

from litreview.errors import UsageError
from litreview.model import Paper
from litreview.synthesis import ROLES, Silence, Statement, Synthesis
from litreview.synthesis.blocks import Heading, Prompt, Words
from synthesis.corpus import FIRST, SECOND, THIRD, make_review, make_synthesis


def test_table_holds_what_the_papers_say() -> None:
    """Each cell has the sentence that says it, and nothing where the paper is silent."""
    table = make_synthesis().table.set_index("paper")
    assert table.loc["p1", "aim"] == "Penelitian ini bertujuan menguji pupuk cair pada padi."
    assert table.loc["p2", "limits"] == "The study was limited to one valley."
    assert table.loc["p2", "setting"] == "80 farmers … in Ubud … in 2019"
    assert table["theory"].isna().all()
    assert table.attrs["note"]


def test_evidence_is_numbered_once() -> None:
    """A sentence keeps its number wherever it serves."""
    evidence = make_synthesis().evidence
    places = evidence.groupby("number")[["paper", "start", "end"]].nunique()
    assert (places == 1).all(axis=None)
    assert evidence.duplicated(["paper", "start", "end"]).any()


def test_themes_tell_polarity_citations_and_silence() -> None:
    """The theme says who speaks of it and how, who is cited there, and who is silent."""
    document = make_synthesis(language="en").document
    said = [b.text for b in document if isinstance(b, Statement)]
    assert any(t.startswith("Spoken of by 2 of 2 papers") for t in said)
    assert any(t.startswith("Said to be lacking by 1 of 2 papers") for t in said)
    assert any("cites (Wijaya, 2018)" in t for t in said)
    silent = [b.text for b in document if isinstance(b, Silence)]
    assert any("in any of the 2 papers" in t and "credit" in t for t in silent)


def test_no_page_numbers_are_invented() -> None:
    """Citations have no locators: nothing tells the page of a sentence."""
    said = make_synthesis(language="en").to_markdown()
    assert "(Wijaya, 2018)" in said
    assert "(Wijaya, 2018, p" not in said


@pytest.mark.parametrize(("language", "title"), [("id", "BAB II"), ("en", "CHAPTER II")])
def test_two_languages(language: str, title: str) -> None:
    """Headings, prompts and labels of themes are in the language asked for, quotes as printed."""
    made = make_synthesis(language=language)
    assert next(b.text for b in made.document if isinstance(b, Heading)).startswith(title)
    assert "Penelitian ini bertujuan menguji pupuk cair" in made.to_markdown()
    prompts = [b.text for b in made.document if isinstance(b, Prompt)]
    assert all(p.startswith("[") for p in prompts)


def test_a_language_without_words() -> None:
    """An unknown language is one line that names those there are."""
    with pytest.raises(UsageError, match="use one of en, id"):
        make_synthesis(language="fr")


def test_without_a_codebook_the_table_stands_alone() -> None:
    """No codebook: no themes, and a note says so."""
    made = make_synthesis(book=False, language="en")
    assert not made.themes
    assert "No codebook was given" in made.to_markdown()


def test_one_paper() -> None:
    """One paper can be read but not compared."""
    made = make_synthesis(FIRST, language="en")
    assert made.notes[0] == "One paper: nothing can be compared."
    assert not any(
        isinstance(b, Statement) and "in one paper only" in b.text for b in made.document
    )


def test_a_third_language_is_named_and_left_blank() -> None:
    """A French paper gets no cells, no themes, and a note that says why."""
    made = make_synthesis(FIRST, THIRD, language="en")
    assert made.table.set_index("paper").loc["p2", list(ROLES)].isna().all()
    assert any("(fr)" in note for note in made.notes)
    assert "p2" not in set(made.evidence["paper"])
    assert not any(isinstance(b, Silence) and "p2" in b.text for b in made.document)


@pytest.mark.parametrize("text", ["", "Panen"])
def test_records_without_text(text: str) -> None:
    """A bare record is listed, blank, and nothing is said of its silence."""
    paper = Paper("r", text, {"title": "Panen", "author": [{"family": "Sari"}]}, kind="record")
    made = Synthesis.of([paper], language="en", style="harvard")
    assert made.table[list(ROLES)].isna().all(axis=None)
    assert not any(isinstance(b, Silence) for b in made.document)
    assert "no text to read" in made.to_markdown()
    assert made.to_latex()


def test_a_record_with_its_abstract() -> None:
    """An index record is read as far as it goes."""
    abstract = "This study aims to measure rain. The results show that it rained."
    paper = Paper("r", "T\n\n" + abstract, {"title": "T", "abstract": abstract}, kind="record")
    made = Synthesis.of([paper], style="harvard")
    assert made.table.loc[0, "aim"] == "This study aims to measure rain."


def test_papers_without_author_or_title_are_shown_by_id() -> None:
    """Nothing is invented for a paper that prints no record of itself."""
    made = Synthesis.of([Paper("x1", "Penelitian ini bertujuan menguji air.")], style="harvard")
    assert made.table.loc[0, "citation"] == "(x1)"


def test_no_papers_at_all() -> None:
    """An empty synthesis has an empty table and says nothing."""
    made = Synthesis.of([], style="harvard")
    assert made.table.empty
    assert made.to_markdown()


def test_order_of_papers_does_not_matter() -> None:
    """The same papers in another order give the same document."""
    review = make_review(FIRST, SECOND)
    parts = (review.mention_records, review.work_records)
    forward = Synthesis.of(review.paper_records, *parts, style="harvard")
    backward = Synthesis.of(review.paper_records[::-1], *parts, style="harvard")
    assert forward.to_markdown() == backward.to_markdown()


def test_the_notebook_view_escapes() -> None:
    """The table in a notebook shows markup as text."""
    text = "Penelitian ini bertujuan menguji <script>alert(1)</script> air."
    made = Synthesis.of([Paper("x", text, {"title": "<b>T</b>"})], style="harvard")
    html = made._repr_html_()
    assert "<script>" not in html
    assert "&lt;b&gt;T" in html


def test_fixed_words_say_nothing_of_papers() -> None:
    """Words are those of the table of labels or of the codebook."""
    made = make_synthesis(language="en")
    told = [b.text for b in made.document if isinstance(b, Words)]
    assert any(t.startswith("Definition (codebook): Training of farmers.") for t in told)
    assert not any("p1" in t for t in told)


def test_records_for_the_shell() -> None:
    """One mapping a paper, its quotes with their places, ready for JSON."""
    made = make_synthesis(language="en")
    first, second = json.loads(json.dumps(list(made.as_records())))
    assert first["paper"] == "p1"
    (aim,) = first["aim"]
    assert made.papers[0].text[aim["start"] : aim["end"]] == aim["text"]
    assert second["theory"] == []
    assert "only title and abstract" in second["note"]
