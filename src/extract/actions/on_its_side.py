"""Tables of actions on their side: the labels stand in the first column, and every column right of it is an action."""

from __future__ import annotations

from dataclasses import replace

from ...document import Cell, Table
from ..columns import Grid, all_labels, field_of, is_label
from ..status_words import is_status

FEWEST_COLUMNS = 3  # two are the labels and values of one action
FEWEST_FIELDS = 3


def upright(grid: Grid) -> Grid:
    """The grid with its rows as columns where the first column is the heading; else the same grid."""
    table = grid.table
    if table.column_count < FEWEST_COLUMNS or all_labels(grid, 0, "action") or not _is_heading(grid, 0):
        return grid
    if any(cell.column_span > 1 or _labels_a_value(cell) for cell in table.cells if cell.column > 0):
        return grid  # labels and values, side by side
    return Grid(turned(table))


def turned(table: Table) -> Table:
    """The table with rows and columns exchanged."""
    cells = [
        replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span) for c in table.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells), row_count=table.column_count, column_count=table.row_count, header_rows=1)


def _labels_a_value(cell: Cell) -> bool:
    dated = any(c.isdigit() for c in cell.flat)  # "End of Q3 2024/25" is no label "End"
    return not dated and not is_status(cell.flat) and is_label(cell.flat, "action")


def _is_heading(grid: Grid, column: int) -> bool:
    """Whether its cells name fields of an action: two of three, and at least three different ones."""
    labels = [cell.flat for cell in grid.column(column) if cell.flat]
    known = [label for label in labels if is_label(label, "action")]
    return 3 * len(known) >= 2 * len(labels) and len({field_of(k, "action") for k in known}) >= FEWEST_FIELDS
