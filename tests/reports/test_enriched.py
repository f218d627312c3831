"""What providers and persons added is told with its numbers, dates and files."""

from __future__ import annotations

from pathlib import Path

from lxml import html

import litreview
from litreview.reports import build_report

ROOT = Path(__file__).resolve().parents[2]


ROW = """- fix: arianto2022-r01
  printed: Arianto, B. (2021). Media Sosial dan
  set: {volume: 7}
  why: the journal's page
"""


def test_databases_and_corrections_are_told(shipped: litreview.Review, tmp_path: Path) -> None:
    """The table of databases equals the coverage; the methods name them, their dates, the corrections."""
    (tmp_path / "mine.yaml").write_text(ROW, encoding="utf-8")
    review = litreview.read(ROOT / "data" / "papers", corrections=tmp_path / "mine.yaml")
    records = ROOT / "data" / "enrichment" / "recorded.jsonl"
    review = review.enrich(["recorded"], records=records)
    page = html.fromstring(build_report(review).html())
    told = page.xpath("//table[caption='Works that the databases know']/tbody/tr")
    whole = review.coverage()
    whole = whole[whole["by"] == "all"]
    assert len(told) == len(whole) > 0
    for row, expected in zip(told, whole.to_dict("records"), strict=True):
        numbers = [float(cell.get("value")) for cell in row.iter("data")]
        wanted = [expected[c] for c in ("works", "matched", "ask", "share")]
        assert numbers == [float(n) for n in wanted]
    methods = page.xpath("//section[@aria-labelledby='methods']")[0].text_content()
    assert "recorded" in methods
    assert "Corrections by hand from mine.yaml were applied (rows: 1)." in methods
    assert str(tmp_path) not in methods
    assert "No bibliographic database" not in methods
    plain = html.fromstring(build_report(shipped).html())
    assert "No bibliographic database was asked." in plain.text_content()
