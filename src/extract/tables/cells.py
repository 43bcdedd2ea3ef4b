"""A grid and the page's words -> a table: every word whose centre lies in the grid is in exactly one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document import Box, Cell, Paragraph, ParagraphKind, Part, Run, Table, TableOrigin
from ..page.content import Fill, PageContent, Word
from ..page.lines import paragraphs_of
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
    colours = _colours(grid, page.fills)
    cells = tuple(_cell(grid, span, page.number, (placed.get(span, []), colours.get(span))) for span in grid.spans)
    table = Table(cells, grid.row_count, grid.column_count, origin, parts=(Part(page.number, grid.box),))
    return replace(table, header_rows=count_header_rows(table))


def words_by_span(grid: Grid, words: Sequence[Word]) -> dict[Span, list[Word]]:
    """The words of each span; spans without words are left out."""
    owner = _owners(grid)
    placed: dict[Span, list[Word]] = {}
    for word in words:
        placed.setdefault(owner[grid.position(*centre(word))], []).append(word)
    return placed


def _owners(grid: Grid) -> dict[tuple[int, int], Span]:
    """The span of every (row, column)."""
    return {
        (row, column): span
        for span in grid.spans
        for row in range(span.row, span.row + span.row_span)
        for column in range(span.column, span.column + span.column_span)
    }


def _cell(grid: Grid, span: Span, number: int, inside: tuple[list[Word], str | None]) -> Cell:
    words, colour = inside
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
    owner = _owners(grid)
    shares: dict[Span, dict[str, float]] = {}
    for fill in fills:
        if _overlap(fill.box, grid.box) <= 0:
            continue
        top, left = grid.position(fill.box.x0, fill.box.top)
        bottom, right = grid.position(fill.box.x1, fill.box.bottom)
        touched = {owner[row, column] for row in range(top, bottom + 1) for column in range(left, right + 1)}
        for span in touched:
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
