"""What one paper gave: its own row and every record read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from .records import DocumentRecord, Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Paper:
    """`document` is the paper's row in `documents`; `records` are all others, in reading order within a table."""

    document: DocumentRecord
    records: tuple[Record, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind, in reading order: `paper.of(ActionRecord)`."""
        return tuple(r for r in self.records if isinstance(r, kind))
