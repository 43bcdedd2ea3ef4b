"""Rows of a text's table that lack cells."""

from __future__ import annotations

import pytest

from councilpapers.extract.text.rows import full_rows

HEADER = ["Ref", "Action", "Owner", "Status"]
WHOLE = ["1.1", "Repaint the bollards in Norbeck Lane", "Ravi Menon", "On track"]


@pytest.mark.parametrize(
    ("short", "place"),
    [
        (["1.2", "Count the lamp columns of the borough", "Gwen Sallis"], 3),
        (["Count the lamp columns of the borough", "Gwen Sallis", "Completed"], 0),
    ],
    ids=["at its end", "at its start"],
)
def test_a_cell_that_is_missing_is_found_by_what_the_others_hold(short: list[str], place: int) -> None:
    assert full_rows([HEADER, WHOLE, short])[2] == [*short[:place], "", *short[place:]]


def test_a_row_that_lacks_very_many_cells_is_filled_at_its_end() -> None:
    wide = [str(n) for n in range(5_000)]
    assert full_rows([wide, wide, ["a", "b"]])[2] == ["a", "b", *[""] * 4_998]
