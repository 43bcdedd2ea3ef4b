"""Rows of a table of words, told by the white space between its lines."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import ceil

from .laid import Column
from .segments import Strip, step
from .white_columns import crosses

WHITER = 1.08  # times the next smaller distance of lines
FULL = 0.5  # of the columns that the fullest line fills, for a line to begin a row
LEAST_ROWS = 3
BAND_LINES = 2
LEAST_LINES = 5  # full, where each line is a row
EVEN = 0.05  # share by which their distances may differ
MOSTLY = 0.8  # of the distances even, of the cells short
SHORT = 4  # words


class RowKind(Enum):
    FULL = auto()
    BAND = auto()  # words that stand alone: what they say is said of the rows below
    REST = auto()  # on top: heads over several columns, or the end of a row that began overleaf


@dataclass(frozen=True, slots=True)
class Row:
    """Lines from `first` up to `end`; `crosses` where words run over several columns."""

    first: int
    end: int
    kind: RowKind
    crosses: bool = False


def rows_by_white(strips: Sequence[Strip], fills: Sequence[Set[int]], columns: Sequence[Column]) -> list[Row] | None:
    """The rows, where one measure of white space parts all of them and some have several lines; else None."""
    steps = [step(above, below) for above, below in pairwise(strips)]
    levels = sorted({round(step, 3) for step in steps})
    needed = max(2, ceil(FULL * max(len(fill) for fill in fills)))
    for below, level in pairwise(levels):
        if level < WHITER * below:
            continue
        starts = [0, *(n for n, white in enumerate(steps, 1) if white >= level - 0.001), len(strips)]
        rows = [_row(strips, fills, columns, needed, span) for span in pairwise(starts)]
        if _are_known(rows) and _hold(rows, fills):
            return rows
    return None


def rows_by_line(strips: Sequence[Strip], fills: Sequence[Set[int]], columns: Sequence[Column]) -> list[Row] | None:
    """The rows, where each line is one, as far apart as the others and with short cells; else None."""
    needed = max(2, ceil(FULL * max(len(fill) for fill in fills)))
    rows = [_row(strips, fills, columns, needed, (n, n + 1)) for n in range(len(strips))]
    return rows if _are_known(rows) and _are_lines(rows, strips) else None


def _are_lines(rows: Sequence[Row], strips: Sequence[Strip]) -> bool:
    """Whether enough full lines with short cells stand at one distance: each of them is a row."""
    full = [strips[row.first] for row in rows if row.kind is RowKind.FULL]
    if len(full) < LEAST_LINES:
        return False
    steps = sorted(step(above, below) for above, below in pairwise(full))
    usual = steps[len(steps) // 2]
    even = sum(abs(step - usual) <= EVEN * usual for step in steps)
    words = sorted(len(segment.words) for strip in full for segment in strip.segments)
    return even >= MOSTLY * len(steps) and words[int(MOSTLY * len(words))] <= SHORT


def _row(
    strips: Sequence[Strip],
    fills: Sequence[Set[int]],
    columns: Sequence[Column],
    needed: int,
    span: tuple[int, int],
) -> Row:
    """The row of these lines."""
    first, end = span
    lines = strips[first:end]
    across = any(crosses(strip, columns) for strip in lines)
    if len(fills[first]) >= needed and all(fill <= fills[first] for fill in fills[first + 1 : end]):
        return Row(first, end, RowKind.FULL)
    if len(lines) <= BAND_LINES and all(len(strip.segments) == 1 for strip in lines) and (across or 0 in fills[first]):
        return Row(first, end, RowKind.BAND, across)
    return Row(first, end, RowKind.REST)


def _are_known(rows: Sequence[Row]) -> bool:
    """Whether nothing but the top holds lines that are no row: heads, or under these the end of a row."""
    first = next((n for n, row in enumerate(rows) if row.kind is RowKind.FULL), len(rows))
    return all(row.kind is not RowKind.REST for row in rows[first + 2 :])


def _hold(rows: Sequence[Row], fills: Sequence[Set[int]]) -> bool:
    """Whether enough rows are full, and their further lines mostly narrower than the first."""
    full = [row for row in rows if row.kind is RowKind.FULL]
    narrower = [len(fills[n]) < len(fills[row.first]) for row in full for n in range(row.first + 1, row.end)]
    return len(full) >= LEAST_ROWS and len(narrower) > 0 and 2 * sum(narrower) > len(narrower)
