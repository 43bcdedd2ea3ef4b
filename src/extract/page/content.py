"""What stands on one page of a PDF, before it is understood: words, rulings, fills, pictures.

All boxes are in PDF points from the top left of the page as it is read: rotation and crop box are already applied.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ...document import Box, Style, plain


@plain
class Word:
    """Characters that stand together. `angle` is degrees clockwise from upright text, in steps of 90.

    `baseline` is the y on which the characters stand; lines are made by it, not by the box's top. `size` is the font's
    in points, or what the box lets one guess; never below 1.
    """

    text: str
    box: Box
    baseline: float
    style: Style
    angle: int = 0
    size: float = 0.0

    def __post_init__(self) -> None:
        if not self.size:
            size = self.style.size
            if not size:
                size = self.box.height if self.angle % 180 == 0 else self.box.width
            object.__setattr__(self, "size", max(1.0, size))


@plain
class Ruling:
    """A horizontal or vertical line, also one drawn as a thin rectangle or as a fill's edge."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


@plain
class Fill:
    """A painted rectangle, not white; `colour` is RRGGBB."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted area or line that is neither straight nor square: a slice of a pie, a chart's line.

    `middle` is the mean of its outline's points (x, y); `colour` is RRGGBB.
    """

    box: Box
    colour: str
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page's words were recognised in its picture.

    `sure` is from 0 to 1; `doubtful` are the boxes of words that may be wrong; `askew` is how many degrees the page
    lies askew in the file, while all boxes are of the page straightened. `mixed`: some of its words are the file's own.
    `left` is how far across its sheet a page begins that is one of two on it, in points.
    """

    sure: float
    doubtful: tuple[Box, ...] = ()
    askew: float = 0.0
    mixed: bool = False
    left: float | None = None


@dataclass(frozen=True, slots=True)
class PageContent:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    shapes: tuple[Shape, ...] = ()
    notes: tuple[str, ...] = ()  # what was not as it should be (codes: "unmapped-glyphs", "rotated-text", ...)
    scan: Scan | None = None  # where the words were recognised
    _told: dict[object, object] | None = field(default=None, init=False, repr=False, compare=False)
