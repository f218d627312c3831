"""Merging: which value is kept, what is told, how a work is named."""

from typing import Any

import pytest

from litreview.model import Paper, Reference
from litreview.works import Source, merge_records, resolve_works

ALI = [{"family": "Ali", "given": "B."}]


@pytest.mark.parametrize(
    ("variable", "values", "kept"),
    [
        ("author", [ALI, [{"family": "Ali", "given": "Budi"}]], [{"family": "Ali", "given": "Budi"}]),
        ("author", [ALI, [*ALI, {"family": "Eka"}]], [*ALI, {"family": "Eka"}]),
        ("title", ["Desa Digital", "Desa Digital: Studi Kasus"], "Desa Digital: Studi Kasus"),
        ("title", ["DESA DIGITAL", "Desa Digital"], "Desa Digital"),
        ("title", ["Desa Digital", "Desa Digital", "Desa Digitaal"], "Desa Digital"),
        ("volume", ["12", "13", "13"], "13"),
        ("type", ["document", "article-journal", "document"], "article-journal"),
        ("issued", [{"date-parts": [[2020]]}, {"date-parts": [[2020, 5]]}], {"date-parts": [[2020, 5]]}),
        ("page", ["12", "12-22"], "12-22"),
    ],
)  # fmt: skip
def test_kept_value(variable, values, kept):
    """What most lists print is kept, then what is fuller."""
    merged, _ = merge_records(Source(f"r{n}", {variable: v}) for n, v in enumerate(values))
    assert merged[variable] == kept


def test_no_doi_is_dropped():
    """A second DOI stands under custom, and the contradiction is told."""
    merged, told = merge_records(
        [Source("a", {"DOI": "10.1000/a"}), Source("b", {"DOI": "10.1000/b"})]
    )
    assert {merged["DOI"], *merged["custom"]["other-DOI"]} == {"10.1000/a", "10.1000/b"}
    assert len(told) == 1


def test_et_al_follows_the_list_that_is_kept():
    """A full list of authors ends the "et al."; a lone cut list keeps it."""
    cut = Source("a", {"author": ALI, "custom": {"et_al": True}})
    full = Source("b", {"author": [*ALI, {"family": "Eka"}]})
    assert merge_records([cut])[0]["custom"] == {"et_al": True}
    assert "custom" not in merge_records([cut, full])[0]


def entry(n: int, title: str | None, **csl: Any) -> Reference:
    """Return an entry of Ali (2020)."""
    csl = {"title": title, "author": ALI, "issued": {"date-parts": [[2020]]}, **csl}
    return Reference(f"r{n}", "", f"p{n}", csl=csl)


def keys_of(entries: list[Reference], papers: list[Paper] | None = None) -> dict[str, str]:
    """Return the citekey of each entry's work."""
    works, _ = resolve_works(entries, papers or [])
    return {i: w.id for w in works for i in w.references}


def test_citekeys() -> None:
    """Family name, year and a word of the title, letters without one, never the id of a paper."""
    entries = [
        entry(1, "Ekonomi Pesisir Utara"),
        entry(2, "Sejarah Kerajinan Bambu"),
        entry(3, None, **{"year-suffix": "b", "URL": "https://a.id/3"}),
        entry(4, "Politik Upah Buruh", author=[{"literal": "LAN"}]),
        entry(5, "Tanpa Nama dan Tahun", author=None, issued=None),
        entry(6, None, author=None, issued=None, URL="https://www.kompas.id/baca/7"),
        entry(7, None, URL="https://a.id/7"),
    ]
    assert keys_of(entries, [Paper("ali2020ekonomi", "")]) == {
        "r1": "ali2020ekonomia",
        "r2": "ali2020sejarah",
        "r3": "ali2020b",
        "r4": "lan2020politik",
        "r5": "tanpanamadan",
        "r6": "kompasid",
        "r7": "ali2020a",
    }


def test_a_citekey_never_passes_to_another_work() -> None:
    """Works that come later may lengthen a key; none gets a key that another work had."""
    titles = ["Desa Wisata Bahari", "Desa Wisata Budaya", "Adat Nelayan", "Desa", "Desa Tangguh"]
    had: dict[str, str] = {}
    entries = [entry(n, title, DOI=f"10.1000/{n}") for n, title in enumerate(titles)]
    for n in range(1, len(titles) + 1):
        for identifier, key in keys_of(entries[:n]).items():
            assert had.setdefault(key, identifier) == identifier
    assert set(had) >= {"ali2020desa", "ali2020desawisatabahari", "ali2020adat"}
