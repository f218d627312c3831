"""Which CSL type an entry has, from what is printed in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_THESIS = re.compile(
    r"\b(skripsi|tesis|thesis|disertasi|dissertation|diss|tugas akhir|karya tulis ilmiah)\b", re.I
)
_REPORT = re.compile(
    r"\b(working paper|technical report|tech\. rep|laporan|report|policy brief|kertas kerja|white paper|discussion paper)\b",
    re.I,
)
_CONFERENCE = re.compile(
    r"\b(prosiding|proceedings?|konferensi|conference|seminar|simposium|symposium|workshop|lokakarya|kongres|congress)\b|\bproc\.",
    re.I,
)
_LAW = re.compile(
    r"^\W*(?:undang[- ]undang|peraturan|keputusan (?:presiden|menteri)|instruksi (?:presiden|menteri)|surat edaran|"
    r"uu|pp|perpres|permen\w*|perda|perppu|qanun)\b.*(?:\bno(?:mor|\.)?\s*\d|\btahun\s+\d{4}|\bdasar\b|republik)",
    re.I | re.S,
)
_JOURNAL = re.compile(
    r"\b(jurnal|journal|review|bulletin|buletin|majalah ilmiah|transactions|letters|annals|acta)\b",
    re.I,
)
_DAY = r"(?<!\d)(?:[1-9]|0[1-9]|[12]\d|3[01])(?!\d)"
_DAY_AND_MONTH = re.compile(rf"{_DAY}\W+[^\W\d_]{{3,}}|[^\W\d_]{{3,}}\.?\W+{_DAY}")
_NEWSPAPER = re.compile(r"(?:harian|koran|surat kabar)\b", re.I)
_IN_BOOK = re.compile(r"(?:^|[.,?!”\"’)]\s*)(?:[Ii]n|[Dd]alam)\s*:?\s+[\"“*A-ZÀ-Þ]")


def infer_type(text: str, fields: Mapping[str, list[str]]) -> str:
    """Return the CSL type of a tagged entry; ``document`` where print does not tell.

    Parameters
    ----------
    text
        The printed entry.
    fields
        Its verbatim values by field label.

    Examples
    --------
    >>> infer_type("", {"title": ["A"], "container-title": ["Jurnal Medium"], "volume": ["8"]})
    'article-journal'
    >>> infer_type("", {"title": ["A"], "genre": ["Skripsi"]}), infer_type("", {"title": ["A"]})
    ('thesis', 'document')
    """
    container = " ".join(fields.get("container-title", ()))
    genre = " ".join(fields.get("genre", ()))
    title = " ".join(fields.get("title", ()))
    numbered = "volume" in fields or "issue" in fields
    if _LAW.search(title):
        return "legislation"
    if _THESIS.search(genre) and not numbered:
        return "thesis"
    if _CONFERENCE.search(container) and not _JOURNAL.match(container):
        return "paper-conference"
    if container and (numbered or _JOURNAL.search(container)):
        return "article-journal"
    if (
        container
        and not {"url", "doi", "publisher", "editor"} & fields.keys()
        and (_NEWSPAPER.match(container) or _DAY_AND_MONTH.search(" ".join(fields.get("date", ()))))
    ):
        return "article-newspaper"
    if container and ("editor" in fields or ("publisher" in fields and _IN_BOOK.search(text))):
        return "chapter"
    if _REPORT.search(genre):
        return "report"
    if container and "publisher" in fields and "pages" in fields:
        return "chapter"
    if "publisher" in fields:
        return "book" if "genre" not in fields else "document"
    if "url" in fields and not numbered:
        return "webpage"
    if container and ("pages" in fields or "doi" in fields):
        return "article-journal"
    if "location" in fields or "edition" in fields:
        return "book"
    return "document"
