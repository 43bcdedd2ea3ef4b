"""Many papers: every file has its row, whatever becomes of it, and a second run changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from benchmarks.instant import Here

from councilpapers import batch, isolate
from councilpapers.batch import run
from councilpapers.errors import Unusable
from councilpapers.isolate import Child, Job
from councilpapers.load.database import Database
from councilpapers.load.papers import Loaded
from councilpapers.load.papers import load as into_database
from councilpapers.load.rows import Tables
from councilpapers.normalise.records import RECORDS, DocumentSourceRecord
from councilpapers.normalise.vocabulary import Outcome
from councilpapers.summary import PaperDone

MINUTES = """ASHBY VALE PARISH COUNCIL

Minutes of the meeting held on 4 May 2023

RESOLVED: That the bollards be painted.
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two good papers, a copy, a damaged one, a pipe, and a file that is no paper."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "b.txt").write_text(MINUTES.replace("4 May", "1 June"), encoding="utf-8")
    (folder / "copy of a.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.4\nnothing of a PDF follows")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "notes.json").write_text("{}", encoding="utf-8")
    os.mkfifo(folder / "pipe.pdf")
    return folder


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def state(db: Path) -> list[list[tuple[object, ...]]]:
    """All rows of all tables but the times of seeing and reading."""
    found: list[list[tuple[object, ...]]] = []
    for kind in RECORDS:
        times = {"documents": "EXCLUDE (extracted_at, seconds)", "document_sources": "EXCLUDE (first_seen, last_seen)"}
        found.append(rows(db, f"SELECT * {times.get(kind.table, '')} FROM {kind.table}"))
    return found


