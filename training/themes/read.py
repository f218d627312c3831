"""The labelled material: sentences by group, and whole texts with their evidence.

``sentences/`` holds one codebook a file, with sentences and the themes that each speaks of;
``texts/`` one field a folder: codebook, texts, ``evidence.jsonl`` (sentence, theme, whether it is
doubtful) and ``cells.json`` (theme × text: present, absent, doubtful). All of it was
invented for this purpose.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from litreview.papers import read_file
from litreview.prose import detect_language, squeeze
from litreview.relevance.model import Document
from litreview.stems import LANGUAGES
from litreview.thematic.codebook import Codebook, parse_codebook
from litreview.thematic.documents import theme_document

HERE = Path(__file__).parent
_THEME_KEYS = ("id", "label_id", "label_en", "definition", "terms_id", "terms_en")


@dataclass(frozen=True)
class Labelled:
    """A text, or a group of loose sentences, with the themes of its sentences.

    Parameters
    ----------
    field
        What is left out together when figures are taken by cross-validation.
    language
        Of the codebook: ``id``, ``en``, or both (``""``).
    labels
        Sentences × themes: 1 evidence, 0 none, -1 doubtful.
    cells
        Theme: present, absent or doubtful; empty for loose sentences.
    """

    name: str
    field: str
    language: str
    codebook: Codebook
    document: Document
    labels: np.ndarray
    cells: dict[str, str] = field(default_factory=dict)


def read_groups(folder: Path = HERE / "sentences") -> list[Labelled]:
    """Read the loose sentences, one group a file."""
    found = []
    for path in sorted(folder.glob("*.json")):
        group = json.loads(path.read_text(encoding="utf-8"))
        themes = [{k: v for k, v in t.items() if k in _THEME_KEYS} for t in group["themes"]]
        codebook = parse_codebook({"themes": themes}, path.name)
        ids = [theme.id for theme in codebook.themes]
        labels = np.array(
            [[int(i in row["t"]) for i in ids] for row in group["sentences"]], dtype=int
        )
        n = len(labels)
        sentences = [squeeze(row["s"]) for row in group["sentences"]]
        document = Document(sentences, range(n), [False] * n, np.zeros(labels.shape))
        found.append(Labelled(path.stem, path.stem, "", codebook, document, labels))
    return found


def read_texts(folder: Path = HERE / "texts") -> list[Labelled]:
    """Read the whole texts of every field, each with three codebooks.

    As it is, and with its words of one language only: as if written for texts in that language.
    """
    return [
        text
        for field in sorted(p for p in folder.iterdir() if p.is_dir())
        for language in ("", *LANGUAGES)
        for text in _field(field, language)
    ]


def _field(folder: Path, language: str) -> Iterator[Labelled]:
    raw = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))
    themes = [_in_language(theme, language) for theme in raw["themes"]]
    codebook = parse_codebook({"themes": themes}, folder.name)
    ids = [theme.id for theme in codebook.themes]
    cells = json.loads((folder / "cells.json").read_text(encoding="utf-8"))
    lines = (folder / "evidence.jsonl").read_text(encoding="utf-8").splitlines()
    evidence = [json.loads(line) for line in lines]
    for path in sorted(folder.glob("*.txt")):
        document = theme_document(read_file(path)[0], codebook).document
        labels = np.zeros((len(document.sentences), len(ids)), dtype=int)
        for row in evidence:
            if row["paper"] == path.stem:
                for at in _places(squeeze(row["sentence"]), document.sentences):
                    labels[at, ids.index(row["theme"])] = -1 if row["doubtful"] else 1
        yield Labelled(
            path.stem, folder.name, language, codebook, document, labels, cells[path.stem]
        )


def _in_language(theme: dict[str, Any], language: str) -> dict[str, Any]:
    kept = {k: v for k, v in theme.items() if k in _THEME_KEYS}
    if not language:
        return kept
    other = next(code for code in LANGUAGES if code != language)
    for key in (f"terms_{other}", f"label_{other}"):
        kept.pop(key, None)
    if detect_language(kept.get("definition", "")) == other:
        kept.pop("definition")
    return kept


def _places(sentence: str, sentences: list[str]) -> list[int]:
    short = 15
    return [
        n
        for n, found in enumerate(sentences)
        if sentence in found or (len(found) > short and found in sentence)
    ]
