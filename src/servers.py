"""The process from which papers' processes are forked, all that they need in its memory: started anew now and then.

Python keeps one such server and no way to change it for another; what it knows of it is exchanged here, so that papers
which are being read are not waited for. The next server warms up meanwhile, beside the one that is at work.
"""

from __future__ import annotations

import atexit
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver

from .version import program_on_disk

PAPERS = 1_000  # from one server
SECONDS_TO_WARM_UP = 10.0  # on a machine that is busy; on one that is not, two
PRELOADED = [f"{__package__}.warm"]
KNOWN = "_forkserver_"  # how what Python knows of its server begins: address, process, a pipe, since 3.14 a key

Unheard = Callable[[], bool]


@dataclass(slots=True)
class Servers:
    """The servers of this process: the one that starts papers, the next one, and those before it.

    `program` is what was on the disk when the server in use began. One taken out of use ends with the last
    of its papers' processes.
    """

    program: str = ""
    pid: int | None = None
    papers: int = 0
    unheard: list[Unheard] = field(default_factory=list)  # of each process: whether it is at work or not heard yet
    coming: forkserver.ForkServer | None = None
    coming_since: float = 0.0
    retired: list[tuple[forkserver.ForkServer, list[Unheard]]] = field(default_factory=list)
    owner: int | None = None  # the process whose servers they are; one that is forked from it has none

    def make_ready(self) -> None:
        """See that the next paper has a server that is not too old."""
        if self.owner != os.getpid():
            self.owner = os.getpid()
            atexit.register(self.end)
        forkserver.set_forkserver_preload(PRELOADED)
        if self.papers >= PAPERS and self.coming is None:
            self._prepare_the_next()
        if self.coming is not None and time.monotonic() - self.coming_since >= SECONDS_TO_WARM_UP:
            self._change_over(self.coming)
        if self.retired:
            self._end_retired()
        forkserver.ensure_running()
        if self.pid != (pid := _pid_of(_in_use())):  # the first, or one after it that has died
            self.pid, self.program = pid, program_on_disk()

    def has_started(self, unheard: Unheard) -> None:
        """Note a paper's process; `unheard` says whether something is still expected of it."""
        self.papers += 1
        self.unheard.append(unheard)
        if len(self.unheard) > PAPERS:
            self.unheard = [one for one in self.unheard if one()]

    def end(self) -> None:
        """Leave no server behind: each would go on for as long as it takes to give up its memory."""
        if self.owner == os.getpid():
            for server in (_in_use(), self.coming, *(server for server, _ in self.retired)):
                if server is not None:
                    _end(server)

    def _prepare_the_next(self) -> None:
        """Not where the program has been changed since: the server in use has the one that it began with."""
        self.papers = 0
        if program_on_disk() == self.program:
            self.coming, self.coming_since = forkserver.ForkServer(), time.monotonic()
            self.coming.set_forkserver_preload(PRELOADED)
            self.coming.ensure_running()

    def _change_over(self, server: forkserver.ForkServer) -> None:
        """Afterwards `server` is the one in use, and what was in use is what `server` was."""
        in_use = _in_use()
        for name in [name for name in vars(server) if name.startswith(KNOWN)]:
            theirs, ours = getattr(server, name), getattr(in_use, name)
            setattr(server, name, ours)
            setattr(in_use, name, theirs)
        self.retired.append((server, self.unheard))
        self.papers, self.unheard, self.coming, self.pid = 0, [], None, _pid_of(in_use)

    def _end_retired(self) -> None:
        for server, unheard in list(self.retired):
            unheard[:] = [one for one in unheard if one()]
            if not unheard:
                self.retired.remove((server, unheard))
                _end(server)


SERVERS = Servers()


def _in_use() -> forkserver.ForkServer:
    server: forkserver.ForkServer = vars(forkserver)["_forkserver"]
    return server


def _pid_of(server: forkserver.ForkServer) -> int | None:
    pid: int | None = vars(server)[f"{KNOWN}pid"]
    return pid


def _end(server: forkserver.ForkServer) -> None:
    """Kill it: asked to stop, it waits for whatever a paper may have left behind."""
    pid = _pid_of(server)
    if pid is not None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        stop: Callable[[], None] = vars(type(server))["_stop"].__get__(server)
        stop()
