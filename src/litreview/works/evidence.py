"""What container, numbers, dates, addresses and kinds say for or against one work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from litreview.works.clues import Clues
from litreview.works.containers import ContainerMatch, compare_containers
from litreview.works.people import AuthorMatch
from litreview.works.titles import TitleMatch
from litreview.works.wordlists import PUBLISHER_STOP

_BOOKS = frozenset({"book", "report"})
_ALONE = frozenset({"book", "thesis", "web", "report", "review"})
"""Forms of which no version appears online a year before it is printed."""


class Evidence(NamedTuple):
    """A weight (log-odds, negative against) and the sentence that names it."""

    weight: float
    note: str


def year_gap(a: Clues, b: Clues) -> int | None:
    """Return how many years lie between two records, None where one has no year."""
    one, two = a.year, b.year
    return abs(one - two) if one and two else None


def published_evidence(
    a: Clues, b: Clues, title: TitleMatch, authors: AuthorMatch
) -> Iterator[Evidence]:
    """Yield what the place, the numbers, the date and the addresses say."""
    container = compare_containers(a.container, b.container)
    first, last = a.pages[0], a.pages[1]
    pages = (
        bool(first) and first == b.pages[0] and (not last or not b.pages[1] or last == b.pages[1])
    )
    volume = bool(a.volume) and a.volume == b.volume
    doi = bool(a.doi) and a.doi == b.doi
    range_agrees = pages and bool(last) and last == b.pages[1] and container != "differ"
    placed = pages and (volume or container == "agree" or range_agrees)
    if container == "agree":
        yield Evidence(1.5, "container titles agree")
    elif container == "differ":
        journals = {a.form, b.form} <= {"journal", "conference", "chapter", ""}
        weight = -1.0 if placed or doi or not journals else -3.5 if volume else -5.5
        yield Evidence(weight, "container titles differ")
    yield from _number_evidence(a, b, pages)
    yield from _year_evidence(a, b, title, support=doi or placed, container=container)
    yield from _address_evidence(a, b, supported=placed and volume)
    yield from _form_evidence(a, b, agreed=container == "agree" or placed)
    if a.edition and b.edition and a.edition != b.edition:
        counted = a.edition.isdigit() == b.edition.isdigit()  # "revisi" may be the fifth
        yield Evidence(-9.0 if counted else -1.0, f"editions differ ({a.edition}, {b.edition})")
    if a.isbn and b.isbn:
        same = a.isbn == b.isbn
        yield Evidence(4.0 if same else -2.0, "ISBN agree" if same else "ISBN differ")
    if a.publisher and b.publisher and not (a.container and b.container):
        publishers = compare_containers(_publisher(a.publisher), _publisher(b.publisher))
        if publishers == "agree":
            yield Evidence(0.75, "publishers agree")
        elif publishers == "differ":
            yield Evidence(-1.5, "publishers differ")
    if title.kind in {"equal", "typos", "subtitle", "cut"} and authors.kind == "missing" and pages:
        yield Evidence(0.5, "title and pages make up for the missing authors")


def _publisher(printed: str) -> str:
    words = printed.replace(".", " ").split()
    return " ".join(w for w in words if w.casefold() not in PUBLISHER_STOP) or printed


def _number_evidence(a: Clues, b: Clues, pages: bool) -> Iterator[Evidence]:
    differ = []
    volumes_differ = a.volume and b.volume and a.volume != b.volume
    if volumes_differ and not (a.container or b.container) and {a.form, b.form} <= _BOOKS:
        yield Evidence(-9.0, f"volumes of one book ({a.volume}, {b.volume})")
        return
    for name, one, two, plus, minus in (
        ("volume", a.volume, b.volume, 1.0, -1.0),
        ("issue", a.issue, b.issue, 0.5, -0.75),
    ):
        if one and two and one == two:
            yield Evidence(plus, f"same {name} ({one})")
        elif one and two:
            differ.append(name)
            yield Evidence(
                minus,
                f"{name} differs ({one}, {two}): a contradiction in one number does not separate",
            )
    if pages:
        yield Evidence(2.5, f"same pages ({a.pages[0]})")
    elif a.pages[0] and b.pages[0]:
        near = a.pages[0] == b.pages[0] or (a.pages[1] and a.pages[1] == b.pages[1])
        weight = 0.5 if near else -2.5 if differ else -1.5
        yield Evidence(weight, f"pages differ ({'-'.join(a.pages)}, {'-'.join(b.pages)})")


def _year_evidence(
    a: Clues, b: Clues, title: TitleMatch, *, support: bool, container: ContainerMatch
) -> Iterator[Evidence]:
    gap = year_gap(a, b)
    if gap is None:
        return
    years = f"({a.year}, {b.year})"
    if gap == 0:
        yield Evidence(1.5, "same year")
        if a.form == b.form == "web" and min(len(a.date), len(b.date)) > 1 and _days_differ(a, b):
            alike = title.kind in {"equal", "typos"}
            yield Evidence(-2.0 if alike else -6.0, "printed days differ")
    elif gap == 1:
        serial = a.form not in _ALONE and b.form not in _ALONE
        weight = -5.0 if serial else -6.0
        if support:
            weight = -0.5
        elif serial and container == "agree":  # online first, then in print
            weight = -2.5
        elif (
            serial
            and container == "missing"
            and (title.weight >= 4.5 or (a.volume and a.volume == b.volume))
        ):
            weight = -3.5
        note = "years differ" if weight < -4 else "years are neighbours"
        yield Evidence(weight, f"{note} {years}")
    else:
        yield Evidence(-3.5 if support else -7.0, f"years differ {years}")


def _days_differ(a: Clues, b: Clues) -> bool:
    shared = min(len(a.date), len(b.date))
    return a.date[:shared] != b.date[:shared]


def _address_evidence(a: Clues, b: Clues, *, supported: bool) -> Iterator[Evidence]:
    if a.doi and b.doi:
        if a.doi == b.doi:
            yield Evidence(7.0, "same DOI")
        elif a.doi.startswith(b.doi) or b.doi.startswith(a.doi):
            yield Evidence(1.5, "one DOI is the beginning of the other")
        elif OSA.distance(a.doi, b.doi) <= 2:
            yield Evidence(-0.5, "DOIs differ in a letter or two")
        else:
            yield Evidence(-1.5 if supported else -5.0, "DOIs differ")
    elif a.url and b.url:
        if a.url == b.url:
            yield Evidence(5.0, "same address")
        elif a.url.startswith(b.url) or b.url.startswith(a.url):
            yield Evidence(0.5, "one address is the beginning of the other")
        else:
            one_host = a.url.partition("/")[0] == b.url.partition("/")[0]
            weight = -4.0 if "web" in {a.form, b.form} else -2.0 if one_host else -0.5
            yield Evidence(0.0 if supported else weight, "addresses differ")


def _form_evidence(a: Clues, b: Clues, *, agreed: bool) -> Iterator[Evidence]:
    """Yield what the kinds of publication say: versions of one study are works of their own."""
    if a.form == b.form or not (a.form and b.form):
        return
    forms = {a.form, b.form}
    note = f"one is a {a.form}, the other a {b.form}"
    if "review" in forms:
        yield Evidence(-7.0, note)
    elif "thesis" in forms and forms & {"journal", "conference", "chapter"}:
        yield Evidence(-6.0, note)
    elif agreed:
        return
    elif "conference" in forms and forms & {"journal", "book"}:
        yield Evidence(-7.0, note)
    elif forms in ({"book", "journal"}, {"book", "chapter"}, {"journal", "chapter"}):
        told = all(r.publisher if r.form == "book" else r.container for r in (a, b))
        yield Evidence(-5.0 if told else -2.0, note)
    elif "thesis" in forms and "book" in forms:
        yield Evidence(-2.5, note)
    elif "web" in forms and forms & {"journal", "book", "conference"}:
        yield Evidence(-1.0, note)
