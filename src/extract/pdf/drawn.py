"""What pdfium says of the paths and pictures of a page, as arrays; by the compiled loop where it could be built."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from .characters import COMPILED, Floats, address_of

if COMPILED:
    from . import _glyphs

MAX_OBJECTS = 60_000
MAX_SEGMENTS = 250_000  # on one page; beyond this it is a drawing, and what is left of it is not looked at
MAX_DEPTH = 12  # of forms in forms
OBJECT_WIDTH, SEGMENT_WIDTH = 16, 4
FUNCTIONS: tuple[Any, ...] = (  # in the order of the compiled loop
    pdfium.FPDFPage_CountObjects,
    pdfium.FPDFPage_GetObject,
    pdfium.FPDFFormObj_CountObjects,
    pdfium.FPDFFormObj_GetObject,
    pdfium.FPDFPageObj_GetType,
    pdfium.FPDFPageObj_GetMatrix,
    pdfium.FPDFPageObj_GetBounds,
    pdfium.FPDFPath_GetDrawMode,
    pdfium.FPDFPageObj_GetFillColor,
    pdfium.FPDFPageObj_GetStrokeColor,
    pdfium.FPDFPageObj_GetStrokeWidth,
    pdfium.FPDFPath_CountSegments,
    pdfium.FPDFPath_GetPathSegment,
    pdfium.FPDFPathSegment_GetType,
    pdfium.FPDFPathSegment_GetPoint,
    pdfium.FPDFPathSegment_GetClose,
)
ADDRESSES = tuple(address_of(function) for function in FUNCTIONS)
PATH, FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
LOOKED_AT = {PATH, FORM, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}
NO_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Paths that leave ink, pictures and shadings in the order of painting, and the forms around them.

    A row of `objects` is: kind (FPDF_PAGEOBJ_...), row of the form it stands in (-1: the page), its own matrix a to f,
    colour of the fill and of the stroke (RRGGBB as a number, -1: none), stroke width, bounds (left, bottom, right, top;
    of pictures only), how many segments. A row of `segments`: x, y, FPDF_SEGMENT_..., whether it closes; all in the
    object's own coordinates. `texts` is how many text objects there are; `complete` is false where a page holds more
    than is looked at.
    """

    objects: Floats
    segments: Floats
    texts: int
    complete: bool


def read_drawn(page: Any) -> Drawn:
    """Everything on a page that is not text."""
    return compiled(page) if COMPILED else interpreted(page)


def compiled(page: Any) -> Drawn:
    """What is drawn, by the compiled loop."""
    objects, segments, texts, complete = _glyphs.read_drawing(ADDRESSES, address_of(page), MAX_OBJECTS, MAX_SEGMENTS)
    return Drawn(
        np.frombuffer(objects).reshape(-1, OBJECT_WIDTH),
        np.frombuffer(segments).reshape(-1, SEGMENT_WIDTH),
        texts,
        complete,
    )


@dataclass(slots=True)
class _Rows:
    objects: list[tuple[float, ...]] = field(default_factory=list)
    segments: list[tuple[float, ...]] = field(default_factory=list)
    seen: int = 0
    texts: int = 0

    @property
    def full(self) -> bool:
        return self.seen >= MAX_OBJECTS or len(self.segments) >= MAX_SEGMENTS


def interpreted(page: Any) -> Drawn:
    """The same without the compiled loop."""
    rows = _Rows()
    _walk(page, rows)
    return Drawn(
        np.array(rows.objects, np.float64).reshape(-1, OBJECT_WIDTH),
        np.array(rows.segments, np.float64).reshape(-1, SEGMENT_WIDTH),
        rows.texts,
        not rows.full,
    )


def _walk(page: Any, rows: _Rows) -> None:
    stack: list[tuple[Any, int, int, int]] = [(page, 0, pdfium.FPDFPage_CountObjects(page), -1)]
    while stack:
        holder, at, count, parent = stack.pop()
        if at >= count:
            continue
        rows.seen += 1
        if rows.full:
            return
        get = pdfium.FPDFPage_GetObject if holder is page else pdfium.FPDFFormObj_GetObject
        obj = get(holder, at)
        stack.append((holder, at + 1, count, parent))
        kind = pdfium.FPDFPageObj_GetType(obj) if obj else 0
        rows.texts += kind == pdfium.FPDF_PAGEOBJ_TEXT
        if kind not in LOOKED_AT or (kind == FORM and len(stack) > MAX_DEPTH):
            continue
        _read_object(obj, kind, parent, rows)
        if kind == FORM:
            stack.append((obj, 0, pdfium.FPDFFormObj_CountObjects(obj), len(rows.objects) - 1))


def _read_object(obj: Any, kind: int, parent: int, rows: _Rows) -> None:
    found = pdfium.FS_MATRIX()
    matrix = NO_MATRIX
    if pdfium.FPDFPageObj_GetMatrix(obj, found):
        matrix = (found.a, found.b, found.c, found.d, found.e, found.f)
    fill = stroke = -1.0
    width = ctypes.c_float()
    bounds = [ctypes.c_float() for _ in range(4)]
    segments = 0
    if kind == PATH:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(obj, filled, stroked)
        fill = _colour(obj, pdfium.FPDFPageObj_GetFillColor) if filled.value else -1.0
        stroke = _colour(obj, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else -1.0
        if fill < 0 and stroke < 0:  # nobody sees it: a clip, or wholly transparent
            return
        pdfium.FPDFPageObj_GetStrokeWidth(obj, width)
        segments = _read_segments(obj, rows)
    elif kind != FORM and not pdfium.FPDFPageObj_GetBounds(obj, *bounds):
        return
    edges = (edge.value for edge in bounds)
    rows.objects.append((kind, parent, *matrix, fill, stroke, width.value, *edges, segments))


def _colour(obj: Any, get: Any) -> float:
    """RRGGBB as a number; -1 where nobody sees it; black for a pattern, which is some ink at any rate."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(obj, red, green, blue, alpha):
        return 0.0
    return float((red.value & 255) << 16 | (green.value & 255) << 8 | (blue.value & 255)) if alpha.value else -1.0


def _read_segments(path: Any, rows: _Rows) -> int:
    """How many of its segments were added to the rows."""
    x, y = ctypes.c_float(), ctypes.c_float()
    before = len(rows.segments)
    for n in range(pdfium.FPDFPath_CountSegments(path)):
        if rows.full:
            break
        segment = pdfium.FPDFPath_GetPathSegment(path, n)
        if not segment:
            rows.segments.append((0.0, 0.0, 0.0, 0.0))
            continue
        x.value = y.value = 0.0
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
        rows.segments.append((x.value, y.value, pdfium.FPDFPathSegment_GetType(segment), closes))
    return len(rows.segments) - before
