"""Works → BibTeX that LaTeX compiles and that Zotero and JabRef read back.

Entry types and fields follow BibTeX, with biblatex's ``@online``; bibtexparser writes. Non-ASCII letters stay UTF-8, which biber and current bibtex read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bibtexparser.bibdatabase import BibDatabase
from bibtexparser.bwriter import BibTexWriter

from litreview.model import Work

_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "thesis",
    "report": "techreport",
    "webpage": "online",
    "post-weblog": "online",
}
_CONTAINER = {"article": "journal", "misc": "howpublished", "online": "organization"}
_PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
_FIELDS = {
    "volume": "volume",
    "publisher-place": "address",
    "edition": "edition",
    "genre": "type",
    "note": "note",
    "ISSN": "issn",
    "ISBN": "isbn",
    "language": "language",
    "keyword": "keywords",
}
_VERBATIM = {"DOI": "doi", "URL": "url"}
_ESCAPES = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ORDER = [
    "author",
    "title",
    "journal",
    "booktitle",
    "organization",
    "howpublished",
    "editor",
    "year",
    "month",
    "volume",
    "number",
    "pages",
    "edition",
    "type",
    "publisher",
    "school",
    "institution",
    "address",
    "doi",
    "url",
    "issn",
    "isbn",
    "language",
    "keywords",
    "note",
]


def bibtex(works: Sequence[Work]) -> str:
    """Return the works as BibTeX, sorted by citekey, the same bytes each time.

    Examples
    --------
    >>> print(bibtex([Work("tuten2016", {"type": "book", "title": "Media & You",
    ...     "author": [{"family": "Tuten", "given": "T. L."}], "issued": {"date-parts": [[2016]]}})]))
    @book{tuten2016,
     author = {Tuten, T. L.},
     title = {Media \\& You},
     year = {2016}
    }
    <BLANKLINE>
    """
    database = BibDatabase()
    database.entries = [_entry(work) for work in sorted(works, key=lambda w: w.id)]
    writer = BibTexWriter()
    writer.order_entries_by = ("ID",)
    writer.display_order = _ORDER
    return str(writer.write(database))


def _entry(work: Work) -> dict[str, str]:
    csl = work.csl
    kind = _TYPES.get(str(csl.get("type")), "misc")
    if kind == "thesis":  # BibTeX proper knows two kinds; the printed word stays in ``type``
        doctoral = re.search(
            r"doc?tor|ph\.?\s?d|disertasi|dissertation", str(csl.get("genre", "")), re.I
        )
        kind = "phdthesis" if doctoral else "mastersthesis"
    entry = {"ENTRYTYPE": kind, "ID": work.id}
    for role in ("author", "editor"):
        if csl.get(role):
            names = [_name(name) for name in csl[role]]
            if role == "author" and csl.get("custom", {}).get("et_al"):
                names.append("others")
            entry[role] = " and ".join(names)
    if csl.get("title"):
        entry["title"] = _keep_capitals(latex(str(csl["title"])))
    if csl.get("container-title"):
        entry[_CONTAINER.get(kind, "booktitle")] = latex(str(csl["container-title"]))
    if csl.get("publisher"):
        entry[_PUBLISHER.get(kind, "publisher")] = latex(str(csl["publisher"]))
    parts = csl.get("issued", {}).get("date-parts", [[]])[0]
    if parts:
        entry["year"] = str(parts[0])
    if len(parts) > 1:
        entry["month"] = str(parts[1])
    if number := csl.get("issue") or csl.get("number") or csl.get("version"):
        entry["number"] = latex(str(number))
    if csl.get("page"):
        entry["pages"] = re.sub(r"(?<=\d)-(?=\d)", "--", latex(str(csl["page"])))
    entry |= {
        field: latex(str(csl[variable])) for variable, field in _FIELDS.items() if csl.get(variable)
    }
    entry |= {
        field: _braced(str(csl[variable]))
        for variable, field in _VERBATIM.items()
        if csl.get(variable)
    }
    return entry


def _name(name: dict[str, Any]) -> str:
    """Write a name so that BibTeX splits it as we did; a body stands in braces."""
    if name.get("literal"):
        return "{" + latex(name["literal"]) + "}"
    family = latex(name.get("family", ""))
    if not name.get("given"):
        return "{" + family + "}" if " " in family else family
    return f"{family}, {latex(name['given'])}"


def latex(text: str) -> str:
    """Escape what LaTeX would read as a command; braces are dropped, since they must pair.

    >>> latex("R&D: 100% {ya}")
    'R\\\\&D: 100\\\\% ya'
    """
    plain = text.replace("\\", "/").replace("{", "").replace("}", "")
    return "".join(_ESCAPES.get(c, c) for c in plain)


def _keep_capitals(title: str) -> str:
    """Brace acronyms, which styles would set in lower case; a title all in capitals has none.

    >>> _keep_capitals("Pandemi COVID-19 dan e-KTP"), _keep_capitals("MEDIA SOSIAL")
    ('Pandemi {COVID-19} dan {e-KTP}', 'MEDIA SOSIAL')
    """
    if title.isupper():
        return title
    return re.sub(r"(?<![\w\\{])[\w-]*[^\W\d_a-zà-ÿ]{2}[\w-]*", r"{\g<0>}", title)


def _braced(link: str) -> str:
    return link.replace("{", "%7B").replace("}", "%7D")
