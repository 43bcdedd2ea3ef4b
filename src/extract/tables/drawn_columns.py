"""The columns of a table whose sides are drawn: stretches of x that its lines leave free together, however narrow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from .columns import Gutter, free_gutters
from .extents import APART
from .segments import Segment, Strip

STRAY = 0.05  # share of the lines that may run across a gutter
LEAST = 0.3  # ems
AT_EDGE = 4.0  # points by which words may hang over a drawn edge
LEAST_BESIDE = 2  # gutters, for a label to stand over a first column without words
CENTRED = 0.6  # ems off the middle of a gutter, within which a head stands over both columns beside it


def gutters_in(lines: Sequence[Strip], heads: Sequence[Strip], edges: Sequence[float] = ()) -> list[Gutter]:
    """The gutters that the lines of a body keep free, those that heads over them show where columns are empty, and
    those at drawn edges that no words run over, however narrow."""
    several = [strip for strip in lines if len(strip.segments) > 1]
    if not several:
        return []
    em = sorted(strip.size for strip in several)[len(several) // 2]
    gutters = free_gutters(several, int(STRAY * len(several)), APART * em * 0.9)
    for segment in [segment for strip in reversed(heads) for segment in strip.segments]:
        if not any(_across(segment, gutter) for gutter in gutters):
            _narrow(segment, gutters, LEAST * em)
    for strip in lines:
        if len(strip.segments) == 1 and not any(_across(strip.segments[0], gutter) for gutter in gutters):
            _narrow(strip.segments[0], gutters, LEAST * em)
    labels = lowest_labels(heads)
    lowest = heads[-1].segments if heads else ()
    for label in labels:
        _let_in(label, gutters, em, CENTRED if label not in lowest else 0.0)
    if labels:
        _let_in_outside(labels, several, gutters)
    found = [gutter for gutter in gutters if gutter.right - gutter.left >= LEAST * em]
    found = _named(found, [segment for strip in heads for segment in strip.segments])
    return _with_edges(found, several, edges)


def _with_edges(gutters: list[Gutter], lines: Sequence[Strip], edges: Sequence[float]) -> list[Gutter]:
    segments = [segment for strip in lines for segment in strip.segments]
    for edge in edges:
        known = any(gutter.left - AT_EDGE <= edge <= gutter.right + AT_EDGE for gutter in gutters)
        crossed = sum(segment.x0 < edge - AT_EDGE and segment.x1 > edge + AT_EDGE for segment in segments)
        if not known and crossed <= STRAY * len(lines) and any(segment.x1 <= edge + AT_EDGE for segment in segments):
            gutters = sorted([*gutters, Gutter(edge, edge + 1)], key=attrgetter("left"))
    return gutters


def _across(segment: Segment, gutter: Gutter) -> bool:
    return segment.x0 < gutter.left and segment.x1 > gutter.right


def _narrow(segment: Segment, gutters: Sequence[Gutter], least: float = 0.0) -> None:
    """The gutters made narrower by words that stand into them, but never under `least` points."""
    for gutter in gutters:
        if segment.x0 < gutter.left < segment.x1 <= gutter.right - least:
            gutter.left = segment.x1
        elif gutter.left + least <= segment.x0 < gutter.right < segment.x1:
            gutter.right = segment.x0


def lowest_labels(heads: Sequence[Strip]) -> list[Segment]:
    """The labels under which no other stands."""
    found: list[Segment] = []
    for strip in reversed(heads):
        found += [s for s in strip.segments if not any(s.x0 < o.x1 and o.x0 < s.x1 for o in found)]
    return found


def _let_in(label: Segment, gutters: list[Gutter], em: float, off: float) -> None:
    """A label that stands in a gutter, `off` ems beside its middle, is said over a column without words."""
    for n, gutter in enumerate(gutters):
        if gutter.left + APART * em <= label.x0 and label.x1 <= gutter.right - APART * em:
            if abs(label.x0 + label.x1 - gutter.left - gutter.right) / 2 >= off * em:
                gutters[n : n + 1] = [Gutter(gutter.left, label.x0), Gutter(label.x1, gutter.right)]
            return


def _let_in_outside(labels: Sequence[Segment], lines: Sequence[Strip], gutters: list[Gutter]) -> None:
    """Labels right of all words are said over columns of colours, ticks drawn or nothing; one left of them over a cell
    that began overleaf."""
    left = min(strip.segments[0].x0 for strip in lines)
    right = max(strip.segments[-1].x1 for strip in lines)
    before = [label for label in labels if label.x1 < left]
    if len(before) == 1 and len(gutters) >= LEAST_BESIDE:
        gutters.insert(0, Gutter(before[0].x1, left))
    for label in sorted(labels, key=attrgetter("x0")):
        if label.x0 > right:
            gutters.append(Gutter(right, label.x0))
            right = label.x1


def _named(gutters: list[Gutter], labels: Sequence[Segment]) -> list[Gutter]:
    """Without the narrower gutter beside a column that no label stands over, but for the outer columns: chance."""
    n = 1
    while labels and n < len(gutters):
        left, right = gutters[n - 1], gutters[n]
        if any(label.x0 < right.left and label.x1 > left.right for label in labels):
            n += 1
        else:
            gutters.remove(min(left, right, key=lambda gutter: gutter.right - gutter.left))
    return gutters


def column_of(segment: Segment, gutters: Sequence[Gutter]) -> tuple[int, int]:
    """The first and the last column that words stand in."""
    middles = [(gutter.left + gutter.right) / 2 for gutter in gutters]
    first = bisect_left(middles, segment.x0 + 1)
    return first, max(first, bisect_left(middles, segment.x1 - 1))
