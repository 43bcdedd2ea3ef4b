"""Which papers are being read, and whose processes died: written down before each begins, and there after a kill.

    begun NAME      its process is about to start
    died NAME       that process died of itself, and nobody stopped it
    ended NAME      what is said of it stands in the store

A paper that was merely being read when the run was killed has begun and not died: nothing is held against it. What
another run has to know is which paper has had a process die, since it may have one more.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

BEGUN, DIED, ENDED = "begun", "died", "ended"
LINES = 10_000  # after so many it is written anew, without the papers that have ended


class Journal:
    """A file of lines, each written with one call, so that only the last can be cut off.

    Raises OSError where the file cannot be written.
    """

    def __init__(self, path: Path, *, forget: bool = False) -> None:
        """Continue the journal at `path`; with `forget`, begin it anew, so that every paper has all its tries again."""
        self.path = path
        self.begun: set[str] = set()
        self.died: Counter[str] = Counter()
        if path.exists() and not forget:
            self._take_in(path.read_text(encoding="ascii", errors="replace").split("\n")[:-1])
        self.interrupted = frozenset(self.begun)  # that the run before this one was reading when it was killed
        self.begun.clear()
        self._write_anew()

    def begin(self, name: str) -> None:
        """Note that a paper's process is about to start."""
        self._say(BEGUN, name)

    def die(self, name: str) -> int:
        """Note that a paper's process has died; returns how often that has happened to this paper."""
        self._say(DIED, name)
        return self.died[name]

    def end(self, name: str) -> None:
        """Note that a paper is finished. Papers that never began are not written down."""
        if name in self.begun or name in self.died:
            self._say(ENDED, name)

    def close(self) -> None:
        os.close(self._handle)

    def _say(self, event: str, name: str) -> None:
        line = f"{event} {name}"
        os.write(self._handle, f"{line}\n".encode("ascii"))
        self._take_in([line])
        self._lines += 1
        if self._lines >= LINES:
            self.close()
            self._write_anew()

    def _take_in(self, lines: Iterable[str]) -> None:
        for line in lines:
            event, _, name = line.partition(" ")
            if event == BEGUN:
                self.begun.add(name)
            elif event == DIED:
                self.begun.discard(name)
                self.died[name] += 1
            elif event == ENDED:
                self.begun.discard(name)
                del self.died[name]

    def _write_anew(self) -> None:
        """Replace the file by one without the papers that are finished."""
        lines = [f"{DIED} {name}" for name in sorted(self.died.elements())]
        lines += [f"{BEGUN} {name}" for name in sorted(self.begun)]
        unfinished = self.path.with_name(f"{self.path.name}.unfinished")
        unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        unfinished.replace(self.path)
        self._handle = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        self._lines = 0
