"""What tables a paper prints, cell by cell: the truth against which the readers' tables are held.

A grid is the same whatever the format, but for what a format cannot print: text has no spans, and lists of labels are
tables in Word only (elsewhere they may be read as a table of two columns, or not: `optional`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from .source import Block, CellSource, Source


class Ruling(StrEnum):
    """How a table's lines are drawn; in formats that say what is a table, "markup"."""

    RULED = "ruled"
    HALF_RULED = "half_ruled"
    UNRULED = "unruled"
    MARKUP = "markup"


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
RULED_LOOKS = ("grid", "double", "white", "dashed", "thin", "filled", "open")
UNRULED_LOOKS = ("print", "bare")


def tables_of(source: Source, suffix: str) -> list[TrueTable]:
    """The tables of a paper in a format, in the order in which they are printed."""
    return [_table(block, suffix) for block in source.blocks if block.kind in ("table", "labels")]


def _table(block: Block, suffix: str) -> TrueTable:
    ruling = ruling_of(block.look) if suffix == "pdf" else Ruling.UNRULED if suffix in TEXTS else Ruling.MARKUP
    if block.kind == "labels":
        cells = tuple(
            TrueCell(n, column, text=str(row[column])) for n, row in enumerate(block.rows) for column in (0, 1)
        )
        lines = suffix in (*TEXTS, "html") or (suffix == "pdf" and ruling is Ruling.UNRULED)
        return TrueTable(ruling, block.look, 0, cells, optional=lines)
    if suffix in TEXTS:
        return TrueTable(ruling, block.look, len(block.headings) - len(block.bands), tuple(without_spans(block)))
    return TrueTable(ruling, block.look, len(block.headings), tuple(placed(block)))


def ruling_of(look: str) -> Ruling:
    """Full grids, however drawn, are ruled; lines one way only, a frame or stripes are half of it."""
    lines, *rest = look.split()
    if lines in RULED_LOOKS:
        return Ruling.RULED
    return Ruling.UNRULED if lines in (*UNRULED_LOOKS, "plain") and "zebra" not in rest else Ruling.HALF_RULED


def placed(block: Block) -> Iterator[TrueCell]:
    """Every cell where it stands, headings first, around those that hang down from above; gaps are empty cells."""
    hanging: dict[int, int] = {}  # column -> the first row below that is free again
    for number, row in enumerate([*block.headings, *block.rows]):
        values = iter(row)
        column = 0
        while column < block.columns:
            if hanging.get(column, 0) > number:
                column += 1
                continue
            cell = CellSource.of(next(values, ""))
            yield TrueCell(number, column, cell.rows, cell.span, cell.text)
            hanging |= dict.fromkeys(range(column, column + cell.span), number + cell.rows)
            column += cell.span


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
