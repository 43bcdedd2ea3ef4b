"""The garbage collector, kept from looking through a paper while it is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Switch the garbage collector off: papers are many thousands of objects, and hardly any refer in circles."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            _age()
            gc.enable()


@cache
def _age() -> None:
    """Once, after the first paper: the modules, patterns and lookups that came with it are looked through with the old.

    They stay to the end, and would else be walked three times before they are old. Thaws nothing that a caller froze.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
