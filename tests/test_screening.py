"""The screening log and the PRISMA 2020 counts: only what was logged, contradictions named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

import litreview
from litreview.errors import InputError
from litreview.reports import build_report
from litreview.screening import (
    BOXES,
    ScreeningLog,
    count_flow,
    parse_screening,
    read_protocol,
    read_screening,
)

HEAD = "record,stage,decision,reason,by,date\n"


def log_of(*rows: str) -> ScreeningLog:
    """Read a log of rows under the usual head."""
    return parse_screening(HEAD + "".join(f"{row}\n" for row in rows))


def counted(flow: pd.DataFrame) -> dict[str, int]:
    """Return the boxes that have a number."""
    whole = flow[(flow["of"] == "") & flow["n"].notna()]
    return dict(zip(whole["box"], whole["n"], strict=True))


def test_a_log_is_counted_by_stage() -> None:
    """Every box counts the records of its own decisions."""
    log = log_of(
        "d,identification,duplicate,,,",
        "x,identification,ineligible,,,",
        "a,screening,include,,Ana,2024-03-01",
        "b,screening,include,,Ana,",
        "c,screening,exclude,off topic,Ana,",
        "a,retrieval,retrieved,,,",
        "b,retrieval,Not retrieved,,,",
        "a,eligibility,exclude,no data,,",
    )
    assert not log.problems
    flow = count_flow(log)
    assert counted(flow) == {
        "duplicates": 1, "ineligible": 1, "screened": 3, "excluded": 1, "sought": 2,
        "not-retrieved": 1, "assessed": 1, "reports-excluded": 1, "reports": 0,
    }  # fmt: skip
    assert flow[flow["of"] == "no data"]["n"].tolist() == [1]
    assert list(flow["box"].drop_duplicates()) == list(BOXES)


def test_nothing_is_computed_from_other_boxes() -> None:
    """A stage that was not logged has no number, though it could be guessed from its neighbours."""
    flow = counted(count_flow(log_of("a,screening,include,,,", "b,screening,exclude,,,")))
    assert flow == {"screened": 2, "excluded": 1}
    assert counted(count_flow()) == {}


def test_excluded_none_is_a_logged_zero() -> None:
    """Where a stage was logged and nobody left, zero is what the log says."""
    assert counted(count_flow(log_of("a,screening,include,,,")))["excluded"] == 0


def test_identified_are_the_records_of_the_searches(tmp_path: Path) -> None:
    """A protocol gives the records of each database; citation searching stands apart."""
    rows = [
        ("search", "crossref", 6),
        ("search", "doaj", 3),
        ("search", "crossref", 1),
        ("cited-by", "openalex", 4),
    ]
    asked = [{"kind": k, "query": "q", "provider": p, "rows": n, "total": 99} for k, p, n in rows]
    path = tmp_path / "protocol.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in asked), encoding="utf-8")
    flow = count_flow(protocol=read_protocol(path))
    assert flow.dropna().values.tolist() == [
        ["databases", "", 10],
        ["databases", "crossref", 7],
        ["databases", "doaj", 3],
        ["citation-searching", "", 4],
        ["citation-searching", "openalex", 4],
    ]


def test_identified_may_be_logged_by_source() -> None:
    """Without a protocol the rows of identification count, duplicates among them."""
    log = parse_screening(
        "record,stage,decision,source\na,identification,include,Scopus\n"
        "b,identification,include,DOAJ\nc,identification,duplicate,DOAJ\n"
    )
    flow = count_flow(log)
    assert flow[flow["box"] == "databases"].values.tolist() == [
        ["databases", "", 3], ["databases", "DOAJ", 2], ["databases", "Scopus", 1],
    ]  # fmt: skip


def test_studies_are_counted_where_every_report_names_its_own() -> None:
    """Two reports of one study are one; a report without a study leaves the number open."""
    rows = "record,stage,decision,study\na,eligibility,include,S1\nb,eligibility,include,S1\n"
    assert counted(count_flow(parse_screening(rows)))["studies"] == 1
    assert "studies" not in counted(count_flow(parse_screening(rows + "c,eligibility,include,\n")))


CONTRADICTIONS = [
    (("a,screening,include,,Ana,", "a,screening,exclude,,Budi,"), r"'include' in row 2 and 'exclude' in row 3 of stage screening"),
    (("a,screening,exclude,,,", "a,eligibility,include,,,"), r"'include' at stage eligibility \(row 3\) but 'exclude' at stage screening \(row 2\)"),
    (("a,screening,include,,,", "b,eligibility,include,,,", "a,retrieval,retrieved,,,"), r"b is 'include' at stage eligibility \(row 3\) without a decision at stage retrieval"),
    (("a,screening,include,,,", "a,retrieval,retrieved,,,", "b,retrieval,retrieved,,,"), r"b is 'retrieved' at stage retrieval \(row 4\) without a decision at stage screening"),
    (("a,identification,duplicate,,,", "a,screening,include,,,"), r"'duplicate' at stage identification \(row 2\)"),
    (("a,retrieval,not-retrieved,,,", "a,eligibility,include,,,"), r"but 'not-retrieved' at stage retrieval"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), CONTRADICTIONS)
def test_contradictions_are_problems_that_name_the_rows(rows: tuple[str, ...], said: str) -> None:
    """A log that contradicts itself says where, and nothing is counted of it."""
    log = log_of(*rows)
    assert re.search(said, log.problems[0].message), log.problems
    assert counted(count_flow(log)) == {}


def test_included_without_screening_where_others_were_screened() -> None:
    """Also when the stage between was logged by nobody."""
    log = log_of("a,screening,include,,,", "b,eligibility,include,,,")
    assert "without a decision at stage screening" in log.problems[0].message


def test_a_consensus_settles_two_persons() -> None:
    """Two who differ need a row of theirs; it alone counts."""
    log = log_of(
        "a,screening,include,,Ana,", "a,screening,exclude,,Budi,", "a,screening,exclude,,Consensus,"
    )
    assert not log.problems
    assert counted(count_flow(log)) == {"screened": 1, "excluded": 1}
    agreed = log_of("a,screening,include,,Ana,", "a,screening,include,,Budi,")
    assert not agreed.problems
    assert counted(count_flow(agreed))["screened"] == 1


def test_records_without_a_decision_are_told() -> None:
    """A stage that was begun and not ended says for how many."""
    log = log_of("a,screening,include,,,", "b,screening,include,,,", "a,eligibility,include,,,")
    assert log.pending == {"eligibility": 1}


BAD = [
    ("", "no column record, stage, decision"),
    ("record,stage\n", "row 1: no column decision"),
    (HEAD, "no decisions in it"),
    (HEAD + "a,screening,maybe,,,\n", r"row 2: no decision 'maybe' at stage screening; use one of include, exclude"),
    (HEAD + "a,reading,include,,,\n", "row 2: no stage 'reading'"),
    (HEAD + ",screening,include,,,\n", "row 2: no record"),
    (HEAD + "a,screening,include,,,\nb,eligibility,exclude,,,\n", "row 3: no reason"),
    (HEAD + "a,screening,include,,,31/03/2024\n", "row 2: date '31/03/2024'; write it as 2024-03-31"),
    (HEAD + "a,screening,include,x,y,2024-01-01,z\n", "row 2: 7 cells under 6 columns"),
    (HEAD + 'a,screening,"include"x,,,\n', "row 2: not CSV"),
    ("record,stage,decision,stage\na,screening,include,\n", "two columns stage"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BAD)
def test_bad_rows_are_named_in_one_line(text: str, said: str) -> None:
    """A row that cannot be used is refused with its place and the remedy."""
    with pytest.raises(InputError, match=said) as raised:
        parse_screening(text)
    assert "\n" not in str(raised.value)


def test_logs_of_spreadsheets_are_read(tmp_path: Path) -> None:
    """A byte-order mark, semicolons, capitals, Windows line ends and empty rows do not matter."""
    path = tmp_path / "log.csv"
    path.write_bytes(
        "\ufeffRecord;Stage;Decision;Reason\r\nx1;Screening;Include;\r\n;;;\r\n".encode()
    )
    (decision,) = read_screening(path).decisions
    assert (decision.record, decision.stage, decision.decision) == ("x1", "screening", "include")


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """A missing log or protocol gives one line."""
    with pytest.raises(InputError, match="name a CSV file of decisions"):
        read_screening(tmp_path / "none.csv")
    with pytest.raises(InputError, match="search --protocol"):
        read_protocol(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: no kind"),
        ('{"kind":"search","query":"q","provider":"p"}', "line 1: no rows"),
        ('{"kind":"walk","query":"q","provider":"p","rows":1}', "kind 'walk'"),
        ('{"kind":"search","query":"q","provider":"p","rows":-1}', "-1 rows"),
        ("", "no query in it"),
    ],
)
def test_bad_protocols_name_the_line(tmp_path: Path, line: str, said: str) -> None:
    """What is not a protocol is refused with its place."""
    path = tmp_path / "protocol.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_protocol(path)


def test_the_report_draws_what_was_logged(shipped: litreview.Review) -> None:
    """A box that nobody logged says so; a contradiction leaves the whole diagram out."""
    drawn = build_report(shipped, screening=log_of("a,screening,include,,,")).markdown()
    assert "Records screened (n = 1)" in drawn.replace("\u00a0", " ")
    assert "Reports sought for retrieval: not logged" in drawn
    broken = log_of("a,screening,include,,,", "a,screening,exclude,,,")
    left_out = build_report(shipped, screening=broken).markdown()
    assert "contradicts itself" in left_out
    assert "Records screened" not in left_out
    assert "no decisions were logged" in build_report(shipped).markdown()
