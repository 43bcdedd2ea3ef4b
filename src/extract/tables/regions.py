"""Stretches of a page between horizontal rules of one length, between a box's sides or on painted stripes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ...document import Box
from ..page.content import PageContent
from .captions import is_table_caption
from .columns import labels_of, taken_in
from .rulings import Line, frame_horizontals, loose_horizontals, merged, page_lines, stripe_edges
from .segments import Strip
from .whitespace import strips_within

SAME_END = 6.0  # points between the ends of rules of one table
NARROWEST = 110.0
BLANK = 8.0  # points without words between two rules, which part two tables
HIGHEST_BAND = 2.6  # ems between the rules round one line; a heading between two tables has more white round it
MOST_LABELS = 4  # lines of labels over columns
MERGED = 0.35  # of a rule's length, that a cell over several rows at its left may take
MOST_RULES = 600  # on one page; more are a drawing or squared paper
STRIPED = 6  # edges of painted stripes that make a table without labels


@dataclass(frozen=True, slots=True)
class Region:
    """The box from the first rule to the last, and the places of all rules from the top."""

    box: Box
    rules: tuple[float, ...]
    drawn: bool  # by lines of its own or many stripes, not only by the edges of boxes and painted headings
    ruled: bool  # by more lines of its own than close it


def regions_of(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Region]:
    """The page's regions from the top, but for rules in the boxes already taken."""
    lines = page_lines(page)
    if lines is None:
        return []
    loose = loose_horizontals(lines)
    stripes = stripe_edges(page)
    rules = [
        rule
        for rule in merged([*loose, *frame_horizontals(lines), *stripes])
        if rule.length >= NARROWEST and not any(_in(rule, box) for box in taken)
    ]
    if len(rules) > MOST_RULES:
        return []
    return _regions(sorted(rules, key=lambda rule: (rule.at, rule.start)), strips, (loose, stripes))


def _in(rule: Line, box: Box) -> bool:
    return box.holds((rule.start + rule.end) / 2, rule.at)


def _regions(
    rules: Sequence[Line], strips: Sequence[Strip], sources: tuple[Sequence[Line], Sequence[Line]]
) -> list[Region]:
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
        Region(
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
            header = header if len(labels_of(header)) > 1 else labels_on_top(between)
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
    if any(is_table_caption(strip.line.text) for strip in between):
        return False
    if len(between) == 1 and len(between[0].segments) == 1:
        return height <= HIGHEST_BAND * between[0].size
    parted = sum(len(strip.segments) > 1 for strip in between)
    if len(between) == 1 or 2 * parted >= len(between) or (parted and all(strip.set_apart for strip in between)):
        return True
    known = len(labels_of(header)) > 1
    top = [] if known else labels_on_top(between)
    labels = labels_of(header if known else top)
    return len(labels) > 1 and None not in taken_in(between[len(top) :], labels)[0]


def labels_on_top(band: Sequence[Strip]) -> list[Strip]:
    """The lines of labels that a stretch opens with; a short one is all labels."""
    top = list(takewhile(lambda strip: strip.set_apart, band))
    return top or (list(band) if len(band) <= MOST_LABELS else [])
