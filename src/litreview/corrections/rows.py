"""The rows of a corrections file: what they may say, and how they are read from YAML.

A row begins with what it does (`KINDS`) and quotes how each entry that it concerns begins, or
its hash, so that it never lands on another entry. Every mistake is one line that names the
file, the line and the remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from litreview.corrections.values import read_values, write_value
from litreview.errors import InputError
from litreview.model import Csl
from litreview.prose import sound, squeeze

KINDS = ("fix", "split", "merge", "same", "different", "accept", "reject")
"""What a row can do; the word is its first key, the entries it concerns are the value."""
_SEVERAL = frozenset({"merge", "same", "different"})
_NEEDS = {
    "fix": ("set",),
    "split": ("before",),
    "accept": ("provider", "record"),
    "reject": ("provider", "record"),
}
_ALWAYS = ("printed", "why")
SHORTEST_QUOTE = 12
"""Letters that a quote must have, unless it is the whole entry."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file.

    Parameters
    ----------
    kind
        One of `KINDS`.
    targets, printed
        Ids of printed entries (or papers), and how each begins in print.
    values
        For ``fix``: CSL variables; None takes a value out.
    before
        For ``split``: the words with which the second entry begins.
    provider, record
        For ``accept`` and ``reject``: which record of whom.
    why
        What the person knows, in their own words.
    file, line
        Where the row stands.
    """

    kind: str
    targets: tuple[str, ...]
    printed: tuple[str, ...]
    values: Csl = field(default_factory=dict)
    before: str = ""
    provider: str = ""
    record: str = ""
    why: str = ""
    file: str = "corrections.yaml"
    line: int = 0

    @property
    def place(self) -> str:
        """Where the row stands, for messages."""
        return f"{self.file}, line {self.line}"

    @property
    def origin(self) -> str:
        """Who says so, for the reasons of a work: lines move, so none is named."""
        return f"{self.file}: {self.why}" if self.why else self.file


@dataclass(frozen=True, slots=True)
class Corrections:
    """All rows, in the order of the file."""

    rows: tuple[Correction, ...] = ()

    def of(self, *kinds: str) -> Iterator[Correction]:
        """Yield the rows of these kinds."""
        return (row for row in self.rows if row.kind in kinds)


NO_CORRECTIONS = Corrections()


def read_corrections(path: str | Path) -> Corrections:
    """Read a corrections file; see `parse_corrections`.

    Raises
    ------
    InputError
        When there is no such file, or a row of it cannot be used.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: not readable ({error.strerror}); name a YAML file of corrections"
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from None
    return parse_corrections(text, Path(path).name)


