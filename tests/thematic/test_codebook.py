"""A codebook is read from YAML or JSON; what is wrong in it is said in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litreview.errors import InputError
from litreview.thematic import load_codebook, parse_codebook

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORKS = [{"id": "levine1990"}, {"id": "benefit"}]


def theme(**more: Any) -> dict[str, Any]:
    """Make a theme as a file has it."""
    return {"id": "reach", "terms_id": ["jangkauan"], **more}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "no themes; write a list under the key `themes`"),
        ({"themes": []}, "no themes"),
        ({"themes": [None]}, "a theme is no mapping"),
        ({"themes": [{"label_en": "Reach", "terms_en": ["reach"]}]}, "a theme has no id (Reach)"),
        ({"themes": [{"id": "reach"}]}, "theme 'reach' is empty; write terms"),
        ({"themes": [{"id": "reach", "terms_id": [], "terms_en": []}]}, "theme 'reach' is empty; write terms"),
        ({"themes": [theme(), theme()]}, "theme id 'reach' occurs twice"),
        ({"frameworks": [{"id": "a"}, {"id": "a"}], "themes": [theme()]}, "framework id 'a' occurs twice"),
        ({"themes": [theme(definiton="x")]}, "theme 'reach': unknown key 'definiton'; did you mean 'definition'?"),
        ({"themes": [theme(term_id=["x"])]}, "unknown key 'term_id'; did you mean 'terms_id'?"),
        ({"thems": [], "themes": [theme()]}, "unknown key 'thems'; did you mean 'themes'?"),
        ({"frameworks": FRAMEWORKS, "themes": [theme(frameworks=["levine1909"])]}, "no framework 'levine1909' is listed; did you mean 'levine1990'?"),
        ({"themes": [theme(terms_en="reach")]}, "`terms_en` is no list"),
        ({"themes": [theme(terms_en=[True])]}, "True under `terms_en` is no text; put it in quotation marks"),
        ({"themes": [theme(terms_en=["*"])]}, "'*' under `terms_en` is no term"),
        ({"themes": [theme(terms_en=["*ing"])]}, "begins with `*`"),
    ],
)  # fmt: skip
def test_wrong_codebooks_say_what_to_mend(data: Any, message: str) -> None:
    """Every error is one line that names the file and the place."""
    with pytest.raises(InputError) as caught:
        parse_codebook(data, "book.yaml")
    assert message in str(caught.value)
    assert str(caught.value).startswith("book.yaml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "book.yaml",
            "themes:\n- id: a\n  terms_id: [x\n- id: b\n",
            "book.yaml, line 4: broken YAML",
        ),
        ("book.json", '{"themes": [\n{"id": "a",}]}', "book.json, line 2: broken JSON"),
        ("book.yaml", "", "no themes"),
        ("book.yaml", b"\xff\xfe\x00", "not readable as UTF-8 text"),
    ],
)
def test_broken_files_name_the_line(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    """A file that is no YAML or JSON is refused with its line."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message):
        load_codebook(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(InputError, match="no such codebook"):
        load_codebook(tmp_path / "none.yaml")


def test_doubts_are_problems_not_errors() -> None:
    """A shared term and an unknown indicator are told beside the codebook."""
    book = parse_codebook(
        {
            "frameworks": [{"id": "f", "indicators": ["reech"]}],
            "themes": [theme(), theme(id="other", terms_en=["Jangkauan"])],
        }
    )
    assert [(p.kind, p.printed) for p in book.problems] == [
        ("shared-term", "jangkauan"),
        ("same-terms", "reach"),
        ("unknown-indicator", "reech"),
    ]
    assert "did you mean 'reach'" in book.problems[2].message


def test_yaml_and_json_give_the_same(tmp_path: Path) -> None:
    """The format does not matter; labels fall back to another language, then to the id."""
    data = {"themes": [theme(label_id="jangkauan", terms_jv=["jangkahan"])]}
    (tmp_path / "a.json").write_text(json.dumps(data))
    (tmp_path / "a.yaml").write_text(
        "themes:\n- {id: reach, terms_id: [jangkauan], label_id: jangkauan, terms_jv: [jangkahan]}\n"
    )
    book = load_codebook(tmp_path / "a.json")
    assert book == load_codebook(tmp_path / "a.yaml")
    assert book.theme("reach").label("en") == "jangkauan"
    assert book.theme("reach").all_terms == ("jangkauan", "jangkahan")
    with pytest.raises(InputError, match="did you mean 'reach'"):
        book.theme("reech")


def test_the_shipped_codebook_is_whole() -> None:
    """52 themes, 14 frameworks, every framework in use, one shared term."""
    book = load_codebook(ROOT / "data" / "codebook.yaml")
    assert (len(book.themes), len(book.frameworks)) == (52, 14)
    assert {f for t in book.themes for f in t.frameworks} == {f.id for f in book.frameworks}
    assert [(p.kind, p.printed) for p in book.problems] == [("shared-term", "pendampingan")]


def test_the_shipped_codebook_is_the_gold() -> None:
    """Nothing was edited when the codebook became YAML."""
    gold = ROOT.parent / "shared" / "gold" / "codebook.json"
    if not gold.is_file():
        pytest.skip("the gold codebook (../shared/gold) is not on this machine")
    assert load_codebook(ROOT / "data" / "codebook.yaml") == load_codebook(gold)
