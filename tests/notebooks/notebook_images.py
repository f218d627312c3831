"""Are two drawings of a figure the same? Asked of every picture that a notebook has committed.

Pictures of other machines differ in the last row of pixels and in how letters are smoothed, so
both are averaged over a grid first. What is drawn differently changes some field of it much, or
many a little.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import matplotlib.image as mpimg
import numpy as np

FIELD = 8
"""Pixels to a field of the grid."""
NUDGE = 4
"""Pixels by which a part of the figure may be moved: another hinting makes names wider."""
MOST_IN_A_FIELD = 0.16
"""How far one field may be off (1: black for white). Hinting and smoothing move less than that."""
MOST_ON_AVERAGE = 0.006
"""How far the fields may be off on average."""
MOST_IN_SIZE = 0.02
"""Share by which width or height may differ: names that are a little wider."""


def find_difference(committed: bytes, drawn: bytes) -> str:
    """Say how two PNG pictures differ, "" where they are the same figure.

    Parameters
    ----------
    committed, drawn
        The bytes of the pictures.
    """
    one, other = _read(committed), _read(drawn)
    for side, (a, b) in zip(
        ("height", "width"), zip(one.shape, other.shape, strict=True), strict=True
    ):
        if abs(a - b) > MOST_IN_SIZE * a:
            return f"{side} {b} pixels where {a} were committed"
    grid = (max(1, one.shape[0] // FIELD), max(1, one.shape[1] // FIELD))
    fields = _average(one, grid)
    moved = [np.roll(other, by, axis=(0, 1)) for by in product((0, -NUDGE, NUDGE), repeat=2)]
    off = np.min([np.abs(fields - _average(pixels, grid)) for pixels in moved], axis=0)
    if off.max() > MOST_IN_A_FIELD:
        row, column = np.unravel_index(off.argmax(), off.shape)
        return f"drawn otherwise at {row * FIELD} from the top, {column * FIELD} from the left ({off.max():.2f})"
    if off.mean() > MOST_ON_AVERAGE:
        return f"drawn otherwise all over ({off.mean():.4f} on average)"
    return ""


def find_pictures(outputs: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """Return the PNG pictures among a cell's outputs, in their order."""
    shown = [output.get("data", {}).get("image/png") for output in outputs]
    return [base64.b64decode(picture) for picture in shown if picture]


def _read(png: bytes) -> np.ndarray:
    """Return the greys of a picture on white."""
    pixels = mpimg.imread(io.BytesIO(png), format="png").astype(float)
    if pixels.ndim == 3:
        solid = pixels[..., 3:] if pixels.shape[2] == 4 else np.ones((*pixels.shape[:2], 1))
        pixels = (pixels[..., :3] * solid + 1 - solid).mean(axis=2)
    return pixels


def _average(pixels: np.ndarray, grid: tuple[int, int]) -> np.ndarray:
    """Average a picture over a grid of fields that may hold parts of pixels."""
    for axis, fields in enumerate(grid):
        size = pixels.shape[axis]
        summed = np.insert(pixels.cumsum(axis=axis), 0, 0.0, axis=axis)
        at = np.linspace(0, size, fields + 1)
        below = np.floor(at).astype(int).clip(0, size - 1)
        part = (at - below).reshape([-1 if a == axis else 1 for a in range(pixels.ndim)])
        first, after = summed.take(below, axis=axis), summed.take(below + 1, axis=axis)
        pixels = np.diff(first + part * (after - first), axis=axis) * fields / size
    return pixels
