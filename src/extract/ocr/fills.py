"""Painted areas in a picture of a page: cells whose colour is their meaning, headings on a ground."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.content import Fill, Ruling
from .picture import WHITE, Pixels

TILE = 3  # points; letters leave enough of a tile's ground to be seen
COLOURED = 28  # between the strongest and the weakest channel: no shade of grey, no yellowed paper
GROUND = 85  # percent of a tile's pixels are no lighter than its ground
PALE = 205  # a grey ground no lighter is paint
LIGHT = 200  # a ground no lighter hides letters
ALIKE = 26  # between channels of two tiles of one paint
LEAST = 3  # tiles across and down
FULL = 0.75  # of a rectangle must be painted


def find_fills(colours: Pixels, scale: float) -> tuple[Fill, ...]:
    """Rectangles of one colour; `colours` are rows of (red, green, blue), `scale` pixels to a point."""
    side = max(2, round(TILE * scale))
    tiles = _tiles(colours, side)
    strongest, weakest = tiles.max(axis=2).astype(int), tiles.min(axis=2).astype(int)
    painted = (strongest - weakest >= COLOURED) | (strongest <= PALE)
    found: list[Fill] = []
    while (start := _first(painted)) is not None:
        top, left = start
        area = _grown(tiles, painted, top, left)
        if area is None:
            painted[top, left] = False
            continue
        bottom, right = area
        shade = np.median(tiles[top:bottom, left:right].reshape(-1, 3), axis=0).astype(int)
        painted[top:bottom, left:right] = False
        if bottom - top >= LEAST and right - left >= LEAST:
            box = Box(*(round(edge * side / scale, 2) for edge in (left, top, right, bottom)))
            found.append(Fill(box, "{:02X}{:02X}{:02X}".format(*shade)))
    return tuple(found)


def lifted(grey: Pixels, fills: Sequence[Fill], scale: float) -> Pixels:
    """The picture with its paint taken off: dark or light letters on a coloured ground are dark letters on white.

    Else a green cell would be a block of ink, which hides its letters and runs into the lines around it.
    """
    free = grey.copy()
    for fill in fills:
        red, green, blue = (int(fill.colour[at : at + 2], 16) for at in (0, 2, 4))
        ground = round(0.299 * red + 0.587 * green + 0.114 * blue)
        if ground > LIGHT:
            continue
        rows, columns = (
            slice(max(0, round(first * scale)), round(end * scale))
            for first, end in ((fill.box.top, fill.box.bottom), (fill.box.x0, fill.box.x1))
        )
        apart = free[rows, columns].astype(int) - ground
        contrast = np.abs(apart) * WHITE // np.where(apart < 0, max(ground, ALIKE), WHITE - ground)
        free[rows, columns] = WHITE - np.minimum(contrast, WHITE)
        edge = round(TILE * scale)
        around = (
            slice(max(0, rows.start - edge), rows.stop + edge),
            slice(max(0, columns.start - edge), columns.stop + edge),
        )
        free[around][np.abs(grey[around].astype(int) - ground) <= ALIKE] = WHITE
    return free


def parted(fills: Sequence[Fill], rulings: Sequence[Ruling]) -> tuple[Fill, ...]:
    """The fills, cut where a line runs through them: cells of one colour beside each other are cells yet."""
    found: list[Fill] = []
    for fill in fills:
        box = fill.box
        rows = [r.box.top for r in rulings if r.horizontal and _through(r.box.x0, r.box.x1, box.x0, box.x1)]
        columns = [
            r.box.x0 for r in rulings if not r.horizontal and _through(r.box.top, r.box.bottom, box.top, box.bottom)
        ]
        for top, bottom in _between(box.top, box.bottom, rows):
            for x0, x1 in _between(box.x0, box.x1, columns):
                found.append(Fill(Box(x0, top, x1, bottom), fill.colour))
    return tuple(found)


def _through(first: float, end: float, start: float, stop: float) -> bool:
    return min(end, stop) - max(first, start) >= FULL * (stop - start)


def _between(start: float, stop: float, cuts: Sequence[float]) -> list[tuple[float, float]]:
    edges = [start, *sorted(cut for cut in cuts if start + TILE < cut < stop - TILE), stop]
    return [(one, other) for one, other in pairwise(edges) if other - one >= TILE]


def _tiles(colours: Pixels, side: int) -> Pixels:
    """By tile, the colour of its ground: light enough that the letters on it do not count."""
    down, across = colours.shape[0] // side, colours.shape[1] // side
    cut = colours[: down * side, : across * side].reshape(down, side, across, side, 3)
    pixels = cut.swapaxes(1, 2).reshape(down, across, side * side, 3)
    place = side * side * GROUND // 100
    return np.partition(pixels, place, axis=2)[:, :, place]


def _first(painted: npt.NDArray[np.bool_]) -> tuple[int, int] | None:
    at = int(np.argmax(painted)) if painted.any() else -1
    return None if at < 0 else (at // painted.shape[1], at % painted.shape[1])


def _grown(tiles: Pixels, painted: npt.NDArray[np.bool_], top: int, left: int) -> tuple[int, int] | None:
    """(bottom, right) of the rectangle of that tile's colour; None where it is none."""
    colour = tiles[top, left].astype(int)
    across = (top, slice(left, None))
    right = left + _length(_alike(tiles[across], colour) & painted[across])
    down = (slice(top, None), slice(left, max(right, left + 1)))
    bottom = top + _length((_alike(tiles[down], colour) & painted[down]).mean(axis=1) >= FULL)
    return (bottom, right) if bottom > top and right > left else None


def _alike(tiles: Pixels, colour: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which tiles are of that colour; letters blacken one."""
    black = np.minimum(tiles.sum(axis=-1) / max(int(colour.sum()), 1), 1.0)
    return np.asarray(np.abs(tiles - black[..., None] * colour).max(axis=-1) <= ALIKE)


def _length(row: npt.NDArray[np.bool_]) -> int:
    return int(np.argmin(row)) if not row.all() else len(row)
