"""Tables of a DOCX from its XML: every `w:tc` is read once, spans from gridSpan and vMerge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ..document import Block, Figure, Paragraph
from .docx_package import W, switched, value
from .docx_styles import Styles, fill_of
from .tables.markup import MarkupCell, build

_WRAPPERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})
MAX_SPAN = 1_000

ReadBlocks = Callable[[etree._Element], list[Block]]


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table's style says of its first row."""

    header: bool = False
    fill: str | None = None


def read_table(element: etree._Element, read_blocks: ReadBlocks, styles: Styles) -> list[Block]:
    """The table, and after it what stood in its cells and is no paragraph (nested tables, pictures).

    A table of one cell is a frame around its blocks, and gives these.
    """
    style = _style(element, styles)
    layout = _Layout(read_blocks)
    rows = layout.rows
    hoisted: list[Block] = []
    header_rows = 0
    single: list[Block] = []
    for row in children(element, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if switched(properties, "tblHeader") and header_rows == len(rows):
            header_rows += 1
        fill = style.fill if not rows else None
        single = blocks = layout.add(row, fill)
        if properties is not None and properties.find(f"{W}del") is not None:
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

    def add(self, row: etree._Element, fill: str | None) -> list[Block]:
        """Takes in a row; gives all the blocks of its cells. `fill` holds for cells that have none of their own."""
        cells: list[MarkupCell] = []
        blocks: list[Block] = []
        column = _span(value(row.find(f"{W}trPr"), "gridBefore"), 0)
        if column:
            cells.append(MarkupCell(column_span=column))
        for element in children(row, f"{W}tc"):
            properties = element.find(f"{W}tcPr")
            span = _span(value(properties, "gridSpan"), 1)
            merge = value(properties, "vMerge")
            found = self.read_blocks(element)
            blocks.extend(found)
            if merge is not None and merge != "restart" and column in self.merges:
                self._lengthen(column, found)
            else:
                self.merges.pop(column, None)
                if merge is not None:
                    self.merges[column] = (len(self.rows), len(cells))
                said = (*_paragraphs(found), *_captions(found))
                cells.append(MarkupCell(said, span, 1, fill_of(properties) or fill))
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


def _style(element: etree._Element, styles: Styles) -> TableStyle:
    properties = element.find(f"{W}tblPr")
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None or not _first_row(look):
        return TableStyle()
    for style in reversed(styles.chain(value(properties, "tblStyle"))):
        for conditional in style.iterfind(f"{W}tblStylePr"):
            if conditional.get(f"{W}type") == "firstRow":
                bold = bool(switched(conditional.find(f"{W}rPr"), "b"))
                fill = fill_of(conditional.find(f"{W}tcPr"))
                return TableStyle(bold or fill is not None, fill)
    return TableStyle()


def _first_row(look: etree._Element) -> bool:
    own = look.get(f"{W}firstRow")
    if own is not None:
        return own in ("1", "true", "on")
    bits = look.get(f"{W}val") or "0"
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


def _span(text: str | None, default: int) -> int:
    return max(default, min(int(text), MAX_SPAN)) if text and text.isdigit() and len(text) < 7 else default
