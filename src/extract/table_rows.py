"""Walking down a table: bands and rows, with merged cells carried down and repeated headers passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..document import Box, Cell, Paragraph, Part
from ..lookups import fold
from .columns import Columns, Grid
from .row_notes import notes_in
from .themes import is_labelled, names_list
from .wording import is_longer

BAND_WORDS = 40
CONTINUED = re.compile(r"\s?[(\[]?\b(?:cont(?:inued|['’]?d|\.)?|ctd\.?)[)\]]?\.?$")
DAY_MARK = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:\d\d|\d{4})")
LED = re.compile(r"(?:lead|owner|led by|lead officer)s?\s?:\s", re.IGNORECASE)
HeaderAt = Callable[[Grid, int], Columns | None]


@dataclass(frozen=True, slots=True)
class Band:
    """A row that is one cell over the whole table: what the rows below it stand under."""

    row: int
    cell: Cell
    beside: tuple[Cell, ...] = ()  # "Lead: Head of Housing", in a cell of its own

    @property
    def words(self) -> str:
        return " – ".join(cell.flat for cell in (self.cell, *self.beside))


@dataclass(frozen=True, slots=True)
class Row:
    """What one action's row or rows say, cell by cell; a cell merged over several rows stands in each of them.

    `by_column[c]` are the cells of grid column c, top down, each once.
    """

    rows: tuple[int, ...]
    columns: Columns
    by_column: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[str, Cell], ...] = ()  # rows over all columns that tell more of it, each with its field

    def cells(self, field: str) -> tuple[Cell, ...]:
        """The cells of all columns that hold this field, then the notes below that do."""
        columns = self.columns.of(field)
        if len(columns) == 1:
            told = self.by_column[columns[0]]
        else:
            told = tuple([cell for c in columns for cell in self.by_column[c]])
        return (*told, *(cell for name, cell in self.notes if name == field)) if self.notes else told

    def text(self, field: str) -> str | None:
        """All words of the field, one line per paragraph; None where there are none."""
        texts = [t for cell in self.cells(field) if (t := _told(cell))]
        joined = texts[0] if texts else ""
        for before, text in pairwise(texts):
            joined += f" {text}" if _unfinished(before, text) else f"\n{text}"
        return joined or None

    def line(self, field: str) -> str | None:
        """All words of the field on one line."""
        return " ".join(t for cell in self.cells(field) if (t := " ".join(cell.flat.split()))) or None

    def last(self, field: str) -> str | None:
        """The words of the last filled cell: of a state printed for several periods, the latest."""
        words = [" ".join(cell.flat.split()) for cell in self.cells(field) if cell.flat]
        return words[-1] if words else None

    def fill(self, field: str) -> str | None:
        """The last fill of the field's cells."""
        fills = [cell.fill for cell in self.cells(field) if cell.fill]
        return fills[-1] if fills else None

    def every_cell(self) -> tuple[Cell, ...]:
        noted = tuple(cell for _, cell in self.notes)
        return tuple({id(cell): cell for cells in (*self.by_column, noted) for cell in cells}.values())

    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.every_cell() if cell.flat)

    @property
    def parts(self) -> tuple[Part, ...]:
        """One box per page, around all cells of the row."""
        return boxes_of(self.every_cell())

    @property
    def quote(self) -> str:
        return "\n".join(cell.flat for cell in self.every_cell() if cell.flat)


def _told(cell: Cell) -> str:
    """The words of a cell, with the days that its updates open with: "12.02.24 Survey closed" is no item 12.02.24."""
    if not any(p.mark and DAY_MARK.fullmatch(p.mark) for p in cell.paragraphs):
        return cell.text
    lines = (f"{p.mark} {p.text}" if p.mark and DAY_MARK.fullmatch(p.mark) else p.text for p in cell.paragraphs)
    return "\n".join(line for line in lines if line)


def _unfinished(before: str, after: str) -> bool:
    """Whether a sentence cut by a page's end goes on from one cell to the next."""
    return after[:1].islower() and not before.rstrip().endswith((".", ";", ":", "!", "?", ")"))


def boxes_of(cells: Sequence[Cell]) -> tuple[Part, ...]:
    """One part per page, in page order, around all parts of these cells."""
    pages: dict[int, Box] = {}
    for cell in cells:
        for part in cell.parts:
            pages[part.page] = pages[part.page].union(part.box) if part.page in pages else part.box
    return tuple(Part(page, box) for page, box in sorted(pages.items()))


def walk(grid: Grid, columns: Columns, header_at: HeaderAt) -> Iterator[Band | Row]:
    """Bands and rows from the top; a header repeated or changed further down is obeyed, and is itself no row.

    A row whose describing cell goes on from the row above, or is empty, belongs to the row above.
    """
    pending: Row | None = None
    banded = False
    headers = {fold(h) for h in columns.headers if h}
    for number in range(grid.table.row_count):
        if number in columns.header_rows:
            continue
        if _repeats_header(grid, number, headers):
            continue
        overleaf = _under_repeated_header(grid, number, columns) if pending is not None else None
        if pending is not None and overleaf is not None:
            pending = _joined(pending, overleaf)
            continue
        changed = header_at(grid, number) if number > columns.body_start else None
        if changed is not None and changed.fields != columns.fields:
            columns = changed
            headers = {fold(h) for h in columns.headers if h}
            continue
        notes = notes_in(grid, number, banded=banded) if pending is not None else ()
        if pending is not None and notes:
            pending = replace(pending, notes=(*pending.notes, *notes))
            continue
        band = _band(grid, number, columns)
        if band is not None:
            banded = True
            if pending is not None:
                yield pending
                pending = None
            yield band
            continue
        if number < columns.body_start:
            continue
        row = _row(grid, number, columns)
        if row is None:
            continue
        if pending is not None and _continues(pending, row):
            pending = _joined(pending, row)
            continue
        if pending is not None:
            yield pending
        pending = row
    if pending is not None:
        yield pending


