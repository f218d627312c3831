"""Corrections applied to papers in memory: what they change, what they leave, what is stale."""

from __future__ import annotations

from pathlib import Path

import litreview
from litreview.corrections import parse_corrections
from litreview.papers import parse_file
from litreview.review import Review, review_papers

ROOT = Path(__file__).resolve().parents[2]
SARI = "Sari, D. (2019). Layanan Publik Daring. Jurnal Administrasi, 4(2), 10-20."
WIJAYA = "Wijaya, A. (2018). Tata Kelola Desa. Penerbit Nusantara."
TORN = ("Utami, R. (2020).", "Peningkatan Kualitas Pelayanan Publik. Jurnal Desa, 3(1), 5-9.")


def review(rows: str, **lists: list[str]) -> Review:
    """Return the review of papers with these entries, corrected by these rows."""
    papers = [
        paper
        for name, entries in lists.items()
        for paper in parse_file(
            ("DAFTAR PUSTAKA\n\n" + "\n\n".join(entries) + "\n").encode(), f"{name}.txt"
        )
    ]
    return review_papers(papers, corrections=parse_corrections(rows))


FIX = f"- {{fix: a-r01, printed: '{SARI[:30]}', set: {{volume: 5, issue: '', author: 'Sari, Dewi'}}, why: seen}}"


def test_a_field_is_fixed_everywhere_and_its_origin_is_told() -> None:
    """Reference, work and frames have the value; the printed text and value stay."""
    found = review(FIX, a=[SARI, WIJAYA], b=[SARI])
    fixed = found.reference("a-r01")
    assert (fixed.text, fixed.csl["volume"], "issue" in fixed.csl) == (SARI, "5", False)
    assert {(p.field, p.printed) for p in fixed.problems if p.kind == "corrected"} == {
        ("volume", "4"),
        ("issue", "2"),
        ("author", "Sari, D."),
    }
    work = next(w for w in found.work_records if "a-r01" in w.references)
    assert work.references == ("a-r01", "b-r01")
    assert work.csl["volume"] == "5"  # though b prints 4
    assert "corrected in a-r01: volume, issue, author (corrections.yaml: seen)" in work.reasons
    assert found.correction_problems == ()
    assert any("1 of 1 corrections applied" in line for line in found.summary())
    assert "corrected" not in set(found.audit()["kind"])


def test_a_row_that_no_longer_fits_is_reported_and_not_applied() -> None:
    """Another text, another id, another paper: a problem that names file and line."""
    rows = (
        "- {fix: a-r01, printed: 'Other words stand here', set: {volume: 5}}\n"
        f"- {{fix: zz-r01, printed: '{SARI[:30]}', set: {{volume: 5}}}}\n"
        f"- {{split: zz-r01, printed: '{SARI[:30]}', before: x}}\n"
        f"- {{split: a-r01, printed: '{SARI[:30]}', before: Nowhere}}\n"
        f"- {{merge: [a-r01, a-r09], printed: ['{SARI[:30]}', 'Not there at all']}}\n"
        f"- {{same: [a-r01, a-r09], printed: ['{SARI[:30]}', 'Not there at all']}}"
    )
    found = review(rows, a=[SARI, WIJAYA])
    assert [p.kind for p in found.correction_problems] == ["correction-stale"] * 6
    said = " ".join(p.message for p in found.correction_problems)
    assert all(f"corrections.yaml, line {n}:" in said for n in range(1, 7))
    assert found.reference_records == review("", a=[SARI, WIJAYA]).reference_records


def test_an_entry_that_moved_on_is_found_by_its_quote() -> None:
    """A new entry before it changes the id, not the text."""
    found = review(FIX, a=["Aan, C. (2001). Buku Baru. Obor.", SARI])
    assert found.reference("a-r02").csl["volume"] == "5"
    (work,) = [w for w in found.work_records if "a-r02" in w.references]
    assert any("a-r02 (moved on from a-r01): volume" in reason for reason in work.reasons)
    assert found.correction_problems == ()


def test_entries_are_split_where_a_person_says() -> None:
    """Both halves are parsed, keep the text and say where they stand."""
    glued = f"{SARI} {WIJAYA}"
    rows = f"- {{split: a-r01, printed: '{SARI[:30]}', before: 'Wijaya, A. (2018)'}}"
    found = review(rows, a=[glued])
    one, two = found.reference_records
    assert (one.id, two.id, one.text, two.text) == ("a-r01", "a-r01b", SARI, WIJAYA)
    assert two.csl["title"] == "Tata Kelola Desa"
    text = found.paper_records[0].text
    assert text[one.start : one.end].strip() == SARI
    assert text[two.start : two.end].strip() == WIJAYA
    assert found.correction_problems == ()


def test_pieces_are_merged_where_a_person_says() -> None:
    """One entry with both stretches of the paper; the other id is gone."""
    rows = f"- {{merge: [a-r02, a-r01], printed: ['{TORN[0]}', '{TORN[1][:30]}']}}"
    found = review(rows, a=[TORN[1], TORN[0], WIJAYA])
    assert [r.id for r in found.reference_records] == ["a-r02", "a-r03"]
    whole = found.reference("a-r02")
    assert whole.text == " ".join(TORN)
    assert whole.csl["title"] == "Peningkatan Kualitas Pelayanan Publik"
    assert len(whole.pieces) == 2
    assert found.correction_problems == ()


