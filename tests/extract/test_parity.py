"""One paper in several formats gives the same tables and paragraphs: finders need not know which format it was."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as Printed
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as PrintedTable

from councilpapers.document import Document, Paragraph, Table
from councilpapers.extract.readers import read

from .docx.made import package

SAMPLES = Path(__file__).parents[2] / "samples"
PAIRS = sorted(
    path.name for path in SAMPLES.iterdir() if path.suffix in (".docx", ".html") and path.with_suffix(".pdf").exists()
)
FOLLOWED = "2.2ThehospitaldischargeteamistomovetotheinfirmaryinSeptember2003."
# Paragraphs that only the sample has, and those that only its PDF has, by the reason.
DIFFERENT = {
    "hollin-parish-minutes-2023-04-19.docx": (  # the footer of a paper of one page is no running footer
        [],
        [("text", "Signed................Page1")],
    ),
    "kelderby-joint-review-2003.docx": (  # on paper a line below an item looks like the item's next
        [("list_item", FOLLOWED), ("text", "Alsoreferto1.2")],
        [("list_item", f"{FOLLOWED}Alsoreferto1.2")],
    ),
    "thornmere-indicators-q2-2021-22.html": ([("heading", "Agendaitem")], [("text", "1")]),  # site's title, page number
}
SHADED_IN_PRINT = {"norbeck-improvement-plan-2015-16.docx"}  # its bands; the document leaves them plain


@dataclass(frozen=True, slots=True)
class C:
    """A cell to be written; its lines are paragraphs."""

    words: str = ""
    columns: int = 1
    rows: int = 1
    fill: str | None = None
    bold: bool = False


Grid = list[list[C | None]]
"""Rows of cells; None where a cell from above goes on."""


def head(*words: str) -> list[C | None]:
    return [C(word, bold=True) for word in words]


def body(*words: str) -> list[C | None]:
    return [C(word) for word in words]


GRIDS: dict[str, Grid] = {
    "plain": [
        head("Ref", "Action", "Lead", "Status"),
        body("1.1", "Open the hub in Norbeck", "J. Ward", "On track"),
        body("1.2", "Light the path by the river", "A. Field", ""),
        body("1.3", "Write to all tenants", "", "Complete"),
    ],
    "fills": [
        head("Action", "RAG"),
        [C("Open the hub"), C("", fill="00B050")],
        [C("Light the path"), C("", fill="FFC000")],
        [C("Write to tenants"), C("Late", fill="FF0000")],
    ],
    "shaded header": [
        [C("Action", fill="1F497D"), C("Lead", fill="1F497D")],
        body("Open the hub", "J. Ward"),
        body("Light the path", "A. Field"),
    ],
    "merged down": [
        head("Priority", "Action", "Lead"),
        [C("Safe at home", rows=2), C("Open the hub"), C("J. Ward")],
        [None, C("Light the path"), C("A. Field")],
        [C("Living well"), C("Write to tenants"), C("R. Moss")],
    ],
    "two header rows": [
        [C("Measure", rows=2, bold=True), C("Quarter 1", columns=2, bold=True), C("Quarter 2", columns=2, bold=True)],
        [None, *head("Target", "Actual", "Target", "Actual")],
        body("Visits in ten days", "90%", "91%", "92%", "88%"),
        body("Plans reviewed", "70%", "66%", "70%", "71%"),
    ],
    "band": [
        [C("Priority 1: safe at home", columns=3, bold=True)],
        head("Action", "Lead", "Due"),
        body("Open the hub", "J. Ward", "May 2014"),
        body("Light the path", "A. Field", "June 2014"),
    ],
    "several paragraphs": [
        head("Action", "Progress"),
        body("Open the hub", "The hub opened in May.\nIt was visited by forty families."),
        body("Light the path", "The survey is done."),
    ],
    "across in the middle": [
        head("Action", "Lead", "Due"),
        body("Open the hub", "J. Ward", "May 2014"),
        [C("Light the path"), C("Not begun: no money was found for it", columns=2)],
        body("Write to tenants", "R. Moss", "June 2014"),
    ],
    "section bands": [
        head("Action", "Lead"),
        [C("Safe at home", columns=2, bold=True, fill="D9D9D9")],
        body("Open the hub", "J. Ward"),
        [C("Living well", columns=2, bold=True, fill="D9D9D9")],
        body("Light the path", "A. Field"),
    ],
    "labels": [
        [C("Report of", bold=True), C("Director of Care")],
        [C("Date", bold=True), C("8 May 2014")],
        [C("Wards", bold=True), C("All")],
    ],
    "bullets": [
        head("Action", "Progress"),
        body("Open the hub", "So far:\n• the lease is signed\n• the roof is mended"),
        body("Light the path", "(a) the survey\n(b) the lamps"),
    ],
    "an empty row": [
        head("Action", "Lead"),
        body("Open the hub", "J. Ward"),
        body("", ""),
        body("Light the path", "A. Field"),
    ],
    "a column without words": [
        body("Open the hub", "", "J. Ward"),
        body("Light the path", "", "A. Field"),
    ],
    "one row": [body("Open the hub", "J. Ward", "May 2014")],
    "striped": [
        [C("Action", bold=True, fill="1F497D"), C("Lead", bold=True, fill="1F497D")],
        [C("Open the hub", fill="DCE6F1"), C("J. Ward", fill="DCE6F1")],
        body("Light the path", "A. Field"),
        [C("Write to tenants", fill="DCE6F1"), C("R. Moss", fill="DCE6F1")],
    ],
    "one empty column": [
        head("Action", "Evidence", "Lead"),
        body("Open the hub", "", "J. Ward"),
        body("Light the path", "", "A. Field"),
    ],
}


def as_html(grid: Grid) -> bytes:
    def cell(c: C) -> str:
        spans = f' colspan="{c.columns}" rowspan="{c.rows}"' + (f' bgcolor="#{c.fill}"' if c.fill else "")
        lines = "".join(f"<p>{'<b>' * c.bold}{escape(line)}{'</b>' * c.bold}</p>" for line in c.words.split("\n"))
        return f"<td{spans}>{lines}</td>"

    rows = "".join("<tr>" + "".join(cell(c) for c in row if c) + "</tr>" for row in grid)
    return f"<html><body><h1>Plan</h1><p>The plan of the board.</p><table>{rows}</table></body></html>".encode()


def as_docx(grid: Grid) -> bytes:
    def cell(c: C, merge: str = "") -> str:
        shade = f'<w:shd w:val="clear" w:fill="{c.fill}"/>' if c.fill else ""
        look = "<w:rPr><w:b/></w:rPr>" if c.bold else ""
        lines = "".join(f"<w:p><w:r>{look}<w:t>{escape(line)}</w:t></w:r></w:p>" for line in c.words.split("\n"))
        merge = '<w:vMerge w:val="restart"/>' if c.rows > 1 else merge
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{c.columns}"/>{merge}{shade}</w:tcPr>{lines}</w:tc>'

    rows = "".join(
        "<w:tr>" + "".join(cell(c) if c else cell(C(), "<w:vMerge/>") for c in row) + "</w:tr>" for row in grid
    )
    title = '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Plan</w:t></w:r></w:p>'
    return package(f"{title}<w:p><w:r><w:t>The plan of the board.</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>")


def as_pdf(grid: Grid) -> bytes:
    text = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=12)
    width = max(sum(c.columns for c in row if c) for row in grid if None not in row)
    commands: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    data: list[list[list[Printed]]] = []
    for r, row in enumerate(grid):
        line: list[list[Printed]] = []
        for c in row:
            place, end = (len(line), r), (len(line) + (c.columns if c else 1) - 1, r + (c.rows if c else 1) - 1)
            if c and c.fill:
                commands.append(("BACKGROUND", place, end, HexColor(f"#{c.fill}")))
            if c and place != end:
                commands.append(("SPAN", place, end))
            bold = "<b>{}</b>" if c and c.bold else "{}"
            said = [Printed(bold.format(escape(words)), text) for words in (c.words.split("\n") if c else ())]
            line.append(said)
            line.extend([] for _ in range(c.columns - 1 if c else 0))
        data.append(line)
    out = io.BytesIO()
    title = Printed(
        "<b>Plan</b>", ParagraphStyle("title", fontName="Helvetica", fontSize=16, leading=20, spaceAfter=12)
    )
    lead = Printed("The plan of the board.", ParagraphStyle("lead", parent=text, spaceAfter=12))
    table = PrintedTable(data, colWidths=[720 / width] * width, style=commands)
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build([title, lead, table])
    return out.getvalue()


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def tables(document: Document, fills: bool = True) -> list[tuple[object, ...]]:
    return [
        (
            (b.row_count, b.column_count, b.header_rows),
            [(c.row, c.column, c.row_span, c.column_span, fills and c.fill, squeezed(c.flat)) for c in b.cells],
        )
        for b in document.blocks
        if isinstance(b, Table)
    ]


def words(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, squeezed((b.mark or "") + b.text)) for b in document.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize("name", GRIDS)
def test_one_grid_in_three_formats(name: str) -> None:
    grid = GRIDS[name]
    docx, html, pdf = (
        read(write(grid), file) for write, file in ((as_docx, "a.docx"), (as_html, "a.html"), (as_pdf, "a.pdf"))
    )
    assert tables(docx) == tables(html) == tables(pdf)
    assert words(docx) == words(html) == words(pdf) == [("heading", "Plan"), ("text", "Theplanoftheboard.")]


@pytest.mark.parametrize("name", PAIRS)
def test_samples_in_two_formats(name: str) -> None:
    path = SAMPLES / name
    marked, printed = read(path.read_bytes(), name), read(path.with_suffix(".pdf").read_bytes(), "a.pdf")
    fills = name not in SHADED_IN_PRINT
    assert tables(marked, fills) == tables(printed, fills)
    here, there = DIFFERENT.get(name, ([], []))
    assert [p for p in words(marked) if p not in here] == [p for p in words(printed) if p not in there]
    assert [p for p in words(marked) if p in here] == here
    assert [p for p in words(printed) if p in there] == there


def test_there_are_samples_in_two_formats() -> None:
    assert len(PAIRS) > 5
