"""A paper's own sentences, each with its place and with whose study it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litreview.model import Mention, Paper
from litreview.sections import LONGEST, Placed, label_end, place_sentences, section_of
from litreview.synthesis.cues import speaks_of
from litreview.synthesis.reported import cites_in_passing, own_study, reports_another
from litreview.thematic.owntext import own_regions, own_sentences

READ = 1_000
"""Characters of a sentence that are looked at, so that an endless one costs no more."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text, offsets into the paper's text.

    ``reported`` tells of somebody else's study, ``cited`` rests on a citation, ``compared``
    sets a result beside others', ``unsaid`` tells what is not told, ``defines`` explains a
    concept. ``text`` is its first `READ` characters on one line, without a label.
    """

    start: int
    end: int
    text: str
    place: Placed
    reported: bool
    cited: bool
    compared: bool
    unsaid: bool
    defines: bool


def read_sentences(paper: Paper, mentions: Sequence[Mention] = ()) -> list[Sentence]:
    """Read the own sentences of a paper in order, those of title and keywords left out.

    Examples
    --------
    >>> [s.reported for s in read_sentences(Paper("p", "Sari (2020) menguji pupuk. Kami menguji air."))]
    [True, False]
    """
    titles = [(r.start, r.end) for r in own_regions(paper) if r.kind in ("title", "keywords")]
    spans = [
        (s.start, s.end)
        for s in own_sentences(paper)
        if not any(a <= s.start < b for a, b in titles)
        and not _is_heading(paper.text[s.start : s.end])
    ]
    ordered = sorted(mentions, key=lambda m: m.start)
    read: list[Sentence] = []
    at = 0
    for (start, end), place in zip(spans, place_sentences(paper, spans), strict=True):
        while at < len(ordered) and ordered[at].end <= start:
            at += 1
        inside = []
        for mention in ordered[at:]:
            if mention.start >= end:
                break
            inside.append(mention)
        words = " ".join(paper.text[start:end][:READ].split())
        words = words[label_end(words) :]
        own = own_study(words)
        after_reported = bool(read) and read[-1].reported
        read.append(
            Sentence(
                start,
                end,
                words,
                place,
                reported=reports_another(words, start, inside)
                or (after_reported and speaks_of("@anaphor", words) and not own),
                cited=cites_in_passing(words, inside),
                compared=speaks_of("@compared", words),
                unsaid=speaks_of("@unsaid", words),
                defines=speaks_of("@defines", words) and not own,
            )
        )
    return read


def _is_heading(words: str) -> bool:
    """A heading, a label or a number that stands alone says nothing."""
    return len(words) <= LONGEST and (
        len(words.split()) < 3 or section_of(words.rstrip(".")) is not None
    )
