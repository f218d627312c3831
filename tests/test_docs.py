"""The pages that people read: their code runs, their links lead somewhere, their tables are the code's."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
import yaml

import litreview
from documented import (
    LONG,
    PAGES,
    ROOT,
    RUN,
    TRANSLATIONS,
    check_page,
    comments_removed,
    offline,
    pages_with_code,
    parse_page,
    read_blocks,
)
from warm_commands import serve_commands

sys.path.insert(0, str(ROOT / "docs" / "_ext"))
import generated_pages
import generated_tables
from check_site import check_site

NOT_RUN = {
    "README.md": 4,
    "README.id.md": 4,
    "docs/howto/ask-databases.md": 1,
    "docs/howto/own-papers.md": 1,
    "docs/howto/prisma.md": 1,
    "docs/howto/scale.md": 4,
    "docs/id/tutorial.md": 1,
    "docs/tutorial.md": 1,
}
"""How many blocks of a page are not run; each says why, and one more has to be entered here."""


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with the command `litreview`, loaded once for all pages."""
    with serve_commands(tmp_path_factory.mktemp("commands"), offline()) as folder:
        yield folder


@pytest.mark.parametrize("page", [p for p in pages_with_code() if p not in LONG])
def test_the_code_of_a_page_runs(page: str, tmp_path: Path, commands: Path) -> None:
    """Every block runs, in order, in a copy of the shipped layout; what is shown is what it prints."""
    check_page(page, tmp_path, commands)


def test_blocks_that_are_not_run_say_why() -> None:
    """None is left out silently; `make` installs, so its lines are among those that say so."""
    found: dict[str, int] = {}
    for page in PAGES:
        for block in read_blocks(page):
            if block.no_run is not None:
                assert len(block.no_run) > 8, f"{block.place}: say why"
                found[page] = found.get(page, 0) + 1
            else:
                assert not re.search(r"^make ", block.code, re.MULTILINE), f"{block.place}: no-run?"
    assert found == NOT_RUN


@pytest.mark.parametrize(("page", "original"), TRANSLATIONS.items())
def test_a_translation_has_the_same_code(page: str, original: str) -> None:
    """Block by block, comments aside; so the original, which is run, stands for both."""
    ours, theirs = ([b for b in read_blocks(p) if b.language in RUN] for p in (page, original))
    assert [comments_removed(b) for b in ours] == [comments_removed(b) for b in theirs]
    assert [b.printed for b in ours] == [b.printed for b in theirs]
    depth = [[t.tag for t in parse_page(p) if t.type == "heading_open"] for p in (page, original)]
    assert depth[0] == depth[1]


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Relative links and pictures exist; anchors are headings of the page they name."""
    for link in _links(page):
        if urlsplit(link).scheme:
            continue
        path, anchor = urldefrag(unquote(link))
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), f"{page}: {link}"
        assert ROOT in target.resolve().parents, f"{page}: {link} leaves the project"
        if anchor:
            assert anchor in _anchors(target), f"{page}: {link}"


def _links(page: str) -> list[str]:
    spans = [child for token in parse_page(page) for child in token.children or ()]
    found = [child.attrs.get("href") or child.attrs.get("src") for child in spans]
    return [str(link) for link in found if link]


def _anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings as the forges and the builder make them."""
    text = generated_pages.expand(path.read_text(encoding="utf-8"))
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    heads = re.findall(r"^#+ (.+)$", plain, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES)
def test_yaml_is_yaml(page: str) -> None:
    """What is shown as YAML can be read."""
    for block in read_blocks(page):
        if block.language == "yaml":
            assert yaml.safe_load(block.code), block.place


@pytest.mark.parametrize("page", PAGES)
def test_generated_parts_can_be_made(page: str) -> None:
    """No mark is left; what the code has and a table lacks would raise."""
    source = (ROOT / page).read_text(encoding="utf-8")
    assert "<!-- generated:" not in generated_pages.expand(source)


def test_a_column_without_a_meaning_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a meaning without a column."""
    schema = {name: dict(columns) for name, columns in generated_tables.SCHEMA.items()}
    monkeypatch.setattr(generated_tables, "SCHEMA", schema)
    schema["works"]["colour"] = "string"
    with pytest.raises(ValueError, match=r"works\.colour"):
        generated_tables.describe_frames()
    del schema["works"]["colour"], schema["works"]["n_citing"]
    with pytest.raises(ValueError, match="n_citing"):
        generated_tables.describe_frames()


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_the_first_page_names_every_command(page: str) -> None:
    """A command that the table lacks is one that nobody finds."""
    import typer

    from litreview.cli import app

    commands: dict[str, object] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in commands if f"| `litreview {name} " not in text] == []


def test_the_first_page_repeats_the_measured_figures() -> None:
    """Rows of figures on either first page are rows of the page of measurements."""
    measured = _rows("docs/explanation/measured.md")
    for page in ("README.md", "README.id.md"):
        shown = _rows(page)
        assert shown, page
        assert shown <= measured, page


def _rows(page: str) -> set[tuple[str, ...]]:
    """Return the figures of each row of a page's tables that has an F1 in its second column."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return set(re.findall(r"^\|[^|]*?(\d+)\D*\| (\.\d{3}) \| (\.\d\d) \|$", text, re.MULTILINE))


def test_the_citation_file_is_of_this_version() -> None:
    """Version, licence and title are those of the package."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["version"]) == ("1.2.0", litreview.__version__)
    assert {"message", "title", "authors"} <= cited.keys()
    assert cited["license"] == "MIT"


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ('<script src="https://a.example/x.js"></script>', "asks another host"),
        ('<link rel="stylesheet" href="//a.example/x.css">', "asks another host"),
        ('<img src="gone.png">', "is not there"),
        ('<a href="gone.html">x</a>', "dead link"),
        ('<a href="#gone">x</a>', "dead link"),
        ('<a href="https://a.example/">x</a> <p id="here"><a href="#here">y</a>', ""),
    ],
)
def test_the_check_of_the_site(page: str, wrong: str, tmp_path: Path) -> None:
    """A page that asks a host for something, or leads nowhere, is found; a link to a site is not."""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    found = check_site(tmp_path)
    assert len(found) == bool(wrong)
    assert all(wrong in line for line in found)
