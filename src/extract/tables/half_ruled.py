"""Tables with horizontal rules only: columns from white space, rows from rules and lines.

Taught by statistical returns ("booktabs": a rule above, one under the header, one below) and by league tables whose
header stands over the first rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ...document import Box
from ..page import PageContent
from .columns import Gutter, labels_of, take_in, taken_in
from .rows import row_starts, rows_of
from .rulings import Line, frame_horizontals, lines_of, loose_horizontals, merged, stripe_edges
from .segments import Strip, box_around, cut, step
from .stripes import Stripes
from .whitespace import column_gutters, share_of_values, strips_within

SAME_END = 6.0  # points between the ends of rules of one table
NARROWEST = 110.0
RULED_ROWS = 0.4  # rules to rows of words: from this share on every rule ends a row
RULED_FIGURES = 0.8  # the same for figures, which do not wrap
MOSTLY_VALUES = 0.4
BLANK = 8.0  # points without words between two rules, which part two tables
WRAPPED = 1.5  # ems between the lines of one header
HEADER_ABOVE = 1.9  # ems from a header to the rule under it
MOST_ABOVE = 4
MOST_BELOW = 12  # lines of a row that the page's end cuts off
HIGHEST_BAND = 2.6  # ems between the rules round one line; a heading between two tables has more white round it
MERGED = 0.35  # of a rule's length, that a cell over several rows at its left may take
STRIPED = 6  # edges of painted stripes that make a table without labels
STRAY = 0.1  # share of the lines that may stand across the columns that labels name


@dataclass(frozen=True, slots=True)
class _Region:
    box: Box
    rules: tuple[float, ...]
    drawn: bool  # by lines of its own or many stripes, not only by the edges of boxes and painted headings
    ruled: bool  # by more lines of its own than close it


def half_ruled_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Stripes]:
    """Tables between horizontal rules (or stripes of colour) of one length, outside the boxes already taken."""
    lines = lines_of(page.rulings)
    if lines is None:
        return []
    loose = loose_horizontals(lines)
    stripes = stripe_edges(page)
    rules = [
        rule
        for rule in merged([*loose, *frame_horizontals(lines), *stripes])
        if rule.length >= NARROWEST and not any(_in(rule, box) for box in taken)
    ]
    found: list[Stripes] = []
    free = list(strips)
    claimed = list(taken)
    for region in _regions(sorted(rules, key=lambda rule: (rule.at, rule.start)), strips, (loose, stripes)):
        table = _stripes(region, free, claimed)
        if table is not None:
            found.append(table)
            claimed.append(box_around(table.strips))
            free = [s for s in free if not claimed[-1].holds((s.box.x0 + s.box.x1) / 2, s.line.baseline)]
    return found


def _in(rule: Line, box: Box) -> bool:
    return box.holds((rule.start + rule.end) / 2, rule.at)


def _regions(
    rules: Sequence[Line], strips: Sequence[Strip], sources: tuple[Sequence[Line], Sequence[Line]]
) -> list[_Region]:
    """Stretches between rules of the same ends, as long as what stands between them may be a table."""
    groups: list[list[Line]] = []
    for rule in sorted(rules, key=lambda rule: -rule.length):
        for group in groups:
            if _same_ends(group[0], rule) or _beside_merged(group[0], rule):
                group.append(rule)
                break
        else:
            groups.append([rule])
    for group in groups:
        group.sort(key=lambda rule: rule.at)
    runs = [
        _without_banner(_from_first_drawn(run, sources[0]), strips) for group in groups for run in _runs(group, strips)
    ]
    runs.sort(key=lambda run: run[0].at)
    return [
        _Region(
            Box(min(rule.start for rule in run), run[0].at, run[0].end, run[-1].at),
            tuple(rule.at for rule in run),
            _count(sources[0], run) >= 2 or _count(sources[1], run) >= STRIPED,
            _count(sources[0], run) > 2,
        )
        for run in runs
        if len(run) > 1
    ]


def _without_banner(run: list[Line], strips: Sequence[Strip]) -> list[Line]:
    """Without a heading on the last stripe: it heads what stands below."""
    last = strips_within(strips, Box(run[-1].start, run[-2].at, run[-1].end, run[-1].at)) if len(run) > 2 else []
    return run[:-1] if len(last) == 1 and len(last[0].segments) == 1 and last[0].set_apart else run


def _from_first_drawn(run: list[Line], drawn: Sequence[Line]) -> list[Line]:
    """What is painted over the first of several drawn rules is no row (a strip of buttons over a data sheet)."""
    own = [line.at for line in drawn if _count([line], run)]
    return [rule for rule in run if rule.at >= own[0] - 2] if len(own) > 1 else run


def _count(lines: Sequence[Line], run: Sequence[Line]) -> int:
    """How many of the lines are rules of this run."""
    return sum(_same_ends(line, run[0]) and run[0].at - 2 <= line.at <= run[-1].at + 2 for line in lines)


def _beside_merged(whole: Line, rule: Line) -> bool:
    """A shorter rule that ends with the others: at the left a cell goes on over several rows."""
    return abs(whole.end - rule.end) <= SAME_END and 0 < rule.start - whole.start <= MERGED * whole.length


def _same_ends(one: Line, other: Line) -> bool:
    return abs(one.start - other.start) <= SAME_END and abs(one.end - other.end) <= SAME_END


def _runs(rules: Sequence[Line], strips: Sequence[Strip]) -> list[list[Line]]:
    """Rules parted where a heading, running text or white space stands between two."""
    runs = [[rules[0]]]
    header: list[Strip] = []
    last: list[Strip] = []
    for above, rule in pairwise(rules):
        between = strips_within(strips, Box(min(rule.start, above.start), above.at, rule.end, rule.at))
        if header and _said(between[: len(header)]) == _said(header):
            banner = len(runs[-1]) > 2 and len(last) == 1 and len(last[0].segments) == 1
            runs.append([*runs[-1][-2:], rule] if banner else [above, rule])
            if banner:
                del runs[-2][-1]
        elif _goes_on(header, between, rule.at - above.at):
            runs[-1].append(rule)
            header = header if len(labels_of(header)) > 1 else _labels_on_top(between)
        else:
            runs.append([rule])
            header = []
        last = between
    return runs


def _said(strips: Sequence[Strip]) -> list[str]:
    return [strip.line.text for strip in strips]


def _goes_on(header: Sequence[Strip], between: Sequence[Strip], height: float) -> bool:
    """Whether what stands between two rules may be a row of the table that they are of."""
    if not between:
        return height < BLANK
    if len(between) == 1 and len(between[0].segments) == 1:
        return height <= HIGHEST_BAND * between[0].size
    parted = sum(len(strip.segments) > 1 for strip in between)
    if len(between) == 1 or 2 * parted >= len(between) or (parted and all(strip.set_apart for strip in between)):
        return True
    known = len(labels_of(header)) > 1
    top = [] if known else _labels_on_top(between)
    labels = labels_of(header if known else top)
    return len(labels) > 1 and None not in taken_in(between[len(top) :], labels)[0]


def _stripes(region: _Region, strips: Sequence[Strip], taken: Sequence[Box]) -> Stripes | None:
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
    header = [] if above else _header_above(region, strips, gutters)
    edges = tuple(gutter.edge for gutter in gutters)
    rows = _rows(bands, edges, region)
    rows += _tail(region, strips, gutters)
    if len(rows) + len(header) < 2:
        return None
    return Stripes((*((strip,) for strip in header), *rows), edges, region.box.x0, region.box.x1)


def _only_labels(region: _Region, inside: Sequence[Strip]) -> bool:
    """A line of labels between two rules or on one stripe, whose rows stand below."""
    return len(region.rules) == 2 and len(inside) <= MOST_ABOVE and all(strip.set_apart for strip in inside)


def _under_labels(bands: Sequence[list[Strip]], columns: int) -> tuple[list[list[Strip]], list[Gutter]] | None:
    """The lines cut for the columns that the labels on top name, where those are more than white space shows."""
    first = next((n for n, band in enumerate(bands) if len(labels_of(_labels_on_top(band))) > 1), None)
    if first is None or first > 1:
        return None
    top = _labels_on_top(bands[first])
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


def _labels_on_top(band: Sequence[Strip]) -> list[Strip]:
    """The lines of labels that a stretch opens with; a short one is all labels."""
    top = list(takewhile(lambda strip: strip.set_apart, band))
    return top or (list(band) if len(band) <= MOST_ABOVE else [])


def _rows(
    bands: Sequence[list[Strip]], edges: Sequence[float], region: _Region
) -> list[tuple[Strip, ...]]:
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


def _tail(region: _Region, strips: Sequence[Strip], gutters: list[Gutter]) -> list[tuple[Strip, ...]]:
    """The row under the last rule that the page's end has cut off: it keeps to the columns to the last line."""
    below = [s for s in strips if s.line.baseline > region.rules[-1]]
    if not below or len(below) > MOST_BELOW or len(below[0].segments) < 2:
        return []
    if below[0].line.baseline - region.rules[-1] > HEADER_ABOVE * below[0].size:
        return []
    tail: list[Strip] = []
    for strip in below:
        taken = take_in(strip, gutters, [gutter.right for gutter in gutters])
        if taken is None or strip.set_apart or (tail and step(tail[-1], strip) > WRAPPED):
            return []
        tail.append(taken)
    return [tuple(tail)]


def _labels_above(region: _Region, strips: Sequence[Strip]) -> list[Strip]:
    """The lines of labels, set as such, close over the first rule: stripes and boxes may begin under them."""
    above = [s for s in strips if s.box.bottom <= region.rules[0] + 2 and s.box.x1 > region.box.x0]
    header: list[Strip] = []
    for strip in reversed(above[-MOST_ABOVE:]):
        distance = step(strip, header[0]) if header else (region.rules[0] - strip.line.baseline) / strip.size
        inside = region.box.x0 - SAME_END <= strip.box.x0 and strip.box.x1 <= region.box.x1 + SAME_END
        if distance > (WRAPPED if header else HEADER_ABOVE) or not strip.set_apart or not inside:
            break
        header.insert(0, strip)
    while header and len(header[0].segments) < 2 and header[0].box.x0 < region.box.x0 + 2 * SAME_END:
        del header[0]  # a heading over the labels
    return header if len(labels_of(header)) > 1 else []


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
