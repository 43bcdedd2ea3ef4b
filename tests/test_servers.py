"""The server of papers' processes is started anew while papers are read, and nothing is lost by it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from councilpapers import isolate, servers
from councilpapers.errors import Unusable
from councilpapers.isolate import Child, Job, Processes
from councilpapers.places import OnDisk
from councilpapers.servers import SERVERS, Servers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="who started a process is asked of /proc")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text("Norbeck Parish Council\n\nMinutes of the meeting\n", encoding="utf-8")
    return path


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """Servers that are changed after two papers, the next ready at once."""
    made = Servers()
    for module in (isolate, servers):
        monkeypatch.setattr(module, "SERVERS", made)
    monkeypatch.setattr(servers, "PAPERS", 2)
    monkeypatch.setattr(servers, "SECONDS_TO_WARM_UP", 0.0)
    yield made
    made.make_ready()
    assert not made.retired


def start(paper: Path, number: int, program: str = "") -> Child:
    job = Job(OnDisk(paper), paper.name, paper.as_uri(), program=program)
    return Child(job, paper.with_suffix(f".{number}.answer"))


def is_well(child: Child) -> bool:
    wait([child.sentinel], timeout=60)
    return child.trouble() is None and child.answer.exists()


def server_of(child: Child) -> int:
    words = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii").split()
    return int(words[words.index("PPid:") + 1])


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_new_server_takes_over_while_papers_of_the_old_are_read(paper: Path, at_work: Servers) -> None:
    first = [start(paper, number) for number in range(2)]
    old = server_of(first[0])
    later = start(paper, 2)
    new = server_of(later)
    assert new != old
    assert len(at_work.retired) == 1
    assert runs(old), "as long as its papers are not heard"
    assert all(is_well(child) for child in first)
    last = start(paper, 3)
    assert server_of(last) == new
    assert not runs(old)
    assert is_well(later)
    assert is_well(last)
    at_work.end()
    assert not runs(new)


def test_a_program_that_was_changed_is_not_taken_in(
    paper: Path, at_work: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    children, at = [start(paper, 0)], set[int]()
    monkeypatch.setattr(servers, "program_on_disk", lambda: "another")
    for number in range(1, 4):
        children.append(start(paper, number))
        at.add(server_of(children[-1]))
    assert len(at) == 1
    assert all(is_well(child) for child in children)
    assert at_work.coming is None


def test_a_process_with_another_program_says_so(paper: Path) -> None:
    child = start(paper, 0, "another")
    wait([child.sentinel], timeout=60)
    with pytest.raises(Unusable, match="The program was changed"):
        child.trouble()


def test_a_run_ends_where_a_server_that_died_had_another_program(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processes = Processes(2)
    processes.start(Job(OnDisk(paper), paper.name, paper.as_uri()), paper.with_suffix(".0.answer"))
    monkeypatch.setattr(SERVERS, "program", "another")
    with pytest.raises(Unusable, match="Run again to go on with the program as it is now"):
        processes.start(Job(OnDisk(paper), paper.name, paper.as_uri()), paper.with_suffix(".1.answer"))
    processes.stop()
