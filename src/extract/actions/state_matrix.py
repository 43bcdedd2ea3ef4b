"""Columns to be ticked, with a mark in one of them: states ("Not started | Under way | Complete", "R | A | G"), and
when it is to be done ("Short term | Medium term | Long term", "2024/25 | 2025/26").
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..columns import Columns, Grid
from ..status_words import COLOUR, is_status
from ..table_rows import Row
from .action_drafts import Draft

FEWEST = 2  # columns
MARK = re.compile(r"^[✓✔√☑☒✗✘xX●■•]$")
STATES = ("status", "rag", None)
TERMS = ("deadline", "target", None)
TERM = re.compile(
    r"""
    (?: (?: immediate | short | medium | long | longer | quick \s wins? ) (?: [\s-] term )?
      | year \s? [1-9] | 20 \d\d \s? [-/] \s? (?: 20 )? \d\d )
    (?: \s? \( [^()]{1,40} \) )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def ticked_columns(grid: Grid, columns: Columns) -> frozenset[int]:
    """The columns headed by a state or a term that hold nothing but marks; none where only one is.

    No row has two states; of two years that are marked the later counts.
    """
    marked = {
        column: (field, header)
        for column, (field, header) in enumerate(zip(columns.fields, columns.headers, strict=True))
        if header.strip() and _only_marks(grid, columns, column)
    }
    states = frozenset(c for c, (field, header) in marked.items() if field in STATES and _names_state(header))
    terms = frozenset(c for c, (field, header) in marked.items() if field in TERMS and TERM.search(header))
    rows = range(grid.table.row_count)
    once = all(_marks(grid, row, states) < FEWEST for row in rows)
    several = [found for found in (states if once else frozenset(), terms) if len(found) >= FEWEST]
    return frozenset().union(*(found for found in several if any(_marks(grid, row, found) for row in rows)))


def without(columns: Columns, ticked: frozenset[int]) -> Columns:
    """The columns, those that are ticked without a field of their own."""
    fields = tuple(None if column in ticked else field for column, field in enumerate(columns.fields))
    return replace(columns, fields=fields) if ticked else columns


def say_ticked(draft: Draft, row: Row, ticked: frozenset[int]) -> None:
    """Give the action the state, and the term, whose column is marked in its row."""
    for header in (row.columns.headers[c] for c in sorted(ticked) for cell in row.by_column[c] if cell.flat):
        term = TERM.search(header)
        if term:
            draft.deadline = term.group()
        elif COLOUR.match(header):
            draft.rag = header
        else:
            draft.status = header


def _names_state(header: str) -> bool:
    return is_status(header) or COLOUR.match(header) is not None


def _only_marks(grid: Grid, columns: Columns, column: int) -> bool:
    return all(not cell.flat or MARK.match(cell.flat) for cell in grid.column(column, columns.body_start))


def _marks(grid: Grid, row: int, ticked: frozenset[int]) -> int:
    cells = (grid.at(row, column) for column in ticked)
    return sum(cell is not None and MARK.match(cell.flat) is not None for cell in cells)
