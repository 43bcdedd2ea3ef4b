"""Whether results may pass: no figure of any table or format below what was accepted, nor below what is asked.

Losses are told row by row whatever the figures say; a change that gains more than it loses in every table and format
may pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .accepted import SOFT, Accepted, Least, TableResult, result
from .figures import FileVerdict, Key, Measure, Scope, Scoped, Tally, whole_share
from .rows import TableVerdict

ALLOWED = 0.002  # by which a figure may fall: one field in five hundred


@dataclass(slots=True)
class Sums:
    """What the gate weighs, of one table or one format; values and rows of the gold among them."""

    values: int = 0
    made_up: int = 0
    missed: int = 0
    rows: int = 0
    whole: int = 0
    lost: int = 0
    extra: int = 0

    def add(self, values: int, found: TableResult) -> None:
        self.values += values
        self.made_up += found.made_up
        self.missed += found.missed
        self.rows += len(found.rows)
        self.whole += found.rows.count("0")
        self.lost += found.rows.count("-")
        self.extra += found.extra

    @property
    def figures(self) -> dict[str, float]:
        """Each the higher, the better; lost and extra rows apart, so that neither makes up for the other."""
        right = self.values - self.missed
        total = 2 * right + self.made_up + self.missed
        rows = self.rows or 1
        return {
            "F1 of fields": 2 * right / total if total else 1.0,
            "whole rows": self.whole / ((self.rows + self.extra) or 1) if self.rows + self.extra else 1.0,
            "rows found": 1 - self.lost / rows,
            "rows not made up": 1 - self.extra / rows,
        }


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is too low: of what, what it was or should be, what it is."""

    of: str
    figure: str
    asked: float
    now: float


def below_accepted(verdicts: Sequence[FileVerdict], accepted: Accepted) -> tuple[Fall, ...]:
    """Figures that have fallen, over the files whose gold is still the same."""
    before: dict[str, Sums] = {}
    after: dict[str, Sums] = {}
    for verdict in verdicts:
        if not accepted.knows(verdict):
            continue
        for table in verdict.tables:
            for subject in ("all", table.kind.table, verdict.in_scope(Scope.FORMAT)):
                values = _values(table)
                before.setdefault(subject, Sums()).add(values, accepted.of(verdict.file, table))
                after.setdefault(subject, Sums()).add(values, result(table))
    return tuple(
        Fall(subject, figure, was, now)
        for subject, sums in before.items()
        for figure, was in sums.figures.items()
        if (now := after[subject].figures[figure]) < was - ALLOWED
    )


def _values(table: TableVerdict) -> int:
    """Values that the gold has: the same before and after."""
    return sum(field.gold is not None for row in table.rows for field in row.fields)


def below_least(found: Scoped, least: Least) -> tuple[Fall, ...]:
    """What must be reached whatever was accepted before, and is not."""
    every = Key(Measure.FIELDS, "", "", SOFT)
    overall = found.get((Scope.ALL, ""), {})
    formats = [counted.get(every, Tally()).f1 for (scope, _), counted in found.items() if scope is Scope.FORMAT]
    fields, whole = overall.get(every, Tally()).f1, whole_share(overall, SOFT)
    apart = max(formats) - min(formats) if formats else 0.0
    short = {
        Fall("all", "F1 of fields", least.fields, fields): fields < least.fields,
        Fall("all", "whole rows", least.whole, whole): whole < least.whole,
        Fall("formats", "F1 of fields, best less worst", least.formats_apart, apart): apart > least.formats_apart,
    }
    return tuple(fall for fall, too_low in short.items() if too_low)
