"""One paper in one child process, so that a paper can hang, crash or eat memory without harm to the run.

The child writes what it found to a record file and ends; the parent watches the process and the clock, and never the
paper.
"""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

from .errors import ErrorCode, PaperError, Unusable
from .extract import pulse
from .extract.kept import keeping
from .extract.page_time import pages_bounded
from .lookups.current import BUILT_IN, Lookups, using
from .normalise.paper import Paper
from .normalise.vocabulary import Outcome
from .places import Readable
from .servers import SERVERS
from .version import program

WALL_SECONDS = 120.0
WALL_SECONDS_PER_MEBIBYTE = 10.0  # an agenda pack of 400 pages has tens of megabytes, and is no hang
WALL_SECONDS_AT_MOST = 600.0
LONGEST_SCAN = 7_200.0  # seconds for a paper that gives signs of life: hundreds of pages to be recognised
MEMORY_BYTES = 3 * 1024**3 // 2  # beyond what its process begins with, of which most is never touched
RESULT_BYTES = 256 * 1024**2
OPEN_FILES = 64
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38  # of Linux's <sys/prctl.h>
OUT_OF_MEMORY_EXIT = 70
UNREADABLE_EXIT = 71
TOO_LARGE_EXIT = 72
DISK_FULL_EXIT = 73
CHANGED_EXIT = 74
CHANGED = (
    "The program was changed while this run was going on. What was loaded before is kept. "
    "Run again to go on with the program as it is now."
)
MEANINGS = {
    1: ErrorCode.INTERNAL,  # an exception that nobody expected
    OUT_OF_MEMORY_EXIT: ErrorCode.OUT_OF_MEMORY,
    UNREADABLE_EXIT: ErrorCode.IO,
    TOO_LARGE_EXIT: ErrorCode.TOO_LARGE,
}
EXITS = {errno.EFBIG: TOO_LARGE_EXIT, errno.ENOSPC: DISK_FULL_EXIT, errno.EDQUOT: DISK_FULL_EXIT}
ORPHANED_EXIT = 255  # what multiprocessing says where the server of processes died, and with it all that it started
CPU_SIGNAL = getattr(signal, "SIGXCPU", None)


Reader = Callable[[bytes, str, str], Paper]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, how much time and memory its process may use, and the lookups to read it with.

    A process that has another `program` in its memory says so.
    """

    place: Readable
    file_name: str
    source_uri: str
    wall_seconds: float = WALL_SECONDS
    memory_bytes: int = MEMORY_BYTES
    lookups: Lookups = BUILT_IN
    awaited: bool = True  # a file that nobody named or called a paper, and that is none, is left alone: no failure
    kept: Path | None = None  # a folder for what is expensive to work out from bytes
    program: str = ""
    reader: Reader | None = None  # what is done with the bytes; without, the pipeline's `read_paper`


def patience(byte_size: int) -> float:
    """How many seconds a paper of that size may take."""
    return min(WALL_SECONDS + WALL_SECONDS_PER_MEBIBYTE * byte_size / 1024**2, WALL_SECONDS_AT_MOST)


class Child:
    """A paper being read in a process of its own. `sentinel` becomes ready when that ends."""

    def __init__(self, job: Job, answer: Path) -> None:
        self.answer = answer
        self.late = self._heard = self.orphaned = False
        self._process, self.job = _start(job, answer)
        self.started = time.monotonic()  # what the server of processes takes to warm up is not the paper's time
        self.deadline = self.started + job.wall_seconds
        SERVERS.has_started(lambda: self.alive)

    def goes_on(self) -> bool:
        """Whether the process showed lately that it is still at work; then it gets more time, up to LONGEST_SCAN."""
        try:
            ago = max(0.0, time.time() - _pulse(self.answer).stat().st_mtime)
        except OSError:
            return False
        now = time.monotonic()
        self.deadline = min(now + pulse.SECONDS - ago, self.started + LONGEST_SCAN)
        return self.deadline > now

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def sentinel(self) -> int:
        return self._process.sentinel

    @property
    def alive(self) -> bool:
        return not self._heard and self._process.is_alive()

    def stop(self, *, late: bool = False) -> None:
        """Kill the process and whatever it may have started."""
        self.late = self.late or late
        if self.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):  # it has no group of its own yet, or any more
                os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()

    def trouble(self) -> ErrorCode | None:
        """What went wrong; None if the record file is there. Ask once, after the process has ended.

        Raises Unusable where there is no room for the file (no other paper will find any), or the program was changed.
        """
        self._process.join()
        code = self._process.exitcode or 0
        self._heard, self.orphaned = True, code == ORPHANED_EXIT
        self._process.close()
        _pulse(self.answer).unlink(missing_ok=True)
        if self.late or (CPU_SIGNAL is not None and code == -CPU_SIGNAL):
            return ErrorCode.TIMEOUT
        if code == DISK_FULL_EXIT:
            raise Unusable(
                f"There is no room left on the disk of {self.answer.parent}. What was loaded before is kept. "
                "Make room, and run again to go on."
            )
        if code == CHANGED_EXIT:
            raise Unusable(CHANGED)
        if code == -signal.SIGABRT:  # pdfium's answer to a file that unpacks to more than the memory allowed
            return ErrorCode.TOO_LARGE
        return MEANINGS.get(code, ErrorCode.CRASHED) if code else None


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Papers read on this machine, `workers` at once; the executor of a run unless it is given another."""

    def __init__(self, workers: int, reader: Reader | None = None) -> None:
        self.workers, self.reader = workers, reader
        self._running: list[Child] = []
        self._program = ""

    def start(self, job: Job, answer: Path) -> Child:
        """Raises Unusable where the server of processes died, and the program was changed before the next began."""
        child = Child(replace(job, reader=self.reader), answer)
        self._running.append(child)
        self._program = self._program or child.job.program
        if child.job.program != self._program:
            raise Unusable(CHANGED)
        return child

    def wait(self) -> None:
        """Wait until one paper has ended, and stop those whose time is up."""
        ended = [child for child in self._running if not child.alive]
        if ended or not self._running:
            self._running = [child for child in self._running if child not in ended]
            return
        left = max(0.0, min(child.deadline for child in self._running) - time.monotonic())
        wait([child.sentinel for child in self._running], timeout=left)
        for child in self._running:
            if child.alive and time.monotonic() >= child.deadline and not child.goes_on():
                child.stop(late=True)

    def stop(self) -> None:
        """Stop all papers now."""
        for child in self._running:
            if child.alive:
                child.stop()
        self._running = []


