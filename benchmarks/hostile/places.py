"""What a folder may hold besides files: links that lead out, pipes, names that are orders, and archives that lie."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from .made import CORRUPT, READ, SENTINEL, TOO_LARGE, Hostile

NAMES = (
    "=cmd|calc.txt",
    "'; DROP TABLE documents; --.txt",
    "<img src=x onerror=alert(1)>.txt",
    "line\nend.txt",
    "\x1b[31mred.txt",
    "%2e%2e%2fdots.txt",
    "-rf.txt",
    "e\u0301\u202egnp.txt",
    "n" * 240 + ".txt",
)
SPARSE = 200 * 1024**2


def hostile_names() -> Iterator[Hostile]:
    for number, name in enumerate(NAMES):
        yield Hostile(f"names/{name}", f"{SENTINEL} {number}\n".encode(), READ, "a name that is an order")


def hostile_archives() -> Iterator[Hostile]:
    """Members count as files of their own; the archive itself is a row that is skipped or says what is wrong."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("minutes.txt", f"{SENTINEL} in an archive\n")
        archive.writestr("../outside.txt", f"{SENTINEL} outside\n")
        archive.writestr("again.zip", b"PK\x05\x06" + b"\x00" * 18)
    yield Hostile("zip/paths.zip", out.getvalue(), READ | frozenset({"skipped"}), "a member that would stand outside")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\x00" * 120_000_000)
    yield Hostile("zip/bomb.zip", out.getvalue(), TOO_LARGE | CORRUPT | frozenset({"skipped"}), "120 MB in 120 kB")
    yield Hostile("zip/nameless.zip", _without_name(), CORRUPT, "a member of no name")
    yield Hostile("zip/cut.zip", out.getvalue()[:400], CORRUPT, "an archive without its end")


def _without_name() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("nameless.txt", f"{SENTINEL} without a name\n")
    return out.getvalue().replace(b"nameless.txt", b"\x00ameless.txt")  # what follows NUL is no part of a name


def set_traps(folder: Path, canary: Path) -> dict[str, frozenset[str]]:
    """Things that are no files; what each should give, by its path below the folder."""
    traps = folder / "traps"
    traps.mkdir()
    os.mkfifo(traps / "pipe.txt")
    (traps / "out.txt").symlink_to(canary)
    (traps / "loop.txt").symlink_to(traps / "loop.txt")
    (traps / "up").symlink_to(folder.parent, target_is_directory=True)
    (traps / "nowhere.txt").symlink_to(traps / "gone.txt")
    (traps / "folder.pdf").mkdir()
    with (traps / "sparse.pdf").open("wb") as file:
        file.truncate(SPARSE)
    skipped = frozenset({"skipped", "io", "unsupported"})
    return {
        "traps/pipe.txt": skipped,
        "traps/out.txt": skipped,
        "traps/loop.txt": skipped,
        "traps/nowhere.txt": skipped,
        "traps/up": skipped,
        "traps/sparse.pdf": TOO_LARGE,
    }
