"""A council database for notebooks and programs: its tables and views as methods, questions in SQL, search.

import councilpapers

with councilpapers.open("council.duckdb") as council:
    council.actions(authority="Ashby Vale", financial_year="2021-22").pandas()
    council.sql("SELECT status, count(*) FROM actions GROUP BY ALL").polars()
    council.search("home care commissioning", since="2009-10").rows()
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from .errors import Unusable
from .frames import ROWS_AT_ONCE, Rows
from .load.database import Database
from .load.dictionary import Described, describe
from .load.scope import Called, authority_called, financial_year_called
from .load.search import LIMIT, Search, Wanted
from .load.selection import Selection, statement
from .tables_and_views import TablesAndViews


def open(path: str | Path) -> Archive:
    """Open a database that `councilpapers run` made, for questions only: nothing in it can change.

    Raises Unusable where there is none, or a run is writing it.
    """
    return Archive(Database.read(Path(path)))


class Archive(TablesAndViews):
    """An open database. There is a method for every table and view, named as it is.

    Most take `authority` (a name, an alias or a GSS code, or several), `financial_year` ("2009-10") and `quarter` (1 to
    4 within it); records that say none themselves take those of their report. Close it, or use it in a `with`: a run
    cannot write the file while it is open.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._described = {one.name: one for one in describe(database)}
        self._search: Search | None = None

    @property
    def path(self) -> Path:
        """The path of the database file."""
        return self._database.path

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tables, then of all views."""
        return tuple(self._described)

    def sql(self, query: str, parameters: Sequence[object] | None = None) -> Rows:
        """The rows of a SELECT; `parameters` stand for its question marks."""
        return self._asked("this query", query, list(parameters or ()))

    def search(
        self,
        words: str,
        *,
        authority: str | None = None,
        since: str | None = None,
        until: str | None = None,
        tables: Sequence[str] = (),
        limit: int = LIMIT,
    ) -> Rows:
        """Records and sections with these words, best first, the words between asterisks in `snippet`.

        Words in double quotes stand together. `since` and `until` are a financial year, a year, a quarter or a day. The
        first search makes an index beside the database, or brings it up to date. Raises Unusable where the extra
        `search` is not installed, or something asked for does not exist.
        """
        if self._search is None:
            self._search = Search.open(self._database)
        found = self._search.find(words, Wanted(tuple(tables), authority, since, until), limit).answer().table
        return Rows(f"search for {words}", found.to_reader)

    def describe(self, name: str | None = None) -> Rows:
        """What the columns of a table or view mean, or those of all: table, column, type, required, meaning, values."""
        chosen = self._described.values() if name is None else (self._one(name),)
        rows = [
            {
                "table": one.name,
                "column": column.name,
                "type": column.type,
                "required": column.required,
                "meaning": column.meaning,
                "values": list(column.values),
            }
            for one in chosen
            for column in one.columns
        ]
        return Rows(f"what {name or 'all columns'} mean", pa.Table.from_pylist(rows).to_reader)

    def _rows(
        self,
        name: str,
        *,
        authority: str | Sequence[str] | None = None,
        financial_year: str | None = None,
        quarter: int | None = None,
    ) -> Rows:
        if quarter is not None and quarter not in (1, 2, 3, 4):
            raise Unusable(f"{quarter} is no quarter. There are 1, 2, 3 and 4, from April.")
        year = financial_year_called(financial_year) if financial_year is not None else None
        selection = Selection(self._called(authority), year, quarter)
        return self._asked(name, *statement(self._one(name), selection))

    def _called(self, authority: str | Sequence[str] | None) -> Called | None:
        if authority is None:
            return None
        names = [authority] if isinstance(authority, str) else authority
        called = [authority_called(self._database, name) for name in names]
        return Called(tuple(c for one in called for c in one.codes), tuple(n for one in called for n in one.names))

    def _one(self, name: str) -> Described:
        found = self._described.get(name)
        if found is None:
            raise Unusable(
                f"{self.path} has no table or view {name}. If it was made by an earlier version, bring it up to date: "
                f"councilpapers run PAPERS --db {self.path}"
            )
        return found

    def _asked(self, name: str, query: str, bound: list[object]) -> Rows:
        connection = self._database.connection
        return Rows(name, lambda: connection.cursor().execute(query, bound).to_arrow_reader(ROWS_AT_ONCE))

    def close(self) -> None:
        """Close the file; rows that were not read yet cannot be read any more."""
        if self._search is not None:
            self._search.close()
        self._database.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<council database {self.path}: {', '.join(self.names)}>"
