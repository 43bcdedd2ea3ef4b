"""A paper is in the database as a whole, once, and as it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import papers as loading
from councilpapers.load.database import Database
from councilpapers.load.papers import Loaded, known, load
from councilpapers.load.rows import tables_of
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import RECORDS, DocumentSourceRecord

MakePaper = Callable[..., Paper]
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
ONE = datetime(2024, 5, 1, 13, tzinfo=UTC)


def state(database: Database) -> str:
    """A hash of every row of every table, in an order of their own."""
    found = hashlib.sha256()
    for kind in RECORDS:
        rows = database.connection.execute(f"SELECT * FROM {kind.table} ORDER BY ALL").fetchall()
        found.update(repr((kind.table, rows)).encode())
    return found.hexdigest()


def source(paper: Paper, name: str) -> DocumentSourceRecord:
    return DocumentSourceRecord(
        document_id=paper.document.document_id, source_uri=f"file:///papers/{name}", file_name=name
    )


def count(database: Database, table: str, where: str = "true") -> int:
    row = database.connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()
    assert row is not None
    return int(row[0])


def test_loading_twice_changes_nothing(database: Database, make_paper: MakePaper) -> None:
    first = [make_paper("a"), make_paper("b")]
    sources = [source(p, f"{p.document.document_id}.pdf") for p in first]
    assert load(database, tables_of(first), sources, NOON) == {"a": Loaded.ADDED, "b": Loaded.ADDED}
    before = state(database)
    later = [make_paper("a", minute=30), make_paper("b", minute=31)]
    assert load(database, tables_of(later), sources, NOON) == {"a": Loaded.UNCHANGED, "b": Loaded.UNCHANGED}
    assert state(database) == before


def test_the_order_of_a_papers_records_makes_no_difference(database: Database, make_paper: MakePaper) -> None:
    paper = make_paper("a")
    load(database, tables_of([paper]), [], NOON)
    turned = Paper(paper.document, tuple(reversed(paper.records)))
    assert load(database, tables_of([turned]), [], NOON) == {"a": Loaded.UNCHANGED}


def test_replacing_a_paper_leaves_the_others_alone(database: Database, make_paper: MakePaper) -> None:
    load(database, tables_of([make_paper("a"), make_paper("b")]), [], NOON)
    others = database.connection.execute("SELECT * FROM actions WHERE document_id = 'b' ORDER BY ALL").fetchall()
    assert load(database, tables_of([make_paper("a", "Remove the bollards")]), [], NOON) == {"a": Loaded.REPLACED}
    assert count(database, "actions", "document_id = 'a'") == 2
    assert count(database, "actions", "description = 'Remove the bollards'") == 1
    again = database.connection.execute("SELECT * FROM actions WHERE document_id = 'b' ORDER BY ALL").fetchall()
    assert again == others


def test_a_paper_that_lost_records_leaves_none_behind(database: Database, make_paper: MakePaper) -> None:
    paper = make_paper("a")
    load(database, tables_of([paper]), [], NOON)
    load(database, tables_of([Paper(paper.document, paper.records[:1])]), [], NOON)
    assert count(database, "actions") == count(database, "grades") == count(database, "unread") == 0
    assert count(database, "reports") == 1


def test_a_failed_paper_has_its_row(database: Database, failed_paper: Paper) -> None:
    load(database, tables_of([failed_paper]), [], NOON)
    assert known(database)["locked"].error_code == "encrypted"
    assert count(database, "failures") == 1


def test_every_value_arrives(database: Database, make_paper: MakePaper) -> None:
    paper = make_paper("a")
    load(database, tables_of([paper]), [], NOON)
    for record in (paper.document, *paper.records):
        cursor = database.connection.execute(
            f"SELECT * FROM {record.table} WHERE {record.key} = ?", [getattr(record, record.key)]
        )
        names = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
        assert len(rows) == 1
        held = dict(zip(names, rows[0], strict=True))
        for name, value in record.model_dump(mode="python").items():
            if name == "extracted_at":
                assert held[name] == NOON.replace(tzinfo=None)
            else:
                assert held[name] == (list(value) if isinstance(value, tuple) else value), name


def test_keys_are_unique(database: Database, make_paper: MakePaper) -> None:
    load(database, tables_of([make_paper("a"), make_paper("b")]), [], NOON)
    load(database, tables_of([make_paper("a", "Other words")]), [], NOON)
    for kind in RECORDS:
        assert count(database, kind.table) == count(
            database, f"(SELECT DISTINCT document_id, {kind.key} FROM {kind.table})"
        )


def test_half_a_paper_is_none(database: Database, make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch) -> None:
    load(database, tables_of([make_paper("a")]), [], NOON)
    before = state(database)

    def full_disk(connection: duckdb.DuckDBPyConnection, table: str, rows: object) -> None:
        if table == "grades":
            raise duckdb.IOException("no space left")

    monkeypatch.setattr(loading, "insert", full_disk)
    with pytest.raises(Unusable, match="disk"):
        load(database, tables_of([make_paper("a", "Remove the bollards")]), [], NOON)
    assert state(database) == before


def test_what_was_loaded_is_there_after_closing(tmp_path: Path, make_paper: MakePaper) -> None:
    path = tmp_path / "x.duckdb"
    with Database.open(path) as database:
        load(database, tables_of([make_paper("a")]), [], NOON)
        before = state(database)
    with Database.read(path) as database:
        assert state(database) == before


def test_every_path_of_a_document_is_kept_with_its_times(database: Database, make_paper: MakePaper) -> None:
    paper = make_paper("a")
    load(database, tables_of([paper]), [source(paper, "a.pdf")], NOON)
    load(database, {}, [source(paper, "a.pdf"), source(paper, "copy of a.pdf")], ONE)
    rows = database.connection.execute(
        "SELECT file_name, first_seen, last_seen FROM document_sources ORDER BY file_name"
    ).fetchall()
    noon, one = NOON.replace(tzinfo=None), ONE.replace(tzinfo=None)
    assert rows == [("a.pdf", noon, one), ("copy of a.pdf", one, one)]


def test_a_path_that_could_not_be_read_once_is_forgotten_when_it_can(
    database: Database, make_paper: MakePaper, failed_paper: Paper
) -> None:
    unread = Paper(failed_paper.document.model_copy(update={"document_id": "path-1", "error_code": "io"}))
    load(database, tables_of([unread]), [source(unread, "a.pdf")], NOON)
    paper = make_paper("a")
    load(database, tables_of([paper]), [source(paper, "a.pdf")], ONE)
    assert set(known(database)) == {"a"}
    assert count(database, "document_sources") == 1
