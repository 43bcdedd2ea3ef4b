"""Tables without any line or label set apart: figures in columns that white space alone shows."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box
from .half_ruled import meet
from .rows import row_starts, rows_of
from .segments import Strip, box_around, step
from .stripes import Stripes
from .whitespace import column_edges

LEAST_ROWS = 3
FURTHEST = 2.6  # ems between lines of one table


def aligned_tables(strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Runs of lines with three cells and more, mostly figures, that keep to common columns and have no rules at all."""
    found = []
    for run in _runs(strips):
        edges = column_edges(run)
        if edges is None or len(edges) < 2 or _crossed(run, taken):
            continue
        right = max(strip.box.x1 for strip in run)
        rows = rows_of(run, row_starts(run, edges, right))
        if len(rows) >= LEAST_ROWS:
            found.append(Stripes(tuple(rows), edges))
    return found


def _crossed(run: Sequence[Strip], taken: Sequence[Box]) -> bool:
    return any(meet(box_around(run), box) for box in taken)


def _runs(strips: Sequence[Strip]) -> list[list[Strip]]:
    runs: list[list[Strip]] = [[]]
    for strip in strips:
        if len(strip.segments) < 2:
            runs.append([])
            continue
        if runs[-1] and step(runs[-1][-1], strip) > FURTHEST:
            runs.append([])
        runs[-1].append(strip)
    return [run for run in runs if len(run) >= LEAST_ROWS and 2 * sum(len(s.segments) >= 3 for s in run) > len(run)]
