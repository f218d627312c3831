"""The commands as Python functions: what the shell prints as JSON lines, they yield as dicts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import InputError
from litreview.model import Paper, Progress, Reference
from litreview.papers import parse_file, read_file
from litreview.prose import squeeze
from litreview.references import extract_references, iter_references, parse_references
from litreview.works import resolve_works

if TYPE_CHECKING:
    from litreview.analyses import Papers
    from litreview.review import Review
    from litreview.thematic import By

Record = dict[str, Any]
Source = str | Path | Paper
"""A paper: the file that holds it, or the Paper itself."""


def build(
    papers: str | Path = "data/papers",
    out: str | Path = "data/bib",
    *,
    figures: str | Path | None = None,
    codebook: str | Path | None = None,
    corrections: str | Path | None = None,
    repair: bool = True,
    identity: str = "works",
    progress: Progress | None = None,
) -> Review:
    """Do the main job: read the papers of a folder, write all that follows from them.

    Parameters
    ----------
    papers
        Folder with the papers.
    out
        Folder for ``references.bib``, ``works.json``, the five CSV files, ``networks/``.
    figures
        Folder for the figures; ``out/figures`` by default.
    codebook
        A YAML or JSON file of themes to code the papers by.
    corrections
        A YAML file of a person's corrections.
    repair
        Mend torn entries where that is unambiguous.
    identity
        What makes two references one work, as in `litreview.read`.
    progress
        Called with (stage, done, total).
    """
    from litreview.review import read

    review = read(
        papers, repair=repair, corrections=corrections, identity=identity, progress=progress
    )
    review.save(out, figures=figures, codebook=codebook, progress=progress)
    return review


def enrich(
    papers: str | Path | Sequence[str | Path],
    providers: Sequence[str],
    *,
    out: str | Path | None = None,
    corrections: str | Path | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Review:
    """Ask providers about every work of papers; every value stands beside what is printed.

    Parameters
    ----------
    papers
        A folder, a file, or several files.
    providers
        Names, asked in this order; none is asked that is not named.
    out
        A folder for everything `build` writes, completed by what the providers said.
    corrections
        A YAML file of a person's corrections, accepted and rejected records among them.
    progress
        Called with (stage, done, total).
    **options
        As in `litreview.enrichment.Asked`: ``records``, ``store``, ``base_urls``, ``refresh``.

    Returns
    -------
    Review
        Its ``enrichment_records`` are what the shell prints; `Review.coverage` and
        `Review.questions` say how far each provider got and what remains.
    """
    from litreview.review import read

    review = read(papers, corrections=corrections, progress=progress)
    review = review.enrich(providers, progress=progress, **options)
    if out is not None:
        review.save(out, progress=progress)
    return review


def plan_enrichment(
    papers: str | Path | Sequence[str | Path],
    providers: Sequence[str],
    *,
    progress: Progress | None = None,
    **options: Any,
) -> Iterator[Record]:
    """Say what `enrich` would ask with the same arguments, and what it costs; ask nothing.

    Yields
    ------
    dict
        ``provider``, ``works``, ``stored``, ``requests``, ``not_asked``, ``minutes``, ``budget``,
        ``runs``, ``note``, ``why_not_asked``.
    """
    from litreview.enrichment import Asked, plan_providers, plan_row
    from litreview.review import read

    works = read(papers, progress=progress).work_records
    yield from map(plan_row, plan_providers(Asked(tuple(providers), **options), works, progress))


def parse(lines: str | Iterable[str], workers: int = 1) -> Iterator[Record]:
    """Parse printed references, one a line; yield one record per non-empty line, in order.

    Parameters
    ----------
    lines
        A text, or any iterable of lines (an open file); it is read as it is needed, and
        memory stays flat.
    workers
        How many processes share the work; more than one pays from some thousand lines on.

    Yields
    ------
    dict
        ``ref``, ``fields`` {label: [verbatim…]}, ``spans`` {label: [[start, end]…]},
        ``confidence``, ``csl``, ``problems``.

    Examples
    --------
    >>> next(parse("Tuten, T. L. (2016). Social Media Marketing. Sage."))["fields"]["date"]
    ['2016']
    """
    entries = lines.splitlines() if isinstance(lines, str) else lines
    filled = (line for line in entries if line.strip())
    yield from map(_record, iter_references(filled, workers))


def extract(paper: Source) -> Iterator[Record]:
    """Yield the printed entries of a paper: as `parse`, plus ``n``, ``label``, ``start``, ``end``.

    Examples
    --------
    >>> from litreview.papers import parse_file
    >>> paper, = parse_file(b"Referensi\\n\\n[1] Tuten, T. L. (2016). Social Media. Sage.", "a.txt")
    >>> [(e["n"], e["label"], e["start"]) for e in extract(paper)]
    [(1, '1', 15)]
    """
    for each in _papers(paper):
        for r in extract_references(each):
            yield {**_record(r), "n": r.n, "label": r.label, "start": r.start, "end": r.end}


def text(paper: Source) -> str:
    """Return the text that all offsets of a paper refer to."""
    return "\n".join(each.text for each in _papers(paper))


def mentions(paper: Source) -> Iterator[Record]:
    """Yield the in-text citations of a paper, in order, linked to its printed entries.

    Yields
    ------
    dict
        ``marker``, ``start``, ``end``, ``sentence``, ``cites`` (numbers of entries as `extract`
        gives them), ``status`` (linked, missing, ambiguous), ``how``.
    """
    from litreview.intext import find_mentions

    for each in _papers(paper):
        listed = extract_references(each)
        number = {r.id: r.n for r in listed}
        for m in find_mentions(each, listed):
            yield {
                "marker": m.marker,
                "start": m.start,
                "end": m.end,
                "sentence": m.sentence,
                "cites": [number[i] for i in m.cites],
                "status": m.status,
                "how": m.how,
            }


def audit(papers: Papers) -> Iterator[Record]:
    """Yield what is wrong in the citations and lists of papers, one finding each.

    Yields
    ------
    dict
        ``paper``, ``kind``, ``severity``, ``place``, ``printed``, ``advice``.
    """
    from litreview.analyses import find_review

    for row in find_review(papers).audit_records:
        yield asdict(row)


def match(entries: Iterable[Record], records: Iterable[Record]) -> Iterator[Record]:
    """Match printed references (``{"id", "ref"}``) to CSL records with ``"id"``, in input order.

    Yields
    ------
    dict
        ``id``, ``record`` (an id or None), ``decision`` (match, refuse, ask), ``score``, ``reasons``.
    """
    from litreview.matching import match_records

    return match_records(entries, records)


def themes(papers: Papers, codebook: str | Path, *, by: By = "meaning") -> Iterator[Record]:
    """Yield one record per sentence and theme of a codebook that it speaks of.

    ``by`` as in `litreview.thematic.code_themes`.

    Yields
    ------
    dict
        ``paper`` (the file's stem), ``theme``, ``sentence``, ``start``, ``end``, ``terms``,
        ``polarity``, ``confidence``.
    """
    from litreview.analyses import find_review
    from litreview.thematic import load_codebook, theme_records

    book = load_codebook(codebook)
    return theme_records(find_review(papers).paper_records, book, by)


def same(entries: Iterable[Record]) -> Iterator[Record]:
    """Group printed references (``{"id", "ref"}``) by work; yield ``{"ids", "reasons"}`` each.

    Raises
    ------
    InputError
        When an entry lacks ``id`` or ``ref``, or an id occurs twice.

    Examples
    --------
    >>> ref = "Tuten, T. L. (2016). Social Media Marketing. Sage."
    >>> [w["ids"] for w in same([{"id": "a", "ref": ref}, {"id": "b", "ref": ref.upper()}])]
    [['a', 'b']]
    """
    listed = list(entries)
    ids = []
    for number, entry in enumerate(listed, start=1):
        if (
            not isinstance(entry, dict)
            or "id" not in entry
            or not isinstance(entry.get("ref"), str)
        ):
            raise InputError(f'line {number}: no entry; each line is {{"id": …, "ref": "…"}}')
        ids.append(str(entry["id"]))
    if len(set(ids)) < len(ids):
        twice = next(i for n, i in enumerate(ids) if i in ids[:n])
        raise InputError(f"id {twice!r} occurs twice; give every entry an id of its own")
    parsed = parse_references(squeeze(entry["ref"]) for entry in listed)
    named = [_renamed(r, i) for r, i in zip(parsed, ids, strict=True)]
    # Entries that come alone are no list: nothing says which two are halves of one.
    works, _ = resolve_works(named, repair=False)
    order = {i: n for n, i in enumerate(ids)}
    given = [entry["id"] for entry in listed]
    for work in sorted(works, key=lambda w: min(order[i] for i in w.references)):
        found = sorted(order[i] for i in work.references)
        yield {"ids": [given[n] for n in found], "reasons": list(work.reasons)}


def network(
    kind: str,
    papers: Papers,
    out: str | Path | None = None,
    *,
    as_map: bool = False,
    identity: str = "works",
    **options: Any,
) -> Any:
    """Build one network of the given papers and, with ``out``, write it (format by the ending).

    With ``as_map``, nodes get clusters and places, for the formats that hold them; ``identity``
    as in `litreview.read`.

    Returns
    -------
    networkx.Graph
        See `litreview.networks.build_network` for kinds, options and attributes.
    """
    from litreview.analyses import find_review
    from litreview.errors import UsageError
    from litreview.networks import KINDS, add_map, quality_of

    if kind not in KINDS:
        raise UsageError(f"no network {kind!r}: use one of {', '.join(KINDS)}")
    graph = find_review(papers, identity).network(kind, **options)
    if as_map:
        graph = add_map(graph, quality=quality_of(kind))
    if out is not None:
        from litreview.formats.graphs import write_graph

        write_graph(graph, out)
    return graph


def _papers(paper: Source) -> list[Paper]:
    return [paper] if isinstance(paper, Paper) else read_file(Path(paper))


def _renamed(reference: Reference, identifier: str) -> Reference:
    return dataclasses.replace(reference, id=identifier)


def _record(r: Reference) -> Record:
    spans: dict[str, list[list[int]]] = {}
    for span in sorted(r.spans, key=lambda s: s.start):
        spans.setdefault(span.label, []).append([span.start, span.end])
    return {
        "ref": r.text,
        "fields": r.fields,
        "spans": {label: spans[label] for label in r.fields},
        "confidence": r.confidence,
        "csl": dict(r.csl),
        "problems": [p.as_dict() for p in r.problems],
    }


def paper_from_bytes(data: bytes, name: str) -> Paper:
    """Make the one paper of a file's bytes (standard input has no name: it is plain text)."""
    papers = parse_file(data, name)
    if not papers:
        raise InputError(f"{name}: no paper in it")
    return papers[0]
