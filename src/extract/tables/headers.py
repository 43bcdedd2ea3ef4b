"""How many rows on top of a table are headings: those set apart from the rows below by weight, shading or underline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...document import Cell, Paragraph, Table

MOST_LEVELS = 5
REFERENCE = re.compile(r"[A-Za-z]{0,9}[ ./-]?\d+(?:[./-]\w{1,9})*[).]?(?=\s|$)")  # "2.1", "Nov24.03", "AP-7"
YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?$")
AMOUNT = re.compile(
    r"""
      -?[£$€]?\d[\d,]{0,15}(?:\.\d{1,9}%?|%)$  # 12.5, £1,200.00, 40%
    | [-(]?[£$€]\d[\d,]{0,15}\)?$
    | [-(]?\d{1,3}(?:,\d{3}){1,4}\)?$  # 88,349: no year
    """,
    re.VERBOSE,
)
LABEL_WORDS = 18  # a heading cell with more words is text


def count_header_rows(table: Table) -> int:
    """The number of header rows on top, all levels counted; 0 where nothing sets them apart."""
    rows = [[cell for cell in row if cell.paragraphs] for row in table.rows()]
    body_fills = Counter(cell.fill for row in rows[1:] for cell in row)
    count = 0
    while count < min(len(rows) - 1, MOST_LEVELS) and is_heading_row(rows[count], body_fills, len(rows)):
        count += 1
        if _names_columns(rows[count - 1], table.column_count):
            break
    while count and not rows[count - 1]:
        count -= 1
    return _whole_spans(table, count)


def _names_columns(cells: Sequence[Cell], columns: int) -> bool:
    """The lowest level of headings: most columns have a label of their own; what is bold below it is a row."""
    return 2 * sum(cell.column_span == 1 for cell in cells) >= columns > 1 and len(cells) > 1


def is_heading_row(cells: Sequence[Cell], body_fills: Counter[str | None], rows: int) -> bool:
    """Whether all that is printed in a row is set as a heading is."""
    if not cells or any(len(cell.flat.split()) > LABEL_WORDS for cell in cells):
        return False
    if len(cells) > 1 and REFERENCE.match(cells[0].flat) and not YEAR.match(cells[0].flat):
        return False
    if any(AMOUNT.match(cell.flat) for cell in cells):
        return False
    if all(set_apart(paragraph) for cell in cells for paragraph in cell.paragraphs):
        return True
    fills = {cell.fill for cell in cells}
    if len(fills) == 1 and None not in fills:
        (fill,) = fills
        return body_fills[fill] <= max(2 * len(cells), sum(body_fills.values()) // 4) and rows > 2
    return False


def set_apart(paragraph: Paragraph) -> bool:
    """Bold or underlined throughout."""
    printed = [run for run in paragraph.runs if run.text.strip()]
    return bool(printed) and all(run.style.bold or run.style.underlined for run in printed)


def _whole_spans(table: Table, count: int) -> int:
    """Grown so that no heading cell hangs over into the body, unless it would swallow the table."""
    deepest = max((c.row + c.row_span for c in table.cells if c.row < count and c.paragraphs), default=count)
    return deepest if count < deepest < table.row_count and deepest <= MOST_LEVELS else count
