"""Small readers that the providers share: loose JSON, markup, names, dates, pages → CSL.

What providers send is not trusted: a value of the wrong type reads as an absent one, and only
an answer that is no list of works at all is `Unreadable`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from litreview.http.answers import Answer
from litreview.identifiers import is_doi, is_issn, repair_doi
from litreview.model import Csl
from litreview.names import parse_names
from litreview.prose import sound, squeeze, visible

_BLOCK_TAG = re.compile(
    r"</?(?:[\w-]+:)?(?:p|title|sec|list|list-item|br|div|li|ul|ol)\b[^>]*>", re.I
)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>", re.S)
_HEADING = re.compile(r"^(?:abstract|abstrak|summary)\b\s*[.:—–-]?\s*(?=[A-Z\"“])", re.I)
_WORD = re.compile(r"[^\W_]+")


class Unreadable(ValueError):
    """An answer that is not what was asked for; its text says what came instead."""


def read_json(answer: Answer) -> dict[str, Any]:
    """Read an answer as a JSON object.

    Raises
    ------
    Unreadable
        When it is none; a page of HTML is named as such.

    Examples
    --------
    >>> read_json(Answer("p", "u", 200, b"<html><body>Maintenance</body></html>", ""))
    Traceback (most recent call last):
    litreview.providers.reading.Unreadable: a page of HTML came instead of JSON
    """
    try:
        data = sound(json.loads(answer.body))
    except (ValueError, RecursionError):
        page = answer.body.lstrip()[:1] == b"<"
        raise Unreadable(
            "a page of HTML came instead of JSON" if page else "the answer is no JSON"
        ) from None
    if not isinstance(data, dict):
        raise Unreadable("the answer is JSON of another kind")
    return data


def expect(data: Mapping[str, Any], key: str, kind: type[Any]) -> Any:
    """Return what an answer must have; say what came instead, an error message first of all.

    >>> expect({"error": "Invalid filter"}, "results", list)
    Traceback (most recent call last):
    litreview.providers.reading.Unreadable: an error came instead of an answer: Invalid filter
    """
    value = data.get(key)
    if isinstance(value, kind):
        return value
    told = next((as_text(data[k]) for k in ("error", "message") if as_text(data.get(k))), "")
    if told:
        raise Unreadable(f"an error came instead of an answer: {told[:200]}")
    raise Unreadable(f"the answer has no {key!r}: the provider's format may have changed")


def as_text(value: Any) -> str:
    """Return a text or a number as one line of text, anything else as ``""``.

    >>> as_text(" 12\\n"), as_text(7), as_text(None), as_text(["x"]), as_text(True)
    ('12', '7', '', '', '')
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    # A lone surrogate is no text: it could not be written anywhere.
    return squeeze(visible(str(value))).encode("utf-8", "replace").decode()


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, anything else as an empty one."""
    return value if isinstance(value, list) else []


def as_objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list."""
    return [each for each in as_list(value) if isinstance(each, dict)]


def as_object(value: Any) -> dict[str, Any]:
    """Return an object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def as_count(value: Any) -> int | None:
    """Return a number of things, None where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def strip_markup(text: Any) -> str:
    """Take tags (JATS, HTML, MathML) and character references out of a text.

    >>> strip_markup("<jats:title>Abstract</jats:title><jats:p>Desa &amp;amp; <i>kota</i>.</jats:p>")
    'Abstract Desa & kota.'
    >>> strip_markup("p < 0.05 dan q > 1")
    'p < 0.05 dan q > 1'
    """
    shown = as_text(text)
    for _ in range(3):
        unescaped = html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", shown)))
        if unescaped == shown:
            break
        shown = unescaped
    return as_text(shown)


def read_abstract(text: Any) -> str:
    """Take the markup and the heading "Abstract" off an abstract.

    >>> read_abstract("<jats:title>Abstrak</jats:title><jats:p>Desa digital.</jats:p>")
    'Desa digital.'
    """
    return _HEADING.sub("", strip_markup(text))


