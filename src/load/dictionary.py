"""What every table, view and column means: the one answer for exports, the Python interface and docs.

A meaning stands in one place: as COMMENT ON where the table or view is defined, or in `schemas/meanings.json`, once for
a name that means the same wherever it stands (`columns`), or for one table (`tables`).
"""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from ..normalise.records import RECORDS, Record
from .database import Database

KINDS: dict[str, type[Record]] = {kind.table: kind for kind in RECORDS}
DESCRIBED = """
SELECT c.table_name, v.view_name IS NULL, coalesce(t.comment, v.comment, ''), c.column_name, c.data_type,
    NOT c.is_nullable, c.comment
FROM duckdb_columns() c
LEFT JOIN duckdb_tables() t ON t.table_name = c.table_name AND NOT t.internal
LEFT JOIN duckdb_views() v ON v.view_name = c.table_name AND NOT v.internal
WHERE NOT c.internal ORDER BY v.view_name IS NOT NULL, c.table_name, c.column_index
"""


@dataclass(frozen=True, slots=True)
class Column:
    """`type` as DuckDB has it; `values` are those of a closed vocabulary; `own` says that the meaning is a COMMENT."""

    name: str
    type: str
    required: bool
    meaning: str
    values: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A table or view with its columns in their order."""

    name: str
    is_table: bool
    meaning: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)

    @property
    def bookkeeping(self) -> bool:
        """Whether it is about the database itself: a table that tells of no document."""
        return self.is_table and "document_id" not in self.names


def describe(database: Database) -> tuple[Described, ...]:
    """Every table, then every view, each in alphabetical order."""
    rows = database.connection.execute(DESCRIBED).fetchall()
    shared = _comments_of_records(rows)
    found: dict[str, list[Column]] = {}
    heads: dict[str, tuple[bool, str]] = {}
    for table, is_table, told, name, kind, required, comment in rows:
        heads[table] = (is_table, told)
        own_key = "key" if table in KINDS and KINDS[table].key == name else ""
        meaning = comment or _said(table, name) or shared.get(name, own_key)
        values = _values(table, name) if is_table else ()
        found.setdefault(table, []).append(Column(name, kind, required, meaning, values, comment is not None))
    return tuple(Described(name, *heads[name], tuple(columns)) for name, columns in found.items())


def _said(table: str, column: str) -> str | None:
    columns, tables = meanings()
    return tables.get(table, {}).get(column) or columns.get(column)


@cache
def meanings() -> tuple[Mapping[str, str], Mapping[str, Mapping[str, str]]]:
    """What `schemas/meanings.json` says of names, and of the columns of single tables."""
    said = json.loads(files("councilpapers.schemas").joinpath("meanings.json").read_text(encoding="utf-8"))
    return said["columns"], said["tables"]


def _comments_of_records(rows: Sequence[tuple[typing.Any, ...]]) -> dict[str, str]:
    """What the tables of records say of a column, which holds in views, too: the first that says it."""
    order = list(KINDS)
    told = [(order.index(row[0]), row[3], row[6]) for row in rows if row[0] in KINDS and row[6]]
    return {name: comment for _, name, comment in sorted(told, reverse=True)}


@cache
def _values(table: str, column: str) -> tuple[str, ...]:
    """The words of a field with a closed vocabulary."""
    field = KINDS[table].model_fields.get(column) if table in KINDS else None
    for kind in () if field is None else (field.annotation, *typing.get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(str(member.value) for member in kind)
    return ()


def as_markdown(described: Sequence[Described]) -> str:
    """A page: a heading for each table and view, a row for each column."""
    parts = ["# What the data means\n"]
    for one in described:
        parts.append(f"\n## {one.name}\n\n{one.meaning}\n\n| Column | Type | Meaning |\n|---|---|---|\n")
        parts += [f"| `{c.name}` | {_type(c.type)} | {_cell(_whole(c))} |\n" for c in one.columns]
    return "".join(parts)


def as_rows(described: Sequence[Described]) -> list[tuple[str, ...]]:
    """Table, column, type, required, meaning, values; the heading first."""
    rows: list[tuple[str, ...]] = [("table", "column", "type", "required", "meaning", "values")]
    for one in described:
        rows += [
            (one.name, c.name, _type(c.type), str(c.required).lower(), c.meaning, "; ".join(c.values))
            for c in one.columns
        ]
    return rows


def _whole(column: Column) -> str:
    return f"{column.meaning}: {', '.join(column.values)}" if column.values else column.meaning


def _type(kind: str) -> str:
    """A type for people: a box is told by its corners."""
    return kind.replace("STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)", "BOX").replace(
        "STRUCT(page INTEGER, bbox BOX)", "PLACE"
    )


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", r"\|")
