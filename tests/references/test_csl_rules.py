"""Records keep to CSL-JSON: its variables, types and value shapes, own additions under `custom`.

The rules are those of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json.
"""

import json
from pathlib import Path

import pytest

from litreview.model import Span
from litreview.references import parse_references
from litreview.references.normalize import normalize

ROOT = Path(__file__).resolve().parents[2]
GOLD = json.loads((ROOT / "tests/data/gold_entries.json").read_text(encoding="utf-8"))
ENTRIES = [entry for entries in GOLD.values() for entry in entries]

_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard
    thesis treaty webpage
"""
_STRINGS = """
    title container-title year-suffix volume issue page edition publisher publisher-place genre number version DOI
    URL ISSN ISBN language note
"""
TYPES = frozenset(_TYPES.split())
STRINGS = frozenset(_STRINGS.split())
NAMES = {"author", "editor"}
DATES = {"issued", "accessed"}


def find_breaches(csl):
    """What of a record the schema does not allow, as a list of variables."""
    wrong = [] if csl.get("type") in TYPES else ["type"]
    for variable, value in csl.items():
        if variable in STRINGS:
            good = isinstance(value, str) and value == value.strip() and value != ""
        elif variable in NAMES:
            good = bool(value) and all(
                name
                and set(name) <= {"family", "given", "literal"}
                and all(isinstance(part, str) and part for part in name.values())
                for name in value
            )
        elif variable in DATES:
            (parts,) = value["date-parts"]
            good = set(value) == {"date-parts"} and 1 <= len(parts) <= 3
            good = good and all(isinstance(part, int) for part in parts)
        else:
            good = variable == "type" or (variable == "custom" and isinstance(value, dict))
        if not good:
            wrong.append(variable)
    return wrong


@pytest.mark.parametrize(
    ("csl", "wrong"),
    [
        ({"type": "book", "title": "A"}, []),
        ({"type": "buku"}, ["type"]),
        ({"type": "book", "et_al": True}, ["et_al"]),
        ({"type": "book", "issued": {"date-parts": [["2020"]]}}, ["issued"]),
        ({"type": "book", "author": [{"name": "A"}]}, ["author"]),
        ({"type": "book", "volume": 3}, ["volume"]),
        ({"type": "book", "title": " A"}, ["title"]),
    ],
)
def test_the_check_itself(csl, wrong):
    """The check finds what the schema forbids."""
    assert find_breaches(csl) == wrong


def test_gold_records_are_valid():
    """Records of hand-labelled and of tagged entries alike."""
    for entry in ENTRIES:
        places = [(label, a, b) for label, spans in entry["field_spans"].items() for a, b in spans]
        spans = tuple(Span(*place) for place in sorted(places, key=lambda place: place[1]))
        assert find_breaches(normalize(entry["ref"], spans)[0]) == [], entry["id"]
    for reference in parse_references(entry["ref"] for entry in ENTRIES):
        assert find_breaches(reference.csl) == [], reference.text


def test_gold_types():
    """At least 95 of 100 types are right from hand-labelled spans."""
    right = 0
    for entry in ENTRIES:
        places = [(label, a, b) for label, spans in entry["field_spans"].items() for a, b in spans]
        spans = tuple(Span(*place) for place in sorted(places, key=lambda place: place[1]))
        good = [entry["csl"]["type"], *entry["accept"].get("csl.type", [])]
        right += normalize(entry["ref"], spans)[0]["type"] in good
    assert right >= 0.95 * len(ENTRIES)


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://www.science.org/doi/abs/10.1126/example.99", "10.1126/example.99"),
        ("https://www.frontiersin.org/articles/10.3389/ex.2019.1/full", "10.3389/ex.2019.1"),
        ("https://link.springer.com/article/10.1007/s00167-1?error=0", "10.1007/s00167-1"),
        ("https://www.emerald.com/insight/content/doi/10.1108/x-1/full/html", "10.1108/x-1"),
        ("https://ejournal.example.ac.id/index.php/jap/article/view/10", None),
    ],
)
def test_a_publishers_page_is_a_url_and_tells_its_doi(address: str, doi: str | None) -> None:
    """The address stays what it is; the DOI in it is taken over."""
    (reference,) = parse_references(
        [f"Sari, A. (2019). Desa digital. Jurnal Desa, 3(2), 1–9. {address}"]
    )
    assert reference.fields["url"] == [address]
    assert "doi" not in reference.fields
    assert reference.csl.get("DOI") == doi
    assert reference.csl["URL"] == address
