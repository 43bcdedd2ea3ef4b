"""Ruled grids drawn with fewer lines than they have cells: what the words in them show is put right.

Taught by statistical tables with a fully ruled header over rows without vertical lines, and by tables with vertical
lines only, where each column is one tall cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import ceil
from operator import attrgetter

from ..page.baselines import Line, made_one, on_baselines
from ..page.content import Word
from .columns import filled
from .grid import Grid, Span
from .placing import PlacedGrid, with_grid
from .rows import are_rows, row_starts, rows_of, starts_by_white, usual_step
from .segments import Segment, Strip, cut, parted, step, strips_of
from .whitespace import column_edges, crosses, is_value, share_of_values

LEAST_LINES = 3  # in a tall cell before its row is looked at
MOSTLY_VALUES = 0.5  # share of figures, for white space to cut a ruled cell: prose has gaps and lines too
HARDLY_RULED = 3  # rows: a header, a body, a total
WHITE_BETWEEN = 1.4  # times the usual distance of lines
FULL_START = 0.6  # share of the columns that the first line of a row fills
FULL_LINES = 0.7  # share of the lines that fill most columns


def refined(placed: PlacedGrid) -> PlacedGrid:
    """The grid with the columns and rows that its words show, and its words in them."""
    for put_right in (_with_open_columns, _with_white_columns, _with_open_rows):
        placed = with_grid(placed, put_right(placed))
    return placed


def _with_open_columns(placed: PlacedGrid) -> Grid:
    """Cells over several columns cut where their words keep to the columns that other rows are ruled into."""
    cuts = {
        span: parts
        for span, words in placed.words.items()
        if span.column_span > 1 and len(parts := _parted(placed.grid, span, words)) > 1
    }
    if not cuts:
        return placed.grid
    spans = [part for span in placed.grid.spans for part in cuts.get(span, (span,))]
    return replace(placed.grid, spans=tuple(sorted(spans)))


def _parted(grid: Grid, span: Span, words: Sequence[Word]) -> list[Span]:
    edges = grid.xs[span.column + 1 : span.column + span.column_span]
    strips = strips_of(words)
    segments = [segment for strip in strips for segment in cut(strip.line)]
    if any(crosses(segment, edge) for segment in segments for edge in edges):
        return [span]
    columns = {sum(edge <= (s.x0 + s.x1) / 2 for edge in edges) for s in segments}
    if len(columns) < 2 or 2 * len(columns) < span.column_span:
        return [span]
    return [span._replace(column=span.column + n, column_span=1) for n in range(span.column_span)]


def _with_open_rows(placed: PlacedGrid) -> Grid:
    """Rows cut into those that their lines show: a line of figures each, or wrapped cells with white space between.

    White space cuts only where next to no row is ruled (columns between vertical lines): elsewhere it parts paragraphs.
    """
    grid = placed.grid
    cuts: dict[int, list[float]] = {}
    by_row: dict[int, list[Span]] = {}
    for span in grid.spans:
        by_row.setdefault(span.row, []).append(span)
    open_rows = _is_hardly_ruled(grid, by_row)
    for row, spans in by_row.items():
        if sum(s.column_span for s in spans) != grid.column_count or any(s.row_span > 1 for s in spans):
            continue
        cells = [placed.lines.get(span, ()) for span in spans]
        if len(cells) < 2 or not _may_hold_rows(cells, open_rows):
            continue
        edges = [grid.xs[span.column] for span in spans[1:]]
        rows = on_baselines(line for in_cell in cells for line in in_cell if line.upright)
        if not open_rows and not _may_be_full(rows, len(cells)):
            continue
        strips = [Strip(line, _by_column(line, edges)) for line in map(made_one, rows)]
        starts = _row_starts(strips, edges, grid.xs[-1], open_rows)
        cuts[row] = [
            (max(s.box.bottom for s in above) + min(s.box.top for s in below)) / 2
            for above, below in pairwise(rows_of(strips, starts))
        ]
    return _cut_rows(grid, cuts) if any(cuts.values()) else grid


def _is_hardly_ruled(grid: Grid, by_row: Mapping[int, Sequence[Span]]) -> bool:
    """Whether hardly a row is ruled but for bands over all columns, or none of those under the heads but by bands.

    Taught by plans with vertical lines only, whose themes are shaded bands.
    """
    plain = [row for row, spans in sorted(by_row.items()) if spans[0].column_span < grid.column_count]
    if len(plain) <= HARDLY_RULED:
        return True
    return all(below - above > 1 for above, below in pairwise(plain[1:]))


def _by_column(line: Line, edges: Sequence[float]) -> tuple[Segment, ...]:
    """The line cut at drawn edges, however close its words stand on both sides."""
    columns = groupby(line.words, key=lambda word: bisect_right(edges, (word.box.x0 + word.box.x1) / 2))
    pieces = [tuple(words) for _, words in columns]
    return tuple(Segment(words, words[0].box.x0, max(word.box.x1 for word in words)) for words in pieces)


def _may_hold_rows(cells: Sequence[Sequence[Line]], open_rows: bool) -> bool:
    """Whether these cells side by side have lines enough to be looked at: figures, where their row is ruled."""
    if sum(len(lines) for lines in cells) < LEAST_LINES:
        return False
    words = [word for lines in cells[1:] for line in lines for word in line.words]
    figures = MOSTLY_VALUES * FULL_LINES * max(len(lines) for lines in cells)
    return open_rows or sum([is_value(word.text) for word in words]) >= figures


def _may_be_full(rows: Sequence[Sequence[Line]], columns: int) -> bool:
    """Whether so many of these rows of lines have words in most columns that each may be a row of figures."""
    return sum([2 * len(row) > columns for row in rows]) >= FULL_LINES * len(rows)


def _row_starts(strips: Sequence[Strip], edges: Sequence[float], right: float, open_rows: bool) -> list[int]:
    """The numbers of the lines at which rows begin inside the row that holds these lines; none: it is one row."""
    if len(strips) < LEAST_LINES or not edges:
        return []
    if open_rows and are_rows(strips):
        return list(range(len(strips)))
    fills = [filled(strip, edges) for strip in strips]
    full = sum(len(fill) * 2 > len(edges) + 1 for fill in fills)
    if full >= FULL_LINES * len(strips):
        beside = [Strip(strip.line, _after_first(fill)) for strip, fill in zip(strips, fills, strict=True)]
        if share_of_values(beside) >= MOSTLY_VALUES:
            return row_starts(strips, edges, right)
    needed = max(3, ceil(FULL_START * (len(edges) + 1)))
    if not open_rows or len(edges) + 1 < needed:
        return []
    by_white = starts_by_white(strips, fills)
    if by_white:
        return by_white
    pitch = usual_step(strips)
    return [
        n
        for n, fill in enumerate(fills)
        if n == 0 or (0 in fill and len(fill) >= needed and step(strips[n - 1], strips[n]) > WHITE_BETWEEN * pitch)
    ]


def _after_first(fill: Mapping[int, tuple[Segment, ...]]) -> tuple[Segment, ...]:
    return tuple(segment for column, segments in fill.items() if column > 0 for segment in segments)


def _cut_rows(grid: Grid, cuts: Mapping[int, Sequence[float]]) -> Grid:
    first: list[int] = []  # the new number of each old row
    ys: list[float] = []
    for row in range(grid.row_count):
        first.append(len(ys))
        ys += [grid.ys[row], *cuts.get(row, ())]
    first.append(len(ys))
    ys.append(grid.ys[-1])
    spans: list[Span] = []
    for span in grid.spans:
        begin, end = first[span.row], first[span.row + span.row_span]
        if cuts.get(span.row) and span.row_span == 1:
            spans += [span._replace(row=row, row_span=1) for row in range(begin, end)]
        else:
            spans.append(span._replace(row=begin, row_span=end - begin))
    return replace(grid, ys=tuple(ys), spans=tuple(sorted(spans)))


def _with_white_columns(placed: PlacedGrid) -> Grid:
    """Columns cut further where most of their rows hold several figures apart from one another."""
    cuts: dict[int, tuple[float, ...]] = {}
    by_column: dict[int, list[Line]] = {}
    for span, in_cell in placed.lines.items():
        if span.column_span == 1:
            by_column.setdefault(span.column, []).extend(in_cell)
    for column, in_column in by_column.items():
        lines = [line for line in in_column if line.words[0].angle == 0]
        if len(lines) < LEAST_LINES or not _mostly_parted(lines):
            continue
        strips = [Strip(line, cut(line)) for line in sorted(lines, key=attrgetter("baseline"))]
        if share_of_values(strips) >= MOSTLY_VALUES and (edges := column_edges(strips)):
            cuts[column] = edges
    return _cut_columns(placed.grid, cuts, placed.words) if cuts else placed.grid


def _mostly_parted(lines: Sequence[Line]) -> bool:
    """Whether most lines have white space in them; a column of prose is known by its first lines."""
    room = (1 - FULL_LINES) * len(lines)
    for line in lines:
        if not parted(line):
            room -= 1
            if room < 0:
                return False
    return True


def _cut_columns(grid: Grid, cuts: Mapping[int, Sequence[float]], placed: Mapping[Span, Sequence[Word]]) -> Grid:
    first: list[int] = []
    xs: list[float] = []
    for column in range(grid.column_count):
        first.append(len(xs))
        xs += [grid.xs[column], *cuts.get(column, ())]
    first.append(len(xs))
    xs.append(grid.xs[-1])
    spans: list[Span] = []
    for span in grid.spans:
        begin, end = first[span.column], first[span.column + span.column_span]
        if cuts.get(span.column) and span.column_span == 1:
            spans += _unless_crossed(span._replace(column=begin, column_span=end - begin), xs, placed.get(span, ()))
        else:
            spans.append(span._replace(column=begin, column_span=end - begin))
    return replace(grid, xs=tuple(xs), spans=tuple(sorted(spans)))


def _unless_crossed(span: Span, xs: Sequence[float], words: Sequence[Word]) -> list[Span]:
    """The span cut at its inner edges, but for those that its words stand across."""
    segments = [segment for strip in strips_of(words) for segment in strip.segments]
    parts: list[Span] = []
    begin = span.column
    for column in range(span.column + 1, span.column + span.column_span + 1):
        last = column == span.column + span.column_span
        if last or not any(crosses(segment, xs[column]) for segment in segments):
            parts.append(span._replace(column=begin, column_span=column - begin))
            begin = column
    return parts
