"""Columns from white space alone: the stretches of x that the lines of a region leave free together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from statistics import median

from ...document import Box
from ..blocks.structure import BULLETS
from .columns import Gutter, free_gutters
from .refuse import are_contents
from .segments import TIGHT_GAP, Segment, Strip

WIDEST_STRAY = 0.1  # share of the lines that may run across a gutter (headings over several columns)
LEAST_GUTTER = 0.7  # ems
FITTING = 0.6  # share of the lines that keep to the columns
CELL_WORDS = 4  # in the middle of all cells; more is running text in columns
FIGURES = 0.3  # share of cells with figures that makes up for a little more text
VALUE = re.compile(r"[-–—+£€$(]{0,4}\d[\d,.:/%)*+-]*|[-–—.*]+|n/?a", re.IGNORECASE)
MARK = re.compile(rf"[{BULLETS}o–—-]|\(?[0-9a-zA-Z]{{1,4}}[.)]")


def is_value(text: str) -> bool:
    """Whether it is a figure, a dash or "n/a"; most words begin with a letter that none of those has."""
    return not (text[:1].isalpha() and text[0] not in "nN") and VALUE.fullmatch(text) is not None


def column_edges(strips: Sequence[Strip]) -> tuple[float, ...] | None:
    """The inner edges of the columns that these lines keep to; None where they are no table."""
    gutters = column_gutters(strips)
    return tuple(gutter.edge for gutter in gutters) if gutters else None


def column_gutters(strips: Sequence[Strip]) -> list[Gutter] | None:
    """The white space between the columns that these lines keep to; None where they are no table."""
    base = _base(strips)
    if len(base) < 2:
        return None
    em = float(median(strip.size for strip in base))
    gutters = free_gutters(base, int(WIDEST_STRAY * len(base)), LEAST_GUTTER * em)
    edges = [gutter.edge for gutter in gutters]
    if not edges or not _keeps(strips, edges) or are_contents(strips):
        return None
    cells = [segment for strip in base for segment in strip.segments]
    words = median(len(cell.words) for cell in cells)
    values = sum([is_value(cell.words[0].text) for cell in cells]) / len(cells)
    if words > (2 * CELL_WORDS if values >= FIGURES else CELL_WORDS) or _listed(base):
        return None
    return gutters


def share_of_values(strips: Sequence[Strip]) -> float:
    """Share of the cells that hold figures."""
    cells = [segment for strip in strips for segment in strip.segments]
    return sum([is_value(cell.text) for cell in cells]) / len(cells) if cells else 0.0


def _base(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with about as many cells as the table has columns."""
    counts = sorted(len(strip.segments) for strip in strips if len(strip.segments) > 1)
    if not counts:
        return []
    usual = counts[int(0.75 * (len(counts) - 1))]
    return [strip for strip in strips if len(strip.segments) >= max(2, ceil(usual / 2))]


def _keeps(strips: Sequence[Strip], edges: Sequence[float]) -> bool:
    fitting = sum(not any(crosses(s, edge) for s in strip.segments for edge in edges) for strip in strips)
    return fitting >= FITTING * len(strips)


def crosses(segment: Segment, edge: float) -> bool:
    """Whether its words run across the edge; two labels that nearly touch there do not."""
    if not (segment.x0 < edge - 1.5 and segment.x1 > edge + 1.5):
        return False
    for before, after in pairwise(segment.words):
        if before.box.x1 <= edge + 1.5 and after.box.x0 >= edge - 1.5:
            return after.box.x0 - before.box.x1 < TIGHT_GAP * after.size
    return True


def _listed(base: Sequence[Strip]) -> bool:
    """Hanging marks and their items, which are no columns."""
    return sum(bool(MARK.fullmatch(strip.segments[0].text)) for strip in base) > len(base) / 2 and all(
        len(strip.segments) <= 2 for strip in base
    )


def strips_within(strips: Sequence[Strip], box: Box) -> list[Strip]:
    """The lines whose middle lies in the box."""
    return [
        s
        for s in strips
        if box.top <= (s.box.top + s.box.bottom) / 2 <= box.bottom and s.box.x0 < box.x1 and s.box.x1 > box.x0
    ]
