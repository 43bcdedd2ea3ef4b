"""Unruled rows at the top of a page whose header stands on the page before.

Taught by prints that break a list of activities wherever the page is full and do not say the labels again.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box
from ..page.content import PageContent
from .columns import filled, gutters_between, take_in
from .rows import row_starts, rows_of
from .segments import Segment, Strip, step
from .stripes import Stripes

LEAST_COLUMNS = 3
SHORT = 4  # words; a row of a table has cells like names, dates and statuses beside its text
ROW_ENDS = 4.5  # ems of white space that end the rows


def tables_from_overleaf(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """The rows that the page opens with, if its lines keep to the columns of the fullest one: one table or none."""
    if max([len(strip.segments) for strip in strips], default=0) < LEAST_COLUMNS:
        return []
    run = _opening_lines(page, strips, taken)
    fullest = max(run, key=lambda strip: len(strip.segments), default=None)
    if fullest is None or len(fullest.segments) < LEAST_COLUMNS or not _is_row(fullest.segments):
        return []
    gutters = gutters_between(fullest.segments)
    starts = [segment.x0 for segment in fullest.segments]
    body: list[Strip] = []
    for strip in run:
        parted = take_in(strip, gutters, starts)
        if parted is None:
            break
        body.append(parted)
    if fullest not in run[: len(body)]:
        return []
    edges = tuple(gutter.edge for gutter in gutters)
    opening = frozenset(filled(fullest, edges))
    right = max(strip.box.x1 for strip in body)
    rows = rows_of(body, row_starts(body, edges, right, opening))
    return [Stripes(tuple(rows), edges)]


def _opening_lines(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Strip]:
    """The lines from the page's top to a heading, a table or wide white space."""
    run: list[Strip] = []
    top = min([word.box.top for word in page.words], default=0.0) if taken else 0.0
    for strip in strips:
        above = run[-1].box.top if run else top - 1
        if strip.set_apart or any(above < box.top < strip.box.bottom for box in taken):
            break
        if run and step(run[-1], strip) > ROW_ENDS:
            break
        run.append(strip)
    return run


def _is_row(segments: Sequence[Segment]) -> bool:
    """Text at the left and, beside it, mostly short cells, of which one holds a date or a figure: no list of names."""
    short = sum(len(segment.words) <= SHORT for segment in segments[1:])
    dated = any(c.isdigit() for segment in segments[1:] for c in segment.text)
    return dated and len(segments[0].words) > 1 and 2 * short >= len(segments) - 1
