"""Sister texts: another version or a translation of what was cited, for a person to decide.

A conference version, a preprint or an article of the same study in another language is not
the cited work, and yet near enough to it that nobody should be told that nothing was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from litreview.model import Csl
from litreview.prose import detect_language, fold
from litreview.works.clues import Clues
from litreview.works.evidence import year_gap
from litreview.works.people import AuthorMatch, compare_authors
from litreview.works.titles import Title, TitleMatch

_VERSIONS = frozenset({"journal", "conference", "chapter", "report"})
_WELL_KNOWN = 3.0
"""The evidence that an agreeing title must give where no author is there to back it."""
_VERSION_YEARS = 3
_PREPRINT_DOI = re.compile(
    r"^10\.(?:48550|2139/ssrn|1101/\d{4}|21203/rs|20944/preprints|3121\d|3122\d|3123\d|33774|36227)\b"
)
_PREPRINT_HOME = re.compile(r"\b(?:\w*rxiv|ssrn|preprints?|research square|osf)\b")


def find_sister(clues: Clues, record: Clues, title: TitleMatch, authors: AuthorMatch) -> str | None:
    """Say how a refused record is a sister of what was cited; None where it is a stranger.

    Parameters
    ----------
    clues, record
        The reference and the record.
    title, authors
        How their titles and authors compare.

    Examples
    --------
    >>> from litreview.works.clues import read_clues
    >>> from litreview.works.titles import compare_titles
    >>> one = read_clues({"type": "article-journal", "title": "Radio Komunitas bagi Nelayan Pesisir Selatan"})
    >>> two = read_clues({"type": "paper-conference", "title": "Radio Komunitas bagi Nelayan Pesisir Selatan"})
    >>> same = compare_titles(one.title, two.title)
    >>> find_sister(one, two, same, compare_authors(one.authors, two.authors))
    'another version of the same text: one is a conference, the other a journal'
    """
    if (year_gap(clues, record) or 0) > _VERSION_YEARS:
        return None
    if is_version(clues, record, title, authors):
        first, second = sorted((clues.form, record.form))
        return f"another version of the same text: one is a {first}, the other a {second}"
    if title.kind == "different" and is_translation(clues, record):
        return "the same authors wrote this in another language in the same year"
    return None


def is_version(clues: Clues, record: Clues, title: TitleMatch, authors: AuthorMatch) -> bool:
    """Tell whether a record is the same text published in another kind of place."""
    forms = {clues.form, record.form}
    if len(forms) < 2 or not forms <= _VERSIONS or title.kind not in {"equal", "typos", "subtitle"}:
        return False
    return authors.kind in {"agree", "first"} or (
        authors.kind == "missing" and title.weight >= _WELL_KNOWN
    )


def is_translation(clues: Clues, record: Clues) -> bool:
    """Tell whether two authors or more and the year agree, and the titles' languages do not."""
    if min(len(clues.authors), len(record.authors)) < 2 or year_gap(clues, record) != 0:
        return False
    found = compare_authors(clues.authors, record.authors, cut_a=clues.et_al)
    if found.kind != "agree" or clues.title is None or record.title is None:
        return False
    one, two = _language(clues.title), {_language(t) for t in (record.title, *record.other_titles)}
    return one is not None and None not in two and one not in two


def _language(title: Title) -> str | None:
    # Every "and" became "dan" when the title was read: it tells nothing.
    return detect_language(" ".join(word for word in title.words if word != "dan"))


def is_preprint(csl: Csl) -> bool:
    """Tell whether a record says of itself that it is a preprint.

    >>> is_preprint({"DOI": "10.2139/ssrn.123"}), is_preprint({"container-title": "Jurnal Desa"})
    (True, False)
    """
    custom = csl.get("custom")
    told = [csl.get(v) for v in ("genre", "container-title", "publisher", "archive", "note")]
    told.append(custom.get("subtype") if isinstance(custom, Mapping) else None)
    doi = str(csl.get("DOI") or "").casefold().rpartition("doi.org/")[2]
    return bool(
        _PREPRINT_DOI.match(doi) or _PREPRINT_HOME.search(fold(" ".join(str(t) for t in told if t)))
    )
