"""Tables drawn with lines, or as painted rectangles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...document import Box
from ..page.content import Fill, PageContent
from .banded import banded_lines
from .grid import Grid, grid_of, nearest_to
from .outline import across_bands, closed
from .placing import Middles, PlacedGrid, Truths, placed_in
from .refine import refined
from .refuse import is_no_grid
from .rulings import Lines, lines_of, page_lines
from .tiles import cells_of_stripes

TOUCHING = 3.0  # points between the edges of fills that lie side by side
MOST_FILLS = 5_000  # more are a picture
PAIRS_AT_ONCE = 100_000  # of fills compared
STRIPE_ENDS = 5.0  # points between the edges of a stripe and the grid's
FRAME_SHARE = 0.6  # of an outer grid's area in one of its cells: it only frames what is in that cell


def ruled_grids(page: PageContent, middles: Middles) -> list[PlacedGrid] | None:
    """The grids drawn on a page, from the top, none inside another; None where it has too many lines to be read."""
    lines = page_lines(page)
    if lines is None:
        return None
    drawing = _Drawing(middles)
    found = drawing.grids(lines)
    if not page.fills:
        return found
    boxes = [placed.grid.box for placed in found]
    loose = [fill for fill in page.fills if not any(_mostly_in(fill.box, box) for box in boxes)]
    striped = [fill for fill in page.fills if any(_parts_rows(fill.box, grid) for grid in drawing.as_drawn)]
    stripes = cells_of_stripes(loose, middles)
    painted = [*_tiled([fill for fill in loose if fill not in stripes], lines), *striped]
    more = lines_of(page.rulings, painted) if painted else None
    if more is not None:
        found = drawing.grids(more)
    banded = banded_lines(page, lines, [placed.grid for placed in found], middles)
    more = lines_of(page.rulings, painted, banded) if banded is not None else None
    return found if more is None else drawing.grids(more)


@dataclass(frozen=True, slots=True, eq=False)
class _Drawing:
    """What groups of lines draw on one page, each looked at once: first with the lines alone, then with what is
    painted, most groups are the same."""

    middles: Middles
    _drawn: dict[Lines, PlacedGrid | None] = field(default_factory=dict)
    _refined: dict[Lines, PlacedGrid] = field(default_factory=dict)

    def grids(self, lines: Lines) -> list[PlacedGrid]:
        """The grids of these lines, from the top, none inside another or only its frame."""
        groups = across_bands(lines, self.middles)
        drawn = [(group, placed) for group in groups if (placed := self._drawn_by(group)) is not None]
        boxes = [placed.grid.box for _, placed in drawn]
        drawn = [(group, placed) for group, placed in drawn if not _only_frames(placed.grid, boxes)]
        boxes = [placed.grid.box for _, placed in drawn]
        outer = [one for one, box in zip(drawn, boxes, strict=True) if not _inside_another(box, boxes)]
        for group, placed in outer:
            if group not in self._refined:
                self._refined[group] = refined(placed)
        found = [self._refined[group] for group, _ in outer]
        return sorted(found, key=lambda placed: (placed.grid.ys[0], placed.grid.xs[0]))

    @property
    def as_drawn(self) -> list[Grid]:
        """The grids before their words show more rows and columns than lines do."""
        return [placed.grid for group in self._refined if (placed := self._drawn[group]) is not None]

    def _drawn_by(self, group: Lines) -> PlacedGrid | None:
        """The grid that these lines draw, with its words; None where it is no table."""
        if group not in self._drawn:
            grid = grid_of(closed(group, self.middles))
            placed = placed_in(grid, self.middles) if grid is not None else None
            no_table = placed is None or is_no_grid(placed.grid, placed.words)
            self._drawn[group] = None if no_table else placed
        return self._drawn[group]


def _inside_another(box: Box, boxes: Sequence[Box]) -> bool:
    return any(other is not box and _mostly_in(box, other) for other in boxes)


def _only_frames(grid: Grid, boxes: Sequence[Box]) -> bool:
    """A frame or layout table round another grid: one of its cells is most of it and holds the other."""
    box = grid.box
    others = [other for other in boxes if other != box]
    if not others:
        return False
    least = FRAME_SHARE * box.width * box.height
    cells = (grid.box_of(span) for span in grid.spans)
    return any(cell.width * cell.height > least and any(_mostly_in(o, cell) for o in others) for cell in cells)


def _tiled(fills: Sequence[Fill], lines: Lines) -> list[Fill]:
    """Fills that lie side by side or one under another, as painted cells do; a lone one is a highlight or a picture.

    A stack of one column that no vertical line runs through is the column of colours of a table, or its stripes.
    """
    if not fills or len(fills) > MOST_FILLS:
        return []
    ordered = sorted(set(fills), key=lambda fill: (fill.box.top, fill.box.x0))
    beside, stacked = _neighbours([fill.box for fill in ordered])
    if not beside.any():
        stacked = np.array([up and _runs_through(fill.box, lines) for fill, up in zip(ordered, stacked, strict=True)])
    return [fill for fill, tiled in zip(ordered, beside | stacked, strict=True) if tiled]


def _neighbours(boxes: Sequence[Box]) -> tuple[Truths, Truths]:
    """For each box (from the top): whether one of its height touches it beside, whether one of its width under it."""
    places = np.array([(box.x0, box.top, box.x1, box.bottom) for box in boxes])
    beside, stacked = np.zeros(len(boxes), bool), np.zeros(len(boxes), bool)
    numbers = np.arange(len(boxes))
    at_once = max(1, PAIRS_AT_ONCE // len(boxes))
    for first in range(0, len(boxes), at_once):
        rows = slice(first, first + at_once)
        x0, top, x1, bottom = places[rows, :, None].transpose(1, 0, 2)
        other = places.T
        later = numbers[None, :] > numbers[rows, None]
        touching = (abs(other[0] - x1) <= TOUCHING) | (abs(x0 - other[2]) <= TOUCHING)
        level = (abs(other[1] - top) <= TOUCHING) & (abs(other[3] - bottom) <= TOUCHING)
        upright = (abs(other[0] - x0) <= TOUCHING) & (abs(other[2] - x1) <= TOUCHING)
        side_by_side = later & touching & level
        one_under_another = later & upright & (abs(other[1] - bottom) <= TOUCHING) & ~side_by_side
        for pairs, found in ((side_by_side, beside), (one_under_another, stacked)):
            found[rows] |= pairs.any(axis=1)
            found |= pairs.any(axis=0)
    return beside, stacked


def _parts_rows(stripe: Box, grid: Grid) -> bool:
    """A stripe over the whole width of a grid that shows rows where no line is drawn, or its first row on top of it."""
    if abs(stripe.x0 - grid.xs[0]) > STRIPE_ENDS or abs(stripe.x1 - grid.xs[-1]) > STRIPE_ENDS:
        return False
    if abs(stripe.bottom - grid.ys[0]) <= TOUCHING:
        return True
    if stripe.top < grid.ys[0] - STRIPE_ENDS or stripe.bottom > grid.ys[-1] + STRIPE_ENDS:
        return False
    return any(abs(grid.ys[nearest_to(edge, grid.ys)] - edge) > STRIPE_ENDS for edge in (stripe.top, stripe.bottom))


def _runs_through(box: Box, lines: Lines) -> bool:
    middle = (box.top + box.bottom) / 2
    return any(box.x0 + 3 < line.at < box.x1 - 3 and line.start < middle < line.end for line in lines.vertical)


def _mostly_in(inner: Box, outer: Box) -> bool:
    width = min(inner.x1, outer.x1) - max(inner.x0, outer.x0)
    height = min(inner.bottom, outer.bottom) - max(inner.top, outer.top)
    return width > 0 and height > 0 and width * height >= 0.8 * inner.width * inner.height
