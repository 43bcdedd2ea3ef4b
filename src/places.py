"""Where the bytes of a file are: on this machine's disk, in an archive, at an address."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

CHUNK = 1024**2


class Readable(Protocol):
    """What a paper's process is given: only the bytes can be had of it."""

    def read_bytes(self) -> bytes:
        """All of them. Raises OSError, and PaperError where they cannot be unpacked."""
        ...


class Place(Readable, Protocol):
    """A file, wherever it is."""

    @property
    def name(self) -> str:
        """The file's own name, as the system gives it."""
        ...

    @property
    def source_uri(self) -> str:
        """The address that is kept in the database; percent-escaped, whatever the name's bytes."""
        ...

    @property
    def key(self) -> bytes:
        """The same for one file however it was named."""
        ...

    @property
    def is_link(self) -> bool: ...

    def chunks(self) -> Iterator[bytes]:
        """The bytes, CHUNK at most at a time. Raises OSError and PaperError."""
        ...

    def here(self, folder: Path) -> Place:
        """The same bytes on this machine; what must be fetched for that goes into the folder, and is named by hash."""
        ...


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file of this machine."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def source_uri(self) -> str:
        return absolute(self.path).as_uri()

    @property
    def key(self) -> bytes:
        return os.fsencode(absolute(self.path))

    @property
    def is_link(self) -> bool:
        return self.path.is_symlink()

    def chunks(self) -> Iterator[bytes]:
        """A pipe or a device is an OSError, and is never waited for."""
        handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError("not a regular file")
            while chunk := file.read(CHUNK):
                yield chunk

    def read_bytes(self) -> bytes:
        return self.path.read_bytes()

    def here(self, folder: Path) -> Place:
        return self


def as_text(name: str) -> str:
    """A file's name as text, whatever its bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", errors="replace")


def absolute(path: Path) -> Path:
    """One path for one file however it was named; a link stays the link that it is."""
    return path.parent.resolve() / path.name
