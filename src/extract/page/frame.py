"""From the coordinates of a PDF page to those of the page as it is read: top left, cropped, turned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, degrees, isfinite

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (PDF coordinates, y upwards) and how far it is turned clockwise for reading."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def width(self) -> float:
        return self.right - self.left if self.turn % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.turn % 180 == 0 else self.right - self.left

    def turned(self, degrees_more: int) -> Frame:
        """The same part, turned further clockwise."""
        return replace(self, turn=(self.turn + degrees_more) % 360)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points as read: x from the left, y from the top."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point as read."""
        across, down = self.points(np.array([x]), np.array([y]))
        return float(across[0]), float(down[0])

    def boxes(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Boxes as read: (x0, top, x1, bottom), whichever corner came first."""
        xa, ya = self.points(left, bottom)
        xb, yb = self.points(right, top)
        return np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)

    def angle(self, a: float, b: float) -> int | None:
        """Degrees clockwise in which text of this matrix runs as read; None where it is no right angle."""
        if not (isfinite(a) and isfinite(b)) or (a == 0 and b == 0):
            return 0
        clockwise = (self.turn - degrees(atan2(b, a))) % 360
        nearest = round(clockwise / 90) * 90
        return int(nearest % 360) if abs(clockwise - nearest) < 6 else None
