"""The sentence that a mention supports, and where mentions are looked for."""

from __future__ import annotations

import pytest

from litreview.intext import find_mentions
from litreview.model import Paper, Reference, Region

SENTENCES = [
    ("Satu hal. Dua hal (Eddy, 2001). Tiga.", ["Dua hal (Eddy, 2001)."]),
    ("Satu hal. Dua hal. (Eddy, 2001). Tiga.", ["Dua hal. (Eddy, 2001)."]),
    ("Satu hal. Dua hal. (Eddy, 2001) Tiga.", ["Dua hal. (Eddy, 2001)"]),
    ("Satu hal. Dua hal.(Eddy, 2001) Tiga hal.", ["Dua hal.(Eddy, 2001)"]),
    ("Satu hal. Eddy (2001) begitu. Tiga.", ["Eddy (2001) begitu."]),
    ("Satu hal. (Eddy, 2001) menulis begitu. Tiga.", ["(Eddy, 2001) menulis begitu."]),
    ("Satu hal.\n\n(Eddy, 2001). Tiga.", ["(Eddy, 2001)."]),
    ("Satu\n\nhal yang   luas (Eddy, 2001).", ["Satu hal yang luas (Eddy, 2001)."]),
    ("Mudah sekali. media lain luas (Eddy, 2001)", ["media lain luas (Eddy, 2001)"]),
    ("Menurut Rahman dkk. (2020) dan Dr. A. Budi, ya. Dua.", [
        "Menurut Rahman dkk. (2020) dan Dr. A. Budi, ya."]),
    ("Luas (Eddy, 2001). (Zuboff, 2019). Tiga.", ["Luas (Eddy, 2001). (Zuboff, 2019)."] * 2),
    ("Satu hal. Eddy (2001), dalam bukunya, begitu. Tiga.", ["Eddy (2001), dalam bukunya, begitu."]),
    ("- Satu hal\n- Dua hal (Eddy, 2001)\n- Tiga", ["- Dua hal (Eddy, 2001)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_sentence_of_a_mention(text: str, expected: list[str]) -> None:
    """A marker behind the full stop belongs to the sentence before it."""
    found = find_mentions(Paper("p", text), [])
    assert [m.sentence for m in found] == expected
    assert [" ".join(text[m.sentence_start : m.sentence_end].split()) for m in found] == expected


def test_only_the_paper_s_own_text_is_searched() -> None:
    """Titles, running heads and reference lists hold no mentions; a torn sentence stays one."""
    text = "Judul (Eddy, 2001)\n\nHal ini\n\nJurnal X (Budi, 2024)\n\nluas (Eddy, 2001).\n\nEddy (2001). X"
    regions = (
        Region("title", 0, 18),
        Region("body", 20, 27),
        Region("furniture", 29, 50),
        Region("body", 52, text.index("\n\nEddy (")),
        Region("references", text.index("Eddy (2001)."), len(text)),
    )
    (mention,) = find_mentions(Paper("p", text, regions=regions), [])
    assert (mention.marker, mention.start) == ("(Eddy, 2001)", text.index("(Eddy, 2001).\n"))
    assert mention.sentence == "Hal ini luas (Eddy, 2001)."


def test_entries_of_the_list_are_never_searched() -> None:
    """Where no region says so, the stretches of the references themselves are left out."""
    text = "Hal (Eddy, 2001).\nEddy (2001) Judul."
    reference = Reference("r1", "Eddy (2001) Judul.", paper="p", pieces=((18, len(text)),))
    assert [m.marker for m in find_mentions(Paper("p", text), [reference])] == ["(Eddy, 2001)"]
