"""Committee packs to read against the clock: `python -m benchmarks.packs OUT [--seed N] [--packs N] [--pages N]`.

A pack is a row of reports of ten pages, in the mix that an archive of such papers has: a front sheet and numbered prose
on seven pages of about 3,300 characters, a ruled action plan that runs over two, and a page of indicators without rules
or with horizontal ones alone. The councils are invented, the words drawn; the same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
import reportlab
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table, TableStyle

from .wording import Writer

MARGIN = 70.0
WIDTH, HEIGHT = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
PROSE_PAGES, PLAN_PAGES, INDICATOR_PAGES = 7, 2, 1
REPORT_PAGES = PROSE_PAGES + PLAN_PAGES + INDICATOR_PAGES
SLACK = 0.95  # of the height is filled with prose: a line or two is left at the foot of a page
PLAN_SLACK = 0.88  # and of rows
FILLS = {"Completed": "#00B0F0", "On track": "#92D050", "At risk": "#FFC000", "Off track": "#FF0000"}
PLAN_SHARES = (0.07, 0.27, 0.13, 0.13, 0.27, 0.13)
INDICATOR_SHARES = (0.40, 0.10, 0.12, 0.12, 0.12, 0.14)


@dataclass(frozen=True)
class Face:
    """The faces that a pack is set in: the built-in one, or one that is embedded in part, as word processors do."""

    plain: str
    bold: str
    size: float

    def style(self, **changes: Any) -> ParagraphStyle:
        settings: dict[str, Any] = {"fontName": self.plain, "fontSize": self.size, "leading": 1.25 * self.size}
        return ParagraphStyle("", **{**settings, "spaceAfter": 0.75 * self.size, **changes})

    def cell(self, words: str, bold: bool = False) -> Paragraph:
        style = self.style(fontSize=self.size - 2, leading=self.size, spaceAfter=0)
        return Paragraph(f'<font name="{self.bold}">{escape(words)}</font>' if bold else escape(words), style)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packs", type=int, default=8)
    parser.add_argument("--pages", type=int, default=10, help="of each pack")
    args = parser.parse_args()
    write_packs(args.out, args.seed, args.packs, args.pages)


def write_packs(out: Path, seed: int, packs: int, pages: int) -> None:
    """Packs into the folder; names tell seed and number."""
    out.mkdir(parents=True, exist_ok=True)
    for number in range(packs):
        name = f"pack-{seed}-{number:02d}"
        (out / f"{name}.pdf").write_bytes(pack(name, pages))


def pack(seed: str, pages: int) -> bytes:
    """A pack of about that many pages: whole reports."""
    writer = Writer(seed)
    face = _face(writer)
    council = writer.one("councils")
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, title=f"{council} agenda pack", author=council, invariant=1)

    def decorate(canvas: Any, _document: Any) -> None:
        canvas.setFont(face.plain, 8)
        canvas.drawString(MARGIN, A4[1] - 36, f"{council}: papers for the meeting")
        canvas.drawCentredString(A4[0] / 2, 28, f"Page {canvas.getPageNumber()}")

    frame = Frame(MARGIN, MARGIN, WIDTH, HEIGHT, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=decorate)])
    reports = max(1, round(pages / REPORT_PAGES))
    document.build([flowable for item in range(1, reports + 1) for flowable in _report(writer, face, council, item)])
    return buffer.getvalue()


def page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _face(writer: Writer) -> Face:
    if writer.whole(0, 1):
        return Face("Helvetica", "Helvetica-Bold", 11.5)
    folder = Path(reportlab.__file__).parent / "fonts"
    registerFont(TTFont("Vera", folder / "Vera.ttf"))
    registerFont(TTFont("VeraBd", folder / "VeraBd.ttf"))
    return Face("Vera", "VeraBd", 10.5)


def _report(writer: Writer, face: Face, council: str, item: int) -> Iterator[Flowable]:
    subject = f"{writer.one('kind')} {writer.one('thing')} at {writer.one('place')}"
    yield from _filled(_prose(writer, face, council, f"{item}. The {subject}"), PROSE_PAGES)
    yield PageBreak()
    yield Paragraph(f"Appendix A: Action plan for the {escape(subject)}", face.style(fontName=face.bold))
    yield _plan(writer, face, item)
    yield PageBreak()
    yield Paragraph("Appendix B: Performance indicators", face.style(fontName=face.bold))
    yield _indicators(writer, face)
    yield PageBreak()


def _filled(flowables: Iterator[Flowable], pages: int) -> Iterator[Flowable]:
    """As many of the flowables as fill that many pages."""
    room = pages * HEIGHT * SLACK
    for flowable in flowables:
        room -= flowable.wrap(WIDTH, HEIGHT)[1] + flowable.getSpaceAfter()
        if room < 0:
            return
        yield flowable


def _prose(writer: Writer, face: Face, council: str, title: str) -> Iterator[Flowable]:
    """A front sheet and numbered paragraphs under headings, without end."""
    body = face.style(alignment=TA_JUSTIFY if writer.whole(0, 1) else 0, leftIndent=30, bulletIndent=0)
    bullet = face.style(leftIndent=46, bulletIndent=34)
    heading = face.style(fontName=face.bold, fontSize=face.size + 1, spaceBefore=6)
    labels = [("Report to", writer.one("committees")), ("Date", writer.date()), ("Report of", writer.one("post")),
              ("Subject", title), ("Contact", writer.person())]  # fmt: skip
    yield Paragraph(council, face.style(fontName=face.bold, fontSize=14, leading=18))
    rows = [[face.cell(f"{label}:", bold=True), face.cell(value)] for label, value in labels]
    yield Table(rows, colWidths=[0.25 * WIDTH, 0.75 * WIDTH], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    section = 0
    while True:
        section += 1
        yield Paragraph(f"{section}. {writer.one('headings')}", heading)
        for number in range(1, writer.whole(3, 7)):
            yield Paragraph(escape(writer.paragraph()), body, bulletText=f"{section}.{number}")
        for _ in range(writer.whole(0, 3)):
            yield Paragraph(escape(f"{writer.action()};"), bullet, bulletText="•")


def _plan(writer: Writer, face: Face, item: int) -> Table:
    """A ruled action plan, its headings on every page, its last column filled in the colour of its state."""
    grid: list[list[Paragraph]] = []
    style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    labels = ("Ref", "Action", "Lead officer", "Deadline", "Progress", "Status")
    grid.append([face.cell(label, bold=True) for label in labels])
    room = PLAN_PAGES * HEIGHT * PLAN_SLACK
    widths = [share * WIDTH for share in PLAN_SHARES]
    while room > 0:
        state = writer.one("states")
        words = (f"{item}.{len(grid)}", writer.action(), writer.person(), writer.date(), writer.sentence(), state)
        row = [face.cell(value) for value in words]
        room -= max(cell.wrap(wide - 12, HEIGHT)[1] for cell, wide in zip(row, widths, strict=True)) + 6
        if state in FILLS:
            style.append(("BACKGROUND", (5, len(grid)), (5, len(grid)), FILLS[state]))
        grid.append(row)
    return Table(grid[:-1], colWidths=widths, repeatRows=1, style=TableStyle(style))


def _indicators(writer: Writer, face: Face) -> Table:
    """A page of measured values: without rules, with a line under every row, or with one under the headings."""
    lines: list[list[tuple[Any, ...]]] = [
        [],
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
        [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)],
    ]
    labels = ("Indicator", "Unit", "2021/22", "2022/23", "Target", "Status")
    grid = [[face.cell(label, bold=True) for label in labels]]
    for _ in range(24):
        values = (str(writer.whole(2, 98)) for _ in range(3))
        unit, state = writer.one("units"), writer.one("states")
        name = f"{writer.one('things').capitalize()} in the {writer.one('kind')} {writer.one('thing')}"
        grid.append([face.cell(words) for words in (name, unit, *values, state)])
    widths = [share * WIDTH for share in INDICATOR_SHARES]
    return Table(
        grid, colWidths=widths, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *writer.random.choice(lines)])
    )


if __name__ == "__main__":
    main()
