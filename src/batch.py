"""Many papers into one database: each read in a process of its own, loaded in the order in which they were named.

The database comes out the same whatever the number of workers and whoever finishes first.
"""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory

from .discover import MAX_BYTES, Found, find_files, fingerprint, reason_to_skip
from .errors import ADVICE, ErrorCode, Unusable
from .isolate import Child, Job, patience
from .load.database import Database
from .load.papers import KnownPaper, Loaded, known, load_paper, see, unstorable
from .lookups.current import current, using
from .lookups.teaching import lookups_from
from .normalise.paper import Paper
from .normalise.records import DocumentRecord, DocumentSourceRecord
from .normalise.vocabulary import Outcome
from .version import configuration, extractor_version

AHEAD = 4  # papers per worker that may wait for an earlier one to be loaded
TRY_AGAIN = frozenset({ErrorCode.TIMEOUT, ErrorCode.OUT_OF_MEMORY, ErrorCode.CRASHED, ErrorCode.INTERNAL, ErrorCode.IO})


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


@dataclass(slots=True)
class _Slot:
    """A file's place in the order of the run; it is ready to be loaded once it has an answer."""

    found: Found
    document_id: str
    byte_size: int | None = None
    child: Child | None = None
    answer: Paper | KnownPaper | None = None

    @property
    def source(self) -> DocumentSourceRecord:
        return DocumentSourceRecord(
            document_id=self.document_id, source_uri=self.found.source_uri, file_name=self.found.file_name
        )

    def without_answer(self, code: ErrorCode, message: str | None = None, outcome: Outcome = Outcome.FAILED) -> Paper:
        """The paper that only its row in `documents` tells of."""
        row = DocumentRecord(
            document_id=self.document_id,
            source_uri=self.found.source_uri,
            file_name=self.found.file_name,
            byte_size=self.byte_size,
            outcome=outcome,
            error_code=code.value,
            error_message=message or ADVICE[code],
            extractor_version=extractor_version(),
            configuration=configuration(),
            extracted_at=datetime.now(UTC),
            seconds=round(time.monotonic() - self.child.started, 3) if self.child else 0.0,
        )
        return Paper(row)


def run(
    paths: Iterable[str | Path],
    db: str | Path,
    *,
    workers: int | None = None,
    again: bool = False,
    lookups: str | Path | Iterable[str | Path] = (),
    on_event: Callable[[PaperDone], None] | None = None,
) -> Summary:
    """Read every paper under these paths into the database file `db`, which is made where there is none.

    `lookups` are TOML files that teach further spellings. Papers that the database holds already, read by this
    version with the same lookups, are left alone unless `again`. Raises Unusable where a path does not exist or the
    database or a lookup cannot be used; a paper that fails is a row, not an exception.
    """
    taught = lookups_from(lookups)
    files = find_files(paths)
    started, summary = time.monotonic(), Summary()
    with (
        using(taught),
        Database.open(Path(db)) as database,
        TemporaryDirectory(prefix="councilpapers-") as folder,
    ):
        one_run = _Run(database, Path(folder), files, again)
        for done in one_run.work(workers or default_workers()):
            summary.add(done)
            if on_event:
                on_event(done)
    summary.seconds = time.monotonic() - started
    return summary


