"""A table that grows page by page, of which only the rows that a join looks at are kept at hand.

A table of hundreds of pages would otherwise be gone through from its first row at every page end.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...document import Cell, Table
from .merging import Columns, at_row, remapped

TOP = 8  # rows that are always at hand: all that a repeated header may look like
AT_HAND = 60  # last rows that are always at hand
MOST_AT_HAND = 160


@dataclass(slots=True)
class Growing:
    """`recent` is the table without the rows laid aside, which stand between its first rows and its last."""

    recent: Table
    last_page: int = 0
    top: int = 0  # the row of `recent` before which those laid aside stand; 0 while there are none
    aside: list[Cell] = field(default_factory=list)  # by their rows in the whole table
    rows_aside: int = 0

    def whole(self) -> Table:
        """The table with all its rows."""
        if not self.rows_aside:
            return self.recent
        above = [cell for cell in self.recent.cells if cell.row < self.top]
        below = [_moved(cell, self.rows_aside) for cell in self.recent.cells if cell.row >= self.top]
        return replace(
            self.recent, cells=(*above, *self.aside, *below), row_count=self.recent.row_count + self.rows_aside
        )

    def put_in(self, columns: Columns) -> None:
        """Its columns as the common ones with the next page."""
        grown = remapped(self.recent, columns)
        if grown is not self.recent and self.aside:
            self.aside = list(remapped(replace(self.recent, cells=tuple(self.aside)), columns).cells)
        self.recent = grown

    def lay_aside(self) -> None:
        """Rows laid aside where there are many, cut where no cell reaches over."""
        if self.recent.row_count <= MOST_AT_HAND:
            return
        cells = self.recent.cells
        across = {row for c in cells if c.row_span > 1 for row in range(c.row + 1, c.row + c.row_span)}
        last = self.recent.row_count - AT_HAND
        top = self.top or next((row for row in range(TOP, last) if row not in across), last)
        end = next((row for row in range(last, top, -1) if row not in across), top)
        if end == top:
            return
        self.aside += [_moved(cell, self.rows_aside) for cell in cells if top <= cell.row < end]
        kept = [_moved(cell, top - end) if cell.row >= end else cell for cell in cells if not top <= cell.row < end]
        self.recent = replace(self.recent, cells=tuple(kept), row_count=self.recent.row_count - (end - top))
        self.top, self.rows_aside = top, self.rows_aside + end - top


def _moved(cell: Cell, rows: int) -> Cell:
    return at_row(cell, cell.row + rows, cell.row_span)
