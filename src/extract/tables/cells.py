"""A grid with its words -> a table: paragraphs, colours and header rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...document import Box, Cell, Paragraph, ParagraphKind, Part, Run, Table, TableOrigin
from ..page.content import Fill, PageContent, Word
from ..page.lines import paragraphs_of
from .grid import Grid, Span
from .headers import count_header_rows

COVERED = 0.5  # of a cell's area, for a fill to be its colour
MOST_PADDING = 15.0  # points; more white at the left is an indent


def table_of(grid: Grid, page: PageContent, origin: TableOrigin, placed: Mapping[Span, Sequence[Word]]) -> Table:
    """The table that this grid makes of the words placed in its spans and of the page's fills."""
    colours = _colours(grid, page.fills)
    cells = tuple(_cell(grid, span, page.number, (placed.get(span, ()), colours.get(span))) for span in grid.spans)
    table = Table(cells, grid.row_count, grid.column_count, origin, parts=(Part(page.number, grid.box),))
    header_rows = count_header_rows(table)
    return replace(table, header_rows=header_rows) if header_rows else table


def _cell(grid: Grid, span: Span, number: int, inside: tuple[Sequence[Word], str | None]) -> Cell:
    words, colour = inside
    box = grid.box_of(span)
    width = None
    if words:
        left = min([word.box.x0 for word in words])
        width = box.x1 - left - min(max(left - box.x0, 0.0), MOST_PADDING)
    return Cell(
        span.row,
        span.column,
        span.row_span,
        span.column_span,
        tuple(_worded(p) for p in paragraphs_of(words, number, width)) if words else (),
        colour,
        (Part(number, box),),
    )


def _worded(paragraph: Paragraph) -> Paragraph:
    """A mark that stands alone in its cell is what the cell says ("2.1" in a column of references)."""
    if paragraph.mark is None or paragraph.text or not any(c.isalnum() for c in paragraph.mark):
        return paragraph
    return replace(
        paragraph,
        text=paragraph.mark,
        mark=None,
        kind=ParagraphKind.TEXT,
        level=0,
        runs=(Run(paragraph.mark, paragraph.style),),
    )


def _colours(grid: Grid, fills: Sequence[Fill]) -> dict[Span, str]:
    """The colour painted last over most of each cell; stripes of one colour count together; white is none."""
    outline = grid.box
    fills = [fill for fill in fills if _overlap(fill.box, outline) > 0]
    if not fills:
        return {}
    owners = grid.owners()
    shares: dict[Span, dict[str, float]] = {}
    for fill in fills:
        top, left = grid.position(fill.box.x0, fill.box.top)
        bottom, right = grid.position(fill.box.x1, fill.box.bottom)
        rows = range(top * grid.column_count, bottom * grid.column_count + 1, grid.column_count)
        touched = {owner for row in rows for owner in owners[row + left : row + right + 1]}
        for span in [grid.spans[number] for number in touched]:
            box = grid.box_of(span)
            share = _overlap(fill.box, box) / max(box.width * box.height, 0.01)
            if share >= COVERED:
                shares[span] = {fill.colour: share}
            elif share > 0:
                mixed = shares.setdefault(span, {})
                mixed[fill.colour] = mixed.get(fill.colour, 0.0) + share
    colours = {}
    for span, mixed in shares.items():
        colour = max(mixed, key=lambda c: mixed[c])
        if mixed[colour] >= COVERED and colour.upper() != "FFFFFF":
            colours[span] = colour
    return colours


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0
