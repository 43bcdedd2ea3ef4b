"""The rest of a drawn table's last row on top of the next page: one cell with words among empty ones.

By itself such a grid is a box round a paragraph; under the columns of the table before it is more of that table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Table, TableOrigin
from ..page.baselines import Line
from ..page.content import PageContent
from .cells import table_of
from .grid import Grid, grid_of
from .merging import SIDEWAYS
from .outline import across_bands, closed
from .placing import Middles, placed_in
from .refine import refined
from .rulings import page_lines

SAME_EDGE = 4.0  # points


def drawn_overleaf(
    page: PageContent, lines: Sequence[Line], tables: tuple[Table, ...], edges: Sequence[float]
) -> tuple[Table, ...]:
    """The tables of a page, first the grid round its first line where it has columns at these edges and is in none."""
    first = min([line.box for line in lines if line.upright], key=lambda box: box.top, default=None)
    if first is None or any(table.parts[0].box.top < first.bottom for table in tables):
        return tables
    drawn = page_lines(page)
    if drawn is None or not drawn.vertical:
        return tables
    middles = Middles(page.words)
    for group in across_bands(drawn, middles):
        grid = grid_of(closed(group, middles))
        if grid is None or not _has_columns(grid, edges) or not grid.box.holds(first.x0, first.bottom - 1):
            continue
        placed = refined(placed_in(grid, middles))
        if any(table.parts[0].box.top < placed.grid.box.bottom for table in tables):
            return tables
        return (replace(table_of(placed, page, TableOrigin.RULED), header_rows=0), *tables)
    return tables


def _has_columns(grid: Grid, edges: Sequence[float]) -> bool:
    """Whether the grid's columns are these, moved by a binding margin at most."""
    shift = grid.xs[0] - edges[0]
    if len(grid.xs) != len(edges) or abs(shift) > SIDEWAYS:
        return False
    return all(abs(x - shift - edge) <= SAME_EDGE for x, edge in zip(grid.xs, edges, strict=True))
