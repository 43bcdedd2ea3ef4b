"""Rows of one table held against each other: which is which, and which of its fields are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..normalise.assignment import best_pairs
from .golds import Row, Scored
from .kinds import Form, Kind
from .likeness import Strictness, Value, agreement, folded, in_common

PAIRED_AT = 0.75  # less alike than that, two rows are not the same record
OTHER_CODE = 0.5  # what the words of two rows are worth whose codes differ
FIELDS_TELL = 0.01  # among rows of the same words, those pair of which most fields agree
ORDER_TELLS = 0.0001  # and among rows that are the same, those that stand at the same place


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """One field of one row: what it should be, what it is, and at which strictnesses the two are the same."""

    name: str
    gold: Value
    got: Value
    right: frozenset[Strictness]


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """A row of the gold, of what was read, or of both; numbers count from 0 within the table of the paper."""

    gold: int | None
    got: int | None
    named: str
    fields: tuple[FieldVerdict, ...]
    confidence: float | None = None  # of what was read, where it was assessed

    def wrong(self, strictness: Strictness) -> int:
        """How many of its fields are wrong, missing or made up."""
        return sum(strictness not in field.right for field in self.fields)

    def whole(self, strictness: Strictness) -> bool:
        return self.gold is not None and self.got is not None and not self.wrong(strictness)


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """One table of one file: the gold's rows in their order, then those too many, if that can be said."""

    kind: Kind
    scored: Scored
    rows: tuple[RowVerdict, ...]


def judge(kind: Kind, scored: Scored, gold: Sequence[Row], got: Sequence[Row]) -> TableVerdict:
    """All rows of a table of one file, each gold row beside at most one that was read."""
    partners = dict(paired(kind, gold, got))
    rows = [_verdict(kind, scored, gold, got, (at, partners.get(at))) for at in range(len(gold))]
    if scored is Scored.ALL:
        taken = set(partners.values())
        rows += [_verdict(kind, scored, gold, got, (None, at)) for at in range(len(got)) if at not in taken]
    return TableVerdict(kind, scored, tuple(rows))


def with_confidences(table: TableVerdict, sure: Sequence[float | None]) -> TableVerdict:
    """The table with the confidence of each row that was read, in the order in which they were."""
    rows = (row if row.got is None else replace(row, confidence=sure[row.got]) for row in table.rows)
    return replace(table, rows=tuple(rows))


def paired(kind: Kind, gold: Sequence[Row], got: Sequence[Row]) -> list[tuple[int, int]]:
    """The pairs that are most alike taken together, none less alike than `PAIRED_AT`."""
    likeness = np.zeros((len(gold), len(got)))
    for one, row in enumerate(gold):
        for other, read in enumerate(got):
            alike = _likeness(kind, row, read)
            if alike >= PAIRED_AT:
                apart = abs(one / len(gold) - other / len(got))
                likeness[one, other] = alike + FIELDS_TELL * _agreeing(kind, row, read) - ORDER_TELLS * apart
    return best_pairs(likeness)


def _likeness(kind: Kind, gold: Row, got: Row) -> float:
    """From 0 to 1, by what names a record; what the gold does not say tells nothing apart."""
    beside = sum(share * _beside(kind, gold[name], got[name], name) for name, share in kind.beside.items())
    if kind.code and gold[kind.code] and got[kind.code]:
        same = folded(str(gold[kind.code])) == folded(str(got[kind.code]))
        words = 1.0 if same else OTHER_CODE * _words(kind, gold, got)
    else:
        words = _words(kind, gold, got, (PAIRED_AT - beside) / kind.share)
    return kind.share * words + beside


def _beside(kind: Kind, gold: Value, got: Value, name: str) -> float:
    if gold is None or gold == got:
        return 1.0
    if kind.fields[name] is Form.WORDS and isinstance(gold, str) and isinstance(got, str):
        return in_common(folded(gold), folded(got))
    return 0.0


def _words(kind: Kind, gold: Row, got: Row, least: float = 0.0) -> float:
    value, read = gold[kind.text], got[kind.text]
    if value is None:
        return 1.0
    names = read if isinstance(read, tuple) else (read or "",)
    return max((in_common(folded(str(value)), folded(str(name)), least) for name in names), default=0.0)


def _agreeing(kind: Kind, gold: Row, got: Row) -> float:
    """The share of fields that are the same, those that neither has included."""
    same = sum(gold[name] == got[name] or _named_alike(gold[name], got[name]) for name in kind.fields)
    return same / len(kind.fields)


def _named_alike(gold: Value, got: Value) -> bool:
    return isinstance(got, tuple) and isinstance(gold, str) and gold in got


def _verdict(
    kind: Kind, scored: Scored, gold: Sequence[Row], got: Sequence[Row], pair: tuple[int | None, int | None]
) -> RowVerdict:
    true = None if pair[0] is None else gold[pair[0]]
    read = None if pair[1] is None else got[pair[1]]
    return RowVerdict(*pair, _name(kind, true or read or {}), tuple(_fields(kind, scored, true, read)))


def _fields(kind: Kind, scored: Scored, true: Row | None, read: Row | None) -> Iterator[FieldVerdict]:
    """Fields that either has; of examples, those that the example has."""
    for name, form in kind.fields.items():
        gold, got = (true[name] if true else None), (read[name] if read else None)
        if gold is None and (got is None or scored is Scored.LISTED):
            continue
        yield FieldVerdict(name, gold, got, agreement(gold, got, form))


def _name(kind: Kind, row: Row) -> str:
    """What a person would call the row."""
    said = (row.get(kind.code) if kind.code else None, row.get(kind.text))
    texts = (" / ".join(value) if isinstance(value, tuple) else str(value) for value in said if value)
    return ": ".join(texts) or ", ".join(str(value) for value in row.values() if value is not None)
