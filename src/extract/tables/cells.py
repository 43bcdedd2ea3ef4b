"""A grid with its words -> a table: paragraphs, colours and header rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...document import Cell, Paragraph, ParagraphKind, Part, Run, Table, TableOrigin
from ..blocks.joining import WORD_CUT
from ..page.baselines import Line
from ..page.content import PageContent, Word
from ..page.lines import paragraphs_in
from .grid import Grid, Span
from .headers import count_header_rows
from .painted import colours_of
from .placing import PlacedGrid

MOST_PADDING = 15.0  # points; more white at the left is an indent


def table_of(placed: PlacedGrid, page: PageContent, origin: TableOrigin) -> Table:
    """The table that a grid makes of the words placed in it and of the page's fills."""
    grid = placed.grid
    colours = colours_of(grid, page.fills)
    lines = placed.lines
    ruled = origin is TableOrigin.RULED
    cells = tuple(
        [_cell(grid, span, page.number, (lines.get(span, ()), colours.get(span)), ruled) for span in grid.spans]
    )
    table = Table(cells, grid.row_count, grid.column_count, origin, parts=(Part(page.number, grid.box),))
    header_rows = count_header_rows(table)
    return replace(table, header_rows=header_rows) if header_rows else table


def _cell(grid: Grid, span: Span, number: int, inside: tuple[Sequence[Line], str | None], ruled: bool) -> Cell:
    lines, colour = inside
    box = grid.box_of(span)
    paragraphs: tuple[Paragraph, ...] = ()
    if len(lines) == 1 and len(lines[0].words) == 1 and lines[0].words[0].text.isalnum():
        paragraphs = (_of_word(lines[0].words[0], number),)
    elif lines:
        left = min([line.box.x0 for line in lines])
        width = box.x1 - left - min(max(left - box.x0, 0.0), MOST_PADDING)
        lines = _with_cuts(lines, width) if ruled and len(lines) > 1 else lines
        paragraphs = tuple([_worded(paragraph) for paragraph in paragraphs_in(lines, number, width)])
    return Cell(span.row, span.column, span.row_span, span.column_span, paragraphs, colour, (Part(number, box),))


def _with_cuts(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines, those marked that are one word, or the beginning of one, with no room for another letter."""
    return [*(_cut(line, below, width) for line, below in pairwise(lines)), lines[-1]]


def _cut(line: Line, below: Line, width: float) -> Line:
    word, rest = line.words[-1], below.words[0]
    if len(line.words) > 1 or not (word.text.isalnum() and rest.text[0].isalnum()) or not line.upright:
        return line
    is_begun = rest.text[0].islower() or word.text.isupper() or word.text.isdigit()
    if not is_begun or line.box.width + rest.box.width / len(rest.text) <= width:
        return line
    return replace(line, words=(replace(word, text=word.text + WORD_CUT),))


def _of_word(word: Word, number: int) -> Paragraph:
    """A word of letters and figures alone in its cell: neither a mark nor glued to one."""
    return Paragraph(word.text, runs=(Run(word.text, word.style),), parts=(Part(number, word.box),))


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
