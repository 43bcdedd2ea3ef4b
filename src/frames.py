"""Rows of an open database, as whatever a notebook works with."""

from __future__ import annotations

import html
from collections import namedtuple
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from .errors import Unusable
from .load.query import flat

if TYPE_CHECKING:
    import pandas
    import polars

ROWS_AT_ONCE = 16_384
ROWS_SHOWN = 20
LETTERS_SHOWN = 80


class Rows:
    """The rows of a table, a view or a query. They are read anew each time one of the methods is called.

        rows.arrow(), rows.pandas(), rows.polars()    all of them, as that library's table
        rows.rows()                                   a list of named tuples
        for batch in rows.batches(): ...              Arrow batches, for more than fits into memory

    Every one of these raises Unusable with the reason where the query cannot be answered.
    """

    def __init__(self, name: str, read: Callable[[], pa.RecordBatchReader]) -> None:
        self.name = name
        self._read = read

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Arrow record batches of up to 16,384 rows."""
        try:
            yield from self._read()
        except (duckdb.Error, pa.ArrowException) as error:
            raise Unusable(f"{self.name} cannot be answered. {error}") from error

    def arrow(self) -> pa.Table:
        """A pyarrow table."""
        try:
            return self._read().read_all()
        except (duckdb.Error, pa.ArrowException) as error:
            raise Unusable(f"{self.name} cannot be answered. {error}") from error

    def pandas(self) -> pandas.DataFrame:
        """A pandas frame: whole numbers stay whole beside nulls, days are datetime64. Raises Unusable."""
        try:
            import pandas
        except ImportError:
            raise Unusable("This needs pandas. Install it with: pip install pandas") from None
        kinds = {
            pa.int32(): pandas.Int32Dtype(),
            pa.int64(): pandas.Int64Dtype(),
            pa.bool_(): pandas.BooleanDtype(),
        }
        frame: pandas.DataFrame = self.arrow().to_pandas(types_mapper=kinds.get, date_as_object=False)
        return frame

    def polars(self) -> polars.DataFrame:
        """A polars frame. Raises Unusable without it."""
        try:
            import polars
        except ImportError:
            raise Unusable("This needs polars. Install it with: pip install polars") from None
        frame = polars.from_arrow(self.arrow())
        return frame if isinstance(frame, polars.DataFrame) else frame.to_frame()

    def rows(self) -> list[tuple[object, ...]]:
        """Named tuples: `row.deadline`, or by place; dates as dates, nested values as lists and dicts."""
        table = self.arrow()
        row = namedtuple("Row", table.column_names, rename=True)  # type: ignore[misc]
        return [row(*values) for values in zip(*(column.to_pylist() for column in table.columns), strict=True)]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        with self._read() as reader:
            return tuple(reader.schema.names)

    def __len__(self) -> int:
        return sum(batch.num_rows for batch in self.batches())

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        return iter(self.rows())

    def __repr__(self) -> str:
        return (
            f"<{self.name}: {len(self):,} rows, {len(self.columns)} columns; .pandas(), .polars(), .arrow(), .rows()>"
        )

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        head = next(iter(self.batches()), None)
        names = self.columns
        rows = [] if head is None else head.slice(0, ROWS_SHOWN).to_pylist()
        heading = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        lines = ("".join(f"<td>{_shown(row[name])}</td>" for name in names) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<p>{html.escape(self.name)}: {len(self):,} rows</p><table><tr>{heading}</tr>{body}</table>"


def _shown(value: object) -> str:
    words = flat(value)
    return html.escape(words if len(words) <= LETTERS_SHOWN else words[: LETTERS_SHOWN - 1] + "…")
