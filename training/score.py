"""Compare tagged fields with gold fields: soft field F1 and whole records.

Soft: both sides are folded (compatibility forms, case, accents), lose designators and
connectives of their label and everything that is no letter or digit; then they must be
equal. Counts are multiset matches per label and record.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LABELS = (
    "author", "title", "container-title", "date", "volume", "issue", "pages", "doi", "url",
    "publisher", "location", "editor", "edition",
)  # fmt: skip
Fields = Mapping[str, Sequence[str]]

_ET_AL = r"\b(?:et\.?\s*al(?:ii)?|dkk|others|dll|u\.?\s?a)\b\.?"
_AND = r"\b(?:and|und|et|dan|y|e|with|serta)\b|&"
_DROPPED = {
    "author": f"{_ET_AL}|{_AND}",
    "editor": rf"^\s*(?:in|dalam)\b[:\s]*|{_ET_AL}|{_AND}|\b(?:eds?|edits?|editors?|edited|by|"
    r"hrsg|hg|herausgegeben|von|penyunting)\b\.?",
    "container-title": r"^\s*[\(\[]?(?:in|dalam)\b[:\s]+",
    "pages": r"\b(?:pp?|pgs?|pages?|hal|hlm|halaman|seiten?|s|bl)\b\.?|(?<![a-z])(?:pp?|hal|hlm)\.?(?=\d)",
    "edition": r"\b(?:edn?|edition|edisi|editio|cetakan|cet|ke|aufl(?:age)?|rev(?:ised)?|th|st|nd|rd)\b\.?"
    r"|(?<=\d)(?:st|nd|rd|th)",
}  # fmt: skip
_DROPPED["volume"] = _DROPPED["issue"] = (
    r"\b(?:vol(?:ume)?s?|bd|band|jilid|jg|jahrgang|tom[eo]?|no?s?|nr|num(?:ber|ero)?|nomor|iss(?:ue)?|"
    r"heft|fasc|h)\b\.?|n[°ºo]\.?(?=\s*\d)|№|(?<![a-z])(?:vol|no)\.?(?=\d)"
)
_DROPPED_RE = {label: re.compile(pattern) for label, pattern in _DROPPED.items()}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DOI = re.compile(r"10\.\s*\d{4,9}\s*/\s*\S.*")


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in folded if not unicodedata.combining(c)))


def fold_value(label: str, value: str) -> str:
    """Return the form of a value in which it is compared."""
    text = unicodedata.normalize("NFKC", value).strip()
    low = text.casefold()
    if label == "date":
        year = _YEAR.search(text)
        return year.group(1) if year else _letters(text)
    if label == "doi":
        doi = _DOI.search(low)
        return re.sub(r"\s+", "", doi.group()).rstrip(".,;)]>") if doi else _letters(low)
    if label == "url":
        bare = re.sub(r"^[<(\[]?(url:?)?(https?://)?(www\.)?", "", re.sub(r"\s+", "", low))
        return bare.rstrip("/.,;)]>")
    if label in _DROPPED_RE:
        kept = _letters(_DROPPED_RE[label].sub(" ", low))
        return kept or (_letters(text) if label == "edition" else "")
    return _letters(low)


def _folded(fields: Fields) -> dict[str, Counter[str]]:
    found: dict[str, list[str]] = {label: [] for label in LABELS}
    for label, values in fields.items():
        for value in values:
            name = (
                "doi" if label == "url" and re.search(r"doi\.org/\s*10\.", value, re.I) else label
            )
            folded = fold_value(name, value) if name in found else ""
            if folded:
                found[name].append(folded)
    found["date"] = found["date"][:1]
    found["doi"] = sorted(set(found["doi"]))
    return {label: Counter(values) for label, values in found.items()}


@dataclass(frozen=True)
class Score:
    """Counts (hits, wrong, missed) per record and label, and which records are whole."""

    rows: list[dict[str, tuple[int, int, int]]]
    whole: list[bool]

    def counts(
        self, label: str | None = None, pick: Sequence[int] | None = None
    ) -> tuple[int, int, int]:
        """Return hits, wrong, missed of one label or all, over all records or those picked."""
        labels = LABELS if label is None else (label,)
        indices = range(len(self.rows)) if pick is None else pick
        sums = [0, 0, 0]
        for i in indices:
            for name in labels:
                for k, n in enumerate(self.rows[i][name]):
                    sums[k] += n
        return sums[0], sums[1], sums[2]

    def f1(self, label: str | None = None, pick: Sequence[int] | None = None) -> float:
        """Return the (micro) F1 of one label, or of all."""
        hits, wrong, missed = self.counts(label, pick)
        return 2 * hits / (2 * hits + wrong + missed) if hits else 0.0

    def accuracy(self) -> float:
        """Return the share of records whose every label is right."""
        return sum(self.whole) / len(self.whole)

    def intervals(self, rounds: int = 500, seed: int = 0) -> tuple[tuple[float, float], ...]:
        """Return 95 % bootstrap intervals of micro F1 and of whole records."""
        rng = random.Random(seed)
        size = len(self.rows)
        totals = [self.counts(pick=[i]) for i in range(size)]
        f1s, shares = [], []
        for _ in range(rounds):
            pick = [rng.randrange(size) for _ in range(size)]
            hits, wrong, missed = (sum(totals[i][k] for i in pick) for k in range(3))
            f1s.append(2 * hits / (2 * hits + wrong + missed))
            shares.append(sum(self.whole[i] for i in pick) / size)
        low, high = int(0.025 * rounds), int(0.975 * rounds) - 1
        return tuple((sorted(v)[low], sorted(v)[high]) for v in (f1s, shares))


def score_fields(gold: Sequence[Fields], predicted: Sequence[Fields]) -> Score:
    """Compare records pairwise, in order."""
    rows, whole = [], []
    for wanted, given in zip(gold, predicted, strict=True):
        g, p = _folded(wanted), _folded(given)
        row = {}
        for label in LABELS:
            hits = sum((g[label] & p[label]).values())
            row[label] = (hits, p[label].total() - hits, g[label].total() - hits)
        rows.append(row)
        whole.append(all(g[label] == p[label] for label in LABELS))
    return Score(rows, whole)
