"""Opening says what to do when it cannot, and an open database reaches nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import database as loading_database
from councilpapers.load.database import Database


def _not_a_database(folder: Path) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(b"%PDF-1.4 no database" * 500)
    return path


def _database_of_something_else(folder: Path) -> Path:
    path = folder / "sales.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales (amount INTEGER)")
    return path


def _of_another_version(folder: Path) -> Path:
    path = folder / "old.duckdb"
    Database.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET schema_version = 999")
    return path


def _folder(folder: Path) -> Path:
    return folder


def _below_nowhere(folder: Path) -> Path:
    return folder / "missing" / "x.duckdb"


@pytest.mark.parametrize(
    "make, says",
    [
        (_not_a_database, "not a DuckDB database"),
        (_database_of_something_else, "database of something else"),
        (_of_another_version, "another version"),
        (_folder, "is a folder"),
        (_below_nowhere, "There is no folder"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_alone(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    path = make(tmp_path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unusable, match=says):
        Database.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_database_in_use_says_by_whom(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    Database.open(path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; c = duckdb.connect({str(path)!r}); print('open', flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(Unusable, match=rf"in use by another program \(process {holder.pid}\)"):
            Database.open(path)
        holder.communicate("\n")


def test_reading_needs_a_database(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no database"):
        Database.read(tmp_path / "none.duckdb")
    with pytest.raises(Unusable, match="holds no council papers"):
        Database.read(_empty(tmp_path))


def _empty(folder: Path) -> Path:
    path = folder / "empty.duckdb"
    duckdb.connect(str(path)).close()
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY documents TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET allowed_configs = ['enable_external_access']",
        "SET temp_directory = 'elsewhere'",
    ],
)
def test_sql_reaches_nothing_outside(database: Database, statement: str) -> None:
    with pytest.raises(duckdb.Error):
        database.connection.execute(statement)


def threads(connection: duckdb.DuckDBPyConnection) -> int:
    ((number,),) = connection.execute("SELECT current_setting('threads')").fetchall()
    return int(number)


def test_papers_are_loaded_by_one_processor_and_compared_by_all(database: Database) -> None:
    told = [threads(database.connection)]
    with database.on_all_processors():
        told.append(threads(database.connection))
    assert [*told, threads(database.connection)] == [1, threads(duckdb.connect()), 1]


def test_pages_of_the_file_are_forgotten(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def pages() -> int:
        query = "SELECT memory_usage_bytes FROM duckdb_memory() WHERE tag = 'BASE_TABLE'"
        ((held,),) = database.connection.execute(query).fetchall()
        return int(held)

    monkeypatch.setattr(loading_database, "PAGES_KEPT", 4 * 1000**2)
    limit = "SELECT current_setting('memory_limit')"
    before = database.connection.execute(limit).fetchall()
    database.connection.execute("CREATE TABLE numbers AS SELECT random() AS number FROM range(1_500_000); CHECKPOINT")
    database.connection.execute("SELECT sum(number) FROM numbers")
    assert pages() > 8 * 1000**2
    database.forget_pages()
    assert pages() <= 4 * 1000**2
    assert database.connection.execute(limit).fetchall() == before


def test_sql_sees_no_variables_of_the_program(database: Database) -> None:
    secret = duckdb.sql("SELECT 1 AS one").to_arrow_table()
    assert secret.num_rows == 1
    with pytest.raises(duckdb.Error):
        database.connection.execute("SELECT * FROM secret")


def test_a_damaged_journal_is_laid_aside(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    Database.open(path).close()
    killed = (
        "import duckdb, os, sys\n"
        "c = duckdb.connect(sys.argv[1])\n"
        "c.execute(\"PRAGMA wal_autocheckpoint='1TB'\")\n"
        "c.execute('INSERT INTO meta VALUES (0)')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(path)], check=True)
    journal = path.with_name("x.duckdb.wal")
    data = bytearray(journal.read_bytes())
    data[len(data) // 2 :] = bytes(255 - b for b in data[len(data) // 2 :])
    journal.write_bytes(data)
    with pytest.raises(Unusable, match="lays it aside"):
        Database.read(path)
    with Database.open(path) as database:
        assert database.connection.execute("SELECT count(*) FROM meta").fetchone() == (1,)
    assert [p.name[:21] for p in tmp_path.glob("*.corrupt-*")] == ["x.duckdb.wal.corrupt-"]


def test_a_disk_that_is_nearly_full_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_database, "LEAST_ROOM", 2**62)
    with pytest.raises(Unusable, match=r"x\.duckdb has \d+ MB left"):
        Database.open(tmp_path / "x.duckdb")
    assert list(tmp_path.iterdir()) == []
