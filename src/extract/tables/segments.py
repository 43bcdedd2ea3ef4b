"""Lines of words cut at their white space: what may be the cells of a table that is drawn without lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ...document import Box
from ..page.content import Word
from ..page.lines import Line, group_lines

CELL_GAP = 1.0  # ems of white space that part two cells
TIGHT_GAP = 0.45  # ems that do so where a column is known to begin
START = 2.5  # points by which a cell may begin beside its column's edge


class Segment(NamedTuple):
    """Words of one line without wide white space between them."""

    words: tuple[Word, ...]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def set_apart(self) -> bool:
        """Bold or underlined throughout."""
        return all(word.style.bold or word.style.underlined for word in self.words)


class Strip(NamedTuple):
    """One line of the page with its segments, left to right."""

    line: Line
    segments: tuple[Segment, ...]

    @property
    def size(self) -> float:
        """The type size in points."""
        return self.line.size

    @property
    def box(self) -> Box:
        return self.line.box

    @property
    def set_apart(self) -> bool:
        return all(segment.set_apart for segment in self.segments)


def strips_of(words: Sequence[Word]) -> list[Strip]:
    """The upright lines of a page, from the top, each cut at white space of an em or more."""
    return strips_in(group_lines(words))


def strips_in(lines: Sequence[Line]) -> list[Strip]:
    """The same of words that are lines already."""
    upright = [line for line in lines if line.words[0].angle == 0]
    return [Strip(line, cut(line)) for line in sorted(upright, key=attrgetter("baseline"))]


def cut(line: Line, starts: Sequence[float] = ()) -> tuple[Segment, ...]:
    """The line's segments; where a column is known to start, less white space is enough."""
    words = line.words
    wide, tight = CELL_GAP * line.size, TIGHT_GAP * line.size
    if line.widest < (tight if starts else wide):
        return (Segment(words, line.box.x0, line.box.x1),)
    boxes = [word.box for word in words]
    starts = sorted(starts)
    begins = [0]
    for n in range(1, len(boxes)):
        x = boxes[n].x0
        gap = x - boxes[n - 1].x1
        if gap >= wide or (gap >= tight and _near(x, starts)):
            begins.append(n)
    if len(begins) == 1:
        return (Segment(words, line.box.x0, line.box.x1),)
    stretches = pairwise([*begins, len(words)])
    return tuple([Segment(words[a:b], boxes[a].x0, max([box.x1 for box in boxes[a:b]])) for a, b in stretches])


def _near(x: float, starts: Sequence[float]) -> bool:
    """Whether one of the starts (ascending) is close to x."""
    n = bisect_left(starts, x - START)
    return n < len(starts) and starts[n] <= x + START


def parted(line: Line) -> bool:
    """Whether the line has more than one segment."""
    return line.widest >= CELL_GAP * line.size


def step(before: Strip, after: Strip) -> float:
    """Distance of two baselines in ems."""
    above, below = before.line, after.line
    return (below.baseline - above.baseline) / (above.size if above.size > below.size else below.size)  # noqa: FURB136


def box_around(strips: Sequence[Strip]) -> Box:
    """The box that holds all these lines; there is at least one."""
    box = strips[0].box
    for strip in strips[1:]:
        box = box.union(strip.box)
    return box
