"""A paper as HTML that is set for the printer: what WeasyPrint and browsers make PDFs of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from .looks import Lines, Pen, lines_of
from .render_pdf import pages_of
from .source import Block, CellSource, Source

CSS = """
body { font: 10pt/12.5pt "Liberation Sans", Arial, Helvetica, sans-serif; margin: 0 }
h1 { font-size: 14pt; line-height: 18pt; margin: 0 0 8pt } h2 { font-size: 12pt; line-height: 15pt; margin: 8pt 0 4pt }
h3 { font-size: 11pt; margin: 6pt 0 3pt } h4 { font-size: 10pt; margin: 4pt 0 3pt } p { margin: 0 0 6pt }
ul, ol { margin: 0 0 6pt; padding-left: 30pt }
table { border-collapse: collapse; margin: 0 0 10pt; font-size: 9pt; line-height: 11pt }
table.small { font-size: 7pt; line-height: 8.4pt }
td, th { vertical-align: top; text-align: left } td p { margin: 0 0 2pt } td ul { margin: 0; padding-left: 10pt }
td.turned, th.turned { writing-mode: vertical-rl; white-space: nowrap }
table.print th { text-decoration: underline } table.plain-heads th { font-weight: normal }
.mark { position: fixed; z-index: -1; top: 40%; left: 25%; font: bold 90pt sans-serif; color: #d9d9d9;
  transform: rotate(-45deg) }
"""
PAGE = """@page p{n} {{ size: A4 {way}; margin: 50pt;
  @top-left {{ content: {header}; font-size: 8pt }} @bottom-center {{ content: {footer}; font-size: 8pt }} }}
.p{n} {{ page: p{n}; columns: {frames}; column-gap: 18pt }} .p{n} + .p{n} {{ break-before: page }}
"""


def render_print(source: Source) -> str:
    """The HTML; page numbers, running headers and page sizes are CSS's."""
    pages = pages_of(source.blocks)
    css = CSS + "".join(_page_css(n, page, source) for n, (page, _) in enumerate(pages))
    mark = f'<div class="mark">{escape(source.watermark)}</div>' if source.watermark else ""
    body = "\n".join(
        f'<div class="p{n}"{" style=break-before:page" if n else ""}>{"".join(map(_block, blocks))}</div>'
        for n, (_, blocks) in enumerate(pages)
    )
    head = f'<meta charset="utf-8"><title>{escape(source.title)}</title><style>{css}</style>'
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{mark}{body}</body></html>'


def _page_css(number: int, page: Block, source: Source) -> str:
    before, counted, after = source.footer.partition("{n}")
    footer = f"{_quoted(before)} counter(page) {_quoted(after)}" if counted else _quoted(before)
    way = "landscape" if page.landscape else "portrait"
    return PAGE.format(n=number, way=way, header=_quoted(page.running_header), footer=footer, frames=page.frames)


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(block: Block) -> str:
    match block.kind:
        case "title":
            return f"<h1>{escape(block.text)}</h1>"
        case "heading":
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case "text":
            return f"<p>{_bold(block.text, block.bold)}</p>"
        case "list":
            tag = "ul" if block.mark == "bullet" else "ol"
            return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</{tag}>"
        case "labels":
            return _labels(block)
        case "table":
            return _table(block)
        case "gap":
            return f'<div style="height:{block.points}pt"></div>'
    return ""


def _bold(words: str, bold: bool) -> str:
    return f"<b>{escape(words)}</b>" if bold else escape(words)


def _labels(block: Block) -> str:
    border = "border:.7pt solid black;" if block.look == "grid" else ""
    rows = (
        f'<tr><td style="{border}width:30%;padding:3pt 6pt"><b>{escape(label)}</b></td>'
        f'<td style="{border}padding:3pt 6pt">{_paragraphs(CellSource(value))}</td></tr>'
        for label, value in block.rows
    )
    return f'<table style="width:100%">{"".join(rows)}</table>'


