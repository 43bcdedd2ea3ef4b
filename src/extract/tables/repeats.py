"""Headings that are printed again inside a table: rows of their own, or in one cell with the row that a page cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from ...document import Cell, Paragraph, Table
from ...lookups import fold
from .merging import without_rows

LEAST_LABELS = 2
MOST_ROWS_DOWN = 4  # from the top of a page to the row that its headings run into

Signature = tuple[str, ...]
Words = tuple[Paragraph, ...]


def signature(table: Table, row: int) -> Signature:
    """What is printed in a row, as it is compared; empty cells do not count."""
    texts = (squeezed(cell.flat) for cell in table.row(row))
    return tuple(text for text in texts if text)


def squeezed(words: str) -> str:
    """Words as they are compared: without white space, case, quotes and closing punctuation."""
    return fold("".join(words.split()))


def headings_again(before: Table, after: Table) -> int:
    """How many rows on top of `after` say all the headings of `before`, in whatever cells; 0 where they do not.

    Taught by prints without lines, on which the label of a column that is blank for a page runs into the next one.
    """
    wanted = heading_words(before)
    if len(wanted) < LEAST_LABELS:
        return 0
    said: list[str] = []
    for row in range(min(after.row_count, MOST_ROWS_DOWN)):
        said += _words(after, (row,))
        if len(said) >= len(wanted):
            return row + 1 if tuple(sorted(said)) == wanted else 0
    return 0


def heading_words(table: Table) -> tuple[str, ...]:
    """The words of a table's headings in alphabetical order."""
    return tuple(sorted(_words(table, range(table.header_rows or 1))))


def words_of(text: str) -> list[str]:
    """Words as they are compared, one by one."""
    return [word for part in text.split() if (word := fold(part))]


def _words(table: Table, rows: Iterable[int]) -> list[str]:
    """The words of rows, without those of cells over all columns."""
    cells = [cell for row in rows for cell in table.row(row) if cell.column_span < table.column_count]
    return [word for cell in cells for word in words_of(cell.flat)]


def without_repeats(table: Table) -> Table:
    """The table without rows that say its last heading row again."""
    if not table.header_rows:
        return table
    heading = signature(table, table.header_rows - 1)
    if len(heading) < LEAST_LABELS:
        return table
    again = [row for row in range(table.header_rows, table.row_count) if _says(table, row, heading)]
    return without_rows(table, again) if again else table


def with_parted_headings(table: Table, heading: Sequence[Cell]) -> Table:
    """The table of a page with the headings on its top parted from what a cut row says under them.

    `heading` is the cells that end with the last heading row. Taught by prints that draw no line between a repeated
    heading and the rest of a row, or of a merged cell, that began overleaf.
    """
    labels = {cell.column: cell for cell in heading if cell.paragraphs}
    if len(labels) < LEAST_LABELS:
        return table
    for row, cells in enumerate(table.covering()[:MOST_ROWS_DOWN]):
        rest = {cell.column: _after(cell, labels[cell.column]) for cell in cells if cell.column in labels}
        if len(rest) < len(labels) or any(words is None for words in rest.values()):
            continue
        if any(cell.paragraphs for cell in cells if cell.column not in labels):
            continue
        parted = {column: both for column, both in rest.items() if both is not None}
        return _parted(table, row, parted)
    return table


def _says(table: Table, row: int, heading: Signature) -> bool:
    """Whether this is a row's signature; most have another first word, and are not read on."""
    texts = (text for cell in table.row(row) if (text := squeezed(cell.flat)))
    return all(text == wanted for text, wanted in zip_longest(texts, heading))


def _after(cell: Cell, label: Cell) -> tuple[Words, Words] | None:
    """The paragraphs of the label with which the cell opens and those that follow; None where it opens with another.

    Words that follow in another style may have been read as more of the label's last paragraph; a turned label is
    read last.
    """
    wanted = squeezed(label.flat)
    if len(cell.paragraphs) > 1 and squeezed(cell.paragraphs[-1].text) == wanted:
        return cell.paragraphs[-1:], cell.paragraphs[:-1]
    said = ""
    for number, paragraph in enumerate(cell.paragraphs):
        before, said = said, said + squeezed(f"{paragraph.mark or ''}{paragraph.text}")
        above, below = cell.paragraphs[: number + 1], cell.paragraphs[number + 1 :]
        if said == wanted:
            return above, below
        if not wanted.startswith(said):
            cut = _cut_after(paragraph, wanted.removeprefix(before)) if wanted.startswith(before) else None
            return ((*above[:-1], cut[0]), (cut[1], *below)) if cut else None
    return None


def _cut_after(paragraph: Paragraph, wanted: str) -> tuple[Paragraph, Paragraph] | None:
    """A paragraph cut where its style changes and where these words end, as they are compared."""
    for number in range(1, len(paragraph.runs)):
        head, tail = paragraph.runs[:number], paragraph.runs[number:]
        head = (*head[:-1], replace(head[-1], text=head[-1].text.rstrip()))
        text = "".join([run.text for run in head])
        if squeezed(f"{paragraph.mark or ''}{text}") == wanted:
            rest = Paragraph("".join([run.text for run in tail]), runs=tail, parts=paragraph.parts)
            return replace(paragraph, text=text, runs=head), rest
    return None


def _parted(table: Table, row: int, rest: dict[int, tuple[Words, Words]]) -> Table:
    """The table with its cells cut below a row; a new row holds what is said there, where anything is."""
    added = any(rest[c.column][1] for c in table.covering()[row] if c.column in rest and c.row + c.row_span == row + 1)
    cells: list[Cell] = []
    for cell in table.cells:
        under = cell.row + cell.row_span - row - 1 + added  # how many rows of it are left
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + added))
        elif cell.row + cell.row_span <= row:
            cells.append(cell)
        else:
            above, below = rest.get(cell.column, (cell.paragraphs, ()))
            cells.append(replace(cell, row_span=row + 1 - cell.row, paragraphs=above))
            if under:
                cells.append(replace(cell, row=row + 1, row_span=under, paragraphs=below))
    return replace(table, cells=tuple(cells), row_count=table.row_count + added)
