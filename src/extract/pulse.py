"""Signs of life from a paper that takes long for a good reason: a page of a scan is recognised, and the next begins.

    with beating(file):        # in a paper's process; without it nobody listens
        ...
        beat()                 # before each page

Who waits for the paper looks at the file's time, never into it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

SECONDS = 180  # of the processor and by the clock that a beat allows for what comes next
_file: ContextVar[Path | None] = ContextVar("pulse", default=None)


@contextmanager
def beating(file: Path) -> Iterator[None]:
    """Inside, beats are seen at that file."""
    before = _file.set(file)
    try:
        yield
    finally:
        _file.reset(before)


def beat() -> None:
    """Say that the paper goes on, and allow it more of the processor."""
    file = _file.get()
    if file is None:
        return
    with suppress(OSError):
        file.touch()
    _allow_more()


def _allow_more() -> None:
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = int(used.ru_utime + used.ru_stime) + SECONDS
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY and wanted > soft:
        with suppress(ValueError, OSError):
            resource.setrlimit(
                resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
            )
