"""Words that stand on one baseline: lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from ...document import Box, Run, Style
from .content import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline in reading order; never empty. Turned text keeps the boxes that it has on the page."""

    words: tuple[Word, ...]
    box: Box
    baseline: float
    size: float = field(init=False)
    """The size of most of its words, in points."""

    def __post_init__(self) -> None:
        sizes = sorted([size_of(word) for word in self.words])
        object.__setattr__(self, "size", sizes[len(sizes) // 2])

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs_of(self.words)

    @property
    def upright(self) -> bool:
        return self.words[0].angle == 0

    @property
    def gaps(self) -> tuple[float, ...]:
        """White space before each word but the first, in points."""
        return tuple(b.box.x0 - a.box.x1 for a, b in zip(self.words, self.words[1:], strict=False))


def size_of(word: Word) -> float:
    """The font size, or what the box lets one guess; never nought."""
    size = word.style.size
    if not size:
        size = word.box.height if word.angle % 180 == 0 else word.box.width
    return max(1.0, size)


def box_of(words: Sequence[Word]) -> Box:
    """The box around words; there is at least one."""
    return Box(
        min(w.box.x0 for w in words),
        min(w.box.top for w in words),
        max(w.box.x1 for w in words),
        max(w.box.bottom for w in words),
    )


def runs_of(words: Sequence[Word]) -> tuple[Run, ...]:
    """The words with single spaces, cut where the style changes; a space belongs to what stands before it."""
    runs: list[Run] = []
    style: Style | None = None
    parts: list[str] = []
    for word in words:
        if style is not None and word.style != style:
            runs.append(Run(" ".join(parts) + " ", style))
            parts = []
        style = word.style
        parts.append(word.text)
    if style is not None:
        runs.append(Run(" ".join(parts), style))
    return tuple(runs)


def group_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Lines from the top down, words from the left; raised and lowered small print joins the line it stands in.

    Text turned by 90, 180 or 270 degrees forms lines of its own, after the upright ones, in its own reading order.
    """
    upright = [_Placed(word.baseline, word.box.x0, size_of(word), word) for word in words if word.angle == 0]
    lines = _lines(upright)
    if len(upright) < len(words):
        for angle in (90, 270, 180):
            lines.extend(_lines([_placed(word) for word in words if word.angle == angle]))
    return tuple(lines)


class _Placed(NamedTuple):
    """A word in the direction of reading, whatever its angle: lines go on with `at`, words with `start`."""

    at: float
    start: float
    size: float
    word: Word


def _placed(word: Word) -> _Placed:
    if word.angle == 90:
        return _Placed(-word.baseline, word.box.top, size_of(word), word)
    if word.angle == 270:
        return _Placed(word.baseline, -word.box.bottom, size_of(word), word)
    return _Placed(-word.baseline, -word.box.x1, size_of(word), word)


def _lines(words: list[_Placed]) -> list[Line]:
    rows: list[list[_Placed]] = []
    for placed in sorted(words, key=itemgetter(0, 1)):
        if rows and placed.at - rows[-1][0].at <= 0.22 * min(placed.size, rows[-1][0].size):
            rows[-1].append(placed)
        else:
            rows.append([placed])
    lines = []
    for row in _with_small_print(rows) if len({placed.size for placed in words}) > 1 else rows:
        row.sort(key=itemgetter(1))
        read = tuple(placed.word for placed in row)
        baselines = sorted([word.baseline for word in read])
        lines.append(Line(read, box_of(read), baselines[len(baselines) // 2]))
    return lines


def _with_small_print(rows: list[list[_Placed]]) -> list[list[_Placed]]:
    """Superscripts and subscripts put into the line beside, where all of a row is clearly smaller and touches it."""
    kept: list[list[_Placed]] = []
    small: list[list[_Placed]] = []
    sizes = [max([placed.size for placed in row]) for row in rows]
    for n, row in enumerate(rows):
        around = [m for m in (n - 1, n + 1) if 0 <= m < len(rows)]
        is_small = any(
            sizes[n] <= 0.8 * sizes[m]
            and abs(rows[m][0].at - row[0].at) <= 0.62 * sizes[m]
            and all(any(_touch(placed.word, other.word) for other in rows[m]) for placed in row)
            for m in around
        )
        (small if is_small else kept).append(row)
    for row in small:
        for placed in row:
            near = [k for k in kept if abs(k[0].at - placed.at) <= 3 * placed.size]
            near = [k for k in near if any(_touch(placed.word, other.word) for other in k)]
            if near:
                min(near, key=lambda k: abs(k[0].at - placed.at)).append(placed)
            else:
                kept.append([placed])
    return sorted(kept, key=lambda k: k[0].at)


def _touch(small: Word, large: Word) -> bool:
    """Directly beside it: the gap is at most a third of the larger size, across or along."""
    reach = 0.35 * size_of(large)
    if small.angle % 180:
        gap = max(small.box.top - large.box.bottom, large.box.top - small.box.bottom)
    else:
        gap = max(small.box.x0 - large.box.x1, large.box.x0 - small.box.x1)
    return -reach <= gap <= reach
