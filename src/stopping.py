"""Ctrl-C twice: asked once, a run finishes the papers that it is reading; asked again, it stops where it stands."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Stop:
    """Whether somebody has asked the run to end."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked


@contextmanager
def graceful(on_asked: Callable[[], None]) -> Iterator[Stop]:
    """Inside, the first Ctrl-C sets the Stop and calls `on_asked`; the second, or SIGTERM, is a KeyboardInterrupt."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():  # only the main thread may hear signals
        yield stop
        return

    def asked(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        on_asked()

    def at_once(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, asked), signal.signal(signal.SIGTERM, at_once)
    try:
        yield stop
    finally:
        for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(number, handler)
