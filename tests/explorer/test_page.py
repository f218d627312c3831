"""The explorer's page: one file that asks nobody for anything and runs nothing that data says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from litreview.errors import InputError
from litreview.explorer import page
from litreview.explorer.page import hash_records, page_labels, read_records_hash, render_page
from shell import ROOT

WEB = ROOT / "src/litreview/explorer/web"
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>&amp;&lt;",
    "a\u2028b\u2029c",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
    "{script} {title} \\1 \\g<0>",
    "=HYPERLINK(1)\x00\x07\x1b",
    "n" * 10_000,
]
SURROGATE = "torn \ud83d pair"


def make_corpus(title: str = "Tiny", **given: Any) -> dict[str, Any]:
    """Return the smallest corpus that a page can be made of."""
    lists = ("themes", "records", "references", "mentions", "evidence", "networks")
    return {
        **{"format": 1, "version": "0", "title": title, "language": "en", "warning": None},
        **{name: [] for name in lists},
        **given,
    }


def read_blocks(html: str) -> dict[str, Any]:
    """Return the JSON blocks of a page as a browser reads them: up to the first end tag."""
    pattern = r'<script type="application/json" id="([^"]+)">(.*?)</script>'
    return {name: json.loads(text) for name, text in re.findall(pattern, html, re.S)}


def run_scripts(html: str) -> list[str]:
    """Return the text of every script that a browser would run."""
    return re.findall(r"<script>(.*?)</script>", html, re.S)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    """Whatever a string holds, it comes back from its block, and no script is added."""
    html = render_page(make_corpus(text, themes=[text]), [{"nodes": {"label": [text]}}])
    blocks = read_blocks(html)
    assert blocks["corpus"]["themes"] == [text]
    assert blocks["network-0"]["nodes"]["label"] == [text]
    assert len(run_scripts(html)) == 1
    assert html.lower().count("<script") == 3
    assert "<!--" not in "".join(re.findall(r"<script type[^>]*>(.*?)</script>", html, re.S))


def test_lone_surrogates_are_replaced() -> None:
    """Half a pair cannot be written as UTF-8; the page says so by U+FFFD."""
    html = render_page(make_corpus(SURROGATE), [])
    html.encode("utf-8")
    assert read_blocks(html)["corpus"]["title"] == "torn \ufffd pair"


def test_the_policy_names_the_very_script_and_style() -> None:
    """The hashes of the policy are those of the one script and the one style sheet."""
    html = render_page(make_corpus(), [])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    said = policy[1].replace("&#x27;", "'")
    style = re.findall(r"<style>(.*?)</style>", html, re.S)
    for name, texts in (("script-src", run_scripts(html)), ("style-src", style)):
        assert len(texts) == 1
        digest = base64.b64encode(hashlib.sha256(texts[0].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in said
    for rule in ("default-src", "connect-src", "base-uri", "form-action"):
        assert f"{rule} 'none'" in said
    assert "unsafe" not in said


def test_the_page_names_its_records(tmp_path: Path) -> None:
    """By a digest that depends on each id and title, and on no order; other files have none."""
    records = [{"id": "a", "title": "Desa"}, {"id": "b", "title": None}]
    for name, given in {"one": records, "two": records[::-1], "other": records[:1]}.items():
        html = render_page(make_corpus(records=given), [])
        (tmp_path / name).write_text(html, encoding="utf-8")
    one, two, other = (read_records_hash(tmp_path / n) for n in ("one", "two", "other"))
    assert one == two == hash_records([("a", "Desa"), ("b", "")])
    assert None not in (one, other)
    assert one != other != hash_records([("a", "Kota")])
    (tmp_path / "bytes").write_bytes(b"\xff<html>" * 99)
    for name in ("bytes", "nowhere", "."):
        assert read_records_hash(tmp_path / name) is None


def test_no_host_is_asked() -> None:
    """Addresses stand in licences and names of XML only; nothing is loaded from anywhere."""
    html = render_page(make_corpus(), [])
    bare = re.sub(r"/\*!.*?\*/", "", html, flags=re.S)
    found = set(re.findall(r"https?://[\w./-]+", bare))
    assert {a for a in found if "www.w3.org" not in a} <= {"https://doi.org/"}
    assert not re.findall(r"<(?:link|img|iframe|script)[^>]*\s(?:src|href)=", bare)
    assert "@import" not in bare
    assert "url(" not in "".join(re.findall(r"<style>(.*?)</style>", bare, re.S))


def test_licences_of_what_is_bundled_stand_in_the_page() -> None:
    """Every bundled package keeps its notice."""
    html = render_page(make_corpus(), [])
    for name in ("sigma", "graphology", "graphology-utils", "events"):
        assert re.search(rf"/\*! {name} \d", html)
    assert html.count("Permission is hereby granted, free of charge") >= 4


def test_the_page_itself_is_small() -> None:
    """Without data the file is far below two megabytes."""
    assert len(render_page(make_corpus(), []).encode()) < 500_000


def test_the_same_data_give_the_same_bytes() -> None:
    """No clock and no order of a set is in the page."""
    assert render_page(make_corpus(), [{}]) == render_page(make_corpus(), [{}])


def test_a_missing_bundle_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever has no bundle is told how to make it."""
    page._read_built.cache_clear()
    monkeypatch.setattr(page, "files", lambda package: tmp_path)
    with pytest.raises(InputError, match=r"explorer\.js is missing.*pip install") as told:
        render_page(make_corpus(), [])
    assert "\n" not in str(told.value)


