"""Several processes parse the printed references of an index: the answer is that of one."""

import pytest

from indexes import samples
from litreview.corrections import NO_CORRECTIONS
from litreview.errors import UsageError
from litreview.papers import parse_file
from litreview.papers.read import unique_ids
from litreview.stages import read_papers

OTHER = samples.RIS.replace(
    "Bibliometric Methods in Management", "Sungai dan desa di hulu"
).replace("114562629", "114562630")


def _papers():
    exports = {"a.ris": samples.RIS, "b.ris": OTHER, "c.txt": samples.WOS}
    return unique_ids(
        [p for name, text in exports.items() for p in parse_file(text.encode(), name)]
    )


def test_same_answer_from_two_processes():
    """References, works and problems are equal, and progress ends."""
    told: list[tuple[str, int, int]] = []
    one = read_papers(_papers(), NO_CORRECTIONS, workers=1)
    two = read_papers(
        _papers(), NO_CORRECTIONS, workers=2, progress=lambda *step: told.append(step)
    )
    assert one == two
    assert len(one.references) == 7
    assert told[-1] == ("finding same works", 1, 1)


def test_no_process_is_no_choice():
    """Zero processes cannot read."""
    with pytest.raises(UsageError, match="workers is 0; give 1 or more"):
        read_papers(_papers(), NO_CORRECTIONS, workers=0)
