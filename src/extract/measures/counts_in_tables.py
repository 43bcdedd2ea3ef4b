"""How many actions stand where, as tables and charts state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Cell, Figure, Table
from ...lookups import fold
from ..candidates import Source, StatusCountCandidate
from ..figures import COUNT, PERCENT
from ..plans import plan_in
from ..report import QUOTE_LIMIT, source_of
from ..signs import signs_of_table
from .count_words import states

BARE_NUMBER = re.compile(rf"^(?P<count>{COUNT})(?:\s*\((?P<percent>{PERCENT})\))?$", re.IGNORECASE)
BARE_PERCENT = re.compile(rf"^(?P<percent>{PERCENT})(?:\s*\((?P<count>{COUNT})\))?$", re.IGNORECASE)
CHART_LINE = re.compile(r"(?P<status>[A-Za-z][A-Za-z ,'’/-]{2,60}?)[\s:,=–-]+(?P<count>\d{1,4})(?![\d.%])")


def counts_in_table(grid: Table, plan: str | None) -> Iterator[StatusCountCandidate]:
    """A list of states with their numbers, or plans by states."""
    rows = [row for row in grid.rows() if row]  # one that cells from above fill has none of its own
    if len(rows) < 2 or grid.column_count < 2 or grid.column_count > 12:
        return
    listed = [(row, _is_state(row[0])) for row in rows]
    if sum(is_state for _, is_state in listed) >= 2 and grid.column_count <= 4:
        yield from _listed_states(grid, rows, plan)
    elif sum(_is_state(cell) for cell in rows[0][1:]) >= 2:
        yield from _plans_by_states(grid, rows, plan)


def counts_in_chart(chart: Figure, plan: str | None) -> Iterator[StatusCountCandidate]:
    """States with numbers among the words that are printed in a chart."""
    for found in CHART_LINE.finditer(chart.text):
        if states().search(found["status"]):
            source = source_of(chart, method="chart:counts", quote=found[0])
            yield StatusCountCandidate(source, found["status"].strip(), found["count"], plan=plan)


def _is_state(cell: Cell) -> bool:
    words = cell.flat
    return len(words) <= 60 and bool(states().search(words)) and not any(c.isdigit() for c in words)


def _listed_states(grid: Table, rows: Sequence[Sequence[Cell]], plan: str | None) -> Iterator[StatusCountCandidate]:
    total = next((n["count"] for row in rows if fold(row[0].flat) == "total" and (n := _number(row[1:]))), None)
    for row in rows:
        if not _is_state(row[0]):
            continue
        texts = [cell.flat for cell in row[1:]]
        count = next((m for text in texts if (m := BARE_NUMBER.match(text))), None)
        share = next((m for text in texts if (m := BARE_PERCENT.match(text))), None)
        if count is None and share is None:
            continue
        quote = " | ".join(cell.flat for cell in row)
        source = Source(
            quote[:QUOTE_LIMIT], "table:counts", row[0].parts or grid.parts, grid.locator, signs_of_table(grid)
        )
        percent = share["percent"] if share else count["percent"] if count else None
        number = count["count"] if count else share["count"] if share else None
        yield StatusCountCandidate(source, row[0].flat, number, percent, total, plan)


def _number(cells: Sequence[Cell]) -> re.Match[str] | None:
    return next((m for cell in cells if (m := BARE_NUMBER.match(cell.flat))), None)


def _plans_by_states(grid: Table, rows: Sequence[Sequence[Cell]], plan: str | None) -> Iterator[StatusCountCandidate]:
    heads = [cell.flat for cell in rows[0]]
    totals = next((n for n, words in enumerate(heads) if fold(words) in {"total", "total actions", "actions"}), None)
    for row in rows[1:]:
        if len(row) != len(rows[0]) or fold(row[0].flat) in {"total", "totals", "overall", "all"}:
            continue
        for place, cell in enumerate(row):
            found = BARE_NUMBER.match(cell.flat) or BARE_PERCENT.match(cell.flat)
            if place == 0 or not found or not _is_state(rows[0][place]):
                continue
            total = row[totals].flat if totals is not None and totals < len(row) else None
            quote = f"{row[0].flat} | {heads[place]} | {cell.flat}"
            source = Source(
                quote[:QUOTE_LIMIT], "table:counts", cell.parts or grid.parts, grid.locator, signs_of_table(grid)
            )
            named = plan_in(row[0].flat) or row[0].flat or plan
            yield StatusCountCandidate(source, heads[place], found["count"], found["percent"], total, named)
