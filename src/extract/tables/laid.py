"""A table as words put into cells: what is printed over several columns need not stand inside its cell's edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...document import plain
from ..page.content import Word
from .captions import is_typed
from .grid import Grid, Span
from .placing import Middles, PlacedGrid, placed_in

MARGIN = 1.0  # points round the words
RIGHT_OF_EDGE = 3.0  # points before a column's words, at most, where its border would be drawn


@dataclass(frozen=True, slots=True)
class Column:
    """From where to where words stand in a column, in points."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@plain
class LaidCell:
    """A cell with words; rows and columns count from 0."""

    row: int
    column: int
    words: tuple[Word, ...]
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Laid:
    """The cells that have words; every row has one; the first rows are heads.

    `drawn`: from where to where rules run over, in or under it.
    """

    cells: tuple[LaidCell, ...]
    columns: tuple[Column, ...]
    head_count: int
    row_count: int
    drawn: tuple[float, float] | None = None

    @property
    def words(self) -> list[Word]:
        return [word for cell in self.cells for word in cell.words]


def gutters_of(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """The white space between columns."""
    return [(one.x1, other.x0) for one, other in pairwise(columns)]


def placed_around(laid: Laid, middles: Middles) -> PlacedGrid:
    """The grid round these cells with their words; what else of the page stands inside goes where it stands.

    Typed rules are rules, no words: they are left out.
    """
    grid, words = _grid_around(laid)
    known = {id(word) for word in laid.words}
    inside = middles.within(grid.box).nonzero()[0].tolist()
    others = [word for n in inside if id(word := middles.words[n]) not in known and not is_typed(word)]
    if others:
        for span, more in placed_in(grid, Middles(others)).words.items():
            words.setdefault(span, []).extend(more)
    return PlacedGrid(grid, words)


def _grid_around(laid: Laid) -> tuple[Grid, dict[Span, list[Word]]]:
    """The grid, empty cells filled in, and the words of its spans."""
    words = laid.words
    left, right = laid.drawn or (words[0].box.x0, words[0].box.x0)
    xs = [min(left, min(word.box.x0 for word in words) - MARGIN)]
    xs += [end - min(RIGHT_OF_EDGE, (end - begin) / 2) for begin, end in gutters_of(laid.columns)]
    xs.append(max(right, max(word.box.x1 for word in words) + MARGIN))
    placed: dict[Span, list[Word]] = {}
    for cell in laid.cells:
        placed.setdefault(Span(cell.row, cell.column, cell.row_span, cell.column_span), []).extend(cell.words)
    return Grid(tuple(xs), tuple(_borders(laid)), tuple(_filled(placed, laid))), placed


def _borders(laid: Laid) -> list[float]:
    """Midway between the words of neighbouring rows, always further down."""
    rows: list[list[Word]] = [[] for _ in range(laid.row_count)]
    for cell in laid.cells:
        rows[cell.row].extend(cell.words)
    ys = [min(word.box.top for word in laid.words) - MARGIN]
    for above, below in pairwise(rows):
        bottom = max(word.box.bottom for word in above)
        ys.append(max((bottom + _top_under(below, above)) / 2, ys[-1] + MARGIN))
    ys.append(max(max(word.box.bottom for word in laid.words) + MARGIN, ys[-1] + MARGIN))
    return ys


def _top_under(words: Sequence[Word], above: Sequence[Word]) -> float:
    """The top of the words that stand under the row above: a tall head begins beside it."""
    last = max(word.baseline for word in above)
    under = [word.box.top for word in words if word.baseline > last]
    return min(under, default=max(word.box.top for word in words))


def _filled(placed: dict[Span, list[Word]], laid: Laid) -> list[Span]:
    """The spans with words and, for every place that is left, one of its own."""
    taken = {
        (row, column)
        for span in placed
        for row in range(span.row, span.row + span.row_span)
        for column in range(span.column, span.column + span.column_span)
    }
    empty = [
        Span(row, column, 1, 1)
        for row in range(laid.row_count)
        for column in range(len(laid.columns))
        if (row, column) not in taken
    ]
    return sorted([*placed, *empty], key=lambda span: (span.row, span.column))
