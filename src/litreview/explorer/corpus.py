"""Records, printed entries, mentions and evidence of a review, referring to each other by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from litreview.explorer.faults import Fault, Faults
from litreview.explorer.provenance import Provenance
from litreview.explorer.words import in_languages, name_record, read_year
from litreview.indexes import find_indexed
from litreview.model import Mention, Name, Work
from litreview.networks.build import ENOUGH_PAPERS

if TYPE_CHECKING:
    from litreview.review import Review
    from litreview.thematic import ThemeMatrix

FORMAT = 1
"""Of the data; a page reads one format."""


def gather_corpus(
    review: Review, matrix: ThemeMatrix | None, *, title: str, language: str
) -> dict[str, Any]:
    """Gather everything but the networks.

    Parameters
    ----------
    review
        The review.
    matrix
        Its themes, if it was coded.
    title, language
        Of the page.

    Returns
    -------
    dict
        ``format version title language warning themes records references mentions evidence``.
        Lists are sorted: records by id, entries and mentions by paper and print, evidence by
        paper and place. Records refer to the others, and the others to records, by position; -1
        where there is none.
    """
    import litreview

    works = {work.id: work for work in review.work_records}
    for paper in review.paper_records:
        works.setdefault(paper.id, Work(paper.id, paper.csl, (), paper.id))
    listed = [works[name] for name in sorted(works)]
    at = {work.id: n for n, work in enumerate(listed)}
    work_of = {entry: at[work.id] for work in listed for entry in work.references}
    faults = Faults.of(review)
    references = _gather_references(review, faults, at, work_of)
    mentions = _gather_mentions(review, at, work_of)
    themes, evidence = _gather_evidence(matrix, at)
    few = len(review.paper_records) < ENOUGH_PAPERS
    return {
        "format": FORMAT,
        "version": litreview.__version__,
        "title": title,
        "language": language,
        "warning": in_languages("small", n=len(review.paper_records)) if few else None,
        "themes": themes,
        "records": _gather_records(review, faults, listed, references, mentions, evidence),
        "references": references,
        "mentions": mentions,
        "evidence": evidence,
    }


def _gather_records(
    review: Review,
    faults: Faults,
    works: Sequence[Work],
    references: Sequence[Mapping[str, Any]],
    mentions: Sequence[Mapping[str, Any]],
    evidence: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    behind = _positions(references, "record", len(works))
    own = _positions(references, "paper", len(works))
    coded = _positions(evidence, "paper", len(works))
    mentioned: list[list[int]] = [[] for _ in works]
    unlinked: list[list[int]] = [[] for _ in works]
    for n, mention in enumerate(mentions):
        if mention["status"] == "linked":
            for record in mention["records"]:
                mentioned[record].append(n)
        elif mention["paper"] >= 0:
            unlinked[mention["paper"]].append(n)
    cited = dict(zip(review.works["work"], review.works["n_citing"], strict=True))
    provenance = Provenance.of(review)
    ordered = enumerate(_in_order(review.mention_records))
    spoken = {f"{mention.paper} @ {mention.start}": n for n, mention in ordered}
    records = []
    for n, work in enumerate(works):
        told = [_at_mention(f, spoken) for f in faults.of_paper(work.paper)] if work.paper else []
        for entry in behind[n]:
            told += [{**fault, "reference": entry} for fault in references[entry]["problems"]]
        records.append(
            {
                **describe_work(work),
                "themes": sorted({evidence[e]["theme"] for e in coded[n]}),
                "cited": int(cited.get(work.id, 0)),
                "fields": provenance.of_work(work),
                "problems": told,
                "reasons": list(work.reasons),
                "references": behind[n],
                "entries": own[n],
                "mentions": mentioned[n],
                "unlinked": unlinked[n],
                "evidence": coded[n],
            }
        )
    return records


def _at_mention(fault: Fault, spoken: Mapping[str, int]) -> Fault:
    """Say which mention a fault is about, if its place is one's."""
    return {**fault, "mention": spoken[fault["place"]]} if fault["place"] in spoken else fault


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.paper, m.n))


