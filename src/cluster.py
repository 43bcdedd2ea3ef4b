"""Papers read on an existing Dask cluster, through the extra `cluster`: an executor of a run like any other.

A paper's bytes go to a worker and its record file comes back, so that workers need neither the archive nor the record
store, nor keys to them. Nothing else differs from a run on this machine.
"""

from __future__ import annotations

import logging
import os
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from .errors import ErrorCode, PaperError, Unusable
from .isolate import Job
from .lookups.current import using
from .outpost import DIED, Errand, Sent, Told, read_there
from .version import configuration, extractor_version

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 20
LOOK_SECONDS = 5.0  # after which is asked again how many workers there are
ALONE_SECONDS = 900.0  # without any worker, after which a run ends; a queue of batch jobs may let them wait
AHEAD = 2  # papers on their way for each that the workers can read at once
LEAST = 16  # also without a worker: schedulers that start them do so for tasks that wait
LARGEST_TASK = "1GiB"  # Dask warns of larger ones; a paper has at most a tenth of that
MUST_AGREE = ("distributed", "dask")


class OnItsWay:
    """A paper that is being read by a worker."""

    def __init__(self, answer: Path) -> None:
        self.answer, self.started = answer, time.monotonic()
        self.told: Told | None = None
        self.orphaned = False

    @property
    def alive(self) -> bool:
        return self.told is None

    def trouble(self) -> ErrorCode | None:
        """What became of it. Raises Unusable where no other paper can be read there, either."""
        if self.told is None:
            return ErrorCode.CRASHED
        self.orphaned = self.told.orphaned
        if self.told.unusable:
            raise Unusable(self.told.unusable)
        return self.told.trouble


class Cluster:
    """The workers of a Dask scheduler, for one run; `at_once` papers on their way, or as many as keep them busy.

    Raises Unusable where no scheduler answers at the address, or it has other versions.
    """

    def __init__(self, address: str, at_once: int | None = None) -> None:
        self.address, self._at_once = address, at_once
        self._client = _connected(address)
        self._futures: dict[OnItsWay, Future] = {}
        self._ended: SimpleQueue[OnItsWay] = SimpleQueue()
        self._threads, self._looked_at, self._seen_at = 0, float("-inf"), time.monotonic()

    @property
    def workers(self) -> int:
        """How many papers may be on their way; changes as workers come and go."""
        self._look()
        return self._at_once or max(LEAST, AHEAD * self._threads)

    def start(self, job: Job, answer: Path) -> OnItsWay:
        running = OnItsWay(answer)
        try:
            sent = Sent(job.place.read_bytes())
        except (OSError, PaperError):
            running.told = Told(ErrorCode.IO)
            self._ended.put(running)
            return running
        with using(job.lookups):
            errand = Errand(replace(job, place=sent, kept=None), extractor_version(), configuration())
        future = self._submit(errand)
        self._futures[running] = future
        future.add_done_callback(partial(self._hear, running))
        return running

    def wait(self) -> None:
        """Wait until a paper has come back, or it is time to see whether there are workers."""
        ended: list[OnItsWay] = []
        with suppress(Empty):
            ended.append(self._ended.get(timeout=LOOK_SECONDS))
            while True:
                ended.append(self._ended.get_nowait())
        if not ended:
            self._look()
        for running in ended:
            self._futures.pop(running, None)

    def stop(self) -> None:
        """Give up the papers that are on their way; workers end those that they have begun."""
        if self._client.status == "running" and self._futures:
            self._client.cancel(list(self._futures.values()))
        self._futures.clear()
        self._client.close()

    def _submit(self, errand: Errand) -> Future:
        import dask

        try:
            with dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST_TASK}):
                return self._client.submit(read_there, errand, pure=False)
        except RuntimeError as error:  # the client is closed
            raise Unusable(_gone(self.address)) from error

    def _hear(self, running: OnItsWay, future: Future) -> None:
        """Note that a paper has come back, or will not; called in a thread of Dask's."""
        told = told_by(future, self.address)
        if told.records:
            try:
                _keep(told.records, running.answer)
            except OSError as error:
                told = Told(unusable=f"{running.answer.parent} cannot be written ({type(error).__name__}). Make room.")
        running.told = replace(told, records=b"")
        self._ended.put(running)

    def _look(self) -> None:
        """Ask now and then how many workers there are. Raises Unusable if there have been none for long."""
        now = time.monotonic()
        if now - self._looked_at < LOOK_SECONDS:
            return
        try:
            self._threads = sum(self._client.nthreads().values())
        except (OSError, RuntimeError, AttributeError) as error:  # the last: between two connections
            raise Unusable(_gone(self.address)) from error
        self._looked_at = now
        if self._threads:
            self._seen_at = now
        elif now - self._seen_at > ALONE_SECONDS:
            raise Unusable(
                f"The scheduler at {self.address} has had no worker for {ALONE_SECONDS / 60:.0f} minutes. What was "
                "loaded is kept. Start workers, and run again to go on."
            )


def told_by(future: Future, address: str) -> Told:
    """What a task of Dask's that has ended says of its paper, or of the cluster."""
    from distributed import CancelledError, KilledWorker

    try:
        trouble = future.exception()
        told = Told(ErrorCode.INTERNAL) if trouble else future.result()
    except KilledWorker:
        return DIED
    except (CancelledError, OSError):
        return Told(unusable=_gone(address))
    if isinstance(trouble, CancelledError):
        return Told(unusable=_gone(address))
    if isinstance(trouble, KilledWorker):
        return DIED
    if any(isinstance(cause, ImportError) for cause in _causes(trouble)):
        return Told(
            unusable=f"The machines of {address} cannot do their part. Install on the scheduler and on all workers: "
            f"pip install 'councilpapers[cluster]', version {extractor_version()}."
        )
    return told if isinstance(told, Told) else Told(ErrorCode.INTERNAL)


def _gone(address: str) -> str:
    return f"The scheduler at {address} is gone. What was loaded is kept; run again to go on."


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise Unusable("--cluster needs more to be installed: pip install 'councilpapers[cluster]'.") from error
    for name in ("distributed", "distributed.client"):  # what goes wrong is said in a sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions are looked for below
            client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise Unusable(
            f"No Dask scheduler answers at {address} ({type(error).__name__}). Check the address, which is like "
            "tcp://10.0.0.5:8786, and that it runs."
        ) from error
    try:
        _check_versions(client, address)
    except Unusable:
        client.close()
        raise
    return client


def _check_versions(client: Client, address: str) -> None:
    found = client.get_versions()
    ours = found["client"]["packages"]
    others = {"the scheduler": found["scheduler"], **found["workers"]}
    for who, versions in others.items():
        for package in MUST_AGREE:
            theirs = versions["packages"].get(package)
            if theirs != ours[package]:
                raise Unusable(
                    f"At {address}, {who} has {package} {theirs}, and this machine {ours[package]}. Install the same "
                    "version on all of them."
                )


def _causes(trouble: BaseException | None) -> Iterator[BaseException]:
    while trouble is not None:
        yield trouble
        trouble = trouble.__cause__ or trouble.__context__


def _keep(records: bytes, path: Path) -> None:
    """Write the record file, whole or not at all, as `record_files.write` does."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    with unfinished.open("wb") as file:
        file.write(records)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
