"""Printed entries → References: tag, then normalize, with what the whole list tells."""

from __future__ import annotations

import dataclasses
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from litreview.errors import UsageError
from litreview.model import Reference, Span
from litreview.names import is_given_first
from litreview.prose import squeeze
from litreview.references.normalize import normalize
from litreview.references.tag import tag_texts

CHUNK = 250
"""So many entries are parsed together, and handed to a worker at once."""


def parse_reference(text: str) -> Reference:
    """Parse one printed entry.

    Examples
    --------
    >>> parse_reference("Tuten, T. L. (2016). Social Media Marketing. Sage.").csl["issued"]
    {'date-parts': [[2016]]}
    """
    return parse_references([text])[0]


def parse_references(texts: Iterable[str], workers: int = 1) -> list[Reference]:
    """Parse entries that stand alone, in order; what is not text of an entry gets problems.

    Parameters
    ----------
    texts
        One printed entry each; line breaks become single spaces.
    workers
        How many processes share the work; more than one pays from some thousand entries on.
        The answer is the same.

    Raises
    ------
    UsageError
        When `workers` is below one.
    """
    return list(iter_references(texts, workers))


def iter_references(texts: Iterable[str], workers: int = 1) -> Iterator[Reference]:
    """Parse a stream of entries in flat memory; see `parse_references`.

    Examples
    --------
    >>> lines = (f"Putri, A. ({year}). Buku. Obor." for year in (2001, 2002))
    >>> [r.csl["issued"]["date-parts"][0][0] for r in iter_references(lines)]
    [2001, 2002]
    """
    if workers < 1:
        raise UsageError(f"workers is {workers}; give 1 or more")
    chunks = _chunks(texts)
    first = next(chunks, [])
    if workers == 1 or len(first) < CHUNK:
        for chunk in chain([first], chunks):
            yield from _parse_chunk(chunk)
        return
    waiting: deque[Future[list[Reference]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        for chunk in chain([first], chunks):
            waiting.append(pool.submit(_parse_chunk, chunk))
            if len(waiting) > 3 * workers:  # read no further ahead than keeps everyone busy
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chunks(texts: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    numbered = enumerate(texts, start=1)
    while chunk := list(islice(numbered, CHUNK)):
        yield chunk


def _parse_chunk(chunk: Sequence[tuple[int, str]]) -> list[Reference]:
    entries = [Reference(id=f"r{n:02d}", text=squeeze(text), n=n) for n, text in chunk]
    return complete_references(entries, as_list=False)


def complete_references(entries: Sequence[Reference], *, as_list: bool = True) -> list[Reference]:
    """Tag and normalize entries; with ``as_list`` the list's habits decide doubtful cases.

    The habits are the order of names, and a dash that repeats the authors of the entry before.
    """
    tagged = tag_texts([entry.text for entry in entries])
    given_first = _list_order(entries, tagged) if as_list else None
    parsed: list[Reference] = []
    previous: list[dict[str, str]] = []
    for entry, spans in zip(entries, tagged, strict=True):
        csl, problems = normalize(
            entry.text,
            spans,
            given_first=given_first,
            previous_author=previous if as_list else None,
        )
        previous = csl.get("author", previous)
        parsed.append(
            dataclasses.replace(
                entry,
                spans=spans,
                csl=csl,
                confidence=round(min((s.confidence for s in spans), default=0.0), 4),
                problems=(*entry.problems, *problems),
            )
        )
    return parsed


def _list_order(entries: Sequence[Reference], tagged: Sequence[tuple[Span, ...]]) -> bool | None:
    """Whether most entries of a list that tell put given names first."""
    votes: Counter[bool] = Counter()
    for entry, spans in zip(entries, tagged, strict=True):
        for span in spans:
            if span.label == "author":
                order = is_given_first(entry.text[span.start : span.end])
                if order is not None:
                    votes[order] += 1
    return votes[True] > votes[False] if votes else None
