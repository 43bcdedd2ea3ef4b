"""Sums over what was written, that tell whether a disk still gives it back: a bit that has turned changes a word in
silence, or ends whatever reads it.

A record file ends with its own. A shard has a file of them, a line for each table: `6b0e3c11 actions.parquet`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

NAME = "sums"
MARK = b"\0SUM"  # with the four bytes of the sum it ends a record file; no stream of Arrow's begins so
BYTES_AT_ONCE = 1024**2
ENDING = len(MARK) + 4


def add_sum(file: BinaryIO) -> None:
    """End a file with the sum of what is in it; it is open for reading, too."""
    file.seek(0)
    found = _sum_of(file)
    file.write(MARK + found.to_bytes(4, "big"))


def length_within(data: memoryview) -> int | None:
    """How many of these bytes stand before their sum: all where there is none; None where it is the sum of others."""
    ending = bytes(data[-ENDING:])
    if not ending.startswith(MARK) or len(ending) < ENDING:
        return len(data)  # written by an earlier version
    length = len(data) - ENDING
    return length if crc32(data[:length]) == int.from_bytes(ending[len(MARK) :], "big") else None


def write_sums(folder: Path) -> None:
    """Note the sums of all files in a folder."""
    lines = [f"{_sum_at(path):08x} {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def are_whole(folder: Path, names: Iterable[str] | None = None) -> bool | None:
    """Whether these files of a folder, all unless some are named, are those that were written.

    None where nothing was noted of them. Raises OSError where a file is gone or cannot be read.
    """
    if not (folder / NAME).exists():
        return None
    lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").split("\n")
    noted = {name: sum_ for sum_, _, name in (line.partition(" ") for line in lines if line)}
    return all(noted.get(name) == f"{_sum_at(folder / name):08x}" for name in names or noted)


def _sum_at(path: Path) -> int:
    with path.open("rb") as file:
        return _sum_of(file)


def _sum_of(file: BinaryIO) -> int:
    found = 0
    while some := file.read(BYTES_AT_ONCE):
        found = crc32(some, found)
    return found