def default_workers() -> int:
    """One for each processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """The files of one run on their way into the database."""

    def __init__(self, database: Database, folder: Path, files: tuple[Found, ...], again: bool) -> None:
        self.database, self.folder, self.files = database, folder, files
        self.held = {} if again else known(database)
        self.seen_at = datetime.now(UTC)
        self.queue: deque[_Slot] = deque()
        self.first_seen: dict[str, KnownPaper] = {}  # documents of this run, so that the same bytes are read once
        self.waiting_for: set[str] = set()

    def work(self, workers: int) -> Iterator[PaperDone]:
        number, upcoming = 0, iter(self.files)
        try:
            while True:
                exhausted = self._start_more(upcoming, workers)
                while self.queue and self._settled(self.queue[0]):
                    number += 1
                    yield self._load(self.queue.popleft(), number)
                if exhausted and not self.queue:
                    return
                self._wait()
        finally:
            for child in self._running():
                child.stop()

    def _running(self) -> list[Child]:
        return [slot.child for slot in self.queue if slot.child is not None and slot.answer is None]

    def _start_more(self, upcoming: Iterator[Found], workers: int) -> bool:
        """Fill the queue; True where no file is left to begin with."""
        while len(self._running()) < workers and len(self.queue) < workers * AHEAD:
            found = next(upcoming, None)
            if found is None:
                return True
            self.queue.append(self._begin(found))
        return False

    def _begin(self, found: Found) -> _Slot:
        slot = _Slot(found, found.path_id)
        try:
            reason = reason_to_skip(found)
            if reason:
                slot.answer = slot.without_answer(ErrorCode.UNSUPPORTED, reason, Outcome.SKIPPED)
                return slot
            print_of_file = fingerprint(found.path)
        except OSError as error:
            slot.answer = slot.without_answer(ErrorCode.IO, f"{ADVICE[ErrorCode.IO]} [{type(error).__name__}]")
            return slot
        slot.document_id, slot.byte_size = print_of_file.document_id, print_of_file.byte_size
        earlier = self.held.get(slot.document_id)
        if slot.document_id in self.waiting_for:
            return slot
        self.waiting_for.add(slot.document_id)
        if earlier and _still_holds(earlier):
            slot.answer = earlier
        elif print_of_file.byte_size > MAX_BYTES:
            slot.answer = slot.without_answer(ErrorCode.TOO_LARGE)
        else:
            seconds = patience(print_of_file.byte_size)
            job = Job(found.path, found.file_name, found.source_uri, seconds, lookups=current())
            slot.child = Child(job, self.folder / slot.document_id)
        return slot

    def _settled(self, slot: _Slot) -> bool:
        """Whether it can be loaded; the same bytes under a second path wait for the first, which comes before."""
        if slot.answer is None and slot.child is None:
            slot.answer = self.first_seen[slot.document_id]
        return slot.answer is not None

    def _answer(self, slot: _Slot, child: Child) -> Paper:
        result = child.result()
        if isinstance(result, ErrorCode):
            return slot.without_answer(result)
        if result.document.document_id != slot.document_id:
            return slot.without_answer(ErrorCode.IO, "This file changed while it was being read. Run again.")
        if result.document.error_code == ErrorCode.UNSUPPORTED and not slot.found.named:
            return replace(result, document=result.document.model_copy(update={"outcome": Outcome.SKIPPED}))
        return result

    def _wait(self) -> None:
        """Until a child ends or its time is up."""
        running = [(slot, slot.child) for slot in self.queue if slot.child is not None and slot.answer is None]
        if not running:
            return
        patience = max(0.0, min(child.deadline for _, child in running) - time.monotonic())
        wait([child.sentinel for _, child in running], timeout=patience)
        for slot, child in running:
            if child.alive and time.monotonic() >= child.deadline:
                child.stop(late=True)
            if not child.alive:
                slot.answer = self._answer(slot, child)

    def _load(self, slot: _Slot, number: int) -> PaperDone:
        answer = slot.answer
        if isinstance(answer, Paper):
            try:
                loaded = load_paper(self.database, answer, [slot.source], self.seen_at)
            except unstorable() as error:
                where = f"{ADVICE[ErrorCode.INTERNAL]} [{type(error).__name__} while loading]"
                answer = slot.without_answer(ErrorCode.INTERNAL, where)
                loaded = load_paper(self.database, answer, [slot.source], self.seen_at)
            row, records = answer.document, Counter(record.table for record in answer.records)
            held = KnownPaper.of(row)
        elif answer is not None:
            see(self.database, [slot.source], self.seen_at)
            held, loaded, records = answer, Loaded.UNCHANGED, Counter()
        else:
            raise Unusable("A paper was to be loaded before it was read.")
        self.first_seen[slot.document_id] = held
        return PaperDone(
            number=number,
            total=len(self.files),
            file_name=slot.found.file_name,
            source_uri=slot.found.source_uri,
            outcome=Outcome(held.outcome),
            error_code=held.error_code,
            message=held.error_message,
            loaded=loaded,
            pages=held.page_count or 0,
            records=records,
        )


def _still_holds(paper: KnownPaper) -> bool:
    """Whether reading it again would give the same: what time or memory did to it may not happen again."""
    current = (paper.extractor_version, paper.configuration) == (extractor_version(), configuration())
    return current and paper.error_code not in TRY_AGAIN
