"""Files whose lines begin with two-letter tags: Web of Science plain text (and RIS by its dashes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    stray
        Lines that fit no tag.
    closed
        Whether the record's end mark is there.
    """

    start: int
    end: int = 0
    lines: list[tuple[str, str, int]] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    closed: bool = False

    def values(self, tag: str) -> list[str]:
        """Return every line of a tag."""
        return [value for name, value, _ in self.lines if name == tag and value]

    def text(self, tag: str) -> str:
        """Return a tag's lines as one."""
        return " ".join(self.values(tag))

    @property
    def tags(self) -> list[str]:
        """The tags that occur, in order."""
        return list(dict.fromkeys(name for name, _, _ in self.lines))


def split_tagged(
    text: str,
    line: re.Pattern[str],
    end: str,
    skipped: frozenset[str] = frozenset(),
    *,
    indented: bool = True,
) -> Iterator[TaggedRecord]:
    """Yield the records of a tagged file.

    Parameters
    ----------
    text
        The file.
    line
        What a tagged line looks like, with groups ``tag`` and ``value``.
    end
        The tag that closes a record.
    skipped
        Tags of the file, not of a record.
    indented
        Whether a continuation line begins with white space; else any untagged line is one.

    Examples
    --------
    >>> wos = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*))?$")
    >>> [(r.values("AU"), r.closed) for r in split_tagged("PT J\\nAU ALI B\\n   SMITH J\\nER\\n", wos, "ER")]
    [(['ALI B', 'SMITH J'], True)]
    """
    record: TaggedRecord | None = None
    tag = ""
    for match in _LINE.finditer(text):
        printed = match[0].rstrip("\r\n")
        if not printed.strip("\ufeff \t"):
            continue
        begin = match.start() + len(printed) - len(printed.lstrip("\ufeff"))
        found = line.match(printed.lstrip("\ufeff"))
        if found and found["tag"] in skipped:
            continue
        if found and found["tag"] == end:
            if record is not None:
                record.end, record.closed = match.end(), True
                yield record
            record, tag = None, ""
            continue
        if record is None:
            record = TaggedRecord(start=begin)
        record.end = match.end()
        if found:
            tag = found["tag"]
            value = found["value"] or ""
            at = begin + (found.start("value") if found["value"] else 0)
        elif tag and (printed[0] in " \t" or not indented):
            value = printed.strip()
            at = begin + printed.lstrip("\ufeff").index(value)
        else:
            record.stray.append(printed)
            continue
        record.lines.append((tag, value.rstrip(), at))
    if record is not None:
        yield record
