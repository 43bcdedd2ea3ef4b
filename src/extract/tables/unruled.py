"""Tables without any line or label set apart: rows that keep to the columns of their fullest line.

Taught by figures typed under one another with tabulators, and by action lists whose labels are as plain as their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...document import Box
from .captions import is_table_caption
from .columns import filled, gutters_between, take_in
from .half_ruled import meet
from .refuse import are_contents
from .rows import row_starts, rows_of
from .segments import Segment, Strip, box_around, step
from .stripes import Stripes

LEAST_COLUMNS = 3
LEAST_ROWS = 3
FULL = 0.6  # share of the columns that a line fills to count as a row's first
MORE_ROWS = 5  # without figures
CAPTIONED = 4  # the same under a caption, which says that a table stands below
CAPTION_LINES = 2
NEARLY_ALL = 0.8  # of the columns in place, without figures
SAME_PLACE = 3.0  # points
FURTHEST = 3.2  # ems between lines of one table
SHORT = 4  # words


def aligned_tables(strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Runs of lines with three columns and more, one of figures or dates, without rules or bold labels."""
    found: list[Stripes] = []
    begin = 0
    for n, strip in enumerate(strips):
        if n < begin or len(strip.segments) < LEAST_COLUMNS:
            continue
        fullest = _fullest_near(strips, n)
        first, end, stripes = _grown(strips, fullest, begin)
        if stripes is not None and not any(meet(box_around(strips[first:end]), box) for box in taken):
            found.append(stripes)
            begin = end
    return found


def _fullest_near(strips: Sequence[Strip], n: int) -> int:
    """The line with the most cells among the next few: a row with an empty cell does not show all columns."""
    near = [n]
    while near[-1] + 1 < len(strips) and step(strips[near[-1]], strips[near[-1] + 1]) <= FURTHEST:
        near.append(near[-1] + 1)
    return max(near, key=lambda m: (len(strips[m].segments), -m))


def _grown(strips: Sequence[Strip], seed: int, floor: int) -> tuple[int, int, Stripes | None]:
    """(first line, line after the last, rows) of the table round this line; no rows where it is none."""
    gutters = gutters_between(strips[seed].segments)
    starts = [segment.x0 for segment in strips[seed].segments]
    body = [strips[seed]]
    first, end = seed, seed + 1
    while end < len(strips) and step(body[-1], strips[end]) <= FURTHEST:
        parted = take_in(strips[end], gutters, starts)
        if parted is None or (parted.set_apart and len(parted.segments) == 1):
            break
        body.append(parted)
        end += 1
    while first > floor and step(strips[first - 1], body[0]) <= FURTHEST:
        parted = take_in(strips[first - 1], gutters, starts)
        if parted is None or len(parted.segments) < 2:
            break
        body.insert(0, parted)
        first -= 1
    edges = tuple(gutter.edge for gutter in gutters)
    while len(body) > 1 and _trails(body, edges):
        body.pop()
        end -= 1
    captioned = any(is_table_caption(strip.line.text) for strip in strips[max(first - CAPTION_LINES, 0) : first])
    if not _keeps_to_columns(body, edges, CAPTIONED if captioned else MORE_ROWS):
        return first, end, None
    opening = frozenset(filled(strips[seed], edges))
    rows = rows_of(body, row_starts(body, edges, max(strip.box.x1 for strip in body), opening))
    return first, end, Stripes(tuple(rows), edges) if len(rows) >= LEAST_ROWS else None


def _trails(body: Sequence[Strip], edges: Sequence[float]) -> bool:
    """Whether the last line is a paragraph that merely follows: it stands off, and in the first column alone."""
    apart = step(body[-2], body[-1]) > 1.3 * min(step(a, b) for a, b in pairwise(body))
    return apart and set(filled(body[-1], edges)) == {0}


def _keeps_to_columns(body: Sequence[Strip], edges: Sequence[float], worded_rows: int) -> bool:
    """Whether several lines fill most columns, at the same places, with short cells, and some with figures; without
    figures so many must."""
    rows = [filled(strip, edges) for strip in body]
    full = [row for row in rows if len(row) >= max(LEAST_COLUMNS, FULL * (len(edges) + 1))]
    if len(full) < LEAST_ROWS or are_contents(body):
        return False
    columns = [[row[c] for row in full if c in row] for c in range(len(edges) + 1)]
    placed = sum(_at_one_place(cells) for cells in columns)
    short = sum(_mostly(len(_words(cell)) <= SHORT for cell in cells) for cells in columns[1:])
    figures = any(_mostly(any(c.isdigit() for c in _text(cell)) for cell in cells) for cells in columns[1:])
    worded = len(full) >= worded_rows and placed >= NEARLY_ALL * len(columns) and short == len(edges)
    return (figures and placed >= FULL * len(columns) and 2 * short >= len(edges)) or worded


def _at_one_place(cells: Sequence[tuple[Segment, ...]]) -> bool:
    """Flush left, flush right or centred."""
    if len(cells) < 2:
        return False
    lefts = [cell[0].x0 for cell in cells]
    rights = [cell[-1].x1 for cell in cells]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(_mostly(abs(x - sorted(xs)[len(xs) // 2]) <= SAME_PLACE for x in xs) for xs in (lefts, rights, middles))


def _mostly(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return 2 * sum(given) > len(given)


def _words(cell: tuple[Segment, ...]) -> list[str]:
    return _text(cell).split()


def _text(cell: tuple[Segment, ...]) -> str:
    return " ".join(segment.text for segment in cell)
