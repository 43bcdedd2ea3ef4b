"""Beside a Dask worker papers are held to their limits, and a process that dies takes no other with it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pytest
from benchmarks.chaos import misbehave

from councilpapers.errors import ErrorCode
from councilpapers.isolate import Job
from councilpapers.outpost import Errand, Outpost, Sent, Told, read_there
from councilpapers.version import configuration, extractor_version

MINUTES = b"Norbeck Parish Council\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That the hedge be cut.\n"


def errand(data: bytes = MINUTES, *, seconds: float = 60.0, chaos: bool = False) -> Errand:
    job = Job(Sent(data), "a.txt", "file:///a.txt", seconds, reader=misbehave if chaos else None)
    return Errand(job, extractor_version(), configuration())


@pytest.fixture
def outpost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outpost]:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(Path(__file__).parent.parent), os.getenv("PYTHONPATH", ""))))
    (tmp_path / "room").mkdir()
    started = Outpost(tmp_path / "room")
    yield started
    started.close()


def test_papers_end_as_they_would_on_this_machine(outpost: Outpost, tmp_path: Path) -> None:
    good = [errand(MINUTES + b"Item %d" % number) for number in range(11)]
    orders = {
        errand(): None,
        errand(b"hang", seconds=1.0, chaos=True): ErrorCode.TIMEOUT,
        errand(b"leave", chaos=True): ErrorCode.CRASHED,
        errand(b"segfault", chaos=True): ErrorCode.CRASHED,
        errand(b"fork", seconds=1.0, chaos=True): ErrorCode.TIMEOUT,
        **dict.fromkeys(good),
    }
    found: dict[Errand, Told] = {}
    threads = [Thread(target=lambda one: found.update({one: outpost.read(one)}), args=(one,)) for one in orders]
    for thread in threads:  # at once, as the threads of a worker are
        thread.start()
    for thread in threads:
        thread.join()
    assert {one: told.trouble for one, told in found.items()} == orders
    with pa.ipc.open_stream(found[next(iter(orders))].records) as stream:
        assert stream.read_all()["file_name"].to_pylist() == ["a.txt"]
    (folder,) = (tmp_path / "room").iterdir()
    assert not list(folder.iterdir()), "nothing stays behind"
    folder.rmdir()
    assert "cannot write" in str(outpost.read(errand()).unusable)


def test_papers_that_die_with_their_outpost_are_not_to_blame(outpost: Outpost, tmp_path: Path) -> None:
    outpost.read(errand())
    told: list[Told] = []
    waiting = Thread(target=lambda: told.append(outpost.read(errand(b"hang", chaos=True))))
    waiting.start()
    os.kill(outpost.pid, signal.SIGKILL)
    waiting.join()
    told.append(outpost.read(errand()))
    assert [one.trouble for one in told] == [ErrorCode.CRASHED, ErrorCode.CRASHED]
    assert all(one.orphaned for one in told), "no fault of theirs"


@pytest.mark.parametrize(
    "other", [replace(errand(), version="0.0.9+0badc0de"), replace(errand(), configuration="0badc0de")]
)
def test_another_version_reads_nothing(other: Errand) -> None:
    told = read_there(other)
    assert "Install the same version" in str(told.unusable)
    assert not told.records
