"""Lines that belong to words: underlines and strike-throughs become style, and are no table's rulings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..page.content import Ruling, Word

SLACK = 0.4  # ems that a line under words may start or end beside a word's edge
BELOW = (-0.06, 0.27)  # ems from the baseline at which an underline is drawn
THROUGH = (-0.46, -0.14)
THICKEST = 2.2
LEAST_SIDE = 6.0  # points; what is lower is no side of a cell
MEETING = 2.0  # points that a line may end short of another


def mark_lined(words: Sequence[Word], rulings: Sequence[Ruling]) -> tuple[tuple[Word, ...], tuple[Ruling, ...]]:
    """(words with `underlined` and `struck` set, the rulings that are left).

    A line belongs to words where it begins and ends as they do; a table's rule runs on to the table's edge.
    """
    ends = _vertical_ends(rulings)
    borders = [not r.horizontal or r.box.height > THICKEST or _is_border(r, ends) for r in rulings]
    if all(borders):
        return tuple(words), tuple(rulings)
    upright = sorted((n for n, w in enumerate(words) if w.angle == 0), key=lambda n: words[n].baseline)
    baselines = [words[n].baseline for n in upright]
    under: set[int] = set()
    through: set[int] = set()
    left: list[Ruling] = []
    for ruling, is_border in zip(rulings, borders, strict=True):
        if is_border:
            left.append(ruling)
            continue
        y = (ruling.box.top + ruling.box.bottom) / 2
        near = [upright[n] for n in range(bisect_left(baselines, y - 12), bisect_right(baselines, y + 24))]
        below = _lined(words, near, ruling, y, BELOW)
        struck = [] if below else _lined(words, near, ruling, y, THROUGH)
        under.update(below)
        through.update(struck)
        if not below and not struck:
            left.append(ruling)
    if not under and not through:
        return tuple(words), tuple(left)
    return tuple(_marked(word, n in under, n in through) for n, word in enumerate(words)), tuple(left)


def _lined(words: Sequence[Word], near: list[int], ruling: Ruling, y: float, band: tuple[float, float]) -> list[int]:
    """The words that the line lies under (or through), if it begins at one's start and ends at one's end."""
    box = ruling.box
    low, high = band
    row = [n for n in near if low * words[n].size <= y - words[n].baseline <= high * words[n].size]
    over = [n for n in row if words[n].box.x0 < box.x1 - 0.5 and words[n].box.x1 > box.x0 + 0.5]
    whole = [n for n in over if min(words[n].box.x1, box.x1) - max(words[n].box.x0, box.x0) > 0.6 * words[n].box.width]
    if not whole:
        return []
    first, last = min(words[n].box.x0 for n in over), max(words[n].box.x1 for n in over)
    slack = SLACK * max(words[n].size for n in whole)
    starts = abs(first - box.x0) <= slack or (first < box.x0 and len(whole) < len(over))
    stops = -slack <= box.x1 - last <= 2 * slack
    return whole if starts and stops else []


def _vertical_ends(rulings: Sequence[Ruling]) -> list[tuple[float, float, float]]:
    """(x, top, bottom) of the vertical lines, from the left; pieces that follow one another are one."""
    found: list[tuple[float, float, float]] = []
    for x, top, bottom in sorted((r.box.x0, r.box.top, r.box.bottom) for r in rulings if not r.horizontal):
        if bottom - top <= LEAST_SIDE:
            continue
        if found and found[-1][0] == x and top <= found[-1][2] + 2 * MEETING:
            found[-1] = (x, found[-1][1], max(bottom, found[-1][2]))
        else:
            found.append((x, top, bottom))
    return found


def _is_border(ruling: Ruling, ends: list[tuple[float, float, float]]) -> bool:
    """Whether a vertical line meets it at both ends, as in a grid."""
    y = (ruling.box.top + ruling.box.bottom) / 2

    def met(x: float) -> bool:
        at = bisect_left(ends, (x - 1.5, 0.0, 0.0))
        while at < len(ends) and ends[at][0] <= x + 1.5:
            if ends[at][1] - MEETING <= y <= ends[at][2] + MEETING:
                return True
            at += 1
        return False

    return met(ruling.box.x0) and met(ruling.box.x1)


def _marked(word: Word, under: bool, through: bool) -> Word:
    if not under and not through:
        return word
    style = replace(word.style, underlined=under or word.style.underlined, struck=through or word.style.struck)
    return replace(word, style=style)
