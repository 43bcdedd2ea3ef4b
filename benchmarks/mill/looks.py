"""How tables look: which lines are drawn and with what pen. A block's `look` names lines, then fills and settings.

"boxed dark small" is a frame, a dark heading, small type. Fills: "dark", "shaded" headings, "zebra" rows, "painted"
cells. Settings: "small" type, "turned" headings (read from below), "plain" headings (not bold).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """What a reader can hold on to; in formats that say what is a table, "markup"."""

    RULED = "ruled"
    HALF_RULED = "half_ruled"
    UNRULED = "unruled"
    MARKUP = "markup"


class Pen(StrEnum):
    SOLID = "solid"
    DOUBLE = "double"
    DASHED = "dashed"
    RECTANGLES = "rectangles"  # thin filled rectangles, as office programs draw lines
    WHITE = "white"  # gaps between fills


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a look: `frame` names sides (t, b, l, r); `header` is the line under the headings."""

    frame: str = ""
    rows: bool = False
    columns: bool = False
    header: bool = False
    pen: Pen = Pen.SOLID
    weight: float = 0.5

    @property
    def all(self) -> bool:
        return self.frame == "tblr" and self.rows and self.columns


LINES = {
    "grid": Lines("tblr", rows=True, columns=True, weight=0.7),
    "double": Lines("tblr", rows=True, columns=True, pen=Pen.DOUBLE),
    "dashed": Lines("tblr", rows=True, columns=True, pen=Pen.DASHED),
    "thin": Lines("tblr", rows=True, columns=True, pen=Pen.RECTANGLES),
    "white": Lines("tblr", rows=True, columns=True, pen=Pen.WHITE, weight=1.5),
    "open": Lines("", rows=True, columns=True),
    "sides": Lines("tb", rows=True, columns=True),
    "rows": Lines("tb", rows=True),
    "between": Lines("", rows=True),
    "thin-rows": Lines("tb", rows=True, pen=Pen.RECTANGLES),
    "columns": Lines("tblr", columns=True, header=True),
    "boxed": Lines("tblr", weight=0.7),
    "booktabs": Lines("tb", header=True, weight=1.0),
    "foot": Lines("b", header=True),
    "underlined": Lines(header=True),
    "print": Lines(),
    "plain": Lines(),
    "bare": Lines(),
}


def lines_of(look: str) -> Lines:
    return LINES[look.split()[0]]


def ruling_of(look: str) -> Ruling:
    """Lines both ways are ruled, however drawn; lines one way only, a frame or stripes are half of it."""
    lines = lines_of(look)
    if lines.rows and lines.columns:
        return Ruling.RULED
    return Ruling.UNRULED if lines == Lines() and "zebra" not in look.split() else Ruling.HALF_RULED
