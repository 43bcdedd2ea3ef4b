"""Rows whose cells are painted one by one, at least every other: the paint shows the grid that few lines draw.

Taught by the office's own styles of tables ("Medium Shading", "Dark List", "Colorful List"), printed with a frame and
a line under the heads at most; the rows between two painted ones are white, and the first column may be merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

import numpy as np

from ...document import Box
from ..page.baselines import group_lines
from ..page.content import PageContent, Word
from .grid import Grid
from .placing import Middles
from .regions import MERGED, NARROWEST, SAME_END
from .rulings import HIGHEST_STRIPE, SMALLEST_FILL, SNAP, Line, Lines

LEVEL = 1.0  # points between the upper or lower edges of cells of one row
JOINT = 3.0  # points of border between two cells
LEAST_FILLS = 4
MOST_FILLS = 1_000  # more are a picture
CELL_MARGIN = 8.0  # points from the sides of a cell to those of what is painted behind its paragraphs
SAME = 0.1
LEAST_BANDS = 2  # with words in several cells, besides the heads
HIGHEST_HEADS = 60.0  # points between a drawn line and the first or last painted row
CLOSE = 0.8  # ems of white between labels and what stands under them
FIRST_LINE = 1.6  # times a word's height, that it stands at most under the top of its row


@dataclass(frozen=True, slots=True)
class _Band:
    """Cells of one row, painted side by side."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return Box(self.cells[0].x0, self.cells[0].top, self.cells[-1].x1, self.cells[0].bottom)

    @property
    def xs(self) -> tuple[float, ...]:
        return (*(cell.x0 for cell in self.cells), self.cells[-1].x1)


def banded_lines(page: PageContent, lines: Lines, drawn: Sequence[Grid], middles: Middles) -> Lines | None:
    """The lines that rows of painted cells show; None where they show none that is not drawn."""
    boxes = [box for box in {fill.box for fill in page.fills} if _may_be_cell(box, page.height)]
    if not LEAST_FILLS <= len(boxes) <= MOST_FILLS:
        return None
    cells = _outer(sorted(boxes, key=attrgetter("top", "bottom", "x0", "x1")))
    more: list[Lines] = []
    for run in _runs(_bands(cells), middles):
        table = _Banded(tuple(run), cells, lines, middles)
        if table.is_one and not any(map(table.is_shown_by, drawn)):
            more.append(table.lines)
    if not more:
        return None
    return Lines(tuple(y for one in more for y in one.horizontal), tuple(x for one in more for x in one.vertical))


def _may_be_cell(box: Box, page_height: float) -> bool:
    return min(box.width, box.height) >= SMALLEST_FILL and box.height <= HIGHEST_STRIPE * page_height


def _outer(boxes: Sequence[Box]) -> list[Box]:
    """Without what is painted once more behind the paragraphs of a cell."""
    x0, top, x1, bottom = np.array([(box.x0, box.top, box.x1, box.bottom) for box in boxes]).T[:, :, None]
    inside = (abs(x0 - x0.T) <= CELL_MARGIN) & (abs(x1 - x1.T) <= CELL_MARGIN) & (x1 - x0 < x1.T - x0.T)
    again = (inside & (top >= top.T - SAME) & (bottom <= bottom.T + SAME)).any(axis=1)
    return [box for box, painted in zip(boxes, again, strict=True) if not painted]


def _bands(boxes: Sequence[Box]) -> list[_Band]:
    """Rows of cells painted side by side, from the top; one box alone is none."""
    level: list[list[Box]] = []
    for box in boxes:
        last = level[-1][0] if level else None
        if last is not None and abs(last.top - box.top) <= LEVEL and abs(last.bottom - box.bottom) <= LEVEL:
            level[-1].append(box)
        else:
            level.append([box])
    return [_Band(cells) for row in level for cells in _side_by_side(row) if len(cells) > 1]


