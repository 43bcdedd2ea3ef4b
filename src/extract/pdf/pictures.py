"""A page of a PDF as a picture, turned and straightened as pdfium draws it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...errors import TooLarge
from ..ocr.picture import Picture, Pixels

MOST_PIXELS = 250_000_000  # of a picture in the file
WHITE = 0xFFFFFFFF
FLAGS = pdfium.FPDF_ANNOT


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a page of that size; `width` and `height` are the part's."""

    page: tuple[float, float]
    quarters: int
    left: float
    width: float
    height: float


class PageCamera:
    """pdfium's page as something that can be pictured; it must stay open. Sizes in points, as read.

    `shown` says what of it: the page turned clockwise by quarters, from so many points across it on.
    """

    def __init__(self, page: Any, shown: Shown | None = None) -> None:
        self.page = page
        self.shown = shown
        self.width = shown.width if shown else float(pdfium.FPDF_GetPageWidthF(page))
        self.height = shown.height if shown else float(pdfium.FPDF_GetPageHeightF(page))

    def leaf(self, quarters: int, start: float, end: float) -> PageCamera:
        """A part of the page as turned clockwise by quarters, from `start` to `end` points across it."""
        high = self.height if quarters % 2 == 0 else self.width
        return PageCamera(self.page, Shown((self.width, self.height), quarters, start, end - start, high))

    def check(self) -> None:
        """Raises TooLarge where a picture on the page has more pixels than are drawn."""
        across, down = ctypes.c_uint(), ctypes.c_uint()
        for number in range(pdfium.FPDFPage_CountObjects(self.page)):
            drawn = pdfium.FPDFPage_GetObject(self.page, number)
            if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_IMAGE and (
                pdfium.FPDFImageObj_GetImagePixelSize(drawn, across, down) and across.value * down.value > MOST_PIXELS
            ):
                raise TooLarge(f"a picture of more than {MOST_PIXELS} pixels")

    def grey(self, resolution: float, quarters: int = 0, askew: float = 0.0) -> Picture:
        """The page in grey, turned clockwise by quarters, then back by what it lies askew (degrees)."""
        scale = resolution / 72
        drawn = self._drawn(scale, quarters, askew, pdfium.FPDFBitmap_Gray)
        return Picture(drawn[:, :, 0].copy(), scale)

    def colours(self, resolution: float, quarters: int = 0, askew: float = 0.0) -> tuple[Pixels, float]:
        """The same in rows of (red, green, blue), with pixels to a point."""
        scale = resolution / 72
        return self._drawn(scale, quarters, askew, pdfium.FPDFBitmap_BGR)[:, :, ::-1].copy(), scale

    def _drawn(self, scale: float, quarters: int, askew: float, form: int) -> Pixels:
        wide, high = (self.width, self.height) if quarters % 2 == 0 else (self.height, self.width)
        across, down = max(1, round(wide * scale)), max(1, round(high * scale))
        channels = 1 if form == pdfium.FPDFBitmap_Gray else 3
        pixels = np.full((down, across, channels), 255, np.uint8)
        bitmap = pdfium.FPDFBitmap_CreateEx(across, down, form, pixels.ctypes.data, pixels.strides[0])
        if not bitmap:
            raise MemoryError
        try:
            matrix = self._matrix(scale, quarters, askew)
            clip = pdfium.FS_RECTF(0, 0, across, down)
            pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, self.page, matrix, clip, FLAGS)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels

    def _matrix(self, scale: float, quarters: int, askew: float) -> Any:
        """From points of the page as read to pixels."""
        turn = _turn((self.width, self.height), radians(90 * quarters - askew), quarters)
        if self.shown is not None:
            shown = self.shown
            turn = turn @ _shift(-shown.left) @ _turn(shown.page, radians(90 * shown.quarters), shown.quarters)
        (a, c, e), (b, d, f) = (scale * turn[:2]).tolist()
        return pdfium.FS_MATRIX(a, b, c, d, e, f)


Matrix = npt.NDArray[np.float64]


def _turn(size: tuple[float, float], angle: float, quarters: int) -> Matrix:
    """Turned clockwise about its middle, which is the middle of what is as large as the page turned by quarters."""
    (x, y), (wide, high) = size, size if quarters % 2 == 0 else size[::-1]
    a, b = cos(angle), sin(angle)
    return np.array([[a, -b, (wide - a * x + b * y) / 2], [b, a, (high - b * x - a * y) / 2], [0, 0, 1]])


def _shift(across: float) -> Matrix:
    return np.array([[1.0, 0.0, across], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
