"""Words by where their centres lie: in a box, in the cells of a grid. Each page's centres are measured once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ...document import Box
from ..page.baselines import Line, group_lines
from ..page.content import Word
from .grid import Grid, Span

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Middles:
    """Words with the x and y of their centres, in points."""

    words: Sequence[Word]

    @cached_property
    def x(self) -> Floats:
        return np.array([word.box.x0 + word.box.x1 for word in self.words], float) / 2

    @cached_property
    def y(self) -> Floats:
        return np.array([word.box.top + word.box.bottom for word in self.words], float) / 2

    def outside(self, boxes: Sequence[Box]) -> Sequence[Word]:
        """The words whose centre lies in none of the boxes."""
        if not boxes:
            return self.words
        taken = np.zeros(len(self.words), bool)
        for box in boxes:
            taken |= self.within(box)
        return [self.words[n] for n in (~taken).nonzero()[0].tolist()]

    def within(self, box: Box) -> Truths:
        """For each word, whether its centre lies in the box."""
        return (self.x >= box.x0) & (self.x <= box.x1) & (self.y >= box.top) & (self.y <= box.bottom)


@dataclass(frozen=True, eq=False)
class PlacedGrid:
    """A grid with the words of each of its cells; spans without words are left out."""

    grid: Grid
    words: Mapping[Span, Sequence[Word]]

    @cached_property
    def lines(self) -> dict[Span, tuple[Line, ...]]:
        """The lines of the cells that have words."""
        return {span: group_lines(words) for span, words in self.words.items()}


def placed_in(grid: Grid, middles: Middles) -> PlacedGrid:
    """The words whose centre lies in the grid, each in exactly one cell."""
    inside = middles.within(grid.box).nonzero()[0]
    rows = _stretches(middles.y[inside], grid.ys)
    columns = _stretches(middles.x[inside], grid.xs)
    owners = np.array(grid.owners())[rows * grid.column_count + columns]
    by_number: dict[int, list[Word]] = {}
    for number, n in zip(owners.tolist(), inside.tolist(), strict=True):
        by_number.setdefault(number, []).append(middles.words[n])
    return PlacedGrid(grid, {grid.spans[number]: words for number, words in by_number.items()})


def with_grid(placed: PlacedGrid, grid: Grid) -> PlacedGrid:
    """The same words in the cells of another grid of the same outline."""
    if grid is placed.grid:
        return placed
    return placed_in(grid, Middles([word for words in placed.words.values() for word in words]))


def _stretches(places: Floats, edges: Sequence[float]) -> npt.NDArray[np.intp]:
    """The number of the stretch between two edges in which each place lies."""
    found: npt.NDArray[np.intp] = np.searchsorted(edges, places, "right") - 1
    return np.clip(found, 0, len(edges) - 2)
