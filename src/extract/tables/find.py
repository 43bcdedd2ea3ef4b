"""All tables of one page."""

from __future__ import annotations

from ...document import Table
from ..page import PageContent
from .ruled import ruled_grids, ruled_tables


def find_tables(page: PageContent) -> tuple[Table, ...]:
    """The tables of a page from the top, each position of their grids covered by one cell.

    Ruled ones first, then those that stand in the white space beside and between them. A page with more than 20,000
    drawn edges (2,000 when snapped) is a drawing: no table is given for it.
    """
    grids = ruled_grids(page)
    if grids is None:
        return ()
    tables = ruled_tables(page, grids)
    return tuple(sorted(tables, key=lambda table: (table.parts[0].box.top, table.parts[0].box.x0)))
