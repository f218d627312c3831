"""Known names inside printed references."""

import pytest

from litreview.references.gazetteer import find_names, load_gazetteer, make_gazetteer
from litreview.references.tokens import tokenize
from litreview.references.windows import token_kind

KNOWN = make_gazetteer(
    [
        ("C", "New York"),
        ("C", "Bandung"),
        ("P", "Harper & Row"),
        ("P", "Harper"),
        ("P", "Bandung"),
        ("J", "J. Appl. Phys."),
        ("U", "Universitas Islam Negeri Sunan Kalijaga"),
    ]
)


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("New York Harper & Row", "CB CE PB PI PE"),
        ("New York: Harper Row", "CB CE - PB PE"),
        ("Harper, Row", "PS - -"),
        ("bandung", "CPS"),
        ("J Appl. Phys 3", "JB JI JI JE -"),
        ("Universitas Islam Negeri", "- - -"),
        ("New", "-"),
        ("", ""),
    ],
)
def test_names_are_found(printed: str, tags: str) -> None:
    """The longest name wins; stops and "&" may be there or not; case does not matter."""
    keys = [token_kind(token.text)[0] for token in tokenize(printed)]
    assert " ".join(tag or "-" for tag in find_names(keys, KNOWN)) == tags


def test_every_second_name_is_hidden_in_training() -> None:
    """Half of the names are enough to learn what a known name is worth."""

    def count(half: bool) -> int:
        return sum(len(names) for names in load_gazetteer(half=half).values())

    assert 0.4 < count(True) / count(False) < 0.6
    keys = [token_kind(word)[0] for word in ("di", "Yogyakarta")]
    assert find_names(keys, load_gazetteer())[1].startswith("C")
