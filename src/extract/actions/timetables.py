"""Timetables: columns of months, quarters or years in which marks or a bar say when an action is worked on."""

from __future__ import annotations

import re

from ...document import Cell
from ..columns import Columns, Grid, only_period
from ..status_words import COLOUR
from ..table_rows import Row
from .action_drafts import Draft
from .state_matrix import MARK

INITIAL = re.compile(r"(?:^|\s)[JFMASOND]$")  # of a month, which it does not tell
FEWEST = 3  # columns; two years beside each other are budgets, or a comparison


def timetable(grid: Grid, columns: Columns) -> tuple[int, ...]:
    """The columns headed by nothing but periods, where every cell is blank, marked or shaded alike; () elsewhere.

    Colours or ticks that every action has from the first period on say how it went, not when it is due: actions of a
    timetable begin at different times, and end at different times.
    """
    periods = tuple(c for c, name in enumerate(columns.fields) if name is None and _is_period(columns.headers[c]))
    periods = periods or tuple(c for c, header in enumerate(columns.headers) if INITIAL.search(header))
    if len(periods) < FEWEST:
        return ()
    bars = [_bar(grid, row, periods) for row in range(columns.body_start, grid.table.row_count)]
    told = [bar for bar in bars if bar]
    signs = {cell.flat or cell.fill for bar in told for _, cell in bar}
    if len(signs) != 1 or any(not _is_sign(cell) for bar in told for _, cell in bar):
        return ()
    begun, ended = ({bar[place][0] for bar in told} for place in (0, -1))
    return periods if len(begun) > 1 and len(ended) > 1 else ()


def say_due(draft: Draft, row: Row, periods: tuple[int, ...]) -> None:
    """The last period of a row's bar is when its action is due."""
    marked = [c for c in periods for cell in row.by_column[c] if _is_told(cell)]
    header = " ".join(row.columns.headers[marked[-1]].split()) if marked else ""
    if header and draft.deadline is None and not INITIAL.search(header):
        draft.deadline = header


def _is_period(header: str) -> bool:
    return bool(header.strip()) and only_period(header)


def _bar(grid: Grid, row: int, periods: tuple[int, ...]) -> list[tuple[int, Cell]]:
    """The marked or shaded cells of a row; a shade that the whole row has is none."""
    first = grid.at(row, 0)
    cells = [(c, cell) for c in periods if (cell := grid.at(row, c)) and _is_told(cell)]
    shaded = first is not None and first.fill is not None and all(cell.fill == first.fill for _, cell in cells)
    return [(c, cell) for c, cell in cells if cell.flat or not shaded]


def _is_told(cell: Cell) -> bool:
    return bool(cell.flat or cell.fill)


def _is_sign(cell: Cell) -> bool:
    return not cell.flat or (MARK.match(cell.flat) or COLOUR.match(cell.flat)) is not None
