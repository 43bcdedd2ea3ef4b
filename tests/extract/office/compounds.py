"""Compound files made by hand: a header, a table of sectors, a directory, and what else a test needs."""

from __future__ import annotations

import struct

FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*streams: str, inner: tuple[str, ...] = (), flags: int = 0) -> bytes:
    """A file with these streams at its root and `inner` ones in a storage below; all begin as a Word document does."""
    names = ["Root Entry", *streams, *(["ObjectPool"] if inner else []), *inner]
    at_root = 1 + len(streams) + bool(inner)
    entries = []
    for number, name in enumerate(names):
        right = number + 1 if 0 < number < at_root - 1 or at_root <= number < len(names) - 1 else FREE
        child = 1 if number == 0 else at_root if name == "ObjectPool" else FREE
        text = name.encode("utf-16-le") + b"\x00\x00"
        entries.append(
            text.ljust(64, b"\x00")
            + struct.pack("<HBBIII", len(text), 2, 1, FREE, right, child).ljust(52, b"\x00")
            + struct.pack("<IQ", 1 + (len(names) + 3) // 4, 4096)
        )
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    chain = [TABLE, *range(2, sectors + 1), LAST, LAST]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\x00") + struct.pack("<II", 1, 1)
    header = header.ljust(76, b"\x00") + struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    stream = struct.pack("<HHHHHH", 0xA5EC, 193, 0, 0, 0, flags).ljust(512, b"\x00")
    return header + table + directory.ljust(sectors * 512, b"\x00") + stream
