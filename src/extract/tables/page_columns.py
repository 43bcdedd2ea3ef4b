"""The columns of a page, told from the columns of a table: their lines keep no step with one another's.

Taught by reports set in two columns, each with tables of its own: one baseline crosses rows of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .beside import GUTTER, reach
from .refuse import LEAST_STEP
from .rows import usual_step
from .segments import Strip, box_around, step, strips_of

LEAST_LINES = 5  # that stand closer than lines of one text can
OUT_OF_STEP = 0.2  # share of the lines that are closer
CLOSER = 0.12  # the same on either side of white that may part two columns
MIDDLE = 0.12  # share of the page's width that the white may stand off its middle
BEGINS = 1.25  # times the usual distance of lines, over a line that begins something
JOINT = 0.7  # share of the beginnings at the left and right that stand on one line, in a table

Stretch = tuple[int, int, float]  # first line, line after the last, x of the white between the columns


def page_columns(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The lines column by column where they stand in two, with what stands over and under them; else as they are."""
    found = max(_stretches(strips), key=lambda stretch: stretch[1] - stretch[0], default=None)
    if found is None:
        return [list(strips)] if strips else []
    first, end, x = found
    words = [word for strip in strips[first:end] for word in strip.line.words]
    left = strips_of([word for word in words if word.box.x1 <= x])
    right = strips_of([word for word in words if word.box.x1 > x])
    return [*page_columns(strips[:first]), left, right, *page_columns(strips[end:])]


def are_out_of_step(strips: Sequence[Strip]) -> bool:
    """Whether lines stand closer than lines of one text can, time and again."""
    return _closer(strips) > OUT_OF_STEP * len(strips)


def _closer(strips: Sequence[Strip]) -> int:
    return sum(step(above, below) < LEAST_STEP for above, below in pairwise(strips))


def _stretches(strips: Sequence[Strip]) -> Iterator[Stretch]:
    """Runs of lines, with white in the middle that none of them crosses, which stand in two columns."""
    if _closer(strips) < LEAST_LINES:
        return
    box = box_around(strips)
    middle, off = (box.x0 + box.x1) / 2, MIDDLE * box.width
    seen: list[Stretch] = []
    for n, (strip, below) in enumerate(zip(strips, (*strips[1:], None), strict=True)):
        for left, right in _white(strip, below):
            if right - left < GUTTER * strip.size or right < middle - off or left > middle + off:
                continue
            if any(first <= n < end and left < x < right for first, end, x in seen):
                continue
            found = reach(strips, n, 0, (left, right))
            seen.append(found)
            if abs(found[2] - middle) <= off and _are_columns(strips[found[0] : found[1]], found[2]):
                yield found


def _white(strip: Strip, below: Strip | None) -> list[tuple[float, float]]:
    """From where to where a line is white, and what is white between it and a line that stands beside it."""
    white = [(one.x1, other.x0) for one, other in pairwise(strip.segments)]
    if below is not None and step(strip, below) < LEAST_STEP:
        white += [
            (one.x1, other.x0) for one, other in ((strip.box, below.box), (below.box, strip.box)) if one.x1 < other.x0
        ]
    return white


def _are_columns(strips: Sequence[Strip], x: float) -> bool:
    return _closer(strips) >= max(LEAST_LINES, CLOSER * len(strips)) and _begin_apart(strips, x)


def _begin_apart(strips: Sequence[Strip], x: float) -> bool:
    """Whether what begins at the left of x begins where nothing does at the right; rows of a table begin together."""
    left = [strip.box.x0 < x for strip in strips]
    right = [strip.box.x1 > x for strip in strips]
    begun = joint = 0
    for side in (left, right):
        lines = [n for n, here in enumerate(side) if here]
        usual = usual_step([strips[n] for n in lines])
        begins = [n for above, n in pairwise(lines) if step(strips[above], strips[n]) > BEGINS * usual] or lines
        begun += len(begins)
        joint += sum(left[n] and right[n] for n in begins)
    return joint < JOINT * begun
