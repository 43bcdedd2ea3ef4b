"""Columns of states in the tints of an office theme, where other papers have a traffic light's full colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..document import Cell
from ..lookups.fills import full_colour, tint_of_fill
from .columns import Columns, Grid, only_period

STATES = ("rag", "status")
LIGHTS = frozenset({"red", "orange", "yellow", "green"})


def with_full_colours(grid: Grid, columns: Columns) -> Grid:
    """The grid with the tints of its columns of states made full colours: trackers typed in the colours of the menu."""
    changed: dict[int, Cell] = {}
    for column, field in enumerate(columns.fields):
        header = columns.headers[column]
        if field in STATES or (field is None and header.strip() and only_period(header)):
            changed |= _full(_tinted(grid, columns, column), enough=1 if field == "rag" else 2)
    if not changed:
        return grid
    return Grid(replace(grid.table, cells=tuple(changed.get(id(cell), cell) for cell in grid.table.cells)))


def _tinted(grid: Grid, columns: Columns, column: int) -> list[tuple[Cell, str]]:
    """The cells of a column with their tints; a fill that runs on over the row is the row's own."""
    told = columns.of("description")
    found = []
    for cell in grid.column(column, columns.body_start):
        tint = tint_of_fill(cell.fill) if cell.fill else None
        beside = grid.at(cell.row, told[0]) if told else None
        if tint and not (beside is not None and beside.fill == cell.fill):
            found.append((cell, tint))
    return found


def _full(tinted: Iterable[tuple[Cell, str]], enough: int) -> dict[int, Cell]:
    """By the cell's identity, the cell in full colour; {} where the tints are too few to be a scale.

    Beside yellow and without red, orange is what the menu has for red.
    """
    tints = {tint for _, tint in tinted}
    if len(tints & LIGHTS) < enough:
        return {}
    worst = "red" if "yellow" in tints and "red" not in tints else "orange"
    return {id(cell): replace(cell, fill=full_colour(worst if tint == "orange" else tint)) for cell, tint in tinted}
