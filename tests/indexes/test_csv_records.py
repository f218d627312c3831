"""CSV of every database known: whose it is, its fields, what it cites; heads in other languages, bad rows."""

import pytest

import litreview
from litreview.indexes import read_exports
from litreview.indexes.cited import split_printed
from litreview.papers import parse_file
from litreview.references import extract_references

LENS = (
    '"Lens ID","Title","Date Published","Publication Year","Publication Type","Source Title","ISSNs","Author/s",'
    '"Start Page","End Page","Fields of Study","Keywords","External URL","DOI","References","Citing Works Count"\n'
    '"000-111-222-333-44X","Sungai di hulu","2020-05-19",2020,"journal article","Jurnal Air","12345679; 2434561X",'
    '"Budi Ali; Citra D. Sari",10,19,"Water; River","","http://dx.doi.org/10.1000/a","10.1000/a; 10.1000/b",'
    '"111-222-333-444-555; 222-333-444-555-666",7\n'
    '"111-222-333-444-555","Pasar di hilir","2010-01-01",2010,"book","","","Dewi Eka",,,"","","","","",0\n'
)
DIMENSIONS = (
    '"About the data: Exported on Feb 20, 2023. Criteria: ""air"" in title",,,,,,,,\n'
    "Publication ID,DOI,Title,PubYear,Source title/Anthology title,Pagination,Authors,"
    "Authors Affiliations - Name of Research organization,"
    "Authors Affiliations - Country of Research organization,Times cited,Cited references\n"
    'pub.1,10.1000/a,Sungai di hulu,2020,Jurnal Air,10-19,"Ali, Budi B.; Sari, Citra",'
    "Univ Satu; Univ Dua,Peru; India,5,"
    '"[Eka, D; Fani, G]|[ur.1; ]|Jurnal Desa|1998|3|1|3-48; discussion 59-60|10.1000/c|pub.2|4;'
    '[]|[]|Jurnal Kota|2001|9|2|1|10.1002/(sici)1:2<1::aid-x>3.0.co;2-j|pub.3|0"\n'
)
OPENALEX = (
    '"id","display_name","authorships.author.display_name","authorships.countries",'
    '"authorships.institutions.display_name","publication_year","publication_date","cited_by_count","doi",'
    '"primary_location.source.display_name","referenced_works"\n'
    '"https://openalex.org/W1","Sungai di hulu","Budi Ali|Citra Sari","PE|PE","Univ Satu|Univ Dua",2020,'
    '"2020-05-19",9,"https://doi.org/10.1000/a","Jurnal Air","https://openalex.org/W2|https://openalex.org/W3"\n'
)
IEEE = (
    '"Document Title",Authors,"Author Affiliations","Publication Title","Publication Year","Start Page","End Page",'
    '"DOI","Author Keywords","IEEE Terms",Article Citation Count,Document Identifier\n'
    '"Sungai di hulu","B. Ali; C. Sari","Univ Satu, Peru; Univ Dua","Jurnal Air","2020","10","19","10.1000/a",'
    '"air;sungai","Rivers","4","IEEE Journals"\n'
)
PUBMED = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
    '"1","Sungai di hulu","Ali BB, Sari C.","Jurnal Air. 2020","Ali BB","Jurnal Air","2020","2020/05/19","","","10.1000/a"\n'
)
SPRINGER = (
    "Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,Content Type\n"
    '"Sungai di hulu","Jurnal Air","","3","1","10.1000/a","Budi AliCitra D. McSari","2020","http://a.org","Article"\n'
)
HAND_MADE = "Judul;Penulis;Tahun;Jurnal;DOI\nSungai di hulu;Ali, Budi;2020;Jurnal Air;10.1000/a\n"
CHINESE = '作者,文献标题,年份,来源出版物名称,DOI,参考文献,EID\n"Ali B., Sari C.",Sungai di hulu,2020,Jurnal Air,10.1000/a,"Eka D., Desa (1999) Kota, 3; Fani G., Pasar (2001) Kota, 4",2-s2.0-1\n'

EXPORTS = {
    "lens": (LENS, 2, 2),
    "dimensions": (DIMENSIONS, 2, 2),
    "openalex": (OPENALEX, 2, 2),
    "ieee": (IEEE, 2, 0),
    "pubmed": (PUBMED, 2, 0),
    "springer": (SPRINGER, 2, 0),
    "csv": (HAND_MADE, 1, 0),
    "scopus": (CHINESE, 2, 2),
}


