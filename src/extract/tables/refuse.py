"""What looks like a table and is none: boxes round paragraphs, charts, lists, running text, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..page import Word
from .grid import Grid, Span

DOT_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}|…{2,}")
LEAST_FILLED = 0.12  # share of cells with words; a chart's grid or squared paper has fewer
SQUARED_PAPER = 24  # cells from which that share is asked for


def is_no_grid(grid: Grid, placed: Mapping[Span, Sequence[Word]]) -> bool:
    """A ruled grid that holds no table: one column (boxed paragraphs), one cell with words, or hardly any words."""
    if grid.column_count < 2 or len(grid.spans) < 2:
        return True
    if all(span.column_span == grid.column_count for span in grid.spans):
        return True
    if len(placed) < 2:
        return True
    return len(grid.spans) >= SQUARED_PAPER and len(placed) < LEAST_FILLED * len(grid.spans)


def has_dot_leaders(words: Sequence[Word]) -> bool:
    """A table of contents: titles led to their page numbers by dots."""
    return sum(bool(DOT_LEADER.search(word.text)) for word in words) >= 2
