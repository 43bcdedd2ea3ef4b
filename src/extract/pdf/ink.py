"""What is drawn on a PDF page besides text: rulings, fills, curves and pictures, in form objects too."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import hypot, isfinite
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...document import Box, plain
from ..page.content import Fill, Ruling, Shape
from ..page.frame import Frame
from .characters import Floats
from .drawn import FORM, PATH, Drawn, read_drawn

THIN = 2.6  # points; a filled strip no thicker is a line
STRAIGHT = 0.6  # points that a ruling may deviate
FAINT = 0xF7  # a fill whose every channel is at least this is white
MARK = 2.0  # points; anything smaller both ways is a speck
DOT_GAP = 4.5  # points between the middles of a dotted line's dots
LEAST_DOTS = 6

Matrix = tuple[float, ...]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Points = list[list[float]]


@dataclass(slots=True)
class Ink:
    """What is drawn, as read (top left); `shapes` are painted and neither straight nor square."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    specks: list[Box] = field(default_factory=list)
    pale: list[tuple[Box, int]] = field(default_factory=list)  # lines in white, and how many fills they may lie on
    texts: int = 0  # how many text objects stand between what is drawn
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Paint:
    filled: str | None  # colour; None: not filled, or white
    stroked: str | None
    white: bool  # painted in white only
    thickness: float  # of the stroke, in points


@plain
class _Outline:
    """What is drawn without lifting the pen: where it stands as read, and its points in the PDF's coordinates."""

    box: Box
    points: Floats
    closed: bool
    curved: bool
    steps: bool  # every piece runs straight across or straight down


@dataclass(frozen=True, slots=True)
class _Outlines:
    """All outlines of a page that have two points at least; arrays of one length, but for `points`.

    `edges` are four rows: x0, top, x1, bottom as read. Outline n belongs to the object `owners[n]` and has the points
    from `starts[n]` to `ends[n]`.
    """

    owners: npt.NDArray[np.int64]
    starts: list[int]
    ends: list[int]
    edges: list[list[float]]
    closed: list[bool]
    curved: list[bool]
    steps: list[bool]
    points: Floats

    def within(self, first: int, last: int) -> Iterator[_Outline]:
        for n in range(first, last):
            edges = [row[n] for row in self.edges]
            if all(map(isfinite, edges)):
                points = self.points[self.starts[n] : self.ends[n]]
                yield _Outline(_rounded(edges), points, self.closed[n], self.curved[n], self.steps[n])


def read_ink(page: Any, frame: Frame) -> Ink:
    """Everything drawn on a page that is not text."""
    drawn = read_drawn(page)
    ink = Ink(texts=drawn.texts, complete=drawn.complete)
    if not len(drawn.objects):
        return ink
    matrices = _matrices(drawn)
    outlines = _outlines(drawn, matrices, frame)
    firsts = np.searchsorted(outlines.owners, np.arange(len(matrices) + 1)).tolist()
    for n, (kind, parent, *row) in enumerate(drawn.objects.tolist()):
        if kind == PATH:
            paint = _paint(row[6], row[7], row[8], matrices[n])
            _read_path(outlines.within(firsts[n], firsts[n + 1]), paint, frame, ink)
        elif kind != FORM:
            _read_image(row[9:13], matrices[int(parent)] if parent >= 0 else IDENTITY, frame, ink)
    page_area = Box(0, 0, frame.width, frame.height)
    ink.rulings += [*_seen_on_fills(ink), *_dotted(ink.specks)]
    ink.rulings = [r for r in ink.rulings if _on(r.box, page_area)]
    ink.fills = [Fill(_cut(f.box, page_area), f.colour) for f in ink.fills if _on(f.box, page_area)]
    ink.images = [_cut(box, page_area) for box in ink.images if _on(box, page_area)]
    return ink


def _seen_on_fills(ink: Ink) -> Iterator[Ruling]:
    """White lines drawn over paint: the borders of a table whose cells are coloured."""
    if not ink.fills or not ink.pale:
        return
    places = np.array([(fill.box.x0, fill.box.top, fill.box.x1, fill.box.bottom) for fill in ink.fills])
    for box, below in ink.pale:
        x0, top, x1, bottom = places[:below].T
        across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        if ((x0 <= across + THIN) & (across - THIN <= x1) & (top <= down + THIN) & (down - THIN <= bottom)).any():
            yield Ruling(box)


