"""Columns of words: the stretches of x that the lines of a table leave white, all of them or nearly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...document import Box
from ..blocks.structure import BULLETS
from .column_places import covered_by
from .laid import Column
from .segments import Strip

GUTTER = 0.36  # ems that all lines leave white; a space between words is a quarter of an em
STRAY = 0.06  # share of the lines that may run across (heads over several columns)
IN_PLACE = 0.6  # share of a column's cells, and of the columns, that must begin or end in line
SAME_PLACE = 0.4  # ems
MOST_HEADS = 4  # lines on top that may run across: heads over several columns
HEADS_SHARE = 3  # lines to one such head, at least
ALONE = 0.5  # of the table's width, that a line of one piece may take and still show columns


def white_columns(strips: Sequence[Strip]) -> list[Column]:
    """The columns from the left; a column of nothing but bullets is part of the next."""
    em = sorted(strip.size for strip in strips)[len(strips) // 2]
    wide = max(strip.box.x1 for strip in strips) - min(strip.box.x0 for strip in strips)
    shown = [
        strip
        for strip in strips
        if len(strip.segments) > 1 or (strip.box.width <= ALONE * wide and not strip.set_apart)
    ]
    columns = _under_heads(shown, em)
    for strip in reversed(shown):  # labels over an empty column
        if 2 * len(strip.segments) > len(columns) and not crosses(strip, columns):
            stretches = [(column.x0, column.x1) for column in columns]
            stretches += [(word.box.x0, word.box.x1) for word in strip.line.words]
            wider = _stretches(stretches, 0, em)
            columns = wider if len(wider) >= len(columns) else columns
    return _without_bullets(columns, strips)


def _under_heads(shown: Sequence[Strip], em: float) -> list[Column]:
    """The columns without the fewest lines on top that close white space which all others leave."""
    found: list[Column] = []
    for heads in range(min(MOST_HEADS, len(shown) // HEADS_SHARE) + 1):
        lines = shown[heads:]
        stretches = [(word.box.x0, word.box.x1) for strip in lines for word in strip.line.words]
        columns = [
            column
            for column in _stretches(stretches, int(STRAY * len(lines)), em)
            if any(column.x0 - 1 <= x0 and x1 <= column.x1 + 1 for x0, x1 in stretches)
        ]
        if len(columns) > len(found):
            found = columns
    return found


def _stretches(stretches: Sequence[tuple[float, float]], stray: int, em: float) -> list[Column]:
    """Where more than `stray` of these stand, with the white space of a column's gutter between them."""
    turns = [(x0, 1) for x0, _ in stretches]
    turns += [(x1, -1) for _, x1 in stretches]
    turns.sort()
    return covered_by(turns, stray, GUTTER * em)


def _without_bullets(columns: Sequence[Column], strips: Sequence[Strip]) -> list[Column]:
    marks = [word.box for strip in strips for word in strip.line.words if word.text in BULLETS]
    if not marks:
        return list(columns)
    kept: list[Column] = []
    for column in columns:
        if kept and kept[-1].x1 - kept[-1].x0 <= max(box.width for box in marks) + 1 and _holds_mark(kept[-1], marks):
            kept[-1] = Column(kept[-1].x0, column.x1)
        else:
            kept.append(column)
    return kept


def _holds_mark(column: Column, marks: Sequence[Box]) -> bool:
    return any(column.x0 - 1 <= box.x0 and box.x1 <= column.x1 + 1 for box in marks)


def are_placed(strips: Sequence[Strip], columns: Sequence[Column]) -> bool:
    """Whether the cells of most columns begin, end or are centred in line."""
    em = strips[0].size
    cells: list[list[tuple[float, float]]] = [[] for _ in columns]
    for strip in strips:
        for column, place in zip(columns, cells, strict=True):
            inside = [w.box for w in strip.line.words if column.x0 - 1 <= w.box.x0 and w.box.x1 <= column.x1 + 1]
            if inside:
                place.append((inside[0].x0, inside[-1].x1))
    placed = sum(_in_line(place, SAME_PLACE * em) for place in cells)
    return placed >= IN_PLACE * len(columns)


def _in_line(cells: Sequence[tuple[float, float]], near: float) -> bool:
    if len(cells) < 2:
        return False
    for places in ([a for a, _ in cells], [b for _, b in cells], [(a + b) / 2 for a, b in cells]):
        middle = sorted(places)[len(places) // 2]
        if sum(abs(place - middle) <= near for place in places) >= IN_PLACE * len(places):
            return True
    return False


def crosses(strip: Strip, columns: Sequence[Column]) -> bool:
    """Whether a word of the line stands across the white space between two columns."""
    between = [(one.x1, other.x0) for one, other in pairwise(columns)]
    return any(word.box.x0 < left and word.box.x1 > right for word in strip.line.words for left, right in between)
