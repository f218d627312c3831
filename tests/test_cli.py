"""The command line: JSON lines on standard output, one line of help for wrong use, status 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shell import ROOT, run, run_process

REFERENCE = "Tuten, T. L., & Solomon, M. R. (2016). Social Media Marketing. Sage Publications."


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["parse", "-"], f"{REFERENCE}\n"),
        (["audit", "data/papers/rijal2023.md", "--format", "json"], ""),
        (["network", "citation", "data/papers"], ""),
        (["search", "a"], ""),
        ([], ""),
    ],
)
def test_a_process_of_its_own_is_no_other(arguments: list[str], given: str) -> None:
    """Status, data and words are those that the other tests see within their own process."""
    assert run_process(*arguments, given=given) == run(*arguments, given=given)


def test_parse_keeps_order_and_skips_blank_lines() -> None:
    """One record per non-empty line; spans point into ref; fields are verbatim."""
    done = run("parse", "-", given=f"{REFERENCE}\n\n???\n{REFERENCE}\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["ref"] for row in rows] == [REFERENCE, "???", REFERENCE]
    assert set(rows[0]) == {"ref", "fields", "spans", "confidence", "csl", "problems"}
    for label, spans in rows[0]["spans"].items():
        assert [REFERENCE[a:b] for a, b in spans] == rows[0]["fields"][label]
    assert rows[0]["csl"]["author"][1] == {"family": "Solomon", "given": "M. R."}


def test_extract_gives_offsets_into_the_text() -> None:
    """Entries of a paper: as printed, numbered, at offsets into what `text` prints."""
    paper = str(ROOT / "data/papers/supriyanto2024.md")
    text = run("text", paper).stdout
    rows = [json.loads(line) for line in run("extract", paper).stdout.splitlines()]
    assert [row["n"] for row in rows] == list(range(1, 33))
    assert all(row["label"] is None for row in rows)
    whole = [row for row in rows if text[row["start"] : row["end"]] == row["ref"]]
    assert len(whole) == 31  # one entry is torn by a page break


def test_extract_reads_standard_input_with_labels() -> None:
    """`-` is standard input; a printed number is the label."""
    done = run("extract", "-", given=f"References\n\n[1] {REFERENCE}\n[2] {REFERENCE}\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["n"], row["label"], row["start"]) for row in rows] == [(1, "1", 16), (2, "2", 102)]


def test_same_groups_by_work() -> None:
    """One line per work, ids in input order, with reasons where entries were merged."""
    entries = [
        {"id": "a", "ref": REFERENCE},
        {"id": "b", "ref": "Sari, D. (2019). Desa. Nusa."},
        {"id": "c", "ref": REFERENCE.upper()},
    ]
    done = run("same", "-", given="\n".join(json.dumps(e) for e in entries))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["ids"] for row in rows] == [["a", "c"], ["b"]]
    assert rows[0]["reasons"]


def test_same_gives_ids_back_as_they_came() -> None:
    """A number stays a number, as `match` keeps it too."""
    done = run("same", "-", given=json.dumps({"id": 7, "ref": REFERENCE}))
    assert json.loads(done.stdout)["ids"] == [7]


def test_network_writes_sorted_edges(tmp_path: Path) -> None:
    """`.csv` has source, target, weight, sorted; nothing on standard output."""
    files = [str(p) for p in sorted((ROOT / "data/papers").glob("*.md"))]
    done = run("network", "bibliographic-coupling", *files, "--out", str(tmp_path / "c.csv"))
    assert done.stdout == ""
    assert (tmp_path / "c.csv").read_text().splitlines() == [
        "source,target,weight",
        "arianto2022,rijal2023,1",
        "arianto2022,supriyanto2024,1",
    ]


def test_identity_of_a_peer(tmp_path: Path) -> None:
    """With bibliometrix's labels two volumes of one journal and year are one work."""
    cited = "\n   ".join(f"ALI B, 2001, J ILMU DESA, V{n}, P{n}" for n in (1, 2, 3))
    export = f"FN Clarivate\nVR 1.0\nPT J\nTI Satu\nCR {cited}\nUT WOS:1\nER\n\nEF\n"
    (tmp_path / "wos.txt").write_text(export, encoding="utf-8")
    edges = {}
    for identity in ("works", "bibliometrix"):
        out = tmp_path / f"{identity}.csv"
        given = ["co-citation", str(tmp_path / "wos.txt"), "--out", str(out)]
        assert run("network", *given, "--identity", identity).returncode == 0
        edges[identity] = len(out.read_text().splitlines()) - 1
    assert edges == {"works": 3, "bibliometrix": 0}
    folder = str(tmp_path / "out")
    built = run("build", str(tmp_path), "--out", folder, "--identity", "bibliometrix", "--quiet")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "out/citations.csv").read_text(encoding="utf-8").count("WOS:1,") == 1


