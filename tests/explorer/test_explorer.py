"""The explorer as an object: a page, a file, a frame in a notebook; the same bytes each time."""

import html
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litreview
from explorer.made import cite
from hostile.corpus import NAMES, write_codebook, write_corpus
from litreview.errors import InputError, UsageError
from litreview.explorer import Explorer, build_explorer
from litreview.model import Name, Work
from litreview.review import Review

BLOCK = re.compile(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', re.DOTALL)
_PLAIN = Explorer({"title": "T", "language": "en", "records": [], "references": []}, [])


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """Skip where the page's bundle was not made: that needs Node, a wheel has it."""
    try:
        _PLAIN.html()
    except InputError as error:
        pytest.skip(str(error))


def test_the_page_holds_the_data(shipped, tmp_path):
    """What was gathered comes out of the page's blocks as it went in; the file is the page."""
    explorer = shipped.explore(title="Tinjauan <b>", language="id")
    explorer.write(tmp_path / "new" / "explorer.html")
    page = (tmp_path / "new" / "explorer.html").read_bytes().decode("utf-8")
    assert page == explorer.html()
    blocks = {name: json.loads(text) for name, text in BLOCK.findall(page)}
    assert blocks.pop("corpus").items() >= explorer.corpus.items()
    assert list(blocks.values()) == explorer.networks
    assert explorer.corpus["title"] == "Tinjauan <b>"
    assert "<b>" not in page
    assert (explorer.corpus["language"], explorer.corpus["version"]) == (
        "id",
        litreview.__version__,
    )


def test_two_runs_give_the_same_bytes(shipped):
    """A page built twice is the same page."""
    assert shipped.explore().html() == shipped.explore().html()


def test_in_a_notebook_it_is_a_frame_of_its_own(shipped):
    """The page stands in one attribute, escaped, and may not reach the notebook around it."""
    explorer = build_explorer(shipped, kinds=["citation"], title='A "quoted" <title>')
    shown = explorer._repr_html_()
    assert shown.count("<") == shown.count(">") == 2  # the frame and its end
    found = re.fullmatch(r'<iframe (.*?) srcdoc="([^"]*)"></iframe>', shown, re.DOTALL)
    assert found
    assert html.unescape(found[2]) == explorer.html()
    (may,) = re.findall(r'sandbox="([^"]*)"', found[1])
    allowed = {"scripts", "popups", "popups-to-escape-sandbox", "downloads"}
    assert set(may.split()) == {f"allow-{name}" for name in allowed}
    assert 'title="A &quot;quoted&quot; &lt;title&gt;"' in found[1]
    assert repr(explorer) == (
        "Explorer('A \"quoted\" <title>': 69 records, 69 printed entries, 1 networks)"
    )


def test_a_file_appears_whole_or_not_at_all(shipped, tmp_path, monkeypatch):
    """A page that cannot be made leaves the older file; a folder in its place is one clear line."""
    explorer = build_explorer(shipped, kinds=[])
    target = tmp_path / "explorer.html"
    target.write_text("older", encoding="utf-8")
    broken = Explorer({**explorer.corpus, "records": [float("nan")]}, [])
    with pytest.raises(ValueError, match="JSON"):
        broken.write(target)
    assert target.read_text(encoding="utf-8") == "older"
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="choose another --out"):
        explorer.write(tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["explorer.html", "folder"]


@pytest.mark.parametrize(
    "options", [{"language": "fr"}, {"most_nodes": 0}, {"most_edges": -1}, {"kinds": ["x"]}]
)
def test_wrong_calls_say_what_to_do(shipped, options):
    """An unknown language or kind, and a size of nothing."""
    with pytest.raises(UsageError, match=r"use one of|give 1 or more"):
        build_explorer(shipped, **options)


def test_a_hostile_folder_stays_text(tmp_path):
    """Markup, scripts, formulas, lone surrogates, endless names: data in the page's blocks alone."""
    folder = write_corpus(tmp_path / "papers")
    review = litreview.read([folder / name for name in (NAMES[0], NAMES[4], "zotero.bib")])
    explorer = review.explore(codebook=write_codebook(tmp_path / "book.json"))
    page = explorer.html()
    blocks = dict(BLOCK.findall(page))
    assert len(blocks) == 1 + len(explorer.networks)
    assert explorer.networks
    around = BLOCK.sub("", page)
    plain = BLOCK.sub("", _PLAIN.html())
    for words in ("<img src=x", "alert(1)", "onerror", "HYPERLINK"):
        assert around.count(words) == plain.count(words)
    for text in blocks.values():
        assert not set("<>&\u2028\u2029") & set(text)
    read = json.loads(blocks["corpus"])
    assert [r["id"] for r in read["records"]] == [
        re.sub("[\ud800-\udfff]", "\ufffd", r["id"]) for r in explorer.corpus["records"]
    ]
    assert any("<script" in r["text"] for r in read["references"])
    for network in explorer.networks:
        assert max(map(len, network["nodes"]["label"])) <= 160
    for record in explorer.corpus["records"]:
        assert record["url"] is None or re.match(r"https?://[^\s\x00-\x20]+$", record["url"], re.I)
        assert len(record["label"]) < 200


@settings(max_examples=25)
@given(st.text(), st.text(), st.text())
def test_any_text_passes_through(title, family, address):
    """Whatever a record holds comes out of its block, lone surrogates replaced."""
    csl = {"title": title, "author": [{"family": family}], "URL": address}
    review = cite("w")
    works = tuple(Work("w", csl, w.references) if w.id == "w" else w for w in review.work_records)
    explorer = build_explorer(
        Review(review.paper_records, review.reference_records, (), works), kinds=["citation"]
    )
    blocks = dict(BLOCK.findall(explorer.html()))
    record = json.loads(blocks["corpus"])["records"][1]
    assert record["title"] == (title or None)
    assert record["authors"] == [str(Name(family))]
