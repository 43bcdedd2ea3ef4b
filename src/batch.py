"""Many papers into one database: each read in a process of its own, loaded in the order in which they were named.

What a paper says goes into the record store first and from there, many papers at a time, into the database. So the
database comes out the same whatever the number of workers, whoever finishes first and however often a run was killed.
"""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import wait
from pathlib import Path

from .discover import MAX_BYTES, Found, find_files, fingerprint, reason_to_skip
from .errors import ADVICE, ErrorCode, Unusable
from .isolate import Child, Job, patience
from .load import record_files
from .load.database import Database
from .load.papers import KnownPaper, Loaded, known, sources_of, unstorable
from .load.papers import load as into_database
from .load.rows import tables_of, together
from .load.store import SHARD, Reading, RecordStore
from .lookups.current import current, using
from .lookups.teaching import lookups_from
from .normalise.paper import Paper
from .normalise.records import DocumentRecord, DocumentSourceRecord
from .normalise.vocabulary import Outcome
from .version import configuration, extractor_version

AHEAD = 512  # papers that may wait for an earlier one to be loaded; they wait on the disk
BATCH = 64  # papers loaded in one transaction, at most
PATIENCE = 1.0  # seconds after which fewer are loaded
TRIES = 2  # a process may be killed by what is not the paper's fault


@dataclass(frozen=True, slots=True)
class PaperDone:
    """One file of the run is done with: what became of it, and how far the run is (`number` of `total`)."""

    number: int
    total: int
    file_name: str
    source_uri: str
    outcome: Outcome
    error_code: str | None
    message: str | None
    loaded: Loaded
    pages: int
    records: Counter[str]


@dataclass(slots=True)
class Summary:
    """What a run did; `records` are those of the papers that were read in it, by table."""

    files: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    loaded: Counter[Loaded] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    seconds: float = 0.0
    troubles: list[PaperDone] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return self.outcomes[Outcome.FAILED]

    def add(self, done: PaperDone) -> None:
        self.files += 1
        self.outcomes[done.outcome] += 1
        self.loaded[done.loaded] += 1
        self.records.update(done.records)
        self.pages += done.pages
        if done.outcome is Outcome.FAILED or (done.outcome is Outcome.PARTIAL and done.message):
            self.troubles.append(done)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is known of a paper; `file` holds its records where it was read in this run."""

    known: KnownPaper
    file: Path | None = None
    records: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Slot:
    """A file's place in the order of the run; it is ready to be loaded once it has an answer."""

    found: Found
    document_id: str
    byte_size: int | None = None
    child: Child | None = None
    answer: _Answer | None = None
    tries: int = 0

    @property
    def source(self) -> DocumentSourceRecord:
        return DocumentSourceRecord(
            document_id=self.document_id, source_uri=self.found.source_uri, file_name=self.found.file_name
        )

    @property
    def reading(self) -> Reading:
        return Reading(self.document_id, extractor_version(), configuration())


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
) -> Summary:
    """Read every paper under these paths into the database file `db`, which is made where there is none.

    `store` is the folder that keeps what was read, `council.records` for `council.duckdb` unless named. `lookups` are
    TOML files that teach further spellings. Papers that the database holds already, read by this version with the same
    lookups, are left alone unless `again`, and those that failed unless `retry_failed`. Raises Unusable where a path
    does not exist or the database, the store or a lookup cannot be used; a paper that fails is a row, not an exception.
    """
    taught = lookups_from(lookups)
    files = find_files(paths)
    started, summary = time.monotonic(), Summary()
    with using(taught), Database.open(Path(db)) as database:
        records = RecordStore(Path(store) if store else Path(db).with_suffix(".records"))
        records.prepare()
        for done in _Run(database, records, files, again, retry_failed).work(workers or default_workers()):
            summary.add(done)
            if on_event:
                on_event(done)
    summary.seconds = time.monotonic() - started
    return summary