def test_every_file_has_its_row(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    summary = run([papers], db)
    codes = "SELECT s.file_name, ifnull(error_code, 'none') FROM documents JOIN document_sources s USING (document_id)"
    found = {str(name): str(code) for name, code in rows(db, codes)}
    assert found == {
        "a.txt": "none",
        "b.txt": "none",
        "copy of a.txt": "none",
        "damaged.pdf": "corrupt",
        "empty.docx": "corrupt",
        "notes.json": "unsupported",
        "pipe.pdf": "io",
    }
    assert summary.files == sum(summary.outcomes.values()) == 7
    assert summary.outcomes[Outcome.FAILED] == 3
    assert summary.outcomes[Outcome.SKIPPED] == 1
    assert summary.loaded == {Loaded.ADDED: 6, Loaded.UNCHANGED: 1}


def test_a_second_run_changes_nothing(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run([papers], db)
    before = state(db), rows(db, "SELECT document_id, extracted_at, seconds FROM documents ORDER BY ALL")
    summary = run([papers], db)
    assert set(summary.loaded) == {Loaded.UNCHANGED}
    assert summary.failed == 3
    after = state(db), rows(db, "SELECT document_id, extracted_at, seconds FROM documents ORDER BY ALL")
    assert after == before


def test_reading_again_gives_the_same(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run([papers], db)
    before = state(db)
    assert set(run([papers], db, again=True).loaded) == {Loaded.UNCHANGED}
    assert state(db) == before


def test_the_number_of_workers_makes_no_difference(papers: Path, tmp_path: Path) -> None:
    one, many = tmp_path / "one.duckdb", tmp_path / "many.duckdb"
    run([papers], one, workers=1)
    run([papers], many, workers=4)
    assert state(one) == state(many)


@pytest.mark.parametrize("at_once, most", [(1, 2), (64 * 1024**2, 7)])  # what a run says itself weighs nothing
def test_papers_with_much_to_say_are_loaded_a_few_at_a_time(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int, most: int
) -> None:
    """Behind a scan that takes minutes hundreds of packs may wait; the memory of the run stays flat all the same."""
    together: list[int] = []

    def counted(
        database: Database, tables: Tables, sources: Sequence[DocumentSourceRecord], seen_at: datetime
    ) -> object:
        together.append(len(sources))
        return into_database(database, tables, sources, seen_at)

    monkeypatch.setattr(batch, "BATCH_BYTES", at_once)
    monkeypatch.setattr(batch, "PATIENCE", 60.0)
    monkeypatch.setattr(batch, "into_database", counted)
    run([papers], tmp_path / "x.duckdb", executor=Here())
    assert sum(together) == 7
    assert max(together) == most


def test_events_come_in_the_order_of_the_files(papers: Path, tmp_path: Path) -> None:
    events: list[PaperDone] = []
    run([papers], tmp_path / "x.duckdb", workers=3, on_event=events.append)
    assert [e.number for e in events] == [1, 2, 3, 4, 5, 6, 7]
    assert [e.file_name for e in events] == sorted(e.file_name for e in events)


def test_a_path_that_is_not_there_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no file or folder"):
        run([tmp_path / "none"], tmp_path / "x.duckdb")
    assert not (tmp_path / "x.duckdb").exists()


def test_a_script_without_a_guard_runs_once(papers: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    call = f"councilpapers.run([{str(papers)!r}], {str(tmp_path / 'x.duckdb')!r})"
    script.write_text(f"import councilpapers\nprint('once')\nprint({call}.files)\n", encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "once\n7\n"


def unordered(db: Path) -> list[list[str]]:
    """The same as `state`, the rows of each table sorted."""
    return [sorted(repr(row) for row in table) for table in state(db)]


def store_of(db: Path) -> Path:
    return db.with_suffix(".records")


def test_what_a_killed_run_had_read_is_not_read_again(papers: Path, tmp_path: Path) -> None:
    db, other = tmp_path / "x.duckdb", tmp_path / "y.duckdb"
    run([papers], db)
    store_of(db).rename(store_of(other))  # all is read, nothing is loaded
    times = "SELECT extracted_at FROM documents WHERE file_name = 'a.txt'"
    run([papers], other)
    assert unordered(db) == unordered(other)
    assert rows(db, times) == rows(other, times)


def test_a_lost_database_is_made_from_the_store(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD", 2)
    db = tmp_path / "x.duckdb"
    run([papers], db)
    read_at = "SELECT extracted_at FROM documents WHERE byte_size > 0 ORDER BY document_id"
    before, times = unordered(db), rows(db, read_at)
    assert list((store_of(db) / "packed").iterdir())
    db.unlink()
    run([papers], db)
    assert unordered(db) == before
    assert rows(db, read_at) == times


def test_failures_are_tried_again_when_that_is_asked_for(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    failed_at = "SELECT extracted_at FROM documents WHERE error_code = 'corrupt' ORDER BY document_id"
    run([papers], db, executor=Here())
    (damaged, empty) = rows(db, failed_at)
    run([papers], db, executor=Here())
    assert rows(db, failed_at) == [damaged, empty]
    (store_of(db) / "loose").rename(tmp_path / "elsewhere")
    run([papers], db, executor=Here(), retry_failed=True)
    assert len(list((store_of(db) / "loose").glob("*.arrow"))) == 4, "two failures, a pipe and what is no paper"


def test_a_paper_whose_process_dies_is_tried_a_second_time(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    class Dying(Child):
        def __init__(self, job: Job, answer: Path) -> None:
            started.append(job.file_name)
            super().__init__(job, answer)
            if job.file_name == "b.txt":
                self.stop()

    monkeypatch.setattr(isolate, "Child", Dying)
    db = tmp_path / "x.duckdb"
    run([papers], db)
    assert started.count("b.txt") == 2
    assert rows(db, "SELECT file_name FROM documents WHERE error_code = 'crashed'") == [("b.txt",)]
    run([papers], db)
    assert started.count("b.txt") == 2


def test_papers_that_are_gone_are_marked_and_kept(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    gone = "SELECT file_name FROM document_sources WHERE gone_since IS NOT NULL ORDER BY ALL"
    run([papers], db)
    assert rows(db, gone) == []
    (papers / "b.txt").rename(tmp_path / "elsewhere.txt")
    (papers / "copy of a.txt").write_text(MINUTES.replace("4 May", "5 May"), encoding="utf-8")
    run([papers / "a.txt"], db)
    assert rows(db, gone) == [], "only where a run has looked"
    assert run([papers], db, stop=lambda: True).gone == 0, "and only if it has looked everywhere"
    assert run([papers], db).gone == 2
    assert rows(db, gone) == [("b.txt",), ("copy of a.txt",)], "the latter with the bytes that it had"
    assert rows(db, "SELECT count(*) FROM documents WHERE file_name = 'b.txt'") == [(1,)]
    (tmp_path / "elsewhere.txt").rename(papers / "b.txt")
    assert run([papers], db).gone == 0
    assert rows(db, gone) == [("copy of a.txt",)]