def _side_by_side(row: Sequence[Box]) -> Iterator[tuple[Box, ...]]:
    cells: list[Box] = []
    for box in sorted(row, key=attrgetter("x0", "x1")):
        if cells and abs(box.x0 - cells[-1].x1) > JOINT:
            if box.x0 < cells[-1].x1:  # painted over: the narrower is a cell
                continue
            yield tuple(cells)
            cells = []
        cells.append(box)
    yield tuple(cells)


def _runs(bands: Sequence[_Band], middles: Middles) -> Iterator[list[_Band]]:
    """Bands of the same columns, parted where what stands between two is no row of theirs."""
    open_runs: list[list[_Band]] = []
    for band in bands:
        run = next((run for run in open_runs if _same_columns(run[0], band)), None)
        if run is None:
            open_runs.append([band])
        elif _goes_on(run, band, middles):
            run.append(band)
        else:
            yield run
            run[:] = [band]
    yield from open_runs


def _same_columns(one: _Band, other: _Band) -> bool:
    """Whether both end at one place and have the same columns, but for a first one that is merged or not painted."""
    fewer, more = sorted((one.xs, other.xs), key=len)
    return len(more) - len(fewer) <= 1 and all(
        abs(a - b) <= JOINT for a, b in zip(reversed(fewer), reversed(more), strict=False)
    )


def _goes_on(run: Sequence[_Band], band: _Band, middles: Middles) -> bool:
    above = run[-1].box
    between = Box(above.x0, above.bottom, above.x1, band.box.top)
    if between.height <= JOINT:
        return between.height > -JOINT
    words = _words(between, middles)
    if len(_columns(words, band.xs)) < 2 or _cross(words, band.xs):
        return False
    return not all(word.style.bold for word in _words(band.box, middles))


