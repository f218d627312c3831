"""A paper's own sentences: what its authors wrote, and nothing that merely stands on its pages.

Own text is title, abstract, keywords (if they are the paper's), body; for a note, the note.
Never: reference lists, lines on how to cite, tables and captions, running heads and other
page furniture, URLs and addresses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from litreview.model import Paper, Region
from litreview.prose import sentence_spans
from litreview.references import parse_reference
from litreview.tables import find_tables
from litreview.tables.layout import layout_of, lines_of, split_cells
from litreview.tables.read import SOURCE

OWN_REGIONS = ("title", "abstract", "body", "note")
"""Kinds of regions that are a paper's own words; keywords join them when they fit the rest."""

_CAPTION = re.compile(
    r"[\s*_#>]*(?:tabel|table|gambar|figure|fig\.|grafik|bagan|diagram|chart|foto)\s*(?:\d{1,3}(?:[.-]\d{1,3})*|[IVX]{1,5})\s*"
    r"(?:[.:]\s*\S.{0,250}|[*_\s]*|(?-i:[A-Z]).{0,200}[^.])",
    re.I,
)
_FURNITURE = re.compile(
    r"\s*(?:(?:copyright\s*(?:©|\(c\)|\d{4})|©|this work is licensed|(?:[ep]-)?issn\b|doi\s*:|received\s*:|accepted\s*:|"
    r"diterima\s*:|disetujui\s*:|downloaded from|available online at|mendeley helps you|corresponding author|e-?mail\s*:).{0,250}|"
    r".{0,100}\bvol(?:ume)?\b[\s.]*\d{1,3}\s*[,(]?\s*(?:no|nomor|num|number|issue|edisi)\b.{0,80})",
    re.I,
)
_ADDRESS = re.compile(
    r"<?\b(?:https?\s?:\s?//|www\.)\S+|\bdoi\s?\.\s?org\S*|\b10\.\d{4,9}/\S+|\S{1,64}@\S+|(?<!\w)@\w+|"
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|org|net|info|id)\b(?:/\S*)?",
    re.I,
)
_ADDRESS_HINT = re.compile(r"http|www\.|doi|10\.|@|\.(?:com|org|net|info|id)\b", re.I)
"""In every address; looking for it first saves trying `_ADDRESS` at every letter."""
_SHORT = 120
_REPEATED = 3
"""A short line that a paper prints so often, figures aside, is a running head."""


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence of the paper itself.

    ``searched`` is as long as the sentence; what does not count in it is blanked out.
    """

    start: int
    end: int
    searched: str


def own_sentences(paper: Paper) -> list[OwnSentence]:
    """Cut a paper's own text into sentences, in order.

    Examples
    --------
    >>> text = "Akses mudah.\\n\\nGambar 1. Akses layanan\\n\\nLihat www.akses.id sekarang."
    >>> [s.searched for s in own_sentences(Paper("p", text))]
    ['Akses mudah.', 'Lihat ############ sekarang.']
    """
    tables = [(t.start, t.end) for t in find_tables(paper)]
    regions = own_regions(paper)
    blanked = _blank_lines(paper.text, regions)
    searched = _blank_addresses(blanked)
    found = []
    for region in regions:
        for start, end in _without(tables, region.start, region.end):
            for a, b in sentence_spans(blanked[start:end]):
                found.append(OwnSentence(start + a, start + b, searched[start + a : start + b]))
    return sorted(found, key=lambda s: (s.start, s.end))


def own_regions(paper: Paper) -> list[Region]:
    """Return the stretches that are the paper's own words, in order, not overlapping.

    A title or an abstract that stands only in the front matter, in a bibliographic record,
    or in the page's own "how to cite" is looked up there.
    """
    if not paper.regions and paper.kind != "record":
        return [Region("body", 0, len(paper.text))]
    regions = [r for r in paper.regions if r.kind in OWN_REGIONS]
    kinds = {r.kind for r in regions}
    head = min((r.start for r in paper.regions), default=len(paper.text))
    for variable in sorted({"title", "abstract"} - kinds):
        stated = _printed(paper, str(paper.csl.get(variable, "")), 0, head)
        own = stated or (_title_in_own_citation(paper) if variable == "title" else None)
        regions += [Region(variable, *own)] if own else []
    keywords = [r for r in paper.regions if r.kind == "keywords"]
    if not keywords and (found := _printed(paper, str(paper.csl.get("keyword", "")), 0, head)):
        keywords = [Region("keywords", *found)]
    said = " ".join(paper.text[r.start : r.end] for r in regions)
    regions += [r for r in keywords if keywords_fit(paper.text[r.start : r.end], said)]
    return sorted(regions, key=lambda r: r.start)


def keywords_fit(keywords: str, text: str) -> bool:
    """Tell whether keywords belong to a text: more than half of them occur in it.

    A journal page may show the keywords of another article. Words are compared by their
    first six letters, so that other endings do not matter.

    >>> keywords_fit("layanan publik; media sosial", "Media sosial memperkuat pelayanan; layanan publik.")
    True
    >>> keywords_fit("sungai, rehabilitasi", "Media sosial memperkuat layanan publik.")
    False
    """
    stems = {word[:6] for word in re.findall(r"\w+", text.casefold())}
    listed = [re.findall(r"\w+", part.casefold()) for part in re.split(r"[,;•\n]|\s-\s", keywords)]
    listed = [words for words in listed if words]
    fitting = sum(1 for words in listed if all(word[:6] in stems for word in words))
    return 2 * fitting > len(listed)


def _title_in_own_citation(paper: Paper) -> tuple[int, int] | None:
    for region in paper.regions:
        if region.kind == "citation" and paper.kind == "paper":
            line = paper.text[region.start : region.end].splitlines()[0]
            title = (
                str(paper.csl.get("title", ""))
                or parse_reference(line).fields.get("title", [""])[0]
            )
            return _printed(paper, title, region.start, region.start + len(line))
    return None


def _printed(paper: Paper, value: str, start: int, end: int) -> tuple[int, int] | None:
    """Find where a value is printed, whatever white space and marks part its words."""
    words = re.findall(r"\w+", value)
    if not words:
        return None
    match = re.compile(r"\W{1,12}".join(map(re.escape, words)), re.I).search(paper.text, start, end)
    return match.span() if match else None


def _blank_lines(text: str, regions: list[Region]) -> str:
    """Blank out captions, sources, rows of cells and furniture, one character for one."""
    spans = [
        (r.start + a, r.start + b) for r in regions for a, b in lines_of(text[r.start : r.end])
    ]
    seen = Counter(_without_figures(text[a:b]) for a, b in spans if b - a <= _SHORT)
    drop = []
    for a, b in spans:
        line = text[a:b]
        if not line.strip():
            continue
        repeated = b - a <= _SHORT and seen[_without_figures(line)] >= _REPEATED
        if (
            repeated
            or _CAPTION.fullmatch(line)
            or SOURCE.match(line)
            or _FURNITURE.fullmatch(line)
            or _is_row(line)
        ):
            drop.append((a, b))
    pieces, at = [], 0
    for a, b in drop:
        pieces += [text[at:a], " " * (b - a)]
        at = b
    return "".join([*pieces, text[at:]])


def _blank_addresses(text: str) -> str:
    """Replace addresses by ``#``, one for each character; an address may run into the next line."""
    pieces, at = [], 0
    while hint := _ADDRESS_HINT.search(text, at):
        start = max(at, text.rfind("\n", 0, hint.start()) + 1)
        last, end = start, _line_end(text, hint.end())
        while _ADDRESS_HINT.search(text, last, end):
            last, end = end, _line_end(text, end + 1)
        blanked = _ADDRESS.sub(lambda m: "#" * len(m.group()), text[start:end])
        pieces += [text[at:start], blanked]
        at = end
    return "".join([*pieces, text[at:]])


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _without_figures(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _is_row(line: str) -> bool:
    layout = layout_of(line)
    if layout == "pipe":
        return True
    if layout != "tab":
        return False
    cells = [c.text for c in split_cells(line, 0, len(line), "tab") if c.text]
    return len(cells) > 2 or (len(cells) > 1 and all(len(c) <= 60 for c in cells))


def _without(spans: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for a, b in spans:
        if b > start and a < end:
            yield start, max(start, a)
            start = min(max(start, b), end)
    yield start, end
