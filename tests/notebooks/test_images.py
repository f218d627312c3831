"""The comparison of pictures: other letters pass, another bar does not."""

from __future__ import annotations

import io
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from notebook_images import find_difference, find_pictures

import litreview
from litreview import figures

mpl.use("Agg")


def _png(review: litreview.Review, drop: str | None = None, **settings: Any) -> bytes:
    """Draw the audit, without the first finding of a kind if one is named."""
    audit = review.audit()
    size = (7.5, 1.2 + 0.19 * audit["kind"].nunique())
    if drop:
        audit = audit.drop(audit.index[audit["kind"] == drop][:1])
    with plt.rc_context({**figures.STYLE, **settings}):
        figure, axes = plt.subplots(figsize=size)
        figures.plot_audit(audit, axes, language="id")
        stream = io.BytesIO()
        figure.savefig(stream, format="png", dpi=100, bbox_inches="tight")
        plt.close(figure)
    return stream.getvalue()


@pytest.fixture(scope="module")
def drawn(shipped: litreview.Review) -> bytes:
    """The audit of the shipped corpus."""
    return _png(shipped)


@pytest.mark.parametrize(
    "settings",
    [{}, {"text.antialiased": False}, {"text.hinting": "none"}, {"text.hinting": "force_autohint"}],
)
def test_other_letters_pass(
    shipped: litreview.Review, drawn: bytes, settings: dict[str, Any]
) -> None:
    """Smoothing and hinting differ between machines."""
    assert find_difference(drawn, _png(shipped, **settings)) == ""


@pytest.mark.parametrize("kind", ["doi-split", "no-title", "no-final-stop"])
def test_one_finding_less_fails(shipped: litreview.Review, drawn: bytes, kind: str) -> None:
    """A bar that is one shorter is seen."""
    assert "drawn otherwise" in find_difference(drawn, _png(shipped, kind))


def test_another_size_or_nothing_fails(shipped: litreview.Review, drawn: bytes) -> None:
    """A picture of another size, and an empty one of the same."""
    empty = io.BytesIO()
    pixels = plt.imread(io.BytesIO(drawn))
    pixels[:] = 1
    plt.imsave(empty, pixels, format="png")
    assert "drawn otherwise" in find_difference(drawn, empty.getvalue())
    assert "pixels where" in find_difference(
        drawn, _png(shipped, **{"savefig.bbox": "tight", "font.size": 14})
    )


def test_pictures_are_found_among_outputs() -> None:
    """Outputs without a picture, and pictures in their order."""
    outputs = [{"text": "a"}, {"data": {"image/png": "YQ=="}}, {"data": {"image/png": "Yg=="}}]
    assert find_pictures(outputs) == [b"a", b"b"]
