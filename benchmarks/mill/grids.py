"""What tables a paper prints, cell by cell: the truth against which the readers' tables are held.

A grid is the same whatever the format, but for what a format cannot print: text has no spans, and lists of labels are
tables in Word only (elsewhere they may be read as a table of two columns, or not: `optional`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from .looks import Ruling, lines_of, ruling_of
from .source import Block, Source


@dataclass(frozen=True, slots=True)
class TrueCell:
    """One cell as printed, empty ones too; rows and columns count from 0, headings included."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class TrueTable:
    """One table, over however many pages: its headings once.

    `pages` are the first and the last (none without pages); `broken_rows` those that a page end cuts in two.
    `optional`: reading it as a table is right, and so is reading it as lines.
    """

    ruling: Ruling
    look: str
    header_rows: int
    cells: tuple[TrueCell, ...]
    optional: bool = False
    pages: tuple[int, int] | None = None
    broken_rows: tuple[int, ...] = ()

    @property
    def row_count(self) -> int:
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "cells": [list(asdict(cell).values()) for cell in self.cells]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TrueTable:
        pages = (data["pages"][0], data["pages"][1]) if data["pages"] else None
        return cls(
            Ruling(data["ruling"]),
            data["look"],
            data["header_rows"],
            tuple(TrueCell(*cell) for cell in data["cells"]),
            data["optional"],
            pages,
            tuple(data["broken_rows"]),
        )


TEXTS = ("txt", "md")


def tables_of(source: Source, suffix: str) -> list[TrueTable]:
    """The tables of a paper in a format, in the order in which they are printed."""
    return [_table(block, suffix) for block in source.blocks if block.kind in ("table", "labels")]


def _table(block: Block, suffix: str) -> TrueTable:
    ruling = ruling_of(block.look) if suffix == "pdf" else Ruling.UNRULED if suffix in TEXTS else Ruling.MARKUP
    if block.kind == "labels":
        cells = tuple(
            TrueCell(n, column, text=printed(str(row[column]))) for n, row in enumerate(block.rows) for column in (0, 1)
        )
        lines = suffix in (*TEXTS, "html") or (suffix == "pdf" and ruling is Ruling.UNRULED)
        return TrueTable(ruling, block.look, 0, cells, optional=lines)
    if suffix in TEXTS:
        return TrueTable(ruling, block.look, len(block.headings) - len(block.bands), tuple(without_spans(block)))
    seen = placed(block) if suffix != "pdf" or lines_of(block.look).rows else _without_unseen(block)
    return TrueTable(ruling, block.look, len(block.headings), tuple(seen))


def placed(block: Block) -> Iterator[TrueCell]:
    """Every cell where it stands, headings first."""
    for row, column, cell in block.placed():
        yield TrueCell(row, column, cell.rows, cell.span, printed(cell.text))


def _without_unseen(block: Block) -> Iterator[TrueCell]:
    """The cells where no line says over how many rows a cell of the body runs: the words stand in its first row."""
    for cell in placed(block):
        if cell.row < len(block.headings) or cell.row_span == 1:
            yield cell
            continue
        yield replace(cell, row_span=1)
        for row in range(cell.row + 1, cell.row + cell.row_span):
            yield TrueCell(row, cell.column, 1, cell.column_span)


def printed(text: str) -> str:
    """The words without the places where they may be hyphenated."""
    return text.replace("\u00ad", "")


def without_spans(block: Block) -> Iterator[TrueCell]:
    """The cells as text has them: no bands, and of a merged cell the words in its first place."""
    bands = len(block.bands)
    for cell in placed(block):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                if row >= bands:
                    first = (row, column) == (cell.row, cell.column)
                    yield TrueCell(row - bands, column, text=cell.text if first else "")


def grids_json(files: Mapping[str, Sequence[TrueTable]], producers: Mapping[str, str]) -> dict[str, Any]:
    """NAME.grids.json: per file its producer (of PDFs) and its tables; a cell is [row, column, spans, text]."""
    return {
        "files": {
            name: {"producer": producers.get(name), "tables": [table.as_json() for table in tables]}
            for name, tables in files.items()
        }
    }
