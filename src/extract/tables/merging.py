"""The arithmetic of joining tables: common columns, rows taken out, rows put under one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ...document import Cell, Paragraph, Part, Table, TableOrigin
from ..blocks.joining import FINISHED
from ..page.lines import continues, join

Columns = tuple[int, ...]  # for every edge of a table its number among the common edges
SIDEWAYS = 60.0  # points by which a page may be moved against the last (binding margins)
PROSE_WORDS = 4


def edges_of(table: Table) -> tuple[float, ...] | None:
    """The x of every column edge, from the latest cells that show it; None where a column's edge is never seen."""
    found: dict[int, float] = {}
    for cell in table.cells:
        if cell.parts:
            found[cell.column] = cell.parts[-1].box.x0
            found.setdefault(cell.column + cell.column_span, cell.parts[-1].box.x1)
    if any(column not in found for column in range(table.column_count + 1)):
        return None
    return tuple(found[column] for column in range(table.column_count + 1))


def shared_columns(before: Table, after: Table, tolerance: float) -> tuple[Columns, Columns] | None:
    """The columns of both tables as numbers of common ones: the finer table's. None where they do not agree."""
    one, other = edges_of(before), edges_of(after)
    if one is None or other is None:
        return None
    shift = other[0] - one[0]
    if abs(shift) > SIDEWAYS or abs(other[-1] - one[-1] - shift) > tolerance:
        return None
    other = tuple(x - shift for x in other)
    fine, coarse = (one, other) if len(one) >= len(other) else (other, one)
    places = []
    for x in coarse:
        nearest = min(range(len(fine)), key=lambda n: abs(fine[n] - x))
        if abs(fine[nearest] - x) > tolerance or nearest in places:
            return None
        places.append(nearest)
    same = tuple(range(len(fine)))
    return (same, tuple(places)) if fine is one else (tuple(places), same)


def remapped(table: Table, columns: Columns) -> Table:
    """The table with its columns as the common ones."""
    if columns == tuple(range(table.column_count + 1)):
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        first, end = columns[cell.column], columns[cell.column + cell.column_span]
        wide = replace(cell, column=first, column_span=end - first)
        if table.origin is TableOrigin.ALIGNED and cell.column_span == 1 < end - first:
            cells += [replace(wide, column_span=1), *(_gap(wide, column) for column in range(first + 1, end))]
        else:
            cells.append(wide)
    return replace(table, cells=tuple(cells), column_count=columns[-1])


def _gap(cell: Cell, column: int) -> Cell:
    """An empty cell beside one that white space made as wide as two, for want of words in the second."""
    return Cell(cell.row, column, cell.row_span, 1, (), None, cell.parts)


def at_row(cell: Cell, row: int, row_span: int) -> Cell:
    """The cell in another row."""
    return Cell(row, cell.column, row_span, cell.column_span, cell.paragraphs, cell.fill, cell.parts)


def without_rows(table: Table, dropped: Collection[int]) -> Table:
    """The table without some rows, whose words it keeps as repeated; a cell that reaches out of them stays."""
    if not dropped:
        return table
    kept = [row for row in range(table.row_count) if row not in dropped]
    number = {row: n for n, row in enumerate(kept)}
    cells, said = [], []
    for cell in table.cells:
        rows = [row for row in range(cell.row, cell.row + cell.row_span) if row in number]
        if rows:
            cells.append(at_row(cell, number[rows[0]], len(rows)))
        elif cell.paragraphs:
            said.append(cell.flat)
    header_rows = sum(row < table.header_rows for row in kept)
    repeats = (*table.repeats, " ".join(said)) if said else table.repeats
    return replace(table, cells=tuple(cells), row_count=len(kept), header_rows=header_rows, repeats=repeats)


def append_rows(before: Table, after: Table, broken: bool) -> Table:
    """`after` under `before`; `broken`: its first row is the rest of the last one. Merged cells go on where empty."""
    if not after.row_count:
        return replace(before, parts=before.parts + after.parts, repeats=before.repeats + after.repeats)
    last = before.row_count - 1
    offset = last if broken else before.row_count
    cells = {id(cell): cell for cell in before.cells}
    above = {cell.column: cell for cell in before.cells if cell.row + cell.row_span == before.row_count}
    added = []
    for cell in after.cells:
        upper = above.get(cell.column) if cell.row == 0 else None
        if upper is not None and (broken or _merge_goes_on(upper, cell)):
            cells[id(upper)] = _one_cell(upper, cell, offset + cell.row_span - upper.row)
        else:
            added.append(at_row(cell, cell.row + offset, cell.row_span))
    return replace(
        before,
        cells=(*cells.values(), *added),
        row_count=offset + after.row_count,
        parts=before.parts + after.parts,
        repeats=before.repeats + after.repeats,
    )


def with_whole_first_row(table: Table) -> Table:
    """The table with its first row, the rest of another, made whole: rows under it that say more in its only filled
    column, behind the first, are part of it."""
    filled = [[cell.column for cell in row if cell.paragraphs] for row in table.rows()]
    if not filled or len(filled[0]) != 1 or filled[0] == [0] or any(cell.row_span > 1 for cell in table.row(0)):
        return table
    end = next((row for row in range(1, table.row_count) if not _goes_on_alone(table, row, filled)), table.row_count)
    cells = {cell.column: cell for cell in table.row(0)}
    for cell in (cell for row in range(1, end) for cell in table.row(row)):
        upper = cells[cell.column]
        place = Part(upper.parts[0].page, upper.parts[0].box.union(cell.parts[0].box)) if cell.parts else None
        parts = (place,) if place is not None else upper.parts
        cells[cell.column] = replace(upper, paragraphs=upper.paragraphs + cell.paragraphs, parts=parts)
    below = [at_row(cell, cell.row - end + 1, cell.row_span) for cell in table.cells if cell.row >= end]
    header_rows = max(0, table.header_rows - end + 1)
    return replace(table, cells=(*cells.values(), *below), row_count=table.row_count - end + 1, header_rows=header_rows)


def _goes_on_alone(table: Table, row: int, filled: Sequence[Sequence[int]]) -> bool:
    """Whether a row has words in the only filled column of the first row alone, in cells like those of that row."""
    shape = [(cell.column, cell.column_span) for cell in table.row(0)]
    alike = [(cell.column, cell.column_span) for cell in table.row(row) if cell.row_span == 1] == shape
    return alike and filled[row] == filled[0]


def _merge_goes_on(upper: Cell, lower: Cell) -> bool:
    """An empty cell over several rows, or under such a one, is the rest of a merged cell."""
    merged = upper.row_span > 1 or lower.row_span > 1
    return merged and bool(upper.paragraphs) and not lower.paragraphs and upper.column_span == lower.column_span


def _one_cell(upper: Cell, lower: Cell, row_span: int) -> Cell:
    return replace(
        upper,
        row_span=row_span,
        paragraphs=joined_paragraphs(upper.paragraphs, lower.paragraphs),
        fill=upper.fill or lower.fill,
        parts=upper.parts + lower.parts,
    )


def joined_paragraphs(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell whose row is known to be broken; the sentence at the break is made whole."""
    if before and after and (continues(before[-1], after[0]) or _breaks_inside(before[-1], after[0])):
        return (*before[:-1], join(before[-1], after[0]), *after[1:])
    return before + after


def _breaks_inside(before: Paragraph, after: Paragraph) -> bool:
    """Prose without a full stop goes on, also with a capital ("the Strategic Capital / Grant funding")."""
    if after.mark or before.style.bold != after.style.bold:
        return False
    return len(before.text.split()) >= PROSE_WORDS and not FINISHED.search(before.text)
