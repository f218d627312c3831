"""The layout of VOSviewer: linked nodes near each other, all others apart.

Minimised is Σ s_ij·d_ij² - Σ d_ij over the pairs of nodes, s the association strengths and d
the distances: Waltman, van Eck & Noyons (2010), https://doi.org/10.1016/j.joi.2010.07.002, eq. 1
and 2. The second sum is replaced, turn by turn, by its tangent (majorisation: de Leeuw 1977), so
that each turn is one linear system and never goes uphill. Where nodes are many, the forces that
drive them apart are read off a grid by a fast Fourier transform.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy import fft
from scipy.sparse.linalg import cg

from litreview.networks.weighted import association_strength

Points = NDArray[np.float64]

EXACT = 2000
"""Up to so many nodes every pair is looked at."""
GRID = 512
TURNS = 60
MANY = 20_000
"""From so many nodes on, half the turns have to do: by then the shape stands."""
_STEPS = 15


def place_nodes(matrix: Any, *, seed: int, turns: int | None = None) -> Points:
    """Return a place for each node of a connected network, around (0, 0), unit mean radius.

    Parameters
    ----------
    matrix
        Symmetric ``scipy.sparse.csr_array`` of counts without a diagonal.
    seed
        Start of the first places; the same seed gives the same places.
    """
    n = matrix.shape[0]
    strength = association_strength(matrix)
    # The mean strength sets the scale only: a mean of 1 keeps the numbers near 1.
    strength = strength * (n / strength.sum())
    total = np.asarray(strength.sum(axis=1)).ravel()
    laplacian = sp.csr_array(sp.diags_array(total) - strength)
    scale = sp.diags_array(1 / total)
    places = _start(strength, total, np.random.default_rng(seed))
    if turns is None:
        turns = TURNS if n < MANY else TURNS // 2
    for _ in range(turns):
        apart = _apart(places)
        moved = np.empty_like(places)
        for axis in (0, 1):
            moved[:, axis], _ = cg(
                laplacian,
                apart[:, axis] / 2,
                x0=places[:, axis],
                rtol=1e-4,
                maxiter=_STEPS,
                M=scale,
            )
        places = moved - moved.mean(axis=0)
    return _upright(places)


def _start(strength: Any, total: Points, rng: np.random.Generator) -> Points:
    """Smooth random places along the links, so that the large shape is there from the start."""
    places = rng.standard_normal((len(total), 2))
    for _ in range(40):
        places = places / 2 + (strength @ places) / (2 * total[:, None])
        places, _ = np.linalg.qr(places - places.mean(axis=0))
    spread = rng.standard_normal(places.shape) * 1e-3
    return (places / (places.std() or 1.0) + spread) * len(total) / 2


def _apart(places: Points) -> Points:
    """Return, for each node, the sum of the unit vectors from all others to it."""
    return _apart_exact(places) if len(places) <= EXACT else _apart_on_grid(places)


def _apart_exact(places: Points) -> Points:
    forces = np.empty_like(places)
    for start in range(0, len(places), 500):
        gap = places[start : start + 500, None, :] - places[None, :, :]
        distance = np.hypot(gap[..., 0], gap[..., 1])
        distance[distance == 0] = 1.0
        forces[start : start + 500] = (gap / distance[..., None]).sum(axis=1)
    return forces


def _apart_on_grid(places: Points) -> Points:
    low = places.min(axis=0)
    cell = max(float(np.ptp(places, axis=0).max()), 1e-12) / (GRID - 2)
    at = (places - low) / cell
    corner = at.astype(np.int64)
    share = at - corner
    corners = []
    for dx in (0, 1):
        for dy in (0, 1):
            wx = share[:, 0] if dx else 1 - share[:, 0]
            wy = share[:, 1] if dy else 1 - share[:, 1]
            corners.append(((corner[:, 0] + dx) * GRID + corner[:, 1] + dy, wx * wy))
    mass = np.zeros(GRID * GRID)
    for where, weight in corners:
        mass += np.bincount(where, weight, minlength=GRID * GRID)
    spread = fft.rfft2(mass.reshape(GRID, GRID), (2 * GRID, 2 * GRID))
    forces = np.empty_like(places)
    for axis, kernel in enumerate(_kernels()):
        pull = fft.irfft2(spread * kernel, (2 * GRID, 2 * GRID))[:GRID, :GRID].ravel()
        forces[:, axis] = sum(pull[where] * weight for where, weight in corners)
    forces -= forces.mean(axis=0)
    return forces


@cache
def _kernels() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the transforms of the unit vector's two parts around a point of the grid."""
    steps = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID))
    x, y = np.meshgrid(steps, steps, indexing="ij")
    distance = np.hypot(x, y)
    distance[0, 0] = 1.0
    return fft.rfft2(x / distance), fft.rfft2(y / distance)


def _upright(places: Points) -> Points:
    """Turn and mirror to one form of all that look alike: the longest way across, as VOSviewer."""
    _, axes = np.linalg.eigh(places.T @ places)
    turned = places @ axes[:, ::-1]
    for axis in (0, 1):
        if np.median(turned[:, axis]) > 0:
            turned[:, axis] *= -1
    turned /= np.hypot(*turned.T).mean() or 1.0
    return np.asarray(turned)
