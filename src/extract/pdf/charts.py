"""Where the charts of a page stand, and which words are their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Box
from ..page.baselines import Line, group_lines
from ..page.content import Fill, PageContent, Ruling, Shape, Word
from .chart_values import KEY, NUMBER, values_said

LEAST = 50.0  # points each way
MARGIN = 14.0  # points around what is drawn within which labels stand
MOST_DRAWN = 1_500
MOST_LABEL_WORDS = 7  # in one line, unless it is a row of figures
KEY_REACH, KEY_LABEL = 160.0, 130.0  # points
LARGEST = 0.7  # of the page


@dataclass(frozen=True, slots=True)
class Chart:
    """`text` is one line for each value, "On track: 12", where colours or places say whose it is; then what is left."""

    box: Box
    words: tuple[Word, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    shapes: list[Shape]
    bars: list[Fill]

    def within(self, area: Box) -> _Drawn:
        return _Drawn(
            [shape for shape in self.shapes if _within(shape.box, area)],
            [bar for bar in self.bars if _within(bar.box, area)],
        )

    @property
    def items(self) -> tuple[Shape | Fill, ...]:
        return (*self.shapes, *self.bars)

    @property
    def is_scribble(self) -> bool:
        """Curves of one colour: a signature, a stamp, a logo."""
        return not are_bars(self.bars) and len({item.colour for item in self.items}) < 2

    @property
    def is_chart(self) -> bool:
        """Something round of some size, or bars on one foot."""
        return any(min(shape.box.width, shape.box.height) > 20 for shape in self.shapes) or are_bars(self.bars)


def find_charts(page: PageContent, words: Sequence[Word], tables: Sequence[Box]) -> tuple[Chart, ...]:
    """Charts with a frame, and areas with slices or bars; `words` are those of no table."""
    drawn = _drawn(page, tables)
    if not drawn.items or len(drawn.items) > MOST_DRAWN:
        return ()
    charts: list[Chart] = []
    taken: set[int] = set()
    for area, fewest in _areas(page, drawn, tables):
        labels = _labels([w for w in words if id(w) not in taken and _within(w.box, area)])
        if sum(bool(NUMBER.match(word.text)) for word in labels) >= fewest:
            taken.update(id(word) for word in labels)
            inside = drawn.within(area)
            charts.append(Chart(area, tuple(labels), values_said(labels, inside.shapes, inside.bars)))
    return tuple(charts)


def _drawn(page: PageContent, tables: Sequence[Box]) -> _Drawn:
    """What is drawn outside tables and is no ground of the page."""
    most = LARGEST * page.width * page.height
    loose = _Drawn(
        [shape for shape in page.shapes if shape.box.width * shape.box.height < most],
        [f for f in page.fills if min(f.box.width, f.box.height) > 3 and f.box.width * f.box.height < most],
    )
    if len(loose.items) > MOST_DRAWN:
        return loose
    return _Drawn(
        [shape for shape in loose.shapes if not any(_within(shape.box, table) for table in tables)],
        [bar for bar in loose.bars if not any(_within(bar.box, table) for table in tables)],
    )


def _areas(page: PageContent, drawn: _Drawn, tables: Sequence[Box]) -> list[tuple[Box, int]]:
    """(where a chart may stand, how many numbers it has at least to be one)."""
    frames = [
        frame
        for frame in _frames(page.rulings)
        if frame.width * frame.height < LARGEST * page.width * page.height
        and not any(_within(frame, table) for table in tables)
        and drawn.within(frame).is_chart
    ]
    unframed = [item.box for item in drawn.items if not any(_within(item.box, frame) for frame in frames)]
    areas = [(frame, 1) for frame in frames]
    for area in _clusters(unframed):
        inside = drawn.within(area)
        if min(area.width, area.height) >= LEAST and inside.is_chart and not inside.is_scribble:
            areas.append((_widened(area, drawn), 2))
    return areas


def _widened(area: Box, drawn: _Drawn) -> Box:
    """The area with what its labels take, and with its key, which stands apart in the colours of the chart."""
    inside = drawn.within(area)
    colours = {item.colour for item in inside.items}
    wide = Box(area.x0 - 3 * MARGIN, area.top - MARGIN, area.x1 + 3 * MARGIN, area.bottom + MARGIN)
    for item in drawn.items:
        box = item.box
        near = area.x0 - KEY_REACH < box.x0 < area.x1 + KEY_REACH and area.top - 60 < box.top < area.bottom + 60
        if max(box.width, box.height) <= KEY and item.colour in colours and near:
            wide = wide.union(Box(box.x0, box.top - 4, box.x1 + KEY_LABEL, box.bottom + 4))
    return wide


def _labels(words: Sequence[Word]) -> list[Word]:
    """The words but for lines of running text, which are no labels."""
    return [word for line in group_lines(words) if _is_label(line) for word in line.words]


def _is_label(line: Line) -> bool:
    if sum(bool(NUMBER.match(word.text)) for word in line.words) > 4:
        return True
    return len(line.words) <= MOST_LABEL_WORDS and not (len(line.words) > 2 and line.text.endswith("."))


def are_bars(bars: Sequence[Fill]) -> bool:
    """Three or more rectangles on one foot, of different lengths but of one breadth."""
    standing = [(round(b.box.bottom / 2), b.box.height, b.box.width) for b in bars]
    lying = [(round(b.box.x0 / 2), b.box.width, b.box.height) for b in bars]
    for measured in (standing, lying):
        for foot in {at for at, _, _ in measured}:
            row = [(length, breadth) for at, length, breadth in measured if at == foot]
            breadths = [breadth for _, breadth in row]
            if len({round(length) for length, _ in row}) >= 3 and max(breadths) < 1.3 * min(breadths):
                return True
    return False


def _within(box: Box, area: Box) -> bool:
    return area.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _frames(rulings: Sequence[Ruling]) -> list[Box]:
    """Rectangles made of rulings, with nothing said of what is in them."""
    upright = sorted((r.box for r in rulings if not r.horizontal and r.box.height >= LEAST), key=lambda b: b.x0)
    level = [r.box for r in rulings if r.horizontal and r.box.width >= LEAST / 2]
    if len(upright) > 60 or len(level) > 400:
        return []
    frames = []
    for n, left in enumerate(upright):
        for right in upright[n + 1 :]:
            same = abs(left.top - right.top) <= 3 and abs(left.bottom - right.bottom) <= 3
            if (
                same
                and right.x0 - left.x0 >= LEAST
                and all(_covered(level, edge, left.x0, right.x1) for edge in (left.top, left.bottom))
            ):
                frames.append(Box(left.x0, left.top, right.x1, left.bottom))
    return [f for f in frames if not any(f != other and _within(f, other) and _larger(other, f) for other in frames)]


def _larger(one: Box, other: Box) -> bool:
    return one.width * one.height > other.width * other.height


def _covered(level: Sequence[Box], y: float, x0: float, x1: float) -> bool:
    pieces = [box for box in level if abs((box.top + box.bottom) / 2 - y) <= 3]
    return sum(max(0.0, min(box.x1, x1) - max(box.x0, x0)) for box in pieces) >= 0.95 * (x1 - x0)


def _clusters(boxes: Sequence[Box]) -> list[Box]:
    """The areas in which boxes stand near each other."""
    clusters: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        around, apart = box, []
        for other in clusters:
            if _near(around, other):
                around = around.union(other)
            else:
                apart.append(other)
        clusters = [*apart, around]
    return sorted(clusters, key=lambda c: (c.top, c.x0))


def _near(one: Box, other: Box) -> bool:
    across = one.x0 <= other.x1 + 2 * MARGIN and other.x0 <= one.x1 + 2 * MARGIN
    return across and one.top <= other.bottom + 2 * MARGIN and other.top <= one.bottom + 2 * MARGIN
