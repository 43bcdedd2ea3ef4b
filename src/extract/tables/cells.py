"""A grid and the page's words -> a table: every word whose centre lies in the grid is in exactly one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Box, Cell, Paragraph, ParagraphKind, Part, Run, Table, TableOrigin
from ..lines import paragraphs_of
from ..page import Fill, PageContent, Word
from .grid import Grid, Span
from .headers import count_header_rows

COVERED = 0.5  # of a cell's area, for a fill to be its colour
MOST_PADDING = 15.0  # points; more white at the left is an indent


def centre(word: Word) -> tuple[float, float]:
    return (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2


def words_in(words: Sequence[Word], box: Box) -> list[Word]:
    """The words whose centre lies in the box."""
    return [word for word in words if box.holds(*centre(word))]


def table_of(grid: Grid, page: PageContent, origin: TableOrigin) -> Table:
    """The table that this grid makes of the page's words and fills."""
    placed = words_by_span(grid, words_in(page.words, grid.box))
    fills = [fill for fill in page.fills if _overlap(fill.box, grid.box) > 0]
    cells = tuple(_cell(grid, span, placed.get(span, []), (page.number, fills)) for span in grid.spans)
    table = Table(cells, grid.row_count, grid.column_count, origin, parts=(Part(page.number, grid.box),))
    return Table(
        cells, grid.row_count, grid.column_count, origin, header_rows=count_header_rows(table), parts=table.parts
    )


def words_by_span(grid: Grid, words: Sequence[Word]) -> dict[Span, list[Word]]:
    """The words of each span; spans without words are left out."""
    owner: dict[tuple[int, int], Span] = {}
    for span in grid.spans:
        for row in range(span.row, span.row + span.row_span):
            for column in range(span.column, span.column + span.column_span):
                owner[row, column] = span
    placed: dict[Span, list[Word]] = {}
    for word in words:
        placed.setdefault(owner[grid.position(*centre(word))], []).append(word)
    return placed


def _cell(grid: Grid, span: Span, words: list[Word], where: tuple[int, list[Fill]]) -> Cell:
    number, fills = where
    box = grid.box_of(span)
    width = None
    if words:
        left = min(word.box.x0 for word in words)
        width = box.x1 - left - min(max(left - box.x0, 0.0), MOST_PADDING)
    return Cell(
        span.row,
        span.column,
        span.row_span,
        span.column_span,
        tuple(_worded(p) for p in paragraphs_of(words, number, width)) if words else (),
        _colour(box, fills),
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


def _colour(box: Box, fills: Sequence[Fill]) -> str | None:
    """The colour painted last over most of the cell; stripes of one colour count together."""
    area = box.width * box.height
    shares: dict[str, float] = {}
    for fill in fills:
        share = _overlap(fill.box, box) / area if area else 0.0
        if share >= COVERED:
            shares = {fill.colour: share}
        elif share > 0:
            shares[fill.colour] = shares.get(fill.colour, 0.0) + share
    colour = max(shares, key=lambda c: shares[c], default=None)
    if colour is None or shares[colour] < COVERED or colour.upper() == "FFFFFF":
        return None
    return colour


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0
