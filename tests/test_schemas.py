"""One definition of every field: the records, the tables and the JSON Schemas agree."""

from __future__ import annotations

import json
import types
import typing
from datetime import date, datetime
from importlib.resources import files

import duckdb
import pytest
from jsonschema import Draft202012Validator

from councilpapers.json_schemas import file_name, out_of_date, schema_text
from councilpapers.load.ddl import sql
from councilpapers.normalise.records import RECORDS, BBox, DocumentSourceRecord, Record, RecordPart

BOX = "STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)"
SQL_TYPES: dict[object, tuple[str, ...]] = {
    bool: ("BOOLEAN",),
    int: ("INTEGER", "BIGINT"),
    float: ("DOUBLE",),
    datetime: ("TIMESTAMP",),
    date: ("DATE",),
    BBox: (BOX,),
    RecordPart: (f"STRUCT(page INTEGER, bbox {BOX})",),
}
FILLED_ON_LOADING: dict[type[Record], list[tuple[str, str]]] = {
    DocumentSourceRecord: [("first_seen", "TIMESTAMP"), ("last_seen", "TIMESTAMP"), ("gone_since", "TIMESTAMP")]
}


def sql_types(hint: object) -> tuple[str, ...]:
    """The types that a column may have for a field of that type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return sql_types(arguments[0])
    if origin in (typing.Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return sql_types(inner)
    if origin is tuple:
        return tuple(f"{found}[]" for found in sql_types(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, str):
        return ("VARCHAR",)
    return SQL_TYPES[hint]


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(sql("tables"))
    return made


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)
def test_a_table_has_the_records_fields_in_their_order(
    connection: duckdb.DuckDBPyConnection, record: type[Record]
) -> None:
    columns = [(name, kind, null) for name, kind, null, *_ in connection.execute(f"DESCRIBE {record.table}").fetchall()]
    extra = FILLED_ON_LOADING.get(record, [])
    own = columns[: len(columns) - len(extra)]
    assert [(name, kind) for name, kind, _ in columns[len(own) :]] == extra
    assert [name for name, _, _ in own] == list(record.model_fields)
    hints = typing.get_type_hints(record, include_extras=True)
    for name, kind, null in own:
        assert kind in sql_types(hints[name]), name
        assert (null == "NO") == record.model_fields[name].is_required(), name
    assert record.key in record.model_fields


def test_there_are_no_other_tables(connection: duckdb.DuckDBPyConnection) -> None:
    names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert names == {record.table for record in RECORDS} | {"meta"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)
def test_a_json_schema_has_the_records_fields_in_their_order(record: type[Record]) -> None:
    schema = json.loads(schema_text(record))
    Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == list(record.model_fields)
    assert schema["additionalProperties"] is False


def test_the_committed_json_schemas_are_those_of_the_records() -> None:
    assert out_of_date() == ()
    found = {r.name for r in files("councilpapers.schemas").iterdir() if r.name.endswith(".schema.json")}
    assert found == {file_name(record) for record in RECORDS}
