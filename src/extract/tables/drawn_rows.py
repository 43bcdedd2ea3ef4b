"""The rows of a table whose sides are drawn: parted by rules and stripes, or by white space where those part groups."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from .columns import Gutter, filled
from .extents import Extent, is_section
from .rows import WIDEST_LINES, are_rows, row_starts, rows_of
from .segments import Strip, step

CLOSE = 0.93  # of the white over a row, that a line inside a row stays below
INSIDE = 0.1  # share of steps inside bands as wide as those between them, that rows of rules may have
LEAST_BANDS = 2
SAME_NAME = 1.3  # ems between the lines of one name
LEAST_NAMED = 4  # rows
SAME = 1.06  # times a step, up to which another is no wider
OVER_WORDS = 0.3  # ems over a baseline, where a rule is under the line above at last

Row = tuple[Strip, ...]


def rows_between(body: Sequence[Strip], gutters: Sequence[Gutter], extent: Extent) -> list[Row]:
    """The rows that rules and stripes part, or, where steps as wide stand between rules, too, white space."""
    bands: list[list[Strip]] = [[body[0]]]
    for above, line in pairwise(body):
        if extent.parts(above.line.baseline, line.line.baseline - OVER_WORDS * line.size):
            bands.append([line])
        else:
            bands[-1].append(line)
    if _part_rows(bands):
        return [tuple(band) for band in bands]
    edges = [gutter.edge for gutter in gutters]
    rows: list[Row] = []
    named = [is_section(line, extent) and not _ends_name(body, n) for n, line in enumerate(body)]
    for section, group in groupby(zip(named, body, strict=True), key=itemgetter(0)):
        lines = [line for _, line in group]
        starts = range(len(lines)) if section else _starts(lines, edges, extent.x1)
        rows += rows_of(lines, list(starts))
    return rows


def _ends_name(body: Sequence[Strip], n: int) -> bool:
    """Whether the line goes on with the name of a row set apart, a total's, in the line above."""
    return n > 0 and len(body[n - 1].segments) > 1 and body[n - 1].set_apart and step(*body[n - 1 : n + 1]) <= SAME_NAME


def _starts(lines: Sequence[Strip], edges: Sequence[float], right: float) -> list[int]:
    """The lines that begin a row; all of them where none stands as close to the next as lines of one cell."""
    if are_rows(lines):
        return list(range(len(lines)))
    return _starts_by_names(lines, edges) or row_starts(lines, edges, right)


def _starts_by_names(lines: Sequence[Strip], edges: Sequence[float]) -> list[int]:
    """The lines under white as wide between all rows, where the others stand as close as lines of one cell, if each
    begins with words in the first column: rows may have next to no other cells (who attended, what is still open)."""
    steps = [step(above, line) for above, line in pairwise(lines)]
    close = SAME * min(steps, default=WIDEST_LINES)
    wide = [one for one in steps if one > close]
    if close > WIDEST_LINES or len(wide) + 1 < LEAST_NAMED or max(wide) > SAME * min(wide) or min(wide) < SAME * close:
        return []
    starts = [0, *(n for n, one in enumerate(steps, 1) if one > close)]
    return starts if all(0 in filled(lines[n], edges) for n in starts) else []


def _part_rows(bands: Sequence[Sequence[Strip]]) -> bool:
    """Whether lines inside the bands stand closer than those between, but for a few."""
    full = [not (len(band) == 1 and len(band[0].segments) == 1) for band in bands]
    between = [step(a[-1], b[0]) for (a, b), both in zip(pairwise(bands), pairwise(full), strict=True) if all(both)]
    inside = [step(a, b) for band in bands for a, b in pairwise(band)]
    if sum(full) < LEAST_BANDS or not between or (len(bands) == LEAST_BANDS and any(map(_holds_rows, bands))):
        return False
    return sum(wide >= CLOSE * min(between) for wide in inside) <= INSIDE * len(inside)


def _holds_rows(band: Sequence[Strip]) -> bool:
    """Whether the further lines of a band are rows like its first: one rule alone parts heads from rows."""
    narrower = sum(len(line.segments) < len(band[0].segments) for line in band[1:])
    return len(band) > LEAST_BANDS and 2 * narrower < len(band) - 1
