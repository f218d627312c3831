"""The things that the stages hand on: papers, references, mentions, works, problems.

All are frozen dataclasses. A `csl` mapping holds CSL-JSON variables
(https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables);
treat it as read-only. Offsets are Python ``str`` indices, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

Csl = Mapping[str, Any]

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) as a stage goes on."""

FIELD_LABELS = (
    "author",
    "title",
    "container-title",
    "date",
    "volume",
    "issue",
    "pages",
    "doi",
    "url",
    "publisher",
    "location",
    "editor",
    "edition",
    "genre",
    "number",
    "note",
)
"""What the tagger writes on a span of a printed entry."""

DOUBTFUL = 0.6
"""An entry whose least certain field is below this confidence should be read by a person."""

PaperKind = Literal["paper", "reading-note", "record"]
"""A paper's own text, somebody's note on it, or a bare bibliographic record without text."""

MentionStatus = Literal["linked", "missing", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something doubtful or broken in the input, kept beside the record it concerns.

    Parameters
    ----------
    kind
        A short stable word, such as ``"doi-split"``.
    message
        One line for a person: what is wrong and how to mend it.
    field
        The field label or CSL variable concerned, if any.
    printed
        What stood there.
    """

    kind: str
    message: str
    field: str | None = None
    printed: str = ""

    def as_dict(self) -> dict[str, str | None]:
        """Return the problem as a plain mapping, keys in a fixed order."""
        return {
            "kind": self.kind,
            "field": self.field,
            "printed": self.printed,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of a reference's text, with the tagger's confidence (0 to 1)."""

    label: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family and given) or a body (literal). A mononym is family only."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @classmethod
    def from_csl(cls, name: Mapping[str, str]) -> Self:
        """Build a name from a CSL name mapping; other parts of a CSL name are ignored."""
        return cls(name.get("family", ""), name.get("given", ""), name.get("literal", ""))

    def as_csl(self) -> dict[str, str]:
        """Return the CSL name mapping, without empty parts."""
        parts = (("family", self.family), ("given", self.given), ("literal", self.literal))
        return {key: value for key, value in parts if value}

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a paper's text that has one job (title, abstract, body, references, …)."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A source paper: its text as decoded, what it says of itself, and where its parts stand."""

    id: str
    text: str
    csl: Csl = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    kind: PaperKind = "paper"
    path: str = ""
    problems: tuple[Problem, ...] = ()

    def region_texts(self, kind: str) -> list[tuple[int, str]]:
        """Return ``(start, text)`` of every region of that kind, in order."""
        return [(r.start, self.text[r.start : r.end]) for r in self.regions if r.kind == kind]


@dataclass(frozen=True, slots=True)
class Reference:
    """One printed entry of a reference list.

    ``text`` is the entry as printed, without bullet or list label, line breaks as single
    spaces. ``pieces`` are its stretches in the paper's text (two where a page break or a
    stray bullet tore it). ``spans`` are offsets into ``text``.
    """

    id: str
    text: str
    paper: str = ""
    n: int = 1
    label: str | None = None
    pieces: tuple[tuple[int, int], ...] = ()
    spans: tuple[Span, ...] = ()
    csl: Csl = field(default_factory=dict)
    confidence: float = 1.0
    problems: tuple[Problem, ...] = ()

    @property
    def start(self) -> int:
        """Where the entry starts in the paper's text."""
        return self.pieces[0][0] if self.pieces else 0

    @property
    def end(self) -> int:
        """Where the entry ends in the paper's text (exclusive)."""
        return self.pieces[-1][1] if self.pieces else len(self.text)

    @property
    def fields(self) -> dict[str, list[str]]:
        """Verbatim values by field label, in the order of `FIELD_LABELS`."""
        found: dict[str, list[str]] = {}
        for label in FIELD_LABELS:
            values = [self.text[s.start : s.end] for s in self.spans if s.label == label]
            if values:
                found[label] = values
        return found

    def _repr_html_(self) -> str:
        from litreview.show import reference_html

        return reference_html(self)


@dataclass(frozen=True, slots=True)
class Mention:
    """One in-text citation marker and the references it stands for.

    ``cites`` holds reference ids: one or more when linked, the candidates when ambiguous,
    none when missing. ``how`` says why (exact, spelling drift, full name, …).
    """

    paper: str
    n: int
    marker: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    cites: tuple[str, ...] = ()
    status: MentionStatus = "missing"
    how: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: the references (and the paper, if it is one of ours) that denote it.

    ``id`` is the paper's id where the work is a paper of the corpus, else a citekey.
    ``reasons`` explain every merge and every repair, one sentence each.
    """

    id: str
    csl: Csl
    references: tuple[str, ...] = ()
    paper: str | None = None
    reasons: tuple[str, ...] = ()
