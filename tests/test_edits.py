"""Hand edits of the written bibliography: offered as rows, kept, adopted, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import litreview
from litreview.corrections import read_corrections
from litreview.edits import BIB, EDITED, OFFERED, describe_offers, keep_edits, sign_bib
from litreview.formats.bibtex import bibtex
from litreview.formats.csl import csl_json
from litreview.review import review_papers


@pytest.fixture
def written(shipped: litreview.Review, tmp_path: Path) -> Path:
    """A folder with the bibliography of the shipped papers as `save` writes it."""
    write(shipped, tmp_path)
    return tmp_path


def write(review: litreview.Review, folder: Path) -> None:
    """Do what `save` does to the two files, hand edits first."""
    keep_edits(review, folder)
    (folder / BIB).write_text(sign_bib(bibtex(review.work_records)), encoding="utf-8")
    (folder / "works.json").write_text(csl_json(review.work_records), encoding="utf-8")


def edit(folder: Path, *pairs: tuple[str, str]) -> str:
    """Replace text in the bibliography; return what it was."""
    text = (folder / BIB).read_text(encoding="utf-8")
    edited = text
    for old, new in pairs:
        assert old in edited
        edited = edited.replace(old, new, 1)
    (folder / BIB).write_text(edited, encoding="utf-8")
    return text


def names(folder: Path) -> set[str]:
    """Return what stands in the folder."""
    return {path.name for path in folder.iterdir()}


def test_an_untouched_file_offers_nothing(shipped: litreview.Review, written: Path) -> None:
    """Saving again leaves the two files and nothing else."""
    before = (written / BIB).read_bytes()
    write(shipped, written)
    assert names(written) == {BIB, "works.json"}
    assert (written / BIB).read_bytes() == before
    assert describe_offers(written) == []


def test_an_edit_becomes_a_row_that_can_be_adopted(
    shipped: litreview.Review, written: Path
) -> None:
    """Edited, offered, copied into the corrections, built again: the value stays, the offer goes."""
    title = "Dinamika Pelayanan Publik Di Indonesia"
    edit(written, (f"title = {{{title}", f"title = {{Pergeseran {title}"))
    edited = (written / BIB).read_bytes()
    write(shipped, written)
    assert names(written) == {BIB, "works.json", OFFERED, EDITED}
    assert (written / EDITED).read_bytes() == edited
    assert "1 corrections from hand edits" in describe_offers(written)[0]
    rows = read_corrections(written / OFFERED)
    assert [row.kind for row in rows.rows] == ["fix"]
    assert str(rows.rows[0].values["title"]).startswith(f"Pergeseran {title}")
    write(shipped, written)  # no further edit: the offer stays
    assert read_corrections(written / OFFERED) == rows
    adopted = review_papers(shipped.paper_records, corrections=rows)
    assert adopted.correction_problems == ()
    write(adopted, written)
    assert OFFERED not in names(written)
    assert f"Pergeseran {title}" in (written / BIB).read_text(encoding="utf-8")
    write(adopted, written)
    assert OFFERED not in names(written)


def test_a_second_edit_joins_the_first(shipped: litreview.Review, written: Path) -> None:
    """Two builds, two edits of one entry: one row with both values."""
    edit(written, ("title = {Model Komunikasi", "title = {Contoh Komunikasi"))
    write(shipped, written)
    edit(written, ("journal = {Jurnal Dialektika Komunika}", "journal = {Dialektika Komunika}"))
    write(shipped, written)
    (row,) = read_corrections(written / OFFERED).rows
    assert set(row.values) == {"title", "container-title"}
    assert names(written) >= {EDITED, "references-edited-2.bib"}


def test_entries_that_come_go_or_break_are_kept_aside(
    shipped: litreview.Review, written: Path
) -> None:
    """No row can say them: the edited file is kept and the offer names them."""
    text = edit(written, ("@article{alamsyah2021model", "@article{alamsyah2099"))
    with (written / BIB).open("a", encoding="utf-8") as file:
        file.write("\n@book{mine, title = {Never closed\n")
    edited = (written / BIB).read_bytes()
    write(shipped, written)
    assert (written / BIB).read_text(encoding="utf-8") == text
    assert (written / EDITED).read_bytes() == edited
    offer = (written / OFFERED).read_text(encoding="utf-8")
    assert all(
        name in offer for name in ("alamsyah2021model went", "alamsyah2099 came", "mine came")
    )
    assert read_corrections(written / OFFERED).rows == ()
    assert "3 edits that no correction can say" in describe_offers(written)[0]
    write(shipped, written)
    assert (written / OFFERED).read_text(encoding="utf-8") == offer


def test_another_editor_of_the_same_entries_is_no_edit(
    shipped: litreview.Review, written: Path
) -> None:
    """CRLF, a byte order mark, spaces, another order: the values are the same."""
    text = (written / BIB).read_text(encoding="utf-8")
    head, *entries = text.split("\n@")
    shuffled = "\n@".join([head, *reversed(entries)]).replace("\n ", "\n\t")
    (written / BIB).write_bytes(b"\xef\xbb\xbf" + shuffled.replace("\n", "\r\n").encode())
    write(shipped, written)
    assert OFFERED not in names(written)


@pytest.mark.parametrize("lost", ["works.json", "head", "both"])
def test_an_edit_is_kept_whatever_else_was_lost(
    shipped: litreview.Review, written: Path, lost: str
) -> None:
    """Without the line above it, or without the other file, an edit is still not lost."""
    edit(written, ("title = {Model Komunikasi", "title = {Contoh Komunikasi"))
    if lost in {"head", "both"}:
        text = (written / BIB).read_text(encoding="utf-8")
        (written / BIB).write_text(text.partition("\n")[2], encoding="utf-8")
    if lost in {"works.json", "both"}:
        (written / "works.json").write_text("{broken", encoding="utf-8")
    write(shipped, written)
    assert EDITED in names(written)
    assert OFFERED in names(written)


def test_hostile_edits_are_text(shipped: litreview.Review, written: Path) -> None:
    """Formulas, markup, YAML's own marks: the row holds them and nothing else happens."""
    hostile = "=cmd|' /C calc'!A0: [*x] <b>#"
    edit(written, ("title = {Model Komunikasi", "title = {" + hostile))
    write(shipped, written)
    (row,) = read_corrections(written / OFFERED).rows
    assert hostile in str(row.values["title"])


def test_a_broken_offer_is_not_overwritten(shipped: litreview.Review, written: Path) -> None:
    """One line says what to do; the file stays as it is."""
    (written / OFFERED).write_text("- [", encoding="utf-8")
    with pytest.raises(litreview.InputError, match=OFFERED):
        keep_edits(shipped, written)
    assert (written / OFFERED).read_text(encoding="utf-8") == "- ["
    assert "cannot be read" in describe_offers(written)[0]
