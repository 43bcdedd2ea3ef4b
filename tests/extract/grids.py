"""Reports and tables built by hand, as the readers would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilpapers.document import (
    Block,
    Box,
    Cell,
    Document,
    Furniture,
    Paragraph,
    ParagraphKind,
    Part,
    Run,
    Style,
    Table,
    TableOrigin,
)
from councilpapers.extract.blocks.structure import split_mark
from councilpapers.extract.candidates import ReportCandidate, Source
from councilpapers.extract.report import Report

Words = str | tuple[str, str]  # a cell's words, or its words and its fill


def paragraphs(words: str) -> tuple[Paragraph, ...]:
    """One paragraph a line, list marks told apart as readers do."""
    found = []
    for line in words.split("\n"):
        mark, text = split_mark(line)
        kind = ParagraphKind.LIST_ITEM if mark else ParagraphKind.TEXT
        found.append(Paragraph(text, kind, mark, 1 if mark else 0, (Run(text, Style()),)))
    return tuple(found) if words else ()


def table(*rows: Sequence[Words | None], page: int = 1) -> Table:
    """A table of these rows; None goes on with the cell above, a row of one cell runs over all columns."""
    width = max(len(row) for row in rows)
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            if content is None:
                above = next(cells[r - n, c] for n in range(1, r + 1) if (r - n, c) in cells)
                cells[above.row, above.column] = replace(above, row_span=r - above.row + 1)
                continue
            words, fill = content if isinstance(content, tuple) else (content, None)
            box = Box(100.0 * c, 20.0 * r, 100.0 * (c + 1), 20.0 * (r + 1))
            span = width if len(row) == 1 else 1
            cells[r, c] = Cell(r, c, 1, span, paragraphs(words), fill, (Part(page, box),))
    return Table(tuple(cells.values()), len(rows), width, TableOrigin.RULED, parts=(Part(page, Box(0, 0, 1, 1)),))


def heading(words: str, level: int = 1) -> Paragraph:
    mark, text = split_mark(words)
    style = Style(size=14, bold=True)
    return Paragraph(text, ParagraphKind.HEADING, mark, level, (Run(text, style),))


def text(words: str) -> Paragraph:
    return paragraphs(words)[0]


def report(
    *blocks: Block,
    kind: str = "action_plan",
    title: str | None = None,
    running: str | None = None,
    parent: Report | None = None,
) -> Report:
    furniture = (Furniture(running, (), "header"),) if running else ()
    document = Document("0" * 64, "application/pdf", blocks, furniture=furniture)
    front = ReportCandidate(Source(title or "", "test"), 1, kind, title=title)
    return Report(document, front, blocks, parent)
