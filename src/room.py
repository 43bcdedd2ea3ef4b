"""Whether there is room on the disk for what a run will write, asked before anything is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from .discover import MAX_BYTES, Found
from .errors import Unusable

TIMES = 2.0  # the size of what is to be read; a database and its records take a fifth as a rule, pages of figures more
ASKED_AT_ONCE = 10_000  # files

Held = Callable[[Sequence[str]], int]
"""How many bytes of the files at these addresses need not be read, since the database has what they say."""


def look_for_room(
    files: Sequence[Found], places: Iterable[Path], times: float = TIMES, held: Held | None = None
) -> None:
    """Raises Unusable where the disk of one of these places has less room than `times` the size of the files.

    What the database has already is looked up only where there would be too little otherwise.
    """
    byte_size = sum(map(_size, files))
    for place in places:
        free = _free(place)
        if free is None or free >= times * byte_size:
            continue
        if held is not None:
            byte_size, held = byte_size - _held(files, held), None
        if free < times * byte_size:
            raise Unusable(
                f"The disk of {place} has {free // 1024**2} MB left; {int(times * byte_size) // 1024**2} MB are "
                f"asked for, {times:g} times the size of what is to be read. Make room, name a file on another "
                "disk, or ask for less with --room."
            )


def _size(file: Found) -> int:
    """What a file adds to the work: nothing where it is not read."""
    if file.verdict is not None:
        return 0
    with suppress(OSError):
        size = file.place.size
        return size if size <= MAX_BYTES else 0
    return 0


def _held(files: Sequence[Found], held: Held) -> int:
    upcoming = iter(files)
    found = 0
    while some := list(islice(upcoming, ASKED_AT_ONCE)):
        found += held([file.source_uri for file in some])
    return found


def _free(place: Path) -> int | None:
    """Bytes free on the disk where that place is or will be; None where nobody can say."""
    for folder in (place, *place.absolute().parents):
        if folder.is_dir():
            with suppress(OSError):
                return shutil.disk_usage(folder).free
            return None
    return None
