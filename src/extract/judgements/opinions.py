"""Opinions of internal audit: which audit was given which level of assurance, in a table or a list of pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ...document import Cell, Table
from ...lookups import fold, remembered, table
from ..columns import Grid

TOP_ROWS = 4  # rows in which the header is looked for
LONGEST_SUBJECT = 16  # words


@dataclass(frozen=True, slots=True)
class Opinion:
    """The cell that names the audit and the cell that gives the opinion."""

    audit: Cell
    given: Cell


def opinions_in(grid: Table) -> Iterator[Opinion]:
    """Every opinion of a table that heads one column as audits and another as opinions."""
    cells = Grid(grid)
    found = next((head for row in range(min(TOP_ROWS, grid.row_count)) if (head := _header(cells, row))), None)
    if found is None:
        return
    below, audits, opinions = found
    for row in range(below, grid.row_count):
        audit, given = cells.at(row, audits), cells.at(row, opinions)
        if audit is None or given is None or audit is given or not audit.flat:
            continue
        if is_opinion(given.flat) and len(audit.flat.split()) <= LONGEST_SUBJECT:
            yield Opinion(audit, given)


def is_opinion(words: str) -> bool:
    """Whether a cell gives a level of assurance and nothing else: "Limited", "Substantial Assurance"."""
    return _level().match(fold(words)) is not None


def _header(cells: Grid, row: int) -> tuple[int, int, int] | None:
    """The row below the header, the column of audits and that of opinions; None where this row is no such header."""
    known = cast(dict[str, list[str]], table("grade_words")["opinions"])
    heads = [cell for cell in cells.cells(row) if cell.flat]
    opinions = next((c for c in heads if fold(c.flat) in known["headers"]), None)
    audits = next((c for c in heads if fold(c.flat) in known["subjects"]), None)
    if opinions is None or audits is None:
        return None
    return row + max(opinions.row_span, audits.row_span), audits.column, opinions.column


@remembered("grade_words")
def _level() -> re.Pattern[str]:
    levels = cast(dict[str, list[str]], table("grade_words")["opinions"])["levels"]
    return re.compile(rf"^(?:{'|'.join(levels)})(?: (?:level of )?assurance)?(?: opinion)?(?: \([^()]{{1,20}}\))?$")
