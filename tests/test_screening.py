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
    weigh_flow,
)

HEAD = "record,stage,decision,reason,by,date\n"
ASKED = '{"kind":"search","query":"q","provider":"p","rows":1'


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
        "not-retrieved": 1, "assessed": 1, "reports-excluded": 1, "studies": 0, "reports": 0,
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
    (("a,identification,include,,,", "a,screening,include,,,", "b,screening,include,,,"), r"b is 'include' at stage screening \(row 4\) without a decision at stage identification"),
    (("a,eligibility,exclude,no data,Ana,", "a,eligibility,exclude,wrong topic,Budi,"), r"excluded for 'no data' in row 2 and for 'wrong topic' in row 3 of stage eligibility"),
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


def test_reasons_are_one_whatever_their_capitals() -> None:
    """Spelling in capitals makes no second reason, of one report or of two; a consensus settles."""
    log = log_of(
        *("a,eligibility,exclude,Wrong topic,Ana,", "a,eligibility,exclude,wrong topic,Budi,"),
        *("b,eligibility,exclude,WRONG TOPIC,,", "c,eligibility,exclude,no data,Ana,"),
        *("c,eligibility,exclude,other,Budi,", "c,eligibility,exclude,no data,consensus,"),
    )
    assert not log.problems
    flow = count_flow(log)
    reasons = flow[(flow["box"] == "reports-excluded") & (flow["of"] != "")]
    assert reasons[["of", "n"]].values.tolist() == [["Wrong topic", 2], ["no data", 1]]


def test_two_screeners_may_have_two_reasons() -> None:
    """Of screening the flow counts no reasons, so they need not agree."""
    log = log_of("a,screening,exclude,off topic,Ana,", "a,screening,exclude,no data,Budi,")
    assert not log.problems


def test_a_record_of_two_databases_is_two_records_identified() -> None:
    """Each database counts it; one of the two may be logged as the duplicate."""
    text = (
        "record,stage,decision,source,by\na,identification,include,Scopus,Ana\n"
        "a,identification,include,scopus,Budi\na,identification,include,,Citra\n"
        "a,identification,{},DOAJ,Ana\na,screening,include,,\n"
    )
    twice = count_flow(parse_screening(text.format("include")))
    assert twice[twice["box"] == "databases"].values.tolist() == [
        ["databases", "", 2], ["databases", "DOAJ", 1], ["databases", "Scopus", 1],
    ]  # fmt: skip
    assert weigh_flow(twice) == 1
    log = parse_screening(text.format("duplicate"))
    assert not log.problems
    assert not log.pending
    assert counted(count_flow(log)) | {"databases": 2, "duplicates": 1, "screened": 1} == counted(
        count_flow(log)
    )
    assert weigh_flow(count_flow(log)) == 0


def test_no_study_where_every_report_was_excluded() -> None:
    """Zero studies is what the log says; before the assessment nothing is said."""
    assert counted(count_flow(log_of("a,eligibility,exclude,no data,,")))["studies"] == 0
    assert "studies" not in counted(count_flow(log_of("a,screening,exclude,,,")))


def asked_of(tmp_path: Path, *rows: dict[str, object]) -> Path:
    """Write a protocol of searches, each with what it says more."""
    usual = {"kind": "search", "query": "media", "provider": "doaj", "rows": 3}
    path = tmp_path / "protocol.jsonl"
    path.write_text("".join(json.dumps(usual | row) + "\n" for row in rows), encoding="utf-8")
    return path


DECIDED = (
    *(f"d{n},identification,duplicate,,," for n in range(5)),
    *(f"s{n},screening,include,,," for n in range(9)),
)


def test_a_flow_that_does_not_add_up_is_not_drawn(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """Fewer identified than removed and screened: the numbers are named, and no diagram is drawn."""
    path = asked_of(tmp_path, {})
    assert weigh_flow(count_flow(log_of(*DECIDED), read_protocol(path))) == -11
    told = build_report(shipped, screening=log_of(*DECIDED), protocol=path).markdown()
    assert "identified (3) are fewer than those removed (5) and screened (9) together" in told
    assert "Records screened" not in told
    assert "sedikit daripada jumlah" in build_report(
        shipped, screening=log_of(*DECIDED), protocol=path, language="id"
    ).markdown()  # fmt: skip


def test_records_nobody_decided_on_are_told(shipped: litreview.Review, tmp_path: Path) -> None:
    """More identified than removed and screened: drawn, with a warning; as many: without one."""
    warned = "more than those removed and screened together"
    for rows, expected in ((15, True), (14, False)):
        path = asked_of(tmp_path, {"rows": rows})
        told = build_report(shipped, screening=log_of(*DECIDED), protocol=path).markdown()
        assert "Records screened" in told
        assert (warned in told) is expected
    assert warned not in build_report(shipped, protocol=path).markdown()


def test_limits_stops_and_repeats_of_searches_are_told(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """What makes the number of records smaller or larger than the query's stands below the diagram."""
    path = asked_of(
        tmp_path,
        *({"rows": 100, "total": 5000}, {"query": "whole", "total": 3}),
        *({"query": "cut", "stopped": "HTTP 500"}, {"query": "twice"}, {"query": "twice"}),
        {"query": "twice", "years": "2020"},
    )
    report = build_report(shipped, protocol=path)
    told = re.sub(r"[\\`]", "", report.markdown())
    assert "Only a part of what a search found was taken (doaj, media): 100 of 5,000." in told
    assert "(doaj, whole)" not in told
    assert "A search was stopped before its end (doaj, cut): HTTP 500." in told
    assert "(doaj, twice), and its records are counted each time: 2." in told
    plain = asked_of(tmp_path, {"total": 3})
    quiet = build_report(shipped, protocol=plain).markdown()
    assert not re.search("Only a part|was stopped|more than once", quiet)


def test_citation_searching_is_said_to_be_another_column(
    shipped: litreview.Review, tmp_path: Path
) -> None:
    """Where citations were searched, the caption says that the diagram draws them elsewhere."""
    path = asked_of(tmp_path, {}, {"kind": "cited-by", "provider": "openalex"})
    assert "column of its own (other methods)" in build_report(shipped, protocol=path).markdown()
    path = asked_of(tmp_path, {})
    assert "column of its own" not in build_report(shipped, protocol=path).markdown()


def test_several_protocols_are_one(shipped: litreview.Review, tmp_path: Path) -> None:
    """A list of files counts what all of them found, each file once."""
    (tmp_path / "b").mkdir()
    paths = [asked_of(tmp_path, {"rows": 4}), asked_of(tmp_path / "b", {"query": "other"})]
    flow = build_report(shipped, protocol=[*paths, paths[0]]).material.frames["flow"]
    assert flow["n"].iloc[0] == 7


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
        (
            '{"kind":"search","query":"q","provider":"p","rows":-1}',
            "rows -1; a search finds none or more",
        ),
        (ASKED + ',"limit":"a"}', "line 1: limit is not a whole number"),
        (ASKED + ',"total":"many"}', "line 1: total is not a whole number"),
        (ASKED + ',"total":true}', "line 1: total is not a whole number"),
        (ASKED + ',"total":1.5}', "line 1: total is not a whole number"),
        (ASKED + ',"total":99999999999999999999999}', "line 1: total 99999999999999999999; "),
        (ASKED + ',"years":2020}', "line 1: years is not text"),
        (ASKED + ',"stopped":{}}', "line 1: stopped is not text"),
        (
            '{"kind":"search","query":"q","provider":"p","rows":99999999999999999999999}',
            "rows 9999",
        ),
        ("[" * 100_000, "line 1: not JSON"),
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
