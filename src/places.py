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
    """A source of bytes, which is all that a paper's process is given."""

    def read_bytes(self) -> bytes:
        """All bytes of the file. Raises OSError, and PaperError where they cannot be unpacked."""
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
        """A key that is the same for one file however it was named."""
        ...

    @property
    def is_link(self) -> bool: ...

    @property
    def size(self) -> int:
        """How many bytes it is said to have, 0 where nobody says. Raises OSError."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """The bytes, CHUNK at most at a time. Raises OSError and PaperError."""
        ...

    def here(self, folder: Path) -> Place:
        """The file as one on this machine. If it must be fetched, it goes into the folder, named by its hash."""
        ...


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file of this machine; `follows` where somebody named it, so that it may be a link."""

    path: Path
    follows: bool = True

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

    @property
    def size(self) -> int:
        about = self.path.lstat()
        return about.st_size if stat.S_ISREG(about.st_mode) else 0

    def chunks(self) -> Iterator[bytes]:
        """Raises OSError for a pipe or a device, without waiting for it, and for what has become a link since."""
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags if self.follows else flags | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError("not a regular file")
            while chunk := file.read(CHUNK):
                yield chunk

    def read_bytes(self) -> bytes:
        return b"".join(self.chunks())

    def here(self, folder: Path) -> Place:
        return self


def as_text(name: str) -> str:
    """A file's name as text, whatever its bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", errors="replace")


def absolute(path: Path) -> Path:
    """The same path for one file however it was named; links are not followed."""
    return path.parent.resolve() / path.name
