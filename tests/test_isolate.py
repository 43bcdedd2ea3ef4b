"""A paper's process may hang, die or eat memory; the run learns which."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from dataclasses import replace
from importlib import import_module
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from councilpapers.errors import ErrorCode
from councilpapers.extract import page_time
from councilpapers.isolate import (
    MEMORY_BYTES,
    OPEN_FILES,
    RESULT_BYTES,
    WALL_SECONDS,
    WALL_SECONDS_AT_MOST,
    Child,
    Job,
    patience,
)
from councilpapers.load import record_files
from councilpapers.normalise.paper import Paper
from councilpapers.pipeline import read_paper
from councilpapers.places import OnDisk


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text("Norbeck Parish Council\n\nMinutes of the meeting\n", encoding="utf-8")
    return path


def start(path: Path, **limits: float) -> Child:
    seconds, memory = limits.get("wall_seconds", WALL_SECONDS), int(limits.get("memory_bytes", 2**31))
    job = Job(OnDisk(path), path.name, path.as_uri(), seconds, memory)
    return Child(job, path.with_suffix(".answer"))


def test_a_paper_comes_back_as_it_was_read(paper: Path) -> None:
    child = start(paper)
    wait([child.sentinel], timeout=60)
    assert child.trouble() is None
    assert record_files.read(child.answer)["documents"]["file_name"].to_pylist() == ["minutes.txt"]


def test_a_paper_that_takes_too_long_is_stopped(paper: Path) -> None:
    child = start(paper, wall_seconds=0.0)
    child.stop(late=True)
    assert child.trouble() is ErrorCode.TIMEOUT


def test_a_process_that_dies_is_a_crash(paper: Path) -> None:
    child = start(paper)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    wait([child.sentinel], timeout=60)
    assert child.trouble() is ErrorCode.CRASHED
    assert not child.orphaned


def test_a_process_that_dies_with_the_server_of_processes_is_an_orphan(paper: Path) -> None:
    child = start(paper)
    assert child.pid is not None
    os.kill(parent_of(child.pid), signal.SIGKILL)
    wait([child.sentinel], timeout=60)
    assert child.trouble() is ErrorCode.CRASHED
    assert child.orphaned


def parent_of(pid: int) -> int:
    """The process that started it."""
    words = Path(f"/proc/{pid}/status").read_text(encoding="ascii").split()
    return int(words[words.index("PPid:") + 1])


def test_a_paper_that_needs_too_much_memory_ends_alone(paper: Path) -> None:
    paper.write_bytes(b"word " * 3_000_000)
    child = start(paper, memory_bytes=1)
    wait([child.sentinel], timeout=60)
    trouble = child.trouble()
    code = trouble or record_files.read(child.answer)["documents"]["error_code"].to_pylist()[0]
    assert code in {ErrorCode.OUT_OF_MEMORY, ErrorCode.INTERNAL, ErrorCode.CRASHED}


def bounded(data: bytes, file_name: str, source_uri: str) -> Paper:
    """Says in place of the paper's title what its process may do."""
    kinds = ("RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NOFILE")
    limits: dict[str, object] = {kind: resource.getrlimit(getattr(resource, kind))[0] for kind in kinds}
    limits["addresses"] = resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
    limits["streams"] = [os.path.realpath(f"/proc/self/fd/{stream}") for stream in (0, 1, 2)]
    limits["leads its group"] = os.getpgid(0) == os.getsid(0) == os.getpid()
    limits["seconds for a page"] = page_time._seconds.get()
    limits["no new rights"] = "NoNewPrivs:\t1" in Path("/proc/self/status").read_text(encoding="ascii")
    paper = read_paper(data, file_name, source_uri)
    return replace(paper, document=paper.document.model_copy(update={"title": json.dumps(limits)}))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only some of these limits")
def test_a_papers_process_may_do_next_to_nothing(paper: Path) -> None:
    child = Child(Job(OnDisk(paper), paper.name, paper.as_uri(), 30, reader=bounded), paper.with_suffix(".answer"))
    wait([child.sentinel], timeout=60)
    assert child.trouble() is None
    (told,) = record_files.read(child.answer)["documents"]["title"].to_pylist()
    assert json.loads(told) == {
        "RLIMIT_CPU": 30,
        "RLIMIT_FSIZE": RESULT_BYTES,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": OPEN_FILES,
        "addresses": True,
        "streams": [os.devnull] * 3,
        "leads its group": True,
        "seconds for a page": page_time.PAGE_SECONDS,
        "no new rights": True,
    }


def greedy(data: bytes, file_name: str, source_uri: str) -> Paper:
    """Asks for more than a gigabyte of memory, and writes to none of it."""
    bytearray(MEMORY_BYTES - 200 * 1024**2)
    return read_paper(data, file_name, source_uri)


def test_the_addresses_that_a_process_begins_with_are_not_the_papers(paper: Path) -> None:
    """Allocators reserve more than a gigabyte of them; half a million rows of a DOCX were called damaged."""
    job = Job(OnDisk(paper), paper.name, paper.as_uri(), reader=greedy)
    child = Child(job, paper.with_suffix(".answer"))
    wait([child.sentinel], timeout=60)
    assert child.trouble() is None


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    child = start(tmp_path / "gone.txt")
    wait([child.sentinel], timeout=60)
    assert child.trouble() is ErrorCode.IO


@pytest.mark.parametrize(
    "byte_size, seconds", [(0, WALL_SECONDS), (12 * 1024**2, WALL_SECONDS + 120), (10**9, WALL_SECONDS_AT_MOST)]
)
def test_large_packs_have_longer(byte_size: int, seconds: float) -> None:
    assert patience(byte_size) == pytest.approx(seconds)


def test_what_every_paper_needs_can_be_had_beforehand() -> None:
    import_module("councilpapers.warm")
