"""The switch that counts as a peer does."""

import pytest

import litreview
from indexes import samples
from litreview.errors import UsageError
from litreview.indexes.identity import bibliometrix_label


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
