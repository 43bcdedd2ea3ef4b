"""A table on a PDF page: its cells, its widths, its fills and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from .looks import Lines, Pen, lines_of
from .render_pdf_styles import CELL, SMALL
from .source import Block, CellSource

ALIGNED = {"left": 0, "centre": 1, "right": 2}
STEP = 8  # points of an indent
PADDED = 12  # points at both sides of a cell together, unless the block says otherwise

Drawn = list[tuple[Any, ...]]


def labels_table(block: Block, width: float) -> Table:
    """Two columns, labels and values."""
    rows = [[Paragraph(f"<b>{escape(label)}</b>", CELL), _cell(CellSource(value), CELL)] for label, value in block.rows]
    style: Drawn = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.look == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.7, colors.black))
    return Table(rows, colWidths=[width * 0.3, width * 0.7], style=TableStyle(style))


def block_table(block: Block, width: float) -> Table:
    """The table in its look, over as many pages as it takes."""
    looks = block.look.split()
    body = SMALL if "small" in looks else CELL
    heads = len(block.headings)
    count = heads + len(block.rows)
    grid: list[list[Any]] = [[""] * block.columns for _ in range(count)]
    spans: Drawn = []
    for row, column, cell in block.placed():
        align = block.align[column] if block.align and cell.span < block.columns else "left"
        banner = row < len(block.bands)
        if row < heads and not banner:
            grid[row][column] = _label(cell, looks, body, "centre" if cell.span > 1 else align)
        else:
            grid[row][column] = _band(cell, body) if banner else _cell(cell, body, align)
        spans += _spanned(row, column, cell, fill="D9D9D9" if banner else cell.fill)
    style: Drawn = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_filled(looks, len(block.bands), heads, count), *spans]
    if heads > 1 and not block.repeat:
        style.append(("NOSPLIT", (0, 0), (-1, heads - 1)))
    style += [*_padded(block), *_drawn(lines_of(block.look), heads, count)]
    made = RectangleTable if lines_of(block.look).pen is Pen.RECTANGLES else CutTable
    return made(
        grid,
        colWidths=wide_enough(block, width, body),
        repeatRows=heads if block.repeat else 0,
        style=TableStyle(style),
        splitByRow=0 if block.breaks == "inside" else 1,
        splitInRow=0 if block.breaks == "whole" else 1,
    )


def _band(cell: CellSource, body: ParagraphStyle) -> Flowable:
    return Paragraph(f"<b>{escape(cell.text)}</b>", body)


def _spanned(row: int, column: int, cell: CellSource, fill: str) -> Drawn:
    last = (column + cell.span - 1, row + cell.rows - 1)
    drawn: Drawn = [("SPAN", (column, row), last)] if cell.span > 1 or cell.rows > 1 else []
    return [*drawn, ("BACKGROUND", (column, row), last, f"#{fill}")] if fill else drawn


def _padded(block: Block) -> Drawn:
    drawn: Drawn = []
    if block.gutter != Block.gutter:
        drawn += [(f"{side}PADDING", (0, 0), (-1, -1), block.gutter / 2) for side in ("LEFT", "RIGHT")]
    if block.lead != Block.lead:
        drawn += [(f"{side}PADDING", (0, 0), (-1, -1), block.lead / 2) for side in ("TOP", "BOTTOM")]
    return drawn


def _cell(source: CellSource, body: ParagraphStyle, align: str = "left") -> list[Flowable]:
    if source.turned:
        return [Turned(source.text, body.fontSize)]
    item = ParagraphStyle("cell item", parent=body, leftIndent=10, bulletIndent=0)
    if align != "left" or source.indent:
        body = ParagraphStyle("set cell", parent=body, alignment=ALIGNED[align], leftIndent=STEP * source.indent)
    flowables: list[Flowable] = []
    for words in source.paragraphs:
        if words.startswith("• "):
            flowables.append(Paragraph(escape(words[2:]), item, bulletText="•"))
        else:
            flowables.append(Paragraph(f"<b>{escape(words)}</b>" if source.bold else escape(words), body))
    return flowables


def _label(cell: CellSource, looks: Sequence[str], body: ParagraphStyle, align: str) -> Flowable:
    if "turned" in looks and cell.span == 1:
        return Turned(cell.text, body.fontSize)
    if align != "left":
        body = ParagraphStyle("set label", parent=body, alignment=ALIGNED[align])
    marked = escape(cell.text) if "plain" in looks else f"<b>{escape(cell.text)}</b>"
    if looks[0] == "print" and cell.text:
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


class CutTable(Table):  # type: ignore[misc]  # the library is untyped
    """A table whose merged cells may be cut by a page end."""

    def _getFirstPossibleSplitRowPosition(self, height: float, ignoreSpans: int = 0) -> int:  # noqa: N802, N803
        return int(super()._getFirstPossibleSplitRowPosition(height, ignoreSpans=1))


class RectangleTable(CutTable):
    """A table whose lines are thin filled rectangles."""

    def _drawLines(self) -> None:  # noqa: N802  # the library's name
        stroke = self.canv.line

        def rectangle(x0: float, y0: float, x1: float, y1: float) -> None:
            half = (self._curweight or 0.5) / 2
            self.canv.rect(x0 - half, y0 - half, x1 - x0 + 2 * half, y1 - y0 + 2 * half, stroke=0, fill=1)

        self.canv.line = rectangle
        self.canv.setFillColor(colors.black)
        super()._drawLines()
        self.canv.line = stroke


def wide_enough(block: Block, width: float, body: ParagraphStyle) -> list[float]:
    """The widths asked for, but for columns whose longest word would not fit: office programs widen those."""
    least = _least(block, body)
    room = min(width, max(width * block.share, sum(least) + 1))
    shares = block.widths or [1] * block.columns
    widths = [room * share / sum(shares) for share in shares]
    if sum(least) >= room:
        return widths
    spare = [max(0.0, wide - need) for wide, need in zip(widths, least, strict=True)]
    given = (room - sum(least)) / (sum(spare) or 1.0)
    return [need + extra * given for need, extra in zip(least, spare, strict=True)]


def _least(block: Block, body: ParagraphStyle) -> list[float]:
    """What each column's longest word needs."""
    least = [block.gutter] * block.columns
    for row, column, cell in block.placed():
        head = row < len(block.headings)
        if cell.span > 1 or cell.turned or (head and "turned" in block.look.split()):
            continue
        font = "Helvetica-Bold" if head or cell.bold else body.fontName
        longest = max((stringWidth(word, font, body.fontSize) for word in _pieces(cell.text)), default=0)
        least[column] = max(least[column], longest + block.gutter + STEP * cell.indent)
    return least