def _repeats_header(grid: Grid, number: int, headers: set[str]) -> bool:
    words = [cell.flat for cell in grid.cells(number) if cell.flat]
    if not words or ((first := fold(words[0])) not in headers and CONTINUED.sub("", first) not in headers):
        return False
    texts = {fold(cell) for cell in words}
    if texts and not texts <= headers:
        texts = {CONTINUED.sub("", text) for text in texts}
    return len(texts) >= 2 and texts <= headers


def _under_repeated_header(grid: Grid, number: int, columns: Columns) -> Row | None:
    """The rest of a row cut by a page's end that ran into the header repeated overleaf: its cells without the header.

    None where the row is anything else: every filled cell opens with its column's header, most are nothing more.
    """
    cells = [cell for cell in grid.cells(number) if cell.flat]
    if number < columns.body_start or len(cells) < 2 or any(cell.row != number for cell in cells):
        return None
    rests: dict[int, Cell] = {}
    for cell in cells:
        header = fold(columns.headers[cell.column])
        paragraphs = [p for p in cell.paragraphs if p.text]
        opening = next((n for n in range(1, len(paragraphs) + 1) if fold(_flat(paragraphs[:n])) == header), None)
        if not header or opening is None:
            return None
        if paragraphs[opening:]:
            rests[cell.column] = replace(cell, paragraphs=tuple(paragraphs[opening:]))
    if not rests or 2 * len(rests) > len(cells):
        return None
    by_column = tuple((rests[c],) if c in rests else () for c in range(grid.table.column_count))
    return Row((number,), columns, by_column)


def _flat(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(p.text for p in paragraphs)


def _band(grid: Grid, number: int, columns: Columns) -> Band | None:
    """What heads the rows below: "Objective 2: Warm homes", alone in its row or beside its lead."""
    cells = [cell for cell in grid.cells(number) if cell.flat]
    if len(cells) > 1:
        wide = cells[0].column_span > 1 and cells[0].row == number
        led = wide and is_labelled(cells[0].flat) and all(LED.match(cell.flat) for cell in cells[1:])
        return Band(number, cells[0], tuple(cells[1:])) if led else None
    cell = _alone(cells, grid, number, columns)
    return Band(number, cell) if cell is not None else None


def _alone(cells: Sequence[Cell], grid: Grid, number: int, columns: Columns) -> Cell | None:
    """The only filled cell of a row, where it runs over the columns or stands first and looks like a heading."""
    if len(cells) != 1 or cells[0].row != number or is_longer(cells[0].flat, BAND_WORDS):
        return None
    cell = cells[0]
    if cell.column_span >= max(2, grid.table.column_count - 1):
        return cell
    if cell.column != 0 or grid.table.column_count < 3 or fold(cell.flat) in ("none", "n/a", "nil"):
        return None
    set_apart = cell.fill is not None or all(p.style.bold for p in cell.paragraphs if p.text)
    named = is_labelled(cell.flat) or names_list(cell.flat)
    short = len(cell.flat.split()) <= (6 if columns.fields[0] == "description" else 12)
    return cell if set_apart or named or (short and not cell.flat.endswith(".")) else None


def _row(grid: Grid, number: int, columns: Columns) -> Row | None:
    by_column: list[tuple[Cell, ...]] = []
    for column in range(grid.table.column_count):
        cell = grid.at(number, column)
        by_column.append((cell,) if cell is not None and cell.column == column else ())
    if not any(cell.flat for cells in by_column for cell in cells):
        return None
    return Row((number,), columns, tuple(by_column))


def _continues(above: Row, row: Row) -> bool:
    if above.columns is not row.columns:
        return False
    described = row.cells("description")
    numbered = [cell for cell in row.cells("reference") if cell.flat and cell.row in row.rows]
    if any(cell.flat for cell in described):
        shared = any(cell is other for cell in described for other in above.cells("description"))
        return shared or (not numbered and _goes_on(above, row))
    return not numbered and any(cell.flat and cell.row in row.rows for cell in row.every_cell())


def _goes_on(above: Row, row: Row) -> bool:
    """A description that a page's end has cut in two: it goes on in lower case, without an owner or date of its own."""
    words, before = row.line("description") or "", above.line("description") or ""
    own = any(row.line(name) for name in ("lead_officer", "deadline", "status", "rag"))
    return not own and _unfinished(before, words)


def _joined(above: Row, row: Row) -> Row:
    merged = []
    for upper, lower in zip(above.by_column, row.by_column, strict=True):
        merged.append(upper + tuple(cell for cell in lower if not any(cell is other for other in upper)))
    return replace(above, rows=above.rows + row.rows, by_column=tuple(merged), notes=above.notes + row.notes)
