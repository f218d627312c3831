"""One small export of each index, of two papers that share much."""

WOS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Zupic, I
   Cater, T
AF Zupic, Ivan
   Cater, Tomaz
TI Bibliometric Methods in Management
   and Organization
SO ORGANIZATIONAL RESEARCH METHODS
LA English
DT Article
DE bibliometrics; science mapping
ID AUTHOR COCITATION; SCIENCE
C1 [Zupic, Ivan; Cater, Tomaz] Univ Ljubljana, Fac Econ, Ljubljana 1000, Slovenia.
CR Small H, 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406
   Kessler MM, 1963, AM DOC, V14, P10, DOI 10.1002/asi.5090140103
   Price DJD, 1965, SCIENCE, V149, P510, DOI 10.1126/science.149.3683.510
NR 3
TC 71
PD JUL
PY 2015
VL 18
IS 3
BP 429
EP 472
DI 10.1177/1094428114562629
UT WOS:000356343600002
ER

EF
"""

SCOPUS_REFERENCES = (
    "Small H., Co-citation in the scientific literature: A new measure of the relationship between two "
    "documents, Journal of the American Society for Information Science, 24, 4, pp. 265-269, (1973); "
    "Hirsch J.E., An index to quantify an individual's scientific research output, Proceedings of the "
    "National Academy of Sciences of the United States of America, 102, 46, pp. 16569-16572, (2005)"
)

SCOPUS = (
    '"Authors","Author full names","Title","Year","Source title","Volume","Issue","Page start","Page end",'
    '"Cited by","DOI","Affiliations","Author Keywords","References","Document Type","EID"\n'
    '"Zupic I.; Čater T.","Zupic, Ivan (55); Čater, Tomaž (66)","Bibliometric Methods in Management and '
    'Organization","2015","Organizational Research Methods","18","3","429","472","3000",'
    '"10.1177/1094428114562629","University of Ljubljana, Ljubljana, Slovenia","bibliometrics",'
    f'"{SCOPUS_REFERENCES}","Article","2-s2.0-84929997465"\n'
)

RIS = (
    "TY  - JOUR\nAU  - Zupic, I.\nAU  - Čater, T.\nTI  - Bibliometric Methods in Management and Organization\n"
    "T2  - Organizational Research Methods\nPY  - 2015\nVL  - 18\nIS  - 3\nSP  - 429\nEP  - 472\n"
    "DO  - 10.1177/1094428114562629\nKW  - bibliometrics\nDB  - Scopus\n"
    f"N1  - Export Date: 1 May 2025; Cited By: 3000\nN1  - References: {SCOPUS_REFERENCES}\nER  - \n"
)

SCOPUS_BIBTEX = (
    "@ARTICLE{Zupic2015429,\n author = {Zupic, Ivan and Čater, Tomaž},\n"
    " title = {Bibliometric Methods in Management and Organization},\n year = {2015},\n"
    " journal = {Organizational Research Methods},\n volume = {18},\n number = {3},\n pages = {429 – 472},\n"
    " doi = {10.1177/1094428114562629},\n author_keywords = {bibliometrics; science mapping},\n"
    " affiliations = {University of Ljubljana, Ljubljana, Slovenia},\n"
    f" references = {{{SCOPUS_REFERENCES}}},\n note = {{Cited by: 3000}},\n source = {{Scopus}}\n}}\n"
)

WOS_BIBTEX = """\
@article{ WOS:000356343600002,
Author = {Zupic, Ivan and Cater, Tomaz},
Title = {Bibliometric Methods in Management and Organization},
Journal = {ORGANIZATIONAL RESEARCH METHODS},
Year = {2015},
Volume = {18},
DOI = {10.1177/1094428114562629},
Cited-References = {Small H, 1973, J AM SOC INFORM SCI, V24, P265, DOI 10.1002/asi.4630240406.
   Price DJD, 1965, SCIENCE, V149, P510, DOI 10.1126/science.149.3683.510.},
Times-Cited = {71},
Unique-ID = {WOS:000356343600002},
}
"""

OPENALEX = """\
{"meta": {"count": 2}, "results": [
 {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1177/1094428114562629", "type": "article",
  "display_name": "Bibliometric Methods in Management and Organization", "publication_year": 2015,
  "publication_date": "2015-01-01", "cited_by_count": 4000,
  "biblio": {"volume": "18", "issue": "3", "first_page": "429", "last_page": "472"},
  "authorships": [{"author": {"display_name": "Ivan Zupic"}, "institutions": [{"display_name": "University of Ljubljana", "country_code": "SI"}]},
                  {"author": {"display_name": "Tomaž Čater"}, "institutions": []}],
  "primary_location": {"source": {"display_name": "Organizational Research Methods"}},
  "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W3"], "referenced_works_count": 2},
 {"id": "https://openalex.org/W2", "display_name": "Little science, big science and beyond", "publication_year": 1986,
  "type": "book", "referenced_works": ["https://openalex.org/W3"]}]}
"""

CROSSREF = """\
[{"DOI": "10.1177/1094428114562629", "type": "journal-article", "title": ["Bibliometric Methods in Management and Organization"],
  "author": [{"given": "Ivan", "family": "Zupic"}, {"given": "Tomaž", "family": "Čater"}],
  "container-title": ["Organizational Research Methods"], "issued": {"date-parts": [[2015, 7]]},
  "volume": "18", "page": "429-472", "is-referenced-by-count": 3500,
  "reference": [
   {"key": "r1", "author": "Small H.", "year": "1973", "journal-title": "J AM SOC INFORM SCI", "volume": "24", "first-page": "265", "DOI": "10.1002/asi.4630240406"},
   {"key": "r2", "unstructured": "Tuten, T. L. (2016). Social Media Marketing. Sage."}]}]
"""
