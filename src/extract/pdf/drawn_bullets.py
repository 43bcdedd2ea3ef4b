"""Bullets that a browser draws as small discs when it prints a page, instead of setting them in a font."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..colours import is_bright
from ..page.content import Shape, Word

BULLET = "•"
BLACK = "000000"
FEWEST = 2  # of one size in one place
LEAST, MOST = 1.5, 0.6  # points; of the font's size: how wide a disc is
ROUND = 0.8  # points by which it may be wider than high
FARTHEST = 2.5  # of the font's size, from the disc to the words
HEIGHTS = (0.05, 0.75)  # of the font's size over the baseline, where its middle stands


def with_bullets(words: Sequence[Word], shapes: Sequence[Shape]) -> tuple[tuple[Word, ...], tuple[Shape, ...]]:
    """The words with a "•" for every disc that stands before a line as others do, and the shapes that are none.

    Points of a chart, of its key and of a map are coloured, or stand each in a place of their own.
    """
    discs = [shape for shape in shapes if _is_disc(shape)]
    upright = [word for word in words if word.angle == 0]
    if not discs or not upright:
        return tuple(words), tuple(shapes)
    x0, x1, baselines, sizes = np.array([(w.box.x0, w.box.x1, w.baseline, w.size) for w in upright]).T
    bullets: dict[int, Word] = {}
    for disc in discs:
        box, middle = disc.box, (disc.box.top + disc.box.bottom) / 2
        over = (baselines - middle) / sizes
        level = (over > HEIGHTS[0]) & (over < HEIGHTS[1]) & (box.width < MOST * sizes)
        before = level & (x1 <= box.x0 + 1) & (box.x0 - x1 < FARTHEST * sizes)
        after = np.flatnonzero(level & (x0 > box.x1) & (x0 - box.x1 < FARTHEST * sizes))
        if before.any() or not len(after):
            continue
        first = upright[after[x0[after].argmin()]]
        if first.style.colour == (None if disc.colour == BLACK else disc.colour):
            bullets[id(disc)] = replace(first, text=BULLET, box=replace(first.box, x0=box.x0, x1=box.x1))
    places = Counter(_place(bullet) for bullet in bullets.values())
    listed = {key: bullet for key, bullet in bullets.items() if places[_place(bullet)] >= FEWEST}
    return (*words, *listed.values()), tuple(shape for shape in shapes if id(shape) not in listed)


def _place(bullet: Word) -> tuple[int, int, int]:
    return round(bullet.box.x0), round(10 * bullet.box.width), round(bullet.size)


def _is_disc(shape: Shape) -> bool:
    box = shape.box
    return box.width >= LEAST and abs(box.width - box.height) <= ROUND and not is_bright(shape.colour)
