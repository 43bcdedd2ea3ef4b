"""Tables drawn with lines, or as painted rectangles."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box, Table, TableOrigin
from ..page.content import Fill, PageContent
from .cells import table_of, words_by_span, words_in
from .grid import Grid, grid_of
from .refine import with_open_columns, with_open_rows, with_white_columns
from .refuse import is_no_grid
from .rulings import EDGES_DRAWN, Lines, connected, lines_of

STRIPE_ENDS = 5.0  # points between the edges of a stripe and the grid's
FRAME_SHARE = 0.6  # of an outer grid's area in one of its cells: it only frames what is in that cell


def ruled_grids(page: PageContent) -> list[Grid] | None:
    """The grids drawn on a page, from the top, none inside another; None where it has too many lines to be read."""
    lines = lines_of(page.rulings)
    if lines is None:
        return None
    grids = _grids(lines, page)
    loose = [fill for fill in page.fills if not any(_mostly_in(fill.box, grid.box) for grid in grids)]
    striped = [fill for fill in page.fills if any(_parts_rows(fill.box, grid) for grid in grids)]
    if loose or striped:
        more = lines_of(page.rulings, [*_tiled(loose, lines), *striped])
        if more is not None:
            grids = _grids(more, page)
    return grids


def ruled_tables(page: PageContent, grids: Sequence[Grid]) -> list[Table]:
    return [table_of(grid, page, TableOrigin.RULED) for grid in grids]


def _refined(grid: Grid, page: PageContent) -> Grid:
    words = words_in(page.words, grid.box)
    grid = with_open_columns(grid, words_by_span(grid, words))
    grid = with_white_columns(grid, words_by_span(grid, words))
    return with_open_rows(grid, words_by_span(grid, words))


def _grids(lines: Lines, page: PageContent) -> list[Grid]:
    found = []
    for group in connected(lines):
        grid = grid_of(group)
        if grid is None:
            continue
        if not is_no_grid(grid, words_by_span(grid, words_in(page.words, grid.box))):
            found.append(grid)
    found = [grid for grid in found if not _only_frames(grid, found)]
    outer = [g for g in found if not any(o is not g and _mostly_in(g.box, o.box) for o in found)]
    return sorted((_refined(grid, page) for grid in outer), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _only_frames(grid: Grid, others: Sequence[Grid]) -> bool:
    """A frame or layout table round another grid: one of its cells is most of it and holds the other."""
    area = grid.box.width * grid.box.height
    for span in grid.spans:
        box = grid.box_of(span)
        if box.width * box.height > FRAME_SHARE * area and any(
            other is not grid and _mostly_in(other.box, box) for other in others
        ):
            return True
    return False


def _tiled(fills: Sequence[Fill], lines: Lines) -> list[Fill]:
    """Fills that lie side by side or one under another, as painted cells do; a lone one is a highlight or a picture.

    A stack of one column that no vertical line runs through is the column of colours of a table, or its stripes.
    """
    if 4 * len(fills) > EDGES_DRAWN:
        return []
    near = 3.0
    ordered = sorted(set(fills), key=lambda fill: (fill.box.top, fill.box.x0))
    beside: set[Fill] = set()
    stacked: set[Fill] = set()
    for n, fill in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if other.box.top > fill.box.bottom + near:
                break
            touching = min(abs(other.box.x0 - fill.box.x1), abs(fill.box.x0 - other.box.x1)) <= near
            level = abs(other.box.top - fill.box.top) <= near and abs(other.box.bottom - fill.box.bottom) <= near
            under = abs(other.box.top - fill.box.bottom) <= near
            upright = abs(other.box.x0 - fill.box.x0) <= near and abs(other.box.x1 - fill.box.x1) <= near
            if touching and level:
                beside |= {fill, other}
            elif under and upright:
                stacked |= {fill, other}
    if not beside:
        stacked = {fill for fill in stacked if _runs_through(fill.box, lines)}
    return [fill for fill in ordered if fill in beside or fill in stacked]


def _parts_rows(stripe: Box, grid: Grid) -> bool:
    """A stripe over the whole width of a grid that shows rows where no line is drawn."""
    if abs(stripe.x0 - grid.xs[0]) > STRIPE_ENDS or abs(stripe.x1 - grid.xs[-1]) > STRIPE_ENDS:
        return False
    if stripe.top < grid.ys[0] - STRIPE_ENDS or stripe.bottom > grid.ys[-1] + STRIPE_ENDS:
        return False
    return any(min(abs(edge - y) for y in grid.ys) > STRIPE_ENDS for edge in (stripe.top, stripe.bottom))


def _runs_through(box: Box, lines: Lines) -> bool:
    middle = (box.top + box.bottom) / 2
    return any(box.x0 + 3 < line.at < box.x1 - 3 and line.start < middle < line.end for line in lines.vertical)


def _mostly_in(inner: Box, outer: Box) -> bool:
    width = min(inner.x1, outer.x1) - max(inner.x0, outer.x0)
    height = min(inner.bottom, outer.bottom) - max(inner.top, outer.top)
    return width > 0 and height > 0 and width * height >= 0.8 * inner.width * inner.height
