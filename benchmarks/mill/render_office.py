"""A Word document set as office programs set it: borders, widths, turned labels, rows kept whole, page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .looks import Lines, Pen, lines_of
from .render_docx import document_of, saved, turn
from .source import Block, Source

SIDES = {"t": "top", "l": "left", "b": "bottom", "r": "right"}
PENS = {Pen.DOUBLE: "double", Pen.DASHED: "dashed"}
ALIGNED = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
MARGIN = 50  # points
PORTRAIT, LANDSCAPE = 595, 842  # points: how wide a sheet is
STEP = 8  # points of an indent


def render_office(source: Source) -> bytes:
    blocks = list(source.blocks)
    first = blocks.pop(0) if blocks and blocks[0].kind == "page" else Block("page")
    document = document_of(replace(source, blocks=blocks))
    turn(document.sections[0], first)
    for section in document.sections:
        section.left_margin = section.right_margin = Pt(MARGIN)
        section.top_margin = section.bottom_margin = Pt(MARGIN)
    _footer(document, source.footer)
    _part_tables(document)
    tables = iter(document.tables)
    width = _room(first)
    for block in blocks:
        if block.kind == "page":
            width = _room(block)
        elif block.kind == "labels":
            next(tables)
        elif block.kind == "table":
            _set(next(tables), block, width * block.share)
    return saved(document)


def _part_tables(document: Any) -> None:
    """A line between tables that follow one another: without one, office programs print them as a single table."""
    for table in document.element.body.iter(qn("w:tbl")):
        after = table.getnext()
        if after is not None and after.tag == qn("w:tbl"):
            table.addnext(OxmlElement("w:p"))


def _room(page: Block) -> float:
    return (LANDSCAPE if page.landscape else PORTRAIT) - 2 * MARGIN


def _footer(document: Any, footer: str) -> None:
    """The page number as a field."""
    before, counted, after = footer.partition("{n}")
    if not counted:
        return
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.text = before
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(after)


def _set(table: Any, block: Block, width: float) -> None:
    _borders(table, lines_of(block.look), len(block.headings))
    _margins(table, block)
    _columns(table, block, width)
    rows = list(table.rows)
    for row in rows if block.breaks == "whole" else ():
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if not block.repeat:
        for repeated in table._tbl.iter(qn("w:tblHeader")):
            repeated.set(qn("w:val"), "0")
    _cells(table, block)


def _borders(table: Any, lines: Lines, heads: int) -> None:
    if lines.all and lines.pen is Pen.SOLID:
        table.style = "Table Grid"
        return
    borders = OxmlElement("w:tblBorders")
    for key in "tlbr":
        borders.append(_edge(SIDES[key], lines, key in lines.frame))
    borders.append(_edge("insideH", lines, lines.rows))
    borders.append(_edge("insideV", lines, lines.columns))
    table._tbl.tblPr.append(borders)
    if lines.header and heads:
        for cell in table.rows[heads - 1]._tr.tc_lst:
            own = OxmlElement("w:tcBorders")
            own.append(_edge("bottom", lines, True))
            cell.get_or_add_tcPr().append(own)


def _edge(name: str, lines: Lines, drawn: bool) -> Any:
    edge = OxmlElement(f"w:{name}")
    edge.set(qn("w:val"), PENS.get(lines.pen, "single") if drawn else "nil")
    edge.set(qn("w:sz"), str(round(lines.weight * 8)))
    edge.set(qn("w:color"), "FFFFFF" if lines.pen is Pen.WHITE else "000000")
    return edge


def _margins(table: Any, block: Block) -> None:
    margins = OxmlElement("w:tblCellMar")
    across, down = block.gutter / 2, block.lead / 2
    for side, points in (("top", down), ("left", across), ("bottom", down), ("right", across)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(points * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _columns(table: Any, block: Block, width: float) -> None:
    shares = block.widths or [1] * block.columns
    table.autofit = False
    for column, share in zip(table._tbl.tblGrid.gridCol_lst, shares, strict=True):
        column.w = Pt(width * share / sum(shares))
    for row in table._tbl.tr_lst:
        place = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = Pt(width * sum(shares[place : place + span]) / sum(shares))
            place += span


def _cells(table: Any, block: Block) -> None:
    """Alignment, size, indents, fills and turned labels."""
    looks = block.look.split()
    heads, bands = len(block.headings), len(block.bands)
    grid = table._cells  # all at once: to ask for one is to count through all
    for row, column, source in block.placed():
        cell = grid[row * block.columns + column]
        head = bands <= row < heads
        if source.turned or (head and "turned" in looks and source.span == 1):
            turned = OxmlElement("w:textDirection")
            turned.set(qn("w:val"), "btLr")
            cell._tc.get_or_add_tcPr().append(turned)
            row_of = table.rows[row]
            row_of.height = max(row_of.height or Pt(0), Pt(8 + 6 * len(source.text) / source.rows))  # else none is left
        if fill := _fill(looks, row, head, heads):
            shading = OxmlElement("w:shd")
            shading.set(qn("w:val"), "clear")
            shading.set(qn("w:fill"), fill)
            if not source.fill:
                cell._tc.get_or_add_tcPr().append(shading)
        align = "centre" if head and source.span > 1 else block.align[column] if block.align else "left"
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
            if source.span < block.columns:
                paragraph.alignment = ALIGNED.get(align)
            if source.indent:
                paragraph.paragraph_format.left_indent = Pt(STEP * source.indent)
            for run in paragraph.runs:
                run.font.size = Pt(7 if "small" in looks else 9)
                run.bold = run.bold or source.bold or None


def _fill(looks: list[str], row: int, head: bool, heads: int) -> str:
    if head:
        return "1F3864" if "dark" in looks else "D9D9D9" if "shaded" in looks else ""
    if row >= heads and "zebra" in looks and (row - heads) % 2 == 0:
        return "DCE6F1"
    return "E9EDF4" if row >= heads and "painted" in looks else ""
