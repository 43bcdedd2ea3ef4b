"""Rulings as they are drawn -> a few straight lines: snapped, dashes joined, doubles made one, in connected groups.

Office programs draw one border as many pieces: a rectangle a point wide, a dash, a small square where borders cross,
two lines for a double border, the edge of a cell's shading. All come out as one `Line`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...document import Box, told_once
from ..page.content import Fill, PageContent, Ruling

SNAP = 2.5  # points between the two strokes of a double border
DASH_GAP = 4.5
REACH = 3.0  # how far a line may end short of the one that it meets
EDGES_DRAWN = 100_000
EDGES_SNAPPED = 2_000
CROSSINGS = 20_000  # of lines that run through the whole drawing: the cells of a grid that no paper has
SMALLEST_FILL = 7.0
HIGHEST_STRIPE = 0.6  # of the page; a larger painted area is a background


class Line(NamedTuple):
    """A horizontal or vertical line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one page, or of one group that hangs together."""

    horizontal: tuple[Line, ...]
    vertical: tuple[Line, ...]
    _told: dict[object, object] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def count(self) -> int:
        return len(self.horizontal) + len(self.vertical)


@told_once
def page_lines(page: PageContent) -> Lines | None:
    """The lines of the page's rulings."""
    return lines_of(page.rulings)


def lines_of(rulings: Iterable[Ruling], fills: Iterable[Fill] = (), more: Lines | None = None) -> Lines | None:
    """The page's lines and `more`; `fills` give their four edges. None where there are more than can be a table's."""
    horizontal: list[Line] = list(more.horizontal) if more else []
    vertical: list[Line] = list(more.vertical) if more else []
    for ruling in rulings:
        box = ruling.box
        if box.x1 - box.x0 >= box.bottom - box.top:
            horizontal.append(Line((box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            vertical.append(Line((box.x0 + box.x1) / 2, box.top, box.bottom))
    for fill in fills:
        if min(fill.box.width, fill.box.height) >= SMALLEST_FILL:
            horizontal += [Line(y, fill.box.x0, fill.box.x1) for y in (fill.box.top, fill.box.bottom)]
            vertical += [Line(x, fill.box.top, fill.box.bottom) for x in (fill.box.x0, fill.box.x1)]
    if len(horizontal) + len(vertical) > EDGES_DRAWN:
        return None
    lines = Lines(tuple(merged(horizontal)), tuple(merged(vertical)))
    return lines if lines.count <= EDGES_SNAPPED and not _is_beyond_reading(lines) else None


def _is_beyond_reading(lines: Lines) -> bool:
    """A grid of more cells than a table has; a map has as many lines, but few of them run through it."""
    if len(lines.horizontal) * len(lines.vertical) <= CROSSINGS:
        return False
    across, down = (_running_through(some) for some in (lines.horizontal, lines.vertical))
    return across * down > CROSSINGS


def _running_through(lines: Sequence[Line]) -> int:
    least = 0.8 * (max(line.end for line in lines) - min(line.start for line in lines))
    return sum(line.length >= least for line in lines)


def merged(lines: Sequence[Line]) -> list[Line]:
    """Lines at nearly the same place made one where they meet or nearly meet."""
    result: list[Line] = []
    for group in clusters(sorted(lines, key=lambda line: line.at), SNAP):
        weight = sum(line.length for line in group) or 1.0
        at = sum(line.at * line.length for line in group) / weight if weight > 1 else group[0].at
        start, end = None, 0.0
        for line in sorted(group, key=lambda line: line.start):
            if start is None:
                start, end = line.start, line.end
            elif line.start - end <= DASH_GAP:
                end = max(end, line.end)
            else:
                result.append(Line(at, start, end))
                start, end = line.start, line.end
        if start is not None:
            result.append(Line(at, start, end))
    return [line for line in result if line.length > SNAP]


def clusters(lines: Sequence[Line], spread: float) -> list[list[Line]]:
    """Sorted lines, parted wherever a group would grow wider than `spread`."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.at - groups[-1][0].at <= spread:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@told_once
def connected(lines: Lines) -> tuple[Lines, ...]:
    """Groups of lines that cross or touch, from the top of the page; lines that meet no other are left out.

    An underline inside a cell meets nothing, so it is never taken for a border.
    """
    verticals = sorted(lines.vertical, key=lambda line: line.at)
    places = [line.at for line in verticals]
    parent = list(range(len(lines.horizontal) + len(verticals)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    offset = len(lines.horizontal)
    for h, line in enumerate(lines.horizontal):
        for v in range(bisect_left(places, line.start - REACH), bisect_right(places, line.end + REACH)):
            if verticals[v].start - REACH <= line.at <= verticals[v].end + REACH:
                parent[root(offset + v)] = root(h)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for h, line in enumerate(lines.horizontal):
        groups.setdefault(root(h), ([], []))[0].append(line)
    for v, line in enumerate(verticals):
        groups.setdefault(root(offset + v), ([], []))[1].append(line)
    lone = [vs[0] for hs, vs in groups.values() if not hs]
    return tuple([_with_sides(Lines(tuple(hs), tuple(vs)), lone) for hs, vs in groups.values() if hs and vs])


def _with_sides(group: Lines, lone: Sequence[Line]) -> Lines:
    """The group with vertical lines that meet none of it, but stand beside it and are exactly as high.

    Taught by merged cells at the left that go on from the page above and over the next: no line closes them.
    """
    if not lone:
        return group
    box = around(group)
    sides = [
        line
        for line in lone
        if abs(line.start - box.top) <= REACH
        and abs(line.end - box.bottom) <= REACH
        and REACH < max(box.x0 - line.at, line.at - box.x1) <= box.width / 2
    ]
    return Lines(group.horizontal, (*group.vertical, *sides))


@told_once
def loose_horizontals(lines: Lines) -> tuple[Line, ...]:
    """Horizontal lines that meet no vertical one, from the top."""
    meeting = {line for group in connected(lines) for line in group.horizontal}
    loose = [line for line in lines.horizontal if line not in meeting]
    return tuple(sorted(loose, key=lambda line: (line.at, line.start)))


@told_once
def frame_horizontals(lines: Lines) -> tuple[Line, ...]:
    """Horizontal lines that meet vertical ones at their ends only: of a box, perhaps with lines across or left open."""
    found: list[Line] = []
    for group in connected(lines):
        if _is_frame(group):
            box = around(group)
            found += [*group.horizontal, *(Line(y, box.x0, box.x1) for y in (box.top, box.bottom))]
    return tuple(found)


def stripe_edges(page: PageContent) -> list[Line]:
    """The upper and lower edges of what is painted, but for a background."""
    fills = [fill.box for fill in page.fills if SMALLEST_FILL <= fill.box.height <= HIGHEST_STRIPE * page.height]
    if 2 * len(fills) > EDGES_SNAPPED:
        return []
    return [Line(y, box.x0, box.x1) for box in fills for y in (box.top, box.bottom)]


def _is_frame(group: Lines) -> bool:
    """A box, perhaps with lines across: all its vertical lines are its sides."""
    box = around(group)
    return all(min(line.at - box.x0, box.x1 - line.at) <= REACH for line in group.vertical)


def around(lines: Lines) -> Box:
    """The box that holds all these lines."""
    xs = [line.at for line in lines.vertical] + [x for h in lines.horizontal for x in (h.start, h.end)]
    ys = [line.at for line in lines.horizontal] + [y for v in lines.vertical for y in (v.start, v.end)]
    return Box(min(xs), min(ys), max(xs), max(ys))
