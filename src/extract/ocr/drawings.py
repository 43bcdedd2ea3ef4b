"""Charts, maps, photographs and seals in a picture of a page: ink that its words and lines do not account for.

An engine finds words in all of them, labels among much that is none, and the lines of a chart look like a table's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.content import Fill
from .lines import Strokes
from .picture import Flags
from .tesseract import Seen

TILE = 8.0  # points; ink in tiles beside each other belongs together
INKED, SOLID = 0.02, 0.85  # of a tile: less are specks, more is a scanner's border or a punched hole
BORDER = 2  # tiles around the page in which nothing is looked for
SURE = 0.7  # a word less sure than this accounts for no ink
RULED = 60.0  # points from which on a straight line is a table's, an underline, a frame
LARGE, SMALL = 144.0, 50.0  # points across and down
HARDLY, NEXT_TO_NONE = 0.6, 0.25  # of the ink in words: of a large drawing at most, and of a small one

Counts = npt.NDArray[np.int64]
Tile = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inked:
    """By tile, how much ink is in it that no long line accounts for, and how much of that words do."""

    loose: Counts
    words: Counts
    has: npt.NDArray[np.bool_]


def find_drawings(
    black: Flags, strokes: Strokes, fills: Sequence[Fill], seen: Sequence[Seen], scale: float
) -> tuple[Box, ...]:
    """Where the page is drawn on rather than written, in points; `scale` is pixels to a point."""
    tiles = _tiles(black, strokes, seen, scale)
    for fill in fills:  # what was painted over belongs together, though it is no ink
        rows, columns = (
            slice(int(first / TILE), int(end / TILE) + 1)
            for first, end in ((fill.box.top, fill.box.bottom), (fill.box.x0, fill.box.x1))
        )
        tiles.has[rows, columns] = True
    side = round(TILE * scale) / scale
    return tuple(box for group in _groups(tiles.has) if _is_drawn(group, box := _around(group, side), tiles))


def _tiles(black: Flags, strokes: Strokes, seen: Sequence[Seen], scale: float) -> Inked:
    written = np.zeros_like(black)
    for word in seen:
        if word.sure >= SURE:
            written[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.x0)) : int(word.x1) + 1] = True
    loose = black.copy()
    for ink, found in ((loose, strokes.level), (loose.T, strokes.upright)):
        for stroke in found:
            if stroke.length >= RULED * scale:
                for row, first, end in stroke.runs:
                    ink[row, first:end] = False
    written &= black
    loose |= written
    side = round(TILE * scale)
    all_ink, loose_ink, word_ink = (_summed(flags, side) for flags in (black, loose, written))
    has = all_ink >= INKED * side * side
    for ends in (slice(0, BORDER), slice(-BORDER, None)):
        has[ends] = False
        has[:, ends] = False
    solid = loose_ink >= SOLID * side * side
    loose_ink[solid] = word_ink[solid]
    return Inked(loose_ink, word_ink, has)


def _summed(flags: Flags, side: int) -> Counts:
    down, across = flags.shape[0] // side, flags.shape[1] // side
    cut = flags[: down * side, : across * side].reshape(down, side, across, side)
    return np.asarray(cut.sum(axis=(1, 3)), np.int64)


def _groups(has: npt.NDArray[np.bool_]) -> Iterator[list[Tile]]:
    """Tiles that touch, also at their corners."""
    waiting = {(int(row), int(column)) for row, column in zip(*np.nonzero(has), strict=True)}
    for start in sorted(waiting):
        if start not in waiting:
            continue
        waiting.discard(start)
        group = [start]
        for row, column in group:  # it grows while it is gone through
            beside = {(r, c) for r in (row - 1, row, row + 1) for c in (column - 1, column, column + 1)} & waiting
            waiting -= beside
            group.extend(sorted(beside))
        yield group


def _around(group: Sequence[Tile], side: float) -> Box:
    rows, columns = [row for row, _ in group], [column for _, column in group]
    edges = (min(columns) * side, min(rows) * side, (max(columns) + 1) * side, (max(rows) + 1) * side)
    return Box(*(round(edge, 2) for edge in edges))


def _is_drawn(group: Sequence[Tile], box: Box, tiles: Inked) -> bool:
    least = min(box.width, box.height)
    if least < SMALL:
        return False
    loose = sum(int(tiles.loose[tile]) for tile in group)
    written = sum(int(tiles.words[tile]) for tile in group)
    return written < (HARDLY if least >= LARGE else NEXT_TO_NONE) * loose
