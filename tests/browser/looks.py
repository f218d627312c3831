"""Screenshots held against small committed ones, by a measure that forgives fonts, not gaps.

``LITREVIEW_RENEW_LOOKS=1`` writes the committed ones anew (tests/data/browser); look at them.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

LOOKS = Path(__file__).resolve().parents[1] / "data" / "browser"
WIDTH = 160
TOLERATED = 0.6
"""The share of what a page half blank differs by that a page may differ by."""


def compare(shot: bytes, name: str) -> None:
    """Assert that a screenshot looks like the committed one of this name."""
    seen, path = shrink(Image.open(io.BytesIO(shot))), LOOKS / f"{name}.png"
    if os.environ.get("LITREVIEW_RENEW_LOOKS") == "1":
        seen.quantize(32).save(path, optimize=True)
    known = Image.open(path).convert("RGB")
    assert seen.size == known.size, f"{name}: {seen.size} where {known.size} is known"
    off, worst = difference(seen, known), TOLERATED * tell_gap(known)
    assert off <= worst, f"{name} looks different: {off:.2f} of 255, at most {worst:.2f}"


def shrink(image: Image.Image) -> Image.Image:
    """Return an image of 160 pixels' width: places and colours stay, letters melt."""
    height = max(1, round(image.height * WIDTH / image.width))
    return image.convert("RGB").resize((WIDTH, height), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean absolute difference of two images, slightly blurred, of 255."""
    first, second = (np.asarray(blur(image), dtype=float) for image in (one, other))
    return float(np.abs(first - second).mean())


def blur(image: Image.Image) -> Image.Image:
    """Return an image in which a line moved by a pixel or two is nearly where it was."""
    return image.filter(ImageFilter.GaussianBlur(2))


def tell_gap(known: Image.Image) -> float:
    """Return how much the page would differ if a half of it were blank, the emptier half."""
    ground = max(known.getcolors(WIDTH * known.height) or [], key=lambda c: c[0])[1]
    across, down = known.width // 2, known.height // 2
    halves = [
        (0, 0, known.width, down),
        (0, down, known.width, known.height),
        (0, 0, across, known.height),
        (across, 0, known.width, known.height),
    ]
    blanked = []
    for half in halves:
        image = known.copy()
        image.paste(ground, half)
        blanked.append(difference(image, known))
    return min(blanked)