@pytest.mark.parametrize("database", EXPORTS)
def test_record(database):
    """The same paper comes out of every database's table, and the table's owner is known."""
    text, n_authors, n_cited = EXPORTS[database]
    paper = parse_file(text.encode(), "a.csv")[0]
    (export,) = read_exports(paper.csl)
    assert export.database == database
    assert paper.problems == ()
    assert paper.csl["title"] == "Sungai di hulu"
    assert paper.csl["container-title"] == "Jurnal Air"
    assert paper.csl["issued"]["date-parts"][0][0] == 2020
    assert paper.csl["DOI"] == "10.1000/a"
    assert [n["family"] for n in paper.csl["author"]][:1] == ["Ali"]
    assert len(paper.csl["author"]) == n_authors
    assert len(extract_references(paper)) == n_cited


@pytest.mark.parametrize("database", ["lens", "dimensions", "openalex", "scopus"])
def test_table_with_a_wrong_ending(database):
    """A table that a mail program called .txt is no paper's text."""
    paper = parse_file(EXPORTS[database][0].encode(), "a.txt")[0]
    assert (paper.kind, paper.csl["title"]) == ("record", "Sungai di hulu")


def test_lens_links_its_own_papers(tmp_path):
    """A paper that another one lists by its Lens ID is that work; the other is alone under its ID."""
    (tmp_path / "a.csv").write_text(LENS, encoding="utf-8")
    review = litreview.read(tmp_path)
    cited = sorted(review.citations["cited"])
    assert cited == ["111-222-333-444-555", "222-333-444-555-666"]
    assert review.works.set_index("work").loc["111-222-333-444-555", "title"] == "Pasar di hilir"
    first = review.papers.set_index("paper").loc["000-111-222-333-44X"]
    assert (first["page"], first["type"]) == ("10-19", "article-journal")


def test_facts_of_dimensions():
    """Organisations and countries have columns of their own; a cited reference keeps its place."""
    (paper,) = parse_file(DIMENSIONS.encode(), "a.csv")
    (export,) = read_exports(paper.csl)
    assert (export.institutions, export.countries) == (("Univ Satu", "Univ Dua"), ("Peru", "India"))
    assert export.times_cited == 5
    first, second = extract_references(paper)
    assert [n["family"] for n in first.csl["author"]] == ["Eka", "Fani"]
    assert (first.csl["volume"], first.csl["DOI"]) == ("3", "10.1000/c")
    assert second.csl["URL"].endswith("pub.3")
    assert paper.text[first.start : first.end] == first.text


def test_openalex_countries_are_names():
    """Codes become names, each once."""
    (paper,) = parse_file(OPENALEX.encode(), "a.csv")
    (export,) = read_exports(paper.csl)
    assert (export.record, export.countries) == ("W1", ("Peru",))


HEAD = "Authors,Title,Year,Source title,Funding Text 1,References,Publisher,EID\n"


def test_a_funding_text_too_many():
    """Scopus leaves the second funding text out of its head: all behind it still finds its column."""
    row = 'Ali B.,Sungai,2020,Jurnal Air,Dana satu,Dana dua,"Eka D., Desa (1999) Kota, 3",Obor,2-s2.0-{}\n'
    papers = parse_file((HEAD + row.format(1) + row.format(2)).encode(), "a.csv")
    assert [p.id for p in papers] == ["2-s2.0-1", "2-s2.0-2"]
    assert [p.csl["publisher"] for p in papers] == ["Obor", "Obor"]
    assert [len(p.regions) for p in papers] == [1, 1]
    assert [[x.kind for x in p.problems] for p in papers] == [["csv-column"], []]


def test_a_cell_that_excel_cut():
    """A cell as long as a spreadsheet allows has lost its end."""
    row = f'Ali B.,Sungai,2020,Jurnal Air,,"{"x" * 32767}",Obor,2-s2.0-1\n'
    (paper,) = parse_file((HEAD + row).encode(), "a.csv")
    assert [p.kind for p in paper.problems] == ["truncated"]
    assert "Excel" in paper.problems[0].message


