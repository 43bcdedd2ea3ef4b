"""Tables with a period in every row and a measure in every column: "Month | Rent collected (%) | Voids (days)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Cell, Table
from ..candidates import IndicatorCandidate, Source
from ..columns import Grid, field_of
from ..report import QUOTE_LIMIT
from ..signs import signs_of_table
from .figure_tables import LETTER, MEASURE, MONEY
from .indicator_words import PERIOD, is_value, unit_in, value_in
from .measured_values import has_counted

COUNTED_IN = re.compile(r"%|\b(?:per\s?cent|days|weeks|hours|minutes|no\.?|number)\b", re.IGNORECASE)
FEWEST_ROWS = 2
NO_MEASURE = frozenset({"target", "comparator", "status", "rag", "direction", "period", "unit", "baseline"})


def read_period_rows(grid: Table) -> Iterator[IndicatorCandidate]:
    """Every value of such a table whose headers say what they measure; sums of money are none."""
    cells = Grid(grid)
    rows = [(cell, found[0]) for cell in cells.column(0, 1) if (found := PERIOD.fullmatch(cell.flat.strip()))]
    if len(rows) < FEWEST_ROWS or len(rows) < grid.row_count - 2 or grid.column_count < 2:
        return
    measures = {cell.column: cell for cell in cells.cells(0) if cell.column and _is_measure(cell.flat)}
    for place, (named, period) in enumerate(rows):
        for column, header in measures.items():
            cell = cells.at(named.row, column)
            if cell is not None and is_value(cell.flat):
                before = cells.at(rows[place - 1][0].row, column) if place == len(rows) - 1 and place else None
                earlier = before if before is not None and is_value(before.flat) else None
                yield _candidate(grid, (named, header, cell), period, (earlier, rows[place - 1][1]))


def _is_measure(header: str) -> bool:
    told = COUNTED_IN.search(header) is not None
    if len(LETTER.findall(header)) < 4 or (field_of(header, "indicator") or "") in NO_MEASURE:
        return False
    return told or (not MONEY.search(header) and (MEASURE.search(header) is not None or has_counted(header)))


def _candidate(
    grid: Table, cells: tuple[Cell, Cell, Cell], period: str, earlier: tuple[Cell | None, str]
) -> IndicatorCandidate:
    named, header, cell = cells
    quote = f"{named.flat} | {header.flat} | {cell.flat}"[:QUOTE_LIMIT]
    before, when = earlier
    return IndicatorCandidate(
        Source(
            quote,
            "table:figures",
            named.parts + cell.parts + header.parts or grid.parts,
            grid.locator,
            signs_of_table(grid),
        ),
        name=header.flat,
        value=value_in(cell.flat),
        unit=unit_in(header.flat),
        period=period,
        previous_value=value_in(before.flat) if before else None,
        previous_period=when if before else None,
    )
