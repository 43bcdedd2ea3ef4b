"""Tables with horizontal rules only: columns from white space, rows from rules and lines.

Taught by statistical returns ("booktabs": a rule above, one under the header, one below) and by league tables whose
header stands over the first rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Box
from ..page import PageContent
from .columns import Gutter, take_in
from .rows import row_starts, rows_of
from .rulings import Line, lines_of, loose_horizontals
from .segments import Strip, step
from .stripes import Stripes
from .whitespace import column_gutters, share_of_values, strips_within

SAME_END = 6.0  # points between the ends of rules of one table
NARROWEST = 110.0
RULED_ROWS = 0.4  # rules to rows of words: from this share on every rule ends a row
RULED_FIGURES = 0.8  # the same for figures, which do not wrap
MOSTLY_VALUES = 0.4
BLANK = 8.0  # points without words between two rules, which part two tables
HEADER_ABOVE = 1.9  # ems from a header to the rule under it
MOST_ABOVE = 4


@dataclass(frozen=True, slots=True)
class _Region:
    box: Box
    rules: tuple[float, ...]


def half_ruled_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Tables between horizontal rules of one length, outside the boxes already taken."""
    lines = lines_of(page.rulings)
    if lines is None:
        return []
    rules = [r for r in loose_horizontals(lines) if r.length >= NARROWEST and not any(_in(r, box) for box in taken)]
    found = []
    for region in _regions(rules, strips):
        stripes = _stripes(region, strips, taken)
        if stripes is not None:
            found.append(stripes)
    return found


def _in(rule: Line, box: Box) -> bool:
    return box.holds((rule.start + rule.end) / 2, rule.at)


def _regions(rules: Sequence[Line], strips: Sequence[Strip]) -> list[_Region]:
    """Stretches between rules of the same ends, as long as what stands between them may be a table."""
    groups: list[list[Line]] = []
    for rule in rules:
        for group in groups:
            if abs(group[0].start - rule.start) <= SAME_END and abs(group[0].end - rule.end) <= SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    regions = []
    for group in groups:
        run = [group[0]]
        for rule in group[1:]:
            between = strips_within(strips, Box(rule.start, run[-1].at, rule.end, rule.at))
            if _tabular(between) and (between or rule.at - run[-1].at < BLANK):
                run.append(rule)
            else:
                regions.append(run)
                run = [rule]
        regions.append(run)
    return [
        _Region(Box(run[0].start, run[0].at, run[0].end, run[-1].at), tuple(rule.at for rule in run))
        for run in regions
        if len(run) > 1
    ]


def _tabular(strips: Sequence[Strip]) -> bool:
    """Nothing, a heading, or mostly lines of several cells."""
    parted = sum(len(strip.segments) > 1 for strip in strips)
    return len(strips) <= 1 or 2 * parted >= len(strips)


def _stripes(region: _Region, strips: Sequence[Strip], taken: Sequence[Box]) -> Stripes | None:
    inside = strips_within(strips, region.box)
    if len(inside) < 2 or any(meet(region.box, box) for box in taken):
        return None
    gutters = column_gutters(inside)
    if gutters is None:
        return None
    header = _header_above(region, strips, gutters)
    edges = tuple(gutter.edge for gutter in gutters)
    bands = _bands(region.rules, inside)
    rows = _rows(bands, edges, region.box.x1)
    if len(rows) + len(header) < 2:
        return None
    return Stripes((*((strip,) for strip in header), *rows), edges)


def _rows(bands: Sequence[list[Strip]], edges: Sequence[float], right: float) -> list[tuple[Strip, ...]]:
    """The rows between the rules, or the rules' own where there are nearly as many of them, or text wraps in cells."""
    by_words = [row for band in bands for row in rows_of(band, row_starts(band, edges, right))]
    figures = share_of_values([strip for band in bands[1:] for strip in band]) >= MOSTLY_VALUES
    needed = RULED_FIGURES if figures else RULED_ROWS
    if len(bands) > 2 and len(bands) >= needed * len(by_words):
        return [tuple(band) for band in bands]
    return by_words


def _bands(rules: Sequence[float], strips: Sequence[Strip]) -> list[list[Strip]]:
    bands: list[list[Strip]] = [[] for _ in rules]
    for strip in strips:
        middle = (strip.box.top + strip.box.bottom) / 2
        bands[sum(rule < middle for rule in rules) - 1].append(strip)
    return [band for band in bands if band]


def _header_above(region: _Region, strips: Sequence[Strip], gutters: list[Gutter]) -> list[Strip]:
    """Lines of labels close over the first rule that keep to the columns; one of them fills half of them."""
    above = [s for s in strips if s.box.bottom <= region.rules[0] + 2 and s.box.x1 > region.box.x0]
    header: list[Strip] = []
    filled = 0
    for strip in reversed(above[-MOST_ABOVE:]):
        distance = step(strip, header[0]) if header else (region.rules[0] - strip.line.baseline) / strip.size
        taken = take_in(strip, gutters, ()) if distance <= HEADER_ABOVE else None
        if taken is None or len(taken.segments) < 2:
            break
        header.insert(0, taken)
        filled = max(filled, len(taken.segments))
    return header if 2 * filled > len(gutters) else []


def meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
