"""Tables of a DOCX from its XML: every `w:tc` is read once, spans from gridSpan and vMerge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from lxml import etree

from ...document import Block, Figure, Paragraph
from ..blocks.markup_tables import MarkupCell, build, set_apart
from .looks import Looks
from .package import qn, value
from .table_styles import Place, TableLook, read_table_look
from .words import Reading

_WRAPPERS = frozenset({qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})
_OFF = (None, "0", "false", "off")
_GOES_ON = ("", "continue")  # what `w:vMerge` says in a cell below the first
MAX_SPAN = 1_000
MAX_ALTERNATIVE = 3  # words of a picture's alternative text that are a cell's value


@dataclass(frozen=True, slots=True)
class CellBlocks:
    """What stands in a cell, and the colour behind all its words, where it is one."""

    blocks: list[Block]
    fill: str | None = None


ReadCell = Callable[[CT_Tc, Looks, bool], CellBlocks]
"""Reads a cell; the looks are those of the table's style, True where the table is a frame around whole blocks."""


def read_table(element: CT_Tbl, read_cell: ReadCell, reading: Reading, nested: bool = False) -> list[Block]:
    """The table, and after it what stood in its cells and is no paragraph (nested tables, pictures).

    A table of one cell is a frame around its blocks, and gives these; so does a table of one row or column in a cell.
    """
    rows = [row for row in children(element, qn("w:tr")) if not _is_gone(row, reading)]
    frame = len(rows) == 1 and sum(1 for _ in children(rows[0], qn("w:tc"))) == 1
    look = read_table_look(element, reading.styles)
    layout = _Layout(reading, read_cell, look, len(rows), _grid_columns(element), whole=frame and not nested)
    for row in rows:
        layout.add(row)
    if frame:
        return layout.blocks
    table = build(
        layout.rows, _repeated(rows, layout.rows) or int(look.has_header and len(rows) > 1) or set_apart(layout.rows)
    )
    if nested and table and 1 in (table.row_count, table.column_count):
        return layout.blocks
    hoisted = [b for b in layout.blocks if not isinstance(b, Paragraph)]
    return [*([table] if table else []), *hoisted]


def children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, tag)


def _is_gone(row: CT_Row, reading: Reading) -> bool:
    """The row was deleted or is hidden; its words are counted."""
    properties = row.find(qn("w:trPr"))
    if properties is None:
        return False
    if properties.find(qn("w:del")) is not None:
        reading.leave(row, "deleted")
        return True
    if value(properties, "hidden") not in _OFF:
        reading.leave(row, "hidden")
        return True
    return False


@dataclass(slots=True)
class _Layout:
    """Rows as they are read; `merges` maps a column to the cell that runs down through it."""

    reading: Reading
    read_cell: ReadCell
    look: TableLook
    row_count: int
    column_count: int
    whole: bool
    rows: list[list[MarkupCell]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    merges: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add(self, row: CT_Row) -> None:
        cells: list[MarkupCell] = []
        properties = row.find(qn("w:trPr"))
        column = _count(properties, "gridBefore", 0)
        if column:
            cells.append(MarkupCell(column_span=column))
        self.rows.append(cells)
        for cell in children(row, qn("w:tc")):
            stated_here = cell.find(qn("w:tcPr"))
            if stated_here is not None and stated_here.find(qn("w:cellDel")) is not None:
                self.reading.leave(cell, "deleted")
                continue
            column += self._add_cell(cell, stated_here, column)

    def _add_cell(self, cell: CT_Tc, properties: etree._Element | None, column: int) -> int:
        """Takes in a cell; gives how many columns it covers."""
        span = _count(properties, "gridSpan", 1)
        look = self.look.of(self._place(column, span))
        found = self.read_cell(cell, look.words, self.whole)
        self.blocks.extend(found.blocks)
        merge = value(properties, "vMerge")
        if merge in _GOES_ON and column in self.merges:
            self._lengthen(column, found.blocks)
            return span
        self.merges.pop(column, None)
        if merge is not None:
            self.merges[column] = (len(self.rows) - 1, len(self.rows[-1]))
        said = (*_paragraphs(found.blocks), *_captions(found.blocks))
        fill = self.reading.styles.theme.shading(properties) or found.fill or look.fill
        self.rows[-1].append(MarkupCell(said, span, 1, fill))
        return span

    def _place(self, column: int, span: int) -> Place:
        return Place(len(self.rows) - 1, column, column + span - 1, self.row_count, self.column_count)

    def _lengthen(self, column: int, found: Sequence[Block]) -> None:
        row, place = self.merges[column]
        above = self.rows[row][place]
        said = above.paragraphs + _paragraphs(found)
        self.rows[row][place] = replace(above, row_span=above.row_span + 1, paragraphs=said)


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    return tuple(b for b in blocks if isinstance(b, Paragraph))


def _captions(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Pictures in a cell whose alternative text is a word or two ("Green", "Improving"): it is the cell's value."""
    for block in blocks:
        if isinstance(block, Figure) and 0 < len(block.text.split()) <= MAX_ALTERNATIVE:
            yield Paragraph(block.text)


def _repeated(rows: Sequence[CT_Row], laid: Sequence[Sequence[MarkupCell]]) -> int:
    """The rows down to the last that is printed on top of every page; above it only such and bands of one cell."""
    repeat = [value(row.find(qn("w:trPr")), "tblHeader") not in _OFF for row in rows]
    top = next((n for n, row in enumerate(laid) if not repeat[n] and len(row) > 1), len(rows))
    last = max((n + 1 for n in range(top) if repeat[n]), default=0)
    return last if last < len(rows) else 0


def _grid_columns(element: CT_Tbl) -> int:
    grid = element.find(qn("w:tblGrid"))
    return sum(1 for _ in grid.iterchildren(qn("w:gridCol"))) if grid is not None else 0


def _count(properties: etree._Element | None, name: str, least: int) -> int:
    text = value(properties, name) or ""
    return max(least, min(int(text), MAX_SPAN)) if text.isdecimal() and len(text) < 10 else least
