"""The OLE compound files of older office programs: which of them wrote one, told by the streams at its root.

Only the directory is read. What is embedded in a paper has streams of the same names, further down.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512
ENTRY = 128
MOST = 20_000  # sectors of the directory, and entries in it
NONE = 0xFFFFFFFA  # sector and entry numbers from here on are signs
ENCRYPTED_WORD = 0x0100  # in the flags of a Word document's first block
FLAGS_AT, FLAGS_END = 10, 12


class Wrote(StrEnum):
    """What a compound file is."""

    WORD = "a Word 97-2003 document"
    LOCKED = "a document with a password"
    WORKBOOK = "an Excel 97-2003 workbook"
    MESSAGE = "an e-mail message (Outlook)"
    SLIDES = "slides (PowerPoint 97-2003)"
    OTHER = "an OLE file of another program"


STREAMS: tuple[tuple[str, Wrote], ...] = (
    ("EncryptedPackage", Wrote.LOCKED),
    ("WordDocument", Wrote.WORD),
    ("Workbook", Wrote.WORKBOOK),
    ("Book", Wrote.WORKBOOK),
    ("PowerPoint Document", Wrote.SLIDES),
    ("__properties_version1.0", Wrote.MESSAGE),
)
"""The name of a stream at the root, and what a file with it is; the first that is there decides."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int  # the sector that it begins in


def wrote(data: bytes) -> Wrote:
    """Which program's file this is; the bytes begin with SIGNATURE."""
    found = {entry.name: entry for entry in _at_root(_entries(data))}
    kind = next((kind for name, kind in STREAMS if name in found), None)
    if kind is None:  # the directory is damaged, which LibreOffice may mend
        kind = next((kind for name, kind in STREAMS if name.encode("utf-16-le") in data), Wrote.OTHER)
    elif kind is Wrote.WORD and _is_locked(data, found["WordDocument"]):
        return Wrote.LOCKED
    return kind


def _is_locked(data: bytes, stream: _Entry) -> bool:
    """Whether a Word document says at its beginning that it is encrypted."""
    at = _offset(data, stream.start)
    flags = data[at + FLAGS_AT : at + FLAGS_END]
    return len(flags) == 2 and bool(struct.unpack("<H", flags)[0] & ENCRYPTED_WORD)


def _sector_size(data: bytes) -> int:
    (power,) = struct.unpack_from("<H", data, 30)
    return 1 << power if power in (9, 12) else HEADER


def _offset(data: bytes, sector: int) -> int:
    return (sector + 1) * _sector_size(data)


def _entries(data: bytes) -> list[_Entry]:
    if len(data) < HEADER:
        return []
    size = _sector_size(data)
    found: list[_Entry] = []
    for sector in _chain(data, struct.unpack_from("<I", data, 48)[0]):
        at = _offset(data, sector)
        found += [_entry(data, start) for start in range(at, min(at + size, len(data) - ENTRY + 1), ENTRY)]
    return found


def _entry(data: bytes, at: int) -> _Entry:
    (length,) = struct.unpack_from("<H", data, at + 64)
    name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
    left, right, child = struct.unpack_from("<III", data, at + 68)
    (start,) = struct.unpack_from("<I", data, at + 116)
    return _Entry(name, left, right, child, start)


def _chain(data: bytes, first: int) -> Iterator[int]:
    """The sectors from the first on, as the file's table of sectors leads; each once."""
    table = struct.unpack_from("<109I", data, 76)  # where the first 7 MB have their table; directories are there
    size = _sector_size(data)
    here = size // 4
    sector, seen = first, set[int]()
    while sector < NONE and sector not in seen and len(seen) < MOST:
        seen.add(sector)
        yield sector
        place, rest = divmod(sector, here)
        at = _offset(data, table[place]) + 4 * rest if place < len(table) and table[place] < NONE else len(data)
        sector = struct.unpack_from("<I", data, at)[0] if at + 4 <= len(data) else NONE


def _at_root(entries: list[_Entry]) -> Iterator[_Entry]:
    """What stands directly under the first entry, which is the root: a tree of neighbours."""
    waiting, seen = [entries[0].child] if entries else [], set[int]()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting += [entries[number].left, entries[number].right]
