"""Rows from which conversion to text dropped a merged cell."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.shifted_rows import goes_on_below, realigned
from councilpapers.extract.columns import Grid

from ..grids import table

HEADER = ["Priority area", "No.", "What we will do", "Who", "By when", "Progress"]
FIRST = ["Clean streets", "1.1", "Sweep the market twice a day", "Ana Bell", "May 2014", "Rota agreed."]


@pytest.mark.parametrize(
    ("row", "read"),
    [
        (
            ["1.2", "Empty the bins before noon", "J Moss", "Q3 2014-15", "Two crews share the work now.", ""],
            ["", "1.2", "Empty the bins before noon", "J Moss", "Q3 2014-15", "Two crews share the work now."],
        ),
        (
            ["Safe parks", "2.1", "Light the river path", "Ana Bell", "June 2014", ""],
            ["Safe parks", "2.1", "Light the river path", "Ana Bell", "June 2014", ""],
        ),
        (["Safe parks", "", "", "", "", ""], ["Safe parks", "", "", "", "", ""]),
    ],
)
def test_a_row_short_of_its_theme_is_moved_back(row: list[str], read: list[str]) -> None:
    grid = realigned(Grid(table(HEADER, FIRST, row)))
    assert [cell.flat for cell in grid.cells(1)] == FIRST
    assert [cell.flat for cell in grid.cells(2)] == read


def test_the_cell_lost_may_stand_after_the_number() -> None:
    header = ["Ref", "Priority", "Action", "Lead Officer", "Target Date", "Commentary", "RAG"]
    grid = realigned(
        Grid(table(header, ["1.2", "Move the depot out of town", "K Lund", "31/03/2016", "Land bought.", "", ""]))
    )
    assert [cell.flat for cell in grid.cells(1)] == [
        "1.2", "", "Move the depot out of town", "K Lund", "31/03/2016", "Land bought.", "",
    ]  # fmt: skip


def test_a_table_without_a_column_to_merge_is_left_alone() -> None:
    grid = Grid(table(["Ref", "Action", "Lead"], ["Move the depot", "K Lund", ""]))
    assert realigned(grid) is grid


@pytest.mark.parametrize(
    ("rows", "goes_on"),
    [
        ([["", "1.2", "Empty the bins by noon", "J Moss", "May 2014", "Done."]], True),
        ([["Ward", "Town", "Votes cast in all", "2010", "2011", "2012"]], False),
        ([["", "Wages and pensions", "", "1,200", "1,300", "8%"], ["", "Rents", "", "90", "80", "-1%"]], False),
        ([["", "", "", "", "", ""]], False),
    ],
)
def test_a_table_goes_on_below_without_its_header(rows: list[list[str]], goes_on: bool) -> None:
    fields = ["theme", "reference", "description", "lead_officer", "deadline", "progress"]
    assert goes_on_below(Grid(table(*rows)), fields) is goes_on
