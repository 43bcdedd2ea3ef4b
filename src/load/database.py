"""The database file: opened, created, locked down, and closed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import duckdb

from ..errors import Unusable
from .ddl import sql
from .migrations import SCHEMA_VERSION, can_be_migrated, migrate, set_aside

VIEWS = ("views", "action_views", "series_views")  # files of schemas/, each may build on those before it
LEAST_ROOM = 500 * 1024**2
MEMORY_LIMIT = "2GB"
PAGES_KEPT = 16 * 1000**2
BESIDE_PAGES = "SELECT sum(memory_usage_bytes) FILTER (tag <> 'BASE_TABLE')::BIGINT FROM duckdb_memory()"
JOURNAL = (
    "64MB"  # then DuckDB moves it into the file, and packs the last, unfilled hundred thousand rows of each table anew
)
UNWRITABLE = (duckdb.OperationalError, duckdb.FatalException, duckdb.InternalException)
HOLDER = re.compile(r"\(PID (?P<pid>\d+)\)")


class Database:
    """A council database.

    Papers cannot reach the disk or the network through it: external access and extensions are off and cannot be
    switched on again, so that export goes through `export`, never through SQL's `COPY`. All that can be set is how
    many threads and how much memory there are.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path) -> Database:
        """For loading; a file that does not exist is made.

        A journal (WAL) that is damaged is laid aside as `*.wal.corrupt-TIME`: the papers that it held are missing then,
        and the next run loads them again. Raises Unusable where the file is in use, is no council database, or cannot
        be written.
        """
        _look_for_room(path)
        _lay_aside_damaged_journal(path)
        database = cls(path, _connect(path, read_only=False))
        try:
            database._prepare()
        except duckdb.Error as error:
            database.close()
            raise Unusable(
                f"{path} cannot be written ({type(error).__name__}). "
                "Check that its disk is not full and may be written, or name another file."
            ) from error
        except Unusable:
            database.close()
            raise
        return database

    @classmethod
    def read(cls, path: Path) -> Database:
        """For questions only; nothing in the file can change. Raises Unusable as `open`, and where there is no file."""
        if not path.exists():
            raise Unusable(f"There is no database {path}. Make one with: councilpapers run PAPERS --db {path}")
        database = cls(path, _connect(path, read_only=True))
        if not database._tables():
            database.close()
            raise Unusable(f"{path} holds no council papers. Make a database with: councilpapers run PAPERS --db FILE")
        database._lock_down()
        return database

    def _prepare(self) -> None:
        tables = self._tables()
        if tables and "meta" not in tables:
            raise Unusable(f"{self.path} is a database of something else, and stays as it is. Name another file.")
        if not tables:
            self.connection.execute(f"BEGIN; {sql('tables')}; COMMIT")
        found = self._version()
        if found is not None and can_be_migrated(found):
            self._bring_up_to_date(found)
        elif found != SCHEMA_VERSION:
            raise Unusable(
                f"{self.path} was made by another version of councilpapers: its tables are version "
                f"{'unknown' if found is None else found}, and this program writes version {SCHEMA_VERSION}. "
                "Use that version of the program, or name a new file."
            )
        self.connection.execute(f"BEGIN; {'; '.join(sql(name) for name in ('archive_tables', *VIEWS))}; COMMIT")
        self._lock_down()

    def _version(self) -> int | None:
        found = self.connection.execute("SELECT max(schema_version) FROM meta").fetchone()
        return found[0] if found else None

    def _bring_up_to_date(self, version: int) -> None:
        """A copy of the database as it was stays beside it."""
        self.connection.execute("CHECKPOINT")
        self.connection.close()
        set_aside(self.path, version)
        self.connection = _connect(self.path, read_only=False)
        migrate(self.connection, version)

    def _tables(self) -> set[str]:
        rows = self.connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
        return {name for (name,) in rows}

    def _lock_down(self) -> None:
        self.connection.execute(
            "SET enable_external_access = false; SET python_enable_replacements = false; SET lock_configuration = true"
        )

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Everything within, or nothing. Raises Unusable where the file can no longer be written."""
        self.connection.begin()
        try:
            yield self.connection
            self.connection.commit()
        except UNWRITABLE as error:
            with suppress(duckdb.Error):  # DuckDB may have rolled back, or shut down, itself
                self.connection.rollback()
            raise self._unwritable(error) from error
        except BaseException:
            self.connection.rollback()
            raise

    @contextmanager
    def on_all_processors(self) -> Iterator[None]:
        """Inside, questions are worked on by all processors; otherwise, while papers are loaded, by one."""
        self.connection.execute("RESET threads")
        try:
            yield
        finally:
            self.connection.execute("SET threads = 1")

    def checkpoint(self) -> None:
        """Move what was loaded from the journal into the file. Raises Unusable where that can no longer be written."""
        try:
            self.connection.execute("CHECKPOINT")
        except UNWRITABLE as error:
            raise self._unwritable(error) from error

    def forget_pages(self) -> None:
        """Give up the pages of the file that DuckDB keeps by it: over a long run they come to all that it may hold."""
        ((others,),) = self.connection.execute(BESIDE_PAGES).fetchall()
        with suppress(duckdb.OutOfMemoryException):  # where some are in use: the others are given up
            self.connection.execute(f"SET memory_limit = '{(others + PAGES_KEPT) // 1000}KB'")
        self.connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")

    def _unwritable(self, error: duckdb.Error) -> Unusable:
        return Unusable(
            f"{self.path} can no longer be written ({type(error).__name__}). What was loaded before is kept. "
            "Check that the disk is not full, and run again to go on."
        )

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
        "checkpoint_threshold": JOURNAL,
    }
    if not read_only:  # two threads that append take half as much CPU time again, and are slower
        config |= {"threads": 1, "allowed_configs": "[threads, memory_limit]"}
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise Unusable(_why(path, str(error))) from error


def _look_for_room(path: Path) -> None:
    """Raises Unusable where the disk is nearly full: a run would end half-way."""
    with suppress(OSError):  # no folder: opening says so
        free = shutil.disk_usage(path.parent).free
        if free < LEAST_ROOM:
            raise Unusable(
                f"The disk of {path} has {free // 1024**2} MB left; {LEAST_ROOM // 1024**2} MB are needed. "
                "Make room, or name a file on another disk."
            )


def _lay_aside_damaged_journal(path: Path) -> None:
    """Move a journal that cannot be replayed out of the way; what it held is not acknowledged any more."""
    journal = path.with_name(f"{path.name}.wal")
    if not path.is_file() or not journal.is_file():
        return
    try:
        duckdb.connect(str(path)).close()
    except duckdb.Error as error:
        if "WAL" in str(error):
            journal.rename(journal.with_name(f"{journal.name}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%S}"))


def _why(path: Path, message: str) -> str:
    """What to do about a file that does not open, told from DuckDB's words."""
    if "lock" in message:
        holder = HOLDER.search(message)
        process = f" (process {holder['pid']})" if holder else ""
        return (
            f"{path} is in use by another program{process}. Wait until it has finished, or name another file. "
            "`councilpapers run --publish FILE` keeps a copy to read meanwhile."
        )
    if path.is_dir():
        return f"{path} is a folder. Name a file in it, such as {path / 'council.duckdb'}."
    if "not a valid DuckDB" in message:
        return f"{path} is not a DuckDB database. Name another file; this one is left as it is."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}. Make it first, or name another file."
    if "WAL" in message:
        return f"The journal {path}.wal is damaged. `councilpapers run` lays it aside and reads anew what it held."
    return f"{path} cannot be opened. Check that you may read and write it and that its disk is not full."
