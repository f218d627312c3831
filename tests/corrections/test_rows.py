"""Rows of a corrections file: what they say, and every mistake as one line with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from litreview.corrections import (
    NO_CORRECTIONS,
    Correction,
    parse_corrections,
    read_corrections,
    show_rows,
)
from litreview.corrections.quotes import fits_entry, make_hash, make_quote
from litreview.corrections.values import read_values, write_value
from litreview.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
QUOTE = "printed: 'Ali, B. (2020). Desa'"

WRONG = [
    ("- fix: [a", "line 1: no YAML"),
    ("fix: a-r01", "line 1: no list; begin every row with `- `"),
    ("- just words", "line 1: no row; begin with one of fix, split"),
    ("\n- {why: x}", "line 2: a row does one thing of"),
    ("- {fix: a-r01, same: b}", "this one says fix and same"),
    ("- {fix: a-r01, set: {volume: 1}}", "line 1: no `printed`; quote how the entry begins"),
    (f"- {{fix: a-r01, {QUOTE}}}", "no `set`; write `set: {volume: 13}`"),
    (f"- {{fix: a-r01, {QUOTE}, set: 3}}", "`set` holds no variables"),
    (f"- fix: a-r01\n  {QUOTE}\n  sett: {{volume: 1}}", "line 3: `fix` has no 'sett'; use"),
    (f"- fix: a-r01\n  {QUOTE}\n  set: {{Volume: 1}}", "no CSL variable 'Volume'; use volume"),
    (f"- {{fix: a-r01, {QUOTE}, set: {{issued: May}}}}", "not of the form 2022, 2022-06"),
    (f"- {{fix: a-r01, {QUOTE}, set: {{issued: 2022-13}}}}", "no such month or day"),
    (f"- {{fix: a-r01, {QUOTE}, set: {{title: [a, b]}}}}", "one text; put it in quotes"),
    (f"- {{fix: a-r01, {QUOTE}, set: {{author: [{{given: A}}]}}}}", "write `Family, Given`"),
    (f"- {{fix: [a-r01, a-r02], {QUOTE}, set: {{volume: 1}}}}", "write a row for each"),
    (f"- {{same: [a-r01], {QUOTE}}}", "`same` needs two entries or more"),
    (f"- {{same: [a-r01, b-r01], {QUOTE}}}", "2 entries and 1 quotes"),
    (f"- {{split: a-r01, {QUOTE}}}", "no `before`; quote the words"),
    (f"- {{accept: a-r01, {QUOTE}, provider: p}}", "no `record`; name the record"),
    (f"- fix: a-r01\n  {QUOTE}\n  {QUOTE}\n  set: {{volume: 1}}", "line 3: 'printed' twice"),
    (
        f"- {{fix: a-r01, {QUOTE}, set: {{volume: 1}}}}\n- {{fix: a-r01, {QUOTE}, set: {{volume: 2}}}}",
        "line 2: says otherwise than line 1 on a-r01",
    ),
    (
        f"- {{accept: a-r01, {QUOTE}, provider: p, record: r}}\n- {{reject: a-r01, {QUOTE}, provider: p, record: r}}",
        "line 2: says otherwise than line 1",
    ),
    ("- &a [*a]", "no row; begin with one of"),
    ("[" * 3000, "no YAML"),
    ("- {fix: \x01}", "no YAML"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=range(len(WRONG)))
def test_mistakes_are_one_line_with_file_line_and_remedy(text: str, says: str) -> None:
    """Nothing but an InputError, whatever stands there."""
    with pytest.raises(InputError) as caught:
        parse_corrections(text, "mine.yaml")
    message = str(caught.value)
    assert message.startswith("mine.yaml")
    assert says in message
    assert "\n" not in message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, and one in another encoding."""
    with pytest.raises(InputError, match="not readable"):
        read_corrections(tmp_path / "none.yaml")
    (tmp_path / "wide.yaml").write_bytes("- fix: a".encode("utf-16"))
    with pytest.raises(InputError, match="save it as UTF-8"):
        read_corrections(tmp_path / "wide.yaml")


def test_the_shipped_file_is_empty_and_its_example_can_be_used() -> None:
    """All of it is comment; without the marks each example is a row that parses."""
    path = ROOT / "data" / "corrections.yaml"
    assert read_corrections(path) == NO_CORRECTIONS
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("# - "))
    rows = parse_corrections("\n".join(line[2:] for line in lines[first:])).rows
    assert [row.kind for row in rows] == ["fix", "split", "merge", "same", "accept"]
    assert rows[0].values["author"] == [{"family": "Arianto", "given": "Bambang"}]
    assert rows[0].values["DOI"] is None


VALUES = [
    ("author", "Ali, B.; {LAN}", [{"family": "Ali", "given": "B."}, {"literal": "LAN"}]),
    ("author", ["Ali, B."], [{"family": "Ali", "given": "B."}]),
    ("author", "Sugiyono", [{"family": "Sugiyono"}]),
    ("author", [{"family": "Ali"}], [{"family": "Ali"}]),
    ("issued", "2022", {"date-parts": [[2022]]}),
    ("issued", "2022-06-30", {"date-parts": [[2022, 6, 30]]}),
    ("volume", "06", "06"),
    ("title", '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
    ("title", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("DOI", "", None),
]


@pytest.mark.parametrize(("name", "given", "value"), VALUES)
def test_values_are_read_and_written_back(name: str, given: object, value: object) -> None:
    """What is written from a value is read as the same value."""
    assert read_values({name: given}) == {name: value}
    assert read_values({name: write_value(name, value)}) == {name: value}


def test_rows_survive_the_file() -> None:
    """Texts that YAML could take for something else come back as they were."""
    hostile = [
        "@a: [b]",
        "- x",
        "yes",
        "012",
        "a\nb # c",
        "{brace}",
        "'\"",
        "&a *b",
        "1:30",
        "~é中",
    ]
    for text in hostile:
        row = Correction("fix", ("a-r01",), (f"Ali, B. (2020). {text}.",), {"title": text})
        (again,) = parse_corrections(show_rows([row])).rows
        assert again.values["title"] == (None if text == "~" else " ".join(text.split()))
        assert again.printed == (" ".join(row.printed[0].split()),)


def test_quotes() -> None:
    """The beginning of the entry, all of it, or its hash; white space does not count."""
    entry = "Ali, B. (2020).  Desa\ndigital. Obor."
    assert fits_entry(entry, "Ali, B. (2020). Desa digital")
    assert fits_entry(entry, make_quote(entry))
    assert fits_entry(entry, make_hash(entry)[:20])
    assert fits_entry("Ali. 2020.", "Ali. 2020.")
    assert not fits_entry(entry, "Ali, B.")
    assert not fits_entry(entry, "sha256:")
    assert not fits_entry(entry, "Ali, B. (2021). Desa digital")
    assert len(make_quote("x" * 200)) == 70
