"""Stretches of a page under a caption: "Table 4. ..." says that a table stands below, as rules would.

Taught by reports whose tables of words have neither lines nor bold labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Box
from .captions import is_table_caption
from .regions import Region
from .segments import Strip, box_around, step

TITLE_STEP = 1.7  # ems between the lines of a title
FURTHEST = 3.0  # ems from line to line
LEAST_LINES = 3  # with several cells
FULL_LINE = 0.75  # of the widest line; one piece as long as that, begun at the left, is running text
PROSE_WORDS = 8


def captioned_regions(strips: Sequence[Strip]) -> list[Region]:
    """The stretch under every caption of a table, to wide white space, running text or the next caption."""
    regions: list[Region] = []
    for n, strip in enumerate(strips):
        if len(strip.segments) == 1 and is_table_caption(strip.line.text):
            lines = _without_notes(_under(strips, n))
            if sum(len(line.segments) > 1 for line in lines) >= LEAST_LINES:
                box = box_around(lines)
                edges = (box.top - 1, box.bottom + 1)
                regions.append(Region(Box(box.x0, edges[0], box.x1, edges[1]), edges, drawn=True, ruled=False))
    return regions


def _under(strips: Sequence[Strip], caption: int) -> list[Strip]:
    """The lines under a caption and the rest of its title."""
    first = caption + 1
    while first < len(strips) and len(strips[first].segments) == 1:
        if step(strips[first - 1], strips[first]) > TITLE_STEP:
            break
        first += 1
    lines: list[Strip] = []
    for n in range(first, len(strips)):
        strip = strips[n]
        if step(strips[n - 1], strip) > FURTHEST or is_table_caption(strip.line.text) or _is_prose(strip, lines):
            break
        lines.append(strip)
    return lines


def _is_prose(strip: Strip, lines: Sequence[Strip]) -> bool:
    if len(strip.segments) > 1 or len(strip.line.words) < PROSE_WORDS:
        return False
    left = min((line.box.x0 for line in lines), default=strip.box.x0)
    right = max((line.box.x1 for line in lines), default=strip.box.x1)
    return strip.box.x0 <= left + strip.size and strip.box.width >= FULL_LINE * (right - left)


def _without_notes(lines: Sequence[Strip]) -> list[Strip]:
    """Without the lines of one piece at the end that stand off, or run on under other columns: notes, the next text."""
    kept = list(lines)
    while kept and len(kept[-1].segments) == 1 and kept[-1].box.x0 <= min(line.box.x0 for line in kept) + kept[-1].size:
        kept.pop()
    return kept
