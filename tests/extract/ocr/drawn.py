"""Pictures drawn by hand: paper of one shade, and ink on it."""

from __future__ import annotations

import numpy as np

from councilpapers.extract.ocr.picture import Pixels


def paper(height: int = 400, width: int = 600, shade: int = 240) -> Pixels:
    return np.full((height, width), shade, np.uint8)


def rows_of_ink(picture: Pixels, slope: float = 0.0, step: int = 24) -> Pixels:
    """Lines of short strokes, as text looks from afar, falling by that slope."""
    height, width = picture.shape
    for top in range(30, height - 40, step):
        for x in range(20, width - 20, 14):
            y = round(top + slope * x)
            if 0 <= y < height - 8:
                picture[y : y + 7, x : x + 9] = 20
    return picture
