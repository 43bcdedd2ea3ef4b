"""Tables that go on overleaf -> one table each, repeated headers dropped, broken rows made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Cell, Figure, Paragraph, Table, TableOrigin
from .growing import Growing
from .headers import set_apart
from .last_bands import with_last_band
from .merging import append_rows, remapped, shared_columns, with_whole_first_row, without_rows
from .overflow import with_overflow
from .overleaf import row_continues
from .refit import refitted
from .repeats import Signature, headings_again, signature, with_parted_headings, without_repeats
from .titled import parted_at_titles

RULED_TOLERANCE = 4.0  # points between the columns of two pages
ALIGNED_TOLERANCE = 18.0  # columns that white space alone tells apart move with the words in them
LEAST_SHARED = 3  # columns that must agree where the next page is ruled into more (a small table inside a cell)
MOST_REPEATED = 6
MANY = 4  # columns that white space shows, for a table without headings to be known again
ROOM = 2.0  # row heights that must be free under a table that is over


@dataclass(slots=True)
class _Open:
    """A table that may go on, with the headings that its next page may repeat."""

    rows: Growing
    stack: frozenset[Signature]
    bands: frozenset[Signature] = frozenset()  # the last that were laid aside

    def overflow(self, paragraph: Paragraph) -> bool:
        """Whether this paragraph, from the top of the page after the last drawn on, is the table's; it is put there."""
        if not paragraph.parts or paragraph.parts[0].page != self.rows.last_page + 1:
            return False
        flowing = with_overflow(self.rows.recent, paragraph)
        if flowing is not None:
            self.rows.recent = flowing
        return flowing is not None

    def last_bands(self) -> frozenset[Signature]:
        """The bands that stand over the table's last rows."""
        return _last_bands(self.rows.recent, self.rows.top) or self.bands

    def lay_aside(self) -> None:
        bands = self.last_bands()
        self.rows.lay_aside()
        self.bands = bands if self.rows.rows_aside else frozenset()


def join_over_pages(blocks: Sequence[Block], feet: Mapping[int, float] | None = None) -> tuple[Block, ...]:
    """The blocks with tables made one where one goes on at the top of the next page with nothing printed between
    (a crest at the page's top, a figure without words, is nothing).

    `feet` is how far down pages like each page are printed: a table with room below for the next row ends there,
    unless its header is printed again. The joined table keeps the first one's place, origin and header rows and says
    in `joins` what spoke for each join.
    """
    result: list[Block | _Open] = []
    last: _Open | None = None
    for block in blocks:
        if isinstance(block, Table):
            for table in parted_at_titles(block, last.rows.recent if last is not None else None):
                if last is None and (last := _grown_under_band(result, table, feet or {})) is not None:
                    continue
                if last is None or not _grow(last, table, feet or {}):
                    last = _Open(Growing(table, _last_page(table)), _stack(table, table.header_rows))
                    result.append(last)
            continue
        if isinstance(block, Paragraph) and last is not None and last.overflow(block):
            continue
        result.append(block)
        last = last if isinstance(block, Figure) and not block.text else None
    return tuple(without_repeats(block.rows.whole()) if isinstance(block, _Open) else block for block in result)


def _grown_under_band(result: list[Block | _Open], after: Table, feet: Mapping[int, float]) -> _Open | None:
    """The table that `after` is more of, put to it with the band that stands under its last row; None where it is not
    or none stands there."""
    table, band = result[-2:] if len(result) > 1 else (None, None)
    if not isinstance(table, _Open) or not isinstance(band, Paragraph):
        return None
    kept = table.rows.recent
    table.rows.recent = with_last_band(kept, band) or kept
    if table.rows.recent is kept or not _grow(table, after, feet):
        table.rows.recent = kept
        return None
    result.pop()
    return table


def _grow(table: _Open, after: Table, feet: Mapping[int, float]) -> bool:
    """Whether `after` is more of the table; it is put to it."""
    before = table.rows.recent
    if not before.parts or not after.parts or after.parts[0].page != before.parts[-1].page + 1:
        return False
    if before.header_rows:
        last = [cell for cell in before.cells if cell.row + cell.row_span == before.header_rows]
        after = with_parted_headings(after, last)
    repeated, prefix = _repeated(table, after)
    evidence = None if _has_title_of_its_own(after, repeated) else _same_table(before, after, repeated, prefix)
    if evidence is None or (not repeated and _would_have_fitted(before, after, feet)):
        return False
    rest = _in_columns(table, after, repeated)
    if rest is None:
        return False
    before = table.rows.recent
    broken = row_continues(before, rest) if rest.row_count and not _is_band(rest, 0) else None
    rest = with_whole_first_row(rest) if broken else rest
    notes = "; ".join(note for note in (evidence, broken) if note)
    table.rows.recent = replace(
        append_rows(before, rest, broken is not None),
        header_rows=before.header_rows or (min(after.header_rows, before.row_count) if repeated else 0),
        joins=(*before.joins, f"pages {before.parts[-1].page}-{after.parts[0].page}: {notes}"),
    )
    table.rows.last_page = _last_page(after)
    table.stack = _stack(after, prefix) if prefix else table.stack
    table.lay_aside()
    return True


