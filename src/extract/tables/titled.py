"""Tables read as one though each has a title and the headings of its own: parted again.

Taught by plans with a table per priority, which white space alone keeps apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from ...document import Part, Table, TableOrigin
from .headers import set_apart
from .merging import at_row
from .repeats import LEAST_LABELS, Signature, signature


def parted_at_titles(table: Table, before: Table | None = None) -> tuple[Table, ...]:
    """The tables of one page, each under its title; the table alone where no title stands over its headings again.

    `before`: the table that may go on here, whose headings need not be repeated. Where lines are drawn around all
    rows, a title among them is a row.
    """
    if table.origin is TableOrigin.RULED or len(table.parts) != 1:
        return (table,)
    known = table if _is_titled(table) else before
    if known is None or not _is_titled(known):
        return (table,)
    depth, heads = known.header_rows, _labels(known, 0, known.header_rows)
    across = {row for c in table.cells for row in range(c.row + 1, c.row + c.row_span)}
    begins = [
        row
        for row in range(1, table.row_count - depth + 1)
        if _is_wide(table, row) and row not in across and _labels(table, row, row + depth) == heads
    ]
    if not begins:
        return (table,)
    table = _with_whole_titles(table, begins)
    return tuple(_rows(table, first, end, depth) for first, end in pairwise([0, *begins, table.row_count]))


def _with_whole_titles(table: Table, rows: Sequence[int]) -> Table:
    """The table with each of these rows one cell."""
    titles = {row: table.row(row) for row in rows}
    whole = [replace(title[0], column_span=table.column_count) for title in titles.values()]
    cells = [cell for cell in table.cells if cell.row not in titles]
    return replace(table, cells=tuple(sorted([*cells, *whole], key=attrgetter("row", "column"))))


def _is_titled(table: Table) -> bool:
    """Whether a title stands over headings on its top."""
    labels = _labels(table, 0, table.header_rows)
    return table.header_rows > 1 and _is_wide(table, 0) and len(labels) >= LEAST_LABELS


def _is_wide(table: Table, row: int) -> bool:
    """One cell over all columns, or words set apart at the left with nothing beside them."""
    cells = table.row(row)
    if len(cells) == 1:
        return cells[0].column_span == table.column_count > 1 and bool(cells[0].paragraphs)
    said = [cell for cell in cells if cell.paragraphs]
    return len(said) == 1 and said[0].column == 0 and all(set_apart(p) for p in said[0].paragraphs)


def _labels(table: Table, first: int, end: int) -> Signature:
    """What is printed in these rows but for titles."""
    return tuple(label for row in range(first, end) if not _is_wide(table, row) for label in signature(table, row))


def _rows(table: Table, first: int, end: int, depth: int) -> Table:
    cells = tuple(at_row(cell, cell.row - first, cell.row_span) for cell in table.cells if first <= cell.row < end)
    whole = table.parts[0].box
    boxes = [part.box for cell in cells for part in cell.parts]
    top = whole.top if first == 0 else min(box.top for box in boxes)
    bottom = whole.bottom if end == table.row_count else max(box.bottom for box in boxes)
    place = Part(table.parts[0].page, replace(whole, top=top, bottom=bottom))
    heads = depth if first else min(table.header_rows, end)
    return replace(table, cells=cells, row_count=end - first, header_rows=heads, parts=(place,))
