"""From a cited work to the references it may mean, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from litreview.intext.candidates import Cited
from litreview.intext.catalogue import Catalogue, Entry
from litreview.intext.likeness import BODY, FULL_NAME, PART, Author, compare_name
from litreview.intext.names import Names
from litreview.prose import fold

_SAME = 0
_OTHER_DATE = 3
_DRIFT = 30
_LEVEL = 10


@dataclass(frozen=True, slots=True)
class Link:
    """The answer for one cited work: reference ids, the reason, and its price (0 is exact).

    ``near`` names the reference by these authors whose year is another, where none answers.
    """

    ids: tuple[str, ...] = ()
    how: str = "no-reference"
    cost: int = 999
    near: str = ""

    @property
    def certain(self) -> bool:
        """Tell whether the name stands in the list as printed and the year agrees."""
        return bool(self.ids) and self.cost < (BODY + 1) * _LEVEL and "year-drift" not in self.how


class Linker:
    """Links cited works to the references of one paper; equal questions are answered once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._answers: dict[Cited, Link] = {}

    def link(self, cited: Cited) -> Link:
        """Return the references that fit best; several where nothing tells them apart."""
        answer = self._answers.get(cited)
        if answer is None:
            answer = self._answers[cited] = self._search(cited)
        return answer

    def _search(self, cited: Cited) -> Link:
        if cited.role == "primary" and cited.year is None:
            return Link()
        priced: list[tuple[int, str, str]] = []
        for entry in self.catalogue.candidates(cited):
            price = self._price(cited, entry)
            if price is not None:
                priced.append((price[0], price[1], entry.id))
        if not priced and cited.year is not None:
            priced = self._drifted(cited)
        if not priced:
            return Link(near=self._other_year(cited))
        best = min(priced)[0]
        chosen = [(how, identifier) for cost, how, identifier in priced if cost == best]
        return Link(tuple(identifier for _, identifier in chosen), chosen[0][0], best)

    def _price(self, cited: Cited, entry: Entry) -> tuple[int, str] | None:
        year = self._price_year(cited, entry)
        if year is None:
            return None
        authors = _price_authors(cited.names, entry)
        if authors is None:
            return None
        reasons = [why for why in (authors[1], year[1], authors[2]) if why and why != "exact"]
        return authors[0] + year[0], "; ".join(reasons) or "exact"

    def _price_year(self, cited: Cited, entry: Entry) -> tuple[int, str] | None:
        if cited.year is None:
            return (_SAME, "") if entry.year is None else None
        if cited.year != entry.year and cited.also != entry.year:
            years = {cited.year, cited.also}
            return (_OTHER_DATE, "other-date") if years & entry.others else None
        if cited.suffix != entry.suffix:
            if cited.suffix and entry.suffix:
                return None
            return (2, "letter-dropped") if entry.suffix else (2, "letter-not-in-list")
        late = entry.late and self.catalogue.years_at_head
        return _SAME, "year-at-end" if late else ""

    def _other_year(self, cited: Cited) -> str:
        """Return the reference of these authors whose year is nearest, with that year."""
        if cited.year is None or not cited.names.names:
            return ""
        known = [
            (abs(entry.year - cited.year), entry.id, entry.year)
            for entry in self.catalogue.by_first_author(cited.names.names[0])
            if entry.year is not None and _price_authors(cited.names, entry) is not None
        ]
        return "{1} ({2})".format(*min(known)) if known else ""

    def _drifted(self, cited: Cited) -> list[tuple[int, str, str]]:
        """Try the only work of these authors, printed with the year before or after."""
        if cited.year is None or not cited.names.names or cited.loose:
            return []
        known = self.catalogue.by_first_author(cited.names.names[0])
        if len(known) != 1:
            return []
        entry = known[0]
        authors = _price_authors(cited.names, entry)
        if authors is None or authors[0] >= PART * _LEVEL:
            return []
        reasons = [why for why in (authors[1], authors[2]) if why and why != "exact"]
        if entry.year is None and not entry.others:
            return [(_DRIFT, "; ".join(["year-not-printed", *reasons]), entry.id)]
        if entry.year is not None and abs(entry.year - cited.year) == 1:
            if cited.suffix and entry.suffix and cited.suffix != entry.suffix:
                return []
            return [(_DRIFT, "; ".join(["year-drift", *reasons]), entry.id)]
        return []


def _price_authors(names: Names, entry: Entry) -> tuple[int, str, str] | None:
    """Price the authors: the first one's likeness, then how many there are."""
    if names.title:
        title = fold(names.title)
        fits = len(title) > 8 and (entry.title.startswith(title) or title.startswith(entry.title))
        return (0, "title", "") if fits and entry.title else None
    whole = _price_whole(names, entry)
    if whole is not None:
        return whole
    if not entry.authors:
        return _price_text(names, entry)
    first = compare_name(names.names[0], entry.authors[0])
    if first is None:
        return None
    level, how = first
    count = _price_count(names, entry)
    return None if count is None else (level * _LEVEL + count[0], how, count[1])


def _price_whole(names: Names, entry: Entry) -> tuple[int, str, str] | None:
    """Price a body whose name holds "dan", or that is printed with its acronym."""
    if not entry.authors or (len(entry.authors) > 1 and len(names.names) < 2):
        return None
    first = entry.authors[0]
    if first.body and len(names.names) > 1:
        like = compare_name(names.raw, first)
        if like is not None:
            return like[0] * _LEVEL, like[1], ""
    if first.body and names.aliases and compare_name(names.names[0], first) is None:
        for alias in names.aliases:
            like = compare_name(alias, first)
            if like is not None:
                return like[0] * _LEVEL, "acronym", ""
    return None


def _price_text(names: Names, entry: Entry) -> tuple[int, str, str] | None:
    """Price a reference whose authors were not made out: by the words at its head."""
    like = compare_name(names.raw, entry.opening) if entry.opening else None
    if like is not None and like[0] <= BODY:
        return like[0] * _LEVEL, like[1], ""
    words = [word for name in names.names for word in fold(name).split() if len(word) > 2]
    if words and all(word in entry.head for word in words):
        return PART * _LEVEL + 5, "printed-text", ""
    if entry.title and entry.title.startswith(fold(names.raw)) and len(fold(names.raw)) > 8:
        return FULL_NAME * _LEVEL, "title", ""
    return None


def _price_count(names: Names, entry: Entry) -> tuple[int, str] | None:
    printed, listed = len(names.names), len(entry.authors)
    if printed == 1:
        if names.et_al:
            return (
                (0, "")
                if listed > 2 or entry.et_al
                else (1, "")
                if listed == 2
                else (
                    2,
                    "et-al-added",
                )
            )
        if listed > 2 or entry.et_al:
            return 1, "et-al-dropped"
        return (0, "") if listed == 1 else (1, "co-author-dropped")
    cost = 0
    drift = ""
    for i, name in enumerate(names.names[1:], start=1):
        like = compare_name(name, entry.authors[i]) if i < listed else None
        if like is not None:
            drift = drift or ("spelling" if like[1] == "spelling" else "")
            continue
        if _is_among(name, entry.authors[1:]) or _is_in_head(name, entry):
            cost = 2
        elif not (entry.et_al and i >= listed):
            return None
    if listed > printed and not names.et_al:
        return cost + 1, drift or "et-al-dropped"
    return cost, drift


def _is_among(name: str, authors: tuple[Author, ...]) -> bool:
    return any(compare_name(name, author) is not None for author in authors)


def _is_in_head(name: str, entry: Entry) -> bool:
    words = fold(name).split()
    return bool(words) and all(word in entry.head for word in words)
