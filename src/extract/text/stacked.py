"""Several small tables that conversion wrote as one, and headers that hold their first values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from ...document import Block, Cell, Paragraph, Run, Style, Table
from ..blocks.markup_tables import MarkupCell, build
from ..blocks.paragraphs import paragraph, plain
from .lost_columns import alike, is_open
from .lost_labels import is_status, leading_label, single_label

MISREAD = 0.6  # how alike a value and its misreading are
TEXT_FIELDS = frozenset({"progress", "issues", "comments", "outcomes"})
LEAST = 3  # labels in a row that is a header


def split_stacked(table: Table) -> list[Block]:
    """One table for every header inside this one; lines of words between them are paragraphs."""
    flat: list[Sequence[Cell]] = []
    led = altered = False
    for row in table.rows():
        parts = _unled(row)
        if led and _is_misread_rest(flat[-1], row):
            flat[-1] = _with_rest(flat[-1], row)
            parts = []
        flat.extend(parts)
        led = len(parts) == 2
        altered = altered or led
    starts = [n for n, row in enumerate(flat) if is_header(row)]
    gaps = bool(starts) and starts[0] == 0 and _has_gaps(flat[0])
    if not altered and not gaps and not _another_kind(flat, starts):
        return [table]
    blocks: list[Block] = []
    edges = [0, *[s for s in starts if s > 0], len(flat)]
    for start, end in pairwise(edges):
        body = list(flat[start:end])
        between: list[Block] = []
        while end < len(flat) and body and _is_line(body[-1]):
            between[:0] = _line(body.pop())
        if len(body) > 1 and is_header(body[0]) and start > 0:
            texts = next((n for n, row in enumerate(body) if n and _is_text(row)), len(body))
            between[:0] = [p for row in body[texts:] for p in _texts(row)]
            del body[texts:]
        body = _realigned(body)
        built = build([[MarkupCell(c.paragraphs, c.column_span, 1, c.fill) for c in row] for row in body], 0)
        if built is not None:
            headed = bool(body) and is_header(body[0])
            blocks.append(replace(built, origin=table.origin, header_rows=1 if headed and len(body) > 1 else 0))
        blocks.extend(between)
    return blocks


def is_header(row: Sequence[Cell]) -> bool:
    """All that the row says are labels, three of them at least."""
    said = [cell.flat for cell in row if cell.paragraphs]
    return len(said) >= LEAST and all(single_label(text) is not None for text in said)


def _another_kind(rows: Sequence[Sequence[Cell]], starts: Sequence[int]) -> bool:
    """The headers differ: a header that is repeated over pages is the same table's."""
    return len({tuple(c.flat.casefold() for c in rows[n] if c.paragraphs) for n in starts}) > 1


def _has_gaps(header: Sequence[Cell]) -> bool:
    return any(not cell.paragraphs for cell in header)


