"""A join over pages undone: the tables of the pages again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...document import Cell, Table
from .merging import at_row


def split_at_pages(table: Table) -> tuple[Table, ...]:
    """A table over several pages as one table a page, for readers who do not believe the join.

    A row that a page end broke stands whole where it begins, and so does a merged cell: overleaf an empty one goes on.
    Headers that were printed again are not put back.
    """
    begins = _first_rows(table)
    if len(begins) < 2:
        return (table,)
    edges = [*begins.values(), table.row_count]
    cells: dict[int, list[Cell]] = {begin: [] for begin in begins.values()}
    for cell in table.cells:
        for piece, begin in _pieces(cell, edges):
            cells[begin].append(piece)
    return tuple(
        replace(
            table,
            cells=tuple(cells[begin]),
            row_count=end - begin,
            header_rows=max(0, min(table.header_rows, end) - begin),
            parts=tuple(part for part in table.parts if part.page == page),
            joins=(),
        )
        for page, (begin, end) in zip(begins, pairwise(edges), strict=True)
    )


def _first_rows(table: Table) -> dict[int, int]:
    """The row that each page begins with, pages and rows ascending; a page without a row of its own is left out."""
    begins: dict[int, int] = {}
    for number, row in enumerate(table.rows()):
        for page in [cell.parts[0].page for cell in row if cell.parts]:
            if not begins or page > max(begins):
                begins[page] = number
    return begins


def _pieces(cell: Cell, edges: list[int]) -> Iterator[tuple[Cell, int]]:
    """The cell cut at the page ends, each piece with the row that its page begins with."""
    for begin, end in pairwise(edges):
        first, last = max(cell.row, begin), min(cell.row + cell.row_span, end)
        if first < last:
            piece = at_row(cell, first - begin, last - first)
            yield (piece if first == cell.row else replace(piece, paragraphs=())), begin
