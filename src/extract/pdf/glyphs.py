"""The characters of a PDF page as arrays, read through pdfium's C interface.

One Python call per character is what makes readers slow, so the calls run inside `map`, write straight into numpy
arrays, and everything that is the same for a whole text object (font, size, colour, angle) is asked once per object.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...document import Style
from ..page.frame import Frame

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]

MAX_GLYPHS = 400_000
"""More than this on one page is no paper; a page of small print holds about ten thousand."""

BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!r)", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
PICTURE_FONT = re.compile(r"wingdings|webdings", re.IGNORECASE)
FORCE_BOLD, ITALIC_FLAG = 1 << 18, 1 << 6
INVISIBLE = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
STROKED = {pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP}


@dataclass(frozen=True, slots=True)
class Print:
    """How the characters of one text object are printed; `angle` is degrees clockwise, None: not a right angle."""

    style: Style
    size: float
    angle: int | None
    invisible: bool
    pictures: bool


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the order of its content; all arrays are of one length, lengths in points.

    `x0` to `x1` spans the advance, `top` to `bottom` the font's height; (`x`, `y`) is the origin on the baseline;
    `printed` says by number how in `prints`.
    """

    codes: Codes
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    x: Floats
    y: Floats
    printed: npt.NDArray[np.int64]
    prints: tuple[Print, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, keep: npt.NDArray[np.bool_]) -> Glyphs:
        """Those where `keep` is true."""
        return Glyphs(
            self.codes[keep],
            self.x0[keep],
            self.top[keep],
            self.x1[keep],
            self.bottom[keep],
            self.x[keep],
            self.y[keep],
            self.printed[keep],
            self.prints,
        )


def _addressed(function: Any, *kinds: Any) -> Callable[..., int]:
    """The same C function, taking plain addresses: no ctypes object is made per character."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    prototype = ctypes.PYFUNCTYPE(*kinds)
    made: Callable[..., int] = prototype(address or 0)
    return made


_AT = ctypes.c_void_p
_unicode = _addressed(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _AT, ctypes.c_int)
_loose_box = _addressed(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _AT, ctypes.c_int, _AT)
_origin = _addressed(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _AT, ctypes.c_int, _AT, _AT)
_text_object = _addressed(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _AT, ctypes.c_int)


def read_glyphs(text_page: Any, frame: Frame) -> Glyphs:
    """All characters of a page that are in its content (not the spaces and line ends that pdfium makes up)."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS)
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    owners = np.fromiter(map(_text_object, repeat(handle), range(count)), np.uint64, count)
    codes = np.fromiter(map(_unicode, repeat(handle), range(count)), np.uint32, count)
    boxes = np.zeros((max(count, 1), 4), np.float32)  # left, top, right, bottom as pdfium's FS_RECTF has them
    origins = np.zeros((max(count, 1), 2), np.float64)
    at = boxes.ctypes.data
    _drain(map(_loose_box, repeat(handle), range(count), range(at, at + 16 * count, 16)))
    at = origins.ctypes.data
    _drain(
        map(
            _origin,
            repeat(handle),
            range(count),
            range(at, at + 16 * count, 16),
            range(at + 8, at + 8 + 16 * count, 16),
        )
    )
    real = owners != 0
    indices = np.flatnonzero(real)
    changed = np.flatnonzero(np.diff(owners[real], prepend=np.uint64(0)) != 0)
    firsts = indices[changed]
    prints: list[Print] = []
    known: dict[Print, int] = {}
    numbers = []
    for first in firsts.tolist():
        printed = _print(text_page, first, frame)
        if printed not in known:
            known[printed] = len(prints)
            prints.append(printed)
        numbers.append(known[printed])
    lengths = np.diff(np.append(changed, len(indices)))
    printed_as = np.repeat(np.array(numbers, np.int64), lengths)
    box = boxes[:count][real].astype(np.float64)
    x0, top, x1, bottom = frame.boxes(box[:, 0], box[:, 3], box[:, 2], box[:, 1])
    x, y = frame.points(origins[:count][real, 0], origins[:count][real, 1])
    return Glyphs(codes[real], x0, top, x1, bottom, x, y, printed_as, tuple(prints))


def _drain(calls: Iterator[int]) -> None:
    deque(calls, maxlen=0)


def _print(text_page: Any, index: int, frame: Frame) -> Print:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    font_size = pdfium.FPDFText_GetFontSize(text_page, index)
    scale = float(np.hypot(matrix.c, matrix.d)) or 1.0
    size = round(abs(font_size) * scale, 2)
    name, flags = _font(text_page, index)
    weight = pdfium.FPDFText_GetFontWeight(text_page, index)
    text_object = pdfium.FPDFText_GetTextObject(text_page, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
    bold = bool(BOLD_NAME.search(name)) or weight >= 600 or bool(flags & FORCE_BOLD) or mode in STROKED
    italic = bool(ITALIC_NAME.search(name)) or bool(flags & ITALIC_FLAG)
    style = Style(round(size, 1), bold, italic, colour=_colour(text_page, index))
    return Print(style, size, frame.angle(matrix.a, matrix.b), mode in INVISIBLE, bool(PICTURE_FONT.search(name)))


def _font(text_page: Any, index: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    needed = pdfium.FPDFText_GetFontInfo(text_page, index, None, 0, flags)
    if not 0 < needed < 1000:
        return "", 0
    buffer = ctypes.create_string_buffer(needed)
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, needed, flags)
    return buffer.value.decode("utf-8", "replace"), flags.value


def _colour(text_page: Any, index: int) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
        return None
    colour = f"{red.value & 255:02X}{green.value & 255:02X}{blue.value & 255:02X}"
    return None if colour == "000000" else colour
