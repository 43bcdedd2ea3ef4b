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
    bands = [row for row in table.rows()[table.header_rows :] if _is_band(row)]
    if part.page != whole.page or not bands:
        return None
    starts = [place.box.x0 for row in bands for words in row[0].paragraphs for place in words.parts]
    low = whole.box.bottom - SAME_START
    if not low <= part.box.top <= whole.box.bottom + CLOSE * part.box.height or part.box.x1 > whole.box.x1:
        return None
    if not any(abs(start - part.box.x0) <= SAME_START for start in starts):
        return None
    top = min(part.box.top, whole.box.bottom)
    first, *others = [_moved(cell, table.row_count, Part(part.page, part.box), top) for cell in bands[-1]]
    parts = (*table.parts[:-1], Part(part.page, whole.box.union(part.box)))
    cells = (*table.cells, replace(first, paragraphs=(paragraph,)), *others)
    return replace(table, cells=cells, row_count=table.row_count + 1, parts=parts)


def _moved(cell: Cell, row: int, place: Part, top: float) -> Cell:
    """A cell of another band in this row, without its words."""
    box = cell.parts[-1].box if cell.parts else place.box
    part = Part(place.page, Box(box.x0, top, box.x1, place.box.bottom))
    return replace(cell, row=row, row_span=1, paragraphs=(), parts=(part,))


def without_last_band(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a page without a band under the table that they end with."""
    if len(blocks) < 2:
        return blocks
    table, last = blocks[-2:]
    ends_with_band = (
        isinstance(table, Table) and isinstance(last, Paragraph) and with_last_band(table, last) is not None
    )
    return blocks[:-1] if ends_with_band else blocks


def _is_band(row: Sequence[Cell]) -> bool:
    """Words set as a heading at the left, with nothing beside them."""
    if not row or row[0].column or row[0].row_span > 1 or not row[0].paragraphs:
        return False
    alone = not any(cell.paragraphs for cell in row[1:])
    return alone and all(set_apart(words) for words in row[0].paragraphs)
