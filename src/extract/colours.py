"""Which fills of a table are colours of a traffic light, and which only make it look well."""

from __future__ import annotations

from ..lookups.fills import colour_of_fill
from .columns import Columns, Grid

STATE_COLUMNS = ("rag", "status")


def is_signal(fill: str | None) -> bool:
    """Whether a fill (RRGGBB) is a colour of the scale; tints, dark headings and white are not."""
    return fill is not None and colour_of_fill(fill) is not None


def is_bright(colour: str | None) -> bool:
    """Whether a fill or an ink (RRGGBB) is a signal even where nothing says RAG: grey then is the look of the page."""
    return is_signal(colour) and colour_of_fill(colour or "") != "grey"


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
        signals = [fill for fill in fills if is_bright(fill)]
        differing = len(set(signals)) > 1 or (signals and len(signals) < len(fills))
        if differing and (best is None or len(signals) > best[0]):
            best = (len(signals), column)
    return best[1] if best else None
