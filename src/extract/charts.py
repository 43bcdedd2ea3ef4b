"""Charts drawn with lines and areas: their labels belong together, and are no paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Box
from .baselines import group_lines
from .page import PageContent, Word

LEAST = 60.0  # points each way
MARGIN = 14.0  # points around what is drawn within which labels stand
MOST_SHAPES = 4_000
LABEL_WORDS = 5.0  # per line, on average


@dataclass(frozen=True, slots=True)
class Chart:
    box: Box
    words: tuple[Word, ...]


def find_charts(page: PageContent, words: Sequence[Word], tables: Sequence[Box]) -> tuple[Chart, ...]:
    """Areas with curves or a row of bars, and the short labels in and around them; `words` are those of no table."""
    shapes = [box for box in page.curves if max(box.width, box.height) > 4]
    bars = [fill.box for fill in page.fills if min(fill.box.width, fill.box.height) > 3]
    if len(shapes) + len(bars) > MOST_SHAPES or not (shapes or bars):
        return ()
    drawn = [box for box in (*shapes, *bars) if not any(_within(box, table) for table in tables)]
    drawn = [box for box in drawn if box.width * box.height < 0.5 * page.width * page.height]
    charts = []
    for box, members in _clusters(drawn):
        if min(box.width, box.height) < LEAST or box.width * box.height > 0.7 * page.width * page.height:
            continue
        curved = [m for m in members if m in shapes and min(m.width, m.height) > 8]
        if not curved and not _are_bars(members):
            continue
        wide = Box(box.x0 - 3 * MARGIN, box.top - MARGIN, box.x1 + 3 * MARGIN, box.bottom + MARGIN)
        labels = tuple(w for w in words if wide.holds((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2))
        lines = group_lines(labels)
        if labels and len(labels) / len(lines) <= LABEL_WORDS:
            charts.append(Chart(wide, labels))
    return tuple(charts)


def _within(box: Box, area: Box) -> bool:
    return area.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _clusters(boxes: Sequence[Box]) -> list[tuple[Box, list[Box]]]:
    """Boxes that stand near each other, with the box around them."""
    clusters: list[tuple[Box, list[Box]]] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        around, members = box, [box]
        apart = []
        for other, inside in clusters:
            if _near(around, other):
                around, members = around.union(other), inside + members
            else:
                apart.append((other, inside))
        clusters = [*apart, (around, members)]
    return sorted(clusters, key=lambda c: (c[0].top, c[0].x0))


def _near(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + 2 * MARGIN
        and other.x0 <= one.x1 + 2 * MARGIN
        and one.top <= other.bottom + MARGIN
        and other.top <= one.bottom + MARGIN
    )


def _are_bars(members: Sequence[Box]) -> bool:
    """Three or more rectangles of one width on one foot and of different heights, or lying so."""
    if len(members) < 3:
        return False
    feet = [round(m.bottom / 2) for m in members]
    starts = [round(m.x0 / 2) for m in members]
    for ends, lengths in ((feet, [m.height for m in members]), (starts, [m.width for m in members])):
        foot = max(set(ends), key=ends.count)
        sizes = {round(size) for end, size in zip(ends, lengths, strict=True) if end == foot}
        if ends.count(foot) >= 3 and len(sizes) >= 3:
            return True
    return False
