"""One row of a KPI table: which of its cells goes with which value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...document import Cell
from ...lookups import fold, spellings
from ..columns import Columns, Grid
from .indicator_words import PERIOD, REFERENCE, is_value, whole_years
from .measure_names import OPENING_CODE, REFERENCE_BEHIND

WAY = re.compile(r"(?<!\s)\s*\((?P<way>[^()]{3,40})\)$")  # "Rent arrears (lower is better)"
REMEMBERED = 1024  # headers, which are asked again in every row


def period_of(columns: Columns, column: int) -> str | None:
    """The period that a column's header names, folded."""
    return _period_in(columns.headers[column])


@lru_cache(maxsize=REMEMBERED)
def _period_in(header: str) -> str | None:
    found = PERIOD.search(whole_years(header))
    return fold(found[0]) if found else None


def _way(name: str) -> re.Match[str] | None:
    """The bracket behind a measure's name that says which way is good."""
    found = WAY.search(name) if name.endswith(")") else None
    return found if found and fold(found["way"]) in spellings("measures", "directions") else None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a KPI table."""

    cells: Grid
    columns: Columns
    row: int
    band: str | None
    values: tuple[int, ...]  # the columns of values, oldest first
    coded: bool = False  # whether the measures open with codes of the paper's own: "CH01: Complaints"

    def cell(self, column: int) -> Cell | None:
        return self.cells.at(self.row, column)

    def words(self, column: int) -> str:
        cell = self.cell(column)
        return cell.flat if cell is not None else ""

    def field(self, name: str, near: int | None = None) -> int | None:
        """The column of a field with words in this row; of several the one nearest to the value's column."""
        found = [c for c in self.columns.of(name) if self.words(c)]
        if near is None or len(found) < 2:
            return found[0] if found else None
        same = [
            c
            for c in found
            if period_of(self.columns, c) and period_of(self.columns, c) == period_of(self.columns, near)
        ]
        return min(same or found, key=lambda c: (abs(c - near), c))

    def text(self, name: str, near: int | None = None) -> str | None:
        column = self.field(name, near)
        return self.words(column) or None if column is not None else None

    def judged(self, name: str, near: int) -> int | None:
        """The column that judges this value: right beside it or of its period; else it judges the last value only."""
        column = self.field(name, near)
        filled = [v for v in self.values if is_value(self.words(v))]
        if column is not None and filled and filled[-1] < max(filled) and column > filled[-1]:
            return column if near == filled[-1] or self.same_period(column, near) else None  # newest first
        if column is None or 0 < column - near <= 1 or self.same_period(column, near):
            return column
        return None if any(near < v < column for v in filled) else column

    @property
    def direction(self) -> str | None:
        """Which way is good, from the first column that says so: an arrow beside it says where the value went."""
        said = [self.words(c) for c in self.columns.of("direction")]
        told = _way(self.text("name") or "")
        said += [told["way"]] if told else []
        return next((words for words in said if fold(words) in spellings("measures", "directions")), None)

    def same_period(self, one: int, other: int) -> bool:
        period = period_of(self.columns, one)
        return period is not None and period == period_of(self.columns, other)

    @property
    def name(self) -> str:
        """The measure's name, without the reference that it opens or ends with."""
        words = self.text("name") or ""
        told = _way(words)
        words = REFERENCE_BEHIND.sub("", words[: told.start()] if told else words)
        opening = OPENING_CODE.match(words) if self.coded else None
        if opening is None and REFERENCE.match(words):
            return REFERENCE.sub("", words).strip(" .:–—-")
        return words[opening.end() :] if opening else words

    @property
    def reference(self) -> str | None:
        printed = self.text("reference")
        if printed and len(printed) <= 20 and any(c.isdigit() for c in printed):
            return printed.rstrip(".:")
        words = self.text("name") or ""
        opening = (OPENING_CODE.match(words) if self.coded else None) or REFERENCE.search(words)
        return opening["reference"].strip() if opening else None
