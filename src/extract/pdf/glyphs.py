"""The characters of a PDF page as it is read: where each stands, and how it is printed."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...document import Style
from ..page.compiled import COMPILED, loops
from ..page.frame import Frame
from .characters import Characters, Codes, Floats

BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!r)", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
PICTURE_FONT = re.compile(r"wingdings|webdings", re.IGNORECASE)
FontName = ctypes.c_char * 1000
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

    `places` are six rows: `x0` to `x1` spans the advance, `top` to `bottom` the font's height; (`x`, `y`) is the origin
    on the baseline. `printed` says by number how in `prints`; `within` is true where all are known to be on the page.
    """

    codes: Codes
    places: Floats
    printed: npt.NDArray[np.int64]
    prints: tuple[Print, ...]
    within: bool = False

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def x0(self) -> Floats:
        return self._row(0)

    @property
    def top(self) -> Floats:
        return self._row(1)

    @property
    def x1(self) -> Floats:
        return self._row(2)

    @property
    def bottom(self) -> Floats:
        return self._row(3)

    @property
    def x(self) -> Floats:
        return self._row(4)

    @property
    def y(self) -> Floats:
        return self._row(5)

    def _row(self, number: int) -> Floats:
        row: Floats = self.places[number]
        return row

    @property
    def sizes(self) -> Floats:
        """The size of every character."""
        return self.each([p.size for p in self.prints])

    @property
    def angles(self) -> Floats:
        """The angle of every character; -1 where it is not a right one."""
        return self.each([-1.0 if p.angle is None else p.angle for p in self.prints])

    def each(self, values: Sequence[float]) -> Floats:
        """For every character what `values` says of its print."""
        return np.array(values, np.float64).take(self.printed)

    def which(self, values: Sequence[bool]) -> npt.NDArray[np.bool_]:
        """Those characters of whose print `values` is true."""
        return np.array(values, bool).take(self.printed)

    def only(self, keep: npt.NDArray[np.bool_]) -> Glyphs:
        """Those where `keep` is true."""
        if keep.all():
            return self
        at = np.flatnonzero(keep)
        return Glyphs(self.codes.take(at), self.places.take(at, axis=1), self.printed.take(at), self.prints)


def read_glyphs(text_page: Any, characters: Characters, frame: Frame) -> Glyphs:
    """The characters of a page seen in its frame; `text_page` is asked for the names of fonts."""
    fonts: dict[int, tuple[str, int]] = {}
    prints: dict[Print, int] = {}
    numbers = []
    known = zip(characters.looks.tolist(), characters.fonts.tolist(), characters.indices.tolist(), strict=True)
    for look, font, index in known:
        if font not in fonts:
            fonts[font] = _font(text_page, index)
        numbers.append(prints.setdefault(_print(tuple(look), fonts[font], frame), len(prints)))
    printed = characters.printed
    if len(prints) < len(numbers):
        printed = np.array(numbers, np.int64).take(printed)
    places, within = _places(characters, frame)
    return Glyphs(characters.codes, places, printed, tuple(prints), within)


def _places(characters: Characters, frame: Frame) -> tuple[Floats, bool]:
    """The rows of `Characters` as those of `Glyphs`, and whether all are on the page.

    Those of an upright page, which is read once, are written in the same memory.
    """
    places = characters.places
    if COMPILED and frame.turn == 0 and _upright(characters.looks):
        within: bool | None = loops.see_places(places, frame.left, frame.top, frame.width, frame.height)
        if within is not None:
            return places, within
    return seen_places(places, frame)


def seen_places(places: Floats, frame: Frame) -> tuple[Floats, bool]:
    """The same without the compiled loop, which leaves turned text and what is no number to this."""
    seen = np.empty_like(places)
    seen[0], seen[1], seen[2], seen[3] = frame.boxes(*places[:4])
    seen[4], seen[5] = frame.points(*places[4:])
    return seen, _are_within(seen, frame)


def _are_within(places: Floats, frame: Frame) -> bool:
    """Whether all characters lie on the page: no more is to be looked at, then."""
    if not places.shape[1] or not np.isfinite(places).all():
        return not places.shape[1]
    x0, top, x1, bottom = places[:4]
    least, right, below = min(x0.min(), top.min()), x1.max(), bottom.max()
    return bool(least >= -1 and right <= frame.width + 1 and below <= frame.height + 1)


def _upright(looks: Floats) -> bool:
    """Whether all text runs to the right."""
    return not looks[:, 1].any() and bool((looks[:, 0] > 0).all())


@lru_cache(maxsize=1024)
def _print(look: tuple[float, ...], font: tuple[str, int], frame: Frame) -> Print:
    a, b, c, d, font_size, weight, mode, colour = look
    name, flags = font
    scale = hypot(c, d) or 1.0
    size = round(abs(font_size) * scale, 2)
    bold = bool(BOLD_NAME.search(name)) or weight >= 600 or bool(flags & FORCE_BOLD) or mode in STROKED
    italic = bool(ITALIC_NAME.search(name)) or bool(flags & ITALIC_FLAG)
    style = Style(round(size, 1), bold, italic, colour=f"{int(colour):06X}" if colour > 0 else None)
    return Print(style, size, frame.angle(a, b), mode in INVISIBLE, bool(PICTURE_FONT.search(name)))


def _font(text_page: Any, index: int) -> tuple[str, int]:
    """(name, flags) of the font of that character."""
    flags, name = ctypes.c_int(), FontName()
    needed = pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), flags)
    return (name.value.decode("utf-8", "replace"), flags.value) if 0 < needed < len(name) else ("", 0)
