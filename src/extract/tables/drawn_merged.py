"""Cells over several rows of a table whose sides are drawn: a rule that begins behind them runs on beside them.

Taught by plans whose themes stand once at the left of their actions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .columns import Gutter
from .drawn_rows import Row
from .extents import Extent
from .laid import LaidCell

SAME_LABEL = 1.7  # ems between the lines of one cell
REACH = 3.0  # points by which a rule may begin beside a column's edge


@dataclass(slots=True)
class _Tall:
    """A cell as it grows downwards, with the baseline of its last line."""

    cell: LaidCell
    last: float

    def takes(self, below: LaidCell | None) -> bool:
        """Whether a place below is empty or holds more lines of the same words."""
        if below is None:
            return True
        if not self.cell.words:
            return False
        word = below.words[0]
        return below.column_span == self.cell.column_span and word.baseline - self.last <= SAME_LABEL * word.size

    def take(self, below: LaidCell | None, row: int) -> None:
        words = (*self.cell.words, *below.words) if below is not None else self.cell.words
        self.cell = replace(self.cell, words=words, row_span=row - self.cell.row + 1)
        self.last = max((word.baseline for word in words), default=self.last)


def with_tall_cells(
    cells: Sequence[LaidCell], rows: Sequence[Row], first: int, gutters: Sequence[Gutter], extent: Extent
) -> list[LaidCell]:
    """The cells of these rows, the first of which is row `first`, with those of the columns that the rules over a row
    do not reach put to the cells above."""
    if not extent.from_inside:
        return list(cells)
    open_columns = [_columns_over(above, below, gutters, extent) for above, below in pairwise(rows)]
    placed = {(cell.row, cell.column): cell for cell in cells}
    for column in range(max(open_columns, default=0)):
        tall: _Tall | None = None
        for row, count in enumerate(open_columns, first + 1):
            below = placed.get((row, column))
            if column >= count:
                tall = None
                continue
            if tall is None:
                tall = _tall(placed.get((row - 1, column)), row - 1, column)
            if tall is None or not tall.takes(below):
                tall = None
                continue
            tall.take(below, row)
            placed.pop((row, column), None)
            placed[tall.cell.row, column] = tall.cell
    return [placed[place] for place in sorted(placed)]


def _tall(cell: LaidCell | None, row: int, column: int) -> _Tall | None:
    """The cell that may grow; one over several columns does not."""
    if cell is None:
        return _Tall(LaidCell(row, column, ()), 0.0)
    if cell.column_span > 1:
        return None
    return _Tall(cell, max(word.baseline for word in cell.words))


def _columns_over(above: Row, below: Row, gutters: Sequence[Gutter], extent: Extent) -> int:
    """How many columns from the left the rule between two rows leaves open."""
    top, bottom = above[0].line.baseline, below[0].line.baseline
    between = [rule for rule in extent.from_inside if top < rule.at < bottom]
    if not between or any(top < rule < bottom for rule in extent.rules if rule not in {r.at for r in between}):
        return 0
    start = between[-1].start
    return sum(gutter.left <= start or gutter.edge <= start + REACH for gutter in gutters)
