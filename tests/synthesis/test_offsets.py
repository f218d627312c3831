"""Quotes equal `litreview text FILE` at their offsets, for every format that papers come in."""

from __future__ import annotations

from pathlib import Path

import pytest

import litreview
from litreview import commands
from litreview.synthesis import Synthesis
from synthesis.corpus import FIRST, SECOND, by_terms
from written import docx_bytes, pdf_bytes


def _text(text: str) -> bytes:
    return text.encode()


def _bom(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _html(text: str) -> bytes:
    parts = [p.replace("\n", "<br>") for p in text.split("\n\n")]
    inside = f"<h1>{parts[0]}</h1>" + "".join(f"<p>{p}</p>" for p in parts[1:])
    return f"<!DOCTYPE html><html><head><title>{parts[0]}</title></head><body><article>{inside}</article></body></html>".encode()


FORMATS = {"txt": _text, "md": _bom, "html": _html, "docx": docx_bytes, "pdf": pdf_bytes}


@pytest.mark.parametrize("ending", FORMATS)
def test_quotes_are_the_files_text(ending: str, tmp_path: Path) -> None:
    """Every row of the evidence stands in what `text` prints of its file."""
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.{ending}").write_bytes(FORMATS[ending](text))
    review = litreview.read(tmp_path)
    made = Synthesis.of(
        review.paper_records,
        review.mention_records,
        review.work_records,
        matrix=by_terms(review),
        style="harvard",
    )
    rows = made.evidence.to_dict("records")
    assert {r["paper"] for r in rows} == {"first", "second"}
    assert {r["for"] for r in rows} >= {"aim", "method", "findings", "training"}
    for row in rows:
        printed = commands.text(tmp_path / f"{row['paper']}.{ending}")
        assert printed[row["start"] : row["end"]] == row["text"]


def test_quotes_of_the_shipped_papers(shipped: litreview.Review) -> None:
    """The same for the corpus that ships, themes and all."""
    root = Path(__file__).resolve().parents[2] / "data"
    matrix = shipped.themes(root / "codebook.yaml")
    made = Synthesis.of(
        shipped.paper_records,
        shipped.mention_records,
        shipped.work_records,
        matrix=matrix,
        style="harvard",
    )
    assert len(made.evidence) > 20
    for row in made.evidence.to_dict("records"):
        printed = commands.text(root / "papers" / f"{row['paper']}.md")
        assert printed[row["start"] : row["end"]] == row["text"]
