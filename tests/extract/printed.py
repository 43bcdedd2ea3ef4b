"""Pages as tests need them: words put down by hand, and PDFs made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from councilpapers.document import Box, Style
from councilpapers.extract.page.content import PageContent, Word
from councilpapers.extract.pdf.pages import read_page

Draw = Callable[[Any], None]
"""Draws one page on a reportlab canvas; the origin is at the bottom left."""


def set_words(text: str, x: float, baseline: float, size: float = 10.0, style: Style | None = None) -> list[Word]:
    """The words of a line in a made-up font, each letter half an em wide; `  ` (two spaces) makes a tabulator."""
    look = style or Style(size)
    words = []
    for part in text.split(" "):
        if part:
            width = len(part) * size * 0.5
            box = Box(x, baseline - 0.8 * size, x + width, baseline + 0.2 * size)
            words.append(Word(part, box, baseline, look))
            x += width + 0.28 * size
        else:
            x += 4 * size
    return words


def set_lines(lines: list[tuple[float, str]], top: float = 100.0, size: float = 10.0) -> list[Word]:
    """Lines (indent, text) one under the other, 1.2 ems apart; an empty text leaves half a line free."""
    words: list[Word] = []
    for indent, text in lines:
        if not text:
            top += 0.6 * size
            continue
        words.extend(set_words(text, 72 + indent, top, size))
        top += 1.2 * size
    return words


def make_pdf(*pages: Draw, size: tuple[float, float] = A4, **options: Any) -> bytes:
    """A PDF whose pages are drawn by these functions."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=0, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write_lines(canvas: Any, lines: list[str], top: float = 780.0, x: float = 72.0, size: float = 11.0) -> None:
    """Lines in Helvetica, 1.25 ems apart."""
    canvas.setFont("Helvetica", size)
    for n, line in enumerate(lines):
        canvas.drawString(x, top - n * 1.25 * size, line)


def page_of(data: bytes, number: int = 1) -> PageContent:
    """That page of a PDF as read."""
    document = pypdfium2.PdfDocument(data)
    try:
        content = read_page(document, number)
    finally:
        document.close()
    assert isinstance(content, PageContent)
    return content
