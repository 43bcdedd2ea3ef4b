"""What looks like a table and is none: boxes round paragraphs, charts, lists, running text, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..page.content import Word
from .grid import Grid, Span
from .segments import Strip, step

DOT_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}|…{2,}")
LEAST_FILLED = 0.12  # share of cells with words; a chart's grid or squared paper has fewer
SQUARED_PAPER = 24  # cells from which that share is asked for

EMPTY_ROWS = 0.4  # share of rows without a word: the gaps between the bars of a chart
FILLED_BARS = 0.4
MANY_LINES = 12
LEAST_STEP = 0.7  # ems between baselines
SCATTERED = 0.5  # share of the lines that are closer


def is_no_grid(grid: Grid, placed: Mapping[Span, Sequence[Word]]) -> bool:
    """A ruled grid that holds no table: one column (boxed paragraphs), one cell with words,
    hardly any words, or bars with gaps between them."""
    if grid.column_count < 2 or len(grid.spans) < 2:
        return True
    if all(span.column_span == grid.column_count for span in grid.spans):
        return True
    if len(placed) < 2:
        return True
    if len(grid.spans) < SQUARED_PAPER:
        return False
    begun = {span.row for span in placed}
    bars = grid.row_count - len(begun) > EMPTY_ROWS * grid.row_count and len(placed) < FILLED_BARS * len(grid.spans)
    return bars or len(placed) < LEAST_FILLED * len(grid.spans)


def are_contents(strips: Sequence[Strip]) -> bool:
    """A table of contents: titles led by dots to page numbers that never fall, or to nothing."""
    led = [strip.line.words for strip in strips if any(DOT_LEADER.search(word.text) for word in strip.line.words)]
    pages = [int(text) for words in led if (text := words[-1].text.replace(",", "")).isdigit()]
    return len(led) >= 2 and (2 * len(pages) < len(led) or all(a <= b for a, b in pairwise(pages)))


def are_close(strips: Sequence[Strip]) -> bool:
    """Whether any two lines are closer than lines of text can be; on most pages none are."""
    return sum([step(above, below) < LEAST_STEP for above, below in pairwise(strips)]) > 0


def scattered(strips: Sequence[Strip]) -> bool:
    """A map or drawing: words at all heights, so that most lines are closer than lines of text can be."""
    if len(strips) < MANY_LINES:
        return False
    close = sum(step(above, below) < LEAST_STEP for above, below in pairwise(strips))
    return close > SCATTERED * len(strips)
