"""Torn entries: what is joined, what is only proposed, what is left alone."""

import pytest

from litreview.model import Reference
from litreview.works import find_torn_entries, resolve_works


def whole(n, family):
    """Build an undamaged entry."""
    csl = {
        "author": [{"family": family}],
        "issued": {"date-parts": [[2019]]},
        "title": f"Kajian {family}",
    }
    return Reference(f"p-r{n}", f"{family}, A. (2019). Kajian {family}.", "p", n, csl=csl)


def head(n, family):
    """Build an entry that ends after its year."""
    csl = {"author": [{"family": family}], "issued": {"date-parts": [[2020]]}}
    return Reference(f"p-r{n}", f"{family}, B. (2020).", "p", n, csl=csl)


def tail(n, title, **csl):
    """Build an entry that begins with its title."""
    return Reference(f"p-r{n}", f"{title}.", "p", n, csl={"title": title, **csl})


SITE = {"URL": "https://x.id/desa-digital"}
FAMILIES = ["Amir", "Basuki", "Cahya", "Eka", "Fajar"]


def test_sorted_after_the_tear():
    """In a sorted list both halves stand at their own first words."""
    entries = [
        *(whole(n, f) for n, f in enumerate(FAMILIES)),
        tail(6, "Gema Desa", **SITE),
        head(7, "Zaki"),
    ]
    (repair,) = find_torn_entries(entries)
    assert (repair.kind, repair.references) == ("merge", ("p-r7", "p-r6"))
    assert any("sorted" in reason for reason in repair.reasons)
    works, _ = resolve_works(entries)
    assert [w.references for w in works if w.id.startswith("zaki2020")] == [("p-r6", "p-r7")]
    assert len(resolve_works(entries, repair=False)[0]) == len(works) + 1


def test_neighbours_and_slug():
    """Standing together, and an address that repeats the title, are reasons."""
    (repair,) = find_torn_entries([head(1, "Zaki"), tail(2, "Desa Digital", **SITE)])
    assert repair.kind == "merge"
    assert repair.csl["author"] == [{"family": "Zaki"}]
    assert repair.csl["title"] == "Desa Digital"
    assert {"they stand next to each other"} <= set(repair.reasons)


def test_title_read_as_authors():
    """An address that spells the whole title out shows that its first words are no authors."""
    text = "Media Sosial, Aplikasi dan Pemahamannya. https://x.id/media-sosial-aplikasi-dan-pemahamannya"
    misread = {
        "author": [{"family": "Sosial"}],
        "title": "Aplikasi dan Pemahamannya",
        "URL": text[41:],
    }
    (repair,) = find_torn_entries([head(1, "Zaki"), Reference("p-r2", text, "p", 2, csl=misread)])
    assert repair.csl["title"] == "Media Sosial, Aplikasi dan Pemahamannya"
    assert repair.csl["author"] == [{"family": "Zaki"}]


def test_several_halves_are_only_proposed():
    """With two heads and two tails a person must judge."""
    entries = [
        head(1, "Zaki"),
        tail(2, "Desa Digital", **SITE),
        head(3, "Yani"),
        tail(4, "Kota Tua", **SITE),
    ]
    repairs = find_torn_entries(entries)
    assert [(r.kind, r.references) for r in repairs] == [
        ("propose-merge", ("p-r1", "p-r2")),
        ("propose-merge", ("p-r3", "p-r4")),
    ]
    assert len(resolve_works(entries)[0]) == 4


@pytest.mark.parametrize(
    "entries",
    [
        [head(1, "Zaki")],
        [tail(1, "Desa Digital", **SITE)],
        [head(1, "Zaki"), whole(2, "Amir")],
        [head(1, "Zaki"), tail(2, "Desa Digital", editor=[{"family": "Ali"}])],
        [
            head(1, "Zaki"),
            Reference("q-r1", "Desa Digital.", "q", 1, csl={"title": "Desa Digital"}),
        ],
        [
            Reference("a", "Zaki (2020).", csl=head(1, "Zaki").csl),
            Reference("b", "Desa.", csl={"title": "Desa"}),
        ],
    ],
)
def test_left_alone(entries):
    """A lone half, an edited volume, halves of other lists or of unknown lists are no torn entry."""
    assert find_torn_entries(entries) == []