def read_name(printed: Any) -> dict[str, str]:
    """Read one person's name in either order; a body stays whole.

    >>> read_name("Ayu B. Contoh"), read_name("Contoh, Ayu"), read_name("Sukarni")
    ({'family': 'Contoh', 'given': 'Ayu B.'}, {'family': 'Contoh', 'given': 'Ayu'}, {'family': 'Sukarni'})
    """
    text = strip_markup(printed)
    if not text:
        return {}
    names, _ = parse_names(text, given_first="," not in text)
    return names[0].as_csl() if len(names) == 1 else {"literal": text}


def read_date(*parts: Any) -> dict[str, Any] | None:
    """Make a CSL date of a year, a month and a day, or of ISO text; None without a year.

    >>> read_date("2020-05-01"), read_date(2020, "13"), read_date("soon")
    ({'date-parts': [[2020, 5, 1]]}, {'date-parts': [[2020]]}, None)
    """
    printed = [as_text(p) for p in parts]
    if len(printed) == 1:
        printed = printed[0].partition("T")[0].split("-")
    kept: list[int] = []
    for part, low, high in zip(printed, (1000, 1, 1), (2999, 12, 31), strict=False):
        if not (part.isdecimal() and len(part) < 5 and low <= int(part) <= high):
            break
        kept.append(int(part))
    return {"date-parts": [kept]} if kept else None


def read_doi(value: Any) -> str:
    """Return a DOI in lower case without its resolver, ``""`` where there is none.

    >>> read_doi("https://doi.org/10.5555/ABC"), read_doi("n/a")
    ('10.5555/abc', '')
    """
    text = as_text(value)
    return (repair_doi(text)[0] or "") if "10." in text else ""


def read_issns(values: Sequence[Any]) -> str:
    """Return the valid ISSNs of a list, each once, joined as Zotero does."""
    found = [as_text(value).upper() for value in values]
    return ", ".join(dict.fromkeys(issn for issn in found if is_issn(issn)))


def join_pages(first: Any, last: Any) -> str:
    """Join two pages; one alone, or twice the same, stays one.

    >>> join_pages("12", "22"), join_pages("12", None), join_pages("7", "7")
    ('12-22', '12', '7')
    """
    one, two = as_text(first), as_text(last)
    return f"{one}-{two}" if one and two and one != two else one


def count_citations(count: Any, answer: Answer) -> dict[str, Any] | None:
    """Keep a number of citations with the day it was seen; None where either is missing."""
    number, day = as_count(count), answer.retrieved[:10]
    return {"count": number, "date": day} if number is not None and day else None


def as_csl(**variables: Any) -> dict[str, Any]:
    """Make a record of what has a value; ``_`` in a name stands for ``-``.

    >>> as_csl(title="Desa", container_title="", DOI=None, custom={"cited-by": None})
    {'title': 'Desa'}
    """
    custom = {k: v for k, v in (variables.pop("custom", None) or {}).items() if v}
    named = {name.replace("_", "-"): value for name, value in variables.items()}
    named["custom"] = custom
    return {name: value for name, value in named.items() if value not in (None, "", [], {})}


def printed_doi(csl: Csl) -> str:
    """Return the DOI that a work prints, ``""`` where it prints none that can be one."""
    doi = read_doi(csl.get("DOI"))
    return doi if is_doi(doi) else ""


def build_query(csl: Csl) -> str:
    """Return the words to search for: the title and the first author's family name.

    >>> build_query({"title": "Desa  Digital", "author": [{"family": "Ali", "given": "B."}]})
    'Desa Digital Ali'
    """
    title = squeeze(str(csl.get("title") or ""))
    if not title:
        return ""
    first: Mapping[str, str] = next(iter(csl.get("author") or ()), {})
    return squeeze(f"{title} {first.get('family') or first.get('literal') or ''}")


def plain_words(text: str, most: int = 30) -> str:
    """Leave the words of a query, without what a provider could take for an operator.

    >>> plain_words('E-government: "desa" AND kota (2020)!')
    'E government desa and kota 2020'
    """
    words = _WORD.findall(text)[:most]
    return " ".join(w.lower() if w in {"AND", "OR", "NOT", "TO"} else w for w in words)
