"""Review: frames, saving, showing itself, bad input that leaves the other papers unharmed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import litreview
from litreview.frames import SCHEMA, read_frame
from litreview.papers import parse_file
from litreview.review import review_papers

ROOT = Path(__file__).resolve().parents[1]
OF_A_REVIEW = [name for name in SCHEMA if name not in {"hits", "protocol"}]
"""Those two are frames of a search."""
LIST = (
    "DAFTAR PUSTAKA\n\n"
    "Sari, D. (2019). Layanan Publik Daring. Jurnal Administrasi, 4(2), 10-20.\n\n"
    "Wijaya, A. (2018). Tata Kelola Desa. Penerbit Nusantara.\n"
)


@pytest.fixture(scope="module")
def frames(shipped: litreview.Review) -> dict[str, pd.DataFrame]:
    """Every frame that a review has, after asking the recorded provider."""
    review = shipped.enrich(["recorded"], records=ROOT / "data/enrichment/recorded.jsonl")
    asked = {
        "coverage": review.coverage(),
        "questions": review.questions(),
        "plan": review.plan_enrichment(
            ["recorded"], records=ROOT / "data/enrichment/recorded.jsonl"
        ),
        "checks": review.table_checks(),
    }
    return {name: getattr(review, name) for name in OF_A_REVIEW if name not in asked} | asked


@pytest.mark.parametrize("name", OF_A_REVIEW)
def test_frames_have_their_schema(frames: dict[str, pd.DataFrame], name: str) -> None:
    """Columns and dtypes are those that the schema names, and none is empty here."""
    frame = frames[name]
    assert len(frame)
    assert list(frame.columns) == list(SCHEMA[name])
    for column, kind in SCHEMA[name].items():
        assert str(frame[column].dtype) == ("object" if kind == "list" else kind)


@pytest.mark.parametrize("name", OF_A_REVIEW)
def test_frames_survive_the_disk(
    frames: dict[str, pd.DataFrame], name: str, tmp_path: Path
) -> None:
    """What is written is what is read, lists included."""
    from litreview.frames import write_frame

    write_frame(frames[name], name, tmp_path / "f.csv")
    again = read_frame(name, tmp_path / "f.csv")
    frame = frames[name].copy()
    for column, kind in SCHEMA[name].items():
        if kind == "list":
            frame[column] = [[v.replace("|", "¦") for v in items] for items in frame[column]]
    pd.testing.assert_frame_equal(again, frame, atol=1e-4)


def test_bad_files_leave_the_others_unharmed(tmp_path: Path) -> None:
    """A binary file, an empty one, Latin-1, UTF-16, CRLF, a BOM: one line each, nothing lost."""
    (tmp_path / "good.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(LIST.replace("Sari", "Särî").encode("latin-1"))
    (tmp_path / "wide.txt").write_bytes(b"\xff\xfe" + LIST.encode("utf-16-le"))
    (tmp_path / "crlf.txt").write_bytes(b"\xef\xbb\xbf" + LIST.replace("\n", "\r\n").encode())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "odd.docm").write_bytes(b"x")
    review = litreview.read(tmp_path)
    found = review.papers.set_index("paper")["n_references"].to_dict()
    assert found == {"good": 2, "latin": 2, "wide": 2, "crlf": 2, "empty": 0}
    assert {p.printed for p in review.skipped} == {"odd.docm", "picture.txt"}
    assert all("\n" not in p.message for p in review.skipped)
    assert len(review.works) == len({"good", "latin", "wide", "crlf", "empty"}) + 2


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p / "none", "no such"),
        (lambda p: p, "no readable paper"),
    ],
)
def test_nothing_to_read_is_one_clear_line(make, says: str, tmp_path: Path) -> None:
    """A missing or an empty folder is an error that says what to do."""
    with pytest.raises(litreview.InputError, match=says) as caught:
        litreview.read(make(tmp_path))
    assert "\n" not in str(caught.value)


def test_paper_without_list_and_list_without_paper() -> None:
    """A body alone has no references; a list alone has all of them."""
    body = parse_file(
        b"Pendahuluan\n\nMedia sosial dipakai luas oleh pemerintah daerah.\n", "body.txt"
    )
    alone = parse_file(LIST.split("\n\n", 1)[1].encode(), "alone.txt")
    review = review_papers([*body, *alone])
    assert review.papers.set_index("paper")["n_references"].to_dict() == {"alone": 2, "body": 0}


def test_giant_reference_and_odd_characters_do_no_harm() -> None:
    """100,000 characters in one entry, NULs and right-to-left text: problems, neighbours intact."""
    giant = "Sari, D. (2019). " + "Layanan publik daring " * 4600 + "."
    text = (
        f"REFERENSI\n\n{giant}\n\nعلي، م. (2015). كتاب. بيروت.\n\nA\x00B, C. (2001). D\x07 E. F.\n\n"
        + LIST.split("\n\n", 1)[1]
    )
    review = review_papers(parse_file(text.encode(), "odd.txt"))
    assert len(review.reference_records) == 5
    assert "overlong" in {p.kind for p in review.reference_records[0].problems}
    assert review.reference_records[4].csl["title"] == "Tata Kelola Desa"


def test_two_papers_of_one_name(tmp_path: Path) -> None:
    """Both are kept; the second gets a number and says so."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.txt").write_text(LIST, encoding="utf-8")
    review = litreview.read(tmp_path)
    assert review.papers["paper"].tolist() == ["paper", "paper-2"]
    assert any("same-name" in p for p in review.papers["problems"][1])
    assert review.network("bibliographic-coupling")["paper"]["paper-2"]["weight"] == 2


