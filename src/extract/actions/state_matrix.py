"""States as columns to be ticked: "Not started | Under way | Complete", "R | A | G", with a mark in one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..columns import Columns, Grid
from ..status_words import COLOUR, is_status
from ..table_rows import Row
from .action_drafts import Draft

FEWEST = 2  # columns
MARK = re.compile(r"^[✓✔√☑☒✗✘xX●■•]$")
STATES = ("status", "rag", None)


def ticked_columns(grid: Grid, columns: Columns) -> frozenset[int]:
    """The columns headed by a state that hold nothing but marks, of which no row has two; none where only one is."""
    found = frozenset(
        column
        for column, (field, header) in enumerate(zip(columns.fields, columns.headers, strict=True))
        if field in STATES and _names_state(header) and _only_marks(grid, columns, column)
    )
    if len(found) < FEWEST or not any(_marks(grid, row, found) for row in range(grid.table.row_count)):
        return frozenset()
    return found if all(_marks(grid, row, found) < FEWEST for row in range(grid.table.row_count)) else frozenset()


def without(columns: Columns, ticked: frozenset[int]) -> Columns:
    """The columns, those that are ticked without a field of their own."""
    fields = tuple(None if column in ticked else field for column, field in enumerate(columns.fields))
    return replace(columns, fields=fields) if ticked else columns


def say_ticked(draft: Draft, row: Row, ticked: frozenset[int]) -> None:
    """Give the action the state whose column is marked in its row."""
    header = next((row.columns.headers[c] for c in sorted(ticked) for cell in row.by_column[c] if cell.flat), None)
    if header and COLOUR.match(header):
        draft.rag = header
    elif header:
        draft.status = header


def _names_state(header: str) -> bool:
    return bool(header.strip()) and (is_status(header) or COLOUR.match(header) is not None)


def _only_marks(grid: Grid, columns: Columns, column: int) -> bool:
    return all(not cell.flat or MARK.match(cell.flat) for cell in grid.column(column, columns.body_start))


def _marks(grid: Grid, row: int, ticked: frozenset[int]) -> int:
    cells = (grid.at(row, column) for column in ticked)
    return sum(cell is not None and MARK.match(cell.flat) is not None for cell in cells)
