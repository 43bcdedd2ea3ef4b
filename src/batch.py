"""Many papers into one database: each read in a process of its own, loaded in the order in which they were named.

What a paper says goes into the record store first and from there, many papers at a time, into the database. So the
database comes out the same whatever the number of workers, whoever finishes first and however often a run was killed.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from .discover import MAX_BYTES, Found, Verdict, list_files
from .errors import ADVICE, ErrorCode, Unusable
from .extract.programs import now_equipped
from .isolate import Job, Processes, default_workers, patience
from .journal import Journal
from .load import record_files
from .load.database import Database
from .load.held import Documents, each_known, known_by_id, sizes_at
from .load.papers import KnownPaper, Loaded, mark_gone, unstorable
from .load.papers import load as into_database
from .load.published import Publication
from .load.rows import tables_of, together
from .load.settle import settle
from .load.store import SHARD, RecordStore
from .load.stored import load_missing, load_stored
from .lookups.current import current, using
from .lookups.teaching import lookups_from
from .memory import give_back
from .normalise.paper import Paper
from .normalise.records import DocumentRecord
from .normalise.vocabulary import Outcome
from .preparing import Prepared, prepared
from .room import TIMES, look_for_room
from .slots import Answer, Executor, Running, Slot, answer_in
from .summary import PaperDone, Summary
from .version import configuration, extractor_version, reads_alike

AHEAD = 512  # papers that may wait for an earlier one to be loaded; they wait on the disk
BATCH = 256  # papers loaded in one transaction, at most, and ...
BATCH_BYTES = 64 * 1024**2  # ... of their records, unless it is one paper
PATIENCE = 1.0  # seconds after which fewer are loaded
TRIES = 2  # a process may be killed by what is not the paper's fault
STARTS = 5  # where what reads papers is killed, none of them is at fault, but that has to end


def run(
    paths: Iterable[str | Path],
    db: str | Path,
    *,
    store: str | Path | None = None,
    workers: int | None = None,
    again: bool = False,
    retry_failed: bool = False,
    lookups: str | Path | Iterable[str | Path] = (),
    on_event: Callable[[PaperDone], None] | None = None,
    stop: Callable[[], bool] | None = None,
    cluster: str | None = None,
    executor: Executor | None = None,
    room: float = TIMES,
    publish: str | Path | None = None,
) -> Summary:
    """Read every paper under these paths into the database file `db`, which is made where there is none.

    `store` is the folder that keeps what was read, `council.records` for `council.duckdb` unless named. `lookups` are
    TOML files that teach further spellings. Papers that the database holds already, read by this version with the same
    lookups, are left alone unless `again`, and those that failed unless `retry_failed`. Raises Unusable where a path
    does not exist or the database, the store or a lookup cannot be used; a paper that fails is a row, not an exception.
    `stop` is asked before each paper: once it says True, those begun are finished and no others begun. `cluster` is the
    address of a Dask scheduler whose workers read the papers instead of this machine. `room` is how many times the size
    of what is to be read must be free on the disk. `publish` is where a copy of the database is kept for readers.
    """
    taught = lookups_from(lookups)
    listing = list_files(paths)
    started, summary = time.monotonic(), Summary()
    records = RecordStore(Path(store) if store else Path(db).with_suffix(".records"))
    places, is_new = (Path(db), records.folder), not Path(db).exists()
    if is_new:
        look_for_room(listing.files, places, room)
    with using(taught), Database.open(Path(db)) as database:
        records.prepare()
        copy = Publication(database, Path(publish)) if publish else None
        on_its_way = _Run(database, records, listing.files, stop or _never)
        on_its_way.take_up(again, retry_failed)
        if not is_new:
            look_for_room(listing.files, places, room, on_its_way.bytes_held)
        for done in on_its_way.work(executor or executor_at(cluster, workers)):
            summary.add(done)
            if on_event:
                on_event(done)
            if copy:
                copy.renew_if_due()
        summary.left, summary.laid_aside = len(listing.files) - summary.files, tuple(records.laid_aside)
        summary.gone = 0 if summary.left else mark_gone(database, listing.roots, on_its_way.seen_at)
        settle(database)
        if copy:
            copy.renew()
    summary.seconds = time.monotonic() - started
    return summary


def _never() -> bool:
    return False


def load(stores: Iterable[str | Path], db: str | Path) -> int:
    """Load into the database what record stores hold; how many papers that is.

    Of several readings of a paper the last is loaded. Raises Unusable where a folder is no record store or the
    database cannot be used.
    """
    count = 0
    places = [RecordStore(Path(store)) for store in stores]
    for place in places:
        place.check()
    with Database.open(Path(db)) as database:
        for place in places:
            count += load_stored(database, place)
        settle(database)
    return count


def executor_at(cluster: str | None, workers: int | None) -> Executor:
    """Processes of this machine, or the workers of a Dask scheduler. Raises Unusable where that cannot be reached."""
    if cluster is None:
        return Processes(workers or default_workers())
    from .cluster import Cluster

    return Cluster(cluster, workers)


class _Run:
    """The files of one run on their way into the store and the database."""

    def __init__(
        self,
        database: Database,
        store: RecordStore,
        files: tuple[Found, ...],
        stop: Callable[[], bool],
    ) -> None:
        self.database, self.store, self.files, self.stop = database, store, files, stop
        self.seen_at = datetime.now(UTC)
        self.again = self.retry_failed = False
        self.queue: deque[Slot] = deque()
        self.begun: dict[str, KnownPaper | None] = {}  # documents in the queue, so that the same bytes are read once
        self.held = Documents()  # that need not be read; with the list of files all that grows with the archive
        self.done = 0
        self.loaded_at = time.monotonic()
        self.loose = [file for name, file in store.waiting().items() if not name.startswith("path-")]

    def take_up(self, again: bool, retry_failed: bool) -> None:
        """Find out what the database holds already, and load what the store has and the database lacks."""
        self.again, self.retry_failed = again, retry_failed
        with self.store.written():
            self.journal = Journal(self.store.in_flight, forget=again or retry_failed)
        load_missing(self.database, self.store)
        if not again:
            self.held = Documents(p.document_id for p in each_known(self.database) if self._still_holds(p))

    def bytes_held(self, addresses: Sequence[str]) -> int:
        """How many bytes of the files at these addresses are known, and need not be read."""
        sizes = sizes_at(self.database, addresses)
        return sum(size for document_id, size in sizes if size <= MAX_BYTES and document_id in self.held)

    def work(self, executor: Executor) -> Iterator[PaperDone]:
        """Yields each paper as it is loaded, in the order of the files. Ends the executor."""
        self.executor = executor
        upcoming = prepared(self.files, self.store.incoming)
        try:
            while True:
                exhausted = self._start_more(upcoming)
                while ready := self._ready():
                    yield from self._load(ready)
                if exhausted and not self.queue:
                    return
                self._wait()
        finally:
            self.executor.stop()
            self.journal.close()
            upcoming.close()
            for slot in self.queue:
                slot.forget_bytes()

    def _running(self) -> list[Slot]:
        return [slot for slot in self.queue if slot.is_read]

    def _start_more(self, upcoming: Iterator[Prepared]) -> bool:
        """Start papers until all workers are busy. True when every file has been started."""
        running, workers = len(self._running()), self.executor.workers
        while running < workers and len(self.queue) < AHEAD + workers:
            file = None if self.stop() else next(upcoming, None)
            if file is None:
                return True
            slot = self._begin(file)
            running += slot.is_read
            self.queue.append(slot)
        return False

    def _begin(self, file: Prepared) -> Slot:
        slot = Slot(file.found, file.found.path_id, file.place)
        if file.printed is None:
            self._settle_without(slot, file.verdict or Verdict(Outcome.FAILED, ErrorCode.IO, ADVICE[ErrorCode.IO]))
            return slot
        slot.document_id, slot.byte_size = file.printed.document_id, file.printed.byte_size
        if slot.document_id in self.begun:
            return slot
        slot.held = slot.document_id in self.held
        if slot.held:
            slot.forget_bytes()
            return slot
        self.begun[slot.document_id] = None
        if left := self._left_over(slot):
            self._settle(slot, left)
        elif file.printed.byte_size > MAX_BYTES:
            self._fail(slot, ErrorCode.TOO_LARGE)
        elif self.journal.died[slot.reading.name] >= TRIES:  # in a run that was killed before it could say so
            self._fail(slot, ErrorCode.CRASHED)
        else:
            self._start(slot)
        return slot

    def _left_over(self, slot: Slot) -> Answer | None:
        """The records of this paper that an earlier run read but, being killed, did not load."""
        file = self.store.place_of(slot.reading)
        answer = None if self.again or not file.exists() else self._trusted(file)
        return answer if answer and self._still_holds(answer.known) else None

    def _still_holds(self, paper: KnownPaper) -> bool:
        """Whether reading the paper again would give the same records."""
        same_reader = paper.configuration == configuration() and reads_alike(paper.extractor_version)
        if paper.error_message and now_equipped(paper.error_message):
            return False
        failed = paper.outcome == Outcome.FAILED.value
        return same_reader and paper.error_code != ErrorCode.IO and not (failed and self.retry_failed)

    def _start(self, slot: Slot) -> None:
        found, seconds = slot.found, patience(slot.byte_size or 0)
        job = Job(slot.place, found.file_name, found.source_uri, seconds, lookups=current(), awaited=found.is_awaited)
        job = replace(job, kept=self.store.kept)
        with self.store.written():
            self.journal.begin(slot.reading.name)
        slot.starts += 1
        slot.running = self.executor.start(job, self.store.answer_of(slot.reading))

    def _wait(self) -> None:
        """Wait until a paper has been read, or been stopped."""
        if not self._running():
            return
        self.executor.wait()
        for slot in self._running():
            if slot.running is not None and not slot.running.alive:
                self._hear(slot, slot.running)

    def _hear(self, slot: Slot, running: Running) -> None:
        trouble = running.trouble()
        if trouble is ErrorCode.CRASHED and self._may_try_again(slot, running):
            self._start(slot)
        elif trouble is not None:
            self._fail(slot, trouble)
        elif (answer := self._trusted(running.answer)) is None:
            self._fail(slot, ErrorCode.CRASHED)
        elif answer.known.document_id == slot.document_id:
            with self.store.written():
                kept = running.answer.replace(self.store.place_of(slot.reading))
            self._settle(slot, replace(answer, file=kept))
        else:
            self._fail(slot, ErrorCode.IO, "This file changed while it was being read. Run again.")

    def _may_try_again(self, slot: Slot, running: Running) -> bool:
        """Whether a paper whose process died is tried once more; deaths in earlier runs count."""
        if running.orphaned:
            return slot.starts < STARTS
        with self.store.written():
            return self.journal.die(slot.reading.name) < TRIES

    def _trusted(self, file: Path) -> Answer | None:
        """What the paper's process wrote; None if it is malformed, since that process has read hostile bytes."""
        try:
            return answer_in(file)
        except (OSError, KeyError, ValueError):
            return None

    def _settle(self, slot: Slot, answer: Answer) -> None:
        slot.answer = answer
        self.begun[slot.document_id] = answer.known
        with self.store.written():
            self.journal.end(slot.reading.name)
        slot.forget_bytes()

    def _fail(self, slot: Slot, code: ErrorCode, message: str | None = None) -> None:
        self._settle_without(slot, Verdict(Outcome.FAILED, code, message or ADVICE[code]))

    def _settle_without(self, slot: Slot, verdict: Verdict) -> None:
        """Finish a paper that gave no records: its row in `documents` is all there is."""
        row = DocumentRecord(
            document_id=slot.document_id,
            source_uri=slot.found.source_uri,
            file_name=slot.found.file_name,
            byte_size=slot.byte_size,
            outcome=verdict.outcome,
            error_code=verdict.code.value,
            error_message=verdict.message,
            extractor_version=extractor_version(),
            configuration=configuration(),
            extracted_at=datetime.now(UTC),
            seconds=round(time.monotonic() - slot.running.started, 3) if slot.running else 0.0,
        )
        file = self.store.place_of(slot.reading)
        with self.store.written():
            record_files.write(file, tables_of([Paper(row)]))
        self._settle(slot, Answer(KnownPaper.of(row), file))

    def _ready(self) -> list[Slot]:
        """The papers at the head of the queue that are to be loaded now; the same bytes again wait for the first."""
        ready: list[Slot] = []
        size, full = 0, False
        for slot in self.queue:
            if not slot.is_ready and slot.running is None:
                self._answer_as_before(slot)
            if not slot.is_ready or full:
                break
            size += slot.answer.size if slot.answer else 0
            if size <= BATCH_BYTES or not ready:
                ready.append(slot)
            full = len(ready) == BATCH or size > BATCH_BYTES
        late = time.monotonic() - self.loaded_at >= PATIENCE
        return ready if full or late or not self._running() else []

    def _answer_as_before(self, slot: Slot) -> None:
        """Give a file the answer of an earlier file of this run that has the same bytes, once that is known."""
        if earlier := self.begun.get(slot.document_id):
            self._settle(slot, Answer(earlier))
        slot.held = slot.document_id in self.held

    def _load(self, slots: Sequence[Slot]) -> Iterator[PaperDone]:
        try:
            loaded = self._into_database(slots)
        except unstorable():
            loaded = [one for slot in slots for one in self._alone(slot)]
        self.loaded_at = time.monotonic()
        held = known_by_id(self.database, {slot.document_id for slot in slots if slot.held})
        for slot, became in zip(slots, loaded, strict=True):
            self.queue.popleft()
            self.done += 1
            slot.answer = slot.answer or Answer(held[slot.document_id])
            yield self._report(slot, became)
            if self.begun.pop(slot.document_id, None):
                self.held.add(slot.document_id)
        self.loose.extend(slot.answer.file for slot in slots if slot.answer and slot.answer.file)
        if len(self.loose) >= SHARD:
            with self.store.written():
                self.store.pack(self.loose[:SHARD])
            del self.loose[:SHARD]
            self.database.checkpoint()  # rows in the journal are held in memory, too
            self.database.forget_pages()
            give_back()

    def _alone(self, slot: Slot) -> list[Loaded]:
        """Load one paper by itself, after several together failed because one of them did not fit the tables."""
        try:
            return self._into_database([slot])
        except unstorable() as error:
            where = f"{ADVICE[ErrorCode.INTERNAL]} [{type(error).__name__} while loading]"
            self._fail(slot, ErrorCode.INTERNAL, where)
            return self._into_database([slot])

    def _into_database(self, slots: Sequence[Slot]) -> list[Loaded]:
        files = {slot.document_id: slot.answer.file for slot in slots if slot.answer and slot.answer.file}
        tables = together([record_files.read(file) for file in files.values()])
        became = into_database(self.database, tables, [slot.source for slot in slots], self.seen_at)
        fresh = [slot.answer is not None and slot.answer.file is not None for slot in slots]
        return [became[s.document_id] if f else Loaded.UNCHANGED for s, f in zip(slots, fresh, strict=True)]

    def _report(self, slot: Slot, loaded: Loaded) -> PaperDone:
        if slot.answer is None:
            raise Unusable("A paper was to be loaded before it was read.")
        held = slot.answer.known
        return PaperDone(
            number=self.done,
            total=len(self.files),
            document_id=slot.document_id,
            file_name=slot.found.file_name,
            source_uri=slot.found.source_uri,
            outcome=Outcome(held.outcome),
            error_code=held.error_code,
            message=held.error_message,
            loaded=loaded,
            pages=held.page_count or 0,
            byte_size=held.byte_size,
            seconds=held.seconds,
            records=slot.answer.records,
        )