def parse_corrections(text: str, file: str = "corrections.yaml") -> Corrections:
    """Read rows of corrections from YAML text.

    Raises
    ------
    InputError
        At the first row that cannot be used: file, line, and how to mend it.

    Examples
    --------
    >>> rows = parse_corrections('''
    ... - fix: a-r05
    ...   printed: "Arianto, B. 2022. Melacak"
    ...   set: {volume: 13}
    ... ''').rows
    >>> rows[0].values, rows[0].place
    ({'volume': '13'}, 'corrections.yaml, line 2')
    >>> parse_corrections("- fix: a-r05")
    Traceback (most recent call last):
    litreview.errors.InputError: corrections.yaml, line 1: no `printed`; quote how the entry begins
    """
    try:
        # The base loader takes every value as text: "06" stays what it is.
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise InputError(
            f"{file}, line {line}: no YAML ({error.problem}); check quotes, colons and indents"
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise InputError(f"{file}: no YAML; check it for characters that are no text") from None
    if root is None:
        return NO_CORRECTIONS
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(f"{file}, line 1: no list; begin every row with `- `")
    rows = tuple(_read_row(node, file) for node in root.value)
    _check_conflicts(rows)
    return Corrections(rows)


def _read_row(node: yaml.Node, file: str) -> Correction:
    line = node.start_mark.line + 1

    def wrong(what: str, at: int = line) -> InputError:
        return InputError(f"{file}, line {at}: {what}")

    if not isinstance(node, yaml.MappingNode):
        raise wrong(f"no row; begin with one of {', '.join(KINDS)}, such as `- fix: paper-r01`")
    given: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in given:
            raise wrong(f"{name!r} twice in one row; keep one", key.start_mark.line + 1)
        given[name], lines[name] = _plain(value), key.start_mark.line + 1
    kinds = [k for k in KINDS if k in given]
    if len(kinds) != 1:
        said = " and ".join(kinds) or ", ".join(given)
        raise wrong(f"a row does one thing of {', '.join(KINDS)}; this one says {said}")
    kind = kinds[0]
    known = {kind, *_ALWAYS, *_NEEDS.get(kind, ())}
    for name in given:
        if name not in known:
            use = ", ".join(sorted(known - {kind}))
            raise wrong(f"`{kind}` has no {name!r}; use {use}", lines[name])
    for name in ("printed", *_NEEDS.get(kind, ())):
        if not given.get(name):
            raise wrong(f"no `{name}`; {_REMEDY[name]}")
    targets = _texts(given[kind])
    printed = tuple(squeeze(quote) for quote in _texts(given["printed"]))
    if kind in _SEVERAL and (len(targets) < 2 or len(set(targets)) < len(targets)):
        raise wrong(f"`{kind}` needs two entries or more, such as `{kind}: [a-r01, a-r02]`")
    if kind not in _SEVERAL and len(targets) != 1:
        raise wrong(f"`{kind}` concerns one entry; write a row for each")
    if len(printed) != len(targets):
        raise wrong(
            f"{len(targets)} entries and {len(printed)} quotes; quote how each entry begins"
        )
    values: Csl = {}
    if kind == "fix":
        try:
            values = read_values(given["set"])
        except ValueError as error:
            raise wrong(str(error), lines["set"]) from None
    single = {name: _texts(given.get(name)) for name in ("before", "provider", "record", "why")}
    for name, texts in single.items():
        if len(texts) > 1:
            raise wrong(f"`{name}` is one text; put it in quotes", lines[name])
    before, provider, record, why = (squeeze("".join(texts)) for texts in single.values())
    return Correction(kind, targets, printed, values, before, provider, record, why, file, line)


_REMEDY = {
    "printed": "quote how the entry begins",
    "set": "write `set: {volume: 13}`",
    "before": "quote the words with which the second entry begins",
    "provider": "name who offers the record",
    "record": "name the record, as the coverage report does",
}


def _plain(node: yaml.Node, depth: int = 0) -> Any:
    """Turn a node into text, lists and mappings."""
    if isinstance(node, yaml.ScalarNode):
        return str(sound(node.value))
    if depth > 8:
        return ""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, depth + 1) for each in node.value]
    return {str(k.value): _plain(v, depth + 1) for k, v in node.value}


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, list):
        return tuple(str(each) for each in value if str(each).strip())
    return () if not value else (str(value),)


def _check_conflicts(rows: tuple[Correction, ...]) -> None:
    """Two rows must not give one variable two values, nor one record two fates."""
    told: dict[tuple[str, ...], tuple[Any, Correction]] = {}
    for row in rows:
        claims: list[tuple[tuple[str, ...], Any]] = []
        if row.kind == "fix":
            claims = [(("set", row.targets[0], name), value) for name, value in row.values.items()]
        elif row.kind in {"accept", "reject"}:
            claims = [(("record", row.targets[0], row.provider, row.record), row.kind)]
            if row.kind == "accept":
                claims.append((("accept", row.targets[0], row.provider), row.record))
        elif row.kind in {"same", "different"}:
            claims = [
                (("pair", *sorted((a, b))), row.kind)
                for n, a in enumerate(row.targets)
                for b in row.targets[n + 1 :]
            ]
        for key, claim in claims:
            if key in told and told[key][0] != claim:
                other = told[key][1]
                raise InputError(
                    f"{row.place}: says otherwise than line {other.line} on {row.targets[0]}; "
                    "keep one of the two rows"
                )
            told[key] = (claim, row)


def as_mapping(row: Correction) -> Mapping[str, Any]:
    """Return a row as the mapping that stands in the file."""
    one = len(row.targets) == 1
    shown: dict[str, Any] = {
        row.kind: row.targets[0] if one else list(row.targets),
        "printed": row.printed[0] if one else list(row.printed),
    }
    if row.kind == "fix":
        shown["set"] = {name: write_value(name, value) for name, value in row.values.items()}
    for name in ("before", "provider", "record", "why"):
        if getattr(row, name):
            shown[name] = getattr(row, name)
    return shown
