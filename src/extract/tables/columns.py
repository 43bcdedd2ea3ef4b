"""Columns that white space makes: for every pair of neighbours the strip between them that stays free of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .segments import Segment, Strip, cut

NARROWEST_GUTTER = 0.4  # ems


@dataclass(slots=True)
class Gutter:
    """The white space between two columns, narrowed by every line that is taken in."""

    left: float
    right: float

    @property
    def edge(self) -> float:
        """Where the border would be drawn: close before the words of the column on the right."""
        return self.right - min(3.0, (self.right - self.left) / 2)


def gutters_between(labels: Sequence[Segment]) -> list[Gutter]:
    return [Gutter(one.x1, other.x0) for one, other in pairwise(labels)]


def free_gutters(strips: Sequence[Strip], stray: int, narrowest: float) -> list[Gutter]:
    """The stretches of x, so many points wide, in which no line, or as few as `stray`, has words."""
    turns = sorted((x, turn) for strip in strips for s in strip.segments for x, turn in ((s.x0, 1), (s.x1, -1)))
    gutters: list[Gutter] = []
    covered, free_from = 0, None
    for x, turn in turns:
        before, covered = covered, covered + turn
        if before > stray >= covered:
            free_from = x
        elif before <= stray < covered and free_from is not None:
            if x - free_from >= narrowest:
                gutters.append(Gutter(free_from, x))
            free_from = None
    return gutters


def take_in(strip: Strip, gutters: list[Gutter], starts: Sequence[float]) -> Strip | None:
    """The line cut for these columns, gutters narrowed by it; None where its words stand across a gutter."""
    segments = cut(strip.line, starts)
    narrowed = [Gutter(g.left, g.right) for g in gutters]
    for segment in segments:
        if not _fits(segment, narrowed, strip.size):
            return None
    for gutter, new in zip(gutters, narrowed, strict=True):
        gutter.left, gutter.right = new.left, new.right
    return Strip(strip.line, segments)


def _fits(segment: Segment, gutters: list[Gutter], em: float) -> bool:
    for gutter in gutters:
        if segment.x1 <= gutter.left or segment.x0 >= gutter.right:
            continue
        from_left = segment.x0 < gutter.left
        from_right = segment.x1 > gutter.right
        if from_left and from_right:
            return False
        if not from_left and not from_right:
            from_left = segment.x0 - gutter.left <= gutter.right - segment.x1
        if from_left:
            gutter.left = segment.x1
        else:
            gutter.right = segment.x0
        if gutter.right - gutter.left < NARROWEST_GUTTER * em:
            return False
    return True


def filled(strip: Strip, edges: Sequence[float]) -> dict[int, tuple[Segment, ...]]:
    """Which columns the line has words in; a segment across an edge counts for the column where it begins."""
    columns: dict[int, tuple[Segment, ...]] = {}
    for segment in strip.segments:
        column = sum(edge <= segment.x0 + 1 for edge in edges)
        columns[column] = (*columns.get(column, ()), segment)
    return columns


def labels_of(strips: Sequence[Strip]) -> list[Segment]:
    """The labels that these lines print over columns, one that runs over several lines made one."""
    labels: list[Segment] = []
    for segment in sorted((s for strip in strips for s in strip.segments), key=lambda s: s.x0):
        if labels and segment.x0 < labels[-1].x1:
            before = labels.pop()
            segment = Segment(before.words + segment.words, before.x0, max(before.x1, segment.x1))
        labels.append(segment)
    return labels


def taken_in(strips: Sequence[Strip], labels: Sequence[Segment]) -> tuple[list[Strip | None], list[Gutter]]:
    """The lines cut for the columns under these labels, None for those that stand across; and the columns' gutters."""
    gutters = gutters_between(labels)
    starts = [label.x0 for label in labels]
    return [take_in(strip, gutters, starts) for strip in strips], gutters
