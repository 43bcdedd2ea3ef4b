"""Connected lines -> a grid whose every position belongs to exactly one rectangle of positions.

Borders are looked for between neighbouring positions; where none is drawn the positions are one cell. The grid is
closed by its own outline, so that missing outer borders cost nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...document import Box
from .rulings import Line, Lines

NARROWEST = 4.0  # points; what is narrower is the gap of a double border, not a column
DRAWN_SHARE = 0.6  # of a side, for it to count as a border
MOST_POSITIONS = 250_000  # more are squared paper


class Span(NamedTuple):
    """A rectangle of grid positions; spans are in the order of rows, then columns."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Column edges `xs`, row edges `ys` (points, ascending) and the spans that cover all positions once."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, span: Span) -> Box:
        return Box(
            self.xs[span.column],
            self.ys[span.row],
            self.xs[span.column + span.column_span],
            self.ys[span.row + span.row_span],
        )

    def position(self, x: float, y: float) -> tuple[int, int]:
        """(row, column) of a point inside the box."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), self.row_count - 1)
        column = min(max(bisect_right(self.xs, x) - 1, 0), self.column_count - 1)
        return row, column

    def owners(self) -> list[int]:
        """For every position, row by row, which of the spans it belongs to."""
        if len(self.spans) == self.row_count * self.column_count:
            return list(range(len(self.spans)))
        owners = [0] * (self.row_count * self.column_count)
        for number, span in enumerate(self.spans):
            for row in range(span.row, span.row + span.row_span):
                start = row * self.column_count + span.column
                owners[start : start + span.column_span] = [number] * span.column_span
        return owners


def grid_of(lines: Lines) -> Grid | None:
    """The grid that these lines draw; None where they enclose nothing, or more than a table has."""
    xs = _edges(lines.vertical)
    ys = _edges(lines.horizontal)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_POSITIONS:
        return None
    below = _borders(lines.horizontal, ys, xs)
    beside = _borders(lines.vertical, xs, ys)
    keep_rows = [0, *(r for r in range(1, len(ys) - 1) if any(below[r])), len(ys) - 1]
    keep_columns = [0, *(c for c in range(1, len(xs) - 1) if any(beside[c])), len(xs) - 1]
    if len(keep_rows) < len(ys) or len(keep_columns) < len(xs):
        ys = [ys[r] for r in keep_rows]
        xs = [xs[c] for c in keep_columns]
        below = _borders(lines.horizontal, ys, xs)
        beside = _borders(lines.vertical, xs, ys)
    return Grid(tuple(xs), tuple(ys), tuple(_spans(below, beside, len(ys) - 1, len(xs) - 1)))


def _edges(lines: Sequence[Line]) -> list[float]:
    """The places of the lines, those that are hardly apart made one."""
    edges: list[float] = []
    weights: list[float] = []
    for line in sorted(lines, key=lambda line: line.at):
        if edges and line.at - edges[-1] < NARROWEST:
            total = weights[-1] + line.length
            edges[-1] = (edges[-1] * weights[-1] + line.at * line.length) / total
            weights[-1] = total
        else:
            edges.append(line.at)
            weights.append(line.length)
    return edges


def _borders(lines: Sequence[Line], places: Sequence[float], stops: Sequence[float]) -> list[list[bool]]:
    """For every place, for every stretch between stops: is a line drawn there?"""
    drawn = [[0.0] * (len(stops) - 1) for _ in places]
    for line in lines:
        nearest = nearest_to(line.at, places)
        if abs(places[nearest] - line.at) > NARROWEST:
            continue
        covered = drawn[nearest]
        for n in range(max(bisect_right(stops, line.start) - 1, 0), len(stops) - 1):
            if stops[n] >= line.end:
                break
            covered[n] += max(0.0, min(line.end, stops[n + 1]) - max(line.start, stops[n]))
    return [
        [covered >= DRAWN_SHARE * (stops[n + 1] - stops[n]) for n, covered in enumerate(stretches)]
        for stretches in drawn
    ]


def nearest_to(place: float, edges: Sequence[float]) -> int:
    """The number of the edge (ascending) that is nearest; of two as near the first."""
    after = bisect_left(edges, place)
    if after == 0:
        return 0
    if after == len(edges) or place - edges[after - 1] <= edges[after] - place:
        return after - 1
    return after


def _spans(below: list[list[bool]], beside: list[list[bool]], rows: int, columns: int) -> list[Span]:
    """Positions without a border between them are one cell; what is no rectangle is cut into rectangles by rows."""
    if all(map(all, below[1:-1])) and all(map(all, beside[1:-1])):
        return [Span(row, column, 1, 1) for row in range(rows) for column in range(columns)]
    group = list(range(rows * columns))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not beside[column + 1][row]:
                group[root(here + 1)] = root(here)
            if row + 1 < rows and not below[row + 1][column]:
                group[root(here + columns)] = root(here)
    spans: list[Span] = []
    open_runs: dict[tuple[int, int, int], int] = {}  # (group, first column, width) -> row on which it began
    for row in range(rows + 1):
        runs = _runs([root(row * columns + c) for c in range(columns)]) if row < rows else []
        going_on = {key: open_runs.pop(key, row) for key in runs}
        spans += [Span(begun, column, row - begun, width) for (_, column, width), begun in open_runs.items()]
        open_runs = going_on
    return sorted(spans)


def _runs(groups: Sequence[int]) -> list[tuple[int, int, int]]:
    """(group, first column, width) for each stretch of one group in a row."""
    runs: list[tuple[int, int, int]] = []
    start = 0
    for column in range(1, len(groups) + 1):
        if column == len(groups) or groups[column] != groups[start]:
            runs.append((groups[start], start, column - start))
            start = column
    return runs
