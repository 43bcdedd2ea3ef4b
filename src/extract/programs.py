"""Programs of others that read what we cannot: where they are, and how they are run within limits.

They take hostile bytes as we do. Each runs in the process group of the paper that it works for, so that it ends with
it, without network where the system lets us take it away, with bounded memory, time and files.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from ..errors import TooSlow
from .kept import kept, name_of, scratch

MEMORY_BYTES = 2 * 1024**3
WRITTEN_BYTES = 256 * 1024**2  # of one file
PR_SET_PDEATHSIG = 1  # of Linux's <sys/prctl.h>
VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,4}")
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # of <sched.h>


@dataclass(frozen=True, slots=True)
class Program:
    """A program: its names on PATH, where installers put it otherwise, and what installs it."""

    title: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    install: str

    @property
    def advice(self) -> str:
        """What a person is told where it is missing."""
        return f"Reading this takes {self.title}, which is not here. Install it ({self.install}) and run again."

    @property
    def path(self) -> Path | None:
        """Where it is; None where it is not installed."""
        return _found(self.names, self.places)

    @property
    def version(self) -> str:
        """Its name and version, "Tesseract 5.3.0"; its name alone where it does not say."""
        return f"{self.title} {_stated_by(self.path) if self.path else ''}".strip()


LIBREOFFICE = Program(
    title="LibreOffice",
    names=("soffice", "libreoffice"),
    places=(
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    install="`apt-get install libreoffice-writer-nogui libreoffice-calc-nogui`, `brew install --cask libreoffice`, "
    "`winget install TheDocumentFoundation.LibreOffice`",
)
TESSERACT = Program(
    title="Tesseract",
    names=("tesseract",),
    places=(
        "/opt/homebrew/bin/tesseract",
        "/usr/local/bin/tesseract",
        r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    ),
    install="`apt-get install tesseract-ocr`, `brew install tesseract`, `winget install UB-Mannheim.TesseractOCR`",
)
PROGRAMS = (LIBREOFFICE, TESSERACT)
CONVERTED = "converted"  # the note of a paper that was


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a program may use: seconds of the processor, twice as many by the clock, bytes of memory."""

    seconds: float
    memory_bytes: int = MEMORY_BYTES


ASKED = Allowed(seconds=10)


@cache
def _found(names: tuple[str, ...], places: tuple[str, ...]) -> Path | None:
    for name in names:
        if found := shutil.which(name):
            return Path(found).resolve()
    return next((Path(place) for place in places if Path(place).is_file()), None)


def now_equipped(message: str) -> bool:
    """Whether a paper with this message was not read for want of a program that is here now."""
    return any(program.path is not None and program.advice in message for program in PROGRAMS)


def has_changed(version: str) -> bool:
    """Whether the program of which this is a `version` is here now in another; one that is gone has not."""
    return any(
        version.startswith(program.title) and program.path is not None and program.version != version
        for program in PROGRAMS
    )


@cache
def _stated_by(path: Path) -> str:
    """The version that a program says it is, asked once for each file that it has been."""
    try:
        said = kept("version", name_of(version_of(path)), lambda: run((path, "--version"), ASKED)[1])
    except (OSError, TooSlow):
        return ""
    found = VERSION.search(said.decode("utf-8", errors="replace"))
    return found[0] if found else ""


def version_of(path: Path) -> str:
    """What stands for a program's version where asking it takes long: its place, size and time of change."""
    state = path.stat()
    return f"{path} {state.st_size} {state.st_mtime_ns}"


def run(
    command: Sequence[str | Path],
    allowed: Allowed,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """(exit code, standard output) of a program.

    Raises TooSlow where it uses up its time, and OSError if it does not start.
    """
    with TemporaryFile(dir=scratch()) as written:  # a pipe takes four kilobytes at a time
        written.write(given)
        written.seek(0)
        return _ended([str(word) for word in command], allowed, written, environment)


def _ended(
    command: list[str], allowed: Allowed, given: IO[bytes], environment: Mapping[str, str] | None
) -> tuple[int, bytes]:
    process = subprocess.Popen(
        command,
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        preexec_fn=_limits(allowed),  # papers are read in processes of one thread
    )
    try:
        said, _ = process.communicate(timeout=2 * allowed.seconds)
    except subprocess.TimeoutExpired as late:
        raise TooSlow(f"{Path(command[0]).name}: {2 * allowed.seconds} s") from late
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode == -getattr(signal, "SIGXCPU", signal.SIGTERM):
        raise TooSlow(f"{Path(command[0]).name}: {allowed.seconds} s of the processor")
    return process.returncode, said


def _limits(allowed: Allowed) -> Callable[[], None] | None:
    """What the new process does before it becomes the program; Windows has the clock only."""
    if sys.platform == "win32":
        return None
    import resource

    system = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    wanted = (
        (resource.RLIMIT_AS, allowed.memory_bytes),
        (resource.RLIMIT_CPU, ceil(allowed.seconds)),
        (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    )

    def limit() -> None:
        for what, amount in wanted:
            _, hard = resource.getrlimit(what)
            most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, hard))
        if system is not None:
            system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            system.unshare(CLONE_NEWUSER | CLONE_NEWNET)  # containers may refuse it

    return limit
