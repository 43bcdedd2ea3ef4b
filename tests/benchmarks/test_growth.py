"""When growth is too much, and that the grids which it is measured on are read."""

from __future__ import annotations

import pytest
from benchmarks.growth import Step, grid_page, growing, of_cells, of_pages
from benchmarks.workers import Cost

from councilpapers.document import Table
from councilpapers.extract.readers import read


def steps(*found: tuple[int, float, float]) -> list[Step]:
    return [Step(f"{units} pages", units, Cost(seconds, megabytes)) for units, seconds, megabytes in found]


@pytest.mark.parametrize(
    ("found", "complaints"),
    [
        (steps((20, 0.2, 50), (100, 1.0, 60), (1000, 10.0, 90)), []),
        (steps((20, 0.2, 50), (1000, 14.9, 90)), []),
        (steps((20, 0.4, 50), (100, 1.0, 60), (1000, 10.0, 90)), []),
        (steps((20, 0.2, 50), (1000, 16.0, 90)), ["1.6 times the time for each at 1000 pages, against 20 pages"]),
        (
            steps((20, 0.4, 50), (100, 1.0, 60), (1000, 16.0, 90)),
            ["1.6 times the time for each at 1000 pages, against 100 pages"],
        ),
    ],
)
def test_growing(found: list[Step], complaints: list[str]) -> None:
    assert growing(found) == complaints


@pytest.mark.parametrize(
    ("found", "complaints"),
    [
        (steps((20, 0.2, 50), (1000, 10.0, 250)), []),
        (steps((20, 0.2, 50), (1000, 10.0, 251)), ["251 MB for 1000 pages"]),
        (steps((20, 0.2, 400), (1000, 10.0, 90)), []),
    ],
)
def test_pages(found: list[Step], complaints: list[str]) -> None:
    assert of_pages(found) == complaints


@pytest.mark.parametrize(
    ("found", "complaints"),
    [
        (steps((400, 0.01, 50), (36100, 0.9, 999)), []),
        (steps((400, 0.02, 50), (36100, 1.2, 50)), ["1.20 CPU-seconds for 36100 pages"]),
    ],
)
def test_cells(found: list[Step], complaints: list[str]) -> None:
    assert of_cells(found) == complaints


def test_grid_page() -> None:
    (table,) = (block for block in read(grid_page(12), "grid.pdf").blocks if isinstance(block, Table))
    assert (table.row_count, table.column_count) == (12, 12)
    assert all(cell.text for cell in table.cells)