def test_numbers_of_a_spreadsheet():
    """Pages and volumes that became decimal numbers are whole again."""
    text = "Authors,Title,Year,Source title,Volume,Page start,Page end,EID\nAli B.,Sungai,2020.0,Jurnal,3.0,10.0,19.0,2-s2.0-1\n"
    (paper,) = parse_file(text.encode(), "a.csv")
    assert (paper.csl["volume"], paper.csl["page"]) == ("3", "10-19")
    assert paper.csl["issued"] == {"date-parts": [[2020]]}


@pytest.mark.parametrize(
    ("cell", "n"),
    [
        ("Ali B., Sari C.", 2),
        ("Ali, B., Sari, C.D., Eka, F.-G.", 3),
        ("Nurbaya, Ali B.E., Sari C.", 3),
        ("[No author name available]", 0),
        ("Ponce Desa, Raul Budi; Rivera, Jr, J.W.", 2),
    ],
)
def test_authors_of_scopus(cell, n):
    """Every way in which Scopus wrote authors over the years; a name with two words twice is one."""
    text = f'Authors,Title,Year,Source title,EID\n"{cell}",Sungai,2020,Jurnal,2-s2.0-1\n'
    (paper,) = parse_file(text.encode(), "a.csv")
    assert len(paper.csl.get("author", ())) == n


CELLS = [
    # semicolons between the authors of one entry, as Scopus writes since 2025
    (["Ali BC; Sari D; Eka F, Sungai di hulu., J Air, 353, pp. 1-9, (2005)", "Ali B. C.; Sari D. E., Pasar, J Air, 3, (2006)"]),
    # an undated entry before one that begins with a name without dots, or spaced initials
    (["Buku panduan air", "Sari L, Eka P., Sungai, J Air, 9, (2013)"]),
    (["Strategi air", "Sari L. M., Eka P. Q., Sungai, J Air, 9, (2013)"]),
    # a day of access is a date; an entry may begin with its year
    (["Data air, https://a.org, (accessed on 15 May 2021)", "Data desa, https://b.org, (accessed on 4 April 2021)"]),
    (["Data air, http://a.org, Accessed 9 Aug 2017", "(2012) Pusat Desa, http://b.org, Accessed 9 Aug 2017"]),
    (["Obor: London, UK", "Eka, C., (1997) Sungai"]),
]  # fmt: skip


@pytest.mark.parametrize("entries", CELLS)
def test_division_of_a_cell(entries):
    """A cell falls apart into the entries it was joined of."""
    cell = "; ".join(entries)
    assert [cell[a:b] for _, a, b in split_printed(cell, 0, len(cell))] == entries


@pytest.mark.parametrize(
    ("cell", "issn"),
    [
        ("", None),
        ("n/a", None),
        ("0", None),
        ("00000000", None),
        ("0000-0000", None),
        ("12345679", "1234-5679"),
        ("2434561x; 12345679", "2434-561X"),
        ("19", "0000-0019"),
        ("12345678", None),
    ],
)
def test_issn(cell, issn):
    """Lost zeros are put back before digits; where no digits are printed there is no ISSN."""
    text = f'Authors,Title,Year,Source title,ISSN,EID\n"Ali, B.",Satu,2020,Jurnal,{cell},e1\n'
    (paper,) = parse_file(text.encode(), "a.csv")
    assert paper.csl.get("ISSN") == issn


@pytest.mark.parametrize(
    "kind", ["Letter", "Editorial", "Note", "Short survey", "Erratum", "Data paper", "Article"]
)
def test_what_stands_in_a_journal_is_of_its_type(kind):
    """The lesser kinds of a journal's papers, as Scopus calls them."""
    text = (
        f'Authors,Title,Year,Source title,Document Type,EID\n"Ali, B.",Satu,2020,Jurnal,{kind},e1\n'
    )
    (paper,) = parse_file(text.encode(), "a.csv")
    assert paper.csl["type"] == "article-journal"


def test_a_cell_too_long_for_the_library():
    """A line of any length without a head is no error of the library's."""
    text = '{"results": [{"id": "https://openalex.org/W1", "display_name": "%s"}]}' % (
        "x" * 200_000
    )
    assert [p.id for p in parse_file(text.encode(), "w.json")] == ["W1"]
