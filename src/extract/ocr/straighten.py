"""How far a page lies askew in its picture, and whether its lines run across or up it."""

from __future__ import annotations

import numpy as np

from .picture import Flags, Indices

MOST = 6.0  # degrees; no scanner's feed is worse
COARSE, FINE = 0.5, 0.05  # degrees
ENOUGH = 200  # points of ink below which nothing can be told
POINTS = 150_000
PLAINLY = 1.35  # times as clear: lines that run up the page


def skew(black: Flags) -> float:
    """Degrees clockwise by which the lines fall; 0 where the page has too little ink to tell."""
    rows, columns = _points(black)
    if len(rows) < ENOUGH:
        return 0.0
    coarse = _clearest(rows, columns, np.arange(-MOST, MOST + COARSE / 2, COARSE))
    best = _clearest(rows, columns, np.arange(coarse - COARSE, coarse + COARSE + FINE / 2, FINE))
    return 0.0 if abs(best) < FINE / 2 else round(best, 3)


def runs_upwards(black: Flags) -> bool:
    """Whether the lines of text run up or down the page rather than across."""
    return _evenness(np.rot90(black)) > PLAINLY * _evenness(black)


def _evenness(black: Flags) -> float:
    """How clearly the ink lies in rows, at the angle at which it does so best; 0 for too little ink."""
    rows, columns = _points(black)
    if len(rows) < ENOUGH:
        return 0.0
    return max(_clearness(rows, columns, angle) for angle in np.arange(-MOST, MOST + COARSE / 2, COARSE))


def _points(black: Flags) -> tuple[Indices, Indices]:
    """Where the upper edges of the ink are: they lie on lines more clearly than the ink does."""
    edges = black[1:] & ~black[:-1]
    rows, columns = np.nonzero(edges)
    step = max(1, len(rows) // POINTS)
    return rows[::step], columns[::step]


def _clearest(rows: Indices, columns: Indices, angles: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(angles[int(np.argmax([_clearness(rows, columns, angle) for angle in angles]))])


def _clearness(rows: Indices, columns: Indices, angle: float) -> float:
    """How uneven the ink lies in rows at that angle: lines of text and the blanks between them."""
    slanted = (rows - columns * np.tan(np.radians(angle))).astype(np.int64)
    counts = np.bincount(slanted - int(slanted.min())).astype(np.float64)
    return float(np.square(np.diff(counts)).sum() / len(rows))
