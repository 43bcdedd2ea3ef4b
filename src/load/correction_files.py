"""Files of corrections: TOML with `[[correction]]` tables, or CSV with the columns of the table `corrections`."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from json import dumps
from pathlib import Path

from ..errors import Unusable
from .corrections import Correction
from .query import guarded

NEEDED = ("record_table", "record_id", "field", "value")
KNOWN = (*NEEDED, "quote", "note", "document_id")
LOGGED = ("correction_id", "state", "fired_on", "original")  # what a table written out has besides


def corrections_in(path: Path) -> list[Correction]:
    """The corrections that a file lists, in its order. Raises Unusable, naming the entry that is to be put right."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not text in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        raise Unusable(f"{path} cannot be read. Check that it exists, is a file, and may be read.") from error
    entries = _of_toml(path, text) if path.suffix.lower() == ".toml" else _of_csv(text)
    return [_correction(path, number, entry) for number, entry in enumerate(entries, start=1)]


def _of_toml(path: Path, text: str) -> Iterator[Mapping[str, str]]:
    try:
        tables = tomllib.loads(text).get("correction", [])
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{path} is not valid TOML: {error}.") from error
    for table in tables if isinstance(tables, list) else [tables]:
        yield {name: _as_json(value) if name == "value" else str(value) for name, value in table.items()}


def _as_json(value: object) -> str:
    return dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


def _of_csv(text: str) -> Iterator[Mapping[str, str]]:
    """Empty cells say nothing; the quote that keeps a spreadsheet from running a cell is taken off again."""
    for row in csv.DictReader(text.splitlines(keepends=True)):
        yield {name: _unguarded(cell) for name, cell in row.items() if name and isinstance(cell, str) and cell}


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _correction(path: Path, number: int, entry: Mapping[str, str]) -> Correction:
    where = f"{path}, correction {number}"
    if missing := [name for name in NEEDED if name not in entry]:
        raise Unusable(f"{where} lacks {', '.join(missing)}. A field is emptied with the value null.")
    if unknown := [name for name in entry if name not in (*KNOWN, *LOGGED)]:
        raise Unusable(f"{where} has {', '.join(unknown)}; there may stand: {', '.join(KNOWN)}.")
    return Correction(**{name: entry[name] for name in KNOWN if name in entry})
