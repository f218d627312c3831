"""The codebook: themes, the frameworks they come from, and the terms that indicate them.

A YAML or JSON file of two lists::

    frameworks:
    - {id: levine1990, label: Levine (1990), indicators: [responsiveness]}
    themes:
    - id: responsiveness
      group: indicator
      label_id: responsivitas
      label_en: responsiveness
      definition: Ability of the agency to notice and answer citizens' needs.
      frameworks: [levine1990]
      terms_id: [responsif*, daya tanggap]
      terms_en: [responsive*]

``label_…`` and ``terms_…`` end in a language code; a further language is a further key. How
terms are matched is told in `litreview.thematic.match`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from litreview.errors import InputError
from litreview.model import Problem
from litreview.prose import sound, squeeze

_TOP_KEYS = ("frameworks", "themes", "title", "version", "notes")
_FRAMEWORK_KEYS = ("id", "label", "indicators", "source", "notes")
_THEME_KEYS = ("id", "group", "label", "definition", "frameworks", "terms", "notes")
_BY_LANGUAGE = re.compile(r"(?P<key>label|terms)_(?P<language>[a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class Framework:
    """Where themes come from: a theory, a law, or a grouping of the reviewer's."""

    id: str
    label: str = ""
    indicators: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: labels and terms by language code (``""`` for those without one)."""

    id: str
    group: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    frameworks: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, language: str = "en") -> str:
        """Return the label in a language, else in any, else the id."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.id)

    @property
    def all_terms(self) -> tuple[str, ...]:
        """Every term once, in the order of the file."""
        return tuple(dict.fromkeys(term for terms in self.terms.values() for term in terms))


@dataclass(frozen=True, slots=True)
class Codebook:
    """Themes and frameworks in the order of their file, with what is doubtful in it."""

    themes: tuple[Theme, ...]
    frameworks: tuple[Framework, ...] = ()
    problems: tuple[Problem, ...] = ()

    def theme(self, identifier: str) -> Theme:
        """Return one theme by its id.

        Raises
        ------
        InputError
            When there is none; the nearest id is named.
        """
        for theme in self.themes:
            if theme.id == identifier:
                return theme
        raise InputError(
            f"no theme {identifier!r}{_nearest(identifier, [t.id for t in self.themes])}"
        )


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook from YAML or (ending ``.json``) JSON.

    Raises
    ------
    InputError
        One line that names the file, the place and the remedy: file missing or not readable,
        broken YAML or JSON (with its line), unknown key, no themes, theme without id or
        without terms, label and definition, an id twice, a framework that is not listed (with the nearest id).

    Examples
    --------
    >>> load_codebook("data/codebook.yaml").theme("reach").terms["en"]  # doctest: +SKIP
    ('reach',)
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such codebook; check the name") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path.name}: not readable as UTF-8 text ({error.__class__.__name__}); save it again"
        ) from error
    try:
        read = json.loads if path.suffix.lower() == ".json" else yaml.safe_load
        loaded = sound(read(text))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path.name}, line {error.lineno}: broken JSON ({error.msg}); mend it there"
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        reason = squeeze(getattr(error, "problem", None) or "not YAML")
        raise InputError(f"{path.name}{where}: broken YAML ({reason}); mend it there") from error
    return parse_codebook(loaded, path.name)


def parse_codebook(data: Any, name: str = "codebook") -> Codebook:
    """Make a codebook of a mapping with ``frameworks`` and ``themes``; errors as `load_codebook`.

    A term in two themes, two themes with the same terms, a theme without terms (which can only be
    found by its meaning), or an indicator that is no theme is no error but a `Problem`.

    Examples
    --------
    >>> book = parse_codebook({"themes": [{"id": "reach", "terms_id": ["jangkauan"]}]})
    >>> [t.id for t in book.themes], book.theme("reach").all_terms
    (['reach'], ('jangkauan',))
    """
    if (
        not isinstance(data, Mapping)
        or not isinstance(data.get("themes"), list)
        or not data["themes"]
    ):
        raise InputError(f"{name}: no themes; write a list under the key `themes`")
    _known_keys(data, _TOP_KEYS, name)
    frameworks = _unique(
        [_framework(item, name) for item in data.get("frameworks") or []], name, "framework"
    )
    listed = [f.id for f in frameworks] if "frameworks" in data else None
    themes = _unique([_theme(item, name, listed) for item in data["themes"]], name, "theme")
    themes = [_with_frameworks(theme, frameworks) for theme in themes]
    return Codebook(tuple(themes), tuple(frameworks), tuple(_doubts(themes, frameworks)))


def _with_frameworks(theme: Theme, frameworks: list[Framework]) -> Theme:
    """Add the frameworks that list a theme among their indicators."""
    naming = [f.id for f in frameworks if theme.id in f.indicators]
    return replace(theme, frameworks=tuple(dict.fromkeys((*theme.frameworks, *naming))))


