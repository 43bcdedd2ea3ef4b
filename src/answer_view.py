"""The rows of a query on a terminal: a table where one can be read, else a block of lines for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table

from .console import ID_SHOWN, Output, grid, plain
from .load.query import Answer, flat

ROWS_SHOWN = 1000
IDS = ("_id", "_key")  # ends of the names of columns that hold ids
WORDS = 20  # columns that a column of words needs at least,
DEPTH = 4  # and so many that its longest value takes no more lines than this,
WIDEST = 60  # up to so many
APART = (3, 2)  # columns of white space between those of a table, and where it would be too wide
BOX = ("x0", "top", "x1", "bottom")


class Layout(StrEnum):
    """How rows are set."""

    TABLE = "table"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Rows:
    """What is shown of an answer: words for each value, but for columns that no row has a value in."""

    names: tuple[str, ...]
    numbers: tuple[bool, ...]
    cells: tuple[tuple[str, ...], ...]
    says: str


def print_answer(console: Console, answer: Answer, layout: Layout | None = None) -> None:
    """Print the first thousand rows, and how many there are; without a layout, as a table if it can be read."""
    rows = shown(answer)
    needs = [_needed(rows, apart) for apart in APART]
    fits = [apart for apart, needed in zip(APART, needs, strict=True) if needed <= console.width]
    if layout is Layout.BLOCKS or (layout is None and rows.cells and not fits):
        console.print(_blocks(rows, console.width))
    elif fits:
        console.print(_table(rows, fits[0]))
    else:
        ample = _needed(rows, APART[0], WIDEST)
        Output(file=console.file, highlight=False, width=ample).print(_table(rows, APART[0]))
    console.print(plain(rows.says), soft_wrap=True)


def shown(answer: Answer) -> Rows:
    """The first rows in words, columns without any value named beside their number."""
    count = answer.table.num_rows
    rows = Answer(answer.table.slice(0, ROWS_SHOWN)).rows
    told = [n for n in range(len(answer.names)) if not rows or any(row[n] is not None for row in rows)]
    empty = [name for n, name in enumerate(answer.names) if n not in told]
    says = f"{count:,} row{'' if count == 1 else 's'}" + (f"; no value in {', '.join(empty)}" if empty else "")
    if count > ROWS_SHOWN:
        says = f"the first {ROWS_SHOWN:,} of {says}; for all of them: --format csv"
    return Rows(
        tuple(answer.names[n] for n in told),
        tuple(bool(rows) and all(isinstance(row[n], int | float | None) for row in rows) for n in told),
        tuple(tuple(_words(answer.names[n], row[n]) for n in told) for row in rows),
        says,
    )


def _words(name: str, value: object) -> str:
    """A value as short as a person needs it: the first letters of an id, whole points of a box.

    The other formats have them in full.
    """
    if isinstance(value, dict) and tuple(value) == BOX:
        return " ".join(f"{side:.0f}" for side in value.values())
    words = plain(flat(value)).plain
    return f"{words[:ID_SHOWN]}…" if name.endswith(IDS) and len(words) > ID_SHOWN + 4 else words


def _needed(rows: Rows, apart: int, words: int = WORDS) -> int:
    """How wide a terminal must be for a table of these rows, columns of words taking so many columns or less."""
    widths = [_least(name, [row[n] for row in rows.cells], words) for n, name in enumerate(rows.names)]
    return sum(widths) + apart * len(widths)


def _least(name: str, values: Sequence[str], words: int) -> int:
    longest = max((cell_len(line) for value in values for line in value.splitlines()), default=0)
    return max(cell_len(name), min(longest, WIDEST, max(words, -(-longest // DEPTH))))


def _table(rows: Rows, apart: int) -> Table:
    table = grid(*rows.names)
    table.padding = (0, 1, 0, apart - 2)
    for column, is_number in zip(table.columns, rows.numbers, strict=True):
        column.justify = "right" if is_number else "left"
    for row in rows.cells:
        table.add_row(*map(plain, row))
    return table


def _blocks(rows: Rows, width: int) -> RenderableType:
    """Each row with a line for every column that it has a value in."""
    parts: list[RenderableType] = []
    for number, row in enumerate(rows.cells, 1):
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for name, words in zip(rows.names, row, strict=True):
            if words:
                block.add_row(plain(name), plain(words))
        parts += [plain(f"── {number} ".ljust(min(width, 80), "─")), block]
    return Group(*parts)
