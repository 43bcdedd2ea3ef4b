"""Tables of grades with themes down the side and years along the top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from ...document import Cell, Table
from ...lookups import fold, remembered, table
from ..columns import Grid
from ..dates_printed import MONTH
from .grade_words import YEAR, given_in

HEADED = re.compile(
    rf"^(?:(?:score|grade|rating|judge?ment|level|inspection|outcome|previous|last|latest|current)s?\s?){{0,2}}(?:in|for)?\s?"
    rf"(?:{MONTH}\s)?(?P<year>{YEAR.pattern})\s?(?:(?:score|grade|rating|judge?ment|level|result|inspection|outcome)s?\s?){{0,2}}$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\bnumber\s+of\b|\bpercentage\b|\brates?\b|%|\bper\s+\d|£|\baverage\b", re.IGNORECASE)
FEWEST = 2  # years, and themes
TOP_ROWS = 3  # in which the years stand


@dataclass(frozen=True, slots=True)
class YearsOver:
    """Every grade of such a table: the cell of what is graded, the grade's own cell, the year over it."""

    graded: tuple[tuple[Cell, Cell, str], ...]
    of_figures: bool  # no words: what makes them grades must be said elsewhere


def years_over(grid: Table) -> YearsOver | None:
    """The grades of a table that holds nothing else but themes, years and grades."""
    cells = Grid(grid)
    for row in range(min(TOP_ROWS, grid.row_count - FEWEST)):
        years = {c.column: found["year"] for c in cells.cells(row) if (found := HEADED.match(c.flat))}
        if len(years) < FEWEST or 0 in years:
            continue
        return _below(cells, row + 1, years)
    return None


@remembered("grade_words")
def _ungraded() -> frozenset[str]:
    return frozenset(cast(dict[str, list[str]], table("grade_words")["ungraded"])["words"])


def _below(cells: Grid, top: int, years: dict[int, str]) -> YearsOver | None:
    found: list[tuple[Cell, Cell, str]] = []
    for row in range(top, cells.table.row_count):
        named = cells.at(row, 0)
        if named is None or not any(c.isalpha() for c in named.flat) or COUNTED.search(named.flat):
            return None
        dated = [(cell, year) for column, year in years.items() if (cell := cells.at(row, column)) and cell.flat]
        dated = [(cell, year) for cell, year in dated if fold(cell.flat) not in _ungraded()]
        if not all(given_in(cell.flat) for cell, _ in dated):
            return None
        found.extend((named, cell, year) for cell, year in dated)
    if len({id(named) for named, _, _ in found}) < FEWEST:
        return None
    return YearsOver(tuple(found), of_figures=all(cell.flat.strip().isdigit() for _, cell, _ in found))
