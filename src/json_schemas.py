"""The JSON Schemas of the records, one file for each table, as they stand in `schemas/`."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from .normalise.records import RECORDS, Record
from .writing import write_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(record: type[Record]) -> str:
    """The schema of one record, as the file holds it."""
    found = record.model_json_schema(mode="serialization")
    found["title"] = record.table
    return json.dumps({"$schema": DIALECT, **found}, indent=2, ensure_ascii=False) + "\n"


def file_name(record: type[Record]) -> str:
    return f"{record.table}.schema.json"


def write(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder; the files that changed. Raises Unusable where one cannot be written."""
    changed = []
    for record in RECORDS:
        path, text = folder / file_name(record), schema_text(record)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_text(path, text)
            changed.append(path)
    return tuple(changed)


def out_of_date() -> tuple[str, ...]:
    """The names of the installed schema files that are not those of the records."""
    installed = files("councilpapers.schemas")
    stale = []
    for record in RECORDS:
        resource = installed.joinpath(file_name(record))
        if not resource.is_file() or resource.read_text(encoding="utf-8") != schema_text(record):
            stale.append(file_name(record))
    return tuple(stale)
