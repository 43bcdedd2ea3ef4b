"""XLSX, XLS and ODS through python-calamine: every sheet that is shown, as tables with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ...document import Block, Document, Paragraph, ParagraphKind, ReadingNote, Run, Style
from ...errors import Corrupt, Encrypted, TooLarge
from ..blocks.limits import bounded
from ..docx.package import open_archive
from .looks import MOST_CELLS, Look, SheetLooks, read_looks
from .stretches import SheetCell, blocks_in
from .values import shown

MAX_SHEETS = 200
UNNAMED = re.compile(r"(?:sheet|table|tabelle|feuil)\s?\d{0,3}", re.IGNORECASE)
PLAIN = Look()
HIDDEN_SHEETS = "hidden sheets were left out."
SHEETS_BEYOND = f"sheets beyond the first {MAX_SHEETS} were not read."
HIDDEN_ROWS = "hidden rows and columns were left out."


def read_workbook(data: bytes, media_type: str, zipped: bool) -> Document:
    """The paper in this workbook; it has no pages. `zipped`: XLSX and ODS are, XLS is not.

    Raises Corrupt, Encrypted, TooLarge.
    """
    looks = _looks(data) if zipped else {}
    blocks: list[Block] = []
    hidden = unseen = beyond = 0
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            beyond = max(0, len(book.sheets_metadata) - MAX_SHEETS)
            for about in book.sheets_metadata[:MAX_SHEETS]:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                if about.visible != SheetVisibleEnum.Visible:
                    hidden += 1
                    continue
                looked = looks.get(about.name, SheetLooks())
                unseen += len(looked.hidden_rows) + len(looked.hidden_columns)
                blocks.extend(_sheet(book.get_sheet_by_name(about.name), looked))
    except PasswordError as error:
        raise Encrypted("a workbook with a password") from error
    except CalamineError as error:
        raise Corrupt(type(error).__name__) from error
    counted = (
        ("hidden-sheets", hidden, HIDDEN_SHEETS),
        ("hidden-rows", unseen, HIDDEN_ROWS),
        ("text-lost", beyond, SHEETS_BEYOND),
    )
    return Document(
        document_id=sha256(data).hexdigest(),
        media_type=media_type,
        blocks=tuple(bounded(blocks)),
        notes=tuple(ReadingNote(code, f"{count} {message}") for code, count, message in counted if count),
    )


def _looks(data: bytes) -> dict[str, SheetLooks]:
    with open_archive(data) as archive:
        return read_looks(archive)


def _sheet(sheet: CalamineSheet, looks: SheetLooks) -> Iterator[Block]:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise TooLarge(f"a sheet of more than {MOST_CELLS} cells")
    blocks = list(blocks_in(_rows(sheet, looks), sheet.name))
    name = sheet.name.strip()
    if blocks and not UNNAMED.fullmatch(name):
        runs = (Run(name, Style(bold=True)),)
        yield Paragraph(name, ParagraphKind.HEADING, None, 1, runs, locator=f"{sheet.name}!")
    yield from blocks


def _rows(sheet: CalamineSheet, looks: SheetLooks) -> list[list[SheetCell]]:
    """Every row that is shown, with a cell for each column that is shown and not under a wider or higher cell."""
    wide, under = _merged(sheet, looks)
    rows = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        if row in looks.hidden_rows:
            continue
        cells = []
        for column, value in enumerate(values):
            if column in looks.hidden_columns or (row, column) in under:
                continue
            look = looks.cells.get((row, column), PLAIN)
            high, across = wide.get((row, column), (1, 1))
            cells.append(SheetCell(shown(value, look.code), row, column, high, across, look.fill, look.bold))
        rows.append(cells)
    return rows


Place = tuple[int, int]


def _merged(sheet: CalamineSheet, looks: SheetLooks) -> tuple[dict[Place, tuple[int, int]], set[Place]]:
    """(rows and columns of each merged cell that are shown, the places that such cells cover)."""
    wide: dict[Place, tuple[int, int]] = {}
    under: set[Place] = set()
    last_row, last_column = sheet.end or (0, 0)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        rows = [row for row in range(top, min(bottom, last_row) + 1) if row not in looks.hidden_rows]
        columns = [c for c in range(left, min(right, last_column) + 1) if c not in looks.hidden_columns]
        if rows and columns and len(rows) * len(columns) + len(under) <= MOST_CELLS:
            wide[rows[0], columns[0]] = (len(rows), len(columns))
            under.update((row, column) for row in rows for column in columns)
            under.discard((rows[0], columns[0]))
    return wide, under
