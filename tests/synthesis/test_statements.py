"""A statement without evidence cannot be made, nor exported: every way to try it."""

from __future__ import annotations

import dataclasses

import pytest

from litreview.errors import UsageError
from litreview.model import Paper
from litreview.papers import parse_file
from litreview.synthesis import Prompt, Quote, Row, Silence, Statement, Synthesis, take
from litreview.synthesis.blocks import Cited, check_blocks
from litreview.synthesis.cues import ROLES
from synthesis.corpus import FIRST, make_synthesis


def test_a_statement_needs_a_quote() -> None:
    """Neither nothing nor a bare string is evidence."""
    with pytest.raises(UsageError, match="no evidence"):
        Statement("All papers agree.", ())
    with pytest.raises(UsageError, match="no evidence"):
        Statement("All papers agree.", ("because I say so",))  # type: ignore[arg-type]


def test_evidence_cannot_be_taken_away() -> None:
    """A copy without its quotes is refused as well."""
    quote = take(Paper("p", "Panen naik."), 0, 11)
    statement = Statement("Yields rose.", (Cited(quote, "E1", "(p)"),))
    with pytest.raises(UsageError):
        dataclasses.replace(statement, evidence=())


def test_silence_needs_reading() -> None:
    """That nothing was found can only be said of what was read."""
    with pytest.raises(UsageError, match="nothing was read"):
        Silence("No paper speaks of it.", 0)


def test_prose_is_the_writers() -> None:
    """Words outside of square brackets are no prompt, and bare text is no block."""
    with pytest.raises(UsageError):
        Prompt("The papers agree.")
    with pytest.raises(UsageError, match="cannot be exported"):
        check_blocks(["The papers agree."])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("text", "start", "end"), [("Panen turun", 0, 11), ("Panen naik", 0, 11), ("", 3, 3)]
)
def test_a_typed_quote_is_no_quote(text: str, start: int, end: int) -> None:
    """A quote that its paper does not print at that place is refused."""
    with pytest.raises(UsageError):
        Quote("p", text, start, end).check({"p": Paper("p", "Panen naik.")})


def test_a_synthesis_checks_its_quotes() -> None:
    """Invented, moved and borrowed quotes are refused when the synthesis is made."""
    paper = Paper("p", "Panen naik. Harga turun.")
    empty = dict.fromkeys(ROLES, ())
    invented = Row("p", {**empty, "findings": (Quote("p", "Panen luar!", 0, 11),)}, 2)
    with pytest.raises(UsageError, match="does not stand"):
        Synthesis((paper,), (invented,))
    with pytest.raises(UsageError, match="no quote of this paper"):
        Row("p", {**empty, "findings": (take(Paper("q", "Panen naik."), 0, 5),)}, 2)
    with pytest.raises(UsageError, match="no quote of this paper"):
        Row("p", {**empty, "findings": ("Panen naik.",)}, 2)  # type: ignore[dict-item]


@pytest.mark.parametrize("export", ["to_markdown", "to_latex", "to_docx", "to_xlsx"])
def test_tampering_is_found_at_export(export: str, tmp_path) -> None:
    """A quote altered behind the object's back stops every export."""
    made = make_synthesis()
    (row, *_) = made.rows
    object.__setattr__(row.cells["aim"][0], "text", "x" * len(row.cells["aim"][0].text))
    arguments = [tmp_path / "out"] if export in ("to_docx", "to_xlsx") else []
    with pytest.raises(UsageError, match="does not stand"):
        getattr(made, export)(*arguments)
    assert not (tmp_path / "out").exists()


def test_the_document_says_nothing_else() -> None:
    """Every statement shows its quotes, every cell of a paper is quotes or a record."""
    made = make_synthesis()
    statements = [b for b in made.document if isinstance(b, Statement)]
    assert statements
    for statement in statements:
        for cited in (*statement.evidence, *statement.again):
            paper = next(p for p in made.papers if p.id == cited.quote.paper)
            assert paper.text[cited.quote.start : cited.quote.end] == cited.quote.text


def test_a_notes_words_are_not_the_papers() -> None:
    """What a reading note says is marked as such in table, evidence and every export."""
    note = "---\ntext: reading-note\nid: n\ntitle: Padi\n---\n\n" + FIRST
    made = Synthesis.of(parse_file(note.encode(), "n.md"), style="harvard")
    assert set(made.evidence["kind"]) == {"reading note"}
    assert "catatan bacaan, bukan naskah" in made.to_markdown()