def test_same_and_different_go_before_every_comparison() -> None:
    """What looks alike is kept apart, what does not is joined, with the person as reason."""
    assert len(review("", a=[SARI], b=[SARI, WIJAYA]).works) == 4  # the two papers are works too
    pair = f"[a-r01, b-r01], printed: ['{SARI[:30]}', '{SARI[:30]}']"
    apart = review(f"- {{different: {pair}}}", a=[SARI], b=[SARI, WIJAYA])
    assert len(apart.works) == 5
    strange = f"[a-r01, b-r02], printed: ['{SARI[:30]}', '{WIJAYA[:30]}']"
    joined = review(f"- {{same: {strange}}}", a=[SARI], b=[SARI, WIJAYA])
    work = next(w for w in joined.work_records if "b-r02" in w.references)
    assert set(work.references) == {"a-r01", "b-r01", "b-r02"}
    assert any("a person says so" in reason for reason in work.reasons)
    both = review(f"- {{different: {pair}}}\n- {{same: {strange}}}", a=[SARI], b=[SARI, WIJAYA])
    groups = {w.references for w in both.work_records if w.references}
    assert groups == {("a-r01", "b-r02"), ("b-r01",)}


def test_a_repair_is_undone(shipped: litreview.Review) -> None:
    """The torn entry that is mended by itself is left in two where a person says so."""
    head, tail = (shipped.reference(f"rijal2023-r{n}").text for n in ("08", "05"))
    rows = f"- {{different: [rijal2023-r08, rijal2023-r05], printed: ['{head}', '{tail[:40]}']}}"
    found = review_papers(shipped.paper_records, corrections=parse_corrections(rows))
    assert found.correction_problems == ()
    assert not any(len(r.references) > 1 for r in found.repairs if "rijal2023-r08" in r.references)
    assert len(found.works) == len(shipped.works) + 1


def test_a_paper_is_corrected_by_words_of_its_own(shipped: litreview.Review) -> None:
    """Its record, and the work that it is."""
    paper = shipped.paper_records[0]
    quote = " ".join(paper.text.split())[200:260]
    rows = parse_corrections("- fix: x\n  printed: y\n  set: {publisher: Untirta Press}").rows
    from dataclasses import replace

    from litreview.corrections import Corrections

    row = replace(rows[0], targets=(paper.id,), printed=(quote,))
    found = review_papers(shipped.paper_records, corrections=Corrections((row,)))
    assert found.correction_problems == ()
    work = next(w for w in found.work_records if w.paper == paper.id)
    assert work.csl["publisher"] == "Untirta Press"


def test_records_are_accepted_and_rejected(shipped: litreview.Review) -> None:
    """An open question is answered for good; a record that is gone is reported."""
    records = ROOT / "data/enrichment/recorded.jsonl"
    questions = shipped.enrich(["recorded"], records=records).questions()
    assert len(questions) == 2
    accept = "".join(questions["correction"])
    answered = review_papers(shipped.paper_records, corrections=parse_corrections(accept))
    asked = answered.enrich(["recorded"], records=records)
    assert len(asked.questions()) == 0
    taken = asked.enrichment.set_index("work").loc[list(questions["work"])]
    assert set(taken["decision"]) == {"match"}
    assert asked.correction_problems == ()
    reject = parse_corrections(accept.replace("accept:", "reject:"))
    refused = review_papers(shipped.paper_records, corrections=reject)
    asked = refused.enrich(["recorded"], records=records)
    assert len(asked.questions()) == 0
    assert not set(asked.enrichment["work"]) & set(questions["work"])
    gone = parse_corrections(accept.replace("rec-0", "rec-9"))
    asked = review_papers(shipped.paper_records, corrections=gone).enrich(
        ["recorded"], records=records
    )
    assert [p.kind for p in asked.correction_problems] == ["correction-stale"] * 2
    assert "offers no record 'rec-9" in asked.correction_problems[0].message


def test_what_a_person_took_out_stays_out(tmp_path: Path) -> None:
    """Though another member of the work prints it, and though a provider has it."""
    import json

    rows = f"- {{fix: a-r01, printed: '{SARI[:30]}', set: {{issue: ''}}}}"
    found = review(rows, a=[SARI, WIJAYA], b=[SARI])
    work = next(w for w in found.work_records if "a-r01" in w.references)
    assert (len(work.references), "issue" in work.csl) == (2, False)
    facts = tmp_path / "facts.jsonl"
    fact = {"record": "r1", "csl": {**work.csl, "issue": "2", "ISSN": "2088-2815"}}
    facts.write_text(json.dumps(fact), encoding="utf-8")
    asked = found.enrich(["recorded"], records=facts)
    again = next(w for w in asked.work_records if w.id == work.id)
    assert ("issue" in again.csl, again.csl["ISSN"]) == (False, "2088-2815")


def test_the_example_of_the_shipped_file_is_right(shipped: litreview.Review) -> None:
    """Its first row, uncommented, fits the entry that it names."""
    lines = (ROOT / "data/corrections.yaml").read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("# - fix:"))
    stop = lines.index("#", start)
    rows = parse_corrections("\n".join(line[2:] for line in lines[start:stop]))
    found = review_papers(shipped.paper_records, corrections=rows)
    assert found.correction_problems == ()
    assert found.reference(rows.rows[0].targets[0]).csl["volume"] == "13"


def test_a_quote_that_is_too_short_is_told_so() -> None:
    """It may fit, and is not applied: the message says why."""
    found = review("- {fix: a-r01, printed: Sari, set: {volume: 5}}", a=[SARI, WIJAYA])
    (problem,) = found.correction_problems
    assert "the quote 'Sari' has fewer than 12 letters" in problem.message
