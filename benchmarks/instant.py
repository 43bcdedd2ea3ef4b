"""Executors without processes: one reads nothing, so that a run shows what it costs itself, and one reads here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from councilpapers.batch import BATCH
from councilpapers.errors import ErrorCode
from councilpapers.isolate import Job
from councilpapers.load import record_files
from councilpapers.load.rows import Tables, tables_of
from councilpapers.normalise.records import Record
from councilpapers.pipeline import read_paper

MODEL = b"Norbeck Parish Council\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That report 7 be noted.\n"


class Read:
    """A paper that has been read."""

    alive = orphaned = False

    def __init__(self, answer: Path) -> None:
        self.answer, self.started = answer, time.monotonic()

    def trouble(self) -> ErrorCode | None:
        return None


class Instant:
    """Answers for every paper with the records of MODEL, as that paper's own."""

    workers = BATCH  # so that papers are loaded as many at a time as in a run that is busy

    def __init__(self) -> None:
        self.model = read_paper(MODEL, "model.txt")

    def start(self, job: Job, answer: Path) -> Read:
        paper = hashlib.sha256(job.place.read_bytes()).hexdigest()
        record_files.write(answer, self._as(paper, {"file_name": job.file_name, "source_uri": job.source_uri}))
        return Read(answer)

    def wait(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def _as(self, paper: str, known: Mapping[str, str]) -> Tables:
        document = self.model.document.model_copy(update={"document_id": paper, **known})
        records = tuple(record.model_copy(update=_own(record, paper)) for record in self.model.records)
        return tables_of([replace(self.model, document=document, records=records)])


class Here:
    """Reads every paper in this process, so that what runs and what reads are of one version.

    Processes are forked from a server that loads the code anew whenever it is started: while the code is being edited,
    a paper may be read by another version than the one that asks whether it has to be read again.
    """

    workers = 1

    def start(self, job: Job, answer: Path) -> Read:
        record_files.write(answer, tables_of([read_paper(job.place.read_bytes(), job.file_name, job.source_uri)]))
        return Read(answer)

    def wait(self) -> None:
        pass

    def stop(self) -> None:
        pass


def _own(record: Record, paper: str) -> dict[str, str]:
    """The identifiers of a record as this paper's: no two papers have one in common."""
    named = {name: getattr(record, name) for name in type(record).model_fields if name.endswith("_id")}
    own = {name: hashlib.sha256(f"{paper}{value}".encode()).hexdigest()[:24] for name, value in named.items() if value}
    return {**own, "document_id": paper}
