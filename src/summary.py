"""What a run says of each paper, and of all of them at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .load.papers import Loaded
from .normalise.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class PaperDone:
    """One file of the run is done with: what became of it, and how far the run is (`number` of `total`).

    `seconds` is what reading took, in whichever run that was; `message` is for people and may quote nothing of it.
    """

    number: int
    total: int
    document_id: str
    file_name: str
    source_uri: str
    outcome: Outcome
    error_code: str | None
    message: str | None
    loaded: Loaded
    pages: int
    byte_size: int | None
    seconds: float
    records: Counter[str]


@dataclass(slots=True)
class Summary:
    """What a run did; `records` are those of the papers that were read in it, by table.

    `failures` are the failed by their code; `left` are the files that a run which was stopped did not come to;
    `laid_aside` are the places of the record store that were damaged.
    """

    files: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    loaded: Counter[Loaded] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    seconds: float = 0.0
    left: int = 0
    gone: int = 0
    laid_aside: tuple[Path, ...] = ()
    troubles: list[PaperDone] = field(default_factory=list)
    untold: int = 0

    @property
    def failed(self) -> int:
        return self.outcomes[Outcome.FAILED]

    def add(self, done: PaperDone) -> None:
        self.files += 1
        self.outcomes[done.outcome] += 1
        self.loaded[done.loaded] += 1
        self.records.update(done.records)
        self.pages += done.pages
        if done.outcome is Outcome.FAILED:
            self.failures[done.error_code or "failed"] += 1
        if done.outcome is Outcome.FAILED or (done.outcome is Outcome.PARTIAL and done.message):
            if len(self.troubles) < TROUBLES_KEPT:
                self.troubles.append(done)
            else:
                self.untold += 1


TROUBLES_KEPT = 1_000  # of an archive of ten thousands of papers as many may fail; all of them stand in the database
