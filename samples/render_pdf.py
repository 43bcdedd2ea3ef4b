"""A paper set on A4, portrait or landscape, with rules, fills, running headers and page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from source import Block, CellSource, Source

MARGIN = 50
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=2)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=30, bulletIndent=14, spaceAfter=3)
CELL_ITEM = ParagraphStyle("cell item", parent=CELL, leftIndent=10, bulletIndent=0)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceAfter=8)
HEADINGS = {
    1: ParagraphStyle("h1", parent=TITLE, fontSize=12, leading=15, spaceBefore=8, spaceAfter=4),
    2: ParagraphStyle("h2", parent=TITLE, fontSize=11, leading=14, spaceBefore=6, spaceAfter=3),
    3: ParagraphStyle("h3", parent=TITLE, fontSize=10, leading=13, spaceBefore=4, spaceAfter=3),
}


def render_pdf(source: Source) -> bytes:
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, title=source.title, author=source.publisher, invariant=1, pageCompression=1)
    templates, story = [], []
    for number, (page, blocks) in enumerate(_pages(source.blocks)):
        template = _template(f"t{number}", page, source)
        templates.append(template)
        if number:
            story += [NextPageTemplate(template.id), PageBreak()]
        for block in blocks:
            story += _flow(block, template.frames[0]._width - 12)
    document.addPageTemplates(templates)
    document.build(story)
    return buffer.getvalue()


def _pages(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """Blocks cut where a new kind of page is asked for."""
    found: list[tuple[Block, list[Block]]] = [(Block("page"), [])]
    for block in blocks:
        if block.kind == "page":
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return [pair for pair in found if pair[1]]


def _template(name: str, page: Block, source: Source) -> PageTemplate:
    size = landscape(A4) if page.landscape else A4
    width, height = size

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if source.footer:
            canvas.drawCentredString(width / 2, 28, source.footer.format(n=document.page))
        if source.stamp:
            canvas.drawString(20, height - 18, source.stamp.format(n=document.page))
        if page.running_header:
            canvas.drawString(MARGIN, height - 34, page.running_header)

    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, id=name)
    return PageTemplate(id=name, frames=[frame], onPage=decorate, pagesize=size)


def _flow(block: Block, width: float) -> list[Flowable]:
    match block.kind:
        case "title":
            return [Paragraph(escape(block.text), TITLE)]
        case "heading":
            return [Paragraph(escape(block.text), HEADINGS[block.level])]
        case "text":
            words = escape(block.text)
            return [Paragraph(f"<b>{words}</b>" if block.bold else words, BODY)]
        case "list":
            return [Paragraph(escape(i), ITEM, bulletText=_mark(block, n)) for n, i in enumerate(block.items, 1)]
        case "labels":
            return [_labels(block, width), Spacer(1, 10)]
        case "table":
            return [_table(block, width), Spacer(1, 10)]
    return []


def _mark(block: Block, number: int) -> str:
    return {"bullet": "•", "number": f"{number}.", "bracket": f"({number})"}[block.mark]


def _cell(source: CellSource) -> list[Flowable]:
    flowables: list[Flowable] = []
    for words in source.paragraphs:
        if words.startswith("• "):
            flowables.append(Paragraph(escape(words[2:]), CELL_ITEM, bulletText="•"))
        else:
            flowables.append(Paragraph(escape(words), CELL))
    return flowables


def _labels(block: Block, width: float) -> Table:
    rows = [[Paragraph(f"<b>{escape(label)}</b>", CELL), _cell(CellSource(value))] for label, value in block.rows]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.look == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.7, colors.black))
    return Table(rows, colWidths=[width * 0.3, width * 0.7], style=TableStyle(style))


def _table(block: Block, width: float) -> Table:
    columns = len(block.header) or max(len(row) for row in block.rows)
    shares = block.widths or [1] * columns
    grid: list[list[Any]] = []
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for band in block.bands:
        style += [("SPAN", (0, len(grid)), (-1, len(grid))), ("BACKGROUND", (0, len(grid)), (-1, len(grid)), "#D9D9D9")]
        grid.append([Paragraph(f"<b>{escape(band)}</b>", CELL), *[""] * (columns - 1)])
    if block.header:
        mark = "<b><u>{}</u></b>" if block.look == "print" else "<b>{}</b>"
        grid.append([Paragraph(mark.format(escape(words)), CELL) for words in block.header])
    heads = len(grid)
    for row in block.rows:
        _row(row, grid, style, columns)
    if block.look == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.7, colors.black))
    elif block.look == "rows":
        style += [("LINEABOVE", (0, n), (-1, n), 0.5, colors.black) for n in range(len(grid))]
        style.append(("LINEBELOW", (0, len(grid) - 1), (-1, len(grid) - 1), 0.5, colors.black))
    widths = [width * share / sum(shares) for share in shares]
    return Table(grid, colWidths=widths, repeatRows=heads, style=TableStyle(style), splitInRow=1)


def _row(row: Sequence[Any], grid: list[list[Any]], style: list[tuple[Any, ...]], columns: int) -> None:
    """Lay a row into the grid, around cells that hang down from above."""
    number = len(grid)
    covered = {
        column
        for name, start, end, *_ in style
        if name == "SPAN" and start[1] < number <= end[1]
        for column in range(start[0], end[0] + 1)
    }
    line: list[Any] = [""] * columns
    column = 0
    for value in row:
        while column in covered:
            column += 1
        source = CellSource.of(value)
        line[column] = _cell(source)
        last = (column + source.span - 1, number + source.rows - 1)
        if source.span > 1 or source.rows > 1:
            style.append(("SPAN", (column, number), last))
        if source.fill:
            style.append(("BACKGROUND", (column, number), last, f"#{source.fill}"))
        column += source.span
    grid.append(line)
