"""The switch that counts as a peer does."""

import pytest

import litreview
from indexes import samples
from litreview.errors import UsageError
from litreview.indexes import find_local_citations, read_cited
from litreview.indexes.identity import bibliometrix_label
from litreview.indexes.wos import parse_wos


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("CHEN CM, 2006, J AM SOC, V57, P359", "CHEN CM, 2006, J AM SOC, V58, P1", True),
        ("CHEN CM, 2006, J AM SOC, V57, P359", "CHEN CM, 2006, J AM SOC, DOI 10.1/x", True),
        (
            "CHEN CM, 2006, J AM SOC, V57, P359",
            "CHEN CM, 2006, J AM SOC",
            False,
        ),  # a space at the end
        ("OECD (ORG), 2010, A REPORT", "OECD (ORG), 2011, ANOTHER", True),  # cut at the bracket
        ("CHEN C.M., 2006, J AM SOC, V57", "CHEN CM, 2006, J AM SOC, V57", False),
    ],
)
def test_labels(one, two, same):
    """What falls together and what does not, under the peer's rule."""
    assert (bibliometrix_label(one) == bibliometrix_label(two)) is same


@pytest.mark.parametrize("line", ["2-W", "SHORT, 19", ""])
def test_short_lines_are_dropped(line):
    """The peer drops lines of ten characters and fewer."""
    assert bibliometrix_label(line) is None


def test_the_switch(tmp_path):
    """Volumes no longer tell works apart, authors have their short names, nothing is compared."""
    text = samples.WOS.replace(
        "   Price", "   Small H, 1973, J AM SOC INFORM SCI, V99, P1\n   Price"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ours, peers = litreview.read(tmp_path), litreview.read(tmp_path, identity="bibliometrix")
    assert [len(review.citations) for review in (ours, peers)] == [4, 3]
    assert peers.papers["authors"].tolist() == [["Zupic, I", "Cater, T"]]
    (small,) = [w for w in peers.work_records if w.id.startswith("Small")]
    assert small.id == "Small H 1973 J AM SOC INFORM SCI "
    assert small.reasons == ("one label by the rule of bibliometrix",)


def test_unknown_identity(tmp_path):
    """A rule that does not exist is a wrong call, told before anything is read."""
    (tmp_path / "a.txt").write_text(samples.WOS, encoding="utf-8")
    with pytest.raises(UsageError, match="use works, bibliometrix"):
        litreview.read(tmp_path, identity="citespace")


@pytest.mark.parametrize(
    ("line", "n"),
    [
        ("Ali B, 2001, J AIR, V1, P2, DOI 10.1000/a", 1),
        ("ALI B., 2001, J AIR, V9, P9, DOI 10.1000/A", 1),
        ("Ali B, 2001, J AIR, V1, P2", 0),
        ("Ali B, 2001, JURNAL AIR, V1, P2, DOI 10.1000/a", 0),
    ],
)
def test_local_citations_of_a_peer(line, n):
    """Author, year, short title and DOI have to be alike to the letter, whatever the volume."""
    text = (
        "PT J\nAU Ali, B\nTI Sungai\nJ9 J AIR\nPY 2001\nDI 10.1000/a\nUT W1\nER\n"
        f"PT J\nTI Pasar\nCR {line}\nUT W2\nER\n"
    )
    papers = parse_wos(text)
    references = [r for paper in papers for r in read_cited(paper)]
    assert find_local_citations(papers, references, "bibliometrix") == [("W2", "W1")] * n


def test_local_citations_of_nobody():
    """Our own identity is no peer's rule."""
    with pytest.raises(UsageError, match="no peer 'works'; use bibliometrix"):
        find_local_citations([], [], "works")