def test_every_key_of_the_page_stands_in_the_table() -> None:
    """A key that JavaScript or the template names has words in both languages, and none is idle."""
    text = "".join(p.read_text(encoding="utf-8") for p in sorted(WEB.glob("*.js")))
    template = (WEB / "index.html").read_text(encoding="utf-8")
    words = page_labels()
    own = {
        k for k in words["en"] if not re.match("(problem|kind|type|language|field|variable)-", k)
    }
    named = set(re.findall(r'data-t(?:-\w+)?="([^"]+)"', template))
    named |= set(re.findall(r'\bt\(\s*"([^"]+)"', text))
    assert named <= own
    strings = set(re.findall(r'"([\w-]+)"', text)) | named
    stems = ("column", "filter", "switch", "origin", "relation", "severity", "status", "how")
    idle = {k for k in own - strings if k.split("-")[0] not in (*stems, "polarity", "no")}
    assert not idle
    for prefix, values in {
        "column": ("name", "year", "count", "links"),
        "filter": ("theme", "type", "language", "cluster"),
        "origin": ("printed", "repaired", "provider", "correction", "file"),
        "severity": ("error", "warning", "note"),
        "status": ("linked", "missing", "ambiguous"),
        "kind": ("paper", "work", "person", "source", "term", "institution", "country"),
        "polarity": ("present", "lacking", "needed"),
        "switch": ("en", "id"),
    }.items():
        assert {f"{prefix}-{value}" for value in values} <= set(words["en"])


def test_the_table_is_whole_in_both_languages() -> None:
    """No cell is empty, no key twice, and both languages fill in the same values."""
    table = files("litreview").joinpath("data/explorer_labels.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)
    assert len({key for key, *_ in rows}) == len(rows)
    for key, *texts in rows:
        english, indonesian = (sorted(re.findall(r"\{\w+\}", text)) for text in texts)
        assert english == indonesian, key


def test_javascript_speaks_no_language() -> None:
    """Words for people stand in the table: no text of two words or more in the scripts."""
    for path in sorted(WEB.glob("*.js")):
        code = re.sub(r"//.*|/\*.*?\*/|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
        code = re.sub(r"(?s)/\* glsl \*/.*", "", code)
        assert not re.findall(r'"[A-Z][a-z]+ [a-z]+[^"]*"', code), path.name


def test_scripts_write_no_markup() -> None:
    """Text enters the page as text: no script has a way to make markup or code of it."""
    for path in sorted(WEB.glob("*.js")):
        text = path.read_text(encoding="utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval(",
            "Function(",
        ):
            assert way not in text, (path.name, way)


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.[cj]s*")), ids=lambda p: p.name)
def test_files_of_the_page_are_short(path: Path) -> None:
    """One job a file."""
    if path.name != "package-lock.json":
        assert path.read_text(encoding="utf-8").count("\n") <= 300


def test_the_lock_names_no_registry() -> None:
    """The lock pins by content, not by address."""
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    entries = {name: entry for name, entry in lock["packages"].items() if name}
    assert entries
    assert all("resolved" not in entry and entry["integrity"] for entry in entries.values())
