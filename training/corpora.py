"""Read the two labelled corpora and bring their labels to our convention."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, make_example

_ANYSTYLE = {
    "journal": "container-title",
    "container-title": "container-title",
    "director": "author",
    "isbn": "note",
}
_GROBID = {"journal": "container-title", "institution": "publisher", "note": "note"}
_SAME = {
    "author", "title", "date", "volume", "issue", "pages", "doi", "url", "publisher", "location",
    "editor", "edition", "genre", "note",
}  # fmt: skip
_VOLUME_ISSUE = re.compile(
    r"(?P<volume>\w[\w–-]*)\s*(?:[\s,(:;]*n[o°]s?\.?\s*|[\s,(:;]*(?:issue|iss|nr)\.?\s*|\s*\(\s*|/)"
    r"(?P<issue>[\w–/-]+)\s*\)?\s*\Z",
    re.I,
)
_GENRE = re.compile(r"thesis|dissertation|\bphd\b|tech(nical|\.) rep|working paper|preprint", re.I)
_DOI = re.compile(r"doi|10\.\d{4,}/", re.I)
_RETRIEVED = re.compile(r"\s*(retrieved|accessed|available|consulted|online|last)", re.I)
HELD_OUT_SHARE = 18
"""Per cent of GROBID files kept for evaluation; chosen by a hash of the file's name."""


def read_rows(path: Path) -> list[dict]:
    """Return the rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _is_held_out(file: str) -> bool:
    return zlib.crc32(file.encode()) % 100 < HELD_OUT_SHARE


def _placed_segments(row: dict) -> Iterator[tuple[str | None, int, int]]:
    """Yield (label, start, end) of a row's segments, searched from left to right."""
    position = 0
    for label, value in row["segments"]:
        value = value.strip()
        start = row["ref"].find(value, position) if label and value else -1
        if start >= 0:
            position = start + len(value)
            yield label, start, position


def _split_volume(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return volume and issue of a segment that holds both."""
    bare = text[start:end].rstrip(" .,;:")
    match = _VOLUME_ISSUE.search(bare)
    if match and match["volume"].lower() not in {"vol", "volume", "no"}:
        return [
            ("volume", start, start + match.end("volume")),
            ("issue", start + match.start("issue"), start + match.end("issue")),
        ]
    return [("volume", start, end)]


def _anystyle_spans(row: dict) -> list[tuple[str, int, int]]:
    text = row["ref"]
    has_issue = any(label == "issue" for label, _ in row["segments"])
    spans = []
    for label, start, end in _placed_segments(row):
        ours = _ANYSTYLE.get(label, label if label in _SAME else None)
        if ours == "note" and _RETRIEVED.match(text, start):
            continue
        if ours == "volume" and not has_issue:
            spans += _split_volume(text, start, end)
        elif ours == "url" and _DOI.search(text, start, end):
            spans.append(("doi", start, end))
        elif ours:
            spans.append((ours, start, end))
    return spans


def _grobid_spans(row: dict) -> list[tuple[str, int, int]]:
    text = row["ref"]
    has_title = any(label == "title" for label, _ in row["segments"])
    spans = []
    for label, start, end in _placed_segments(row):
        ours = _GROBID.get(label, label if label in _SAME else None)
        if label == "title-m":
            ours = "container-title" if has_title else "title"
        elif label in {"idno", "idno-doi"}:
            ours = "doi" if _DOI.search(text, start, end) else "number"
        elif label == "note" and _GENRE.search(text, start, end):
            ours = "genre"
        elif label == "url" and _DOI.search(text, start, end):
            ours = "doi"
        if ours:
            spans.append((ours, start, end))
    return spans


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_anystyle(folder: Path) -> list[Example]:
    """Return the AnyStyle core references, labelled by our convention."""
    rows = _rows(folder / "anystyle_core.jsonl")
    return [make_example(row["ref"], _anystyle_spans(row), "anystyle") for row in rows]


def read_grobid(folder: Path) -> tuple[list[Example], list[dict]]:
    """Return the GROBID references for training, and the rows of the held-out files."""
    train, held = [], []
    rows = _rows(folder / "grobid_citations.jsonl")
    sizes = Counter(row["file"] for row in rows)
    for row in rows:
        # A file with hundreds of references would be the whole evaluation set.
        if sizes[row["file"]] < 200 and _is_held_out(row["file"]):
            held.append(row)
        else:
            train.append(make_example(row["ref"], _grobid_spans(row), "grobid"))
    return train, held
