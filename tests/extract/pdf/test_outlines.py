"""The outline that a PDF carries."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from councilpapers.document import Bookmark
from councilpapers.extract.pdf.reader import read_pdf


def printed(entries: list[tuple[str, int, int]], pages: int) -> bytes:
    """A file of so many pages whose outline has these entries: title, page from 1, level from 0."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in range(1, pages + 1):
        canvas.drawString(72, 700, f"What is printed on page {page}")
        for title, at, level in entries:
            if at == page:
                canvas.bookmarkPage(title)
                canvas.addOutlineEntry(title, title, level)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_entries_lead_to_pages() -> None:
    entries = [("Agenda", 1, 0), ("2  Harbour\n dues", 2, 0), ("Appendix – Café", 3, 1)]
    assert read_pdf(printed(entries, 3)).outline == (
        Bookmark("Agenda", 1),
        Bookmark("2 Harbour dues", 2),
        Bookmark("Appendix – Café", 3, 2),
    )


def test_deep_entries_are_left_out() -> None:
    entries = [(f"Level {level}", 1, level) for level in range(6)]
    assert [mark.level for mark in read_pdf(printed(entries, 1)).outline] == [1, 2, 3, 4]


def test_a_file_without_an_outline() -> None:
    assert read_pdf(printed([], 2)).outline == ()
