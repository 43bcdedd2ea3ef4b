"""The top of a page read in the columns of the table that fills the page before, where no lines part its columns.

A page on which a column is blank, or that has but one row more, does not show the columns by itself. Taught by plans
whose theme is printed once, and by those that leave their last row to another page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf

from ...document import Block, Box, Table, TableOrigin
from ..page.baselines import Line
from ..page.content import PageContent
from .broken_labels import with_whole_labels
from .cells import table_of
from .columns import Gutter
from .drawn_overleaf import drawn_overleaf
from .drawn_rows import Row, rows_between
from .extents import FURTHEST, Extent, extents_of, finely_cut
from .last_bands import without_last_band
from .merging import edges_of
from .placing import Middles, placed_in
from .refit import LEAST_COLUMNS, Edges, column_of
from .repeats import heading_words, words_of
from .rows import WIDEST_LINES, row_starts, rows_of
from .segments import Strip, box_around, step
from .stripes import Stripes, grid_from

MOST_HEAD_LINES = 9
LABEL_WORDS = 7  # more are prose
SENTENCE = 4  # words that end with a full stop are no label
FULL = 0.6  # of the way down a page, that a table which goes on reaches at least
SIDES = 8.0  # points between a table's sides and the lines drawn for it
FEW = 0.2  # of the lines
SLACK = 3.0  # points
SAME_COLUMNS = 18.0  # points by which edges that white space shows may differ


@dataclass(frozen=True, slots=True)
class Carried:
    """The columns of a table that may go on overleaf, and the words of its headings in alphabetical order.

    `drawn`: whether lines part the columns.
    """

    edges: Edges
    headings: tuple[str, ...]
    drawn: bool = False

    @property
    def inner(self) -> Edges:
        return self.edges[1:-1]


def carried_by(blocks: Sequence[Block], before: Carried | None, foot: float) -> Carried | None:
    """The columns of the table that a page ends with; its headings may stand on a page before.

    `foot` is how far down the page might be printed, in points.
    """
    blocks = without_last_band(blocks)
    table = blocks[-1] if blocks else None
    if not isinstance(table, Table) or table.parts[-1].box.bottom < FULL * foot:
        return None
    edges = edges_of(table)
    if edges is None or len(edges) <= LEAST_COLUMNS:
        return None
    if table.origin is TableOrigin.RULED:
        return Carried(edges, (), drawn=True)
    if table.header_rows:
        return Carried(edges, heading_words(table))
    if before is None or before.drawn or len(blocks) > 1:
        return None
    return Carried(edges, before.headings)


def going_on(
    page: PageContent, lines: Sequence[Line], tables: tuple[Table, ...], carried: Carried
) -> tuple[Table, ...]:
    """The tables of a page, the first read in carried columns where its lines keep to them and it shows fewer."""
    if carried.drawn:
        return drawn_overleaf(page, lines, tables, carried.edges)
    upright = sorted([line for line in lines if line.upright], key=lambda line: line.baseline)
    end = _end(tables, upright, carried)
    strips = with_whole_labels([Strip(line, finely_cut(line)) for line in upright if line.box.bottom < end])
    titles = next((n for n, strip in enumerate(strips) if not _is_title(strip, carried)), 0)
    if titles and _head_lines([strip.line for strip in strips[titles:]], carried):
        return tables  # another table of the same headings
    head = _head_lines([strip.line for strip in strips], carried)
    body = _body(strips[head:], carried)
    if not _believed(body, head, carried):
        return tables
    area = box_around([*strips[:head], *body])
    inside = [table for table in tables if table.parts[0].box.top < area.bottom - SLACK]
    read_alike = len(inside) == 1 and _shows(inside[0], carried) and _covers(inside[0].parts[0].box, area)
    if read_alike and (head or not _heads_are_rows(inside[0])):
        return tables
    end = max([t.parts[0].box.bottom for t in inside], default=0.0)
    if any(len(s.segments) > 1 and s.line.baseline < end for s in strips[head + len(body) :]):
        return tables
    if any(t.column_count >= len(carried.edges) for t in inside) and _are_too_few(body, carried):
        return tables
    table = _table(page, strips[:head], body, carried)
    return (table, *tables[len(inside) :])


def _are_too_few(body: Sequence[Strip], carried: Carried) -> bool:
    """Whether many lines have words with white space between in one of the columns."""
    parted = sum(len(strip.segments) > len(_columns(strip, carried)) for strip in body)
    return parted > FEW * len(body)


def _end(tables: Sequence[Table], lines: Sequence[Line], carried: Carried) -> float:
    """Where the next table begins: one drawn on all sides, or one with headings under others than those carried."""
    top = lines[max(0, _head_lines(lines, carried) - 1)].box.bottom if lines else 0.0
    begins = [(t.parts[0].box.top, t) for t in tables]
    return min((y for y, t in begins if t.origin is TableOrigin.RULED or (t.header_rows and y > top)), default=inf)


def _shows(table: Table, carried: Carried) -> bool:
    """Whether the table has these columns."""
    edges = edges_of(table)
    if edges is None or len(edges) != len(carried.edges):
        return False
    return all(abs(a - b) <= SAME_COLUMNS for a, b in zip(edges[1:-1], carried.inner, strict=True))


def _covers(box: Box, area: Box) -> bool:
    return box.top <= area.top + SLACK and box.bottom >= area.bottom - SLACK


def _heads_are_rows(table: Table) -> bool:
    """Whether rows with prose in them were taken for headings: those stand overleaf."""
    heads = [cell.flat for row in table.rows()[: table.header_rows] for cell in row]
    return any(
        words > LABEL_WORDS or (words >= SENTENCE and text[-1] == ".") for text in heads if (words := len(text.split()))
    )


def _head_lines(lines: Sequence[Line], carried: Carried) -> int:
    """How many lines on top say the headings again."""
    said: list[str] = []
    for number, line in enumerate(lines[:MOST_HEAD_LINES], 1):
        said += words_of(line.text)
        if len(said) >= len(carried.headings):
            return number if tuple(sorted(said)) == carried.headings else 0
    return 0


def _body(strips: Sequence[Strip], carried: Carried) -> list[Strip]:
    """The lines that keep to the columns, and those that name the rows below, down to the first that does not.

    They end with a line with words in several columns and what goes on under it, or, where there is none, with what
    goes on under the first.
    """
    body: list[Strip] = []
    for strip in strips:
        if body and step(body[-1], strip) > FURTHEST:
            break
        if not _is_title(strip, carried) and None in _columns(strip, carried):
            break
        body.append(strip)
    end = 1 + max((n for n, strip in enumerate(body) if len(_columns(strip, carried)) > 1), default=0)
    while end < len(body) and step(body[end - 1], body[end]) <= WIDEST_LINES and not _is_title(body[end], carried):
        end += 1
    return body[:end]


def _columns(strip: Strip, carried: Carried) -> set[int | None]:
    return {column_of(segment.x0, segment.x1, carried.edges) for segment in strip.segments}


def _is_title(strip: Strip, carried: Carried) -> bool:
    """Words set apart at the left, alone on their line."""
    return len(strip.segments) == 1 and strip.set_apart and strip.box.x0 < carried.edges[0] + SIDES


def _believed(body: Sequence[Strip], head: int, carried: Carried) -> bool:
    """Whether these are rows: under the headings any are, else one line has words in half of the columns carried."""
    fullest = max([len(_columns(strip, carried)) for strip in body], default=0)
    if head:
        return fullest > 1 or (fullest == 1 and not _is_title(body[0], carried))
    return fullest > 1 and 2 * fullest >= len(carried.edges) - 1


def _table(page: PageContent, head: Sequence[Strip], body: Sequence[Strip], carried: Carried) -> Table:
    area = box_around([*head, *body])
    extent = next((e for e in extents_of(page, ()) if _around(e, carried) and _rules(e, area)), None)
    rows = _rows(body, extent, carried)
    whole = [tuple(head), *rows] if head else rows
    grid = grid_from(Stripes(tuple(whole), carried.inner, carried.edges[0], carried.edges[-1]))
    origin = TableOrigin.HALF_RULED if extent is not None else TableOrigin.ALIGNED
    return replace(table_of(placed_in(grid, Middles(page.words)), page, origin), header_rows=int(bool(head)))


def _around(extent: Extent, carried: Carried) -> bool:
    return abs(extent.x0 - carried.edges[0]) <= SIDES and abs(extent.x1 - carried.edges[-1]) <= SIDES


def _rules(extent: Extent, area: Box) -> bool:
    """Whether rules of this width run at or between these lines; they may be another table's, further down."""
    return extent.parts(area.top - 2 * SIDES, area.bottom + 2 * SIDES)


def _rows(body: Sequence[Strip], extent: Extent | None, carried: Carried) -> list[Row]:
    if extent is not None:
        return rows_between(body, [Gutter(edge, edge) for edge in carried.inner], extent)
    every = frozenset(range(len(carried.edges) - 1))
    rows: list[Row] = []
    for title, group in groupby(body, key=lambda strip: _is_title(strip, carried)):
        lines = list(group)
        starts = range(len(lines)) if title else row_starts(lines, carried.inner, carried.edges[-1], every)
        rows += rows_of(lines, list(starts))
    return rows
