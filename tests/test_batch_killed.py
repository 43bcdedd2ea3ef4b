"""A run killed while it reads holds nothing against the papers in flight; one whose process dies twice is `crashed`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.chaos import GOOD

from councilpapers import batch
from councilpapers.batch import run
from councilpapers.errors import ErrorCode
from councilpapers.isolate import Job
from councilpapers.journal import BEGUN, Journal
from councilpapers.load.papers import Loaded
from councilpapers.load.store import RecordStore

HANGING = """
import sys
from benchmarks.chaos import misbehave
from councilpapers.batch import run
from councilpapers.isolate import Processes
run([sys.argv[1]], sys.argv[2], executor=Processes(2, misbehave))
"""
PATIENCE = 120.0  # seconds for a run to begin, on a machine that is busy


class Died:
    """A paper whose process has died."""

    alive = False

    def __init__(self, answer: Path, *, orphaned: bool) -> None:
        self.answer, self.started, self.orphaned = answer, 0.0, orphaned

    def trouble(self) -> ErrorCode:
        return ErrorCode.CRASHED


class Deadly:
    """An executor in which every process dies, and how many it has started."""

    workers = 1

    def __init__(self, *, orphaned: bool = False) -> None:
        self.orphaned, self.starts = orphaned, 0

    def start(self, job: Job, answer: Path) -> Died:
        self.starts += 1
        return Died(answer, orphaned=self.orphaned)

    def wait(self) -> None:
        pass

    def stop(self) -> None:
        pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One paper."""
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.txt").write_text(GOOD.format(number=1), encoding="utf-8")
    return place


def starts(folder: Path, *, orphaned: bool = False, retry_failed: bool = False) -> int:
    """How often a run starts a process for a paper that kills it; the paper is `crashed` then."""
    deadly = Deadly(orphaned=orphaned)
    summary = run([folder], folder.with_name("x.duckdb"), executor=deadly, retry_failed=retry_failed)
    assert summary.failures == {ErrorCode.CRASHED.value: 1}
    return deadly.starts


def journal(folder: Path) -> Journal:
    """That of the record store."""
    store = RecordStore(folder.with_name("x.records"))
    store.prepare()
    return Journal(store.in_flight)


def test_a_paper_that_kills_two_processes_is_not_tried_again_unless_that_is_asked_for(folder: Path) -> None:
    assert starts(folder) == 2
    assert starts(folder) == 0
    assert starts(folder, retry_failed=True) == 2
    assert not journal(folder).died


@pytest.mark.parametrize("deaths, more", [(1, 1), (2, 0)])
def test_deaths_before_a_kill_count_after_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, deaths: int, more: int
) -> None:
    def killed(written: Journal, name: str) -> int:
        if die(written, name) == deaths:
            raise KeyboardInterrupt
        return written.died[name]

    die = Journal.die
    monkeypatch.setattr(Journal, "die", killed)
    with pytest.raises(KeyboardInterrupt):
        starts(folder)
    monkeypatch.undo()
    assert starts(folder) == more


def test_where_what_reads_papers_is_killed_no_paper_is_blamed(folder: Path) -> None:
    assert starts(folder, orphaned=True) == batch.STARTS
    assert not journal(folder).died


def test_papers_in_flight_in_two_killed_runs_are_read_in_the_third(tmp_path: Path) -> None:
    folder, db = tmp_path / "papers", tmp_path / "x.duckdb"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"hang {GOOD.format(number=number)}", encoding="utf-8")
    for _ in range(2):
        killed_while_reading(folder, db, tmp_path / "x.records" / "in-flight")
        assert len(journal(folder).interrupted) == 2
    summary = run([folder], db)
    assert (summary.loaded, summary.failures) == ({Loaded.ADDED: 3}, {})


def killed_while_reading(folder: Path, db: Path, in_flight: Path) -> None:
    """A run killed once two papers are being read."""
    process = subprocess.Popen([sys.executable, "-c", HANGING, str(folder), str(db)], start_new_session=True)
    try:
        until = time.monotonic() + PATIENCE
        while not in_flight.exists() or in_flight.read_text(encoding="ascii").count(BEGUN) < 2:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
