"""Tables that tell more of one action: its periods, its progress and issues."""

from __future__ import annotations

from ..candidates import Source
from ..columns import Grid, match_columns
from ..report import QUOTE_LIMIT
from ..signs import signs_of_table
from ..table_rows import boxes_of
from .action_drafts import Step

METHOD = "table:progress"
TEXTS = frozenset({"progress", "issues", "comments", "outcomes"})


def steps_of(grid: Grid) -> list[Step]:
    """The rows of a table of periods ("Period | Status | % complete"), in the order printed; [] for other tables."""
    columns = match_columns(grid.table, "progress")
    if columns is None or not columns.has("period") or not columns.has("status", "percent_complete"):
        return []
    if set(columns.fields) - {"period", "status", "percent_complete", None}:
        return []
    steps, signs = [], signs_of_table(grid.table, columns)
    for row in range(columns.body_start, grid.table.row_count):
        cells = {
            name: grid.at(row, columns.of(name)[0])
            for name in ("period", "status", "percent_complete")
            if columns.has(name)
        }
        words = {name: " ".join(cell.flat.split()) for name, cell in cells.items() if cell is not None and cell.flat}
        if "period" not in words or len(words) < 2 or row in columns.header_rows:
            continue
        quote = " ".join(words.values())[:QUOTE_LIMIT]
        locator = f"{grid.table.locator}, row {row + 1}" if grid.table.locator else None
        source = Source(quote, METHOD, boxes_of([c for c in cells.values() if c]), locator, signs)
        steps.append(Step(source, words["period"], words.get("status"), words.get("percent_complete")))
    return steps


def block_texts(grid: Grid) -> list[tuple[str, str]] | None:
    """(field, words) of a table of texts only ("Progress | Issues affecting progress"); None for other tables."""
    columns = match_columns(grid.table, "action", at_least=1)
    if columns is None:
        return None
    named = {field for field in columns.fields if field}
    if not named or named - TEXTS or None in columns.fields or columns.body_start == 0:
        return None
    texts: list[tuple[str, str]] = []
    for row in range(columns.body_start, grid.table.row_count):
        for column, field in enumerate(columns.fields):
            cell = grid.at(row, column)
            if field and cell is not None and cell.row == row and cell.column == column and cell.text:
                texts.append((field, cell.text))
    return texts
