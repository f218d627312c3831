"""Markdown with YAML front matter: the facts of a paper above, its text or a note below."""

from __future__ import annotations

import re
from typing import Any

import yaml

from litreview.dates import parse_date
from litreview.identifiers import repair_doi
from litreview.model import PaperKind, Problem
from litreview.prose import sound

_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S
)
_PLAIN = ("volume", "issue", "page", "ISSN", "id", "title", "number", "edition")
_KINDS: dict[str, PaperKind] = {"paper": "paper", "reading-note": "reading-note"}


def read_front_matter(text: str) -> tuple[dict[str, Any], PaperKind, int, tuple[Problem, ...]]:
    """Read the YAML block at the head of a markdown file.

    Returns
    -------
    csl
        The CSL variables of the block; ``issued`` as date parts.
    kind
        ``reading-note`` when the block says ``text: reading-note``, else ``paper``.
    body_start
        Offset where the text below the block begins (0 without a block).
    problems
        ``front-matter`` when the block is not a YAML mapping or a value is unusable.

    Examples
    --------
    >>> csl, kind, start, _ = read_front_matter("---\\ntitle: A\\nissued: 2020\\n---\\nB")
    >>> csl["issued"], kind, start
    ({'date-parts': [[2020]]}, 'paper', 30)
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, "paper", 0, ()
    try:
        loaded = sound(yaml.safe_load(match["yaml"]))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # 2020-13-45; "[[[[…"
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        message = f"the front matter is no valid YAML{where}; mend it, its facts were left out"
        return (
            {},
            "paper",
            match.end(),
            (Problem("front-matter", message, None, match["yaml"][:80]),),
        )
    if not isinstance(loaded, dict):
        problem = Problem(
            "front-matter", "the front matter is no mapping; write `key: value` lines"
        )
        return {}, "paper", match.end(), (problem,)
    problems: list[Problem] = []
    kind = _KINDS.get(str(loaded.pop("text", "paper")), "paper")
    csl = {str(key): value for key, value in loaded.items() if value not in (None, "", [])}
    for key in [k for k in csl if k in _PLAIN and isinstance(csl[k], (list, dict))]:
        message = f"`{key}` is a list; write one value on its line"
        problems.append(Problem("front-matter", message, key))
        del csl[key]
    _clean(csl, problems)
    return csl, kind, match.end(), tuple(problems)


def _clean(csl: dict[str, Any], problems: list[Problem]) -> None:
    """Bring the values a person writes to the forms CSL-JSON wants."""
    if "issued" in csl and not isinstance(csl["issued"], dict):
        printed = str(csl.pop("issued"))
        parts = parse_date(printed).parts
        if parts:
            csl["issued"] = {"date-parts": [parts]}
        else:
            problems.append(
                Problem(
                    "front-matter",
                    "`issued` is no date; write 2023 or 2023-01-20",
                    "issued",
                    printed,
                )
            )
    for variable in ("author", "editor"):
        if variable in csl:
            csl[variable] = _names(csl[variable])
    if "DOI" in csl:
        doi, found = repair_doi(str(csl["DOI"]))
        problems.extend(found)
        csl["DOI"] = doi or str(csl["DOI"])
    if isinstance(csl.get("keyword"), list):
        csl["keyword"] = ", ".join(str(word) for word in csl["keyword"])
    for variable in _PLAIN:
        if variable in csl:
            csl[variable] = str(csl[variable])


def _names(value: Any) -> list[dict[str, str]]:
    from litreview.names import parse_names

    names: list[dict[str, str]] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            names.append({str(k): str(v) for k, v in item.items()})
        else:
            names += [name.as_csl() for name in parse_names(str(item))[0]]
    return names