def _dotted(specks: Sequence[Box]) -> Iterator[Ruling]:
    """Lines drawn dot by dot, as word processors print dotted borders."""
    if len(specks) < LEAST_DOTS:
        return
    edges = np.array([(box.x0, box.top, box.x1, box.bottom) for box in specks])
    middles = (edges[:, :2] + edges[:, 2:]) / 2
    for along, across in ((0, 1), (1, 0)):
        level = middles[:, across].round(1)
        order = np.lexsort((middles[:, along], level))
        parted = (np.diff(level[order]) != 0) | (np.diff(middles[order, along]) > DOT_GAP)
        for run in np.split(order, np.flatnonzero(parted) + 1):
            if len(run) >= LEAST_DOTS:
                (x0, top), (x1, bottom) = edges[run, :2].min(axis=0).tolist(), edges[run, 2:].max(axis=0).tolist()
                yield Ruling(Box(x0, top, x1, bottom))


def _matrices(drawn: Drawn) -> list[Matrix]:
    """The way from the coordinates of every object to those of the page."""
    matrices: list[Matrix] = []
    for parent, *own in drawn.objects[:, 1:8].tolist():
        matrices.append(_times(tuple(own), matrices[int(parent)]) if parent >= 0 else tuple(own))
    return matrices


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    if other == IDENTITY:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _outlines(drawn: Drawn, matrices: Sequence[Matrix], frame: Frame) -> _Outlines:
    lengths = drawn.objects[:, 15].astype(np.int64)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    a, b, c, d, e, f = np.array(matrices).T[:, owners]
    x, y, kinds, closes = drawn.segments.T
    points = np.column_stack((x * a + y * c + e, x * b + y * d + f))
    begins = kinds == pdfium.FPDF_SEGMENT_MOVETO
    begins[np.flatnonzero(np.diff(owners, prepend=-1))] = True
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(points))
    many = ends - starts > 1
    if not len(starts):
        return _Outlines(starts, [], [], [[]] * 4, [], [], [], points)
    across, down = frame.points(points[:, 0], points[:, 1])
    along = np.abs(np.diff(points, axis=0, append=points[-1:])) <= STRAIGHT
    steps = along[:, 0] | along[:, 1]
    steps[ends - 1] = True  # from here the pen is lifted
    edges = (
        np.minimum.reduceat(across, starts),
        np.minimum.reduceat(down, starts),
        np.maximum.reduceat(across, starts),
        np.maximum.reduceat(down, starts),
    )
    return _Outlines(
        owners[starts][many],
        starts[many].tolist(),
        ends[many].tolist(),
        [edge[many].tolist() for edge in edges],
        (np.maximum.reduceat(closes, starts)[many] > 0).tolist(),
        np.logical_or.reduceat(kinds == pdfium.FPDF_SEGMENT_BEZIERTO, starts)[many].tolist(),
        np.logical_and.reduceat(steps, starts)[many].tolist(),
        points,
    )


def _rounded(edges: Sequence[float]) -> Box:
    x0, top, x1, bottom = edges
    return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _read_image(bounds: Sequence[float], matrix: Matrix, frame: Frame, ink: Ink) -> None:
    left, bottom, right, top = bounds
    a, b, c, d, e, f = matrix
    corners = [[x * a + y * c + e, x * b + y * d + f] for x in (left, right) for y in (bottom, top)]
    box = _box(corners, frame)
    if box is None:
        return
    if min(box.width, box.height) <= THIN < max(box.width, box.height):  # a picture one pixel high is a line
        ink.rulings.append(Ruling(box))
    elif max(box.width, box.height) > MARK:
        ink.images.append(box)


def _read_path(outlines: Iterator[_Outline], paint: _Paint, frame: Frame, ink: Ink) -> None:
    squares: list[Box] = []
    for outline in outlines:
        box = outline.box
        if outline.curved:
            if not paint.white:
                ink.shapes.append(_shape(outline, paint.filled or paint.stroked or "000000", frame))
        elif min(box.width, box.height) <= (STRAIGHT if paint.filled is None else THIN):
            if max(box.width, box.height) > MARK:
                box = _thick(box, 0 if paint.stroked is None and not paint.white else paint.thickness)
                if paint.white:
                    ink.pale.append((box, len(ink.fills)))
                else:
                    ink.rulings.append(Ruling(box))
            elif not paint.white:
                ink.specks.append(box)
        elif _read_angular(outline, paint, frame, ink):
            squares.append(box)
    if paint.filled is not None:
        _fill_squares(squares, paint.filled, ink)


def _read_angular(outline: _Outline, paint: _Paint, frame: Frame, ink: Ink) -> bool:
    """Straight pieces that are not one line; true for an upright rectangle, of which the fill is still to be read."""
    points: Points = outline.points.tolist()
    if outline.steps and _square(points):
        if paint.stroked is not None:
            ink.rulings.extend(_edges(outline.box, outline.closed or paint.filled is not None))
        return True
    if outline.steps:
        if paint.stroked is not None:
            _read_steps(points, outline.closed, frame, ink)
        if paint.filled is not None:
            ink.shapes.append(_shape(outline, paint.filled, frame))
    elif not paint.white:
        ink.shapes.append(_shape(outline, paint.filled or paint.stroked or "000000", frame))
    return False


