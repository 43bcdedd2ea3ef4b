"""The colours that cells are painted in."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box
from ..page.content import Fill
from .grid import Grid, Span

COVERED = 0.5  # of a cell's area, for a fill to be its colour
WHITE = "FFFFFF"

_OPEN, _SETTLED = b"\1", b"\0"


def colours_of(grid: Grid, fills: Sequence[Fill]) -> dict[Span, str]:
    """The colour painted last over most of each cell; stripes of one colour count together; white is none."""
    colours: dict[Span, str] = {}
    for number, painted in _painted(grid, fills).items():
        shares: dict[str, float] = {}
        for colour, share in reversed(painted):
            shares[colour] = shares.get(colour, 0.0) + share
        most = max(shares, key=lambda colour: shares[colour])
        if shares[most] >= COVERED and most.upper() != WHITE:
            colours[grid.spans[number]] = most
    return colours


def _painted(grid: Grid, fills: Sequence[Fill]) -> dict[int, list[tuple[str, float]]]:
    """By number of the span, colours and shares from the last painted back to the first that covers the cell.

    What lies under a covering fill is never looked at, so that many fills over one another cost no more than one.
    """
    outline, columns = grid.box, grid.column_count
    over = [fill for fill in fills if _shared(fill.box, outline) > 0]
    if not over:
        return {}
    owners = grid.owners()
    open_positions = bytearray(_OPEN * len(owners))
    settled: set[int] = set()
    painted: dict[int, list[tuple[str, float]]] = {}
    for fill in reversed(over):
        top, left = grid.position(fill.box.x0, fill.box.top)
        bottom, right = grid.position(fill.box.x1, fill.box.bottom)
        touched: set[int] = set()
        for start in range(top * columns + left, bottom * columns + left + 1, columns):
            end = start + right - left + 1
            if _OPEN in open_positions[start:end]:
                touched.update(owners[start:end])
        for number in touched - settled:
            share = _share(fill.box, grid, grid.spans[number])
            if share > 0:
                painted.setdefault(number, []).append((fill.colour, share))
            if share >= COVERED:
                settled.add(number)
                _settle(grid.spans[number], columns, open_positions)
    return painted


def _settle(span: Span, columns: int, open_positions: bytearray) -> None:
    for row in range(span.row, span.row + span.row_span):
        start = row * columns + span.column
        open_positions[start : start + span.column_span] = _SETTLED * span.column_span


def _share(fill: Box, grid: Grid, span: Span) -> float:
    """How much of the cell is painted, from 0 to 1."""
    cell = grid.box_of(span)
    return _shared(fill, cell) / max(cell.width * cell.height, 0.01)


def _shared(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0
