"""A reader that misbehaves as its papers order, to see that a run outlives it.

    python -m benchmarks.chaos [--papers 1000] [--share 0.16] [--seed 1]

A paper's first word is the order: hang, busy, allocate, leave, segfault, overflow, flood, half, lie or fork. Every
other paper is read well. Papers stand in a random order; every fault must end with its code,
every good paper be loaded.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from councilpapers.batch import run
from councilpapers.errors import ErrorCode
from councilpapers.isolate import RESULT_BYTES, Child, Job, Processes
from councilpapers.load.database import Database
from councilpapers.normalise.paper import Paper
from councilpapers.pipeline import read_paper

SECONDS, MEMORY = 5.0, 192 * 1024**2
GOOD = "Norbeck Parish Council\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That report {number} be noted.\n"


def hang() -> None:
    time.sleep(3600)


def busy() -> None:
    while True:
        pass


def allocate() -> None:
    held = []
    while True:
        held.append(bytearray(64 * 1024**2))


def leave() -> None:
    os._exit(0)


def segfault() -> None:
    ctypes.string_at(0)


def overflow() -> None:
    sys.setrecursionlimit(10**5)
    sys.tracebacklimit = 0  # a hundred thousand frames, written to nobody, would look like a hang

    def deeper(count: int) -> int:
        return deeper(count + 1) + sum(map(deeper, [count]))

    deeper(0)


def flood() -> None:
    """More than an answer may be, where an answer goes."""
    path = Path(tempfile.gettempdir(), f"chaos-{os.getpid()}")
    with path.open("wb") as file:
        path.unlink()
        file.seek(RESULT_BYTES - 8 * 1024**2)  # a hole, so that a busy disk does not make a hang of it
        while True:
            file.write(bytes(1024**2))
            file.flush()


def half() -> None:
    """Killed while it says what it found."""
    from councilpapers.load import record_files

    def cut(path: Path, papers: object) -> None:
        path.with_name(f"{path.name}.{os.getpid()}.unfinished").write_bytes(b"\xff\xff\xff\xff")
        os.abort() if papers is None else os.kill(os.getpid(), 9)

    record_files.write = cut


def lie() -> None:
    """Writes what is no answer where the answer goes."""
    from councilpapers.load import record_files

    def nonsense(path: Path, papers: object) -> None:
        path.write_bytes(b"no table at all" * 99)

    record_files.write = nonsense


def fork() -> None:
    """Leaves a process behind that would never end, and hangs."""
    if os.fork() == 0:
        hang()
    hang()


ORDERS: dict[str, tuple[Callable[[], None], frozenset[ErrorCode]]] = {
    "hang": (hang, frozenset({ErrorCode.TIMEOUT})),
    "busy": (busy, frozenset({ErrorCode.TIMEOUT})),
    "allocate": (allocate, frozenset({ErrorCode.OUT_OF_MEMORY})),
    "leave": (leave, frozenset({ErrorCode.CRASHED})),
    "segfault": (segfault, frozenset({ErrorCode.CRASHED})),
    "overflow": (overflow, frozenset({ErrorCode.CRASHED, ErrorCode.OUT_OF_MEMORY, ErrorCode.INTERNAL})),
    "flood": (flood, frozenset({ErrorCode.TOO_LARGE})),
    "half": (half, frozenset({ErrorCode.CRASHED})),
    "lie": (lie, frozenset({ErrorCode.CRASHED})),
    "fork": (fork, frozenset({ErrorCode.TIMEOUT})),
}


def misbehave(data: bytes, name: str, source_uri: str) -> Paper:
    """In a paper's process: do as the paper orders, then read it if that can still be done."""
    order = data.split(maxsplit=1)[0].decode("ascii", "replace")
    if order in ORDERS:
        ORDERS[order][0]()
    return read_paper(data, name, source_uri)


def on_a_full_disk(data: bytes, name: str, source_uri: str) -> Paper:
    """As `misbehave`, of one order more: there is no room for the answer, nor for any other."""
    if data.startswith(b"fill"):
        raise OSError(errno.ENOSPC, "no space left on device")
    return misbehave(data, name, source_uri)


class Hurried(Processes):
    """The executor of every run, but with little patience and memory."""

    def start(self, job: Job, answer: Path) -> Child:
        hurried = Job(job.place, job.file_name, job.source_uri, SECONDS, MEMORY, job.lookups, job.awaited)
        return super().start(hurried, answer)


def write_papers(folder: Path, count: int, share: float, seed: int) -> dict[str, str]:
    """Papers of which that share orders a fault, each kind of fault as often; the orders by file name."""
    folder.mkdir()
    chance, faults = random.Random(seed), round(count * share)
    names = [f"{number:05}.txt" for number in range(count)]
    chance.shuffle(names)
    orders = {name: list(ORDERS)[number % len(ORDERS)] for number, name in enumerate(names[:faults])}
    for number, name in enumerate(sorted(names)):
        order = f"{orders[name]} " if name in orders else ""
        (folder / name).write_text(order + GOOD.format(number=number), encoding="utf-8")
    return orders


def mistaken(db: Path, folder: Path, orders: dict[str, str]) -> list[str]:
    """What became of papers and should not have: a line for each."""
    with Database.read(db) as database:
        rows = database.connection.execute(
            "SELECT s.file_name, error_code, outcome FROM document_sources s JOIN documents USING (document_id)"
        ).fetchall()
    became = {name: (code, outcome) for name, code, outcome in rows}
    lines = [f"{path.name}: no row" for path in sorted(folder.iterdir()) if path.name not in became]
    for name, (code, outcome) in sorted(became.items()):
        expected = ORDERS[orders[name]][1] if name in orders else frozenset({None})
        if code not in expected:
            lines.append(f"{name}: ordered {orders.get(name, 'nothing')}, became {outcome} {code}")
    return lines


def chaos(place: Path, count: int, share: float, seed: int) -> list[str]:
    """Run so many papers, that share of them faulty; what went wrong."""
    from benchmarks.chaos import misbehave as reader  # by a name that the papers' processes find, too

    folder, db = place / "papers", place / "x.duckdb"
    orders = write_papers(folder, count, share, seed)
    run([folder], db, executor=Hurried(2, reader))
    return mistaken(db, folder, orders)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--papers", type=int, default=1000)
    arguments.add_argument("--share", type=float, default=0.16)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        lines = chaos(Path(place), given.papers, given.share, given.seed)
    print(*lines, sep="\n")
    print(f"{given.papers} papers in {time.monotonic() - started:.0f} s, {len(lines)} not as expected.")
    raise SystemExit(1 if lines else 0)


if __name__ == "__main__":
    main()
