"""On which pages of a PDF a table stands, and which of its rows a page end cuts: told from the words of each page.

The producers do not say it, so it is read off what pdfium finds on the pages, letters and figures only. A row is cut
where no page holds all of its cells whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import normalize

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
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def _follow(table: TrueTable, pages: Sequence[str], page: int) -> tuple[int, int, list[int]]:
    """The table's first and last page, counted from 0, and its cut rows; begins to look at `page`."""
    rows = list(enumerate(_rows(table)))[table.header_rows :]
    page = first = _first_page(rows[0][1] if rows else [], pages, page)
    broken = []
    for number, row in rows:
        following = pages[page + 1] if page + 1 < len(pages) else ""
        if _all_on(row, pages[page]):
            continue
        if not _all_on(row, following):
            if not all(_between(letters, pages[page], following) for letters in row):
                continue  # printed in an order of which nothing can be told
            broken.append(number)
        page += 1
    return first, page, broken


def _first_page(row: Sequence[str], pages: Sequence[str], begin: int) -> int:
    """Where all of a table's first row is, or at least one of its longer cells."""
    onward = range(begin, len(pages))
    whole = next((n for n in onward if _all_on(row, pages[n])), None)
    if whole is not None:
        return whole
    longer = [letters for letters in row if len(letters) > 3]
    return next((n for n in onward if any(letters in pages[n] for letters in longer)), begin)


def _rows(table: TrueTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.row_span == 1:
            rows[cell.row].append(_letters(cell.text))
    return rows


def _all_on(row: Iterable[str], page: str) -> bool:
    return all(letters in page for letters in row)


def _between(letters: str, page: str, following: str) -> bool:
    """On one of two pages, or begun on the first and ended on the second."""
    cuts = range(len(letters) + 1)
    return any(letters[:cut] in page and letters[cut:] in following for cut in cuts)
