"""The report of the shipped papers, made once, and its frames as the CSV files of a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import litreview
from litreview.csvfile import write_csv
from litreview.frames import write_frame
from litreview.reports import Report, build_report
from litreview.thematic import ThemeMatrix, evidence_frame, load_codebook

ROOT = Path(__file__).resolve().parents[2]
FIVE = ("papers", "references", "mentions", "works", "citations")
LOG = """record,stage,decision,reason,by,date
d1,identification,duplicate,,Ana,2024-01-02
d2,identification,duplicate,,Ana,2024-01-02
a,screening,include,,Ana,2024-01-03
b,screening,include,,Ana,2024-01-03
c,screening,include,,Ana,2024-01-03
e,screening,exclude,off topic,Ana,2024-01-03
a,retrieval,retrieved,,Ana,2024-01-04
b,retrieval,retrieved,,Ana,2024-01-04
c,retrieval,not-retrieved,,Ana,2024-01-04
a,eligibility,include,,Ana,2024-01-05
b,eligibility,exclude,no data,Ana,2024-01-05
"""


@pytest.fixture(scope="session")
def matrix(shipped: litreview.Review) -> ThemeMatrix:
    """The themes of the shipped papers, by terms, which is quick."""
    book = load_codebook(ROOT / "data" / "codebook.yaml")
    mentions = shipped.mention_records
    return ThemeMatrix.of(shipped.paper_records, book, mentions=mentions, by="terms")


@pytest.fixture(scope="session")
def report(
    shipped: litreview.Review, matrix: ThemeMatrix, tmp_path_factory: pytest.TempPathFactory
) -> Report:
    """The English report of the shipped papers, with themes and a flow."""
    folder = tmp_path_factory.mktemp("logs")
    log, protocol = folder / "screening.csv", folder / "protocol.jsonl"
    log.write_text(LOG, encoding="utf-8")
    asked = {"kind": "search", "query": "media sosial", "provider": "crossref", "rows": 6}
    asked |= {"total": 4100}
    protocol.write_text(json.dumps(asked) + "\n", encoding="utf-8")
    return build_report(
        shipped, codebook=matrix, screening=log, protocol=protocol, other="laporan.html"
    )


@pytest.fixture(scope="session")
def stored(
    shipped: litreview.Review, matrix: ThemeMatrix, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder with the CSV files that a build writes of the same review."""
    folder = tmp_path_factory.mktemp("stored")
    for name in FIVE:
        write_frame(getattr(shipped, name), name, folder / f"{name}.csv")
    write_csv(shipped.audit(), folder / "audit.csv")
    write_csv(evidence_frame(matrix.evidence), folder / "evidence.csv")
    write_csv(matrix.frame, folder / "themes.csv", index=True)
    return folder
