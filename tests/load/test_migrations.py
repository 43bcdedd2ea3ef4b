"""A database of an earlier version is brought up to date, and a copy of it is kept."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import database as loading_database
from councilpapers.load.database import Database
from councilpapers.load.migrations import SCHEMA_VERSION, migrate, set_aside

COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
    " WHERE NOT internal ORDER BY ALL"
)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A database with tables of version 2."""
    path = tmp_path / "council.duckdb"
    Database.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO document_sources VALUES ('d1', 'file:///a', 'a', now(), now(), NULL)")
        connection.execute("ALTER TABLE document_sources DROP COLUMN gone_since")
        connection.execute("DROP TABLE corrections")
        connection.execute("DROP TABLE reconciliations")
        connection.execute("UPDATE meta SET schema_version = 2")
    return path


def test_the_tables_become_those_of_a_new_database(second: Path, tmp_path: Path) -> None:
    with Database.open(tmp_path / "new.duckdb") as new, Database.open(second) as old:
        assert old.connection.execute(COLUMNS).fetchall() == new.connection.execute(COLUMNS).fetchall()
        assert old.connection.execute("SELECT schema_version FROM meta").fetchall() == [(SCHEMA_VERSION,)]
        assert old.connection.execute("SELECT document_id, gone_since FROM document_sources").fetchall() == [
            ("d1", None)
        ]


def test_a_copy_stays_as_it_was(second: Path) -> None:
    Database.open(second).close()
    (copy,) = second.parent.glob("council.duckdb.of-version-2")
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("SELECT schema_version FROM meta").fetchall() == [(2,)]
    Database.open(second).close()
    assert sorted(path.name for path in second.parent.iterdir()) == ["council.duckdb", "council.duckdb.of-version-2"]


def test_a_step_that_fails_leaves_all_as_it_was(second: Path) -> None:
    with duckdb.connect(str(second)) as connection:
        connection.execute("ALTER TABLE document_sources ADD COLUMN gone_since INTEGER")
        with pytest.raises(duckdb.Error):
            migrate(connection, 2)
        assert connection.execute("SELECT schema_version FROM meta").fetchall() == [(2,)]
    with pytest.raises(Unusable):
        Database.open(second)


def test_without_room_for_a_copy_nothing_is_done(second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, version: int) -> Path:
        return set_aside(path, version) if version == 99 else set_aside(path.with_name("gone"), version)

    monkeypatch.setattr(loading_database, "set_aside", full)
    before = second.read_bytes()
    with pytest.raises(Unusable, match="set aside"):
        Database.open(second)
    assert second.read_bytes() == before
