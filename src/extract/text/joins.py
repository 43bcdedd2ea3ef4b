"""Tables in text that a page's end cut in two, and rows that run on: made whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...document import Block, Cell, Paragraph, Table
from ..blocks.paragraphs import tidy, words

_END = re.compile(r"[.!?][\"'”’)]*$")
_UNFINISHED = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|for|with|by|on|at|from|as|its|their|our|that|which|is|are|be)$|[,&(–-]$",
    re.IGNORECASE,
)
REPEATED_HEADER = "repeated header"

Row = tuple[Cell, ...]


def join_tables(blocks: Sequence[Block]) -> list[Block]:
    """Neighbouring tables under one header as one table; rows that go on with the row above are part of it.

    What stands over a header in one wide cell ("Outcome 2") is kept as a row where it changes.
    """
    found: list[Block | _Growing] = []
    for block in blocks:
        above = found[-1] if found else None
        if not isinstance(block, Table):
            found.append(block)
        elif isinstance(above, _Growing) and above.takes(block):
            above.add(block)
        else:
            found.append(_Growing(block))
    return [one.table() if isinstance(one, _Growing) else one for one in found]


@dataclass(slots=True)
class _Growing:
    """A table that more of the same may follow."""

    first: Table
    rows: list[Row] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    joined: bool = False
    repeats: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        place = _header_place(self.first)
        rows = list(self.first.rows())
        self.header = _words(rows[place]) if rows else []
        self.banners = [_flat(row) for row in rows[:place]]
        self.rows = rows[: place + 1]
        for row in rows[place + 1 :]:
            self._append(row, at_page_end=False)

    def takes(self, table: Table) -> bool:
        rows = list(table.rows())
        place = _header_place(table)
        if table.column_count != self.first.column_count or not rows or len(self.header) < 2:
            return False
        return _words(rows[place]) == self.header and sum(bool(w) for w in self.header) > 1

    def add(self, table: Table) -> None:
        """The table's rows without its repeated header, and with those banners that are news."""
        place = _header_place(table)
        rows = list(table.rows())
        news = [row for n, row in enumerate(rows[:place]) if _flat(row) not in self.banners[n : n + 1]]
        self.banners = [_flat(row) for row in rows[:place]]
        self.joined = True
        self.repeats += [_flat(row) for row in rows[: place + 1] if all(row is not one for one in news)]
        self.rows.extend(news)
        for number, row in enumerate(rows[place + 1 :]):
            self._append(row, at_page_end=number == 0 and not news)

    def _append(self, row: Row, at_page_end: bool) -> None:
        above = self.rows[-1] if len(self.rows) > 1 else ()
        if above and len(above) == len(row) and continues(above, row, at_page_end):
            self.rows[-1] = tuple(_grown(one, more) for one, more in zip(above, row, strict=True))
        else:
            self.rows.append(row)

    def table(self) -> Table:
        cells = tuple(replace(cell, row=number) for number, row in enumerate(self.rows) for cell in row)
        joins = (REPEATED_HEADER,) if self.joined else ()
        parts = tuple(dict.fromkeys((*self.first.parts, *(part for cell in cells for part in cell.parts))))
        repeats = (*self.first.repeats, *self.repeats)
        return replace(self.first, cells=cells, row_count=len(self.rows), parts=parts, joins=joins, repeats=repeats)


def continues(above: Sequence[Cell], row: Sequence[Cell], at_page_end: bool) -> bool:
    """The row is the rest of the row above.

    Inside a table: its first cell is empty, or it has nothing but the rest of a sentence in one cell. After a page's
    end also where any cell is the rest of a sentence, or of brackets, that the page cut.
    """
    said = [cell for cell in row if cell.paragraphs]
    if not said or not any(cell.paragraphs for cell in above[1:]):
        return False
    if not row[0].paragraphs:
        return bool(above[0].paragraphs) and (at_page_end or _longer(above, row))
    pairs = [(one, more) for one, more in zip(above, row, strict=True) if one.paragraphs and more.paragraphs]
    if not at_page_end:
        return len(said) == 1 and bool(pairs) and all(_goes_on(one, more) for one, more in pairs)
    return any(_goes_on(one, more) for one, more in pairs)


def _longer(above: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Columns of words go on, those of values (names, dates) stay empty: no row of its own with a merged first cell."""
    values = [more for one, more in zip(above, row, strict=True) if one.paragraphs and len(one.flat.split()) <= 4]
    return bool(values) and not any(cell.paragraphs for cell in values)


def _goes_on(one: Cell, more: Cell) -> bool:
    left, right = one.paragraphs[-1], more.paragraphs[0]
    if right.mark is not None and left.text and not _UNFINISHED.search(left.text):
        return False
    if one.flat.count("(") > one.flat.count(")"):
        return True
    return bool(_UNFINISHED.search(left.text)) or (right.text[:1].islower() and not _END.search(left.text))


def _grown(cell: Cell, more: Cell) -> Cell:
    cell = replace(cell, parts=tuple(dict.fromkeys((*cell.parts, *more.parts))))
    if not cell.paragraphs or not more.paragraphs:
        return replace(cell, paragraphs=cell.paragraphs + more.paragraphs)
    left, (right, *rest) = cell.paragraphs[-1], more.paragraphs
    if right.mark is None and (_goes_on(cell, more) or (not _END.search(left.text) and len(left.text) > 20)):
        return replace(cell, paragraphs=(*cell.paragraphs[:-1], _one(left, right), *rest))
    return replace(cell, paragraphs=cell.paragraphs + more.paragraphs)


def _one(left: Paragraph, right: Paragraph) -> Paragraph:
    runs = tidy((*left.runs, replace(right.runs[0], text=" "), *right.runs))
    return replace(left, text=words(runs), runs=runs)


def _header_place(table: Table) -> int:
    """The first row with words in two cells; rows of one cell above it are banners."""
    for number, row in enumerate(table.rows()):
        if sum(bool(cell.paragraphs) for cell in row) > 1:
            return number
    return 0


def _words(row: Sequence[Cell]) -> list[str]:
    return [cell.flat.casefold() for cell in row]


def _flat(row: Sequence[Cell]) -> str:
    return " ".join(cell.flat for cell in row if cell.paragraphs)
