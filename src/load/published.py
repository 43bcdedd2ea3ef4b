"""A copy of the database for those who read: while a run writes to the file, nobody else can open it."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from ..errors import Unusable
from .database import Database

EVERY = 600.0  # seconds


class Publication:
    """The copy at `path`, made at once and renewed from time to time; whoever has the last one open keeps it.

    It is written beside its place and takes it over when it is whole and on the disk, so that a kill at any moment
    leaves the copy before. Raises Unusable where it cannot be written.
    """

    def __init__(self, database: Database, path: Path, every: float = EVERY) -> None:
        if not path.parent.is_dir():
            raise Unusable(f"There is no folder {path.parent}. Make it first, or name another file for the copy.")
        if path.exists() and path.samefile(database.path):
            raise Unusable(f"{path} is the database itself. Name another file for its copy.")
        self.database, self.path, self.every = database, path, every
        self.renew()

    def renew_if_due(self) -> None:
        if time.monotonic() - self.made_at >= self.every:
            self.renew()

    def renew(self) -> None:
        """Copy the database as it stands, all transactions included."""
        unfinished = self.path.with_name(f"{self.path.name}.tmp")
        self.database.checkpoint()
        try:
            _copy(self.database.path, unfinished)
            _to_disk(unfinished)
            unfinished.replace(self.path)
            _to_disk(self.path.parent)
        except OSError as error:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise Unusable(
                f"{self.path} cannot be written ({type(error).__name__}). The database itself is whole. "
                "Check that the disk is not full, or name another file for the copy."
            ) from error
        self.made_at = time.monotonic()


def _copy(source: Path, target: Path) -> None:
    """By a program of its own: a process that closes a file gives up the locks that it holds on it, DuckDB's too."""
    done = subprocess.run(
        ["cp", "--", source.resolve(), target.absolute()], stdin=subprocess.DEVNULL, capture_output=True
    )
    if done.returncode:
        raise OSError(f"cp ended with {done.returncode}")


def _to_disk(place: Path) -> None:
    """Return when a file, or what a folder lists, has reached the disk."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
