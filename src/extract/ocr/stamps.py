"""Words under stamps and signatures: read again where coloured ink runs over them, without that ink.

A stamp is red or blue and slants; what is printed under it is black. Words printed in colour stay as they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ...document import Box
from ..page.content import Fill
from .lines import Stroke, Strokes
from .picture import WHITE, Flags, Picture, Pixels, widened
from .tesseract import Seen

COLOURED = 48  # between the strongest and the weakest channel of what is neither black nor a shade of paper
MUCH = 0.0003  # of a page in coloured ink; less is no stamp
TOUCHED = 0.02  # of a word's box in coloured ink
UNSURE = 0.8  # a touched word less sure than this is read again
ENOUGH = 6  # letters in such words
BETTER = 0.6  # how sure a word must be that is read in its place
RULED = 60.0  # points from which on a coloured line is a table's or a frame's
FRINGE = 1  # pixels around coloured ink that it has tinted


def without_colour(
    grey: Picture, coloured: Flags, seen: Sequence[Seen], read: Callable[[Picture], Sequence[Seen]]
) -> tuple[Seen, ...]:
    """The words, those under coloured ink as `read` finds them in the picture without it.

    `coloured` is as large as the picture.
    """
    touched = [word for word in seen if _share(coloured, word) >= TOUCHED]
    doubtful = [word for word in touched if word.sure < UNSURE]
    if sum(len(word.text) for word in doubtful) < ENOUGH:
        return tuple(seen)
    bare = read(replace(grey, grey=_freed(grey.grey, coloured)))
    places = [_box(word) for word in touched]
    again = [w for w in bare if w.sure >= BETTER and (_share(coloured, w) >= TOUCHED or _on(w, places))]
    anew = [_box(word) for word in again]
    kept = [w for w in seen if w not in touched or (w.sure >= UNSURE and not _on(w, anew))]
    lines = 1 + max(word.line for word in seen)
    standing = [_box(word) for word in kept]
    found = [replace(word, line=lines + word.line) for word in again if not _on(word, standing)]
    return (*kept, *found)


def without_slants(strokes: Strokes, coloured: Flags, scale: float) -> Strokes:
    """The lines without short ones in colour, which are pieces of a slanting frame or of large letters."""

    def stays(stroke: Stroke, ink: Flags) -> bool:
        inked = sum(int(ink[row, first:end].sum()) for row, first, end in stroke.runs)
        return stroke.length >= RULED * scale or 2 * inked < sum(end - first for _, first, end in stroke.runs)

    level = tuple(stroke for stroke in strokes.level if stays(stroke, coloured))
    return Strokes(level, tuple(stroke for stroke in strokes.upright if stays(stroke, coloured.T)))


def coloured_ink(colours: Pixels, fills: Sequence[Fill], scale: float) -> Flags | None:
    """Which pixels are drawn in colour, what is painted apart; None where there are hardly any."""
    found = np.ptp(colours, axis=2) >= COLOURED
    for fill in fills:
        edges = (fill.box.top - 1, fill.box.bottom + 1, fill.box.x0 - 1, fill.box.x1 + 1)
        top, bottom, left, right = (max(0, round(edge * scale)) for edge in edges)
        found[top:bottom, left:right] = False
    return found if float(found.mean()) >= MUCH else None


def _freed(grey: Pixels, coloured: Flags) -> Pixels:
    """The picture without coloured ink; a scanner's colours are blurred, but how dark they are is not."""
    near = widened(coloured, FRINGE)
    ink = grey[coloured & (grey < WHITE)]
    black = float(np.median(ink)) / 2 if ink.size else 0.0  # print shows through a stamp, darker than its ink
    return np.where(near & (grey > black), np.uint8(WHITE), grey)


def _share(coloured: Flags, word: Seen) -> float:
    part = coloured[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.x0)) : int(word.x1) + 1]
    return float(part.mean()) if part.size else 0.0


def _box(word: Seen) -> Box:
    return Box(word.x0, word.top, word.x1, word.bottom)


def _on(word: Seen, places: Sequence[Box]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(place.holds(x, y) for place in places)