def _shape(outline: _Outline, colour: str, frame: Frame) -> Shape:
    mean = np.add.reduce(outline.points) / len(outline.points)
    x, y = frame.points(mean[:1], mean[1:])
    return Shape(outline.box, colour, (round(float(x[0]), 2), round(float(y[0]), 2)))


def _fill_squares(squares: list[Box], colour: str, ink: Ink) -> None:
    """Painted rectangles; one inside another of the same path is a frame: browsers draw cell borders so."""
    at = 0
    while at < len(squares):
        outer = squares[at]
        other = squares[at + 1] if at + 1 < len(squares) else None
        if other is not None and (_inside(other, outer) or _inside(outer, other)):
            inner, outer = (other, outer) if _inside(other, outer) else (outer, other)
            ink.rulings.extend(_frame_edges(inner, outer))
            at += 2
        else:
            ink.fills.append(Fill(outer, colour))
            at += 1


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0
        and inner.top >= outer.top
        and inner.x1 <= outer.x1
        and inner.bottom <= outer.bottom
        and inner != outer
    )


def _frame_edges(inner: Box, outer: Box) -> list[Ruling]:
    """The sides on which the inner rectangle leaves some of the outer one to be seen."""
    sides = (
        Box(outer.x0, outer.top, outer.x1, inner.top),
        Box(outer.x0, inner.bottom, outer.x1, outer.bottom),
        Box(outer.x0, outer.top, inner.x0, outer.bottom),
        Box(inner.x1, outer.top, outer.x1, outer.bottom),
    )
    return [Ruling(side) for side in sides if min(side.width, side.height) > 0.05]


@lru_cache(maxsize=1024)
def _paint(fill: float, stroke: float, width: float, matrix: Matrix) -> _Paint:
    painted = [f"{int(colour):06X}" if colour >= 0 else None for colour in (fill, stroke)]
    filled, stroked = (None if colour is None or _white(colour) else colour for colour in painted)
    a, b, c, d, _, _ = matrix
    thickness = width * max(hypot(a, b), hypot(c, d))
    return _Paint(filled, stroked, filled is None and stroked is None, thickness)


def _white(colour: str) -> bool:
    return all(int(colour[at : at + 2], 16) >= FAINT for at in (0, 2, 4))


def _box(points: Points, frame: Frame) -> Box | None:
    across, down = frame.points(*np.array(points).T)
    edges = (float(across.min()), float(down.min()), float(across.max()), float(down.max()))
    return _rounded(edges) if all(map(isfinite, edges)) else None


def _thick(box: Box, thickness: float) -> Box:
    half = min(thickness, 6.0) / 2
    if box.width >= box.height:
        return Box(box.x0, round(box.top - half, 2), box.x1, round(box.bottom + half, 2))
    return Box(round(box.x0 - half, 2), box.top, round(box.x1 + half, 2), box.bottom)


def _edges(box: Box, closed: bool) -> list[Ruling]:
    sides = [
        Box(box.x0, box.top, box.x1, box.top),
        Box(box.x0, box.bottom, box.x1, box.bottom),
        Box(box.x0, box.top, box.x0, box.bottom),
        Box(box.x1, box.top, box.x1, box.bottom),
    ]
    return [Ruling(side) for side in sides] if closed else []


def _square(points: Points) -> bool:
    """Whether steps go round the four corners of an upright rectangle, the first perhaps twice."""
    if len(points) not in (4, 5) or (len(points) == 5 and _apart(points[0], points[4])):
        return False
    xs, ys = [p[0] for p in points[:4]], [p[1] for p in points[:4]]
    return len({round(x / STRAIGHT) for x in xs}) <= 3 and len({round(y / STRAIGHT) for y in ys}) <= 3


def _apart(one: list[float], other: list[float]) -> bool:
    return abs(one[0] - other[0]) > STRAIGHT or abs(one[1] - other[1]) > STRAIGHT


def _read_steps(points: Points, closed: bool, frame: Frame, ink: Ink) -> None:
    ring = [*points, points[0]] if closed else points
    for a, b in itertools.pairwise(ring):
        box = _box([a, b], frame)
        if box is not None and max(box.width, box.height) > MARK:
            ink.rulings.append(Ruling(box))


def _on(box: Box, area: Box) -> bool:
    return box.x1 >= area.x0 and box.x0 <= area.x1 and box.bottom >= area.top and box.top <= area.bottom


def _cut(box: Box, area: Box) -> Box:
    return Box(max(box.x0, area.x0), max(box.top, area.top), min(box.x1, area.x1), min(box.bottom, area.bottom))