def _realigned(body: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Rows under a header with gaps: values in their order where there are as many as labels, else in the column
    to the left, words that a column's edge cut in two made whole."""
    if not body or not is_header(body[0]) or not _has_gaps(body[0]):
        return list(body)
    columns = [number for number, cell in enumerate(body[0]) if cell.paragraphs]
    if any(cell.paragraphs for row in body for cell in row[: columns[0]]):
        return list(body)  # columns whose labels stand on a line of their own
    rows: list[Sequence[Cell]] = []
    for row in body:
        said = [cell for cell in row if cell.paragraphs]
        if len(said) != len(columns) and len(row) == len(body[0]):  # without cells over several columns
            said = [_whole(row[a:b]) for a, b in pairwise([*columns, len(row)])]
        rows.append(said if len(said) == len(columns) else row)
    return rows


def _whole(cells: Sequence[Cell]) -> Cell:
    """One cell of those that stand between two labels."""
    text = ""
    for cell in cells:
        text = _rejoined(text, cell.flat)
    return replace(cells[0], column_span=1, paragraphs=cells[0].paragraphs if text == cells[0].flat else _said(text))


def _rejoined(left: str, right: str) -> str:
    """Two sides of a column's edge; letters that both sides show are one ("Finan|nance")."""
    if not left or not right:
        return left or right
    shared = next((n for n in range(min(len(left), len(right), 12), 0, -1) if left[-n:] == right[:n]), 0)
    if shared and left[-1].isalpha():
        return left + right[shared:]
    return f"{left} {right}"


def _is_line(row: Sequence[Cell]) -> bool:
    said = [cell.flat for cell in row if cell.paragraphs]
    return 0 < len(said) <= 2 and sum(len(text.split()) for text in said) <= 4 and bool(row[0].paragraphs)


def _is_text(row: Sequence[Cell]) -> bool:
    """A cell that begins with its own label ("Progress The hub has opened.") stands below a table, not in it."""
    lead = leading_label(row[0].flat) if row and row[0].paragraphs else None
    return lead is not None and lead[1] in TEXT_FIELDS and len(lead[2].split()) > 2


def _texts(row: Sequence[Cell]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for cell in row:
        lead = leading_label(cell.flat) if cell.paragraphs else None
        if lead is not None and lead[1] in TEXT_FIELDS:
            label = Run(lead[0], Style(bold=True))
            found.append(Paragraph(lead[0], runs=(label,)))
            found.extend(_said(lead[2]))
        else:
            found.extend(cell.paragraphs)
    return found


def _line(row: Sequence[Cell]) -> list[Paragraph]:
    said = [cell for cell in row if cell.paragraphs]
    glue = "" if len(said) == 2 and said[1].flat[:1].islower() else " "
    found = paragraph([plain(glue.join(cell.flat for cell in said))])
    return [found] if found else []


def _unled(row: Sequence[Cell]) -> list[Sequence[Cell]]:
    """A row whose cells each begin with a label, as the header and the row of values that it is."""
    led = {cell.column: leading_label(cell.flat) for cell in row if cell.paragraphs}
    found = [lead for lead in led.values() if lead is not None]
    if not any(_is_value(field, rest) for _, field, rest in found):
        return [row]  # "Target date for completion" is a longer label, not a label and its value
    pure = sum(single_label(cell.flat) is not None for cell in row)
    if len(found) + pure < max(LEAST, len(led) // 2 + 1) or len(found) < LEAST or len({f for _, f, _ in found}) < LEAST:
        return [row]
    header: list[Cell] = []
    values: list[Cell] = []
    for cell in row:
        lead = led.get(cell.column)
        header.append(replace(cell, row_span=1, paragraphs=_said(lead[0]) if lead else _label_of(cell)))
        values.append(replace(cell, row_span=1, paragraphs=_said(lead[2]) if lead else _value_of(cell)))
    return [header, values]


def _is_value(field: str, text: str) -> bool:
    return is_status(text) if field == "status" else field == "deadline" and any(c.isdigit() for c in text)


def _is_misread_rest(above: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """The row goes on with the one above, whose values it shows once more, misread."""
    pairs = [(one.flat, more.flat) for one, more in zip(above, row, strict=False) if one.paragraphs and more.paragraphs]
    twice = sum(SequenceMatcher(None, one, more).ratio() >= MISREAD for one, more in pairs[1:])
    return len(pairs) > 2 and twice >= 2 and is_open(pairs[0][0]) and not alike(*pairs[0])


def _with_rest(above: Sequence[Cell], row: Sequence[Cell]) -> list[Cell]:
    grown = []
    for one, more in zip(above, row, strict=True):
        misread = SequenceMatcher(None, one.flat, more.flat).ratio() >= MISREAD or not is_open(one.flat)
        keep = misread or not more.paragraphs or len(one.flat.split()) <= 2
        grown.append(one if keep else replace(one, paragraphs=_said(f"{one.flat} {more.flat}")))
    return grown


def _said(text: str) -> tuple[Paragraph, ...]:
    found = paragraph([plain(text)], in_cell=True)
    return (found,) if found else ()


def _label_of(cell: Cell) -> tuple[Paragraph, ...]:
    return cell.paragraphs if single_label(cell.flat) else ()


def _value_of(cell: Cell) -> tuple[Paragraph, ...]:
    return () if single_label(cell.flat) else cell.paragraphs
