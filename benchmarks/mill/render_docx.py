"""A Word document with real heading styles, list paragraphs, table fills and merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .source import Block, CellSource, Source

FIXED = (2020, 1, 1, 0, 0, 0)


def render_docx(source: Source) -> bytes:
    return saved(document_of(source))


def document_of(source: Source) -> Any:
    document = docx.Document()
    document.core_properties.title = source.title
    document.core_properties.author = source.publisher
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    if source.footer:
        document.sections[0].footer.paragraphs[0].text = source.footer
    for block in source.blocks:
        _add(document, block)
    return document


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The same members with a fixed time, so that the same source gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _add(document: Any, block: Block) -> None:
    match block.kind:
        case "title":
            document.add_heading(block.text, 1)
        case "heading":
            document.add_heading(block.text, block.level + 1)
        case "text":
            document.add_paragraph().add_run(block.text).bold = block.bold
        case "list":
            for number, item in enumerate(block.items, 1):
                _item(document, block, number, item)
        case "labels":
            _labels(document, block)
        case "table":
            _table(document, block)
        case "gap":
            document.add_paragraph().paragraph_format.space_after = Pt(block.points)
        case "page":
            _page(document, block)


def _item(document: Any, block: Block, number: int, item: str) -> None:
    if block.mark == "bracket":
        document.add_paragraph(f"({number})\t{item}")
    else:
        document.add_paragraph(item, style="List Bullet" if block.mark == "bullet" else "List Number")


def _page(document: Any, block: Block) -> None:
    turn(document.add_section(), block)


def turn(section: Any, block: Block) -> None:
    """The section as the block says: its sheet and its running header."""
    turned = section.orientation == WD_ORIENT.LANDSCAPE
    if block.landscape != turned:
        section.orientation = WD_ORIENT.LANDSCAPE if block.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
    if block.running_header:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = block.running_header


def _labels(document: Any, block: Block) -> None:
    table = document.add_table(rows=0, cols=2)
    if block.look == "grid":
        table.style = "Table Grid"
    for label, value in block.rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        _paragraphs(cells[1], value.split("\n"))


def _table(document: Any, block: Block) -> None:
    columns = block.columns
    table = document.add_table(rows=0, cols=columns)
    if block.look == "grid":
        table.style = "Table Grid"
    for band in block.bands:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).paragraphs[0].add_run(band).bold = True
    _body(table, block.heads, columns, bold=True)
    if block.header:
        for cell, words in zip(table.add_row().cells, block.header, strict=True):
            run = cell.paragraphs[0].add_run(words)
            run.bold, run.underline = True, block.look == "print"
    for row in table.rows[len(block.bands) : len(block.headings)]:
        _repeat(row)
    _body(table, block.rows, columns)


def _repeat(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _body(table: Any, rows: Sequence[Sequence[Any]], columns: int, bold: bool = False) -> None:
    hanging: dict[int, tuple[Any, int]] = {}  # column -> the merged cell above and how many rows it still covers
    for row in rows:
        cells = table.add_row().cells
        column = 0
        for value in row:
            while column in hanging:
                column = _hang(cells, hanging, column)
            source = CellSource.of(value)
            cell = cells[column] if source.span == 1 else cells[column].merge(cells[column + source.span - 1])
            _fill(cell, source, bold)
            if source.rows > 1:
                hanging[column] = (cell, source.rows - 1)
            column += source.span
        while column < columns and column in hanging:
            column = _hang(cells, hanging, column)


def _hang(cells: Any, hanging: dict[int, tuple[Any, int]], column: int) -> int:
    above, left = hanging.pop(column)
    merged = above.merge(cells[column])
    while merged.paragraphs and not merged.paragraphs[-1].text and len(merged.paragraphs) > 1:
        merged._tc.remove(merged.paragraphs[-1]._p)
    if left > 1:
        hanging[column] = (merged, left - 1)
    return column + 1


def _fill(cell: Any, source: CellSource, bold: bool) -> None:
    _paragraphs(cell, source.paragraphs, bold)
    if source.fill:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), source.fill)
        cell._tc.get_or_add_tcPr().append(shading)


def _paragraphs(cell: Any, paragraphs: Sequence[str], bold: bool = False) -> None:
    for number, words in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if words.startswith("• "):
            paragraph.style = "List Bullet"
        run = paragraph.add_run(words.removeprefix("• "))
        if bold:
            run.bold = True
