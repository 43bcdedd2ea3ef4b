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

from councilpapers.document import Cell, Document, Table
from councilpapers.errors import PaperError
from councilpapers.extract.readers import read
from councilpapers.extract.tables import split_at_pages


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
    """The table's rows on each page, under its headings where the page prints them again."""
    heading = [cell for cell in table.cells if cell.row < table.header_rows]
    for piece in split_at_pages(table):
        page = piece.parts[0].page
        if any(re.match(rf"pages \d+-{page}: header repeated", join) for join in table.joins):
            below = [replace(cell, row=cell.row + table.header_rows) for cell in piece.cells]
            yield {"page": page, "cells": [_cell(cell) for cell in (*heading, *below)]}
        else:
            yield {"page": page, "cells": [_cell(cell) for cell in piece.cells]}


def _cell(cell: Cell) -> CellFound:
    return {
        "row": cell.row,
        "col": cell.column,
        "text": cell.flat,
        "rowspan": cell.row_span,
        "colspan": cell.column_span,
    }


if __name__ == "__main__":
    sys.exit(main())
