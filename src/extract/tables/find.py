"""All tables of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ...document import Box, Table, TableOrigin
from ..page.baselines import Line, group_lines, lines_among
from ..page.content import PageContent, Word
from .broken_labels import with_whole_labels
from .cells import table_of
from .drawn import drawn_rows, drawn_tables
from .figures import figure_tables
from .from_overleaf import tables_from_overleaf
from .half_ruled import half_ruled_tables
from .headed import headed_tables
from .labelled import labelled_tables
from .laid import placed_around
from .page_columns import page_columns
from .placing import Middles, placed_in
from .refuse import are_close, scattered
from .ruled import ruled_grids
from .segments import Strip, box_around, strips_in, strips_of
from .stripes import grid_from
from .unruled import aligned_tables
from .wrapped import even_tables, wrapped_tables

SMALLEST = 3.0  # points; smaller print (field names under a spreadsheet) is nothing that a reader sees


def find_tables(page: PageContent, lines: Sequence[Line] | None = None) -> tuple[Table, ...]:
    """The tables of a page from the top, each position of their grids covered by one cell.

    Ruled ones first, then those that stand in the white space beside and between them. A page with more than 100,000
    drawn edges (2,000 when snapped) is a drawing: no table is given for it. `lines` are the page's, where known.
    """
    middles = Middles(page.words)
    grids = ruled_grids(page, middles)
    if grids is None:
        return ()
    tables = [table_of(placed, page, TableOrigin.RULED) for placed in grids]
    taken = [placed.grid.box for placed in grids]
    legible = _legible(group_lines(page.words) if lines is None else lines, middles, taken)
    strips = strips_in(legible)
    columns = [strips] if strips else []
    if are_close(strips):
        columns = [column for column in page_columns(with_whole_labels(strips)) if not scattered(column)]
    for column in columns:
        tables += _in_column(page, column, _across(column, taken), middles)
    return _from_top(tables)


def _in_column(page: PageContent, strips: list[Strip], taken: list[Box], middles: Middles) -> list[Table]:
    """The tables among these lines; their boxes are put to those taken."""
    tables: list[Table] = []
    for find_laid in (drawn_tables, wrapped_tables, figure_tables, even_tables, drawn_rows):
        for laid in find_laid(page, strips, taken):
            placed = placed_around(laid, middles)
            origin = TableOrigin.HALF_RULED if laid.drawn else TableOrigin.ALIGNED
            tables.append(replace(table_of(placed, page, origin), header_rows=laid.head_count))
            taken.append(placed.grid.box)
            strips = _outside(strips, taken)
    return [*tables, *_in_stripes(page, strips, taken, middles)]


def _in_stripes(page: PageContent, strips: list[Strip], taken: list[Box], middles: Middles) -> list[Table]:
    tables: list[Table] = []
    for origin, find in (
        (TableOrigin.HALF_RULED, partial(half_ruled_tables, page)),
        (TableOrigin.ALIGNED, headed_tables),
        (TableOrigin.ALIGNED, labelled_tables),
        (TableOrigin.ALIGNED, partial(tables_from_overleaf, page)),
        (TableOrigin.ALIGNED, aligned_tables),
    ):
        found = [grid_from(stripes) for stripes in find(strips, taken)]
        tables += [table_of(placed_in(grid, middles), page, origin) for grid in found]
        if found:
            taken += [grid.box for grid in found]
            strips = [strip for strip in strips if not _in_any(_middle(strip), taken)]
    return tables


def _across(column: Sequence[Strip], boxes: Sequence[Box]) -> list[Box]:
    """The boxes that reach into the column."""
    around = box_around(column)
    return [box for box in boxes if box.x0 < around.x1 and box.x1 > around.x0]


def _legible(lines: Sequence[Line], middles: Middles, taken: list[Box]) -> Sequence[Line]:
    """The page's lines without what stands in the boxes and what nobody reads."""
    if not taken and all(line.smallest >= SMALLEST for line in lines):
        return lines
    return lines_among([word for word in middles.outside(taken) if word.size >= SMALLEST], lines)


def _outside(strips: list[Strip], taken: list[Box]) -> list[Strip]:
    return strips_of([word for strip in strips for word in strip.line.words if not _in_any(_centre(word), taken)])


def _from_top(tables: list[Table]) -> tuple[Table, ...]:
    return tuple(sorted(tables, key=lambda table: (table.parts[0].box.top, table.parts[0].box.x0)))


def _in_any(point: tuple[float, float], boxes: list[Box]) -> bool:
    x, y = point
    for box in boxes:  # noqa: SIM110 - any() of a generator takes twice as long
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            return True
    return False


def _centre(word: Word) -> tuple[float, float]:
    return (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2


def _middle(strip: Strip) -> tuple[float, float]:
    return (strip.box.x0 + strip.box.x1) / 2, (strip.box.top + strip.box.bottom) / 2
