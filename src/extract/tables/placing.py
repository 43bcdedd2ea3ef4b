"""Words by where their centres lie: in a box, in the cells of a grid. Each page's centres are measured once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.content import Word
from .grid import Grid, Span

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Middles:
    """Words with the x and y of their centres, in points."""

    words: Sequence[Word]
    x: Floats
    y: Floats

    def within(self, box: Box) -> Middles:
        """Those whose centre lies in the box."""
        return self._only(self._inside(box))

    def outside(self, boxes: Sequence[Box]) -> Sequence[Word]:
        """The words whose centre lies in none of the boxes."""
        if not boxes:
            return self.words
        taken = np.zeros(len(self.words), bool)
        for box in boxes:
            taken |= self._inside(box)
        return self._only(~taken).words

    def _inside(self, box: Box) -> Truths:
        return (self.x >= box.x0) & (self.x <= box.x1) & (self.y >= box.top) & (self.y <= box.bottom)

    def _only(self, chosen: Truths) -> Middles:
        numbers = chosen.nonzero()[0]
        if len(numbers) == len(self.words):
            return self
        return Middles([self.words[n] for n in numbers.tolist()], self.x[numbers], self.y[numbers])


def middles_of(words: Sequence[Word]) -> Middles:
    boxes = [word.box for word in words]
    across = np.array([box.x0 + box.x1 for box in boxes], float)
    down = np.array([box.top + box.bottom for box in boxes], float)
    return Middles(words, across / 2, down / 2)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedGrid:
    """A grid with the words of each of its cells; spans without words are left out of `words`."""

    grid: Grid
    words: Mapping[Span, Sequence[Word]]
    inside: Middles


def placed_in(grid: Grid, middles: Middles) -> PlacedGrid:
    """The words whose centre lies in the grid, each in exactly one cell."""
    inside = middles.within(grid.box)
    rows = _stretches(inside.y, grid.ys)
    columns = _stretches(inside.x, grid.xs)
    owners = np.array(grid.owners())
    by_number: dict[int, list[Word]] = {}
    for number, word in zip(owners[rows * grid.column_count + columns].tolist(), inside.words, strict=True):
        by_number.setdefault(number, []).append(word)
    return PlacedGrid(grid, {grid.spans[number]: words for number, words in by_number.items()}, inside)


def with_grid(placed: PlacedGrid, grid: Grid) -> PlacedGrid:
    """The words in the cells of another grid of the same outline."""
    return placed if grid is placed.grid else placed_in(grid, placed.inside)


def _stretches(places: Floats, edges: Sequence[float]) -> npt.NDArray[np.intp]:
    """The number of the stretch between two edges in which each place lies."""
    found: npt.NDArray[np.intp] = np.searchsorted(edges, places, "right") - 1
    return np.clip(found, 0, len(edges) - 2)