def _framework(item: Any, name: str) -> Framework:
    place = _place(item, name, "framework")
    _known_keys(item, _FRAMEWORK_KEYS, place)
    return Framework(
        item["id"],
        str(item.get("label") or ""),
        _strings(item, "indicators", place),
        str(item.get("source") or ""),
    )


def _theme(item: Any, name: str, frameworks: list[str] | None) -> Theme:
    place = _place(item, name, "theme")
    _known_keys(
        [k for k in item if not _BY_LANGUAGE.fullmatch(k)],
        _THEME_KEYS,
        place,
        "label_id, terms_id, …",
    )
    labels, terms = {}, {}
    for key in item:
        language = match["language"] if (match := _BY_LANGUAGE.fullmatch(key)) else ""
        if key.startswith("label") and item[key]:
            labels[language] = str(item[key])
        elif key.startswith("terms") and (found := _terms(item, key, place)):
            terms[language] = found
    definition = squeeze(str(item.get("definition") or ""))
    if not (terms or labels or definition):
        raise InputError(
            f"{place} is empty; write terms under `terms_id` or `terms_en`, or a label and a definition, or remove the theme"
        )
    named = _strings(item, "frameworks", place)
    for framework in named:
        if frameworks is not None and framework not in frameworks:
            raise InputError(
                f"{place}: no framework {framework!r} is listed{_nearest(framework, frameworks)}"
            )
    return Theme(
        item["id"],
        str(item.get("group") or ""),
        labels,
        definition,
        named,
        terms,
    )


def _terms(item: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    terms = tuple(dict.fromkeys(squeeze(term) for term in _strings(item, key, place)))
    for term in terms:
        if not any(c.isalnum() for c in term):
            raise InputError(
                f"{place}: {term!r} under `{key}` is no term; write a word, `*` for any ending"
            )
        if term.startswith("*"):
            raise InputError(
                f"{place}: {term!r} under `{key}` begins with `*`; terms match at the start of a word, name it"
            )
    return terms


def _strings(item: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = item.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InputError(f"{place}: `{key}` is no list; write `{key}: [a, b]`")
    for each in value:
        if not isinstance(each, str):
            raise InputError(
                f"{place}: {each!r} under `{key}` is no text; put it in quotation marks"
            )
    return tuple(value)


def _place(item: Any, name: str, what: str) -> str:
    if not isinstance(item, Mapping) or not all(isinstance(key, str) for key in item):
        raise InputError(
            f"{name}: a {what} is no mapping but {str(item)[:40]!r}; write `id: …` and its other keys"
        )
    if not isinstance(item.get("id"), str) or not item["id"].strip():
        shown = next((str(v) for k, v in item.items() if k != "id" and isinstance(v, str)), "")
        raise InputError(
            f"{name}: a {what} has no id{f' ({shown[:40]})' if shown else ''}; give it a short word under `id`"
        )
    return f"{name}: {what} {item['id']!r}"


def _known_keys(keys: Any, known: tuple[str, ...], place: str, more: str = "") -> None:
    for key in keys:
        if key not in known:
            raise InputError(
                f"{place}: unknown key {key!r}{_nearest(str(key), [*known, 'terms_id', 'terms_en', 'label_id', 'label_en'] if more else list(known))}"
            )


def _nearest(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _unique(items: list[Any], name: str, what: str) -> list[Any]:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise InputError(
                f"{name}: {what} id {item.id!r} occurs twice; give each {what} an id of its own"
            )
        seen.add(item.id)
    return items


def _doubts(themes: list[Theme], frameworks: list[Framework]) -> list[Problem]:
    owners: dict[str, list[str]] = {}
    for theme in themes:
        for term in theme.all_terms:
            owners.setdefault(term.casefold(), []).append(theme.id)
    doubts = [
        Problem(
            "shared-term",
            f"the term {term!r} stands in {' and '.join(ids)}; its sentences count for each, with less confidence",
            "terms",
            term,
        )
        for term, ids in owners.items()
        if len(ids) > 1
    ]
    doubts += [
        Problem(
            "no-terms",
            f"theme {theme.id!r} has no terms and is only found by its meaning; write some under `terms_id` or `terms_en`",
            "terms",
            theme.id,
        )
        for theme in themes
        if not theme.terms
    ]
    same: dict[frozenset[str], list[str]] = {}
    for theme in themes:
        same.setdefault(frozenset(t.casefold() for t in theme.all_terms), []).append(theme.id)
    doubts += [
        Problem(
            "same-terms",
            f"the themes {' and '.join(ids)} have the same terms; merge them, or tell them apart",
            "terms",
            ids[0],
        )
        for terms, ids in same.items()
        if terms and len(ids) > 1
    ]
    known = [theme.id for theme in themes]
    for framework in frameworks:
        doubts += [
            Problem(
                "unknown-indicator",
                f"framework {framework.id!r}: indicator {i!r} is no theme{_nearest(i, known)}",
                "indicators",
                i,
            )
            for i in framework.indicators
            if i not in known
        ]
    return doubts
