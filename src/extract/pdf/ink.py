"""What is drawn on a PDF page besides text: rulings, fills, curves and pictures, in form objects too."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot, isfinite
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ...document import Box
from ..page.content import Fill, Ruling, Shape
from ..page.frame import Frame

MAX_OBJECTS = 60_000
MAX_SEGMENTS = 250_000  # on one page; beyond this it is a drawing, and what is left of it is not looked at
MAX_DEPTH = 12
THIN = 2.6  # points; a filled strip no thicker is a line
STRAIGHT = 0.6  # points that a ruling may deviate
FAINT = 0xF7  # a fill whose every channel is at least this is white
MARK = 2.0  # points; anything smaller both ways is a speck

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SubPath = list[tuple[float, float]]


@dataclass(slots=True)
class Ink:
    """What is drawn, as read (top left); `shapes` are painted and neither straight nor square."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    segments: int = 0
    objects: int = 0

    @property
    def complete(self) -> bool:
        return self.segments < MAX_SEGMENTS and self.objects < MAX_OBJECTS


@dataclass(frozen=True, slots=True)
class _Paint:
    filled: str | None  # colour; None: not filled, or white
    stroked: str | None
    white: bool  # painted in white only


def read_ink(page: Any, frame: Frame) -> Ink:
    """Everything drawn on a page that is not text."""
    ink = Ink()
    for obj, matrix in _objects(page, ink):
        kind = pdfium.FPDFPageObj_GetType(obj)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(obj, _times(_matrix(obj), matrix), frame, ink)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _read_image(obj, matrix, frame, ink)
    page_area = Box(0, 0, frame.width, frame.height)
    ink.rulings = [r for r in ink.rulings if _on(r.box, page_area)]
    ink.fills = [Fill(_cut(f.box, page_area), f.colour) for f in ink.fills if _on(f.box, page_area)]
    ink.images = [_cut(box, page_area) for box in ink.images if _on(box, page_area)]
    return ink


def _objects(page: Any, ink: Ink) -> Iterator[tuple[Any, Matrix]]:
    """Every object but forms, those inside forms too, in the order of painting, with the form's matrix."""
    stack: list[tuple[Any, int, int, Matrix]] = [(page, 0, pdfium.FPDFPage_CountObjects(page), IDENTITY)]
    while stack:
        holder, at, count, matrix = stack.pop()
        while at < count:
            ink.objects += 1
            if not ink.complete:
                return
            get = pdfium.FPDFPage_GetObject if holder is page else pdfium.FPDFFormObj_GetObject
            obj = get(holder, at)
            at += 1
            if not obj:
                continue
            if pdfium.FPDFPageObj_GetType(obj) == pdfium.FPDF_PAGEOBJ_FORM:
                stack.append((holder, at, count, matrix))
                if len(stack) <= MAX_DEPTH:
                    stack.append((obj, 0, pdfium.FPDFFormObj_CountObjects(obj), _times(_matrix(obj), matrix)))
                break
            yield obj, matrix


def _matrix(obj: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, found):
        return IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    if other == IDENTITY:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _read_image(obj: Any, matrix: Matrix, frame: Frame, ink: Ink) -> None:
    corners = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(obj, *corners):
        return
    left, bottom, right, top = (corner.value for corner in corners)
    a, b, c, d, e, f = matrix
    points = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    box = _box(points, frame)
    if box is None:
        return
    if min(box.width, box.height) <= THIN < max(box.width, box.height):  # a picture one pixel high is a line
        ink.rulings.append(Ruling(box))
    elif max(box.width, box.height) > MARK:
        ink.images.append(box)


def _read_path(obj: Any, matrix: Matrix, frame: Frame, ink: Ink) -> None:
    paint = _paint(obj)
    if paint.filled is None and paint.stroked is None and not paint.white:
        return
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(obj, width)
    thickness = width.value * max(hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3]))
    squares: list[Box] = []
    for points, closed, curved in _subpaths(obj, matrix, ink):
        box = _box(points, frame)
        if box is None:
            continue
        straight = min(box.width, box.height) <= max(STRAIGHT, THIN if paint.filled is not None else 0)
        if straight and not curved:
            if max(box.width, box.height) > MARK and not paint.white:
                ink.rulings.append(Ruling(_thick(box, thickness if paint.stroked is not None else 0)))
        elif not curved and _square(points):
            squares.append(box)
            if paint.stroked is not None:
                ink.rulings.extend(_edges(box, closed or paint.filled is not None))
        elif not curved and _steps(points):
            if paint.stroked is not None:
                _read_steps(points, closed, frame, ink)
            if paint.filled is not None:
                ink.shapes.append(_shape(points, box, paint.filled, frame))
        elif not paint.white:
            ink.shapes.append(_shape(points, box, paint.filled or paint.stroked or "000000", frame))
    if paint.filled is not None:
        _fill_squares(squares, paint.filled, ink)


