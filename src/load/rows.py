"""Records as columns: one pyarrow table per database table, with text that the database can hold.

The types are those of `schemas/tables.sql`, the one copy of them, asked of a database that holds nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

import duckdb
import pyarrow as pa

from ..normalise.paper import Paper
from ..normalise.records import Record
from .ddl import sql

Value = str | int | float | bool | datetime | list["Value"] | dict[str, "Value"] | object | None
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"
ROWS_AT_ONCE = 16_384  # of an arrow table: what DuckDB takes in fastest, more so than row by row or all in one


Tables = Mapping[str, pa.Table]  # the rows of one paper or of many, by the name of their table; none is empty


def tables_of(papers: Iterable[Paper]) -> Tables:
    """The rows of these papers, those of a table in the papers' order and each paper's reading order."""
    groups: dict[str, list[Record]] = {}
    for paper in papers:
        for record in (paper.document, *paper.records):
            groups.setdefault(record.table, []).append(record)
    return {name: columns(records, schemas()[name]) for name, records in groups.items()}


def together(parts: Sequence[Tables]) -> Tables:
    """The rows of several, in their order."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: pa.concat_tables([part[name] for part in parts if name in part]) for name in names}


def columns(records: Sequence[Record], schema: pa.Schema, extra: Mapping[str, Value] | None = None) -> pa.Table:
    """Records of one table as an arrow table of that schema.

    `extra` gives the columns that records do not have (the times of a source), the same for all rows.
    """
    rows = [record.model_dump(mode="python") for record in records]
    constant = extra or {}
    data = {
        field.name: pa.array([storable(row.get(field.name, constant.get(field.name))) for row in rows], type=field.type)
        for field in schema
    }
    return pa.table(data, schema=schema)


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """The arrow schema of every table."""
    with duckdb.connect() as connection:
        connection.execute(sql("tables"))
        names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
        return {name: connection.execute(f'FROM "{name}" LIMIT 0').to_arrow_table().schema for (name,) in names}


def storable(value: Value) -> Value:
    """The value as the database can hold it.

    Text without NUL and lone surrogates (broken fonts and byte paths give both), numbers finite, times in UTC.
    """
    if isinstance(value, str):
        return UNSTORABLE.sub(REPLACEMENT, str(value))
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, dict):
        return {key: storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value
