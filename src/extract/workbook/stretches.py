"""A sheet into its parts: titles and notes on lines of their own, and tables between blank rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Paragraph, ParagraphKind, Run, Style, Table
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.structure import split_mark

LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet: its words, place (from 0), spans and look."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    bold: bool = False

    @property
    def said(self) -> bool:
        return bool(self.text.strip())


Row = Sequence[SheetCell]


def blocks_in(rows: Sequence[Row], sheet: str) -> Iterator[Block]:
    """Paragraphs and tables of a sheet whose rows have all their cells, those under a span left out."""
    for stretch in _stretches(rows):
        at = 0
        while at < len(stretch) and _alone(stretch[at]) and not _spanned(stretch[at:]):
            yield _paragraph(stretch[at], sheet)
            at += 1
        if at < len(stretch) and (table := _table(stretch[at:], sheet)):
            yield table


def name_of_place(row: int, column: int) -> str:
    """ "B4" for row 3, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _stretches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows between blank ones; a table that leaves a row blank here and there goes on."""
    stretch: list[Row] = []
    blank = 0
    for row in rows:
        if not any(cell.said for cell in row):
            blank += 1
            continue
        if stretch and blank and not (blank == 1 and _goes_on(stretch, row)):
            yield stretch
            stretch = []
        stretch.append(row)
        blank = 0
    if stretch:
        yield stretch


def _goes_on(stretch: Sequence[Row], row: Row) -> bool:
    """Whether a row after a blank one belongs to the table above: filled as its rows are, and headed by none."""
    above, here = _filled(stretch[-1]), _filled(row)
    looks_like_head = all(cell.bold or cell.fill for cell in row if cell.said)
    return len(here) > 1 and len(above) > 1 and here <= set().union(*map(_filled, stretch)) and not looks_like_head


def _filled(row: Row) -> set[int]:
    return {cell.column for cell in row if cell.said}


def _alone(row: Row) -> bool:
    """One cell with words, and no other painted: a title, a note."""
    return len(_filled(row)) == 1 and sum(bool(cell.fill) for cell in row) <= 1


def _spanned(rows: Sequence[Row]) -> bool:
    """Whether a line of its own is the first of a table's headings: a wide cell right over narrower ones."""
    wide = next(cell for cell in rows[0] if cell.said)
    below = _filled(rows[1]) if len(rows) > 1 else set()
    return wide.row_span > 1 or (wide.column_span > 1 and wide.column > min(below, default=0))


def _paragraph(row: Row, sheet: str) -> Paragraph:
    cell = next(cell for cell in row if cell.said)
    text = " ".join(cell.text.split())
    mark, words = split_mark(text)
    heading = cell.bold and len(text) <= LONGEST_TITLE
    return Paragraph(
        words,
        ParagraphKind.HEADING if heading else ParagraphKind.TEXT,
        mark,
        2 if heading else 0,
        (Run(words, Style(bold=cell.bold)),),
        locator=f"{sheet}!{name_of_place(cell.row, cell.column)}",
    )


def _table(rows: Sequence[Row], sheet: str) -> Table | None:
    """The rows as a table, without the blank columns around them."""
    used = [cell for row in rows for cell in row if cell.said or cell.fill]
    first = min(cell.column for cell in used)
    end = max(cell.column + cell.column_span for cell in used)
    made = build([[_cell(cell, sheet) for cell in row if first <= cell.column < end] for row in rows])
    if made is None:
        return None
    start, stop = name_of_place(rows[0][0].row, first), name_of_place(rows[-1][0].row, end - 1)
    return replace(made, locator=f"{sheet}!{start}:{stop}")


def _cell(cell: SheetCell, sheet: str) -> MarkupCell:
    where = f"{sheet}!{name_of_place(cell.row, cell.column)}"
    lines = [" ".join(line.split()) for line in cell.text.splitlines()]
    paragraphs = tuple(
        Paragraph(line, runs=(Run(line, Style(bold=cell.bold)),), locator=where) for line in lines if line
    )
    return MarkupCell(paragraphs, cell.column_span, cell.row_span, cell.fill)
