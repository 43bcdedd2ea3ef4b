"""Tables of findings: columns, quadrants and label rows that name a kind, and the items inside a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Cell, Paragraph, ParagraphKind, Table
from ...lookups import fold
from ..blocks.structure import BULLETS
from ..columns import match_columns
from ..themes import theme_of
from .finding_kinds import is_companion, kind_of

BULLET = re.compile(rf"[{BULLETS}]")
INLINE_BULLET = re.compile(rf"(?:(?<!\s)\s+)?[{BULLETS}]\s+")
DASH = re.compile(r"[-–—]\s+")
THEME_COLUMNS = frozenset(
    {"theme", "priority", "outcome", "area", "service", "directorate", "topic", "domain", "standard", "judgement"}
    | {"category", "aspect", "strand"}
)
MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class KindCell:
    """A cell whose items are findings of one kind, and the theme that its row or column names."""

    kind: str
    cell: Cell
    theme: str | None = None


def cells_by_kind(grid: Table, above: str | None, free: bool) -> Iterator[KindCell]:
    """The cells of findings, row by row. `above` is the kind that the heading over the table names.

    Of a table that another finder has read, only quadrants ("Overdue | Risks and issues") are left to read.
    """
    if grid.column_count > MOST_COLUMNS or holds_actions(grid):
        return
    rows = list(grid.rows())
    header: dict[int, str] = {}  # grid column -> kind, as the last row of names says
    theme_column: int | None = None
    any_header = False
    for row in rows:
        filled = [cell for cell in row if cell.flat]
        kinds = {cell.column: kind for cell in filled if (kind := kind_of(cell.flat))}
        if kinds and all(cell.column in kinds or is_companion(cell.flat) for cell in filled):
            if len(filled) == 1 and grid.column_count > 2:
                continue  # a band over a table of something else
            header = kinds
            any_header = True
            others = (c for c in filled if c.column not in kinds)
            theme_column = next((c.column for c in others if fold(c.flat).split()[0] in THEME_COLUMNS), None)
            if len(filled) == 1 and filled[0].column_span >= grid.column_count:
                header = {column: next(iter(kinds.values())) for column in range(grid.column_count)}
        elif own := [cell for cell in filled if _own_heading(cell)]:
            yield from (KindCell(kind_of(cell.paragraphs[0].text) or "", _without_heading(cell)) for cell in own)
        elif header:
            yield from _under(header, theme_column, row, free or grid.row_count <= 2 * len(header) + 2)
        elif len(filled) == 2 and len(kinds) == 1 and filled[0].column in kinds and free:
            yield KindCell(kinds[filled[0].column], filled[1])
        elif above and free and grid.column_count == 1 and not any_header:
            yield from (KindCell(above, cell) for cell in filled)


def holds_actions(grid: Table) -> bool:
    """Whether its columns say who does what by when: such a table's "Issues" are the action's own."""
    columns = match_columns(grid, "action")
    if columns is None or all(not h or kind_of(h) or is_companion(h) for h in columns.headers):
        return False
    return columns.has("description", "deadline", "lead_officer")


def _under(header: dict[int, str], theme_column: int | None, row: Sequence[Cell], readable: bool) -> Iterator[KindCell]:
    if not readable:
        return
    theme = (
        next((theme_of(c.flat) for c in row if c.column == theme_column), None) if theme_column is not None else None
    )
    for cell in row:
        if cell.flat and cell.column in header and cell.column != theme_column:
            yield KindCell(header[cell.column], cell, theme)


def _own_heading(cell: Cell) -> bool:
    """Whether a cell opens with a line that names a kind and goes on with what it names: a quadrant of a sheet."""
    return len(cell.paragraphs) > 1 and kind_of(cell.paragraphs[0].text) is not None


def _without_heading(cell: Cell) -> Cell:
    return replace(cell, paragraphs=cell.paragraphs[1:])


def items_of(cell: Cell) -> list[list[Paragraph]]:
    """A cell's items, each with what hangs below it; words before a colon over a list are no item."""
    paragraphs = [piece for p in cell.paragraphs if p.text for piece in split_bullets(p)]
    has_list = any(p.kind is ParagraphKind.LIST_ITEM for p in paragraphs)
    base = min((p.level for p in paragraphs if p.kind is ParagraphKind.LIST_ITEM), default=0)
    items: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        listed = paragraph.kind is ParagraphKind.LIST_ITEM
        dashed = DASH.match(paragraph.text)
        if has_list and not listed and not dashed and paragraph.text.endswith(":"):
            continue
        if items and has_list and not listed and paragraph.text[:1].islower():  # the reader saw a new paragraph
            last = items[-1][-1]
            items[-1][-1] = replace(
                last, text=f"{last.text} {paragraph.text}", parts=last.parts + paragraph.parts, runs=()
            )
        elif items and has_list and dashed and not listed:
            items[-1].append(replace(paragraph, text=paragraph.text[dashed.end() :], runs=()))
        elif items and listed and paragraph.level > base:
            items[-1].append(paragraph)
        else:
            items.append([paragraph])
    return items


def split_bullets(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph into which a list has run together ("• one • two") as its items."""
    if paragraph.text.isascii() or not BULLET.search(paragraph.text):
        return [paragraph]
    pieces = [piece.strip() for piece in INLINE_BULLET.split(paragraph.text) if piece.strip()]
    if len(pieces) < 2:
        return [paragraph]
    return [replace(paragraph, text=piece, kind=ParagraphKind.LIST_ITEM, level=1, runs=()) for piece in pieces]
