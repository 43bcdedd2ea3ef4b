"""Results as tables in a DuckDB file of their own, for questions that no report foresees.

figures   precision, recall, F1 of every scope, measure, table, field and strictness
rows      every row of the gold and every row too many, and whether it is whole
fields    every value: what it should be, what it is, at which strictnesses it is right
changes   gains and losses against the accepted results
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from ..errors import Unusable
from .evaluation import Evaluation
from .figures import FileVerdict
from .likeness import Strictness, Value

FIGURES = pa.schema(
    [(name, pa.string()) for name in ("scope", "name", "measure", "table_name", "field", "strictness")]
    + [(name, pa.int64()) for name in ("right", "made_up", "missed")]
    + [(name, pa.float64()) for name in ("precision", "recall", "f1")]
)
PLACE = [(name, pa.string()) for name in ("document", "file", "table_name")]
NUMBERS = [("gold_row", pa.int64()), ("got_row", pa.int64())]
RIGHT = [(name.value, pa.bool_()) for name in Strictness]
ROWS = pa.schema([*PLACE, *NUMBERS, ("named", pa.string()), ("confidence", pa.float64()), *RIGHT])
FIELDS = pa.schema([*PLACE, *NUMBERS, ("field", pa.string()), ("gold", pa.string()), ("got", pa.string()), *RIGHT])
CHANGES = pa.schema(
    [*PLACE, ("row_name", pa.string()), ("was", pa.string()), ("now", pa.string()), ("gain", pa.bool_())]
)

Cells = tuple[str | int | float | bool | None, ...]


def write_results(path: Path, held: Evaluation) -> None:
    """Write the tables anew into the file; raises Unusable where it cannot be written or holds something else."""
    tables = {
        "figures": _table(FIGURES, _figures(held)),
        "rows": _table(ROWS, _rows(held.verdicts)),
        "fields": _table(FIELDS, _fields(held.verdicts)),
        "changes": _table(CHANGES, ((c.document, c.file, c.table, c.row, c.was, c.now, c.gain) for c in held.changes)),
    }
    try:
        with duckdb.connect(str(path)) as connection:
            there = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            if there - tables.keys():
                raise Unusable(f"{path} is a database of something else, and stays as it is. Name another file.")
            for name, rows in tables.items():
                connection.register("incoming", rows)
                connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM incoming')
                connection.unregister("incoming")
    except duckdb.Error as error:
        raise Unusable(f"{path} cannot be written. Name another file for --out. {error}") from error


def _table(schema: pa.Schema, rows: Iterable[Cells]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _figures(held: Evaluation) -> Iterator[Cells]:
    for (scope, name), counted in sorted(held.tallies.items()):
        for key, tally in sorted(counted.items()):
            counts = (tally.right, tally.made_up, tally.missed)
            yield (scope.value, name, *map(str, key), *counts, tally.precision, tally.recall, tally.f1)


def _rows(verdicts: Sequence[FileVerdict]) -> Iterator[Cells]:
    for verdict in verdicts:
        for table in verdict.tables:
            place = (verdict.document, verdict.file, table.kind.table)
            for row in table.rows:
                yield (
                    *place,
                    row.gold,
                    row.got,
                    row.named,
                    row.confidence,
                    *(row.whole(strictness) for strictness in Strictness),
                )


def _fields(verdicts: Sequence[FileVerdict]) -> Iterator[Cells]:
    for verdict in verdicts:
        for table in verdict.tables:
            place = (verdict.document, verdict.file, table.kind.table)
            for row in table.rows:
                for field in row.fields:
                    right = (strictness in field.right for strictness in Strictness)
                    yield (*place, row.gold, row.got, field.name, told(field.gold), told(field.got), *right)


def told(value: Value) -> str | None:
    """A value in one cell."""
    if isinstance(value, tuple):
        return " / ".join(value)
    return None if value is None else f"{value:g}" if isinstance(value, float) else value