@dataclass(frozen=True, slots=True)
class _Banded:
    """A run of bands with all that is known about where they stand."""

    bands: tuple[_Band, ...]
    painted: Sequence[Box]
    drawn: Lines
    middles: Middles

    @property
    def is_one(self) -> bool:
        """Whether rows, not only heads or names of sections, are painted: several with words in most cells."""
        widest = self.widest.box
        if widest.width < NARROWEST:
            return False
        rows = 0
        for band in self.bands:
            words = _words(band.box, self.middles)
            if _cross(words, band.xs):
                return False
            filled = len(_columns(words, band.xs))
            rows += filled > 1 and not all(word.style.bold for word in words)
        return rows >= LEAST_BANDS

    @property
    def widest(self) -> _Band:
        return max(self.bands, key=lambda band: len(band.cells))

    @property
    def lines(self) -> Lines:
        xs = self._xs
        top, bottom = self._end(-1), self._end(1)
        ys = sorted({y for band in self.bands for y in (band.box.top, band.box.bottom)} | {top, bottom})
        ys = [y for n, y in enumerate(ys) if n == 0 or y - ys[n - 1] > SNAP]
        level = [Line(y, self._begins(y, xs), xs[-1]) for y in ys]
        level += [Line(y, box.x0, box.x1) for box in self._first_column for y in (box.top, box.bottom)]
        upright = [
            Line(x, above, below)
            for above, below in pairwise(ys)
            for words in [_words(Box(xs[0], above, xs[-1], below), self.middles)]
            for x in xs
            if not _cross(words, [x])
        ]
        return Lines(tuple(level), tuple(upright))

    def is_shown_by(self, grid: Grid) -> bool:
        """Whether each painted cell is one of a drawn grid's, and nothing stands over that."""
        box, whole = grid.box, self.bands[0].box.union(self.bands[-1].box)
        if box.x0 > whole.x1 or box.x1 < whole.x0 or box.top > whole.bottom or box.bottom < whole.top:
            return False
        owners = grid.owners()
        for cell in (*self._first_column, *(cell for band in self.bands for cell in band.cells)):
            row, column = grid.position((cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2)
            own = grid.box_of(grid.spans[owners[row * grid.column_count + column]])
            if own.height > cell.height + 2 * JOINT or own.width > cell.width + 2 * JOINT:
                return False
        return self._end(-1) >= box.top - JOINT

    @property
    def _first_column(self) -> list[Box]:
        """What is painted in the first column, perhaps over several rows."""
        first, last = self.bands[0].box, self.bands[-1].box
        x0, x1 = self._xs[:2]
        return [
            box
            for box in self.painted
            if abs(box.x0 - x0) <= JOINT and abs(box.x1 - x1) <= JOINT
            if first.top - SNAP <= box.top and box.bottom <= last.bottom + HIGHEST_HEADS
        ]

    @property
    def _xs(self) -> tuple[float, ...]:
        xs = self.widest.xs
        return (self._left, *xs) if self._left < xs[0] - JOINT else xs

    @property
    def _left(self) -> float:
        """Where the first column begins, which may not be painted: at the left ends of drawn lines."""
        box = self.widest.box
        starts = [
            line.start
            for line in self.drawn.horizontal
            if abs(line.end - box.x1) <= SAME_END
            and JOINT < box.x0 - line.start <= MERGED * line.length
            and self.bands[0].box.top - HIGHEST_HEADS <= line.at <= self.bands[-1].box.bottom + HIGHEST_HEADS
        ]
        return min(starts, default=box.x0)

    def _end(self, way: int) -> float:
        """The top (-1) or bottom (1): of the last band, or a drawn line that encloses one row more."""
        band = self.bands[0 if way < 0 else -1].box
        edge = band.top if way < 0 else band.bottom
        for line in sorted(self.drawn.horizontal, key=lambda line: way * line.at):
            box = Box(self._left, min(edge, line.at), band.x1, max(edge, line.at))
            if abs(line.end - band.x1) > SAME_END or abs(line.start - self._left) > SAME_END:
                continue
            if SNAP < way * (line.at - edge) <= HIGHEST_HEADS:
                return line.at if len(_columns(_words(box, self.middles), self.widest.xs)) > 1 else edge
        return self._past_paint(edge, way) if way < 0 or self._alternates else edge

    @property
    def _alternates(self) -> bool:
        return any(below.box.top - above.box.bottom > JOINT for above, below in pairwise(self.bands))

    def _past_paint(self, edge: float, way: int) -> float:
        """The end of labels over the first band or of the row under the last, which have neither paint nor line."""
        xs = self._xs
        near = Box(xs[0], min(edge, edge + way * HIGHEST_HEADS), xs[-1], max(edge, edge + way * HIGHEST_HEADS))
        end, filled = edge, set[int]()
        for line in group_lines(_words(near, self.middles))[::way]:
            columns = _columns(line.words, xs)
            white = end - line.box.bottom if way < 0 else line.box.top - end
            if white > CLOSE * line.size or _cross(line.words, xs):
                break
            if not (columns <= filled if filled else 2 * len(columns) >= len(xs) - 1):
                break
            end, filled = line.box.top if way < 0 else line.box.bottom, filled or columns
        return end + way * SNAP / 2 if filled else edge

    def _begins(self, y: float, xs: Sequence[float]) -> float:
        """Where the line over a row begins: behind the first column where no words begin there in that."""
        over = [band for band in self.bands if min(abs(band.box.top - y), abs(band.box.bottom - y)) <= SNAP]
        start = min([band.box.x0 for band in over], default=xs[0])
        if start <= xs[0] + JOINT:
            return start
        below = _words(Box(xs[0], y, xs[1], y + 3 * SMALLEST_FILL), self.middles)
        return xs[0] if any(word.box.top - y <= FIRST_LINE * word.size for word in below) else start


def _words(box: Box, middles: Middles) -> list[Word]:
    return [middles.words[n] for n in middles.within(box).nonzero()[0].tolist()]


def _columns(words: Sequence[Word], xs: Sequence[float]) -> set[int]:
    """The numbers of the columns in which words stand."""
    return {sum(x <= (word.box.x0 + word.box.x1) / 2 for x in xs) for word in words}


def _cross(words: Sequence[Word], xs: Sequence[float]) -> bool:
    return any(word.box.x0 < x - SNAP and word.box.x1 > x + SNAP for word in words for x in xs)
