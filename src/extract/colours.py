"""Which fills of a table are colours of a traffic light, and which only make it look well."""

from __future__ import annotations

import colorsys

from .columns import Columns, Grid

SATURATED = 0.25  # below this a fill is a grey or a tint for the eye
STATE_COLUMNS = ("rag", "status")


def is_signal(fill: str | None) -> bool:
    """Whether a fill (RRGGBB) is strong enough to be a signal; greys and pale tints are not."""
    if fill is None:
        return False
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (0, 2, 4))
    _, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return saturation >= SATURATED and 0.1 <= lightness <= 0.93


def fill_column(grid: Grid, columns: Columns) -> int | None:
    """The grid column whose fills differ from row to row as signals do; None where none does.

    A column headed RAG or status is taken at its word by the reader of the row; this finds the one that is coloured
    without saying so (action logs that fill the progress cell, or the number).
    """
    best: tuple[int, int] | None = None
    for column, name in enumerate(columns.fields):
        if name in STATE_COLUMNS:
            continue
        fills = [
            cell.fill for cell in grid.column(column, columns.body_start) if cell.column_span < grid.table.column_count
        ]
        signals = [fill for fill in fills if is_signal(fill)]
        differing = len(set(signals)) > 1 or (signals and len(signals) < len(fills))
        if differing and (best is None or len(signals) > best[0]):
            best = (len(signals), column)
    return best[1] if best else None
