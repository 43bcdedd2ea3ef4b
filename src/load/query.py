"""Questions to the database and their answers as text or as a file."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet

from ..errors import Unusable
from .database import Database
from .meant import instead

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
FORMULA_STARTS = frozenset("=+-@\t\r\n")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query."""

    table: pa.Table

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.table.column_names)

    @property
    def rows(self) -> list[tuple[object, ...]]:
        columns = [self.table.column(n).to_pylist() for n in range(self.table.num_columns)]
        return list(zip(*columns, strict=True))


def query(database: Database, name_or_sql: str) -> Answer:
    """The rows of a table or view, or of a SELECT. Raises Unusable with DuckDB's reason where it is neither."""
    words = name_or_sql.strip()
    names = table_names(database)
    if NAME.fullmatch(words) and words not in names:
        raise Unusable(f"There is no table or view {words}. {instead(words, names)}")
    statement = f"SELECT * FROM {words}" if words in names else words
    try:
        result = database.connection.execute(statement)
        return Answer(result.to_arrow_table())
    except duckdb.Error as error:
        raise Unusable(f"That query cannot be answered. {error}") from error


def table_names(database: Database) -> tuple[str, ...]:
    """Views first, then tables, each in alphabetical order."""
    return tuple(name for name, _, _ in contents(database))


def contents(database: Database) -> tuple[tuple[str, int | None, str], ...]:
    """Name, number of rows (None for a view) and description of everything that can be asked for, views first."""
    rows = database.connection.execute(
        "SELECT view_name AS name, NULL, comment, 1 AS place FROM duckdb_views() WHERE NOT internal"
        " UNION ALL SELECT table_name, estimated_size, comment, 2 FROM duckdb_tables() WHERE NOT internal"
        " ORDER BY place, name"
    ).fetchall()
    return tuple((name, count, comment or "") for name, count, comment, _ in rows)


def as_csv(answer: Answer) -> str:
    """RFC 4180, with a quote before whatever a spreadsheet would take for a formula; nested values as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in answer.names])
    writer.writerows([csv_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """A list of objects, one to a line; dates as ISO 8601."""
    lines = (
        json.dumps(dict(zip(answer.names, row, strict=True)), ensure_ascii=False, default=json_value)
        for row in answer.rows
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_parquet(answer: Answer) -> bytes:
    out = io.BytesIO()
    parquet.write_table(answer.table, out)
    return out.getvalue()


def guarded(text: str) -> str:
    """Text that no spreadsheet runs: "=1+1" becomes "'=1+1", also behind blanks, quotes and invisible marks.

    Numbers as printed ("-3.5") stay as they are.
    """
    if text[:1].isascii() and text[:1].isalnum():  # nearly all of them
        return text
    folded = unicodedata.normalize("NFKC", text)
    seen = folded.lstrip(" \u00a0\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\"'")
    starts = (text[:1], folded[:1], seen[:1])
    if any(start and start in FORMULA_STARTS for start in starts) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def flat(value: object) -> str:
    """A value in one cell: nothing for null, dates as ISO 8601, nested values as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=json_value)
    return str(value)


def csv_cell(value: object) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guarded(flat(value))


def json_value(value: object) -> str | Sequence[object]:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
