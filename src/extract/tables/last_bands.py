"""A band that a page ends with, under the last row of a table: it stands over rows overleaf.

Taught by plans whose themes are bands between their actions, with room on the page for a theme but for no action of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Block, Box, Cell, Paragraph, Part, Table
from .headers import set_apart

CLOSE = 1.2  # heights of its line that may be white over a band
SAME_START = 3.0  # points


def with_last_band(table: Table, paragraph: Paragraph) -> Table | None:
    """The table with this paragraph as its last row; None where it does not stand as the table's other bands do."""
    if not table.parts or len(paragraph.parts) != 1 or not set_apart(paragraph):
        return None
    part, whole = paragraph.parts[0], table.parts[-1]
    bands = [cell for cell in table.cells if cell.row >= table.header_rows and _is_band(cell, table)]
    if part.page != whole.page or not bands:
        return None
    starts = [place.box.x0 for cell in bands for words in cell.paragraphs for place in words.parts]
    low = whole.box.bottom - SAME_START
    if not low <= part.box.top <= whole.box.bottom + CLOSE * part.box.height or part.box.x1 > whole.box.x1:
        return None
    if not any(abs(start - part.box.x0) <= SAME_START for start in starts):
        return None
    box = Box(whole.box.x0, min(part.box.top, whole.box.bottom), whole.box.x1, part.box.bottom)
    band = Cell(table.row_count, 0, 1, table.column_count, (paragraph,), bands[-1].fill, (Part(part.page, box),))
    parts = (*table.parts[:-1], Part(part.page, whole.box.union(box)))
    return replace(table, cells=(*table.cells, band), row_count=table.row_count + 1, parts=parts)


def without_last_band(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a page without a band under the table that they end with."""
    if len(blocks) < 2:
        return blocks
    table, last = blocks[-2:]
    ends_with_band = (
        isinstance(table, Table) and isinstance(last, Paragraph) and with_last_band(table, last) is not None
    )
    return blocks[:-1] if ends_with_band else blocks


def _is_band(cell: Cell, table: Table) -> bool:
    """One cell over the whole width, set as a heading."""
    wide = cell.column == 0 and cell.column_span == table.column_count > 1
    return wide and bool(cell.paragraphs) and all(set_apart(words) for words in cell.paragraphs)
