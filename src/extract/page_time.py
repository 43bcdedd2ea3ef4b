"""How long one page may keep the processor: a page of a million strokes ends alone, and its paper goes on.

    with pages_bounded():          # in a paper's process; without it a page may take what its paper may
        ...
        with page_time():          # around the work on one page; raises PageTooSlow within
            ...

What cannot be interrupted (pdfium, one call of numpy) is stopped with the paper.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType

from ..errors import TooSlow

PAGE_SECONDS = 20.0  # of the processor; a thousand pages take as long as a rule
TIMEOUT = "timeout"  # why such a page was not read
_seconds: ContextVar[float | None] = ContextVar("page_seconds", default=None)
_within: ContextVar[bool] = ContextVar("within_page", default=False)


class PageTooSlow(TooSlow):
    """This page has used up its time; where nobody has said what then, its paper has."""


@contextmanager
def pages_bounded(seconds: float = PAGE_SECONDS) -> Iterator[None]:
    """Inside, `page_time` holds. Nothing is bounded on Windows, nor outside a process's main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before, was = signal.signal(signal.SIGPROF, _stop), _seconds.set(seconds)
    try:
        yield
    finally:
        _seconds.reset(was)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def page_time() -> Iterator[None]:
    """Inside, PageTooSlow is raised once the time of a page is used up, wherever the work stands then."""
    seconds = _seconds.get()
    if seconds is None:
        yield
        return
    was = _within.set(True)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        _within.reset(was)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(number: int, frame: FrameType | None) -> None:
    if _within.get():
        raise PageTooSlow
