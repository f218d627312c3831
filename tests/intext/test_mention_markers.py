"""Every form of marker: found as printed, linked to what it means."""

from __future__ import annotations

import pytest

from intext.mention_cases_brackets import BRACKETS
from intext.mention_cases_text import OTHERS
from intext.mention_list import REFERENCES
from litreview.intext import find_mentions
from litreview.model import Mention, Paper

CASES = BRACKETS + OTHERS
SIGNS = {"linked": "=", "ambiguous": "?", "missing": "!"}


def describe(mention: Mention, *, with_how: bool) -> str:
    """Write a mention the way the table does."""
    how = mention.how if with_how else ""
    parts = (mention.marker, SIGNS[mention.status], *mention.cites, how)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(c[0])[:60] for c in CASES])
def test_markers_of_a_paragraph(text: str, expected: list[str]) -> None:
    """The table of paragraphs holds; a reason is compared where the table gives one."""
    reasons = {"exact", "spelling", "full-name", "name-part", "acronym", "secondary", "ibid"}
    reasons |= {"et-al-dropped", "year-at-end", "year-drift", "letter-not-in-list"}
    found = [
        describe(mention, with_how=row.rpartition(" ")[2] in reasons)
        for mention, row in zip(
            find_mentions(Paper("p", text), REFERENCES), [*expected, ""], strict=False
        )
    ]
    assert found == expected


def test_a_work_not_in_the_list_is_named() -> None:
    """Where one work of several is missing, the reason says which."""
    (mention,) = find_mentions(Paper("p", "So (Eddy, 2001; Widada, 2018)."), REFERENCES)
    assert (mention.status, mention.cites) == ("missing", ("eddy01",))
    assert mention.how == "no-reference: Widada 2018"


def test_without_a_list_every_mention_is_missing() -> None:
    """A paper without references still has its mentions."""
    text = "Teori Levine (1990:188) dan (Eddy, 2001) di Jakarta (2020)."
    found = find_mentions(Paper("p", text), [])
    assert [(m.marker, m.status) for m in found] == [
        ("Levine (1990:188)", "missing"),
        ("(Eddy, 2001)", "missing"),
    ]