def _shape(points: SubPath, box: Box, colour: str, frame: Frame) -> Shape:
    mean = np.array(points).mean(axis=0)
    x, y = frame.points(mean[:1], mean[1:])
    return Shape(box, colour, (round(float(x[0]), 2), round(float(y[0]), 2)))


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


def _subpaths(obj: Any, matrix: Matrix, ink: Ink) -> Iterator[tuple[SubPath, bool, bool]]:
    """(points, whether closed, whether curved) of every part that is drawn without lifting the pen."""
    a, b, c, d, e, f = matrix
    points: SubPath = []
    closed = curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    count = pdfium.FPDFPath_CountSegments(obj)
    for n in range(count):
        ink.segments += 1
        if not ink.complete:
            return
        segment = pdfium.FPDFPath_GetPathSegment(obj, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, closed, curved
            points, closed, curved = [], False, False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved = True
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value * a + y.value * c + e, x.value * b + y.value * d + f))
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield points, closed, curved


def _paint(obj: Any) -> _Paint:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(obj, mode, stroke)
    filled = _colour(obj, pdfium.FPDFPageObj_GetFillColor) if mode.value else None
    stroked = _colour(obj, pdfium.FPDFPageObj_GetStrokeColor) if stroke.value else None
    painted = [colour for colour in (filled, stroked) if colour is not None]
    white = bool(painted) and all(_white(colour) for colour in painted)
    return _Paint(
        filled if filled is not None and not _white(filled) else None,
        stroked if stroked is not None and not _white(stroked) else None,
        white,
    )


def _colour(obj: Any, get: Any) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(obj, red, green, blue, alpha):
        return "000000"  # a pattern: some ink at any rate
    if alpha.value == 0:
        return None
    return f"{red.value & 255:02X}{green.value & 255:02X}{blue.value & 255:02X}"


def _white(colour: str) -> bool:
    return all(int(colour[at : at + 2], 16) >= FAINT for at in (0, 2, 4))


def _box(points: SubPath, frame: Frame) -> Box | None:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    corners = np.array([min(xs), max(xs)]), np.array([min(ys), max(ys)])
    across, down = frame.points(*corners)
    edges = (float(across.min()), float(down.min()), float(across.max()), float(down.max()))
    return Box(*(round(edge, 2) for edge in edges)) if all(isfinite(edge) for edge in edges) else None


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


def _square(points: SubPath) -> bool:
    """The four corners of an upright rectangle, the first perhaps twice."""
    if len(points) not in (4, 5) or (len(points) == 5 and _apart(points[0], points[4])):
        return False
    xs, ys = [p[0] for p in points[:4]], [p[1] for p in points[:4]]
    return (
        _steps(points) and len({round(x / STRAIGHT) for x in xs}) <= 3 and len({round(y / STRAIGHT) for y in ys}) <= 3
    )


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) > STRAIGHT or abs(one[1] - other[1]) > STRAIGHT


def _steps(points: SubPath) -> bool:
    """Whether every piece runs straight across or straight down."""
    return all(abs(a[0] - b[0]) <= STRAIGHT or abs(a[1] - b[1]) <= STRAIGHT for a, b in itertools.pairwise(points))


def _read_steps(points: SubPath, closed: bool, frame: Frame, ink: Ink) -> None:
    ring = [*points, points[0]] if closed else points
    for a, b in itertools.pairwise(ring):
        box = _box([a, b], frame)
        if box is not None and max(box.width, box.height) > MARK:
            ink.rulings.append(Ruling(box))


def _on(box: Box, area: Box) -> bool:
    return box.x1 >= area.x0 and box.x0 <= area.x1 and box.bottom >= area.top and box.top <= area.bottom


def _cut(box: Box, area: Box) -> Box:
    return Box(max(box.x0, area.x0), max(box.top, area.top), min(box.x1, area.x1), min(box.bottom, area.bottom))
