"""The paragraph styles of the PDFs that ReportLab prints."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=2)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=30, bulletIndent=14, spaceAfter=3)
SMALL = ParagraphStyle("small cell", parent=CELL, fontSize=7, leading=8.4, spaceAfter=1)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceAfter=8)
HEADINGS = {
    1: ParagraphStyle("h1", parent=TITLE, fontSize=12, leading=15, spaceBefore=8, spaceAfter=4),
    2: ParagraphStyle("h2", parent=TITLE, fontSize=11, leading=14, spaceBefore=6, spaceAfter=3),
    3: ParagraphStyle("h3", parent=TITLE, fontSize=10, leading=13, spaceBefore=4, spaceAfter=3),
}
