"""What is done to a file before it is read: what is known of it without its bytes, its bytes fetched and hashed."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from .discover import Fingerprint, Found, Verdict, fingerprint, verdict_before_reading, verdict_without_bytes
from .errors import PaperError
from .places import OnDisk, Place
from .remote import RemoteFile

FETCHED_AT_ONCE = 8  # connections to an object store; each waits for most of its time
AHEAD = 16  # files looked at before their turn; what is fetched of them lies on the disk


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose bytes are on this machine, at `place`; or the verdict on one that will not be read."""

    found: Found
    place: Place
    printed: Fingerprint | None = None
    verdict: Verdict | None = None

    def forget_bytes(self) -> None:
        """Delete the local copy of a file that was fetched from elsewhere."""
        if isinstance(self.place, OnDisk) and self.place is not self.found.place:
            self.place.path.unlink(missing_ok=True)


def prepare(found: Found, incoming: Path) -> Prepared:
    """Make a file ready to be read. If it must be fetched, it goes into the folder `incoming`."""
    try:
        verdict = verdict_before_reading(found)
        if verdict:
            return Prepared(found, found.place, verdict=verdict)
        place = found.place.here(incoming)
        return Prepared(found, place, fingerprint(place))
    except (OSError, PaperError) as error:
        return Prepared(found, found.place, verdict=verdict_without_bytes(error))


def prepared(files: Iterable[Found], incoming: Path) -> Generator[Prepared, None, None]:
    """Each file in its turn; those at addresses are fetched some at a time, ahead of it.

    Closed before its end, it leaves nothing in the folder of what was fetched and not yet given.
    """
    upcoming = iter(files)
    ahead: deque[Found | Future[Prepared]] = deque()
    pool = ThreadPoolExecutor(FETCHED_AT_ONCE, thread_name_prefix="fetch")
    try:
        while True:
            for found in islice(upcoming, AHEAD - len(ahead)):
                far = isinstance(found.place, RemoteFile)
                ahead.append(pool.submit(prepare, found, incoming) if far else found)
            if not ahead:
                return
            first = ahead.popleft()
            yield prepare(first, incoming) if isinstance(first, Found) else first.result()
    finally:
        pool.shutdown(cancel_futures=True)
        for rest in ahead:
            if isinstance(rest, Future) and not rest.cancelled() and rest.exception() is None:
                rest.result().forget_bytes()