def _table(block: Block) -> str:
    looks = block.look.split()
    heads = len(block.headings)
    rows: list[list[str]] = [[] for _ in range(heads + len(block.rows))]
    for row, column, cell in block.placed():
        rows[row].append(_cell(block, row, column, cell))
    keep = ' style="break-inside:avoid"' if block.breaks == "whole" else ""
    lines = [f"<tr{keep}>{''.join(cells)}</tr>" for cells in rows]
    head, body = ("".join(lines[:heads]), "".join(lines[heads:])) if block.repeat else ("", "".join(lines))
    total = sum(block.widths) or 1
    sized = "".join(f'<col style="width:{100 * share / total:.2f}%">' for share in block.widths)
    frame = _edges(lines_of(block.look), lines_of(block.look).frame)
    classes = " ".join([looks[0], *(word if word != "plain" else "plain-heads" for word in looks[1:])])
    table = f'<table class="{classes}" style="width:{100 * block.share:.0f}%;{frame}">{sized}'
    return f"{table}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _cell(block: Block, row: int, column: int, cell: CellSource) -> str:
    looks = block.look.split()
    head = row < len(block.headings)
    turned = cell.turned or (head and "turned" in looks and cell.span == 1)
    spans = "".join(
        f' {name}="{count}"' for name, count in (("colspan", cell.span), ("rowspan", cell.rows)) if count > 1
    )
    style = "".join([*_ruled(block, row, column, cell), *_set(block, row, column, cell)])
    tag = "th" if head else "td"
    words = escape(cell.text) if head else _paragraphs(cell)
    return f'<{tag}{spans}{" class=turned" if turned else ""} style="{style}">{words}</{tag}>'


def _ruled(block: Block, row: int, column: int, cell: CellSource) -> Iterable[str]:
    """The lines around a cell that are not the table's frame."""
    lines = lines_of(block.look)
    heads, bottom = len(block.headings), row + cell.rows
    sides = ""
    if bottom < heads + len(block.rows) and (lines.rows or (lines.header and bottom == heads)):
        sides += "b"
    if row and lines.rows:
        sides += "t"
    inner = lines.columns and (not lines.header or row >= heads - 1)
    if inner and column:
        sides += "l"
    if inner and column + cell.span < block.columns:
        sides += "r"
    return [_edges(lines, sides)]


def _edges(lines: Lines, sides: str) -> str:
    names = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
    style = {Pen.DOUBLE: "2.5pt double black", Pen.DASHED: f"{lines.weight}pt dashed black",
             Pen.WHITE: f"{lines.weight}pt solid white"}.get(lines.pen, f"{lines.weight}pt solid black")  # fmt: skip
    return "".join(f"border-{names[side]}:{style};" for side in sides)


def _set(block: Block, row: int, column: int, cell: CellSource) -> Iterable[str]:
    """Padding, alignment, indents and fills."""
    looks = block.look.split()
    heads, bands = len(block.headings), len(block.bands)
    left = block.gutter / 2 + 8 * cell.indent
    yield f"padding:{block.lead / 2}pt {block.gutter / 2}pt {block.lead / 2}pt {left}pt;"
    align = block.align[column] if block.align and cell.span < block.columns else "left"
    if bands <= row < heads and cell.span > 1:
        align = "centre"
    yield f"text-align:{'center' if align == 'centre' else align};"
    if cell.bold:
        yield "font-weight:bold;"
    if cell.fill or row < bands:
        yield f"background:#{cell.fill or 'D9D9D9'};"
    elif row < heads and "dark" in looks:
        yield "background:#1F3864;color:white;"
    elif row < heads and "shaded" in looks:
        yield "background:#D9D9D9;"
    elif row >= heads and "zebra" in looks and (row - heads) % 2 == 0:
        yield "background:#DCE6F1;"
    elif row >= heads and "painted" in looks:
        yield "background:#E9EDF4;"


def _paragraphs(cell: CellSource) -> str:
    inner = ""
    for listed, paragraphs in groupby(cell.paragraphs, key=lambda p: p.startswith("• ")):
        items: Sequence[str] = list(paragraphs)
        if listed:
            inner += "<ul>" + "".join(f"<li>{escape(p[2:])}</li>" for p in items) + "</ul>"
        else:
            inner += "".join(f"<p>{escape(p)}</p>" for p in items)
    return inner
