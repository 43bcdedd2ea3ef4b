"""A disk that fills up while papers are read: the run says so and ends, what was loaded stays, and the next goes on."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from benchmarks.chaos import GOOD, on_a_full_disk
from benchmarks.torture import state

from councilpapers import batch
from councilpapers.batch import run
from councilpapers.errors import Unusable
from councilpapers.isolate import Processes
from councilpapers.load import record_files
from councilpapers.load.papers import Loaded
from councilpapers.load.rows import Tables
from councilpapers.load.store import RecordStore


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six good papers, a damaged one, and one for which there is no room; each is loaded as soon as it is read."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(GOOD.format(number=number), encoding="utf-8")
    (folder / "6.pdf").write_bytes(b"%PDF-1.4 damaged")
    (folder / "7.txt").write_text(f"fill {GOOD.format(number=7)}", encoding="utf-8")
    monkeypatch.setattr(batch, "PATIENCE", 0.0)
    return folder


def goes_on(papers: Path, db: Path) -> int:
    """A run with room again ends in the database of an undisturbed one; how many papers it had to add."""
    summary = run([papers], db)
    run([papers], db.with_name("undisturbed.duckdb"))
    assert state(db) == state(db.with_name("undisturbed.duckdb"))
    return summary.loaded[Loaded.ADDED]


def test_without_room_for_an_answer_the_run_ends_and_says_so(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    with pytest.raises(Unusable, match="no room left on the disk"):
        run([papers], db, executor=Processes(1, on_a_full_disk))
    assert goes_on(papers, db) == 1


def test_without_room_for_what_is_said_of_a_failure(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(path: Path, papers: Tables) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(batch, "MAX_BYTES", 10)  # each is too large, which is the run's own to write down
    monkeypatch.setattr(record_files, "write", no_room)
    with pytest.raises(Unusable, match="can no longer be written"):
        run([papers], tmp_path / "x.duckdb")
    monkeypatch.undo()
    assert goes_on(papers, tmp_path / "x.duckdb") == 8


def test_without_room_for_a_shard_what_was_loaded_is_kept(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(store: RecordStore, loose: list[Path]) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(batch, "SHARD", 2)
    monkeypatch.setattr(RecordStore, "pack", no_room)
    with pytest.raises(Unusable, match="can no longer be written"):
        run([papers], tmp_path / "x.duckdb", workers=1)
    monkeypatch.undo()
    assert goes_on(papers, tmp_path / "x.duckdb") < 8
