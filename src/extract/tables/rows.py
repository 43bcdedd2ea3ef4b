"""Which lines of an unruled table begin a row: cells run over several lines, and some cells are empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

from .columns import filled
from .segments import Segment, Strip, step

ROW_SHARE = 0.6  # of the columns that the first row fills, for a line to begin a row
FURTHER_OFF = 1.3  # times the usual distance of lines
PROSE_WORDS = 5  # words a line, for a column to be running text
WHITE_SHARE = 0.5  # of the columns that the fullest line fills, for a line under white to begin a row
WHITER = 1.08  # times the next smaller distance of lines
LEAST_BELOW = 3  # rows under heads that alone stand off
WIDEST_LINES = 1.5  # ems between the lines of one cell
REGULAR_STEP = (0.8, 2.2)  # ems

Filled = Mapping[int, tuple[Segment, ...]]


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a table's body and what each fills."""

    strips: Sequence[Strip]
    filled: Sequence[Filled]
    edges: Sequence[float]
    right: float
    pitch: float
    prose: frozenset[int]
    opening: frozenset[int]


def row_starts(
    strips: Sequence[Strip], edges: Sequence[float], right: float, opening: frozenset[int] = frozenset()
) -> list[int]:
    """The numbers of the lines that begin a row; the first always does.

    `opening`: the columns that the first line of a row is known to fill; none: as the first line of all does.
    """
    if not strips:
        return []
    fills = [filled(strip, edges) for strip in strips]
    by_white = starts_by_white(strips, fills)
    if len(by_white) == 2:  # perhaps only the heads stand off
        below = row_starts(strips[by_white[1] :], edges, right, opening)
        return [0, *(by_white[1] + n for n in below)] if len(below) >= LEAST_BELOW else by_white
    if by_white:
        return by_white
    prose = frozenset(c for c in range(len(edges) + 1) if _is_prose([f[c] for f in fills if c in f]))
    body = _Body(strips, fills, edges, right, usual_step(strips), prose, opening)
    starts = [0]
    for n in range(1, len(strips)):
        if _begins(body, starts, n):
            starts.append(n)
    return starts


def are_rows(strips: Sequence[Strip]) -> bool:
    """Whether each line is a row: none stands as close to the next as lines of one cell."""
    return all(step(above, line) > WIDEST_LINES for above, line in pairwise(strips))


def starts_by_white(strips: Sequence[Strip], fills: Sequence[Filled]) -> list[int]:
    """The lines that more white stands over than over others, if all of them fill several columns and all others go
    on in columns that their row has begun; none where white says nothing."""
    steps = [0.0, *(step(above, below) for above, below in pairwise(strips))]
    needed = max(2, ceil(WHITE_SHARE * max(len(fill) for fill in fills)))
    levels = sorted(set(steps[1:]))
    for below, level in pairwise(levels):
        if level < WHITER * below:
            continue
        starts = [0, *(n for n in range(1, len(strips)) if steps[n] >= level)]
        cut = len(fills[0]) < needed  # the page opens with the rest of a row
        if all(len(fills[n]) >= needed for n in starts[1:]) and _rest_goes_on(starts[cut:], fills):
            return starts
    return []


def _rest_goes_on(starts: Sequence[int], fills: Sequence[Filled]) -> bool:
    """Whether the lines between the starts fill nothing that their row has not begun, and mostly less."""
    begun = set(starts)
    first: Filled = {}
    narrower = others = 0
    for n, fill in enumerate(fills[starts[0] :], starts[0]):
        if n in begun:
            first = fill
            continue
        if not set(fill) <= set(first):
            return False
        others += 1
        narrower += len(fill) < len(first)
    return 2 * narrower > others


def rows_of(strips: Sequence[Strip], starts: Sequence[int]) -> list[tuple[Strip, ...]]:
    """The lines of each row."""
    ends = [*starts[1:], len(strips)]
    return [tuple(strips[a:b]) for a, b in zip(starts, ends, strict=False)]


def usual_step(strips: Sequence[Strip]) -> float:
    """The usual distance of baselines in ems: that of the closer half of the neighbours."""
    steps = sorted(step(a, b) for a, b in pairwise(strips))
    close = [s for s in steps if REGULAR_STEP[0] < s < REGULAR_STEP[1]]
    return float(median(close[: max(1, (len(close) + 1) // 2)])) if close else 1.25


def _begins(body: _Body, starts: Sequence[int], n: int) -> bool:
    here = body.filled[n]
    if set(here) <= body.prose and set(body.filled[starts[-1]]) <= body.prose:
        return False
    if _sentences_go_on(body, n):
        return False
    first = body.opening or _usual(body, starts)
    enough = max(2, ceil(ROW_SHARE * len(first)))
    if len(set(here) & first) >= enough:
        return not _all_wrapped(body, n)
    if 0 in here and len(here) >= 2 and _none_wrapped(body, n):
        return True
    apart = step(body.strips[n - 1], body.strips[n]) > FURTHER_OFF * body.pitch
    return apart and 0 in here and len(here) >= 2


def _sentences_go_on(body: _Body, n: int) -> bool:
    """Whether cells go on in small letters under those of the line above, and no fewer than hold a figure."""
    above, here = body.filled[n - 1], body.filled[n]
    if not set(here) <= set(above) or step(body.strips[n - 1], body.strips[n]) > FURTHER_OFF * body.pitch:
        return False
    small = sum(segments[0].words[0].text[0].islower() for segments in here.values())
    figures = sum(any(c.isdigit() for c in segments[0].words[0].text) for segments in here.values())
    return small > 0 and small >= figures


def _usual(body: _Body, starts: Sequence[int]) -> set[int]:
    """The columns that most rows so far fill with their first line."""
    if len(starts) < 3:
        return {column for start in starts for column in body.filled[start]}
    counts: dict[int, int] = {}
    for start in starts:
        for column in body.filled[start]:
            counts[column] = counts.get(column, 0) + 1
    return {column for column, count in counts.items() if 2 * count > len(starts)}


def _all_wrapped(body: _Body, n: int) -> bool:
    """Whether every cell of the line goes on from the line above: there the next word had no room left."""
    above, here = body.filled[n - 1], body.filled[n]
    if not set(here) <= set(above) or step(body.strips[n - 1], body.strips[n]) > FURTHER_OFF * body.pitch:
        return False
    return all(_wrapped(body, column, above[column], here[column], body.strips[n].size) for column in here)


def _none_wrapped(body: _Body, n: int) -> bool:
    """Whether the first cell of the line, and every other under a word, ended the line above with room to spare."""
    above, here = body.filled[n - 1], body.filled[n]
    both = set(above) & set(here)
    size = body.strips[n].size
    return 0 in both and len(both) >= 2 and not any(_wrapped(body, c, above[c], here[c], size) for c in both)


def _wrapped(body: _Body, column: int, above: tuple[Segment, ...], here: tuple[Segment, ...], em: float) -> bool:
    limit = body.edges[column] if column < len(body.edges) else body.right
    first = here[0].words[0].box
    return above[-1].x1 + 0.3 * em + first.width > limit - 0.5 * em


def _is_prose(lines: Sequence[tuple[Segment, ...]]) -> bool:
    counts = sorted(sum(len(segment.words) for segment in line) for line in lines)
    return len(counts) >= 2 and median(counts) >= PROSE_WORDS
