"""The heads of a table whose sides are drawn: labels over columns, labels over several, labels that hang over rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from .columns import Gutter
from .drawn_columns import column_of
from .extents import Extent
from .laid import Column, LaidCell
from .segments import Segment, Strip

NEXT_LINE = 1.45  # ems between the lines of one label
SAME_ROW = 0.5  # ems between the first lines of labels of one row
MOST_OVER = 6  # heads side by side over columns
LEFT_OUT = 6.0  # points that it costs to leave a column without a head over it


@dataclass(slots=True)
class _Label:
    """A label of one or more lines over the columns from `first` to `last`."""

    segments: list[Segment]
    first: int
    last: int
    top: float  # baselines of its first and last line
    bottom: float
    level: int = 0
    deep: int = 1

    @property
    def middle(self) -> float:
        return (min(s.x0 for s in self.segments) + max(s.x1 for s in self.segments)) / 2


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines of the heads and what they stand over."""

    lines: Sequence[Strip]
    gutters: Sequence[Gutter]
    extent: Extent
    labels: list[_Label] = field(default_factory=list)

    @property
    def em(self) -> float:
        return self.lines[0].size


def head_cells(lines: Sequence[Strip], gutters: Sequence[Gutter], extent: Extent) -> tuple[list[LaidCell], int]:
    """The cells of the heads and the number of their rows."""
    head = _Head(lines, gutters, extent)
    for strip in lines:
        for segment in strip.segments:
            _put(head, segment, strip.line.baseline)
    levels = _levels(head)
    for label in head.labels:
        label.level = min(range(len(levels)), key=lambda n: abs(levels[n] - label.top))
    for level in range(len(levels) - 1):
        _spread(head, level)
    for label in head.labels:
        below = [
            o.level for o in head.labels if o.level > label.level and o.first <= label.last and label.first <= o.last
        ]
        if not below and len(levels) > 1:
            label.deep = len(levels) - label.level
    cells = [
        LaidCell(
            label.level,
            label.first,
            tuple(word for segment in label.segments for word in segment.words),
            label.last - label.first + 1,
            label.deep,
        )
        for label in head.labels
    ]
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), len(levels)


def _put(head: _Head, segment: Segment, baseline: float) -> None:
    """The words put to the label that they go on with, or a new one."""
    first, last = column_of(segment, head.gutters)
    for label in reversed(head.labels):
        if label.first <= last and first <= label.last:
            close = baseline - label.bottom <= NEXT_LINE * head.em and not _parted(head, label, segment, baseline)
            if close and (label.first, label.last) == (first, last):
                label.segments.append(segment)
                label.bottom = baseline
                return
            if close and label.bottom == baseline:  # a wide space in one label
                label.segments.append(segment)
                return
            break
    head.labels.append(_Label([segment], first, last, baseline, baseline))


def _parted(head: _Head, label: _Label, segment: Segment, baseline: float) -> bool:
    """Whether a rule stands between a label and words below it."""
    if head.extent.parts(label.bottom, baseline):
        return True
    middle = (segment.x0 + segment.x1) / 2
    return any(label.bottom < r.at < baseline and r.start <= middle <= r.end for r in head.extent.shorter)


def _levels(head: _Head) -> list[float]:
    """The baselines on which labels of several columns begin."""
    levels: list[float] = []
    for top in sorted(label.top for label in head.labels):
        if not levels or top - levels[-1] > SAME_ROW * head.em:
            levels.append(top)
    return levels


def _spread(head: _Head, level: int) -> None:
    """The labels of a level that has others below it spread over the columns in whose middle they stand."""
    here = sorted((label for label in head.labels if label.level == level), key=lambda label: label.middle)
    under = {c for label in head.labels if label.level > level for c in range(label.first, label.last + 1)}
    spanning = [label for label in here if any(c in under for c in range(label.first, label.last + 1))]
    if not spanning:
        return
    ruled = {id(label): over for label in spanning if (over := _ruled(head, label, here)) is not None}
    for label in spanning:
        label.first, label.last = ruled.get(id(label), (label.first, label.last))
    unruled = [label for label in spanning if id(label) not in ruled]
    hung = {c for label in here if label not in unruled for c in range(label.first, label.last + 1)}
    free = sorted(under - hung)
    if free and free[0] == 0 and all(label.first > 0 for label in unruled):
        del free[0]  # it names the rows
    if unruled and len(unruled) <= MOST_OVER and len(free) >= len(unruled):
        for label, (first, last) in zip(unruled, _shares(head, unruled, free), strict=True):
            label.first, label.last = first, last


def _ruled(head: _Head, label: _Label, here: Sequence[_Label]) -> tuple[int, int] | None:
    """The columns over the short rule close under a label and under no other of its level."""
    columns = _columns(head)
    for rule in head.extent.shorter:
        above = [other for other in here if rule.start <= other.middle <= rule.end]
        if 0 < rule.at - label.bottom <= NEXT_LINE * head.em and above == [label]:
            over = [n for n, c in enumerate(columns) if rule.start - 2 <= c.middle <= rule.end + 2]
            if over:
                return over[0], over[-1]
    return None


def _columns(head: _Head) -> list[Column]:
    """The columns from edge to edge."""
    edges = [head.extent.x0, *(gutter.edge for gutter in head.gutters), head.extent.x1]
    return [Column(a, b) for a, b in pairwise(edges)]


def _shares(head: _Head, labels: Sequence[_Label], free: Sequence[int]) -> list[tuple[int, int]]:
    """For each label its columns: neighbouring ones, in the middle of which it stands best; all are shared out
    where that is as good."""
    best: tuple[float, list[tuple[int, int]]] | None = None
    for cuts in combinations(range(1, len(free)), len(labels) - 1):
        bounds = [0, *cuts, len(free)]
        shares = [_centred(label, free[a:b], head) for label, (a, b) in zip(labels, pairwise(bounds), strict=True)]
        off = sum(share[0] for share in shares)
        if best is None or off < best[0]:
            best = off, [(first, last) for _, first, last in shares]
    return best[1] if best else [(label.first, label.last) for label in labels]


def _centred(label: _Label, columns: Sequence[int], head: _Head) -> tuple[float, int, int]:
    """(points off their middle and for columns left out, first, last) of the best neighbouring columns of these."""
    found: list[tuple[float, int, int]] = []
    for a in range(len(columns)):
        for b in range(a, len(columns)):
            if columns[b] - columns[a] != b - a:
                break
            left_out = len(columns) - (b - a + 1)
            off = _off_middle(label, columns[a], columns[b], head)
            found.append((off + LEFT_OUT * left_out, columns[a], columns[b]))
    return min(found)


def _off_middle(label: _Label, first: int, last: int, head: _Head) -> float:
    """Points from the middle of columns whose edges may be anywhere in the white space beside them; a tenth of those
    from the middle of what it may be."""
    gutters, extent = head.gutters, head.extent
    left = gutters[first - 1] if first else Gutter(extent.x0, extent.x0)
    right = gutters[last] if last < len(gutters) else Gutter(extent.x1, extent.x1)
    least, most = (left.left + right.left) / 2, (left.right + right.right) / 2
    outside = max(least - label.middle, label.middle - most, 0.0)
    return outside + abs(label.middle - (least + most) / 2) / 10