def describe_work(work: Work) -> dict[str, Any]:
    """Return what a record says of itself; an address that is no web address is no ``url``.

    >>> describe_work(Work("w", {"title": "Desa", "URL": "javascript:alert(1)"}))["url"] is None
    True
    """
    csl = work.csl
    return {
        "id": work.id,
        "kind": "paper" if work.paper else "work",
        "label": name_record(csl, work.id),
        "title": _text(csl.get("title")),
        "authors": [str(Name.from_csl(name)) for name in csl.get("author") or ()],
        "year": read_year(csl),
        "container": _text(csl.get("container-title")),
        "type": str(csl.get("type") or "document"),
        "language": _text(csl.get("language")),
        "doi": _text(csl.get("DOI")),
        "url": read_web_address(csl.get("URL")),
    }


def read_web_address(url: Any) -> str | None:
    """Return an address that a browser may open: http or https, with a host; else None.

    >>> read_web_address("https://jrk.id/1"), read_web_address("data:text/html,x"), read_web_address(None)
    ('https://jrk.id/1', None, None)
    """
    text = str(url or "").strip()
    if any(ord(mark) <= 32 for mark in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _gather_references(
    review: Review, faults: Faults, at: Mapping[str, int], work_of: Mapping[str, int]
) -> list[dict[str, Any]]:
    indexed = find_indexed(review.paper_records, review.reference_records)
    return [
        {
            "id": r.id,
            "paper": at.get(r.paper, -1),
            "n": r.n,
            "label": r.label,
            "text": r.text,
            "confidence": round(float(r.confidence), 4),
            "indexed": r.id in indexed,
            "spans": [[s.label, s.start, s.end] for s in r.spans],
            "problems": faults.of_reference(r),
            "record": work_of.get(r.id, -1),
        }
        for r in sorted(review.reference_records, key=lambda r: (r.paper, r.n, r.id))
    ]


def _gather_mentions(
    review: Review, at: Mapping[str, int], work_of: Mapping[str, int]
) -> list[dict[str, Any]]:
    return [
        {
            "paper": at.get(m.paper, -1),
            "marker": m.marker,
            "sentence": m.sentence,
            "at": place_marker(m),
            "status": m.status,
            "how": m.how,
            "records": sorted({work_of[entry] for entry in m.cites if entry in work_of}),
        }
        for m in _in_order(review.mention_records)
    ]


def place_marker(mention: Mention) -> list[int] | None:
    """Return where a marker stands in its sentence, None where that cannot be told.

    A sentence that goes over a page break is shorter than its stretch of the text.

    Examples
    --------
    >>> place_marker(Mention("p", 1, "(Ali, 2020)", 15, 26, "Desa (Ali, 2020).", 10, 27))
    [5, 16]
    >>> place_marker(Mention("p", 1, "[1]", 40, 43, "Desa [1], kota [1].", 10, 60)) is None
    True
    """
    sentence, marker = mention.sentence, mention.marker
    start = mention.start - mention.sentence_start
    whole = mention.sentence_end - mention.sentence_start == len(sentence)
    if not (whole and start >= 0 and sentence.startswith(marker, start)):
        if not marker or sentence.count(marker) != 1:
            return None
        start = sentence.index(marker)
    return [start, start + len(marker)]


def _gather_evidence(
    matrix: ThemeMatrix | None, at: Mapping[str, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    if matrix is None:
        return [], []
    themes = matrix.codebook.themes
    number = {theme.id: n for n, theme in enumerate(themes)}
    found = [e for e in matrix.held if e.theme in number and e.paper in at]
    return (
        [{"id": t.id, "label": {lang: t.label(lang) for lang in ("en", "id")}} for t in themes],
        [
            {
                "paper": at[e.paper],
                "theme": number[e.theme],
                "text": e.sentence,
                "start": e.start,
                "end": e.end,
                "polarity": e.polarity,
                "confidence": round(float(e.confidence), 4),
            }
            for e in sorted(found, key=lambda e: (e.paper, e.start, e.end, number[e.theme]))
        ],
    )


def _positions(rows: Sequence[Mapping[str, Any]], key: str, n_records: int) -> list[list[int]]:
    """Return, for each record, the rows that name it."""
    found: list[list[int]] = [[] for _ in range(n_records)]
    for n, row in enumerate(rows):
        if row[key] >= 0:
            found[row[key]].append(n)
    return found


def _text(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None
