"""A page of a PDF as a picture, turned and straightened as pdfium draws it."""

from __future__ import annotations

import ctypes
from math import cos, radians, sin
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from ...errors import TooLarge
from ..ocr.picture import Picture, Pixels

MOST_PIXELS = 250_000_000  # of a picture in the file
WHITE = 0xFFFFFFFF
FLAGS = pdfium.FPDF_ANNOT


class PageCamera:
    """pdfium's page as something that can be pictured; it must stay open. Sizes in points, as read."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width = float(pdfium.FPDF_GetPageWidthF(page))
        self.height = float(pdfium.FPDF_GetPageHeightF(page))

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
        """From points of the page as read to pixels: turned about its middle, which stays in the middle."""
        angle = radians(90 * quarters - askew)
        a, b = scale * cos(angle), scale * sin(angle)
        wide, high = (self.width, self.height) if quarters % 2 == 0 else (self.height, self.width)
        x, y = self.width / 2, self.height / 2
        return pdfium.FS_MATRIX(a, b, -b, a, scale * wide / 2 - a * x + b * y, scale * high / 2 - b * x - a * y)
