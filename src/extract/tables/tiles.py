"""Cells painted one by one: side by side in one colour they are a stripe, as readers see it.

Taught by Word, LibreOffice and browsers, which paint each cell of a shaded heading or a striped row by itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from ...document import Box, told_once
from ..page.baselines import group_lines
from ..page.content import Fill, PageContent
from .placing import Middles

JOINT = 0.4  # points between two cells whose paint runs on from one to the other
MOST_FILLS = 5_000  # more are a picture
FILLED = 0.98  # of a rectangle, that cells cover together
NEXT_LINES = 45.0  # points round what is painted: the next row may stand under the name of a section
CELL_GAP = 1.0  # ems of white space that part two cells


@told_once
def stripes_on(page: PageContent) -> tuple[Fill, ...]:
    """The page's fills as they look: those that run on side by side in one colour made one."""
    groups = _side_by_side(page.fills)
    if not groups:
        return page.fills
    joined = {id(fill) for group in groups for fill in group}
    alone = [fill for fill in page.fills if id(fill) not in joined]
    return (*alone, *(fill for group in groups for fill in _as_seen(group)))


def cells_of_stripes(fills: Sequence[Fill], middles: Middles) -> set[Fill]:
    """Those of the fills that are cells of a stripe, and no table in themselves.

    A stripe is one row, or several with words in columns close over or under them, which go on with them.
    """
    found: set[Fill] = set()
    for group in _side_by_side(fills):
        box = _around(group)
        in_one_row = max(fill.box.top for fill in group) < min(fill.box.bottom for fill in group)
        if in_one_row or _goes_on(box, middles):
            found.update(group)
    return found


def _side_by_side(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Groups of fills in one colour that touch, some of them side by side."""
    groups: list[list[Fill]] = []
    if len(fills) < 2 or len(fills) > MOST_FILLS:
        return groups
    in_order = sorted(dict.fromkeys(fills), key=attrgetter("colour"))
    for _, alike in groupby(in_order, key=attrgetter("colour")):
        ordered = sorted(alike, key=lambda fill: (fill.box.x0, fill.box.top))
        groups += _touching(ordered) if len(ordered) > 1 else []
    return groups


def _touching(fills: Sequence[Fill]) -> Iterator[list[Fill]]:
    """The groups among these, which are sorted by their left edges."""
    parent = list(range(len(fills)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    beside = _pairs_beside(fills)
    if not beside:
        return
    for one, other in [*beside, *_pairs_under(fills)]:
        parent[root(one)] = root(other)
    groups: dict[int, list[Fill]] = {}
    for n, fill in enumerate(fills):
        groups.setdefault(root(n), []).append(fill)
    wide = {root(n) for n, _ in beside}
    yield from (group for number, group in groups.items() if number in wide)


def _pairs_beside(fills: Sequence[Fill]) -> list[tuple[int, int]]:
    """Which of the fills, sorted by their left edges, begin where others end, at the same height."""
    lefts = [fill.box.x0 for fill in fills]
    pairs: list[tuple[int, int]] = []
    for n, fill in enumerate(fills):
        box = fill.box
        for m in range(bisect_left(lefts, box.x1 - JOINT), bisect_right(lefts, box.x1 + JOINT)):
            other = fills[m].box
            if m != n and min(box.bottom, other.bottom) - max(box.top, other.top) > JOINT:
                pairs.append((n, m))
    return pairs


def _pairs_under(fills: Sequence[Fill]) -> list[tuple[int, int]]:
    """Which of the fills begin under others, and overlap with them across."""
    down = sorted(range(len(fills)), key=lambda n: fills[n].box.top)
    tops = [fills[n].box.top for n in down]
    pairs: list[tuple[int, int]] = []
    for n, fill in enumerate(fills):
        box = fill.box
        for place in range(bisect_left(tops, box.bottom - JOINT), bisect_right(tops, box.bottom + JOINT)):
            other = fills[down[place]].box
            if down[place] != n and min(box.x1, other.x1) - max(box.x0, other.x0) > JOINT:
                pairs.append((n, down[place]))
    return pairs


def _as_seen(group: Sequence[Fill]) -> list[Fill]:
    """One rectangle, where the fills make one together; else those of one height in one row."""
    box = _around(group)
    if sum(fill.box.width * fill.box.height for fill in group) >= FILLED * box.width * box.height:
        return [Fill(box, group[0].colour)]
    seen: list[Fill] = []
    for fill in sorted(group, key=lambda fill: (round(fill.box.top), round(fill.box.bottom), fill.box.x0)):
        last = seen[-1].box if seen else None
        if last is not None and _is_level(last, fill.box) and fill.box.x0 - last.x1 <= JOINT:
            seen[-1] = Fill(last.union(fill.box), fill.colour)
        else:
            seen.append(fill)
    return seen


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= JOINT and abs(one.bottom - other.bottom) <= JOINT


def _around(group: Sequence[Fill]) -> Box:
    box = group[0].box
    for fill in group[1:]:
        box = box.union(fill.box)
    return box


def _goes_on(box: Box, middles: Middles) -> bool:
    """Whether words with white space between them stand close over or under a box."""
    over = Box(box.x0, box.top - NEXT_LINES, box.x1, box.top)
    under = Box(box.x0, box.bottom, box.x1, box.bottom + NEXT_LINES)
    return any(_in_columns(near, middles) for near in (over, under))


def _in_columns(band: Box, middles: Middles) -> bool:
    words = [middles.words[n] for n in middles.within(band).nonzero()[0].tolist()]
    return any(
        after.box.x0 - word.box.x1 > CELL_GAP * line.size
        for line in group_lines(words)
        for word, after in pairwise(line.words)
    )
