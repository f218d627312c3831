"""Style of lists and of mentions: what most do, and what then stands out; near misses stay silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litreview.audits import AuditRow, audit_review
from litreview.audits.letters import check_numbers_of_books
from litreview.enrichment import Enriched
from litreview.enrichment.enrich import WorkMatch
from litreview.matching.match import Match
from litreview.model import Paper, Reference, Work
from litreview.papers import parse_file
from litreview.references.parse import complete_references
from litreview.review import review_papers
from litreview.works import resolve_works

NAMES = ["Anwar", "Budiman", "Cahyono", "Darmawan", "Effendi", "Firmansyah", "Gunawan", "Hartono"]
OTHERS = ["Idris", "Junaedi", "Kusuma", "Lestari", "Mahendra", "Nasution", "Octavia", "Prasetyo"]


def _regular() -> list[str]:
    return [
        f"{name}, A., & {other}, B. ({2010 + i}). Tata kelola desa menurut warga {i}. Jurnal Desa, {i + 1}(2), "
        f"{i + 3}-{i + 9}. https://doi.org/10.5555/jd.{i}"
        for i, (name, other) in enumerate(zip(NAMES, OTHERS, strict=True))
    ]


def _list(printed: list[str]) -> list[AuditRow]:
    entries = [Reference(f"p-r{n:02d}", text, "p", n) for n, text in enumerate(printed, start=1)]
    references = complete_references(entries)
    works, repairs = resolve_works(references)
    return audit_review([], references, (), works, repairs)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("https://doi.org/", "doi:", "doi-form"),
        ("https://doi.org/", "https://dx.doi.org/", "doi-form"),
        ("Gunawan, A.,", "Gunawan, Agus,", "names-otherwise"),
        ("Gunawan, A., & Octavia, B.", "A. Gunawan, & O. B.", "name-order"),
        (", & ", ", dan ", "joiner-in-list"),
        ("9-15", "9–15", "range-dash"),
        ("9-15", "hlm. 9-15", "pages-form"),
        ("7(2)", "Vol. 7, No. 2", "volume-form"),
        ("Tata kelola desa menurut warga", "Tata Kelola Desa Menurut Warga", "title-capitals"),
        ("Tata kelola desa menurut warga", "TATA KELOLA DESA MENURUT WARGA", "title-capitals"),
    ],
)
def test_one_that_does_otherwise(old: str, new: str, kind: str) -> None:
    """The entry is named with its kind, the others are left in peace."""
    printed = _regular()
    assert old in printed[6]
    printed[6] = printed[6].replace(old, new)
    assert [(row.place, row.kind) for row in _list(printed)] == [("p-r07", kind)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tata kelola desa menurut warga 6", "Museum Nasional Indonesia Kota Tua Jakarta"),
        ("Tata kelola desa menurut warga 6", "Desa"),
        ("Hartono, A., & Prasetyo, B.", "Kementerian Desa dan Daerah Tertinggal."),
        ("Gunawan, A., & Octavia, B.", "Gunawan."),
        ("9-15.", "e15."),
        (" https://doi.org/10.5555/jd.6", ""),
    ],
)
def test_names_bodies_and_gaps_show_no_habit(old: str, new: str) -> None:
    """A title of names, a ministry, a mononym, an article number, no DOI: none is a fault of style."""
    printed = [text.replace(old, new) for text in _regular()]
    assert printed != _regular()
    assert _list(printed) == []


def test_a_word_in_the_language_of_its_entry_is_a_style() -> None:
    """Lists that join with "dan" may join English entries with "and"."""
    printed = [text.replace(", & ", " dan ") for text in _regular()]
    english = "How villages are governed by those who live in them"
    printed[6] = (
        printed[6].replace(" dan ", " and ").replace("Tata kelola desa menurut warga 6", english)
    )
    assert "joiner-in-list" not in {row.kind for row in _list(printed)}


def test_authors_shortened() -> None:
    """One "dkk." where the others name more authors than any style that has it."""
    many = "Surya, C., Tirta, D., Ulfa, E., Vera, F., Wati, G., Yani, H., & "
    printed = [text.replace("A., & ", f"A., {many}") for text in _regular()]
    printed[6] = printed[6].replace(f"Gunawan, A., {many}Octavia, B.", "Gunawan, A., dkk.")
    assert "dkk." in printed[6]
    assert ("p-r07", "authors-shortened") in [(row.place, row.kind) for row in _list(printed)]


@pytest.mark.parametrize(
    ("years", "found"),
    [
        (("2019", "2019"), ["letter-needed", "letter-needed"]),
        (("2019a", "2019b"), []),
        (("2019a", "2019"), ["letter-needed", "letter-alone"]),
        (("2019a", "2020"), ["letter-alone"]),
        (("2019b", "2019c"), ["letter-alone", "letter-alone"]),
        (("2019", "2020"), []),
    ],
)
def test_letters(years: tuple[str, str], found: list[str]) -> None:
    """Two works of an author in one year need letters; letters need each other."""
    titles = ("Lumbung padi di lereng gunung.", "Pasar ikan di tepi pantai.")
    printed = [
        f"Gunawan, A. ({y}). {t} Bandung: Alfabeta." for y, t in zip(years, titles, strict=True)
    ]
    kinds = [row.kind for row in _list(printed)]
    assert sorted(kinds) == sorted(found)


def test_numbered_lists_need_no_letters() -> None:
    """Where entries have numbers, the number tells them apart."""
    csl = {"author": [{"family": "Ali", "given": "B."}], "issued": {"date-parts": [[2019]]}}
    entries = [
        Reference(f"p-r{n}", f"B. Ali, {t}, 2019.", "p", n, f"[{n}]", csl={**csl, "title": t})
        for n, t in enumerate(("Lumbung", "Pasar"), start=1)
    ]
    assert "letter-needed" not in {row.kind for row in audit_review([], entries)}


def test_one_doi_for_two_titles() -> None:
    """Both entries are named, since either may be wrong; one work printed in two lists is not."""
    entries = [
        Reference(f"{p}-r1", t, p, csl={"DOI": "10.5555/x", "title": t})
        for p, t in (("a", "Lumbung"), ("b", "Pasar"))
    ]
    apart = [Work("w", {}, ("a-r1",)), Work("v", {}, ("b-r1",))]
    rows = audit_review([], entries, (), apart)
    assert [row.place for row in rows if row.kind == "doi-shared"] == ["a-r1", "b-r1"]
    one = [Work("w", {}, ("a-r1", "b-r1"))]
    assert "doi-shared" not in {row.kind for row in audit_review([], entries, (), one)}


@pytest.mark.parametrize(("year", "late"), [(2020, 0), (2021, 0), (2022, 1), (2203, 1)])
def test_dated_after_the_paper(year: int, late: int) -> None:
    """The year after may be an article in press; later ones are slips."""
    paper = Paper("p", "", csl={"issued": {"date-parts": [[2020]]}})
    entry = Reference("p-r1", f"A. {year}.", "p", csl={"issued": {"date-parts": [[year]]}})
    rows = audit_review([paper], [entry])
    assert [row.kind for row in rows].count("from-future") == late


@pytest.mark.parametrize(
    ("printed", "broken"),
    [
        ("Buku. Alfabeta. ISBN 978-602-8519-93-9.", False),
        ("Buku. Alfabeta. ISBN 978-602-8519-93-9 2019.", False),
        ("Buku. Alfabeta. ISBN: 0-306-40615-2.", False),
        ("Buku. Alfabeta. ISBN-13: 978 602 8519 93 8.", True),
        ("Buku. Alfabeta. ISBN 602-8519-93.", True),
        ("Jurnal Desa. ISSN 2807-4238.", False),
    ],
)
def test_isbn(printed: str, broken: bool) -> None:
    """Only the check digit counts, whatever stands behind it."""
    assert bool(list(check_numbers_of_books(Reference("r", printed)))) == broken


def test_visits_of_pages() -> None:
    """Most pages say when they were read: the one that does not is named, and the other word."""
    printed = [
        f"{name}. (2020). Berita {name} pagi ini. Diakses {n + 1} Mei 2021, dari https://{name.lower()}.com/baca/{n}"
        for n, name in enumerate(NAMES)
    ]
    printed[2] = printed[2].replace("Diakses 3 Mei 2021, dari ", "")
    printed[5] = printed[5].replace("Diakses 6 Mei 2021, dari ", "Retrieved May 6, 2021, from ")
    rows = {(row.place, row.kind) for row in _list(printed)}
    assert {("p-r03", "no-access-date"), ("p-r06", "access-otherwise")} <= rows
    assert not any(kind == "no-access-date" for place, kind in rows if place != "p-r03")


STYLE = {"names-otherwise", "name-order", "joiner-in-list", "authors-shortened", "title-capitals",
         "volume-form", "pages-form", "range-dash", "doi-form", "access-otherwise", "no-access-date",
         "letter-needed", "letter-alone", "doi-shared", "isbn-broken"}  # fmt: skip
HAND = Path(__file__).resolve().parents[2] / "training" / "hand_labelled"


def test_lists_in_one_style_are_left_in_peace() -> None:
    """Forty lists, written by hand in forty styles: less than one entry in fifty is marked."""
    lists: dict[str, list[str]] = {}
    for path in sorted(HAND.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            lists.setdefault(row["id"].rpartition("-")[0], []).append(row["ref"])
    rows = [row for printed in lists.values() for row in _list(printed) if row.kind in STYLE]
    entries = sum(map(len, lists.values()))
    assert len(lists) == 40
    assert 50 * len(rows) < entries, [(row.kind, row.printed) for row in rows]


LIST = "\n\n## Daftar Pustaka\n\n" + "\n\n".join(_regular())
BODY = " ".join(
    f"Hal itu sudah lama diketahui ({name} & {other}, {2010 + i})."
    for i, (name, other) in enumerate(zip(NAMES, OTHERS, strict=True))
)


def _body(text: str) -> list[tuple[str, str]]:
    papers = parse_file(f"# Judul Makalah\n\n## Pendahuluan\n\n{text}{LIST}".encode(), "p.md")
    review = review_papers(papers)
    return [(row.kind, row.printed) for row in review.audit_records]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", []),
        ("Begitu (Anwar dan Idris, 2010).", [("joiner-otherwise", "(Anwar dan Idris, 2010)")]),
        ("Anwar dan Idris (2010) setuju.", []),
        ("Begitu (Anwar & Idris 2010).", [("mention-comma", "(Anwar & Idris 2010)")]),
        ("Nomor laporan diragukan [4].", [("citation-style-mixed", "diragukan [4]")]),
        ("Butir [1] Anggaran dan [2] Waktu.", []),
    ],
)
def test_mentions_that_do_otherwise(more: str, found: list[tuple[str, str]]) -> None:
    """Brackets and running text have their own habits, and lists of points are no citations."""
    assert _body(f"{BODY} {more}") == found


def test_pages_and_stops_of_mentions() -> None:
    """The cited page and the stop of "dkk." are printed alike."""
    from litreview.audits.markers import check_markers
    from litreview.model import Mention

    pages = ["(Ali, 2019: 15)"] * 5 + ["(Ali, 2019, hlm. 15)"]
    stops = ["(Ali dkk., 2019)"] * 5 + ["(Ali dkk, 2019)", "(Ali et al., 2019)"]
    for markers, kind in ((pages, "locator-otherwise"), (stops, "et-al-stop")):
        mentions = [Mention("p", n, m, n, n + 1, "", 0, 1) for n, m in enumerate(markers)]
        rows = list(check_markers(Paper("p", ""), mentions, {}))
        assert [(row.kind, row.printed) for row in rows] == [(kind, markers[5])]


def test_two_styles_at_once_give_one_row() -> None:
    """Half numbers, half names: one row where the style changes, not one for each."""
    from litreview.audits.markers import check_markers
    from litreview.model import Mention

    markers = ["(Ali, 2019)"] * 4 + ["[3]"] * 4
    mentions = [Mention("p", n, m, n, n + 1, "", 0, 1) for n, m in enumerate(markers)]
    rows = list(check_markers(Paper("p", ""), mentions, {}))
    assert [(row.kind, row.place) for row in rows] == [("citation-style-mixed", "p @ 4")]


def test_entries_printed_twice_make_no_mention_ambiguous() -> None:
    """What fits two printings of one work needs no letter."""
    papers = parse_file(
        f"# Judul\n\n## Pendahuluan\n\n{BODY}{LIST}\n\n{_regular()[7]}".encode(), "p.md"
    )
    kinds = [row.kind for row in review_papers(papers).audit_records]
    assert kinds == ["printed-twice"]


@pytest.mark.parametrize(("provider", "n"), [("crossref", 1), ("doaj", 0)])
def test_a_doi_that_nobody_knows(provider: str, n: int) -> None:
    """Crossref, asked, has no record of the DOI; what other sources lack says nothing."""
    entry = Reference("p-r1", "A.", "p", csl={"DOI": "10.5555/x", "title": "Lumbung"})
    work = Work("w", dict(entry.csl), ("p-r1",))
    asked = Enriched([WorkMatch("w", provider, Match(None, "refuse", 0.0, ()))], [], [])
    rows = audit_review([], [entry], (), [work], enriched=asked)
    assert [row.kind for row in rows].count("doi-unknown") == n