def load(stores: Iterable[str | Path], db: str | Path) -> int:
    """Load into the database what record stores hold; how many papers that is.

    Of several readings of a paper the last is loaded. Raises Unusable where a folder is no record store or the
    database cannot be used.
    """
    count, seen_at = 0, datetime.now(UTC)
    places = [RecordStore(Path(store)) for store in stores]
    for place in places:
        place.check()
    with Database.open(Path(db)) as database:
        for place in places:
            for tables in place.papers():
                count += len(into_database(database, tables, sources_of(tables), seen_at))
    return count


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """The files of one run on their way into the store and the database."""

    def __init__(
        self, database: Database, store: RecordStore, files: tuple[Found, ...], again: bool, retry_failed: bool
    ) -> None:
        self.database, self.store, self.files, self.retry_failed = database, store, files, retry_failed
        self.seen_at = datetime.now(UTC)
        self.again = again
        held = known(database)
        for tables in store.papers(without=held):  # of a database that was lost, or that lost what it held last
            into_database(database, tables, sources_of(tables), self.seen_at)
        self.held = {} if again else known(database)
        self.queue: deque[_Slot] = deque()
        self.settled: dict[str, KnownPaper] = {}  # documents of this run, so that the same bytes are read once
        self.waiting_for: set[str] = set()
        self.done = 0
        self.loaded_at = time.monotonic()
        self.loose = [file for name, file in store.waiting().items() if not name.startswith("path-")]

    def work(self, workers: int) -> Iterator[PaperDone]:
        upcoming = iter(self.files)
        try:
            while True:
                exhausted = self._start_more(upcoming, workers)
                while ready := self._ready():
                    yield from self._load(ready)
                if exhausted and not self.queue:
                    return
                self._wait()
        finally:
            for slot in self._running():
                if slot.child is not None:
                    slot.child.stop()

    def _running(self) -> list[_Slot]:
        return [slot for slot in self.queue if slot.child is not None and slot.answer is None]

    def _start_more(self, upcoming: Iterator[Found], workers: int) -> bool:
        """Fill the queue; True where no file is left to begin with."""
        running = len(self._running())
        while running < workers and len(self.queue) < AHEAD:
            found = next(upcoming, None)
            if found is None:
                return True
            slot = self._begin(found)
            running += slot.child is not None
            self.queue.append(slot)
        return False

    def _begin(self, found: Found) -> _Slot:
        slot = _Slot(found, found.path_id)
        try:
            reason = reason_to_skip(found)
            if reason:
                self._settle_without(slot, ErrorCode.UNSUPPORTED, reason, Outcome.SKIPPED)
                return slot
            print_of_file = fingerprint(found.path)
        except OSError as error:
            self._settle_without(slot, ErrorCode.IO, f"{ADVICE[ErrorCode.IO]} [{type(error).__name__}]")
            return slot
        slot.document_id, slot.byte_size = print_of_file.document_id, print_of_file.byte_size
        if slot.document_id in self.waiting_for:
            return slot
        self.waiting_for.add(slot.document_id)
        earlier = self.held.get(slot.document_id)
        if earlier and self._still_holds(earlier):
            self._settle(slot, _Answer(earlier))
        elif left := self._left_over(slot):
            self._settle(slot, left)
        elif print_of_file.byte_size > MAX_BYTES:
            self._settle_without(slot, ErrorCode.TOO_LARGE)
        else:
            self._start(slot)
        return slot

    def _left_over(self, slot: _Slot) -> _Answer | None:
        """What a run that was killed had read of the paper and not loaded."""
        file = self.store.place_of(slot.reading)
        if self.again or not file.exists():
            return None
        answer = _answer_in(file)
        return answer if self._still_holds(answer.known) else None

    def _still_holds(self, paper: KnownPaper) -> bool:
        """Whether reading it again would give the same."""
        same_reader = (paper.extractor_version, paper.configuration) == (extractor_version(), configuration())
        failed = paper.outcome == Outcome.FAILED.value
        return same_reader and paper.error_code != ErrorCode.IO and not (failed and self.retry_failed)

    def _start(self, slot: _Slot) -> None:
        found, seconds = slot.found, patience(slot.byte_size or 0)
        job = Job(found.path, found.file_name, found.source_uri, seconds, lookups=current(), named=slot.found.named)
        slot.tries += 1
        slot.child = Child(job, self.store.place_of(slot.reading))

    def _wait(self) -> None:
        """Until a child ends or its time is up."""
        running = [(slot, slot.child) for slot in self._running() if slot.child is not None]
        if not running:
            return
        left = max(0.0, min(child.deadline for _, child in running) - time.monotonic())
        wait([child.sentinel for _, child in running], timeout=left)
        for slot, child in running:
            if child.alive and time.monotonic() >= child.deadline:
                child.stop(late=True)
            if not child.alive:
                self._hear(slot, child)

    def _hear(self, slot: _Slot, child: Child) -> None:
        trouble = child.trouble()
        if trouble is ErrorCode.CRASHED and slot.tries < TRIES:
            self._start(slot)
        elif trouble is not None:
            self._settle_without(slot, trouble)
        else:
            tables = record_files.read(child.answer)
            if tables[DocumentRecord.table]["document_id"].to_pylist() == [slot.document_id]:
                self._settle(slot, _answer_in(child.answer))
            else:
                self._settle_without(slot, ErrorCode.IO, "This file changed while it was being read. Run again.")

    def _settle(self, slot: _Slot, answer: _Answer) -> None:
        slot.answer = answer
        self.settled[slot.document_id] = answer.known

    def _settle_without(
        self, slot: _Slot, code: ErrorCode, message: str | None = None, outcome: Outcome = Outcome.FAILED
    ) -> None:
        """The paper's only record is its row in `documents`."""
        row = DocumentRecord(
            document_id=slot.document_id,
            source_uri=slot.found.source_uri,
            file_name=slot.found.file_name,
            byte_size=slot.byte_size,
            outcome=outcome,
            error_code=code.value,
            error_message=message or ADVICE[code],
            extractor_version=extractor_version(),
            configuration=configuration(),
            extracted_at=datetime.now(UTC),
            seconds=round(time.monotonic() - slot.child.started, 3) if slot.child else 0.0,
        )
        file = self.store.place_of(slot.reading)
        record_files.write(file, tables_of([Paper(row)]))
        self._settle(slot, _Answer(KnownPaper.of(row), file))

    def _ready(self) -> list[_Slot]:
        """The papers at the head of the queue that are to be loaded now; the same bytes again wait for the first."""
        ready: list[_Slot] = []
        for slot in self.queue:
            if slot.answer is None and slot.child is None and slot.document_id in self.settled:
                slot.answer = _Answer(self.settled[slot.document_id])
            if slot.answer is None or len(ready) == BATCH:
                break
            ready.append(slot)
        late = time.monotonic() - self.loaded_at >= PATIENCE
        return ready if len(ready) == BATCH or late or not self._running() else []

    def _load(self, slots: Sequence[_Slot]) -> Iterator[PaperDone]:
        try:
            loaded = self._into_database(slots)
        except unstorable():
            loaded = [one for slot in slots for one in self._alone(slot)]
        self.loaded_at = time.monotonic()
        for slot, became in zip(slots, loaded, strict=True):
            self.queue.popleft()
            self.done += 1
            yield self._report(slot, became)
        self.loose.extend(slot.answer.file for slot in slots if slot.answer and slot.answer.file)
        if len(self.loose) >= SHARD:
            self.store.pack(self.loose[:SHARD])
            del self.loose[:SHARD]

    def _alone(self, slot: _Slot) -> list[Loaded]:
        """One paper of several of which one does not fit the tables, which is a mistake of ours."""
        try:
            return self._into_database([slot])
        except unstorable() as error:
            where = f"{ADVICE[ErrorCode.INTERNAL]} [{type(error).__name__} while loading]"
            self._settle_without(slot, ErrorCode.INTERNAL, where)
            return self._into_database([slot])

    def _into_database(self, slots: Sequence[_Slot]) -> list[Loaded]:
        files = {slot.document_id: slot.answer.file for slot in slots if slot.answer and slot.answer.file}
        tables = together([record_files.read(file) for file in files.values()])
        became = into_database(self.database, tables, [slot.source for slot in slots], self.seen_at)
        fresh = [slot.answer is not None and slot.answer.file is not None for slot in slots]
        return [became[s.document_id] if f else Loaded.UNCHANGED for s, f in zip(slots, fresh, strict=True)]

    def _report(self, slot: _Slot, loaded: Loaded) -> PaperDone:
        if slot.answer is None:
            raise Unusable("A paper was to be loaded before it was read.")
        held = slot.answer.known
        return PaperDone(
            number=self.done,
            total=len(self.files),
            file_name=slot.found.file_name,
            source_uri=slot.found.source_uri,
            outcome=Outcome(held.outcome),
            error_code=held.error_code,
            message=held.error_message,
            loaded=loaded,
            pages=held.page_count or 0,
            records=slot.answer.records,
        )


def _answer_in(file: Path) -> _Answer:
    """What a record file of one paper says of it."""
    tables = record_files.read(file)
    (row,) = tables[DocumentRecord.table].select(KnownPaper.columns()).to_pylist()
    counts = Counter({name: rows.num_rows for name, rows in tables.items() if name != DocumentRecord.table})
    return _Answer(KnownPaper(**row), file, counts)
