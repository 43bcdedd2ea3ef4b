"""Records as columns: one pyarrow table per database table, with text that the database can hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

import duckdb
import pyarrow as pa

from ..normalise.records import Record

Value = str | int | float | bool | datetime | list["Value"] | dict[str, "Value"] | object | None
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def by_table(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Records grouped by the table that they belong to, in their order."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.table, []).append(record)
    return groups


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


def schema_of(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    """The arrow schema of a table, from the database itself: `tables.sql` is the one copy of the types."""
    return _schema(connection, table)


@lru_cache(maxsize=64)
def _schema(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    return connection.execute(f'SELECT * FROM "{table}" LIMIT 0').to_arrow_table().schema


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
