"""Whether the first row of a page is the rest of the last page's last row: evidence for and against, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Cell, Table
from ..blocks.joining import FINISHED
from ..page.lines import continues
from .headers import set_apart

ENOUGH = 2
MOSTLY = 0.8  # share of rows with words in a column, for a gap in it to say something
SHORT = 3  # words of a name, a date or a status; longer cells are prose
ADDRESS = re.compile(r"https?:|www\.|\S{1,64}@")  # small letters that begin no second half of a sentence
REFERENCE = re.compile(r"\(?(?:[A-Z]{1,5}[-/. ]?)?\d{1,4}(?:[./-]\w{1,5})*[).]?(?=\s|$)")


def row_continues(before: Table, after: Table) -> str | None:
    """Why the first row of `after` goes on with the last row of `before`; None where it is a row of its own."""
    if before.row_count <= before.header_rows or _is_heading(before, before.row_count - 1):
        return None
    pairs = list(_pairs(before, after))
    if not pairs:
        return None
    filled = [pair for pair in pairs if pair[1].paragraphs]
    if not filled:
        return "first row overleaf is empty"
    if all(set_apart(p) for _, lower in filled for p in lower.paragraphs):
        return None
    weight, reasons = 0, []
    for upper, lower in pairs:
        points, reason = _weighed(upper, lower, before, after)
        weight += points
        if reason:
            reasons.append(reason)
    return "row continues (" + ", ".join(sorted(set(reasons))) + ")" if weight >= ENOUGH and reasons else None


def _pairs(before: Table, after: Table) -> Iterator[tuple[Cell, Cell]]:
    """The cells that meet at the page end, column by column; none where their columns differ."""
    upper = {c.column: c for c in before.cells if c.row + c.row_span == before.row_count}
    lower = {c.column: c for c in after.cells if c.row == 0}
    if {c: upper[c].column_span for c in upper} != {c: lower[c].column_span for c in lower}:
        return
    for column in sorted(upper):
        yield upper[column], lower[column]


def _weighed(upper: Cell, lower: Cell, before: Table, after: Table) -> tuple[int, str]:
    """Points for (above 0) or against, and the reason for."""
    if not lower.paragraphs:
        return _weighed_gap(upper, lower, before, after)
    if not upper.paragraphs:
        return -3, ""
    one, other = upper.flat, lower.flat
    if one.count("(") > one.count(")") and ")" in other and other.find(")") < (other.find("(") + 1 or len(other)):
        return 3, "bracket closes overleaf"
    if ADDRESS.match(other):
        return -1, ""
    if len(one.split()) <= SHORT and len(other.split()) <= SHORT:
        lower_case = other[:1].islower() and not one[:1].islower() and not FINISHED.search(one)
        return (1, "words go on") if lower_case else (-2, "")
    if REFERENCE.match(one) and REFERENCE.match(other):
        return -3, ""
    if continues(upper.paragraphs[-1], lower.paragraphs[0]):
        return (2, "sentence goes on") if other[:1].islower() else (1, "sentence unfinished")
    if _bullet(upper) and _bullet(lower):
        return (2 if upper.column == 0 else 0), "list goes on"
    if upper.column == 0:
        return (-2 if FINISHED.search(one) else -1), ""
    return 0, ""


def _bullet(cell: Cell) -> bool:
    """Whether the cell opens or ends with an item of a list without numbers."""
    return any(p.mark is not None and p.number is None for p in (cell.paragraphs[0], cell.paragraphs[-1]))


def _weighed_gap(upper: Cell, lower: Cell, before: Table, after: Table) -> tuple[int, str]:
    """An empty cell says that the row goes on where that column is never empty otherwise."""
    if not upper.paragraphs or upper.row_span > 1 or lower.row_span > 1:
        return 0, ""
    others = [bool(cell.paragraphs) for cell in _others(upper.column, before, after)]
    if others and sum(others) < MOSTLY * len(others):
        return 0, ""
    return (3, "key cell empty") if upper.column == 0 else (2 if len(others) > 1 else 1, "cell empty")


def _others(column: int, before: Table, after: Table) -> Iterator[Cell]:
    """The cells of a column in all rows but the headings, bands and the two that meet."""
    for cell in before.cells:
        in_body = before.header_rows <= cell.row and cell.row + cell.row_span < before.row_count
        if cell.column == column and in_body and cell.column_span < before.column_count:
            yield cell
    for cell in after.cells:
        if cell.column == column and cell.row > 0 and cell.column_span < after.column_count:
            yield cell


def _is_heading(table: Table, row: int) -> bool:
    cells = [cell for cell in table.row(row) if cell.paragraphs]
    return len(table.row(row)) == 1 or (
        bool(cells) and len(cells) > 1 and all(set_apart(p) for cell in cells for p in cell.paragraphs)
    )
