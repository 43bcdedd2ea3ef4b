"""Rulings into lines: what is too much to be a table."""

from __future__ import annotations

import pytest

from councilpapers.document import Box
from councilpapers.extract.page.content import Ruling
from councilpapers.extract.tables.rulings import lines_of


def h(at: float, start: float, end: float) -> Ruling:
    return Ruling(Box(start, at, end, at))


def v(at: float, start: float, end: float) -> Ruling:
    return Ruling(Box(at, start, at, end))


@pytest.mark.parametrize(
    "down, across, read",
    [(40, 20, True), (190, 190, False), (141, 141, True)],
)
def test_a_grid_of_more_cells_than_a_table_has_is_not_read(down: int, across: int, read: bool) -> None:
    rulings = [
        *(h(10.0 * n, 0, 10.0 * across) for n in range(down)),
        *(v(10.0 * n, 0, 10.0 * down) for n in range(across)),
    ]
    assert (lines_of(rulings) is not None) is read


def test_a_map_of_many_short_lines_is_no_such_grid() -> None:
    rulings = [*(h(10.0 * n, n, n + 90) for n in range(400)), *(v(10.0 * n, n, n + 90) for n in range(400))]
    assert lines_of(rulings) is not None
