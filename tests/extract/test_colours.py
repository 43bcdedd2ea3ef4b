"""One opinion of what colour a fill is, for those who look for columns of states and those who read them."""

from __future__ import annotations

import pytest

from councilpapers.extract.colours import fill_column, is_bright, is_signal
from councilpapers.extract.columns import Columns, Grid
from councilpapers.normalise.statuses import rag_of_fill

from .grids import table

TINTS = ["D9E2F3", "DDEBF7", "BDD7EE", "F2DCDB", "E2EFDA", "FFF2CC", "B8CCE4", "D8E4BC", "1F3864", "FFFFFF", "000000"]
SIGNALS = ["FF0000", "FFC000", "92D050", "C6EFCE", "FFC7CE", "0070C0", "7030A0", "808080", "A6A6A6"]


@pytest.mark.parametrize("fill", [*TINTS, *SIGNALS, "auto"])
def test_a_fill_is_a_signal_where_it_has_a_colour(fill: str) -> None:
    assert is_signal(fill) == (rag_of_fill(fill) is not None) == (fill in SIGNALS)


@pytest.mark.parametrize("fill, bright", [("FF0000", True), ("808080", False), ("DDEBF7", False), (None, False)])
def test_grey_is_the_look_of_a_page_where_nothing_says_rag(fill: str | None, bright: bool) -> None:
    assert is_bright(fill) is bright


@pytest.mark.parametrize(
    "fills, column",
    [
        (("92D050", "FFC000"), 1),
        (("92D050", "FFFFFF"), 1),  # only what is late or done is coloured
        (("DDEBF7", "D9E2F3"), None),  # banded rows
        (("808080", "A6A6A6"), None),  # greyed out
        (("92D050", "92D050"), None),  # the look of the column
    ],
)
def test_the_column_of_states_is_the_one_whose_colours_differ(fills: tuple[str, str], column: int | None) -> None:
    rows = [("Mend the hall roof", ("Quotes are in", fills[0])), ("Open the yard", ("Lease signed", fills[1]))]
    grid = Grid(table(("Action", "Progress"), *rows))
    columns = Columns("action", ("description", "progress"), ("Action", "Progress"), (0,))
    assert fill_column(grid, columns) == column
