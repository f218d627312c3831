"""Files whose lines begin with tags: Web of Science plain text, RIS, PubMed. One reader for all three.

A format is a `TaggedFormat`; what its tags mean is the business of its module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from litreview.errors import InputError
from litreview.indexes.record import Export, make_record
from litreview.model import Csl, Paper, Problem

_LINE = re.compile(r"[^\r\n\x0b\x0c]*(?:\r\n|\n|\r|$)")


@dataclass(slots=True)
class TaggedRecord:
    """The lines of one record, with their places.

    Parameters
    ----------
    start, end
        Where the record stands in the file.
    lines
        Tag, value and the place of the value in the file, in order; a continuation line
        bears the tag above it.
    opened
        Whether each line has its tag printed, or continues the one above.
    stray
        Lines that fit no tag.
    closed
        Whether the record's end mark is there.
    """

    start: int
    end: int = 0
    lines: list[tuple[str, str, int]] = field(default_factory=list)
    opened: list[bool] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    closed: bool = False

    def values(self, tag: str) -> list[str]:
        """Return every line of a tag."""
        return [value for name, value, _ in self.lines if name == tag and value]

    def text(self, tag: str) -> str:
        """Return a tag's lines as one."""
        return " ".join(self.values(tag))

    def joined(self, tag: str) -> list[str]:
        """Return the values of a tag that repeats, continuation lines joined to the line above."""
        values: list[str] = []
        for (name, value, _), opened in zip(self.lines, self.opened, strict=True):
            if name == tag and (opened or not values):
                values.append(value)
            elif name == tag:
                values[-1] += f" {value}"
        return [value for value in values if value]

    @property
    def tags(self) -> list[str]:
        """The tags that occur, in order."""
        return list(dict.fromkeys(name for name, _, _ in self.lines))


Read = tuple[Csl, Export, list[tuple[str, int, int]], list[Problem]]
"""What a format makes of one record: as `litreview.indexes.record.make_record` takes it."""


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """A tagged format.

    Parameters
    ----------
    name
        As its users call it.
    line
        What a tagged line looks like, with groups ``tag`` and ``value``.
    first, end
        The tags that open and close a record; without ``end`` the next ``first`` closes it.
    known
        Every tag of the format; others stay in the text and are named in a problem.
    advice
        What to do about a file without records.
    read
        Makes a record of the tags' values; given the record, its text and the file's name.
    skipped
        Tags of the file, not of a record.
    indented
        Whether a continuation line begins with white space; else any untagged line is one.
    """

    name: str
    line: re.Pattern[str]
    first: str
    end: str
    known: Collection[str]
    advice: str
    read: Callable[[TaggedRecord, str, str], Read]
    skipped: frozenset[str] = frozenset()
    indented: bool = True


def parse_tagged(text: str, name: str, form: TaggedFormat) -> list[Paper]:
    """Read every record of a tagged file.

    Raises
    ------
    InputError
        When no record stands in it.
    """
    records = [record for record in split_tagged(text, form) if record.values(form.first)]
    if not records:
        raise InputError(f"{name}: {form.advice}")
    return [_read(record, text[record.start : record.end], name, form) for record in records]


def _read(record: TaggedRecord, raw: str, name: str, form: TaggedFormat) -> Paper:
    csl, export, cited, problems = form.read(record, raw, name)
    return make_record(raw, csl, export, cited, [*_find_problems(record, form), *problems])


def _find_problems(record: TaggedRecord, form: TaggedFormat) -> Iterator[Problem]:
    if not record.closed:
        message = (
            f"the record does not end in {form.end}: the export was cut off here; export it again"
        )
        yield Problem("truncated", message, None, record.lines[-1][1][:80])
    if unknown := [tag for tag in record.tags if tag not in form.known]:
        message = f"tags {', '.join(unknown)} are not {form.name}'s; kept in the record's text"
        yield Problem("unknown-tag", message, None, record.text(unknown[0])[:80])
    if record.stray:
        message = f"{len(record.stray)} lines belong to no tag; kept in the record's text"
        yield Problem("stray-line", message, None, record.stray[0][:80])


def split_tagged(text: str, form: TaggedFormat) -> Iterator[TaggedRecord]:
    """Yield the records of a tagged file; one that lacks its end ends where the next begins."""
    record: TaggedRecord | None = None
    tag = ""
    for match in _LINE.finditer(text):
        printed = match[0].rstrip("\r\n")
        if not printed.strip("\ufeff \t"):
            continue
        begin = match.start() + len(printed) - len(printed.lstrip("\ufeff"))
        found = form.line.match(printed.lstrip("\ufeff"))
        if found and found["tag"] in form.skipped:
            continue
        if found and found["tag"] == form.end:
            if record is not None:
                record.end, record.closed = match.end(), True
                yield record
            record, tag = None, ""
            continue
        if found and found["tag"] == form.first and record is not None and record.lines:
            record.closed = not form.end
            yield record
            record = None
        if record is None:
            record = TaggedRecord(start=begin)
        record.end = match.end()
        if found:
            tag = found["tag"]
            value = found["value"] or ""
            at = begin + (found.start("value") if found["value"] else 0)
        elif tag and (printed[0] in " \t" or not form.indented):
            value = printed.strip()
            at = begin + printed.lstrip("\ufeff").index(value)
        else:
            record.stray.append(printed)
            continue
        record.lines.append((tag, value.rstrip(), at))
        record.opened.append(found is not None)
    if record is not None:
        record.closed = record.closed or not form.end
        yield record
