"""Tables of the ICDAR 2013 competition's papers: `python -m benchmarks.icdar2013 DIR > predictions.json`.

Every PDF under DIR is read with the same settings, those of the package. For each paper the tables are written page by
page, as the competition's truth has them:

    {"eu-001": [{"page": 1, "cells": [{"row": 0, "col": 0, "text": "...", "rowspan": 1, "colspan": 1}, ...]}, ...]}

A paper that cannot be read has no tables; that is said on stderr and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from councilpapers.document import Cell, Document, Paragraph, Table
from councilpapers.errors import PaperError
from councilpapers.extract.readers import read


class CellFound(TypedDict):
    row: int
    col: int
    text: str
    rowspan: int
    colspan: int


class TableFound(TypedDict):
    page: int
    cells: list[CellFound]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    predictions: dict[str, list[TableFound]] = {}
    failed = 0
    for path in sorted(args.folder.rglob("*.pdf")):
        try:
            predictions[path.stem] = tables_found(read(path.read_bytes(), path.name))
        except PaperError as error:
            predictions[path.stem] = []
            failed += 1
            print(f"{path.name}: {error}", file=sys.stderr)
    json.dump(predictions, sys.stdout, indent=1, ensure_ascii=False)
    return 1 if failed else 0


def tables_found(document: Document) -> list[TableFound]:
    """The document's tables, those that run over pages in one piece per page."""
    return [found for table in document.blocks if isinstance(table, Table) for found in _by_page(table)]


def _by_page(table: Table) -> Iterator[TableFound]:
    """What of the table stands on each page, under the headings that the page repeats; rows count from 0 again."""
    heading = [cell for cell in table.cells if cell.row < table.header_rows]
    for page in sorted({part.page for cell in table.cells for part in cell.parts}):
        on_page = [cell for cell in table.cells if any(part.page == page for part in cell.parts)]
        single = [cell for cell in on_page if cell.row_span == 1] or on_page  # merged ones may reach over the page end
        rows = range(min(cell.row for cell in single), max(cell.row + cell.row_span for cell in single))
        below = 0
        cells: list[CellFound] = []
        if page != table.parts[0].page and _heads_again(table, page):
            below = table.header_rows
            cells = [_cell(cell, range(below), 0, cell.paragraphs) for cell in heading]
        cells += [_cell(cell, rows, below, tuple(_said_on(cell, page))) for cell in on_page]
        yield {"page": page, "cells": cells}


def _heads_again(table: Table, page: int) -> bool:
    """The page repeats the table's headings, which the reader drops where it joins."""
    return any(re.match(rf"pages \d+-{page}: header repeated", join) for join in table.joins)


def _said_on(cell: Cell, page: int) -> Iterator[Paragraph]:
    """The paragraphs of the cell that begin on that page."""
    for paragraph in cell.paragraphs:
        if (paragraph.parts or cell.parts)[0].page == page:
            yield paragraph


def _cell(cell: Cell, rows: range, below: int, paragraphs: tuple[Paragraph, ...]) -> CellFound:
    """The cell as far as it lies in these rows, which stand under so many others."""
    first, end = max(cell.row, rows.start), min(cell.row + cell.row_span, rows.stop)
    return {
        "row": first - rows.start + below,
        "col": cell.column,
        "text": replace(cell, paragraphs=paragraphs).flat,
        "rowspan": end - first,
        "colspan": cell.column_span,
    }


if __name__ == "__main__":
    sys.exit(main())
