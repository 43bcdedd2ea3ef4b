"""A file's place in the order of a run, from its name to its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from .discover import Found
from .errors import ErrorCode
from .isolate import Job
from .load import record_files
from .load.papers import KnownPaper
from .load.rows import schemas
from .load.store import Reading
from .normalise.records import DocumentRecord, DocumentSourceRecord
from .normalise.vocabulary import Outcome
from .places import OnDisk, Place
from .version import configuration, extractor_version


class Running(Protocol):
    """A paper that is being read somewhere."""

    started: float
    answer: Path
    orphaned: bool  # whether it ended with what read it, of no fault of the paper; known once `trouble` was asked

    @property
    def alive(self) -> bool: ...

    def trouble(self) -> ErrorCode | None:
        """What went wrong; None if the record file is there. Ask once, after the process has ended."""
        ...


class Executor(Protocol):
    """Where papers are read, `workers` at once: processes of this machine, or of others."""

    @property
    def workers(self) -> int: ...

    def start(self, job: Job, answer: Path) -> Running: ...

    def wait(self) -> None:
        """Wait until one of the papers started has ended, and stop those that take too long."""
        ...

    def stop(self) -> None:
        """Stop every paper that is still being read."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a paper; `file` holds its records, `size` bytes of them, where it was read in this run."""

    known: KnownPaper
    file: Path | None = None
    records: Counter[str] = field(default_factory=Counter)
    size: int = 0


@dataclass(slots=True)
class Slot:
    """One file of a run, from its name to its rows.

    It can be loaded once it has an answer, or is `held`: the database has its records already.

    `place` is where its bytes are on this machine.
    """

    found: Found
    document_id: str
    place: Place
    byte_size: int | None = None
    running: Running | None = None
    answer: Answer | None = None
    held: bool = False
    starts: int = 0

    @property
    def source(self) -> DocumentSourceRecord:
        return DocumentSourceRecord(
            document_id=self.document_id, source_uri=self.found.source_uri, file_name=self.found.file_name
        )

    @property
    def reading(self) -> Reading:
        return Reading(self.document_id, extractor_version(), configuration())

    @property
    def is_read(self) -> bool:
        """Whether the paper is being read now."""
        return self.running is not None and self.answer is None

    @property
    def is_ready(self) -> bool:
        """Whether the paper can be loaded."""
        return self.held or self.answer is not None

    def forget_bytes(self) -> None:
        """Delete the local copy of a file that was fetched from elsewhere."""
        if isinstance(self.place, OnDisk) and self.place is not self.found.place:
            self.place.path.unlink(missing_ok=True)


def answer_in(file: Path) -> Answer:
    """What the record file of one paper says about the paper.

    Written by a process that has read hostile bytes: columns are held to their tables' types, offsets to their lengths,
    rows to the one paper. Raises OSError where it cannot be had, KeyError and ValueError where it is no such file.
    """
    try:
        tables = record_files.read(file)
        for name, rows in tables.items():
            rows.validate(full=True)
            if not rows.schema.equals(schemas()[name]):
                raise ValueError("rows of another shape")
    except pa.ArrowException as error:
        raise ValueError("no record file") from error
    (row,) = tables[DocumentRecord.table].select(KnownPaper.columns()).to_pylist()
    known = KnownPaper(**row)
    if any(rows["document_id"].unique().to_pylist() != [known.document_id] for rows in tables.values()):
        raise ValueError("rows of another paper")
    Outcome(known.outcome)
    counts = Counter({name: rows.num_rows for name, rows in tables.items() if name != DocumentRecord.table})
    return Answer(known, file, counts, file.stat().st_size)
