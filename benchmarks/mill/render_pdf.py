"""A paper set on A4, portrait, landscape or in columns, with rules, fills, running headers and page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from .render_pdf_styles import BODY, HEADINGS, ITEM, TITLE
from .render_pdf_tables import block_table, labels_table
from .source import Block, Source

MARGIN = 50
GAP = 18  # points between the columns of a page
FAINT = Color(0.85, 0.85, 0.85)


def render_pdf(source: Source) -> bytes:
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, title=source.title, author=source.publisher, invariant=1, pageCompression=1)
    templates, story = [], []
    first = _First()
    for number, (page, blocks) in enumerate(pages_of(source.blocks)):
        template = _template(f"t{number}", page, source, first)
        templates.append(template)
        if number:
            story += [NextPageTemplate(template.id), PageBreak()]
        if page.bookmark:
            story.append(_Bookmark(page.bookmark, f"p{number}", page.level - 1))
        for n, block in enumerate(blocks):
            if block.bookmark:
                story.append(_Bookmark(block.bookmark, f"p{number}.{n}", page.level))
            story += _flow(block, template.frames[0]._width - 12)
    document.addPageTemplates(templates)
    document.build(story)
    return buffer.getvalue()


@dataclass(slots=True)
class _First:
    """The first page of the paper that is being printed."""

    page: int = 1
    template: str = ""


class _Bookmark(Flowable):  # type: ignore[misc]
    """An entry of the outline, for where it stands; takes no room."""

    def __init__(self, title: str, key: str, level: int) -> None:
        super().__init__()
        self.title, self.key, self.level = title, key, level

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.title, self.key, self.level, closed=False)


def pages_of(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """Blocks cut where a new kind of page is asked for."""
    found: list[tuple[Block, list[Block]]] = [(Block("page"), [])]
    for block in blocks:
        if block.kind == "page":
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return [pair for pair in found if pair[1]]


def _template(name: str, page: Block, source: Source, first: _First) -> PageTemplate:
    size = landscape(A4) if page.landscape else A4
    width, height = size

    def decorate(canvas: Any, document: Any) -> None:
        if page.landscape and page.rotated:
            canvas.translate(height, 0)
            canvas.rotate(90)
        if source.watermark:
            _watermark(canvas, source.watermark, size)
        canvas.setFont("Helvetica", 8)
        if source.footer:
            canvas.drawCentredString(width / 2, 28, source.footer.format(n=document.page))
        if source.stamp:
            canvas.drawString(20, height - 18, source.stamp.format(n=document.page + source.ahead))
        if page.restart and first.template != name:
            first.page, first.template = document.page, name
        if page.folio:
            canvas.drawRightString(width - MARGIN, 28, page.folio.format(p=document.page - first.page + 1))
        if page.running_header:
            canvas.drawString(MARGIN, height - 34, page.running_header)

    room = (width - 2 * MARGIN - GAP * (page.frames - 1)) / page.frames
    frames = [
        Frame(MARGIN + n * (room + GAP), MARGIN, room, height - 2 * MARGIN, id=name if n == 0 else f"{name}.{n}")
        for n in range(page.frames)
    ]
    template = PageTemplate(id=name, frames=frames, onPage=decorate, pagesize=size)
    template.rotation = 90 if page.landscape and page.rotated else 0  # ReportLab lays the sheet on its side
    return template


def _watermark(canvas: Any, words: str, size: tuple[float, float]) -> None:
    canvas.saveState()
    canvas.setFillColor(FAINT)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -30, words)
    canvas.restoreState()


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
            return [labels_table(block, width), Spacer(1, 10)]
        case "table":
            return [block_table(block, width), Spacer(1, 10)]
        case "gap":
            return [Spacer(1, block.points)]
    return []


def _mark(block: Block, number: int) -> str:
    return {"bullet": "•", "number": f"{number}.", "bracket": f"({number})"}[block.mark]
