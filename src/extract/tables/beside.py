"""Tables that stand beside one another or beside running text, told from the columns of one table.

Taught by statistics that print two small tables under two captions on one line, and by reports in two columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .atoms import FIGURE, LED
from .captions import is_caption
from .segments import Segment, Strip, strips_of

LEAST_LINES = 5  # on either side
GUTTER = 1.2  # ems
PROSE_WORDS = 5  # a line
PROSE_SHARE = 0.6
FULL_LINE = 0.8  # of its side's width
OWN_LINES = 0.25  # share of the lines that only one side has


def parts_beside(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The lines in stretches that stand over one another or side by side, each of them read by itself."""
    parts: list[list[Strip]] = []
    begin = 0
    for first, end, x in _stretches(strips):
        parts.append(list(strips[begin:first]))
        words = [word for strip in strips[first:end] for word in strip.line.words]
        left = [word for word in words if word.box.x1 <= x]
        parts += [*parts_beside(strips_of(left)), *parts_beside(strips_of([w for w in words if w.box.x1 > x]))]
        begin = end
    parts.append(list(strips[begin:]))
    return [part for part in parts if part]


def _stretches(strips: Sequence[Strip]) -> Iterator[tuple[int, int, float]]:
    """(first line, line after the last, x): from the first to the end nothing runs across x, and it parts two texts."""
    done = 0
    refused: list[tuple[int, float]] = []  # (line after the last, x) of white space that parts nothing
    for n, strip in enumerate(strips):
        if n < done or len(strip.segments) < 2:
            continue
        refused = [(end, x) for end, x in refused if n < end]
        for one, other in zip(strip.segments, strip.segments[1:], strict=False):
            if other.x0 - one.x1 < GUTTER * strip.size or any(one.x1 < x < other.x0 for _, x in refused):
                continue
            first, end, x = reach(strips, n, done, (one.x1, other.x0))
            if end - first >= LEAST_LINES and _are_apart(strips[first:end], x):
                yield first, end, x
                done = end
                break
            refused.append((end, x))


def reach(strips: Sequence[Strip], n: int, floor: int, gap: tuple[float, float]) -> tuple[int, int, float]:
    """How far the white space of a line goes on over and under it, and where it is widest."""
    left, right = gap
    first = end = n
    for step, stop in ((1, len(strips)), (-1, floor - 1)):
        for m in range(n, stop, step):
            narrowed = _narrowed(strips[m], left, right)
            if narrowed is None:
                break
            left, right = narrowed
            first, end = min(first, m), max(end, m + 1)
    return first, end, (left + right) / 2


def _narrowed(strip: Strip, left: float, right: float) -> tuple[float, float] | None:
    for segment in strip.segments:
        if segment.x1 <= left or segment.x0 >= right:
            continue
        if segment.x0 <= left and segment.x1 >= right:
            return None
        if segment.x0 <= left:
            left = segment.x1
        elif segment.x1 >= right or segment.x0 - left >= right - segment.x1:
            right = segment.x0
        else:
            left = segment.x1
    return (left, right) if right - left >= GUTTER * strip.size else None


def _are_apart(strips: Sequence[Strip], x: float) -> bool:
    """Whether what stands at the left and right of x are two things."""
    left = [[segment for segment in strip.segments if segment.x1 <= x] for strip in strips]
    right = [[segment for segment in strip.segments if segment.x1 > x] for strip in strips]
    both = [(one, other) for one, other in zip(left, right, strict=True) if one and other]
    if any(is_caption(one[0].text) and is_caption(other[0].text) for one, other in both):
        return True
    ones, others = [s for s in left if s], [s for s in right if s]
    if min(len(ones), len(others)) < LEAST_LINES:
        return False
    if (_is_prose(ones) and _has_stub(others)) or _is_prose(others):
        return True
    own = min(len(ones), len(others)) - len(both)
    return own >= OWN_LINES * len(strips) and _has_stub(others) and not _has_stub([side[-1:] for side in ones])


def _is_prose(side: Sequence[Sequence[Segment]]) -> bool:
    """Lines of words that mostly fill their column."""
    wide = max(segments[-1].x1 for segments in side) - min(segments[0].x0 for segments in side)
    running = sum(len(s) == 1 and s[0].x1 - s[0].x0 >= FULL_LINE * wide and _runs(s[0]) for s in side)
    return running >= PROSE_SHARE * len(side)


def _runs(segment: Segment) -> bool:
    """Whether it has as many words as running text, none of them dots that lead on."""
    words = [word.text for word in segment.words]
    return sum(any(c.isalpha() for c in word) for word in words) >= PROSE_WORDS and not LED.fullmatch(words[-1])


def _has_stub(side: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines begin with words."""
    return 2 * sum(not FIGURE.fullmatch(segments[0].words[0].text) for segments in side) > len(side)