def _pieces(text: str) -> list[str]:
    return text.replace("\u00ad", " ").split()


def _filled(looks: Sequence[str], bands: int, heads: int, rows: int) -> Drawn:
    """ "dark" or "shaded" headings, "zebra" stripes on every other row, "painted" cells."""
    drawn: Drawn = []
    if "painted" in looks:
        drawn.append(("BACKGROUND", (0, heads), (-1, -1), "#E9EDF4"))
    if "zebra" in looks:
        drawn += [("BACKGROUND", (0, n), (-1, n), "#DCE6F1") for n in range(heads, rows, 2)]
    if heads and "dark" in looks:
        drawn.append(("BACKGROUND", (0, bands), (-1, heads - 1), "#1F3864"))
    elif heads and "shaded" in looks:
        drawn.append(("BACKGROUND", (0, bands), (-1, heads - 1), "#D9D9D9"))
    return drawn


def _drawn(lines: Lines, heads: int, count: int) -> Drawn:
    """ReportLab's commands for the lines."""
    colour = colors.white if lines.pen is Pen.WHITE else colors.black
    pen: tuple[Any, ...] = (lines.weight, colour)
    if lines.pen is Pen.DOUBLE:
        pen = (lines.weight, colour, None, None, None, 2, 1.5)
    elif lines.pen is Pen.DASHED:
        pen = (lines.weight, colour, None, (2, 2))
    if lines.all:
        if lines.pen is Pen.DOUBLE:
            return [(side, (0, 0), (-1, -1), *pen) for side in ("INNERGRID", "BOX")]
        return [("GRID", (0, 0), (-1, -1), *pen)]
    drawn: Drawn = []
    if lines.rows:
        drawn += [("LINEABOVE", (0, n), (-1, n), *pen) for n in range(1, count)]
    if lines.columns:
        drawn.append(("LINEBEFORE", (1, max(0, heads - 1) if lines.header else 0), (-1, -1), *pen))
    sides = {"t": ("LINEABOVE", (0, 0), (-1, 0)), "b": ("LINEBELOW", (0, count - 1), (-1, count - 1)),
             "l": ("LINEBEFORE", (0, 0), (0, -1)), "r": ("LINEAFTER", (-1, 0), (-1, -1))}  # fmt: skip
    drawn += [(*sides[side], *pen) for side in lines.frame]
    if lines.header and heads:
        drawn.append(("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, colour))
    return drawn