def test_bibtex_entries_are_papers_without_lists(tmp_path: Path) -> None:
    """A .bib file gives papers that other papers can cite."""
    (tmp_path / "shelf.bib").write_text(
        "@article{sari2019, author={Sari, Dewi}, title={Layanan Publik Daring}, journal={Jurnal Administrasi}, year=2019}",
        encoding="utf-8",
    )
    (tmp_path / "paper.txt").write_text(LIST, encoding="utf-8")
    review = litreview.read(tmp_path)
    assert review.network("citation").has_edge("paper", "sari2019")


def test_review_and_reference_show_themselves(shipped: litreview.Review) -> None:
    """In a notebook: counts and doubts; the entry with every field labelled."""
    assert "69 printed entries" in shipped._repr_html_()
    html = shipped.reference("arianto2022-r08")._repr_html_()
    for label in ("author", "date", "title", "publisher"):
        assert f">{label}</span>" in html
    with pytest.raises(litreview.UsageError, match="no reference"):
        shipped.reference("nobody")


def test_audit_tables_and_themes(shipped: litreview.Review) -> None:
    """The verbs of a reviewer: findings with advice, arithmetic that holds, cells that open."""
    audit = shipped.audit()
    assert list(audit.columns) == ["paper", "kind", "severity", "place", "printed", "advice"]
    assert (audit["kind"] == "missing-reference").sum() == 1
    assert [len(t.rows) for t in shipped.tables] == [5, 11]
    checks = shipped.table_checks()
    assert checks["ok"].all()
    assert {415.0, 100.0, 44.6, 8.92} <= set(checks["found"])
    matrix = shipped.themes(ROOT / "data/codebook.yaml", by="terms")
    for theme, row in matrix.frame[[p.id for p in matrix.papers]].iterrows():
        for paper, count in row.items():
            assert len(matrix.cell(str(theme), str(paper))) == count


def test_recorded_enrichment(shipped: litreview.Review) -> None:
    """Two records are asked about, printed values stay, what is added names its origin."""
    review = shipped.enrich(["recorded"], records=ROOT / "data/enrichment/recorded.jsonl")
    facts = review.enrichment
    asked = set(facts.loc[facts["decision"] == "ask", "work"])
    assert asked == {"yuliani2020media", "lailiyah2017pemanfaatan"}
    before = {w.id: w.csl for w in shipped.work_records}
    for work in review.work_records:
        assert all(work.csl[k] == v for k, v in before[work.id].items() if k != "custom")
    added = next(w for w in review.work_records if w.id == "nugraha2020komunikasi")
    assert any("from recorded" in reason for reason in added.reasons)
    with pytest.raises(litreview.UsageError, match="use one of recorded"):
        shipped.enrich(["recoded"])
