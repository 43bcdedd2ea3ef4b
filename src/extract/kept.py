"""What was expensive to work out from bytes, kept by these bytes: conversions, recognised pages.

    with keeping(folder):                       # in a paper's process; without it nothing is kept
        kept("docx", name, lambda: convert(data))

Entries are compressed, written whole or not at all, and may be deleted at any time. Only papers' processes read them.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

LARGEST = 256 * 1024**2  # bytes of an entry
UNFINISHED = "unfinished"
_folder: ContextVar[Path | None] = ContextVar("kept", default=None)


@contextmanager
def keeping(folder: Path | None) -> Iterator[None]:
    """Inside, results are kept in that folder, if it exists."""
    before = _folder.set(folder if folder is not None and folder.is_dir() else None)
    try:
        yield
    finally:
        _folder.reset(before)


def name_of(*parts: bytes | str) -> str:
    """A name that only these parts have, 64 hex digits."""
    found = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def kept(kind: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What was kept of that kind under that name, or what `make` gives, which is kept then."""
    folder = _folder.get()
    if folder is None:
        return make()
    place = folder / kind / name[:2] / name
    data = _read(place)
    if data is None:
        data = make()
        with suppress(OSError):  # a full disk is noticed where it matters, when the records are written
            _write(place, data)
    return data


def scratch() -> Path | None:
    """Where working files go that a killed process leaves behind; None for the system's place."""
    folder = _folder.get()
    if folder is None:
        return None
    place = folder / UNFINISHED
    with suppress(OSError):
        place.mkdir(exist_ok=True)
    return place if place.is_dir() else None


def _read(place: Path) -> bytes | None:
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(place.read_bytes(), LARGEST)
    except (OSError, zlib.error):
        return None
    return data if unpacking.eof else None


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}.{UNFINISHED}")
    try:
        unfinished.write_bytes(zlib.compress(data, 1))
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
