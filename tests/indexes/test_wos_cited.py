"""Cited references of Web of Science: a table of real lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.indexes.wos_cited import parse_wos_reference


def _show(line):
    """Return author, year, title, container title, volume, page, DOI of a line."""
    csl = parse_wos_reference(line).csl
    name = (csl.get("author") or [{}])[0]
    author = name.get("literal") or ", ".join(
        v for v in (name.get("family"), name.get("given")) if v
    )
    year = csl.get("issued", {}).get("date-parts", [[None]])[0][0]
    return (
        author,
        year,
        *(csl.get(v) for v in ("title", "container-title", "volume", "page", "DOI")),
    )


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("ALEN E, 2017, CURR ISSUES TOUR, V20, P1454, DOI 10.1080/13683500.2015.1007927",
         ("ALEN, E.", 2017, None, "CURR ISSUES TOUR", "20", "1454", "10.1080/13683500.2015.1007927")),
        ("BURT R.S., 1992, STRUCTURAL HOLES SOC, DOI 10.4159/9780674029095, DOI 10.4159/9780674029095",
         ("BURT, R. S.", 1992, None, "STRUCTURAL HOLES SOC", None, None, "10.4159/9780674029095")),
        ("CASSELL C., 2006, MANAGE DECIS, V44, P213, DOI DOI 10.1108/00251740610650201, 10.1108/00251740610650201",
         ("CASSELL, C.", 2006, None, "MANAGE DECIS", "44", "213", "10.1108/00251740610650201")),
        ("DANN G.M., 1977, ANN TOURISM RES, V4, P184, DOI HTTPS://DOI.ORG/10.1016/0160-7383(77)90037-8",
         ("DANN, G. M.", 1977, None, "ANN TOURISM RES", "4", "184", "10.1016/0160-7383(77)90037-8")),
        ("CARLILE P, 2004, ORGAN SCI, V0015, P00555", ("CARLILE, P.", 2004, None, "ORGAN SCI", "15", "555", None)),
        ("BARABASI A.-L., 2002, LINKED NEW SCI NETWO", ("BARABASI, A. L.", 2002, "LINKED NEW SCI NETWO", None, None, None, None)),
        ("FELT U, 2016, HDB SCI TECHNOLOGY S, V4TH", ("FELT, U.", 2016, "HDB SCI TECHNOLOGY S", None, None, None, None)),
        ("MCMILLAN WJ, 2010, MED TEACH, V32, PE436", ("MCMILLAN, W. J.", 2010, None, "MED TEACH", "32", "E436", None)),
        ("NATIONAL RESEARCH COUNCIL, 2012, DISCIPLINE BASED ED",
         ("NATIONAL RESEARCH COUNCIL", 2012, "DISCIPLINE BASED ED", None, None, None, None)),
        ("*US NAT SCI BOARD, 1993, SCI ENG IND 1993", ("US NAT SCI BOARD", 1993, "SCI ENG IND 1993", None, None, None, None)),
        ("[Anonymous], 2010, SUSTAINABILITY, V2, DOI [10.3390/su2010001, 10.3390/su2010002]",
         ("", 2010, None, "SUSTAINABILITY", "2", None, "10.3390/su2010001")),
        ("VAN RAAN AFJ, 2004, SCIENTOMETRICS, V59, P467", ("VAN RAAN, A. F. J.", 2004, None, "SCIENTOMETRICS", "59", "467", None)),
        ("KJELLBERG HANS, 2007, MARKETING THEORY, V7, P137", ("KJELLBERG, HANS", 2007, None, "MARKETING THEORY", "7", "137", None)),
        ("WANG CV, 2011, J X, V1, P2", ("WANG, C. V.", 2011, None, "J X", "1", "2", None)),
        ("1987, CHEM MARKETING 1116, P9", ("", 1987, None, "CHEM MARKETING 1116", None, "9", None)),
        ("Smith J, IN PRESS, J X, ARTN 104", ("Smith, J.", None, None, "IN PRESS, J X", None, "104", None)),
        ("PRICE D. J., 1963, LITTLE SCI, BIG SCI", ("PRICE, D. J.", 1963, "LITTLE SCI, BIG SCI", None, None, None, None)),
    ],
)  # fmt: skip
def test_lines(line, fields):
    """Each field goes where it belongs; source of a line without volume, page or DOI is a title."""
    assert _show(line) == fields


@pytest.mark.parametrize("line", ["2-W", "ANONYMOUS, NO TITLE CAPTURED", "NO TITLE CAPTURED", ",,"])
def test_fragments_say_so(line):
    """What an index lost is a reference with a problem, never an author."""
    cited = parse_wos_reference(line)
    assert [p.kind for p in cited.problems] == ["cited-fragment"]
    assert cited.text == line
    assert "author" not in cited.csl


def test_broken_doi():
    """A DOI that is none is reported with what stands there."""
    cited = parse_wos_reference("KILMANN R. H., 1987, ADM SCI Q, V32, P484, DOI 10.2307")
    assert [(p.kind, p.printed) for p in cited.problems] == [("doi-broken", "DOI 10.2307")]
    assert "DOI" not in cited.csl


@given(st.text("AB CD12,.V P*[]DOI/10()", max_size=60))
def test_any_line(line):
    """No line crashes; the text stays, and every span is a stretch of it."""
    cited = parse_wos_reference(line)
    assert cited.text == line
    assert all(0 <= s.start <= s.end <= len(line) for s in cited.spans)
