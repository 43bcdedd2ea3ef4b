"""A paper set on A4, portrait or landscape, with rules, fills, running headers and page numbers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
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

from .source import Block, CellSource, Source

MARGIN = 50
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=2)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=30, bulletIndent=14, spaceAfter=3)
SMALL = ParagraphStyle("small cell", parent=CELL, fontSize=7, leading=8.4, spaceAfter=1)
PADDING = 12.5  # points at both sides of a cell together
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


def _cell(source: CellSource, body: ParagraphStyle) -> list[Flowable]:
    item = ParagraphStyle("cell item", parent=body, leftIndent=10, bulletIndent=0)
    flowables: list[Flowable] = []
    for words in source.paragraphs:
        if words.startswith("• "):
            flowables.append(Paragraph(escape(words[2:]), item, bulletText="•"))
        else:
            flowables.append(Paragraph(escape(words), body))
    return flowables


def _labels(block: Block, width: float) -> Table:
    rows = [[Paragraph(f"<b>{escape(label)}</b>", CELL), _cell(CellSource(value), CELL)] for label, value in block.rows]
    style: Drawn = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.look == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.7, colors.black))
    return Table(rows, colWidths=[width * 0.3, width * 0.7], style=TableStyle(style))


def _table(block: Block, width: float) -> Table:
    """The table in its look: how its lines are drawn, and perhaps how it is filled and set (see `LINES`, `_filled`)."""
    looks = block.look.split()
    body = SMALL if "small" in looks else CELL
    columns = block.columns
    grid: list[list[Any]] = []
    style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for band in block.bands:
        style += [("SPAN", (0, len(grid)), (-1, len(grid))), ("BACKGROUND", (0, len(grid)), (-1, len(grid)), "#D9D9D9")]
        grid.append([Paragraph(f"<b>{escape(band)}</b>", body), *[""] * (columns - 1)])
    for row in block.heads:
        _row(row, grid, style, body)
    if block.header:
        grid.append([_label(words, looks, body) for words in block.header])
    heads = len(grid)
    for row in block.rows:
        _row(row, grid, style, body)
    style[1:1] = _filled(looks, heads, len(grid))
    style += LINES.get(looks[0], _nothing)(heads, len(grid))
    widths = _wide_enough(block, width, body)
    return Table(grid, colWidths=widths, repeatRows=heads, style=TableStyle(style), splitInRow=1)


def _label(words: str, looks: Sequence[str], body: ParagraphStyle) -> Flowable:
    if "turned" in looks:
        return Turned(words, body.fontSize)
    marked = escape(words) if "plain" in looks else f"<b>{escape(words)}</b>"
    if looks[0] == "print":
        marked = f"<u>{marked}</u>"
    return Paragraph(f'<font color="white">{marked}</font>' if "dark" in looks else marked, body)


class Turned(Flowable):  # type: ignore[misc]  # the library is untyped
    """A label that is read from below."""

    def __init__(self, words: str, size: float) -> None:
        super().__init__()
        self.words, self.size = words, size

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.size * 1.2, stringWidth(self.words, "Helvetica-Bold", self.size) + 2

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", self.size)
        self.canv.drawString(0, -self.size, self.words)


def _wide_enough(block: Block, width: float, body: ParagraphStyle) -> list[float]:
    """The widths asked for, but for columns whose longest word would not fit: office programs widen those."""
    columns = block.columns
    shares = block.widths or [1] * columns
    widths = [width * share / sum(shares) for share in shares]
    if any(CellSource.of(value).rows > 1 or CellSource.of(value).span > 1 for row in block.rows for value in row[1:]):
        return widths
    least = [PADDING] * columns
    for row in block.rows:
        for column, value in enumerate(row, columns - len(row)):
            words = CellSource.of(value).text.split()
            longest = max((stringWidth(word, body.fontName, body.fontSize) for word in words), default=0)
            least[column] = max(least[column], longest + PADDING)
    if "turned" not in block.look:
        for column, head in enumerate(block.header):
            longest = max(stringWidth(word, "Helvetica-Bold", body.fontSize) for word in head.split())
            least[column] = max(least[column], longest + PADDING)
    if sum(least) >= width:
        return widths
    spare = [max(0.0, wide - need) for wide, need in zip(widths, least, strict=True)]
    given = (width - sum(least)) / (sum(spare) or 1.0)
    return [need + extra * given for need, extra in zip(least, spare, strict=True)]


Drawn = list[tuple[Any, ...]]


def _filled(looks: Sequence[str], heads: int, rows: int) -> Drawn:
    """ "dark" or "shaded" headings, "zebra" stripes on every other row, "painted" cells."""
    drawn: Drawn = []
    if "painted" in looks:
        drawn.append(("BACKGROUND", (0, heads), (-1, -1), "#E9EDF4"))
    if "zebra" in looks:
        drawn += [("BACKGROUND", (0, n), (-1, n), "#DCE6F1") for n in range(heads, rows, 2)]
    if "dark" in looks:
        drawn.append(("BACKGROUND", (0, heads - 1), (-1, heads - 1), "#1F3864"))
    elif "shaded" in looks:
        drawn.append(("BACKGROUND", (0, heads - 1), (-1, heads - 1), "#D9D9D9"))
    return drawn


def _grid(_heads: int, _rows: int) -> Drawn:
    return [("GRID", (0, 0), (-1, -1), 0.7, colors.black)]


def _double(_heads: int, _rows: int) -> Drawn:
    return [(side, (0, 0), (-1, -1), 0.5, colors.black, None, None, None, 2, 1.5) for side in ("INNERGRID", "BOX")]


def _rows(_heads: int, rows: int) -> Drawn:
    above: Drawn = [("LINEABOVE", (0, n), (-1, n), 0.5, colors.black) for n in range(rows)]
    return [*above, ("LINEBELOW", (0, rows - 1), (-1, rows - 1), 0.5, colors.black)]


def _columns(heads: int, _rows: int) -> Drawn:
    return [
        ("LINEBEFORE", (0, heads - 1), (-1, -1), 0.5, colors.black),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, colors.black),
    ]


def _boxed(_heads: int, _rows: int) -> Drawn:
    return [("BOX", (0, 0), (-1, -1), 0.7, colors.black)]


def _booktabs(heads: int, rows: int) -> Drawn:
    return [
        ("LINEABOVE", (0, 0), (-1, 0), 1.0, colors.black),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, colors.black),
        ("LINEBELOW", (0, rows - 1), (-1, rows - 1), 1.0, colors.black),
    ]


def _underlined(heads: int, _rows: int) -> Drawn:
    return [("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, colors.black)]


def _white(_heads: int, _rows: int) -> Drawn:
    return [("GRID", (0, 0), (-1, -1), 1.5, colors.white)]


def _nothing(_heads: int, _rows: int) -> Drawn:
    return []


LINES: dict[str, Callable[[int, int], Drawn]] = {
    "grid": _grid,
    "double": _double,
    "rows": _rows,
    "columns": _columns,
    "boxed": _boxed,
    "booktabs": _booktabs,
    "underlined": _underlined,
    "white": _white,
    "print": _nothing,
    "bare": _nothing,
}


def _row(row: Sequence[Any], grid: list[list[Any]], style: Drawn, body: ParagraphStyle) -> None:
    """Lay a row into the grid, around cells that hang down from above."""
    number = len(grid)
    columns = len(grid[0]) if grid else sum(CellSource.of(value).span for value in row)
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
        line[column] = _cell(source, body)
        last = (column + source.span - 1, number + source.rows - 1)
        if source.span > 1 or source.rows > 1:
            style.append(("SPAN", (column, number), last))
        if source.fill:
            style.append(("BACKGROUND", (column, number), last, f"#{source.fill}"))
        column += source.span
    grid.append(line)
