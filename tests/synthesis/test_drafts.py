"""Drafts in a folder: the same bytes again, and what a person wrote in one is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from litreview.model import Paper
from litreview.synthesis import Synthesis
from litreview.synthesis.drafts import CHECKSUMS, ENDINGS, remove_drafts, write_drafts

DRAFTS = {f"synthesis{ending}" for ending in ENDINGS}


@pytest.fixture
def draft() -> Synthesis:
    """The synthesis of one paper."""
    return Synthesis.of([Paper("p", "Penelitian ini bertujuan menguji air.")], style="harvard")


@pytest.fixture
def longer() -> Synthesis:
    """The synthesis of another."""
    return Synthesis.of([Paper("q", "Penelitian ini bertujuan menguji tanah.")], style="harvard")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_gives_the_same_bytes(draft: Synthesis, tmp_path: Path) -> None:
    """All formats and their checksums, and nothing else."""
    write_drafts(draft, tmp_path)
    first = bytes_of(tmp_path)
    assert first.keys() == {*DRAFTS, CHECKSUMS}
    write_drafts(draft, tmp_path)
    assert bytes_of(tmp_path) == first


def test_an_untouched_draft_is_renewed(draft: Synthesis, longer: Synthesis, tmp_path: Path) -> None:
    """Other papers, other drafts, under the same names."""
    write_drafts(draft, tmp_path)
    write_drafts(longer, tmp_path)
    assert bytes_of(tmp_path).keys() == {*DRAFTS, CHECKSUMS}
    assert "menguji tanah" in (tmp_path / "synthesis.md").read_text(encoding="utf-8")


def test_prose_of_a_person_stays(draft: Synthesis, longer: Synthesis, tmp_path: Path) -> None:
    """The file that was written in keeps name and bytes; the new draft stands beside it, once."""
    write_drafts(draft, tmp_path)
    mine = tmp_path / "synthesis.md"
    mine.write_text("Kalimat saya sendiri.", encoding="utf-8")
    for made in (draft, longer, longer):
        write_drafts(made, tmp_path)
    assert mine.read_text(encoding="utf-8") == "Kalimat saya sendiri."
    assert bytes_of(tmp_path).keys() == {*DRAFTS, "synthesis-new.md", CHECKSUMS}
    assert "menguji tanah" in (tmp_path / "synthesis-new.md").read_text(encoding="utf-8")
    (tmp_path / "synthesis-new.md").write_text("Juga milik saya.", encoding="utf-8")
    write_drafts(longer, tmp_path)
    assert (tmp_path / "synthesis-new-2.md").exists()
    mine.unlink()
    write_drafts(longer, tmp_path)
    assert bytes_of(tmp_path).keys() == {*DRAFTS, "synthesis-new.md", CHECKSUMS}


def test_drafts_of_an_older_run_can_be_taken_back(draft: Synthesis, tmp_path: Path) -> None:
    """All but what a person wrote in, and nothing that a checksum file names elsewhere."""
    outside = tmp_path / "synthesis.md"
    outside.write_text("elsewhere", encoding="utf-8")
    folder = tmp_path / "id"
    write_drafts(draft, folder)
    (folder / "synthesis.docx").write_bytes(b"mine")
    listed = (
        (folder / CHECKSUMS).read_text(encoding="utf-8").replace("synthesis.tex", "../synthesis.md")
    )
    (folder / CHECKSUMS).write_text(listed, encoding="utf-8")
    remove_drafts(folder)
    assert bytes_of(folder).keys() == {"synthesis.docx", "synthesis.tex"}
    assert outside.exists()


def test_lost_checksums_lose_no_prose(draft: Synthesis, longer: Synthesis, tmp_path: Path) -> None:
    """Files of unknown origin are taken for a person's, unless they are the draft itself."""
    write_drafts(draft, tmp_path)
    (tmp_path / CHECKSUMS).unlink()
    write_drafts(draft, tmp_path)
    assert bytes_of(tmp_path).keys() == {*DRAFTS, CHECKSUMS}
    (tmp_path / CHECKSUMS).unlink()
    write_drafts(longer, tmp_path)
    assert "menguji air" in (tmp_path / "synthesis.md").read_text(encoding="utf-8")
    assert "menguji tanah" in (tmp_path / "synthesis-new.md").read_text(encoding="utf-8")
