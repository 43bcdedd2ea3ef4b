"""Rows of a text rendering that lost a merged cell: all that stood right of it has moved one column to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Cell
from ..columns import Grid, match_columns
from ..status_words import COLOUR, is_status
from .column_contents import CODE, DATE_LIKE, PERCENT_CELL

MERGED = frozenset({"theme", "priority", "objective", "outcome", "issue", "subject", "recommendation", "milestones"})
DATED = frozenset({"deadline", "original_deadline", "revised_deadline"})
OWNED = frozenset({"lead_officer", "authorising_officer"})
BETTER_BY = 2  # cells that must fit their columns better before a row is moved
MOST_NAME_WORDS = 8
FEWEST_TASK_WORDS = 3


def realigned(grid: Grid) -> Grid:
    """The grid with every such row moved back, the lost cell empty; the same grid where no row lost one."""
    columns = match_columns(grid.table, "action")
    if columns is None or not MERGED & set(columns.fields):
        return grid
    moved: dict[int, list[Cell]] = {}
    for number in range(columns.body_start, grid.table.row_count):
        cells = list(grid.cells(number))
        if len(cells) != grid.table.column_count or cells[-1].flat or any(c.row_span > 1 for c in cells):
            continue
        best = max(_moves(columns.fields), key=lambda at: _fit(columns.fields, _moved(cells, at)))
        if _fit(columns.fields, _moved(cells, best)) - _fit(columns.fields, cells) >= BETTER_BY:
            moved[number] = _moved(cells, best)
    if not moved:
        return grid
    kept = [cell for cell in grid.table.cells if cell.row not in moved]
    cells = [*kept, *(cell for row in moved.values() for cell in row)]
    return Grid(replace(grid.table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column)))))


def goes_on_below(grid: Grid, fields: Sequence[str | None]) -> bool:
    """Whether a table without a header holds in most of its rows what the columns of the table above do."""
    rows = [[cell for cell in grid.cells(n) if cell.row == n] for n in range(grid.table.row_count)]
    full = [cells for cells in rows if len(cells) == len(fields) and sum(bool(c.flat) for c in cells) > 2]
    return bool(full) and 3 * sum(_fit(fields, cells) > BETTER_BY for cells in full) >= 2 * len(full)


def _moves(fields: Sequence[str | None]) -> list[int]:
    """The columns whose cell may have been lost."""
    return [column for column, field in enumerate(fields) if field in MERGED]


def _moved(cells: Sequence[Cell], lost: int) -> list[Cell]:
    """The row with an empty cell in the column `lost` and all from there on one column further right."""
    right = [replace(cell, column=cell.column + 1) for cell in cells[lost:-1]]
    return [*cells[:lost], replace(cells[-1], column=lost), *right]


def _fit(fields: Sequence[str | None], cells: Sequence[Cell]) -> int:
    """How many filled cells look like what their column holds, less those that plainly do not."""
    return sum(_fits(field, cell.flat) for field, cell in zip(fields, cells, strict=True) if cell.flat)


def _fits(field: str | None, words: str) -> int:
    count = len(words.split())
    dated = bool(DATE_LIKE.search(words)) and count <= MOST_NAME_WORDS
    if field in DATED:
        return 1 if dated else -1
    if field in OWNED:
        return -1 if dated or count > MOST_NAME_WORDS else 1
    match field:
        case "reference":
            return 1 if CODE.fullmatch(words) else -1
        case "description":
            return 1 if count >= FEWEST_TASK_WORDS and not dated else -1
        case "status" | "rag":
            return 1 if is_status(words) or COLOUR.match(words) else -1
        case "percent_complete":
            return 1 if PERCENT_CELL.fullmatch(words) else -1
        case _ if field in MERGED:
            return -1 if dated or CODE.fullmatch(words) else 0
        case _:
            return 0
