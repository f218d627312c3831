"""Printed entries → References: tag, then normalize, with what the whole list tells."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from litreview.model import Reference, Span
from litreview.names import is_given_first
from litreview.prose import squeeze
from litreview.references.normalize import normalize
from litreview.references.tag import tag_texts


def parse_reference(text: str) -> Reference:
    """Parse one printed entry.

    Examples
    --------
    >>> parse_reference("Tuten, T. L. (2016). Social Media Marketing. Sage.").csl["issued"]
    {'date-parts': [[2016]]}
    """
    return parse_references([text])[0]


def parse_references(texts: Iterable[str]) -> list[Reference]:
    """Parse entries that stand alone, in order; what is not text of an entry gets problems.

    Parameters
    ----------
    texts
        One printed entry each; line breaks become single spaces.
    """
    entries = [
        Reference(id=f"r{n:02d}", text=squeeze(text), n=n) for n, text in enumerate(texts, start=1)
    ]
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