def _has_title_of_its_own(after: Table, repeated: Sequence[int]) -> bool:
    """Whether the page opens with a band over the headings that the table does not know (a theme each)."""
    return bool(repeated) and 0 not in repeated and _is_band(after, 0)


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
    heads = [row for row in range(after.header_rows) if not _is_as_body(before, after, row)]
    if any(not _is_band(after, row) and row not in repeated for row in heads):
        return None
    if before.origin is not after.origin is TableOrigin.ALIGNED and not before.header_rows:
        return None
    if before.origin is not after.origin and before.origin is TableOrigin.ALIGNED:
        return None
    if before.origin is TableOrigin.ALIGNED and (heads or not _are_known(before)):
        return None
    return "bands repeated, same columns" if prefix and repeated else "same columns, nothing between"


def _is_as_body(before: Table, after: Table, row: int) -> bool:
    """Whether a row is set as the rows before the page's end are: in a table with a column in bold no row is a heading
    for being bold there."""
    printed = [cell for cell in after.row(row) if cell.paragraphs]
    return bool(printed) and before.column_count == after.column_count and all(_is_usual(before, c) for c in printed)


def _is_usual(table: Table, cell: Cell) -> bool:
    """Whether the cells of its column are set as it is: most in bold, where it is, and one at least shaded alike."""
    body = [c for c in table.cells if c.row >= table.header_rows and c.column == cell.column and c.paragraphs]
    apart = sum(_is_apart(c) for c in body)
    return (not _is_apart(cell) or 2 * apart > len(body)) and (not cell.fill or cell.fill in {c.fill for c in body})


def _is_apart(cell: Cell) -> bool:
    return all(set_apart(paragraph) for paragraph in cell.paragraphs)


def _are_known(table: Table) -> bool:
    """Whether the columns that white space shows are sure: there are headings, or many columns."""
    return table.header_rows > 0 or table.column_count >= MANY


def _repeated(table: _Open, after: Table) -> tuple[list[int], int]:
    """Rows on top of `after` that repeat headings, and how many rows its headings take with the changed bands."""
    before = table.rows.recent
    known = table.stack | table.last_bands()
    if before.header_rows == 0:
        known |= {signature(before, 0)}
    repeated: list[int] = []
    prefix = 0
    for row in range(min(after.row_count, MOST_REPEATED)):
        if signature(after, row) in known:
            repeated.append(row)
            prefix = row + 1
        elif not _is_band(after, row):
            break
    if all(_is_band(after, row) for row in repeated) and (again := headings_again(before, after)):
        repeated = sorted({*repeated, *(row for row in range(again) if not _is_band(after, row))})
        prefix = max(prefix, again)
    return repeated, prefix


def _stack(table: Table, rows: int) -> frozenset[Signature]:
    return frozenset(s for s in (signature(table, row) for row in range(rows)) if s)


def _last_bands(table: Table, top: int) -> frozenset[Signature]:
    """The bands that stand over the table's last rows, from row `top` on."""
    row = table.row_count - 1
    while row >= top and not _is_band(table, row):
        row -= 1
    bands = set()
    while row >= top and _is_band(table, row):
        bands.add(signature(table, row))
        row -= 1
    return frozenset(bands)


def _is_band(table: Table, row: int) -> bool:
    """One cell over the whole width, set as a heading or shaded, with words in it."""
    cells = table.row(row)
    return len(cells) == 1 and cells[0].column_span == table.column_count > 1 and _heads(cells[0])


def _heads(cell: Cell) -> bool:
    return bool(cell.paragraphs) and (cell.fill is not None or _is_apart(cell))


def _in_columns(table: _Open, after: Table, repeated: Sequence[int]) -> Table | None:
    """The rows of `after` that are no headings, in the table's columns; None where the columns do not agree.

    The table itself is put into columns that only `after` shows.
    """
    before = table.rows.recent
    columns = _columns(before, after, bool(repeated))
    rest = without_rows(after, repeated)
    if before.origin is after.origin is TableOrigin.RULED or (columns and columns[0] == columns[1]):
        if columns is None:
            return None
        table.rows.put_in(columns[0])
        return remapped(rest, columns[1])
    if before.column_count >= after.column_count and (fitted := refitted(rest, before)) is not None:
        return fitted
    if columns is None:
        return None
    table.rows.put_in(columns[0])
    return remapped(rest, columns[1])


def _columns(before: Table, after: Table, repeated: bool) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """How the columns of both lie in common ones; None where their edges do not agree."""
    if before.origin is TableOrigin.RULED and after.origin is TableOrigin.RULED:
        return shared_columns(before, after, RULED_TOLERANCE)
    if repeated and before.column_count == after.column_count:
        same = tuple(range(before.column_count + 1))
        return same, same
    return shared_columns(before, after, ALIGNED_TOLERANCE)
