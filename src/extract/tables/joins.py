"""Tables that go on overleaf -> one table each, repeated headers dropped, broken rows made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Cell, Figure, Paragraph, Table, TableOrigin
from .headers import set_apart
from .merging import append_rows, remapped, shared_columns, without_rows
from .overflow import with_overflow
from .overleaf import row_continues
from .repeats import Signature, signature, with_parted_headings, without_repeats

RULED_TOLERANCE = 4.0  # points between the columns of two pages
ALIGNED_TOLERANCE = 18.0  # columns that white space alone tells apart move with the words in them
LEAST_SHARED = 3  # columns that must agree where the next page is ruled into more (a small table inside a cell)
MOST_REPEATED = 6
ROOM = 2.0  # row heights that must be free under a table that is over


@dataclass(slots=True)
class _Growing:
    """A table with the headings that its next page may repeat."""

    table: Table
    stack: frozenset[Signature]
    last_page: int = 0

    def overflow(self, paragraph: Paragraph) -> Table | None:
        """The table with this paragraph from the top of the page after the one it was drawn on last."""
        if not paragraph.parts or paragraph.parts[0].page != self.last_page + 1:
            return None
        return with_overflow(self.table, paragraph)


def join_over_pages(blocks: Sequence[Block], feet: Mapping[int, float] | None = None) -> tuple[Block, ...]:
    """The blocks with tables made one where one goes on at the top of the next page with nothing printed between
    (a crest at the page's top, a figure without words, is nothing).

    `feet` is how far down pages like each page are printed: a table with room below for the next row ends there,
    unless its header is printed again. The joined table keeps the first one's place, origin and header rows and says
    in `joins` what spoke for each join.
    """
    result: list[Block] = []
    growing: _Growing | None = None
    place = 0
    for block in blocks:
        if growing is not None and isinstance(block, Paragraph):
            flowing = growing.overflow(block)
            if flowing is not None:
                growing.table = result[place] = flowing
                continue
        if not isinstance(block, Table):
            result.append(block)
            growing = growing if isinstance(block, Figure) and not block.text else None
            continue
        grown = _grown(growing, block, feet or {}) if growing is not None else None
        if grown is None:
            growing = _Growing(block, _stack(block, block.header_rows), _last_page(block))
            place = len(result)
            result.append(block)
        else:
            growing = grown
            result[place] = grown.table
    return tuple(without_repeats(block) if isinstance(block, Table) else block for block in result)


def _grown(growing: _Growing, after: Table, feet: Mapping[int, float]) -> _Growing | None:
    """The table grown by `after`; None where `after` is a table of its own."""
    before = growing.table
    if not before.parts or not after.parts or after.parts[0].page != before.parts[-1].page + 1:
        return None
    if before.header_rows:
        after = with_parted_headings(after, before.row(before.header_rows - 1))
    repeated, prefix = _repeated(growing, after)
    evidence = _same_table(before, after, repeated, prefix)
    if evidence is None or (not repeated and _would_have_fitted(before, after, feet)):
        return None
    columns = _columns(before, after, bool(repeated))
    if columns is None:
        return None
    before, after = remapped(before, columns[0]), remapped(after, columns[1])
    stack = _stack(after, prefix) if prefix else growing.stack
    rest = without_rows(after, repeated)
    pages = f"pages {before.parts[-1].page}-{after.parts[0].page}"
    broken = row_continues(before, rest) if rest.row_count and not _is_band(rest, 0) else None
    joined = append_rows(before, rest, broken is not None)
    header_rows = before.header_rows or (min(after.header_rows, before.row_count) if repeated else 0)
    notes = "; ".join(note for note in (evidence, broken) if note)
    return _Growing(
        replace(joined, header_rows=header_rows, joins=(*before.joins, f"{pages}: {notes}")), stack, _last_page(after)
    )


def _would_have_fitted(before: Table, after: Table, feet: Mapping[int, float]) -> bool:
    """Whether there was room under a table for the first row of the next page's."""
    foot = feet.get(before.parts[-1].page)
    heights = [part.box.height for cell in after.row(0) for part in cell.parts[:1] if cell.row_span == 1]
    return foot is not None and bool(heights) and before.parts[-1].box.bottom + ROOM * max(heights) < foot


def _last_page(table: Table) -> int:
    return table.parts[-1].page if table.parts else 0


def _same_table(before: Table, after: Table, repeated: Sequence[int], prefix: int) -> str | None:
    """What says that `after` is the same table; None where it opens with headings of its own."""
    if any(not _is_band(after, row) for row in repeated):
        return "header repeated"
    if after.column_count > before.column_count < LEAST_SHARED and not repeated:
        return None
    if any(not _is_band(after, row) and row not in repeated for row in range(after.header_rows)):
        return None
    if before.origin is not after.origin and TableOrigin.ALIGNED in (before.origin, after.origin):
        return None
    if before.origin is TableOrigin.ALIGNED and (before.header_rows == 0 or after.header_rows > 0):
        return None
    return "bands repeated, same columns" if prefix and repeated else "same columns, nothing between"


def _repeated(growing: _Growing, after: Table) -> tuple[list[int], int]:
    """Rows on top of `after` that repeat headings, and how many rows its headings take with the changed bands."""
    known = growing.stack | _last_bands(growing.table)
    if growing.table.header_rows == 0:
        known |= {signature(growing.table, 0)}
    repeated: list[int] = []
    prefix = 0
    for row in range(min(after.row_count, MOST_REPEATED)):
        if signature(after, row) in known:
            repeated.append(row)
            prefix = row + 1
        elif not _is_band(after, row):
            break
    return repeated, prefix


def _stack(table: Table, rows: int) -> frozenset[Signature]:
    return frozenset(s for s in (signature(table, row) for row in range(rows)) if s)


def _last_bands(table: Table) -> frozenset[Signature]:
    """The bands that stand over the table's last rows."""
    row = table.row_count - 1
    while row >= 0 and not _is_band(table, row):
        row -= 1
    bands = set()
    while row >= 0 and _is_band(table, row):
        bands.add(signature(table, row))
        row -= 1
    return frozenset(bands)


def _is_band(table: Table, row: int) -> bool:
    """One cell over the whole width, set as a heading or shaded, with words in it."""
    cells = table.row(row)
    return len(cells) == 1 and cells[0].column_span == table.column_count > 1 and _heads(cells[0])


def _heads(cell: Cell) -> bool:
    return bool(cell.paragraphs) and (cell.fill is not None or all(set_apart(p) for p in cell.paragraphs))


def _columns(before: Table, after: Table, repeated: bool) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """How the columns of both lie in common ones; None where their edges do not agree."""
    if before.origin is TableOrigin.RULED and after.origin is TableOrigin.RULED:
        return shared_columns(before, after, RULED_TOLERANCE)
    if repeated and before.column_count == after.column_count:
        same = tuple(range(before.column_count + 1))
        return same, same
    return shared_columns(before, after, ALIGNED_TOLERANCE)
