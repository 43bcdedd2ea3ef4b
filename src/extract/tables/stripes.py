"""Lines that were put into rows and columns by white space -> a grid."""

from __future__ import annotations

from dataclasses import dataclass

from .grid import Grid, Span
from .segments import Strip
from .whitespace import crosses

MARGIN = 1.0  # points round the words


@dataclass(frozen=True, slots=True)
class Stripes:
    """The rows of a table as lines, and the inner edges of its columns."""

    rows: tuple[tuple[Strip, ...], ...]
    edges: tuple[float, ...]
    left: float | None = None  # how far it is drawn, where that is known
    right: float | None = None

    @property
    def strips(self) -> tuple[Strip, ...]:
        return tuple(strip for row in self.rows for strip in row)


def grid_from(stripes: Stripes) -> Grid:
    """The grid round these rows, borders midway between them; words across an edge make one cell of its columns."""
    strips = stripes.strips
    x0 = min(strip.box.x0 for strip in strips) - MARGIN
    x1 = max(strip.box.x1 for strip in strips) + MARGIN
    xs = (min(x0, stripes.left or x0), *stripes.edges, max(x1, stripes.right or x1))
    ys = [min(strip.box.top for strip in stripes.rows[0]) - MARGIN]
    for above, below in zip(stripes.rows, stripes.rows[1:], strict=False):
        end = max(strip.box.bottom for strip in above)
        begin = min(strip.box.top for strip in below)
        ys.append(max((end + begin) / 2, ys[-1] + MARGIN))
    ys.append(max(max(strip.box.bottom for strip in stripes.rows[-1]) + MARGIN, ys[-1] + MARGIN))
    spans = tuple(span for number, row in enumerate(stripes.rows) for span in _spans(number, row, stripes.edges))
    return Grid(tuple(xs), tuple(ys), spans)


def _spans(number: int, row: tuple[Strip, ...], edges: tuple[float, ...]) -> list[Span]:
    if _is_banner(row):
        return [Span(number, 0, 1, len(edges) + 1)]
    crossed = [any(crosses(segment, edge) for strip in row for segment in strip.segments) for edge in edges]
    spans: list[Span] = []
    start = 0
    for column in range(1, len(edges) + 2):
        if column == len(edges) + 1 or not crossed[column - 1]:
            spans.append(Span(number, start, 1, column - start))
            start = column
    return spans


def _is_banner(row: tuple[Strip, ...]) -> bool:
    """Words set apart that stand alone at the left of a row: what they say is said of the rows below."""
    alone = all(len(strip.segments) == 1 for strip in row) and len(row) <= 2
    return alone and all(strip.set_apart for strip in row)
