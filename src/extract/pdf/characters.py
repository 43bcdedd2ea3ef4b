"""What pdfium says of the characters of a page, as arrays; by the compiled loop where it could be built.

One Python call per character is what makes readers slow. Without the compiled loop the calls run inside `map`, write
straight into the arrays, and everything that is the same for a whole text object is asked once per object.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

try:
    from . import _glyphs
except ImportError:  # no compiler was there when this was installed
    COMPILED = False
else:
    COMPILED = True

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int32]
_Look = tuple[tuple[float, ...], int]

MAX_GLYPHS = 400_000
"""More than this on one page is no paper; a page of small print holds about ten thousand."""

LOOK_WIDTH = 8
RECENT = 8  # looks that an object's is compared with
FUNCTIONS: tuple[Any, ...] = (  # in the order of the compiled loop
    pdfium.FPDFText_GetUnicode,
    pdfium.FPDFText_GetLooseCharBox,
    pdfium.FPDFText_GetCharOrigin,
    pdfium.FPDFText_GetTextObject,
    pdfium.FPDFText_GetMatrix,
    pdfium.FPDFText_GetFontSize,
    pdfium.FPDFText_GetFontWeight,
    pdfium.FPDFText_GetFillColor,
    pdfium.FPDFTextObj_GetFont,
    pdfium.FPDFTextObj_GetTextRenderMode,
    pdfium.FPDFText_HasUnicodeMapError,
)


def address_of(handle: Any) -> int:
    """The address behind a ctypes pointer or function; 0 for none. A cast would leave a ring of objects behind."""
    return ctypes.c_void_p.from_buffer(handle).value or 0


ADDRESSES = tuple(address_of(function) for function in FUNCTIONS)


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page that belong to a text object (not the spaces and line ends that pdfium makes up).

    `places` are six rows, in points of the PDF (y upwards): left, bottom, right and top of the advance and the font's
    height, x and y of the origin. `printed` says by number how: `looks` are a, b, c and d of the text object's matrix,
    font size, weight, render mode and fill colour (RRGGBB as a number, -1 for none); `fonts` the font's handle, and
    `indices` which number pdfium gives the first character that has this look. One look may have several numbers where
    many others stand between. `unplaced` is how many characters pdfium counts that are not here though they are no
    white space; `unmapped` of how many here the file does not say what they mean: their codes are guesses, 0 where that
    cannot be.
    """

    codes: Codes
    places: Floats
    printed: npt.NDArray[np.int64]
    indices: Counts
    looks: Floats
    fonts: npt.NDArray[np.uint64]
    unplaced: int
    unmapped: int


def read_characters(text_page: Any) -> Characters:
    """All characters of a page, at most MAX_GLYPHS."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    read = compiled if COMPILED else interpreted
    found = read(text_page, min(count, MAX_GLYPHS))
    return found if count <= MAX_GLYPHS else replace(found, unplaced=found.unplaced + count - MAX_GLYPHS)


def compiled(text_page: Any, count: int) -> Characters:
    """The first `count` characters by the compiled loop."""
    codes, places = np.empty(count, np.uint32), np.empty((6, count))
    printed, indices = np.empty(count, np.int64), np.empty(count, np.int32)
    looks, fonts = np.empty((count, LOOK_WIDTH)), np.empty(count, np.uint64)
    handle = address_of(text_page)
    arrays = codes, places, printed, indices, looks, fonts
    kept, different, unplaced, unmapped = _glyphs.read_characters(ADDRESSES, handle, count, *arrays)
    codes, places = codes[:kept], places[:, :kept]
    return Characters(
        codes, places, printed[:kept], indices[:different], looks[:different], fonts[:different], unplaced, unmapped
    )


def _addressed(function: Any, *kinds: Any) -> Callable[..., int]:
    """The same C function, taking plain addresses: no ctypes object is made per character."""
    made: Callable[..., int] = ctypes.PYFUNCTYPE(*kinds)(address_of(function))
    return made


_AT = ctypes.c_void_p
_unicode = _addressed(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _AT, ctypes.c_int)
_loose_box = _addressed(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _AT, ctypes.c_int, _AT)
_origin = _addressed(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _AT, ctypes.c_int, _AT, _AT)
_map_error = _addressed(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, _AT, ctypes.c_int)
_text_object = _addressed(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _AT, ctypes.c_int)


def interpreted(text_page: Any, count: int) -> Characters:
    """The same without the compiled loop."""
    handle = address_of(text_page)
    owners = np.fromiter(map(_text_object, repeat(handle), range(count)), np.uint64, count)
    kept = np.flatnonzero(owners).astype(np.int32)
    numbers, length = kept.tolist(), len(kept)
    codes = np.fromiter(map(_unicode, repeat(handle), numbers), np.uint32, length)
    boxes = np.zeros((max(length, 1), 4), np.float32)  # left, top, right, bottom as pdfium's FS_RECTF has them
    origins = np.zeros((2, max(length, 1)))
    at = boxes.ctypes.data
    _drain(map(_loose_box, repeat(handle), numbers, range(at, at + 16 * length, 16)))
    x, y = origins[0].ctypes.data, origins[1].ctypes.data
    _drain(map(_origin, repeat(handle), numbers, range(x, x + 8 * length, 8), range(y, y + 8 * length, 8)))
    places: Floats = np.vstack((boxes[:length, [0, 3, 2, 1]].T.astype(np.float64), origins[:, :length]))
    firsts = np.flatnonzero(np.diff(owners[kept], prepend=np.uint64(0))).astype(np.int32)
    printed, seen = _numbered([_look(text_page, index) for index in kept[firsts].tolist()])
    indices = kept[firsts[np.unique(np.array(printed, np.int64), return_index=True)[1]]]
    looks = np.array([look for look, _ in seen], np.float64).reshape(-1, LOOK_WIDTH)
    fonts = np.array([font for _, font in seen], np.uint64)
    numbers_of = np.array(printed, np.int64).repeat(np.diff(firsts, append=length))
    unplaced = sum(_unicode(handle, index) > ord(" ") for index in np.flatnonzero(owners == 0).tolist())
    unmapped = np.fromiter(map(_map_error, repeat(handle), numbers), np.int32, length) > 0
    codes[unmapped & (codes < ord(" "))] = 0  # the number of a glyph, no sign
    return Characters(codes, places, numbers_of, indices, looks, fonts, unplaced, int(unmapped.sum()))


def _numbered(looks: Sequence[_Look]) -> tuple[list[int], list[_Look]]:
    """(the number of each, those that are numbered): that of the same one among the last few, or the next."""
    numbers: list[int] = []
    numbered: list[_Look] = []
    for look in looks:
        few = range(max(0, len(numbered) - RECENT), len(numbered))
        number = next((n for n in few if numbered[n] == look), len(numbered))
        if number == len(numbered):
            numbered.append(look)
        numbers.append(number)
    return numbers, numbered


def _drain(calls: Iterator[int]) -> None:
    deque(calls, maxlen=0)


def _look(text_page: Any, index: int) -> _Look:
    """(what is in `looks`, the font's handle) of one character."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    weight = pdfium.FPDFText_GetFontWeight(text_page, index)
    owner = pdfium.FPDFText_GetTextObject(text_page, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour = -1
    if pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
        colour = (red.value & 255) << 16 | (green.value & 255) << 8 | (blue.value & 255)
    look = (matrix.a, matrix.b, matrix.c, matrix.d, size, weight, mode, colour)
    return look, address_of(pdfium.FPDFTextObj_GetFont(owner))
