"""On which pages of a PDF a table stands, and which of its rows a page end cuts: told from the words of each page.

The producers do not say it, so it is read off what pdfium finds on the pages, letters and figures only. A row is cut
where no page holds all of its cells whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pypdfium2

from .grids import TrueTable


def on_pages(tables: Sequence[TrueTable], data: bytes) -> list[TrueTable]:
    """The tables with their pages and the rows that a page end cuts."""
    pages = page_letters(data)
    found, page = [], 0
    for table in tables:
        first, page, broken = _follow(table, pages, page)
        found.append(replace(table, pages=(first + 1, page + 1), broken_rows=tuple(broken)))
    return found


def page_letters(data: bytes) -> list[str]:
    """The letters and figures of every page, in the order in which they were drawn."""
    with pypdfium2.PdfDocument(data) as document:
        return [_letters(page.get_textpage().get_text_range()) for page in document]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _follow(table: TrueTable, pages: Sequence[str], page: int) -> tuple[int, int, list[int]]:
    """The table's first and last page, counted from 0, and its cut rows; begins to look at `page`."""
    body = [row for row in _rows(table)[table.header_rows :] if any(row)]
    page = next((n for n in range(page, len(pages)) if body and _all_on(body[0], pages[n])), page)
    first, broken = page, []
    for number, row in enumerate(_rows(table)[table.header_rows :], table.header_rows):
        if _all_on(row, pages[page]):
            continue
        following = pages[page + 1] if page + 1 < len(pages) else ""
        if not _all_on(row, following):
            broken.append(number)
        page += bool(following)
    return first, page, broken


def _rows(table: TrueTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.row_span == 1:
            rows[cell.row].append(_letters(cell.text))
    return rows


def _all_on(row: Iterable[str], page: str) -> bool:
    return all(letters in page for letters in row)
