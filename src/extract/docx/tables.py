"""Tables of a DOCX from its XML: every `w:tc` is read once, spans from gridSpan and vMerge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from lxml import etree

from ...document import Block, Figure, Paragraph
from ..blocks.markup_tables import MarkupCell, build
from .package import stated, value
from .styles import Styles, fill_of, switched

_WRAPPERS = frozenset({qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})
MAX_SPAN = 1_000

ReadBlocks = Callable[[etree._Element], list[Block]]


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table's style says of its first row."""

    header: bool = False
    fill: str | None = None


def read_table(element: CT_Tbl, read_blocks: ReadBlocks, styles: Styles) -> list[Block]:
    """The table, and after it what stood in its cells and is no paragraph (nested tables, pictures).

    A table of one cell is a frame around its blocks, and gives these.
    """
    style = _style(element, styles)
    layout = _Layout(read_blocks)
    rows = layout.rows
    hoisted: list[Block] = []
    header_rows = 0
    single: list[Block] = []
    for row in children(element, qn("w:tr")):
        if _repeats(row) and header_rows == len(rows):
            header_rows += 1
        fill = style.fill if not rows else None
        single = blocks = layout.add(row, fill)
        if row.trPr is not None and row.trPr.find(qn("w:del")) is not None:
            layout.rows.pop()  # its words are among the deletions
        hoisted.extend(b for b in blocks if not isinstance(b, Paragraph))
    if len(rows) == 1 and len(rows[0]) == 1:
        return single
    table = build(rows, header_rows or int(style.header and len(rows) > 1) or _set_apart(rows))
    return [*([table] if table else []), *hoisted]


def children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, tag)


@dataclass(slots=True)
class _Layout:
    """Rows as they are read; `merges` maps a column to the cell that runs down through it."""

    read_blocks: ReadBlocks
    rows: list[list[MarkupCell]] = field(default_factory=list)
    merges: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add(self, row: CT_Row, fill: str | None) -> list[Block]:
        """Takes in a row; gives all the blocks of its cells. `fill` holds for cells that have none of their own."""
        cells: list[MarkupCell] = []
        blocks: list[Block] = []
        column = _within(stated(lambda: row.grid_before), 0)
        if column:
            cells.append(MarkupCell(column_span=column))
        cell: CT_Tc
        for cell in children(row, qn("w:tc")):
            span = _within(_columns(cell), 1)
            found = self.read_blocks(cell)
            blocks.extend(found)
            if cell.vMerge not in (None, ST_Merge.RESTART) and column in self.merges:
                self._lengthen(column, found)
            else:
                self.merges.pop(column, None)
                if cell.vMerge is not None:
                    self.merges[column] = (len(self.rows), len(cells))
                said = (*_paragraphs(found), *_captions(found))
                cells.append(MarkupCell(said, span, 1, fill_of(cell.tcPr) or fill))
            column += span
        self.rows.append(cells)
        return blocks

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
        if isinstance(block, Figure) and 0 < len(block.text.split()) <= 3:
            yield Paragraph(block.text)


def _repeats(row: CT_Row) -> bool:
    """The row is printed again on top of every page."""
    return value(row.trPr, "tblHeader") not in (None, "0", "false", "off")


def _style(element: CT_Tbl, styles: Styles) -> TableStyle:
    properties = element.find(qn("w:tblPr"))  # of which a table may have none, whatever the class says
    look = properties.find(qn("w:tblLook")) if properties is not None else None
    if look is None or not _first_row(look):
        return TableStyle()
    for style in reversed(styles.chain(stated(lambda: properties.style))):
        for conditional in style.iterchildren(qn("w:tblStylePr")):
            if conditional.get(qn("w:type")) == "firstRow":
                looks = conditional.find(qn("w:rPr"))
                bold = looks is not None and bool(switched(looks.b))
                fill = fill_of(conditional.find(qn("w:tcPr")))
                return TableStyle(bold or fill is not None, fill)
    return TableStyle()


def _first_row(look: etree._Element) -> bool:
    own = look.get(qn("w:firstRow"))
    if own is not None:
        return own in ("1", "true", "on")
    bits = look.get(qn("w:val")) or "0"
    return bool(int(bits, 16) & 0x20) if all(c in "0123456789abcdefABCDEF" for c in bits) else False


def _set_apart(rows: Sequence[Sequence[MarkupCell]]) -> int:
    """1 where the first row is a header by its looks: bold or shaded throughout, and the second is not."""
    if len(rows) < 2 or sum(bool(c.paragraphs) for c in rows[0]) < 2:
        return 0
    shades = {c.fill for c in rows[0]}
    shaded = len(shades) == 1 and None not in shades and not shades & {c.fill for c in rows[1]}
    return int(shaded or (_all_bold(rows[0]) and not _all_bold(rows[1])))


def _all_bold(row: Sequence[MarkupCell]) -> bool:
    runs = [r for c in row for p in c.paragraphs for r in p.runs if r.text.strip()]
    return bool(runs) and all(r.style.bold for r in runs)


def _columns(cell: CT_Tc) -> int | None:
    return stated(lambda: cell.grid_span)


def _within(span: int | None, least: int) -> int:
    return max(least, min(span or 0, MAX_SPAN))
