"""One measure under its name, its periods side by side, its fields down: "Q1 | Q2" over "Actual" and "Target"."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Block, Cell, Table
from ..candidates import IndicatorCandidate, Source
from ..columns import Grid, field_of
from ..report import QUOTE_LIMIT
from ..signs import signs_of_table
from .indicator_words import PERIOD, comes_before, is_value, unit_in, value_in
from .named_above import Named, measure_above

FIELDS = frozenset({"value", "target", "comparator", "rag", "status", "direction", "comments"})


def read_turned(grid: Table, above: Block | None) -> Iterator[IndicatorCandidate]:
    """The value of each period; the line above must name the measure, and every row be a field of it."""
    periods = _periods(grid)
    rows = _rows(grid) if periods else {}
    named = measure_above(above) if "value" in rows and len(rows) > 1 else None
    if named is None:
        return
    filled = [column for column in periods if is_value(_words(grid, rows["value"], column))]
    for place, column in enumerate(filled):
        before = filled[place - 1] if place and place == len(filled) - 1 else None
        earlier = before if before is not None and comes_before(periods[before], periods[column]) else None
        yield _candidate(grid, named, rows, column, periods, earlier)


def _periods(grid: Table) -> dict[int, str]:
    """The periods over the columns, all but the first of which must have one."""
    heads = [cell for cell in Grid(grid).cells(0) if cell.column and cell.flat]
    found = {cell.column: cell.flat.strip() for cell in heads if PERIOD.fullmatch(cell.flat.strip())}
    return found if len(found) > 1 and len(found) == len(heads) else {}


def _rows(grid: Table) -> dict[str, int]:
    """The row of each field; none where a row is no field, or two are one."""
    labels = [(row, _words(grid, row, 0)) for row in range(1, grid.row_count)]
    found = {field_of(words, "indicator"): row for row, words in labels if words}
    known = {field: row for field, row in found.items() if field in FIELDS}
    return {str(field): row for field, row in known.items()} if len(known) == len(labels) else {}


def _words(grid: Table, row: int, column: int) -> str:
    cell = grid.at(row, column)
    return cell.flat.strip() if cell is not None else ""


def _candidate(
    grid: Table, named: Named, rows: dict[str, int], column: int, periods: dict[int, str], earlier: int | None
) -> IndicatorCandidate:
    told = {field: _words(grid, row, column) or None for field, row in rows.items()}
    cells: list[Cell] = [cell for row in rows.values() if (cell := grid.at(row, column)) and cell.flat]
    parts = tuple(part for cell in cells for part in cell.parts) or grid.parts
    quote = " | ".join((named.name, periods[column], *(cell.flat for cell in cells)))[:QUOTE_LIMIT]
    return IndicatorCandidate(
        Source(quote, "table:indicators", parts, grid.locator, signs_of_table(grid)),
        name=named.name,
        reference=named.reference,
        value=value_in(told["value"] or ""),
        unit=unit_in(named.name),
        period=periods[column],
        target=told.get("target"),
        previous_value=value_in(_words(grid, rows["value"], earlier)) if earlier is not None else None,
        previous_period=periods[earlier] if earlier is not None else None,
        comparator=told.get("comparator"),
        status=told.get("status"),
        rag=told.get("rag"),
    )
