"""A copy of the database can be read while the database is written."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.instant import Here

from councilpapers.batch import run
from councilpapers.errors import Unusable
from councilpapers.load.database import Database
from councilpapers.load.published import Publication

KILLED = """
import os, signal, sys
from pathlib import Path
from councilpapers.load.database import Database
from councilpapers.load.published import Publication
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with Database.open(Path(sys.argv[1])) as database:
    Publication(database, Path(sys.argv[2]))
"""
OPENS = "import duckdb, sys; duckdb.connect(sys.argv[1])"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "council.duckdb"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "to-read.duckdb"


def note(database: Database, name: str) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO linked_authorities VALUES (?, '')", [name])


def notes_in(path: Path) -> list[str]:
    with Database.read(path) as database:
        rows = database.connection.execute("SELECT authority FROM linked_authorities ORDER BY ALL").fetchall()
    return [name for (name,) in rows]


def test_readers_see_the_last_copy_while_the_database_is_written(db: Path, copy: Path) -> None:
    with Database.open(db) as database:
        publication = Publication(database, copy)
        note(database, "Ashby Vale")
        assert notes_in(copy) == []
        publication.renew_if_due()
        assert notes_in(copy) == []
        publication.every = 0.0
        publication.renew_if_due()
        assert notes_in(copy) == ["Ashby Vale"]


def test_nobody_else_writes_to_a_database_that_was_copied(db: Path, copy: Path) -> None:
    with Database.open(db) as database:
        Publication(database, copy)
        other = subprocess.run([sys.executable, "-c", OPENS, db], capture_output=True, text=True, check=False)
        assert "lock" in other.stderr


def test_a_kill_before_the_copy_takes_its_place_leaves_the_one_before(db: Path, copy: Path) -> None:
    with Database.open(db) as database:
        note(database, "Ashby Vale")
        Publication(database, copy)
        note(database, "Norbeck")
    killed = subprocess.run([sys.executable, "-c", KILLED, db, copy], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert notes_in(copy) == ["Ashby Vale"]
    with Database.open(db) as database:
        Publication(database, copy)
    assert notes_in(copy) == ["Ashby Vale", "Norbeck"]
    assert [file.name for file in db.parent.iterdir() if file.suffix == ".tmp"] == []


@pytest.mark.parametrize("place, says", [("council.duckdb", "is the database itself"), ("none/x.duckdb", "no folder")])
def test_a_copy_that_cannot_be_written_is_said_before_anything_is_read(
    tmp_path: Path, db: Path, place: str, says: str
) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_text("Ashby Vale Parish Council\n\nMinutes of the meeting held on 4 May 2023\n")
    with pytest.raises(Unusable, match=says):
        run([paper], db, executor=Here(), publish=tmp_path / place)
    with Database.read(db) as database:
        assert database.connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


def test_a_run_ends_with_a_copy_of_all_it_read(tmp_path: Path, db: Path, copy: Path) -> None:
    paper = tmp_path / "minutes.txt"
    paper.write_text("Ashby Vale Parish Council\n\nMinutes of the meeting held on 4 May 2023\n")
    run([paper], db, executor=Here(), publish=copy)
    with Database.read(copy) as database:
        assert database.connection.execute("SELECT file_name FROM documents").fetchall() == [("minutes.txt",)]
