"""Counts and the figures made of them: precision, recall and F1 of fields, of rows, and of whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .golds import Scored
from .likeness import Strictness
from .rows import FieldVerdict, TableVerdict


class Measure(StrEnum):
    """What is counted."""

    FIELDS = "fields"  # values
    ROWS = "rows"  # rows found, whatever they say
    WHOLE = "whole"  # rows of which every field is right


class Scope(StrEnum):
    """The files that a figure is of."""

    ALL = "all"
    FORMAT = "format"
    KIND = "kind"
    AUTHORITY = "authority"
    DOCUMENT = "document"
    FILE = "file"


class Key(NamedTuple):
    """What a count is of; an empty `table` or `field` stands for all of them."""

    measure: Measure
    table: str
    field: str
    strictness: Strictness


@dataclass(slots=True)
class Tally:
    """Right, made up, missed. A value that is read wrongly is both made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.made_up += other.made_up
        self.missed += other.missed

    def count(self, right: bool, made_up: bool, missed: bool) -> None:
        self.right += right
        self.made_up += made_up
        self.missed += missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.made_up) if self.right + self.made_up else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.made_up + self.missed
        return 2 * self.right / total if total else 1.0


Tallies = Mapping[Key, Tally]
Scoped = Mapping[tuple[Scope, str], Tallies]


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """One file: where it belongs, whether the database has it, and its tables."""

    document: str
    file: str
    authority: str | None
    kind: str | None
    fingerprint: str
    read: bool
    tables: tuple[TableVerdict, ...]

    def in_scope(self, scope: Scope) -> str:
        """The name under which the file counts in a scope."""
        names = {
            Scope.ALL: "",
            Scope.FORMAT: self.file.rpartition(".")[2].lower(),
            Scope.KIND: self.kind or "",
            Scope.AUTHORITY: self.authority or "",
            Scope.DOCUMENT: self.document,
            Scope.FILE: self.file,
        }
        return names[scope]


def tallies(verdicts: Iterable[FileVerdict]) -> dict[tuple[Scope, str], dict[Key, Tally]]:
    """The counts of all files, of each format, of each document, and so on."""
    found: dict[tuple[Scope, str], dict[Key, Tally]] = {}
    for verdict in verdicts:
        counted = counts(verdict.tables)
        for scope in Scope:
            total = found.setdefault((scope, verdict.in_scope(scope)), {})
            for key, tally in counted.items():
                total.setdefault(key, Tally()).add(tally)
    return found


def counts(tables: Iterable[TableVerdict]) -> dict[Key, Tally]:
    """The counts of some tables, by table and field and over all of them."""
    found: dict[Key, Tally] = {}
    for table in tables:
        for key, tally in _counted(table).items():
            for every in {key, key._replace(field=""), key._replace(table="", field="")}:
                found.setdefault(every, Tally()).add(tally)
    return found


def _counted(table: TableVerdict) -> dict[Key, Tally]:
    """Rows, whole rows, and the values of every field."""
    name = table.kind.table
    found: dict[Key, Tally] = {}
    for strictness in Strictness:
        rows, whole = Tally(), Tally()
        for row in table.rows:
            there, read, right = row.gold is not None, row.got is not None, row.whole(strictness)
            rows.count(there and read, read and not there, there and not read)
            whole.count(right, read and not right, there and not right)
            for field in row.fields:
                key = Key(Measure.FIELDS, name, field.name, strictness)
                _count(found.setdefault(key, Tally()), field, strictness)
        found[Key(Measure.ROWS, name, "", strictness)] = rows
        found[Key(Measure.WHOLE, name, "", strictness)] = whole
    return found


def field_tally(table: TableVerdict, strictness: Strictness) -> Tally:
    """The values of all fields of one table."""
    found = Tally()
    for row in table.rows:
        for field in row.fields:
            _count(found, field, strictness)
    return found


def _count(tally: Tally, field: FieldVerdict, strictness: Strictness) -> None:
    right = strictness in field.right
    tally.count(right, field.got is not None and not right, field.gold is not None and not right)


def whole_share(counted: Tallies, strictness: Strictness, table: str = "") -> float:
    """Rows of which every field is right, among all that there are or were made up.

    A row split into two is thus as wrong as a row lost.
    """
    rows = counted.get(Key(Measure.ROWS, table, "", strictness), Tally())
    total = rows.right + rows.made_up + rows.missed
    right = counted.get(Key(Measure.WHOLE, table, "", strictness), Tally()).right
    return right / total if total else 1.0


def mean_over_files(verdicts: Iterable[FileVerdict], strictness: Strictness) -> float:
    """The mean over files of the mean over their tables: F1 of fields, of examples their recall."""
    means = []
    for verdict in verdicts:
        scores = [_score(table, strictness) for table in verdict.tables]
        if scores:
            means.append(sum(scores) / len(scores))
    return sum(means) / len(means) if means else 1.0


def _score(table: TableVerdict, strictness: Strictness) -> float:
    tally = field_tally(table, strictness)
    return tally.recall if table.scored is Scored.LISTED else tally.f1
