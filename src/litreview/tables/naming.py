"""Which rows of a table a sentence names, by the words that tell the rows apart.

Rows called "Hijau Kategori A", "Merah Kategori D", "Merah Kategori E" are told apart by
hijau, merah, a, d, e: a sentence on "zona merah" names two rows, one on "kategori D" names one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from litreview.prose import fold
from litreview.tables.printed import PrintedTable
from litreview.tables.roles import label_column

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = """
    dan atau yang di ke dari untuk pada dengan tidak ya belum ada lain lainnya sangat kurang cukup baik tanpa
    the of and or to in on for with without yes no not other others very good
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that name no row by themselves, though they tell rows apart ("Ya", "Tidak")."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Sets of rows that a sentence may mean, and whether the first is named in full.

    ``in_full`` says that every distinctive word of the first set's rows stands in the
    sentence, and a word common to all labels or the column's head too.
    """

    rows: tuple[frozenset[int], ...] = ()
    in_full: bool = False


@dataclass(frozen=True)
class RowWords:
    """The words that tell a table's rows apart, made once a table."""

    words: tuple[frozenset[str], ...]
    context: frozenset[str]
    rows_of: dict[str, frozenset[int]]

    def named_in(self, sentence: str) -> Naming:
        """Find the rows that a sentence may mean."""
        said = sentence_words(sentence)
        said_rows = {word: self.rows_of[word] for word in sorted(said) if word in self.rows_of}
        touched = frozenset(i for rows in said_rows.values() for i in rows)
        full = frozenset(i for i in touched if self.words[i] and self.words[i] <= said)
        sets = [full] if full else []
        for rows in said_rows.values():
            if rows not in sets:
                sets.append(rows)
        return Naming(tuple(sets), bool(full) and bool(self.context & said))


def row_words(table: PrintedTable) -> RowWords | None:
    """Collect the words of a table's row labels; None for a table without labels."""
    column = label_column(table)
    if column is None:
        return None
    labels = [sentence_words(row[column].text, label=True) for row in table.rows]
    common = frozenset.intersection(*labels) if len(labels) > 1 else frozenset()
    words = tuple(
        frozenset(w for w in label - common - _EMPTY if not w.isdigit()) for label in labels
    )
    rows_of: dict[str, set[int]] = {}
    for i, label in enumerate(words):
        for word in label:
            rows_of.setdefault(word, set()).add(i)
    context = common | frozenset(fold(table.columns[column]).split())
    return RowWords(words, context - _EMPTY, {w: frozenset(r) for w, r in rows_of.items()})


def sentence_words(text: str, *, label: bool = False) -> frozenset[str]:
    """Return the folded words of a text.

    A single letter counts only as a capital that does not open the sentence ("kategori A",
    not "A total of"); in a label it always counts.

    >>> sorted(sentence_words("A total in kategori D, a"))
    ['D', 'in', 'kategori', 'total']
    """
    words = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) > 1:
            words.add(fold(word))
        elif word.isalpha() and (label or (word.isupper() and match.start() > 0)):
            words.add(word.upper())
    return frozenset(words)
