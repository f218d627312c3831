"""PubMed, tables of Web of Science, records without their end; what is told once for a whole file."""

import pytest

from indexes import samples
from litreview.errors import InputError
from litreview.indexes import merge_papers, read_exports
from litreview.papers import parse_file
from litreview.papers.read import unique_ids

PUBMED = """\
PMID- 1
OWN - NLM
DP  - 2022 Nov 3
TI  - Sungai di hulu: sebuah kajian
      panjang.
PG  - 10-19
LID - 10.1000/a [doi]
AB  - Air.
FAU - Ponce Desa, Raul
AU  - Ponce Desa R
AD  - Department of Rivers, University of Kota, Kota,
      Peru. raul@kota.pe.
FAU - Sari, Dewi
AU  - Sari D
CN  - Kelompok Air
LA  - eng
PT  - Journal Article
TA  - J Air
JT  - Jurnal air
MH  - *Rivers
OT  - air bersih
SO  - J Air. 2022 Nov 3.

PMID- 2
DP  - 2020 Jan-Feb
TI  - Pasar.
JT  - Jurnal air
"""


@pytest.mark.parametrize("name", ["pubmed.txt", "a.nbib"])
def test_pubmed(name):
    """Continued lines are one; a body signs too; two months are none."""
    first, second = parse_file(PUBMED.encode(), name)
    assert first.csl["title"] == "Sungai di hulu: sebuah kajian panjang"
    assert first.csl["issued"] == {"date-parts": [[2022, 11, 3]]}
    assert first.csl["author"] == [
        {"family": "Ponce Desa", "given": "Raul"},
        {"family": "Sari", "given": "Dewi"},
        {"literal": "Kelompok Air"},
    ]
    assert (first.csl["DOI"], first.csl["page"]) == ("10.1000/a", "10-19")
    (export,) = read_exports(first.csl)
    assert (export.database, export.record) == ("pubmed", "1")
    assert (export.institutions, export.countries) == (("University of Kota",), ("Peru",))
    assert (export.keywords, export.keywords_plus) == (("air bersih",), ("Rivers",))
    assert second.csl["issued"] == {"date-parts": [[2020]]}
    assert first.problems == second.problems == ()


def test_a_record_without_its_end():
    """A lost ER does not glue two records together."""
    text = samples.WOS.replace("ER\n\nEF\n", "") + "PT J\nTI Sungai\nPY 2020\nUT WOS:2\nER\nEF\n"
    first, second = parse_file(text.encode(), "a.txt")
    assert (len(first.regions), second.csl["title"]) == (3, "Sungai")
    assert [[p.kind for p in paper.problems] for paper in (first, second)] == [["truncated"], []]


def test_no_cited_references_at_all():
    """A file that was exported without them says so once, not once a record."""
    record = "PT J\nTI Sungai {0}\nNR 30\nUT WOS:{0}\nER\n"
    papers = parse_file(
        ("FN Clarivate\n" + record.format(1) + record.format(2) + "EF\n").encode(), "a.txt"
    )
    assert [[p.kind for p in paper.problems] for paper in papers] == [["no-references"], []]


def test_early_access():
    """Before it has a volume a paper has the day of its early access."""
    text = "FN Clarivate\nPT J\nTI Sungai\nEA SEP 2022\nUT WOS:1\nER\nEF\n"
    (paper,) = parse_file(text.encode(), "a.txt")
    assert paper.csl["issued"] == {"date-parts": [[2022, 9]]}


TABLE = (
    "PT\tAU\tTI\tSO\tVL\tPY\tC1\tDE\tTC\tCR\tUT\n"
    'J\tAli, B; Sari, D\tSungai "kita"\tDESA\t3\t2020\t[Ali, B] Univ Satu, Kota, Peru; [Sari, D] Univ Dua, Kota, India\t'
    "air; sungai\t7\tPRICE DJD, 1965, SCIENCE, V149, P510; EKA F, 1999, DESA, V1, P2\tWOS:1\t\n"
)


def test_a_table_of_web_of_science():
    """The tab-delimited export holds what the plain text does."""
    (paper,) = parse_file(TABLE.encode("utf-16"), "savedrecs.txt")
    (export,) = read_exports(paper.csl)
    assert paper.csl["title"] == 'Sungai "kita"'
    assert (len(paper.csl["author"]), export.times_cited) == (2, 7)
    assert (export.institutions, export.countries) == (("Univ Satu", "Univ Dua"), ("Peru", "India"))
    cited = [paper.text[r.start : r.end] for r in paper.regions]
    assert cited == ["PRICE DJD, 1965, SCIENCE, V149, P510", "EKA F, 1999, DESA, V1, P2"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_a_table(newline):
    """Windows and old Mac line ends."""
    (paper,) = parse_file(TABLE.replace("\n", newline).encode(), "savedrecs.txt")
    assert len(paper.regions) == 2


def test_the_data_frame_of_a_peer():
    """What bibliometrix saves as CSV is read as what it is; NA is nothing."""
    text = (
        '"AU";"TI";"PY";"SO";"DI";"DE";"TC";"UT";"SR";"ID"\n'
        '"ALI B;SARI D";"SUNGAI";2020;"DESA";NA;"AIR;KOTA";3;"WOS:1";"ALI B, 2020";NA\n'
    )
    (paper,) = parse_file(text.encode(), "a.csv")
    (export,) = read_exports(paper.csl)
    assert (export.authors, export.keywords) == (("ALI B", "SARI D"), ("AIR", "KOTA"))
    assert "DOI" not in paper.csl


def test_an_empty_table():
    """A head alone is no export."""
    with pytest.raises(InputError, match="without rows; export it again"):
        parse_file(TABLE.splitlines()[0].encode(), "a.csv")


def test_ris_of_web_of_science():
    """Its RIS names itself by the accession number and prints its count in a note."""
    text = (
        "TY  - JOUR\nAU  - Ali, B\nTI  - Sungai\nT2  - DESA\nPY  - 2020\nAD  - Univ Satu, Kota, Peru\n"
        "J9  - DESA\nAN  - WOS:1\nN1  - Times Cited in Web of Science Core Collection:  4\n"
        "Total Times Cited:  5\nER  -\n"
    )
    (paper,) = parse_file(text.encode(), "a.ris")
    (export,) = read_exports(paper.csl)
    assert (export.database, export.record, export.times_cited) == ("wos", "WOS:1", 4)
    assert export.countries == ("Peru",)
    assert paper.problems == ()


def test_an_article_and_the_abstract_of_a_talk():
    """One title, author and year at two places are two papers; without a place they are one."""
    record = "FN Clarivate\nPT J\nAU HUDA, S\nTI Sungai dan desa di hulu negeri\nPY 1979\n{}UT WOS:{}\nER\n"

    def merged(one, two):
        texts = (record.format(one, 1), record.format(two, 2))
        return merge_papers(unique_ids([p for t in texts for p in parse_file(t.encode(), "a.txt")]))

    assert len(merged("VL 30\nBP 8\n", "VL 69\nBP 1485\n")) == 2
    assert len(merged("VL 30\nBP 8\n", "VL 30\nBP 8\n")) == 1
    assert len(merged("VL 30\nBP 8\n", "")) == 1


def test_the_same_record_in_two_files():
    """Files that overlap share ids; that is no problem once the two are one."""
    papers = unique_ids([p for _ in range(2) for p in parse_file(samples.WOS.encode(), "a.txt")])
    (paper,) = merge_papers(papers)
    assert {p.kind for p in paper.problems} == {"merged"}
    assert len(paper.regions) == 3
