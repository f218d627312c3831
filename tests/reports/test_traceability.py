"""Every number of the report equals a frame's, computed anew from the files and by other means."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import html

import litreview
from litreview.labels import label
from litreview.model import DOUBTFUL
from litreview.reports import Report
from litreview.thematic import ThemeMatrix
from litreview.works import THRESHOLD

TOLD = {
    "databases": 6, "duplicates": 2, "screened": 4, "excluded": 1, "sought": 3, "not-retrieved": 1,
    "assessed": 2, "reports-excluded": 1, "reports": 1,
}  # fmt: skip
"""The flow of the log in `conftest`, counted by hand."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fulfils(row: dict[str, Any], column: str, operator: str, value: Any) -> bool:
    """Tell whether a row of text cells fulfils a condition, as a reader of the file would."""
    cell = "" if row[column] is None else str(row[column])
    if operator in ("empty", "filled"):
        return (cell in ("", "[]")) == (operator == "empty")
    if operator == "lists":
        return any(item.startswith(value) for item in cell.split(" | "))
    if operator == "is-doi":
        return bool(re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", cell))
    if operator == "in":
        return cell in value
    if cell == "":
        return value == "" and operator == "="
    if isinstance(value, str):
        return cell == value
    return {"=": float(cell) == value, "<": float(cell) < value, ">=": float(cell) >= value}[
        operator
    ]


class Reader:
    """Answers the sources of a report from CSV files where there are some, else from the review."""

    def __init__(self, review: litreview.Review, matrix: ThemeMatrix, folder: Path) -> None:
        self.review, self.matrix = review, matrix
        self.rows: dict[str, list[dict[str, Any]]] = {
            path.stem: read_rows(path) for path in folder.glob("*.csv")
        }
        made = {
            "impact": review.indicators.impact(), "bradford": review.indicators.bradford("works"),
            "rpys": review.indicators.rpys(), "ages": review.indicators.ages(),
            "collaboration": review.indicators.collaboration(), "price": review.indicators.price(),
            "growth-rate": review.indicators.growth_rate(), "gaps": matrix.gaps(),
        }  # fmt: skip
        self.notes = {name: dict(frame.attrs.get("notes", ())) for name, frame in made.items()}
        for name, frame in made.items():
            text = frame.astype("object").where(frame.notna(), None)
            self.rows[name] = text.to_dict("records")
        self.rows["skipped"] = [{"kind": p.kind, "message": p.message} for p in review.skipped]
        self.rows["parameters"] = [
            {"name": "doubtful", "value": DOUBTFUL},
            {"name": "same-work", "value": THRESHOLD},
            {"name": "seed", "value": 1},
            *(
                {"name": f"confidence-{n}", "value": low}
                for n, low in enumerate((0.0, 0.5, 0.6, 0.7, 0.8, 0.9))
            ),
        ]
        self.rows["protocol"] = [{"search": 1, "rows": 6, "total": 4100}]
        self.rows["flow"] = [{"box": box, "of": "", "n": n} for box, n in TOLD.items()]
        self.rows["flow"] += [{"box": "databases", "of": "crossref", "n": 6}]
        self.rows["flow"] += [{"box": "reports-excluded", "of": "no data", "n": 1}]
        self._graphs: dict[str, nx.Graph] = {}

    def graph(self, kind: str) -> nx.Graph:
        """Build a network once."""
        if kind not in self._graphs:
            self._graphs[kind] = self.review.network(kind)
        return self._graphs[kind]

    def answer(self, frame: str, measure: str, where: list[list[Any]]) -> float | None:
        """Compute what a source says."""
        if frame == "networks":
            return self._network(where, measure.removeprefix("value "))
        if frame.startswith("networks/"):
            ends = {column: value for column, _, value in where}
            edge = self.graph(frame.removeprefix("networks/")).edges[ends["source"], ends["target"]]
            return float(edge[measure.removeprefix("value ")])
        if measure.startswith("note "):
            _, key, name = measure.split()
            return float(self.notes[frame][key][name])
        everything = self.rows[frame]
        chosen = [row for row in everything if all(fulfils(row, *each) for each in where)]
        what, _, column = measure.partition(" ")
        if what == "rows":
            return len(chosen)
        if what == "share":
            return len(chosen) / len(everything)
        if what == "sum":
            return float(sum(row[column] for row in chosen))
        if what == "distinct":
            return len({row[column] for row in chosen} - {""})
        assert what == "value", measure
        assert len(chosen) == 1, (frame, measure, where)
        return None if chosen[0][column] is None else float(chosen[0][column])

    def _network(self, where: list[list[Any]], what: str) -> float | None:
        ((_, _, kind),) = (each for each in where if each[0] == "kind")
        graph = self.graph(kind)
        if what == "clusters":
            if not graph.size():
                return None
            sizes = Counter(self.review.networks.clusters(kind)["cluster"])
            return float(sum(size > 1 for size in sizes.values()))
        return float({"nodes": len(graph), "edges": graph.size(), "left_out": 0}[what])


@pytest.fixture(scope="module")
def reader(shipped: litreview.Review, matrix: ThemeMatrix, stored: Path) -> Reader:
    """What recomputes."""
    return Reader(shipped, matrix, stored)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_number_equals_a_frames(report: Report, reader: Reader, language: str) -> None:
    """Each number of the page, computed anew from what its marks say, is the number that is printed."""
    page = html.fromstring(report.in_language(language).html())
    marked = page.xpath("//*[@data-frame]")
    assert len(marked) > 500
    seen: Counter[str] = Counter()
    for element in marked:
        where = json.loads(element.get("data-where", "[]"))
        frame, measure = element.get("data-frame"), element.get("data-measure")
        expected = reader.answer(frame, measure, where)
        place = (frame, measure, where)
        if element.tag == "data":
            given = element.get("value")
            if expected is None:
                assert given == "", place
            else:
                assert float(given) == pytest.approx(expected, abs=5e-5), place
        assert as_printed(expected, measure, language) == element.text_content(), place
        seen[frame.split("/")[0]] += 1
    known = {"papers", "references", "mentions", "works", "audit", "evidence", "networks", "flow"}
    assert known <= set(seen), seen


def as_printed(value: float | None, measure: str, language: str) -> str:
    """Write a number as a person in that language would."""
    if value is None:
        return "–"
    shares = ("share", "price_index", "elite_share", "single_share", "rate")
    if measure.split()[-1] in shares:
        shown = f"{100 * value:.1f}%"
    elif value == int(value):
        shown = format(int(value), ",")
    else:
        shown = format(value, ",.2f")
    if language == "id":
        shown = shown.replace(",", " ").replace(".", ",").replace(" ", ".")
    return shown


@pytest.mark.parametrize("language", ["en", "id"])
def test_prose_holds_no_other_digits(report: Report, language: str) -> None:
    """Outside of numbers with a source, print, quotations and code the page has no digit."""
    page = html.fromstring(report.in_language(language).html())
    for element in page.xpath(
        "//head | //*[@data-frame] | //bdi | //q | //code | //*[contains(@class, 'printed')]"
    ):
        element.drop_tree() if element.tag != "head" else element.clear()
    left = page.text_content()
    assert "Audit" in left
    assert not re.findall(r".{0,40}\d.{0,40}", left)


def test_labels_hold_no_digits() -> None:
    """No number can hide in the fixed words."""
    table = Path(litreview.__file__).parent / "data" / "report_labels.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        assert not re.search(r"\d", line.split("\t", 1)[1]), line


def test_labels_are_complete_in_both_languages() -> None:
    """Each key has words in both, with the same values to put in."""
    table = Path(litreview.__file__).parent / "data" / "report_labels.tsv"
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        key, english, indonesian = line.split("\t")
        places = [sorted(re.findall(r"\{(\w+)\}", said)) for said in (english, indonesian)]
        assert english, key
        assert indonesian, key
        assert places[0] == places[1], key


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_key_stands_for_its_words(report: Report, language: str) -> None:
    """Every label that the page uses has words."""
    text = report.in_language(language).markdown()
    assert "report-" not in text.replace("report-excluded", "")
    assert label("report-summary", language) in text


def test_numbers_are_a_frame(report: Report) -> None:
    """Users get the numbers with their sources."""
    sources = report.sources
    assert list(sources.columns) == ["value", "frame", "measure", "where"]
    assert len(sources) == len(report.numbers) > 500
    assert sources.loc[0].tolist() == [4, "papers", "rows", ""]


def test_every_link_leads_somewhere(report: Report) -> None:
    """Anchors exist once; a cell of the matrix leads to its sentences and they lead back to it."""
    page = html.fromstring(report.html())
    names = Counter(page.xpath("//@id"))
    assert max(names.values()) == 1
    for address in page.xpath("//a/@href"):
        assert address.startswith(("#", "explorer.html#", "laporan.html")), address
        if address.startswith("#"):
            assert address[1:] in names, address
    cells = page.xpath("//a[starts-with(@id, 'cell-')]")
    assert len(cells) > 40
    for cell in cells:
        place = page.get_element_by_id(cell.get("href")[1:])
        count = int(cell.text_content())
        assert len(place.findall(".//li")) == min(count, 10)
        assert place.xpath(".//a/@href")[-1] == f"#{cell.get('id')}"


def test_evidence_is_verbatim(report: Report, matrix: ThemeMatrix) -> None:
    """The sentences of the page are those of the papers at the offsets that stand beside them."""
    text = {paper.id: paper.text for paper in matrix.papers}
    page = html.fromstring(report.html())
    told = page.xpath("//div[@class='evidence']")
    assert told
    for block in told:
        paper = block.xpath("./h5//bdi")[0].text_content()
        for item in block.findall(".//li"):
            words = item.xpath("./q | ./bdi")[0].text_content()
            start, end = (int(x.text_content()) for x in item.xpath("./small/bdi")[:2])
            assert " ".join(text[paper][start:end].split()) == " ".join(words.split())
