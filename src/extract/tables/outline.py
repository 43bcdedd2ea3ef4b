"""The outline of a table drawn without a frame or in pieces, told by lines that run on and by the words beside them.

Taught by office tables with lines between the cells only, and by those whose bands of sections no vertical line enters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...document import Box
from ..page.content import Word
from .placing import Middles
from .rulings import REACH, SNAP, Line, Lines, around, connected

AGREED = 4.0  # points between the ends of two lines that run equally far
OVERHANG = 8.0  # points that lines run on beyond the outermost border, for a column or row to stand there
MOST_BAND = 2.6  # times the size of its words, for a band between two lines
WIDE = 1.5  # ems of white space that a band has not


def closed(lines: Lines, middles: Middles) -> Lines:
    """The lines of a grid with the sides that nobody drew."""
    box = around(lines)
    xs, ys = [line.at for line in lines.vertical], [line.at for line in lines.horizontal]
    upright = [
        Line(place, box.top, box.bottom)
        for place, edge, alone in _run_on(lines.horizontal, (min(xs), max(xs)), (box.top, box.bottom))
        if alone is None or _stand_in(Box(min(place, edge), box.top, max(place, edge), box.bottom), middles)
    ]
    level = [
        Line(place, box.x0, box.x1)
        for place, edge, alone in _run_on(lines.vertical, (min(ys), max(ys)), (box.x0, box.x1))
        if alone is None or _beside(Box(box.x0, min(place, edge), box.x1, max(place, edge)), alone, middles)
    ]
    if not upright and not level:
        return lines
    return Lines((*lines.horizontal, *level), (*lines.vertical, *upright))


def _run_on(
    lines: Sequence[Line], borders: tuple[float, float], sides: tuple[float, float]
) -> list[tuple[float, float, float | None]]:
    """Where lines end beyond the first and the last border: (place, border, which line, where it is one alone).

    Merged cells cut the lines of a table without a frame to pieces, so that few of them reach its outline: most of
    them do, or two that agree how far, or one. Where both sides are drawn and end at the border, nothing runs on but a
    small table inside a cell that the page end cuts.
    """
    found: list[tuple[float, float, float | None]] = []
    for border, sign in zip(borders, (1, -1), strict=True):
        ends = sorted((line.start if sign > 0 else -line.end, line.at) for line in lines)
        least = sign * border - OVERHANG
        drawn = [[end for end, at in ends if abs(at - side) <= REACH] for side in sides]
        if ends[0][0] >= least or all(side and abs(min(side) - sign * border) <= OVERHANG for side in drawn):
            continue
        sure = ends[len(ends) // 2][0] < least or (len(ends) > 1 and ends[1][0] - ends[0][0] <= AGREED)
        found.append((sign * ends[0][0], border, None if sure else ends[0][1]))
    return found


def _stand_in(strip: Box, middles: Middles) -> bool:
    """Whether words stand in a column, and none across its edges."""
    boxes = _boxes_in(strip, middles)
    return bool(boxes) and all(box.x0 >= strip.x0 - SNAP and box.x1 <= strip.x1 + SNAP for box in boxes)


def _beside(strip: Box, line: float, middles: Middles) -> bool:
    """Whether words stand in a row on both sides of a line, and none across it."""
    boxes = _boxes_in(strip, middles)
    sides = {box.x0 + box.x1 < 2 * line for box in boxes}
    return len(sides) == 2 and not any(box.x0 < line - SNAP and box.x1 > line + SNAP for box in boxes)


def _boxes_in(strip: Box, middles: Middles) -> list[Box]:
    return [middles.words[n].box for n in middles.within(strip).nonzero()[0].tolist()]


def across_bands(lines: Lines, middles: Middles) -> list[Lines]:
    """The groups of lines that hang together, made one where a band stands between them that no side encloses."""
    found: list[Lines] = []
    groups = connected(lines)
    if not groups:
        return []
    taken = {line for group in groups for line in group.horizontal}
    lone = [Lines((line,), ()) for line in lines.horizontal if line not in taken]
    for group in sorted([*groups, *lone], key=lambda group: around(group).top):
        above = next((n for n in reversed(range(len(found))) if _goes_on(found[n], group, middles)), None)
        if above is None:
            found.append(group)
        else:
            upper = found.pop(above)
            found.append(Lines((*upper.horizontal, *group.horizontal), (*upper.vertical, *group.vertical)))
    return [group for group in found if group.vertical]


def _goes_on(above: Lines, below: Lines, middles: Middles) -> bool:
    """Whether two groups are parts of one table without sides: of one width and the same columns, a band between."""
    upper, lower = around(above), around(below)
    if abs(upper.x0 - lower.x0) > REACH or abs(upper.x1 - lower.x1) > REACH or lower.top <= upper.bottom:
        return False
    band = Box(upper.x0, upper.bottom, upper.x1, lower.top)
    if not (_has_edge(above, band, band.top) and _has_edge(below, band, band.bottom)):
        return False
    fewer, more = sorted(({line.at for line in lines.vertical} for lines in (above, below)), key=len)
    if not more or any(min(x - upper.x0, upper.x1 - x) <= REACH for x in fewer | more):
        return False
    if not all(any(abs(x - other) <= REACH for other in more) for x in fewer):
        return False
    return _is_band([middles.words[n] for n in middles.within(band).nonzero()[0].tolist()], band.height)


def _is_band(words: Sequence[Word], height: float) -> bool:
    """Whether these words are one line, without white space in it, that fills a row of this height."""
    if not words or height > MOST_BAND * max(word.size for word in words):
        return False
    ordered = sorted(words, key=lambda word: word.box.x0)
    return all(b.box.x0 - a.box.x1 <= WIDE * b.size for a, b in pairwise(ordered))


def _has_edge(lines: Lines, box: Box, y: float) -> bool:
    """Whether one of the lines runs along the whole of the box at this height."""
    return any(
        abs(line.at - y) <= REACH and line.start <= box.x0 + REACH and line.end >= box.x1 - REACH
        for line in lines.horizontal
    )
