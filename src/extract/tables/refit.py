"""A page of a table put into the columns of the page before, where white space alone told its columns.

A column that is empty on one page is not seen there: its label runs into the next one. Taught by plans whose theme is
printed once, and by those with a status column that is blank for a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...document import Box, Cell, Paragraph, Part, Table
from .merging import edges_of

OVER = 12.0  # points by which words may stand over their column's edges, which lie somewhere in the white space
MOSTLY = 0.7  # of the words' width must lie in their column
LEAST_COLUMNS = 3
LEAST_FILLED = 0.5  # of the columns must have words, unless the page has but the rest of a row

Edges = tuple[float, ...]


def refitted(table: Table, frame: Table) -> Table | None:
    """The table in the columns of `frame`; None where its words do not keep to them.

    A band stays one cell over all columns. Only tables without cells merged downwards are refitted.
    """
    edges = edges_of(frame)
    if edges is None or len(edges) <= LEAST_COLUMNS or any(cell.row_span > 1 for cell in table.cells):
        return None
    rows: list[Cell] = []
    for number, row in enumerate(table.rows()):
        fitted = _fitted_row(row, edges)
        if fitted is None:
            return None
        rows.extend(replace(cell, row=number) for cell in fitted)
    filled = {cell.column for cell in rows if cell.paragraphs and cell.column_span == 1}
    if len(filled) < LEAST_FILLED * (len(edges) - 1) and table.row_count > 1:
        return None
    return replace(table, cells=tuple(rows), column_count=len(edges) - 1)


def _fitted_row(row: Sequence[Cell], edges: Edges) -> list[Cell] | None:
    """The row's words by column, a cell for each; None where words stand across an edge or two cells meet in one."""
    said = [cell for cell in row if cell.paragraphs]
    if len(row) == 1:
        return [replace(row[0], column=0, column_span=len(edges) - 1)]
    columns: dict[int, Cell] = {}
    for cell in said:
        parted = _by_column(cell, edges)
        if parted is None or parted.keys() & columns.keys():
            return None
        columns |= parted
    return [columns.get(n) or _empty(row, n, edges) for n in range(len(edges) - 1)]


def _by_column(cell: Cell, edges: Edges) -> dict[int, Cell] | None:
    """The paragraphs of a cell by the columns in which they stand."""
    found: dict[int, list[Paragraph]] = {}
    for paragraph in cell.paragraphs:
        box = paragraph.parts[0].box if paragraph.parts else None
        column = column_of(box.x0, box.x1, edges) if box is not None else None
        if column is None:
            return None
        found.setdefault(column, []).append(paragraph)
    return {
        column: Cell(cell.row, column, 1, 1, tuple(paragraphs), cell.fill, _placed(cell, column, edges))
        for column, paragraphs in found.items()
    }


def column_of(x0: float, x1: float, edges: Edges) -> int | None:
    """The column that has most of these words; None where more of them than a gutter is wide stand in others."""
    inside = [min(x1, right) - max(x0, left) for left, right in pairwise(edges)]
    best = max(range(len(inside)), key=inside.__getitem__)
    over = max(edges[best] - x0, x1 - edges[best + 1])
    return best if over <= OVER and inside[best] >= MOSTLY * (x1 - x0) else None


def _empty(row: Sequence[Cell], column: int, edges: Edges) -> Cell:
    return Cell(row[0].row, column, 1, 1, (), None, _placed(row[0], column, edges))


def _placed(cell: Cell, column: int, edges: Edges) -> tuple[Part, ...]:
    return tuple(
        replace(part, box=Box(edges[column], part.box.top, edges[column + 1], part.box.bottom)) for part in cell.parts
    )
