"""Recorded facts: what a line must be, and that a broken one harms no other."""

import json

import pytest

from litreview.errors import InputError
from litreview.providers import RecordedProvider, read_recorded


def line(**row) -> bytes:
    """Return a line as the file has it, with some values replaced."""
    return json.dumps(
        {"record": "r", "csl": {"title": "Desa"}, "urls": [], "retrieved": None, **row}
    ).encode()


def test_a_broken_line_in_the_middle_is_one_problem():
    """The problem names the line and shows it; the lines around it are used."""
    data = b"\n".join([line(record="r1"), b'{"record": "r2", "csl": {', line(record="r3"), b""])
    records, problems = read_recorded(data)
    assert [r.id for r in records] == ["r1", "r3"]
    assert [p.kind for p in problems] == ["record-broken"]
    assert problems[0].message.startswith("line 2: ")
    assert problems[0].printed == '{"record": "r2", "csl": {'


BROKEN = [
    b"[]",
    b"7",
    b"null",
    b"{}",
    b'{"record": "r"}',
    b'{"record": "r", "csl": []}',
    line(record=7),
    line(urls="http://x.id"),
    line(urls=[1]),
    line(retrieved=2026),
    b"\xff\xfe\x00",
    b"[" * 200_000,
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_record_is_a_problem(broken):
    """Nothing raises, and the next line counts on."""
    records, problems = read_recorded(broken + b"\n" + line(record="next"))
    assert [r.id for r in records] == ["next"]
    assert len(problems) == 1
    assert problems[0].message.startswith("line 1: ")


def test_a_name_used_twice_is_a_problem():
    """The first line keeps the name."""
    records, problems = read_recorded(line(csl={"title": "A"}) + b"\n" + line(csl={"title": "B"}))
    assert [r.csl["title"] for r in records] == ["A"]
    assert "occurs twice" in problems[0].message


def test_byte_order_mark_and_line_ends_do_not_matter():
    """Files saved on any system are read."""
    records, problems = read_recorded(b"\xef\xbb\xbf" + line() + b"\r\n\r\n")
    assert (len(records), problems) == (1, [])


def test_an_unknown_date_stays_unknown():
    """Null is not today."""
    known, unknown = read_recorded(line(record="a", retrieved="2026-01-31") + b"\n" + line())[0]
    assert (known.retrieved, unknown.retrieved) == ("2026-01-31", None)


def test_a_missing_file_is_a_wrong_call(tmp_path):
    """The error names the file."""
    with pytest.raises(InputError, match=r"none\.jsonl"):
        RecordedProvider.from_file(tmp_path / "none.jsonl")
