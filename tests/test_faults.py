"""Real faults of a real disk: full, read-only, a journal that is damaged, two runs at once. What is promised holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from benchmarks.chaos import GOOD
from benchmarks.instant import Instant
from benchmarks.torture import state

from councilpapers import batch
from councilpapers.batch import run
from councilpapers.errors import Unusable
from councilpapers.isolate import Processes
from councilpapers.load import database as loading_database
from councilpapers.load.database import Database
from councilpapers.slots import Executor
from councilpapers.summary import PaperDone

SIZE = 24 * 1024**2
PAPERS, FIRST = 16, 4
OTHER = "other"  # a file that takes what room there is


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Good papers, each loaded as soon as it is read."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        (folder / f"{number:02}.txt").write_text(GOOD.format(number=number), encoding="utf-8")
    monkeypatch.setattr(batch, "PATIENCE", 0.0)
    monkeypatch.setattr(batch, "BATCH", FIRST)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MiB."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def run_until_full(papers: Path, db: Path, store: Path, executor: Executor) -> set[str]:
    """What a run says to be done with while something else fills the disk, of which its message names the place."""
    said: set[str] = set()

    def say(done: PaperDone) -> None:
        said.add(done.source_uri)
        if len(said) == FIRST:
            with suppress(OSError):  # where a paper's process took some of it meanwhile, it is full all the same
                (db.parent / OTHER).write_bytes(bytes(shutil.disk_usage(db.parent).free))

    with pytest.raises(Unusable, match=f"{db.parent}.*(What was loaded before is kept|can no longer be written)"):
        run([papers], db, store=store, executor=executor, on_event=say)
    return said


def sources(db: Path) -> set[str]:
    with Database.read(db) as database:
        return {uri for (uri,) in database.connection.execute("SELECT source_uri FROM document_sources").fetchall()}


def processes() -> Executor:
    return Processes(2)


@pytest.mark.parametrize(
    "store_on_it, reading", [(True, processes), (False, Instant)], ids=["with the store", "the database alone"]
)
def test_a_run_on_a_full_disk_stops_loses_nothing_and_goes_on(
    papers: Path,
    disk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    store_on_it: bool,
    reading: Callable[[], Executor],
) -> None:
    monkeypatch.setattr(loading_database, "LEAST_ROOM", 0)
    db, store = disk / "x.duckdb", (disk if store_on_it else tmp_path) / "x.records"
    said = run_until_full(papers, db, store, reading())
    assert FIRST <= len(said) < PAPERS
    (disk / OTHER).unlink()
    assert said <= sources(db)
    run([papers], db, store=store, executor=reading())
    run([papers], tmp_path / "undisturbed.duckdb", executor=reading())
    assert state(db) == state(tmp_path / "undisturbed.duckdb")


def test_a_disk_that_is_too_small_is_said_to_be_before_anything_is_read(papers: Path, disk: Path) -> None:
    with pytest.raises(Unusable, match=r"x\.duckdb has \d+ MB left; \d+ MB are needed"):
        run([papers], disk / "x.duckdb")
    assert list(disk.iterdir()) == []


def test_a_disk_that_may_not_be_written_is_said_so(papers: Path, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_database, "LEAST_ROOM", 0)
    db = disk / "x.duckdb"
    Database.open(db).close()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(Unusable, match=r"Check that you may read and write it|cannot be written"):
        run([papers], db)


def test_what_a_damaged_journal_held_is_loaded_again(papers: Path, tmp_path: Path) -> None:
    db, copy, store = tmp_path / "x.duckdb", tmp_path / "copy.duckdb", tmp_path / "x.records"

    def copied(done: PaperDone) -> None:
        if done.number == PAPERS:
            for suffix in ("", ".wal"):
                shutil.copy(f"{db}{suffix}", f"{copy}{suffix}")

    run([papers], db, store=store, executor=Instant(), on_event=copied)
    journal = copy.with_name("copy.duckdb.wal")
    data = journal.read_bytes()
    journal.write_bytes(data[: len(data) // 2] + bytes(255 - byte for byte in data[len(data) // 2 :]))
    run([papers], copy, store=store, executor=Instant())
    assert state(copy) == state(db)
    assert len(list(tmp_path.glob("copy.duckdb.wal.corrupt-*"))) == 1


def test_of_two_runs_at_once_one_works_and_the_other_says_who_does(papers: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    told: list[subprocess.CompletedProcess[str]] = []

    def another(done: PaperDone) -> None:
        if done.number == 1:
            command = [sys.executable, "-m", "councilpapers", "run", str(papers), "--db", str(db)]
            told.append(subprocess.run(command, capture_output=True, text=True))

    summary = run([papers], db, executor=Instant(), on_event=another)
    assert summary.files == len(sources(db)) == PAPERS
    assert told[0].returncode == 2
    assert f"(process {os.getpid()})" in told[0].stderr
    assert "Traceback" not in told[0].stderr
