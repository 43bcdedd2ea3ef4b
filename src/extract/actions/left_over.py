"""What stands in an action table's columns that no field holds: kept, and news to whoever keeps the lookups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Table
from ..candidates import Source, UnreadCandidate
from ..report import QUOTE_LIMIT
from ..table_rows import Row, boxes_of

METHOD = "table:actions"
UNSTORED = frozenset(
    {"priority", "resources", "partners", "evidence", "kind", "start_date", "closed_date", "reviewed", None}
)


def left_over(table: Table, rows: Sequence[Row]) -> Iterator[UnreadCandidate]:
    """One unread row for the table, "header: words" line by line; none where every column found its field."""
    lines: list[str] = []
    cells = []
    for row in rows:
        for column, field in enumerate(row.columns.fields):
            for cell in row.by_column[column] if field in UNSTORED else ():
                if cell.flat:
                    lines.append(f"{row.columns.headers[column]}: {cell.flat}")
                    cells.append(cell)
    if lines:
        words = "\n".join(lines)
        source = Source(words[:QUOTE_LIMIT], METHOD, boxes_of(cells), table.locator)
        yield UnreadCandidate(source, "table", "columns-without-a-field", words)
