"""Tables with horizontal rules only: columns from white space, rows from rules and lines.

Taught by statistical returns ("booktabs": a rule above, one under the header, one below) and by league tables whose
header stands over the first rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box
from ..page.content import PageContent
from .columns import Gutter, labels_of, taken_in
from .regions import MOST_LABELS, SAME_END, Region, labels_on_top, regions_of
from .rows import row_starts, rows_of
from .segments import Strip, box_around, cut, step
from .stripes import Stripes
from .whitespace import column_gutters, share_of_values, strips_within

RULED_ROWS = 0.4  # rules to rows of words: from this share on every rule ends a row
RULED_FIGURES = 0.8  # the same for figures, which do not wrap
MOSTLY_VALUES = 0.4
WRAPPED = 1.5  # ems between the lines of one header
HEADER_ABOVE = 1.9  # ems from a header to the rule under it
STRAY = 0.1  # share of the lines that may stand across the columns that labels name


def half_ruled_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Tables between horizontal rules (or stripes of colour) of one length, outside the boxes already taken."""
    found: list[Stripes] = []
    free = list(strips)
    claimed = list(taken)
    for region in regions_of(page, strips, taken):
        table = _stripes(region, free, claimed)
        if table is not None:
            found.append(table)
            claimed.append(box_around(table.strips))
            free = [s for s in free if not claimed[-1].holds((s.box.x0 + s.box.x1) / 2, s.line.baseline)]
    return found


def _stripes(region: Region, strips: Sequence[Strip], taken: Sequence[Box]) -> Stripes | None:
    inside = strips_within(strips, region.box)
    if len(inside) < 2 or any(meet(region.box, box) for box in taken) or _only_labels(region, inside):
        return None
    above = _labels_above(region, strips)
    gutters = column_gutters([*above, *inside])
    bands = [*([above] if above else []), *_bands(region.rules, inside)]
    under = _under_labels(bands, len(gutters) if gutters else 0)
    if under is not None:
        bands, gutters = under
    if gutters is None or (under is None and not region.drawn):
        return None
    edges = tuple(gutter.edge for gutter in gutters)
    rows = _rows(bands, edges, region)
    return Stripes(tuple(rows), edges, region.box.x0, region.box.x1) if len(rows) > 1 else None


def _only_labels(region: Region, inside: Sequence[Strip]) -> bool:
    """A line of labels between two rules or on one stripe, whose rows stand below."""
    return len(region.rules) == 2 and len(inside) <= MOST_LABELS and all(strip.set_apart for strip in inside)


def _under_labels(bands: Sequence[list[Strip]], columns: int) -> tuple[list[list[Strip]], list[Gutter]] | None:
    """The lines cut for the columns that the labels on top name, where those are more than white space shows."""
    first = next((n for n, band in enumerate(bands) if len(labels_of(labels_on_top(band))) > 1), None)
    if first is None or first > 1:
        return None
    top = labels_on_top(bands[first])
    labels = labels_of(top)
    if len(labels) - 1 < columns:
        return None
    rest = [bands[first][len(top) :], *bands[first + 1 :]]
    body = [strip for band in rest for strip in band]
    parted, gutters = taken_in(body, labels)
    if not body or not any(strip is not None and len(strip.segments) > 1 for strip in parted):
        return None
    if sum(strip is None for strip in parted) > STRAY * len(body):
        return None
    cut_for = {id(old): new or old for old, new in zip(body, parted, strict=True)}
    whole = [[Strip(s.line, cut(s.line, [label.x0 for label in labels])) for s in top]]
    whole += [[cut_for[id(strip)] for strip in band] for band in rest if band]
    return [*bands[:first], *whole], gutters


def _rows(bands: Sequence[list[Strip]], edges: Sequence[float], region: Region) -> list[tuple[Strip, ...]]:
    """The rows between the rules, or the rules' own where there are nearly as many of them, or text wraps in cells."""
    by_band = [rows_of(band, row_starts(band, edges, region.box.x1)) for band in bands]
    body = [n for n, band in enumerate(bands) if n and not all(strip.set_apart for strip in band)]
    figures = share_of_values([strip for n in body for strip in bands[n]]) >= MOSTLY_VALUES
    needed = RULED_FIGURES if figures or not region.ruled else RULED_ROWS
    if len(body) > 1 and len(body) + 1 >= needed * (sum(len(by_band[n]) for n in body) + 1):
        return [tuple(band) for band in bands]
    return [row for rows in by_band for row in rows]


def _bands(rules: Sequence[float], strips: Sequence[Strip]) -> list[list[Strip]]:
    bands: list[list[Strip]] = [[] for _ in rules]
    for strip in strips:
        middle = (strip.box.top + strip.box.bottom) / 2
        bands[sum(rule < middle for rule in rules) - 1].append(strip)
    return [band for band in bands if band]


def _labels_above(region: Region, strips: Sequence[Strip]) -> list[Strip]:
    """The lines of labels, set as such, close over the first rule: stripes and boxes may begin under them."""
    above = [s for s in strips if s.box.bottom <= region.rules[0] + 2 and s.box.x1 > region.box.x0]
    header: list[Strip] = []
    for strip in reversed(above[-MOST_LABELS:]):
        distance = step(strip, header[0]) if header else (region.rules[0] - strip.line.baseline) / strip.size
        inside = region.box.x0 - SAME_END <= strip.box.x0 and strip.box.x1 <= region.box.x1 + SAME_END
        if distance > (WRAPPED if header else HEADER_ABOVE) or not strip.set_apart or not inside:
            break
        header.insert(0, strip)
    while header and len(header[0].segments) < 2 and header[0].box.x0 < region.box.x0 + 2 * SAME_END:
        del header[0]  # a heading over the labels
    return header if len(labels_of(header)) > 1 else []


def meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
