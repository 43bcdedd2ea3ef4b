"""Headings that are printed again are left out of a joined table, and their words kept beside it."""

from __future__ import annotations

import pytest

from councilpapers.extract.tables.merging import append_rows, without_rows

from ..grids import table

HEAD = ["Ref", "Task"]


@pytest.mark.parametrize(
    "dropped, rows, repeats",
    [
        ((), 3, ()),
        ((0,), 2, ("Ref Task",)),
        ((0, 1), 1, ("Ref Task 1 Mend the wall",)),
        ((2,), 2, ()),  # an empty row says nothing
    ],
)
def test_rows_taken_out_leave_their_words(dropped: tuple[int, ...], rows: int, repeats: tuple[str, ...]) -> None:
    found = without_rows(table(HEAD, ["1", "Mend the wall"], ["", ""]), dropped)
    assert (found.row_count, found.repeats) == (rows, repeats)


def test_a_cell_that_reaches_out_of_the_rows_stays_in_the_table() -> None:
    found = without_rows(table(["Ref", "Task"], [None, "Mend the wall"]), (0,))
    assert [cell.flat for cell in found.cells] == ["Ref", "Mend the wall"]
    assert found.repeats == ("Task",)


@pytest.mark.parametrize("rows", [[HEAD, ["2", "Paint the gate"]], [HEAD]])
def test_a_joined_table_has_them_all(rows: list[list[str]]) -> None:
    first = without_rows(table(HEAD, HEAD, ["1", "Mend the wall"]), (1,))
    found = append_rows(first, without_rows(table(*rows, page=2), (0,)), broken=False)
    assert found.repeats == ("Ref Task", "Ref Task")
