"""What is to be had of an iterator, made ready by another thread while the last of it is still worked upon."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

AHEAD = 4  # that may be held besides the one that is worked upon


def ahead(source: Iterator[T]) -> Iterator[T]:
    """The same in the same order, raising what it raises; none of it may be None.

    That thread alone asks the source, once more after each that is taken.
    """
    with ThreadPoolExecutor(1, "ahead") as thread:
        coming = deque(thread.submit(next, source, None) for _ in range(AHEAD))
        while (one := coming.popleft().result()) is not None:
            coming.append(thread.submit(next, source, None))
            yield one
