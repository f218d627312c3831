"""How a provider's value stands to what was printed: new, the same, fuller, or contrary.

Values are compared in the form that matching gives them, so that "06" and "6", or a DOI and
its link, are the same value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from litreview.model import Csl
from litreview.prose import fold_key
from litreview.works.addresses import (
    read_dates,
    read_doi,
    read_edition,
    read_isbn,
    read_number,
    read_pages,
    read_url,
)
from litreview.works.clues import read_clues
from litreview.works.containers import compare_containers
from litreview.works.people import compare_authors, read_person
from litreview.works.titles import compare_titles, read_title
from litreview.works.wordlists import PUBLISHER_STOP

Relation = Literal["new", "same", "fuller", "beside", "differs"]
"""``beside``: another value of a variable that may have many, such as an address."""

_MANY = frozenset({"URL", "keyword", "language", "abstract", "note", "source", "type"})
_UNSHOWN = frozenset({"id", "cited_by_count"})
_EXACT = {
    "DOI": read_doi,
    "ISBN": read_isbn,
    "URL": read_url,
    "edition": read_edition,
}


def facts_of(csl: Csl) -> Iterator[tuple[str, Any]]:
    """Yield the variables of a record with their values; those of ``custom`` as ``custom.…``.

    What has no value is left out, and so is a count of citations without the day it was seen.

    >>> list(facts_of({"id": "r1", "title": "Desa", "custom": {"cited-by": {"count": 3}}}))
    [('title', 'Desa')]
    """
    for variable, value in csl.items():
        if variable in _UNSHOWN or value in (None, "", [], {}):
            continue
        if variable == "custom" and isinstance(value, dict):
            for key, held in value.items():
                dated = key != "cited-by" or (isinstance(held, dict) and held.get("date"))
                if held not in (None, "", [], {}) and key != "et_al" and dated:
                    yield f"custom.{key}", held
        else:
            yield variable, value


def value_of(csl: Csl, variable: str) -> Any:
    """Return a record's value by the name that `facts_of` gives it; None where it has none.

    >>> value_of({"custom": {"parallel-title": "Desa"}}, "custom.parallel-title")
    'Desa'
    """
    if variable.startswith("custom."):
        custom = csl.get("custom")
        return custom.get(variable.removeprefix("custom.")) if isinstance(custom, dict) else None
    return csl.get(variable)


def is_cut(csl: Csl) -> bool:
    """Tell whether a record's list of authors ends in "et al."."""
    return bool(csl.get("et_al") or value_of(csl, "custom.et_al"))


def compare_values(variable: str, printed: Any, value: Any, *, cut: bool = False) -> Relation:
    """Tell how a provider's value stands to the printed one.

    Parameters
    ----------
    variable
        A CSL variable.
    printed, value
        What print says (None where it is silent) and what the provider says.
    cut
        Whether the printed list of authors ends in "et al.".

    Examples
    --------
    >>> [compare_values("volume", p, "13") for p in (None, "13", "012")]
    ['new', 'same', 'differs']
    >>> compare_values("issued", {"date-parts": [[2021]]}, {"date-parts": [[2021, 10]]})
    'fuller'
    """
    if printed in (None, "", [], {}):
        return "new"
    if printed == value:
        return "same"
    if variable == "issued":
        return _by_beginning(read_dates(printed), read_dates(value))
    if variable == "author":
        return _compare_people(printed, value, cut)
    if variable in {"volume", "issue"}:
        return "same" if read_number(printed) == read_number(value) != "" else "differs"
    if variable == "page":
        one, two = (tuple(p for p in read_pages(v) if p) for v in (printed, value))
        return _by_beginning(one, two)
    if variable in _EXACT:
        read = _EXACT[variable]
        same = read(printed) == read(value) != ""
    elif variable == "container-title":
        same = compare_containers(str(printed), str(value)) == "agree"
    elif variable == "publisher":
        same = compare_containers(_house(printed), _house(value)) == "agree"
    elif variable == "title":
        return _compare_wording(str(printed), str(value))
    else:
        same = fold_key(str(printed)) == fold_key(str(value))
    return "same" if same else "beside" if variable in _MANY else "differs"


def _house(publisher: Any) -> str:
    """Leave out what many publishers are called: "Penerbit", "Press", "Ltd"."""
    words = str(publisher).split()
    return " ".join(w for w in words if fold_key(w) not in PUBLISHER_STOP) or str(publisher)


def _by_beginning(printed: tuple[Any, ...], value: tuple[Any, ...]) -> Relation:
    """Compare values whose later parts may be missing: a day, a last page."""
    if not printed or not value:
        return "differs"
    short = min(len(printed), len(value))
    if printed[:short] != value[:short]:
        return "differs"
    return "fuller" if len(value) > len(printed) else "same"


def _compare_people(printed: Any, value: Any, cut: bool) -> Relation:
    one, two = (read_clues({"author": v}).authors for v in (printed, value))
    match = compare_authors(one, two, cut_a=cut)
    if match.kind not in {"agree", "first"} or (len(two) != len(one) and not cut):
        return "differs"
    letters = [sum(len("".join(p.given)) for p in people[: len(one)]) for people in (one, two)]
    return "fuller" if len(two) > len(one) or letters[1] > letters[0] else "same"


def _compare_wording(printed: str, value: str) -> Relation:
    one, two = read_title(printed), read_title(value)
    if one is None or two is None:
        return "differs"
    found = compare_titles(one, two)
    if one.key == two.key:
        return "same"
    if found.kind in {"subtitle", "cut"}:
        return "fuller" if len(two.key) > len(one.key) else "same"
    return "differs"


def show_value(value: Any) -> str | None:
    """Write a CSL value for a table cell; None stays None.

    >>> show_value([{"family": "Ali", "given": "B."}, {"literal": "LAN"}]), show_value(None)
    ('Ali, B.; LAN', None)
    """
    if value is None:
        return None
    if isinstance(value, dict) and "date-parts" in value:
        return "-".join(f"{part:02d}" for part in read_dates(value))
    if isinstance(value, dict) and (value.get("family") or value.get("literal")):
        person = value.get("literal") or ", ".join(
            str(value[part]) for part in ("family", "given") if value.get(part)
        )
        return str(person) if read_person(value) else ""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {show_value(held)}" for key, held in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(show_value(each) or "" for each in value)
    return str(value)
