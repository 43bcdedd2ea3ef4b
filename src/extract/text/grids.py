"""Tables drawn with "+", "-" and "|", whose cells may span rows and columns and hold paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Table
from ..blocks.markup_tables import MarkupCell, build
from .tables import cell_paragraphs

_BORDER = re.compile(r"\s*\+[-=+:]{2,}\+\s*")
_STROKES = frozenset("-=:+")
_EDGES = frozenset("|+")
_ITEM = re.compile(r"[-*+•]\s+(?=\S)")
MOST_COLUMNS = 60
MOST_ROWS = 1_000


def is_border(line: str) -> bool:
    """A line that closes every cell above it."""
    return bool(_BORDER.fullmatch(line))


def grid_table(lines: Sequence[str]) -> Table | None:
    """The table drawn with these lines; None where they draw none."""
    width = max(map(len, lines), default=0)
    grid = _Grid([line.ljust(width) for line in lines])
    if len(grid.across) < 2 or not 3 <= len(grid.down) <= MOST_COLUMNS or len(grid.across) > MOST_ROWS:
        return None
    headers = next((n for n, at in enumerate(grid.across) if "=" in lines[at]), 0)
    return build(grid.rows(), headers)


@dataclass(slots=True)
class _Grid:
    """Lines as long as each other; `across` are the lines with borders, `down` the places of corners."""

    lines: Sequence[str]
    across: list[int]
    down: list[int]

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.across = [n for n, line in enumerate(lines) if "+-" in line or "+=" in line]
        self.down = sorted({x for n in self.across for x, sign in enumerate(lines[n]) if sign == "+"})

    def rows(self) -> list[list[MarkupCell]]:
        taken: set[tuple[int, int]] = set()
        rows: list[list[MarkupCell]] = []
        for row in range(len(self.across) - 1):
            rows.append([])
            for column in range(len(self.down) - 1):
                if (row, column) not in taken:
                    wide = self._wide(row, column)
                    high = self._high(row, column, wide)
                    taken.update((row + r, column + c) for r in range(high) for c in range(wide))
                    rows[-1].append(MarkupCell(cell_paragraphs(self._text(row, column, high, wide)), wide, high))
        return rows

    def _wide(self, row: int, column: int) -> int:
        """Columns until one whose edge is drawn beside every line of this row."""
        lines = self.lines[self.across[row] + 1 : self.across[row + 1]]
        last = len(self.down) - 1
        end = next((n for n in range(column + 1, last) if all(one[self.down[n]] in _EDGES for one in lines)), last)
        return end - column

    def _high(self, row: int, column: int, wide: int) -> int:
        """Rows until one whose border is drawn below the whole cell."""
        left, right = self.down[column] + 1, self.down[column + wide]
        last = len(self.across) - 1
        closed = (n for n in range(row + 1, last) if _STROKES.issuperset(self.lines[self.across[n]][left:right]))
        return next(closed, last) - row

    def _text(self, row: int, column: int, high: int, wide: int) -> str:
        left, right = self.down[column] + 1, self.down[column + wide]
        lines = [line[left:right].strip() for line in self.lines[self.across[row] + 1 : self.across[row + high]]]
        return _flowing(lines)


def _flowing(lines: Sequence[str]) -> str:
    """The words of a cell, a break where a paragraph or an item begins."""
    text, fresh = "", False
    for line in lines:
        item = _ITEM.match(line)
        if item is not None:
            line = f"• {line[item.end() :]}"
        if line:
            text = f"{text}<br>{line}" if text and (fresh or item) else f"{text} {line}".lstrip()
        fresh = not line or line.endswith("\\")
        text = text.removesuffix("\\")
    return text
