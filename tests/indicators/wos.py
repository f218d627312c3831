"""The management export as plain frames, read ad hoc by the rules of the peer's functions."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pandas as pd

_UK = dict.fromkeys(("ENGLAND", "SCOTLAND", "WALES", "NORTH IRELAND"), "UNITED KINGDOM")


def parse_records(path: Path) -> list[dict[str, list[str]]]:
    """Read tag → lines of every record."""
    records, tag = [], ""
    record: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "ER":
            records.append(dict(record))
            record = defaultdict(list)
        elif line[:3].strip() and line[2:3] == " ":
            tag = line[:2]
            record[tag].append(line[3:])
        elif line.startswith("   "):
            record[tag].append(line[3:])
    return records


def papers_frame(records: list[dict[str, list[str]]]) -> pd.DataFrame:
    """One row a record, in the columns that the indicators read."""
    return pd.DataFrame(
        {
            "paper": [r["UT"][0] for r in records],
            "title": [" ".join(r["TI"]) for r in records],
            "year": [int(r["PY"][0]) for r in records],
            "authors": [r["AU"] for r in records],
            "container_title": [" ".join(r["SO"]) for r in records],
            "keywords": [_split(r.get("DE", [])) for r in records],
            "times_cited": [int(r["TC"][0]) for r in records],
            "countries": [_countries(r) for r in records],
        }
    )


def references_frame(records: list[dict[str, list[str]]]) -> pd.DataFrame:
    """One row a cited reference: the year is the first number of four digits between spaces."""
    rows = []
    for record in records:
        for text in record.get("CR", []):
            plain = " ".join(
                re.sub(r"\).*", ")", text).translate(str.maketrans(",;.", "   ")).split()
            )
            year = re.search(r" (\d{4}) ", f"  {plain} ")
            rows.append((record["UT"][0], text, int(year[1]) if year else None))
    return pd.DataFrame(rows, columns=["paper", "text", "year"])


def citations_frame(records: list[dict[str, list[str]]]) -> pd.DataFrame:
    """Citations among the records where first author, year and DOI agree, or the title's short form.

    The peer's rule asks for both; the export lacks the field (J9) of its short form.
    """
    labels = {_label(r["AU"][0], r["PY"][0], *_place(r)): r["UT"][0] for r in records}
    rows = []
    for record in records:
        for text in record.get("CR", []):
            author, year, title, *_ = [*text.split(","), "", ""]
            doi = text.split("DOI")[1].strip(" ,") if "DOI" in text else ""
            if cited := labels.get(_label(author, year, title, doi)):
                rows.append((record["UT"][0], cited))
    return pd.DataFrame(rows, columns=["citing", "cited"])


def _place(record: dict[str, list[str]]) -> tuple[str, str]:
    return (record.get("JI") or record["SO"])[0], record.get("DI", [""])[0].upper()


def _label(author: str, year: str, title: str, doi: str) -> str:
    name = re.sub(" {2,}", "", author.replace(".", " ").replace(",", " ")).strip()
    place = doi or " ".join(title.replace(".", " ").split())
    return f"{name}, {year.strip()}, {place}"


def _split(lines: list[str]) -> list[str]:
    return [word.strip() for word in " ".join(lines).split(";") if word.strip()]


def _countries(record: dict[str, list[str]]) -> list[str]:
    found = set()
    for line in record.get("C1", record.get("RP", [])):
        last = re.sub(r"[\d.]", "", line.rstrip(" .;").rpartition(",")[2]).strip()
        name = "USA" if last.endswith("USA") or len(last) == 2 else _UK.get(last, last)
        found.add("CHINA" if name in ("PEOPLES R CHINA", "TAIWAN") else name)
    return sorted(found)
