"""All tables of one page."""

from __future__ import annotations

from ...document import Box, Table, TableOrigin
from ..page import PageContent
from .cells import centre, table_of
from .headed import headed_tables
from .ruled import ruled_grids, ruled_tables
from .segments import strips_of
from .stripes import grid_from


def find_tables(page: PageContent) -> tuple[Table, ...]:
    """The tables of a page from the top, each position of their grids covered by one cell.

    Ruled ones first, then those that stand in the white space beside and between them. A page with more than 20,000
    drawn edges (2,000 when snapped) is a drawing: no table is given for it.
    """
    grids = ruled_grids(page)
    if grids is None:
        return ()
    tables = ruled_tables(page, grids)
    barred = [grid.box for grid in grids]
    strips = strips_of([word for word in page.words if not _in_any(centre(word), barred)])
    for stripes in headed_tables(strips, barred):
        tables.append(table_of(grid_from(stripes), page, TableOrigin.ALIGNED))
    return tuple(sorted(tables, key=lambda table: (table.parts[0].box.top, table.parts[0].box.x0)))


def _in_any(point: tuple[float, float], boxes: list[Box]) -> bool:
    return any(box.holds(*point) for box in boxes)
