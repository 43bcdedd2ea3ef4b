"""Tables that the format itself declares: spans are laid out until every position has its one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ...document import Cell, Paragraph, Table, TableOrigin

MAX_COLUMNS = 1_000
MAX_HEADER_ROWS = 3
MAX_POSITIONS = 400_000


@dataclass(frozen=True, slots=True)
class MarkupCell:
    """A cell as the format writes it, before it has a column."""

    paragraphs: tuple[Paragraph, ...] = ()
    column_span: int = 1
    row_span: int = 1
    fill: str | None = None
    header: bool = False


def build(rows: Sequence[Sequence[MarkupCell]], header_rows: int = 0) -> Table | None:
    """The grid of these rows, as HTML lays it out; None without any words.

    Spans beyond the last row are cut, gaps are filled with empty cells; columns go that are only there because the
    edges of some cells do not meet.
    """
    cells, taken = _placed(rows)
    used = _used(cells, len(rows))
    width = min(max((c.column + c.column_span for c in cells), default=0), MAX_COLUMNS)
    cells += [
        Cell(row, column)
        for row in range(len(rows))
        for column in range(width)
        if (row, column) not in taken and len(rows) * width <= MAX_POSITIONS
    ]
    if not any(cell.text for cell in cells):
        return None
    if header_rows == 0:
        header_rows = _declared_headers(rows)
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    table = Table(ordered, len(rows), width, TableOrigin.MARKUP, min(header_rows, len(rows)))
    return _without_slivers(table, used)


def _used(cells: Sequence[Cell], rows: int) -> set[int]:
    """The columns in which a cell with words or a fill begins, or a cell of half of the rows."""
    begun = Counter(cell.column for cell in cells for _ in range(cell.row_span))
    said = {cell.column for cell in cells if cell.paragraphs or cell.fill}
    return said | {column for column, count in begun.items() if count * 2 >= rows}


def _placed(rows: Sequence[Sequence[MarkupCell]]) -> tuple[list[Cell], set[tuple[int, int]]]:
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            if column >= MAX_COLUMNS:
                break
            high = max(1, min(cell.row_span, len(rows) - number))
            wide = max(1, min(cell.column_span, MAX_COLUMNS - column))
            wide = next((n for n in range(1, wide) if (number, column + n) in taken), wide)
            if high * wide + len(taken) > MAX_POSITIONS:
                high = 1
            cells.append(Cell(number, column, high, wide, cell.paragraphs, cell.fill))
            taken.update((number + r, column + c) for r in range(high) for c in range(wide))
            column += wide
    return cells, taken


def _declared_headers(rows: Sequence[Sequence[MarkupCell]]) -> int:
    """Rows on top whose every cell is a header."""
    count = 0
    for row in rows:
        if not row or not all(cell.header for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def set_apart(rows: Sequence[Sequence[MarkupCell]]) -> int:
    """The header rows on top by their looks, bold or shaded throughout where the next row is not; 0 for none.

    Bands of a single cell may stand over a header ("Priority 1 - Safe at home"), but are none by themselves.
    """
    widest = max(map(len, rows), default=0)
    bands = next((n for n, row in enumerate(rows) if len(row) > 1), 0) if widest > 1 else 0
    if len(rows) < bands + 2 or sum(bool(c.paragraphs) for c in rows[bands]) < 2:
        return 0
    for apart in (_shaded_alike, _bold_throughout):
        count = bands + next((n for n, row in enumerate(rows[bands:]) if not apart(rows[bands], row)), len(rows))
        if bands < count <= bands + MAX_HEADER_ROWS and count < len(rows):
            return count
    return 0


def _shaded_alike(first: Sequence[MarkupCell], row: Sequence[MarkupCell]) -> bool:
    shades = {cell.fill for cell in first}
    return len(row) > 1 and len(shades) == 1 and None not in shades and shades == {cell.fill for cell in row}


def _bold_throughout(_first: Sequence[MarkupCell], row: Sequence[MarkupCell]) -> bool:
    runs = [r for c in row for p in c.paragraphs for r in p.runs if r.text.strip()]
    return len(row) > 1 and bool(runs) and all(r.style.bold for r in runs)


def _without_slivers(table: Table, used: Set[int]) -> Table:
    if len(used) == table.column_count or not used:
        return table
    order = {column: place for place, column in enumerate(sorted(used))}
    kept = []
    for cell in table.cells:
        covered = [order[c] for c in range(cell.column, cell.column + cell.column_span) if c in order]
        if covered:
            kept.append(Cell(cell.row, covered[0], cell.row_span, len(covered), cell.paragraphs, cell.fill, cell.parts))
    return replace(table, cells=tuple(kept), column_count=len(used))
