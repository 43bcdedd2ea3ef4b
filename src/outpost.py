"""What a Dask worker does for a run: papers read in processes of their own there, within the limits that hold here.

The worker itself may be a daemon, which may have no children, and does several tasks at once in threads, which must
not share them. So the papers' processes are started and watched by one process more, the outpost, that ends with it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from .errors import ErrorCode, Unusable
from .isolate import Child, Job
from .lookups.current import using
from .places import OnDisk
from .version import configuration, extractor_version

PAPER, ANSWER = "paper", "answer"
COMMAND = f"import sys; from {__package__}.outpost import serve; serve(int(sys.argv[1]), sys.argv[2])"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a paper: its record file, a trouble of its own, or why no paper can be read there."""

    trouble: ErrorCode | None = None
    records: bytes = b""
    unusable: str | None = None
    orphaned: bool = False  # what read it died, of no fault of the paper


DIED = Told(ErrorCode.CRASHED, orphaned=True)  # a worker or its outpost, with all that it was reading


@dataclass(frozen=True, slots=True)
class Sent:
    """The paper's bytes, which came with the job."""

    data: bytes

    def read_bytes(self) -> bytes:
        return self.data


@dataclass(frozen=True, slots=True)
class Errand:
    """A paper to be read elsewhere, whose bytes are `Sent`, and by which extractor, configured how."""

    job: Job
    version: str
    configuration: str


def read_there(errand: Errand) -> Told:
    """The task of a Dask worker: one paper, in a process of its own."""
    with using(errand.job.lookups):
        here, asked = (extractor_version(), configuration()), (errand.version, errand.configuration)
    if here != asked:
        return Told(
            unusable=f"The machine {socket.gethostname()} reads papers with councilpapers {here[0]}, this one with "
            f"{asked[0]}. Install the same version on all of them."
        )
    return Outpost.of_this_process().read(errand)


class Outpost:
    """The process beside a Dask worker that reads its papers, seen from the worker; any thread may use it."""

    _one: Outpost | None = None
    _making = Lock()

    def __init__(self, folder: Path) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", COMMAND, str(theirs.fileno()), str(folder)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        self._wire = Connection(ours.detach())
        self._sending, self._count, self._closed = Lock(), 0, False
        self._waiting: dict[int, Future[Told]] = {}
        Thread(target=self._listen, name="outpost", daemon=True).start()

    @classmethod
    def of_this_process(cls) -> Outpost:
        """This process's outpost, started with the first paper and started again if it has died."""
        with cls._making:
            if cls._one is None or cls._one._closed:
                cls._one = cls(_room())
            return cls._one

    @property
    def pid(self) -> int:
        return self._process.pid

    def read(self, errand: Errand) -> Told:
        """Read a paper and wait for the result; `DIED` if the outpost dies meanwhile."""
        told = Future[Told]()
        with self._sending:
            if self._closed:
                return DIED
            self._count += 1
            self._waiting[self._count] = told
            try:
                self._wire.send((self._count, errand))
            except OSError:
                return DIED
        return told.result()

    def close(self) -> None:
        """End the outpost and all papers that it has begun."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        try:
            while True:
                number, told = self._wire.recv()
                self._waiting.pop(number).set_result(told)
        except (EOFError, OSError):
            with self._sending:
                self._closed = True
                for waiting in self._waiting.values():
                    waiting.set_result(DIED)
            self._process.wait()


def _room() -> Path:
    """The worker's own folder, which Dask clears away; if it has none, the system's folder for temporary files."""
    from distributed import get_worker

    return Path(get_worker().local_directory)


def serve(handle: int, folder: str) -> None:
    """In the outpost's process: read the papers that come over this connection until it is closed."""
    with Connection(handle) as wire, TemporaryDirectory(prefix="papers-", dir=folder) as place, _ended() as reading:
        while True:
            left = [max(0.0, child.deadline - time.monotonic()) for child in reading.values()]
            ready = wait([wire, *(child.sentinel for child in reading.values())], timeout=min(left, default=None))
            for number, child in list(reading.items()):
                if child.alive and time.monotonic() >= child.deadline:
                    child.stop(late=True)
                if not child.alive:
                    wire.send((number, _told(reading.pop(number))))
            if wire in ready:
                try:
                    number, errand = wire.recv()
                except (EOFError, OSError):
                    return
                begun = _begin(errand, Path(place, str(number)))
                if isinstance(begun, Told):
                    wire.send((number, begun))
                else:
                    reading[number] = begun


@contextmanager
def _ended() -> Iterator[dict[int, Child]]:
    """The papers that are being read, by number; on leaving, all of them are stopped."""
    reading: dict[int, Child] = {}
    try:
        yield reading
    finally:
        for child in reading.values():
            child.stop()


def _begin(errand: Errand, folder: Path) -> Child | Told:
    """Start reading the paper, in a folder of its own."""
    try:
        folder.mkdir()
        (folder / PAPER).write_bytes(errand.job.place.read_bytes())
    except OSError as error:
        return Told(
            unusable=f"The machine {socket.gethostname()} cannot write to {folder.parent} ({type(error).__name__}). "
            "Make room, and run again to go on."
        )
    return Child(replace(errand.job, place=OnDisk(folder / PAPER)), folder / ANSWER)


def _told(child: Child) -> Told:
    """What became of the paper; deletes its folder."""
    try:
        trouble = child.trouble()
        return Told(trouble, b"" if trouble else child.answer.read_bytes(), orphaned=child.orphaned)
    except Unusable as error:
        return Told(unusable=f"{socket.gethostname()}: {error}")
    except OSError:
        return Told(ErrorCode.CRASHED)
    finally:
        shutil.rmtree(child.answer.parent, ignore_errors=True)
