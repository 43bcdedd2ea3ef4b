"""Papers read by the workers of a real Dask scheduler: the database of a run on this machine, whoever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from benchmarks.torture import state, write_papers
from distributed import CancelledError, KilledWorker

from councilpapers import cluster
from councilpapers.batch import run
from councilpapers.cluster import Cluster, told_by
from councilpapers.errors import ErrorCode, Unusable
from councilpapers.summary import PaperDone

SAMPLES = Path(__file__).parent.parent / "samples"
STARTS_WITHIN = 90.0


@dataclass(slots=True)
class Dask:
    """A scheduler and workers, each a process as users start them, in a group of its own."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(self.folder / "where.json")]
        log = self.folder / f"{len(self.processes)}.log"
        with log.open("wb") as told:
            process = subprocess.Popen([*command, "--no-dashboard"], stdout=told, stderr=told, start_new_session=True)
        self.processes.append(process)
        return process

    def scheduler(self) -> str:
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show")
        return self._told_in("0.log", "Scheduler at:").split()[-1]

    def worker(self, *words: str) -> subprocess.Popen[bytes]:
        process = self.start("worker", "--nthreads", "1", "--local-directory", str(self.folder), *words)
        self._told_in(f"{len(self.processes) - 1}.log", "Registered to:")
        return process

    def _told_in(self, log: str, words: str) -> str:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            for line in (self.folder / log).read_text(encoding="utf-8", errors="replace").splitlines():
                if words in line:
                    return line
            time.sleep(0.05)
        raise AssertionError((self.folder / log).read_text(encoding="utf-8", errors="replace"))

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    folder = tmp_path / "dask"
    folder.mkdir()
    started = Dask(folder)
    yield started
    for process in started.processes:
        started.kill(process)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    write_papers(tmp_path / "papers", 20)
    return tmp_path / "papers"


def test_the_samples_come_out_as_on_this_machine_though_a_worker_is_killed(dask: Dask, tmp_path: Path) -> None:
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx", ".html", ".md"))
    address, told = dask.scheduler(), list[PaperDone]()
    dask.worker()
    doomed = dask.worker("--no-nanny")

    def kill_one(done: PaperDone) -> None:
        told.append(done)
        if len(told) == 1:
            dask.kill(doomed)

    there, here = tmp_path / "there.duckdb", tmp_path / "here.duckdb"
    summary = run(samples, there, cluster=address, on_event=kill_one)
    assert not summary.failed
    assert [done.number for done in told] == list(range(1, len(samples) + 1))
    run(samples, here)
    assert state(there) == state(here)


def test_a_scheduler_that_is_killed_ends_the_run_and_the_same_command_goes_on(
    dask: Dask, papers: Path, tmp_path: Path
) -> None:
    address, db = dask.scheduler(), tmp_path / "x.duckdb"
    dask.worker()

    def kill_it(done: PaperDone) -> None:
        dask.kill(dask.processes[0])

    with pytest.raises(Unusable, match="is gone"):
        run([papers], db, cluster=address, workers=1, on_event=kill_it)
    run([papers], db)
    run([papers], tmp_path / "here.duckdb")
    assert state(db) == state(tmp_path / "here.duckdb")


def test_a_cluster_that_will_not_do_is_said_to(
    dask: Dask, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, db = dask.scheduler(), tmp_path / "x.duckdb"
    monkeypatch.setattr(cluster, "ALONE_SECONDS", 0.0)
    monkeypatch.setattr(cluster, "LOOK_SECONDS", 0.1)
    with pytest.raises(Unusable, match="has had no worker"):
        run([papers], db, cluster=address)
    dask.worker()
    monkeypatch.setattr(cluster, "extractor_version", lambda: "0.0.9+0badc0de")
    with pytest.raises(Unusable, match="Install the same version on all of them"):
        run([papers], db, cluster=address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "carrier://pigeon:1"])
def test_an_address_where_no_scheduler_answers_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(Unusable, match="No Dask scheduler answers"):
        Cluster(address)


def test_what_must_be_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Unusable, match="pip install 'councilpapers\\[cluster\\]'"):
        Cluster("tcp://127.0.0.1:1")


@dataclass(frozen=True, slots=True)
class Ended:
    """A task of Dask's that raised this."""

    trouble: BaseException

    def exception(self) -> BaseException:
        return self.trouble


@pytest.mark.parametrize(
    "trouble, code, sentence",
    [
        (KilledWorker("paper", None, 3), ErrorCode.CRASHED, None),
        (CancelledError("paper"), None, "is gone"),
        (ModuleNotFoundError("councilpapers"), None, "on the scheduler and on all workers"),
        (ValueError("a mistake of ours"), ErrorCode.INTERNAL, None),
    ],
)
def test_a_task_that_raises_is_understood(trouble: BaseException, code: ErrorCode | None, sentence: str | None) -> None:
    told = told_by(Ended(trouble), "tcp://10.0.0.5:8786")
    assert told.trouble is code
    assert told.orphaned is isinstance(trouble, KilledWorker)
    assert (sentence or "") in (told.unusable or "")
    assert bool(told.unusable) == bool(sentence)
