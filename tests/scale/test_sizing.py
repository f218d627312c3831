"""The sizing on paper: its tables are what its script prints, and its law is the published one."""

from __future__ import annotations

import argparse
import re
import runpy
from typing import Any

import pytest

from documented import ROOT
from litreview.scale.cluster.count import MOST_STRETCHES, PRODUCTS

PAGE = ROOT / "docs" / "explanation" / "scale.md"
SIZING = runpy.run_path(str(ROOT / "benchmarks" / "sizing.py"))


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """What the script prints without an option."""
    return list(SIZING["size_all"](argparse.Namespace(**SIZING["INPUTS"])))


def _numbers(row: str) -> list[float]:
    cells = [cell.strip().replace(",", "") for cell in row.strip("|").split("|")]
    return [float("inf") if cell == "none" else float(cell) for cell in cells]


def test_the_tables_are_what_the_script_prints(lines: list[dict[str, Any]]) -> None:
    """Every row of the page is a line of the script, to three digits, in the same order."""
    text = PAGE.read_text(encoding="utf-8")
    shown = [
        _numbers(row) for row in re.findall(r"^\| (?:none|\d+,\d{3}) \|.*$", text, re.MULTILINE)
    ]
    counted = [line for line in lines if line["line"] == "products"]
    assert len(shown) == len(counted) == 10
    for row, line in zip(shown, counted, strict=True):
        share = [100 * line["citations_left_out"]] if "alpha" in line else []
        printed = [
            line["cap"] or float("inf"), line["products"] / 1e9, line["groups_left_out"], *share,
            line["stretches"], line["shuffle_terabytes"], line["hours"], line["dollars"],
        ]  # fmt: skip
        assert row == [float(f"{number:.3g}") for number in printed]


def test_the_law_meets_the_published_counts(lines: list[dict[str, Any]]) -> None:
    """One item in 4,000 has more than 1,000 citations: Web of Science, 14,499 of 58 million."""
    law = next(line for line in lines if line["line"] == "groups" and line["alpha"] == 3)
    share = law["works_cited_more_than"]["1e+03"] / 260e6
    assert share == pytest.approx(14_499 / 58e6, rel=0.02)


def test_shares_have_the_mean_that_was_asked_for() -> None:
    """Whatever the shape, the shares sum to one and their mean is right."""
    sizes, share = SIZING["fit"](25.5, 1000, lambda c, b: (b + c) ** -3.0)
    assert share.sum() == pytest.approx(1)
    assert (sizes * share).sum() == pytest.approx(25.5)


def test_stretches_are_those_of_the_count() -> None:
    """The figures are of the cuts that the cluster's count makes."""
    assert SIZING["INPUTS"]["task_products"] == PRODUCTS
    assert SIZING["INPUTS"]["most_stretches"] == MOST_STRETCHES
