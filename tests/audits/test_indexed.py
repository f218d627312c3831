"""What an index abbreviates, sorts and capitalises is no fault of the paper's print."""

from __future__ import annotations

import json

import pytest

from litreview.audits import audit_review
from litreview.papers import parse_file
from litreview.review import review_papers

CITED = (
    "ZUPIC I, 2015, ORGAN RES METHODS, V18, P429\n   ALI B, 2001, J ILMU , V1, P1\n"
    "   GARFIELD E, 1955, SCIENCE, V122, P108, DOI 10. 1126/science\n"
    "   NONAKA I, 1995\n   CALLON M, 1991, SCIENTOMETRICS, V22, P155\n"
    "   COLE S, 1973, SOCIAL STRATIFICATION\n   SMALL H, 1973, J AM SOC INFORM SCI, V24, P265"
)
WOS = f"FN Clarivate\nVR 1.0\nPT J\nAU Ali, B\nTI Satu\nCR {CITED}\nPY 2020\nUT WOS:1\nER\n\nEF\n"
CROSSREF = json.dumps(
    [
        {
            "DOI": "10.1000/x",
            "type": "article-journal",
            "title": "Satu",
            "author": [{"family": "Ali", "given": "B."}],
            "reference": [
                {"key": str(n), "author": name, "year": str(2001 + n), "journal-title": "J Ilmu"}
                for n, name in enumerate(("Zupic", "Ali", "Small", "Cole", "Moed", "Burt", "Aria"))
            ],
        }
    ]
)
OPENALEX = json.dumps(
    {
        "results": [
            {
                "id": "https://openalex.org/W9",
                "title": "Satu",
                "publication_year": 2020,
                "authorships": [],
                "referenced_works": [f"https://openalex.org/W{n}" for n in (3, 1, 2, 7, 5, 4)],
            }
        ]
    }
)
PRINTED = (
    "# Dua\n\nDaftar Pustaka\n\nUtami, RA. (2020). Media Sosial. Alfabeta.\n\n"
    "Sari, D. (2019). Layanan Publik Daring. Jurnal Administrasi, 4(2), 10-20.\n"
)


@pytest.mark.parametrize(
    ("name", "export", "kinds"),
    [
        ("wos.txt", WOS, {"doi-broken"}),
        ("crossref.json", CROSSREF, set()),
        ("openalex.json", OPENALEX, set()),
    ],
)
def test_an_index_is_no_print(name: str, export: str, kinds: set[str]) -> None:
    """Neither order nor style nor what an index leaves out is marked; a broken DOI is."""
    review = review_papers(parse_file(export.encode(), name))
    assert len(review.references) >= 6
    assert {row.kind for row in review.audit_records} == kinds


def test_printed_lists_beside_an_index_are_judged() -> None:
    """A text paper in the same review gets the rows that it gets alone."""
    text = parse_file(PRINTED.encode(), "dua.md")
    alone = review_papers(text)
    both = review_papers([*text, *parse_file(WOS.encode(), "wos.txt")])
    own = [row for row in both.audit_records if row.paper == text[0].id]
    assert own == list(alone.audit_records)
    assert "initials-glued" in {row.kind for row in own}
    assert audit_review([], []) == []


@pytest.mark.parametrize(
    ("abstract", "kinds"),
    [
        ("", set()),
        ("AB Warga membaca layanan desa dan mengadu secara daring.\n", {"keywords-foreign"}),
    ],
)
def test_keywords_are_compared_with_an_abstract(abstract: str, kinds: set[str]) -> None:
    """A title alone is too little to call the keywords of a record foreign."""
    title = "TI Media Sosial untuk Pelayanan Publik di Kelurahan"
    keywords = "DE Aliran Sungai; Persepsi Petani; Rehabilitasi Lahan"
    export = f"FN Clarivate\nVR 1.0\nPT J\n{title}\n{keywords}\n{abstract}UT WOS:1\nER\n\nEF\n"
    review = review_papers(parse_file(export.encode(), "wos.txt"))
    assert {row.kind for row in review.audit_records if row.kind != "no-references"} == kinds
