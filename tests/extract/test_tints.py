"""Columns of states in the tints of an office theme."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.action_columns import action_columns
from councilpapers.extract.columns import Grid
from councilpapers.extract.tints import with_full_colours

from .grids import Words, table

GREEN, YELLOW, ORANGE, BLUE = "C6E0B4", "FFE699", "F8CBAD", "DDEBF7"


@pytest.mark.parametrize(
    ("header", "fills", "read"),
    [
        ("Status", [GREEN, YELLOW, ORANGE], ["00B050", "FFC000", "FF0000"]),
        ("Status", [GREEN, ORANGE], ["00B050", "FFC000"]),
        ("Status", [GREEN, GREEN], [GREEN, GREEN]),  # one hue is how the table looks
        ("RAG", [GREEN, GREEN], ["00B050", "00B050"]),
        ("RAG", [BLUE, BLUE], [BLUE, BLUE]),
        ("Comments", [GREEN, YELLOW], [GREEN, YELLOW]),
    ],
)
def test_tints_are_a_scale_where_they_are_several(header: str, fills: list[str], read: list[str]) -> None:
    rows: list[list[Words]] = [["Mend the gate", "A Bell", ("In hand", fill)] for fill in fills]
    grid = Grid(table(["Action", "Lead", header], *rows))
    columns = action_columns(grid)
    assert columns is not None
    cells = with_full_colours(grid, columns).column(2, 1)
    assert [cell.fill for cell in cells] == read


def test_a_fill_of_the_whole_row_is_no_state() -> None:
    rows: list[list[Words]] = [[("Mend it", fill), ("A Bell", fill), ("In hand", fill)] for fill in (GREEN, YELLOW)]
    grid = Grid(table(["Action", "Lead", "Status"], *rows))
    columns = action_columns(grid)
    assert columns is not None
    assert with_full_colours(grid, columns) is grid