def _pulse(answer: Path) -> Path:
    """The file that a paper's process touches while it is at work. A later run deletes what a killed run left."""
    return answer.with_name(f"{answer.name}.pulse.unfinished")


def _start(job: Job, answer: Path) -> tuple[BaseProcess, Job]:
    """The process, and the job as it was given to it."""
    process: BaseProcess
    with _caller_left_alone():
        if "forkserver" in multiprocessing.get_all_start_methods():
            SERVERS.make_ready()
            job = replace(job, program=job.program or SERVERS.program)
            process = multiprocessing.get_context("forkserver").Process(target=_read, args=(job, answer), daemon=True)
        else:
            process = multiprocessing.get_context("spawn").Process(target=_read, args=(job, answer), daemon=True)
        process.start()
    return process, job


@contextmanager
def _caller_left_alone() -> Iterator[None]:
    """Keep children from importing the caller's script, which without a `__main__` guard would run again in each."""
    caller = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = caller


def _read(job: Job, answer: Path) -> None:
    """Read the paper and write its records; runs in the child process."""
    _limit(job)
    from .load import record_files
    from .load.rows import tables_of
    from .pipeline import read_paper

    if job.program and job.program != program():
        os._exit(CHANGED_EXIT)
    try:
        data = job.place.read_bytes()
    except (OSError, PaperError):
        os._exit(UNREADABLE_EXIT)
    try:
        with using(job.lookups), keeping(job.kept), pulse.beating(_pulse(answer)), pages_bounded():
            paper = (job.reader or read_paper)(data, job.file_name, job.source_uri)
        known = paper.document.media_type is not None  # a paper, then, for which a program is missing
        if paper.document.error_code == ErrorCode.UNSUPPORTED and not known and not job.awaited:
            paper = replace(paper, document=paper.document.model_copy(update={"outcome": Outcome.SKIPPED}))
        record_files.write(answer, tables_of([paper]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY_EXIT)
    except OSError as error:
        os._exit(EXITS.get(error.errno or 0, 1))
    os._exit(0)  # without the libraries' farewells: pdfium may abort in its own


def _limit(job: Job) -> None:
    """Take input, output and core files from this process, and limit its memory, time and files.

    Windows has none of these limits but the clock in the parent.
    """
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    if sys.platform == "win32":
        return
    import resource

    os.setsid()
    if sys.platform == "linux":
        _bind_to_parent()
    seconds = max(1, int(job.wall_seconds))
    for what, amount in (
        (resource.RLIMIT_AS, _mapped() + job.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, RESULT_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, hard = resource.getrlimit(what)
        allowed = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        with suppress(ValueError, OSError):  # macOS refuses some of them; the clock in the parent holds everywhere
            resource.setrlimit(what, (allowed, allowed if what != resource.RLIMIT_CPU else hard))


def _mapped() -> int:
    """The bytes of address space that this process has: allocators reserve a gigabyte and more before they use any."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:  # macOS
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _bind_to_parent() -> None:
    """Let this process die with its parent, and gain no rights by running a program (Linux)."""
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    system.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
