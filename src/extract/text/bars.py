"""Tables whose cells are parted by bars with no bar around the row: "1.2 | Open the hub | A. Ward".

Scripts print Word's tables so, a merged cell again for every column that it covers, and a cell's own line ends as the
text's; some converters of HTML do, with a line of dashes below the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...document import Table
from ..blocks.markup_tables import MarkupCell, build
from .lost_labels import is_status
from .rows import full_rows
from .tables import cell_paragraphs, is_separator

_BAR = re.compile(r"(?<!\S)\|(?!\S)")
MOST_CELL_LINES = 40
LEAST_ROWS = 2
BAND = 3  # columns from which the same words throughout are one cell over all
LONGEST_VALUE = 4  # letters: "Yes" and "None" may stand in every column


def barred_end(lines: Sequence[str], at: int) -> int:
    """The line after the table that begins on this one; the line itself where none does."""
    return at + sum(len(row) for row in _rows(lines, at))


def barred_table(lines: Sequence[str]) -> Table | None:
    """The table of these lines, one row for as many of them as hold its bars."""
    rows = _rows(lines, 0)
    separators = [n for n, row in enumerate(rows) if is_separator(row[0])]
    said = [_cells(row) for n, row in enumerate(rows) if n not in separators]
    width = max(map(len, said))
    grid = [
        [MarkupCell(cell_paragraphs(text), span) for text, span in _unrepeated(row, width)] for row in full_rows(said)
    ]
    return build(grid, separators[0] if separators and separators[0] <= 2 else 0)


def _rows(lines: Sequence[str], at: int) -> list[Sequence[str]]:
    """The lines of each row; none where there are too few rows for a table."""
    bars = _bars(lines[at])
    if not bars or (_opens(lines[at]) and (at + 1 == len(lines) or _opens(lines[at + 1]) or _closes(lines[at]))):
        return []  # Markdown's rows, which bars stand around
    rows: list[Sequence[str]] = []
    while at < len(lines):
        end = _row_end(lines, at, bars)
        if end == at:
            break
        rows.append(lines[at:end])
        at = end
    return rows if len(rows) >= LEAST_ROWS else []


def _row_end(lines: Sequence[str], at: int, bars: int) -> int:
    """The line after a row of so many bars; lines without any below it, and above another row, are its last cell's."""
    if is_separator(lines[at]) and lines[at].count("|") >= bars:
        return at + 1
    held, end = 0, at
    while end < min(len(lines), at + MOST_CELL_LINES) and held < bars:
        held += _bars(lines[end])
        end += 1
        if not held:
            return at
    if held != bars:
        return at
    after = next((n for n in range(end, min(len(lines), end + MOST_CELL_LINES)) if "|" in lines[n]), end)
    goes_on = bars > 1 and after > end and _bars(lines[after]) == bars and lines[after] != lines[at]
    return after if goes_on else end


def _opens(line: str) -> bool:
    return line.lstrip().startswith("|")


def _closes(line: str) -> bool:
    return line.rstrip().endswith("|")


def _bars(line: str) -> int:
    return sum(1 for _ in _BAR.finditer(line)) if "|" in line else 0


def _cells(lines: Sequence[str]) -> list[str]:
    return [text.strip() for text in _BAR.split("<br>".join(f" {line} " for line in lines))]


def _unrepeated(row: Sequence[str], width: int) -> list[tuple[str, int]]:
    """The cells with their spans: words that stand in every column are those of one cell over all."""
    same = len(row) >= BAND and len(set(row)) == 1 and len(row[0]) > LONGEST_VALUE and not is_status(row[0])
    return [(row[0], width)] if same else [(text, 1) for text in row]
