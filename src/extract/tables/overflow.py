"""Prose of an unruled cell that runs on at the top of the next page, as narrow there as in its column.

Taught by service-plan prints whose progress column fills the page and goes on overleaf without its label.
"""

from __future__ import annotations

from dataclasses import replace

from ...document import Box, Cell, Paragraph, Part, Table, TableOrigin
from ..page.lines import continues
from .headers import set_apart
from .merging import joined_paragraphs

BESIDE = 4.0  # points by which words may stand over their column's edges
NARROWER = 20.0  # points by which a column must be narrower than its table
PROSE_WORDS = 20
FULL_WIDTH = 0.7  # of the column, for a paragraph without an open sentence to be known as its text


def with_overflow(table: Table, paragraph: Paragraph) -> Table | None:
    """The table with this paragraph in the cell that it goes on from; None where it is no part of the table."""
    if table.origin is not TableOrigin.ALIGNED or not table.header_rows or not table.parts or not paragraph.parts:
        return None
    part = paragraph.parts[0]
    if part.page - table.parts[-1].page not in (0, 1) or set_apart(paragraph):
        return None
    for cell in table.row(table.row_count - 1):
        if cell.row >= table.header_rows and _goes_on(cell, paragraph, table):
            return _with(table, cell, paragraph, part)
    return None


def _goes_on(cell: Cell, paragraph: Paragraph, table: Table) -> bool:
    box, column = paragraph.parts[0].box, cell.parts[0].box
    if not cell.paragraphs or column.width > table.parts[0].box.width - NARROWER:
        return False
    if box.x0 < column.x0 - BESIDE or box.x1 > column.x1 + BESIDE:
        return False
    flowing = len(cell.parts) > 1
    prose = flowing or len(cell.flat.split()) >= PROSE_WORDS
    if not flowing and continues(cell.paragraphs[-1], paragraph):
        return prose
    return prose and (paragraph.mark is not None or box.width >= FULL_WIDTH * _text_width(cell))


def _text_width(cell: Cell) -> float:
    boxes = [part.box for paragraph in cell.paragraphs for part in paragraph.parts]
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


def _with(table: Table, cell: Cell, paragraph: Paragraph, part: Part) -> Table:
    column = cell.parts[0].box
    place = Part(part.page, Box(column.x0, part.box.top, column.x1, part.box.bottom))
    first = part.page > cell.parts[-1].page
    paragraphs = joined_paragraphs(cell.paragraphs, (paragraph,)) if first else (*cell.paragraphs, paragraph)
    grown = replace(cell, paragraphs=paragraphs, parts=_reaching(cell.parts, place))
    note = f"pages {table.parts[-1].page}-{part.page}: prose goes on in its column"
    return replace(
        table,
        cells=tuple(grown if other is cell else other for other in table.cells),
        parts=_reaching(table.parts, place),
        joins=(*table.joins, note) if part.page > table.parts[-1].page else table.joins,
    )


def _reaching(parts: tuple[Part, ...], place: Part) -> tuple[Part, ...]:
    """The parts with one more, or the last grown where it is on the same page."""
    if parts[-1].page == place.page:
        return (*parts[:-1], Part(place.page, parts[-1].box.union(place.box)))
    return (*parts, place)
