"""Properties that hold for every input: symmetry, independence of order, idempotence."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.model import Reference
from litreview.works import compare_records, find_torn_entries, resolve_works

names = st.sampled_from(["Ali", "Nugroho", "Nugraha", "Al Farizi", "LAN", "Ventä-Olkkonen"])
people = st.fixed_dictionaries(
    {"family": names}, optional={"given": st.sampled_from(["B.", "Budi", "A. R.", "Aat"])}
)
words = st.sampled_from(
    [
        "analisis",
        "media",
        "sosial",
        "desa",
        "digital",
        "kota",
        "Surabaya",
        "Malang",
        "dan",
        "studi",
        "kasus",
        "II",
        "2019",
        ":",
        "(",
        "-",
    ]
)
titles = st.lists(words, min_size=1, max_size=9).map(" ".join)
records = st.fixed_dictionaries(
    {},
    optional={
        "title": titles,
        "author": st.lists(people, max_size=3),
        "issued": st.integers(2018, 2021).map(lambda y: {"date-parts": [[y]]}),
        "container-title": st.sampled_from(["Jurnal Desa", "Desa", "JSPG", "Government Studies"]),
        "volume": st.sampled_from(["1", "02", "June"]),
        "page": st.sampled_from(["1-9", "12", "e77"]),
        "DOI": st.sampled_from(["10.1000/a", "10.1000/b.1", "10.99"]),
        "URL": st.sampled_from(["https://x.id/a", "https://x.id/b", "https://x.id"]),
        "type": st.sampled_from(
            ["article-journal", "book", "paper-conference", "thesis", "webpage"]
        ),
        "edition": st.sampled_from(["2", "3"]),
    },
)
lists = st.lists(st.tuples(records, st.sampled_from(["", "p", "q"])), max_size=14)


def references_of(rows):
    """Number the rows as printed entries."""
    return [Reference(f"r{n:02}", "", paper, n, csl=csl) for n, (csl, paper) in enumerate(rows)]


@given(records, records)
def test_comparison_is_symmetric(a, b):
    """It does not matter which record comes first; there is always a reason."""
    one, two = compare_records(a, b), compare_records(b, a)
    assert (one.same, one.score) == (two.same, two.score)
    assert one.reasons
    assert 0 <= one.score <= 1


@given(lists, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_does_not_matter(rows, chance: random.Random):
    """The same works, ids and records come out of every order."""
    references = references_of(rows)
    shuffled = references.copy()
    chance.shuffle(shuffled)
    assert resolve_works(references) == resolve_works(shuffled)


@given(lists)
@settings(max_examples=60, deadline=None)
def test_every_reference_is_in_one_work(rows):
    """Works divide the references; their ids are unique."""
    references = references_of(rows)
    works, repairs = resolve_works(references)
    assert sorted(i for w in works for i in w.references) == [r.id for r in references]
    assert len({w.id for w in works}) == len(works)
    assert repairs == find_torn_entries(references)


@given(records)
def test_a_titled_record_with_author_and_year_is_itself(record):
    """A record that says enough is the same work as its copy in another list."""
    record |= {"title": "Analisis Media Sosial Desa Digital", "author": [{"family": "Ali"}], "issued": {"date-parts": [[2020]]}}  # fmt: skip
    assert compare_records(record, record).same


@given(st.integers(2, 12))
def test_copies_in_many_lists_are_one_work(n):
    """However many lists cite a work, it is one; resolving its merged record changes nothing."""
    csl = {
        "title": "Analisis Media Sosial Desa",
        "author": [{"family": "Ali"}],
        "issued": {"date-parts": [[2020]]},
    }
    (work,), _ = resolve_works([Reference(f"r{i}", "", f"p{i}", csl=csl) for i in range(n)])
    (again,), _ = resolve_works([Reference("r0", "", "p", csl=work.csl)])
    assert (again.id, dict(again.csl)) == (work.id, dict(work.csl))
    assert any("printed alike" in reason for reason in work.reasons)
