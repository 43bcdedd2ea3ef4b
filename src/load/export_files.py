"""Rows into files of four kinds, a batch at a time: none is ever held as a whole."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as parquet

from ..errors import Unusable
from .query import csv_cell, flat, guarded, json_value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_AT_ONCE = 8192
SHEET_ROWS = 1_048_576  # of a worksheet, the heading among them
CELL_LENGTH = 32_767  # characters in a cell of a workbook
CUT = " [cut]"
EXACT = 2**53  # beyond it a workbook's numbers are rounded
FIRST_DATE = date(1900, 3, 1)  # before it a workbook has other days than the calendar


class ExportFormat(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table or view, still to be read: `batches` opens them; `count` where they were counted."""

    name: str
    batches: Callable[[], pa.RecordBatchReader]
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its rows, and cells that were too long for it."""

    name: str
    file_name: str
    rows: int
    cut: int = 0


def write_tables(folder: Path, as_format: ExportFormat, tables: Sequence[Rows], workbook_name: str) -> list[Written]:
    """A file for each table; of a workbook, a sheet for each. Raises Unusable where a sheet cannot hold them."""
    if as_format is ExportFormat.XLSX:
        return _write_workbook(folder / f"{workbook_name}.xlsx", tables)
    return [_WRITERS[as_format](folder / f"{one.name}.{as_format.value}", one) for one in tables]


def _write_parquet(path: Path, rows: Rows) -> Written:
    reader, count = rows.batches(), 0
    with parquet.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            count += batch.num_rows
    return Written(rows.name, path.name, count)


def _write_csv(path: Path, rows: Rows) -> Written:
    """RFC 4180 in UTF-8, with a quote before whatever a spreadsheet would take for a formula; nested values as JSON."""
    reader, count = rows.batches(), 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([guarded(name) for name in reader.schema.names])
        for batch in reader:
            writer.writerows([csv_cell(value) for value in row] for row in _tuples(batch))
            count += batch.num_rows
    return Written(rows.name, path.name, count)


def _write_jsonl(path: Path, rows: Rows) -> Written:
    """An object to a line; dates as ISO 8601."""
    reader, count = rows.batches(), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for batch in reader:
            for row in batch.to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=json_value) + "\n")
            count += batch.num_rows
    return Written(rows.name, path.name, count)


_WRITERS: Mapping[ExportFormat, Callable[[Path, Rows], Written]] = {
    ExportFormat.PARQUET: _write_parquet,
    ExportFormat.CSV: _write_csv,
    ExportFormat.JSONL: _write_jsonl,
}


def _tuples(batch: pa.RecordBatch) -> Iterable[tuple[object, ...]]:
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write_workbook(path: Path, tables: Sequence[Rows]) -> list[Written]:
    """One sheet for each table, a row at a time. Words are words: none becomes a formula, a link or a number."""
    from xlsxwriter import Workbook

    for one in tables:
        if one.count >= SHEET_ROWS:
            raise Unusable(
                f"{one.name} has {one.count:,} rows and a sheet holds {SHEET_ROWS - 1:,}. "
                "Export it as parquet or csv, or one --authority at a time."
            )
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    with closing(Workbook(str(path), options)) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # the same rows are the same bytes
        return [_write_sheet(book, path.name, one) for one in tables]


def _write_sheet(book: Workbook, file_name: str, rows: Rows) -> Written:
    sheet = book.add_worksheet(rows.name)
    formats = {kind: book.add_format({"num_format": shown}) for kind, shown in _SHOWN.items()}
    reader = rows.batches()
    sheet.freeze_panes(1, 0)
    for position, name in enumerate(reader.schema.names):
        sheet.write_string(0, position, name, book.add_format({"bold": True}))
    count, cut = 0, 0
    for batch in reader:
        for row in _tuples(batch):
            count += 1
            for position, value in enumerate(row):
                cut += _write_cell(sheet, (count, position), value, formats)
    sheet.autofilter(0, 0, count, len(reader.schema.names) - 1)
    return Written(rows.name, file_name, count, cut)


_SHOWN: Mapping[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm:ss"}


def _write_cell(sheet: Worksheet, place: tuple[int, int], value: object, formats: Mapping[type, object]) -> bool:
    """Write one value; whether it was too long for a cell and cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) <= EXACT:
        sheet.write_number(*place, value)
    elif isinstance(value, date) and (value.date() if isinstance(value, datetime) else value) >= FIRST_DATE:
        sheet.write_datetime(*place, value, formats[type(value)])
    else:
        words = flat(value)
        if len(words) > CELL_LENGTH:
            sheet.write_string(*place, words[: CELL_LENGTH - len(CUT)] + CUT)
            return True
        sheet.write_string(*place, words)
    return False
