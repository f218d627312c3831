"""Large reviews: long tables end visibly, wide ones are narrowed, and the page stays small."""

from __future__ import annotations

import dataclasses

import pytest
from lxml import html

from litreview.model import Paper
from litreview.papers.readers import read_text_paper
from litreview.reports import Report, build_report
from litreview.reports.matrix import MOST_COLUMNS, MOST_OF_THEME
from litreview.review import review_papers
from litreview.thematic import ThemeMatrix
from litreview.thematic.codebook import parse_codebook

SENTENCES = "Layanan ini mudah dipakai warga. " * 12
LIST = "\n\n## Daftar Pustaka\n\n" + "".join(
    f"Penulis{n}, A. (20{n:02}). Judul rekaan nomor {n}. Jurnal Antah, {n}(1), 1-9.\n\n"
    for n in range(1, 9)
)


@pytest.fixture(scope="module")
def long() -> Report:
    """The report of 310 papers, of which some have text and lists."""
    read = [
        read_text_paper((SENTENCES + LIST).encode(), f"p{n:03}.txt")[0]
        if n < 15
        else Paper(f"p{n:03}", "", kind="record")
        for n in range(310)
    ]
    papers = [dataclasses.replace(p, csl={"title": f"Naskah {p.id}", "id": p.id}) for p in read]
    review = review_papers(papers)
    assert len(review.reference_records) == 120
    book = parse_codebook({"themes": [{"id": "ease", "terms_id": ["mudah"]}]})
    return build_report(review, codebook=ThemeMatrix.of(review.paper_records, book, by="terms"))


def test_a_long_table_says_that_it_ends(long: Report) -> None:
    """Three hundred papers are printed, and where all of them are."""
    page = html.fromstring(long.html())
    table = page.xpath("//table[caption='The papers']")[0]
    assert len(table.xpath("./tbody/tr")) == 300
    note = table.getparent().getnext().text_content()
    assert note == "Not all of 310 rows are printed here; papers.csv has them all."


def test_a_wide_matrix_is_narrowed(long: Report) -> None:
    """Of many papers the matrix has totals, and a theme opens its first sentences."""
    page = html.fromstring(long.html())
    table = page.xpath("//table[caption='Sentences by theme and paper']")[0]
    heads = [head.text_content() for head in table.xpath("./thead//th")]
    assert len(heads) == 6 < MOST_COLUMNS
    assert [cell.text_content() for cell in table.xpath("./tbody/tr[1]/td")] == [
        "15",
        "180",
        "180",
        "0",
        "0",
    ]
    assert len(page.xpath("//div[@class='evidence']//li")) == MOST_OF_THEME
    assert (
        "evidence.csv"
        in page.xpath("//h3[@id='evidence']/following-sibling::p[@class='note'][last()]")[
            0
        ].text_content()
    )


def test_the_page_of_a_large_review_is_small(long: Report) -> None:
    """Less than a megabyte, in every format."""
    assert len(long.html().encode()) < 1_000_000
    assert len(long.markdown().encode()) < 1_000_000
    assert len(long.docx()) < 1_000_000