def test_mentions_cite_entries_by_number() -> None:
    """Markers in order, at offsets into the text, linked to the numbers of `extract`."""
    paper = ROOT / "data/papers/supriyanto2024.md"
    text = paper.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in run("mentions", str(paper)).stdout.splitlines()]
    assert all(text[row["start"] : row["end"]] == row["marker"] for row in rows)
    assert {n for row in rows for n in row["cites"]} == set(range(1, 33))
    assert [row["marker"] for row in rows if row["status"] == "missing"] == ["(Widada, 2018)"]


def test_audit_returns_1_when_it_finds_something() -> None:
    """Findings as JSON lines and status 1; a clean list gives nothing and status 0."""
    done = run("audit", "data/papers/rijal2023.md", "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert set(rows[0]) == {"paper", "kind", "severity", "place", "printed", "advice"}
    text = run("audit", "data/papers/rijal2023.md", "--format", "text")
    assert (text.returncode, text.stdout) == (1, "")
    assert len(text.stderr.splitlines()) == len(rows)


def test_themes_quote_the_text() -> None:
    """Every sentence stands at its offsets; the paper is the file's stem."""
    done = run("themes", "data/papers/astuti2023.md", "--codebook", "data/codebook.yaml")
    text = (ROOT / "data/papers/astuti2023.md").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert {row["paper"] for row in rows} == {"astuti2023"}
    assert all(text[row["start"] : row["end"]] == row["sentence"] for row in rows)


def test_match_decides_in_input_order(tmp_path: Path) -> None:
    """A record that is the work is matched, another is refused."""
    records = tmp_path / "records.jsonl"
    record = {
        "id": "x", "type": "book", "title": "Social Media Marketing", "publisher": "Sage Publications",
        "author": [{"family": "Tuten", "given": "Tracy L."}, {"family": "Solomon", "given": "Michael R."}],
        "issued": {"date-parts": [[2016]]},
    }  # fmt: skip
    records.write_text(json.dumps(record), encoding="utf-8")
    entries = [
        {"id": "a", "ref": "Sari, D. (2019). Desa Digital. Nusa."},
        {"id": "b", "ref": REFERENCE},
    ]
    done = run(
        "match", "-", "--records", str(records), given="\n".join(json.dumps(e) for e in entries)
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["id"], r["record"], r["decision"]) for r in rows] == [
        ("a", None, "refuse"),
        ("b", "x", "match"),
    ]


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (["extract", "nowhere.txt"], "", "nowhere.txt"),
        (["build", "nowhere"], "", "no such file or folder"),
        (["network", "friendship", "data/papers"], "", "--out"),
        (["network", "friendship", "data/papers", "--out", "x.csv"], "", "bibliographic-coupling"),
        (["network", "citation", "data/papers", "--out", "x.doc"], "", ".graphml"),
        (["build", "data/papers", "--identity", "citespace"], "", "use works, bibliometrix"),
        (["same", "-"], "{broken", "line 1"),
        (["same", "-"], '{"id": 1}', "line 1"),
        (["same", "-"], '{"id": "a", "ref": "x"}\n{"id": "a", "ref": "y"}', "twice"),
        (["audit", "data/papers", "--format", "xml"], "", "json or text"),
        (["themes", "data/papers", "--codebook", "none.yaml"], "", "none.yaml"),
        (["match", "-", "--records", "none.jsonl"], "", "none.jsonl"),
        (["frobnicate"], "", "frobnicate"),
        (["parse"], "", "FILE"),
        (["enrich", "data/papers"], "", "--provider"),
        (["enrich", "data/papers", "--provider", "scolar"], "", "no provider 'scolar'"),
        (["enrich", "data/papers", "--provider", "recorded"], "", "recorded.jsonl"),
        (["build", "data/papers", "--corrections", "none.yaml"], "", "none.yaml"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    arguments: list[str], given: str, says: str, tmp_path: Path
) -> None:
    """Status 2, nothing on standard output, one line that names the mend."""
    arguments = [str(ROOT / a) if a == "data/papers" else a for a in arguments]
    done = run(*arguments, given=given, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert says in done.stderr


def test_enrich_prints_values_and_a_plan(tmp_path: Path) -> None:
    """One line a value with its origin; a plan is one line a provider and asks nothing."""
    records = str(ROOT / "data/enrichment/recorded.jsonl")
    where = [str(ROOT / "data/papers/rijal2023.md"), "--records", records, "-q"]
    done = run("enrich", *where, "--provider", "recorded", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {row["provider"] for row in rows} == {"recorded"}
    assert {"work", "variable", "printed", "value", "relation", "decision"} <= set(rows[0])
    assert "enriched" in done.stderr
    plan = ["--provider", "recorded", "--provider", "scholar", "--plan"]
    done = run("enrich", *where, *plan, cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["provider"] for row in rows] == ["recorded", "scholar"]
    assert "robots.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "enrich",
        "parse",
        "extract",
        "text",
        "mentions",
        "audit",
        "match",
        "themes",
        "same",
        "network",
    ],
)
def test_help_teaches_by_example(command: str) -> None:
    """Every command's help has an example that starts with its own name."""
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"litreview {command}" in done.stdout
