"""What Scopus and Web of Science add to BibTeX: cited references, counts, their keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from litreview.indexes.cited import split_printed
from litreview.indexes.countries import find_countries
from litreview.indexes.institutions import find_institutions
from litreview.indexes.record import Export, add_export, read_count, split_list
from litreview.model import Paper
from litreview.prose import squeeze

_FIELD = r"^\s*{}\s*=\s*[{{\"]"
_KEY = re.compile(r"(\s*@\w+\s*\{\s*)([^\n={}]*?)(?=,[ \t]*\r?\n)")
_BLANK_NAME = re.compile(r"^[ \t]*[A-Za-z]\w*(?:[ \xa0]\w+){1,2}\s*=\s*[{\"]", re.M)
_EDGES = '{}" \t\r\n,'


def tidy_entry(raw: str) -> str:
    """Write an entry as BibTeX allows: keys and names of fields without blanks or commas.

    Scopus makes keys of family names ("de Sari2022", "Rivera, Jr2022") and sets a no-break space
    into "funding_text 1"; a parser of BibTeX drops such entries whole.

    >>> tidy_entry("@ARTICLE{de Sari2022,\\n\\tfunding_text\\xa01 = {Satu},\\n}")
    '@ARTICLE{deSari2022,\\n\\tfunding_text_1 = {Satu},\\n}'
    """
    head = _KEY.match(raw)
    if head:
        raw = head[1] + re.sub(r"[\s,]+", "", head[2]) + raw[head.end(2) :]
    return _BLANK_NAME.sub(lambda name: re.sub(r"(?<=\w)\s(?=\w)", "_", name[0]), raw)


def add_bibtex_export(paper: Paper, entry: Mapping[str, str]) -> Paper:
    """Add what an index wrote into a BibTeX entry: cited references as regions, and its facts.

    Parameters
    ----------
    paper
        The paper made of the entry; its text is the raw entry.
    entry
        The entry's fields, names in small letters.

    Examples
    --------
    >>> raw = "@article{a, title={Satu},\\nsource={Scopus},\\nreferences={Ali, B., Desa (2010) Jurnal, 3}}"
    >>> paper = add_bibtex_export(Paper("a", raw), {"source": "Scopus", "references": "…"})
    >>> [(r.kind, raw[r.start:r.end]) for r in paper.regions]
    [('cited-text', 'Ali, B., Desa (2010) Jurnal, 3')]
    """
    wos = "cited-references" in entry or entry.get("unique-id", "").upper().startswith("WOS:")
    scopus = "scopus" in entry.get("source", "").casefold() or "references" in entry
    if not (wos or scopus):
        return paper
    affiliations = _addresses(entry) if wos else _affiliations(entry)
    enhanced = split_list(_plain(entry.get("affiliations", ""))) if wos else ()
    export = Export(
        database="wos" if wos else "scopus",
        record=entry.get("unique-id", "").strip("{}"),
        authors=tuple(
            squeeze(name.strip("{}"))
            for name in re.split(r"\s+and\s+", entry.get("author", ""))
            if name
        ),
        keywords=split_list(entry.get("author_keywords" if scopus else "keywords", "")),
        keywords_plus=split_list(entry.get("keywords" if scopus else "keywords-plus", "")),
        affiliations=affiliations,
        countries=find_countries(affiliations),
        institutions=tuple(dict.fromkeys(enhanced)) or find_institutions(affiliations),
        times_cited=read_count(_times_cited(entry)),
        document_type=entry.get("document_type", "") or entry.get("type", ""),
        container_short=entry.get("abbrev_source_title", "") or entry.get("journal-iso", ""),
        source=paper.path,
    )
    cited = _wos_cited(paper.text) if wos else _scopus_cited(paper.text)
    return add_export(paper, export, cited)


def _plain(value: str) -> str:
    return squeeze(re.sub(r"[{}]|\\(?=[&%$#_])", "", value))


def _addresses(entry: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses of Web of Science: a line each, its authors before it."""
    said = entry.get("affiliation", "")
    return tuple(_plain(line) for line in re.split(r"(?<=\.)\s*\n\s*", said) if line.strip())


def _affiliations(entry: Mapping[str, str]) -> tuple[str, ...]:
    said = entry.get("affiliations", "") or entry.get("affiliation", "")
    return split_list(said, ";") if ";" in said else split_list(said.replace("\n", " "), ". ")


def _times_cited(entry: Mapping[str, str]) -> str:
    found = re.search(r"cited by:?\s*(\d+)", entry.get("note", ""), re.I)
    return entry.get("times-cited", "") or (found[1] if found else "")


def _field_span(raw: str, name: str) -> tuple[int, int]:
    """Return where a field's value stands in a raw entry, (0, 0) where it is absent."""
    opening = re.search(_FIELD.format(re.escape(name)), raw, re.I | re.M)
    if opening is None:
        return 0, 0
    depth = 1
    for mark in re.finditer(r"(?<!\\)[{}]", raw[opening.end() :]):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return opening.end(), opening.end() + mark.start()
    return opening.end(), len(raw)


def _scopus_cited(raw: str) -> list[tuple[str, int, int]]:
    start, end = _field_span(raw, "references")
    return split_printed(raw, start, end) if end else []


def _wos_cited(raw: str) -> Iterator[tuple[str, int, int]]:
    """Yield the lines of a Cited-References field, without the full stop that ends each."""
    start, end = _field_span(raw, "cited-references")
    for line in re.finditer(r"[^\r\n]+", raw[start:end]):
        kept = line[0].strip(_EDGES).removesuffix(".")
        if kept:
            at = start + line.start() + line[0].index(kept)
            yield "wos", at, at + len(kept)
