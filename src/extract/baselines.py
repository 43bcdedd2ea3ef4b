"""Words that stand on one baseline: lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ..document import Box, Run, Style
from .page import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline in reading order; never empty. Turned text keeps the boxes that it has on the page."""

    words: tuple[Word, ...]
    box: Box
    baseline: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def runs(self) -> tuple[Run, ...]:
        return runs_of(self.words)

    @property
    def size(self) -> float:
        """The size of most of its words, in points."""
        return float(median(size_of(word) for word in self.words))

    @property
    def upright(self) -> bool:
        return self.words[0].angle == 0

    @property
    def gaps(self) -> tuple[float, ...]:
        """White space before each word but the first, in points."""
        return tuple(b.box.x0 - a.box.x1 for a, b in zip(self.words, self.words[1:], strict=False))


def size_of(word: Word) -> float:
    """The font size, or what the box lets one guess; never nought."""
    guess = word.box.height if word.angle % 180 == 0 else word.box.width
    return max(word.style.size or guess, 1.0)


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
    lines: list[Line] = []
    for angle in (0, 90, 270, 180):
        turned = [w for w in words if w.angle % 360 == angle]
        if turned:
            lines.extend(_lines(turned, angle))
    return tuple(lines)


def _lines(words: list[Word], angle: int) -> list[Line]:
    rows: list[list[tuple[float, float, Word]]] = []  # (baseline, start) as read, whatever the angle
    for at, start, word in sorted(((*_as_read(w, angle), w) for w in words), key=lambda item: item[:2]):
        row = rows[-1] if rows else None
        if row and at - row[0][0] <= 0.22 * min(size_of(word), size_of(row[0][2])):
            row.append((at, start, word))
        else:
            rows.append([(at, start, word)])
    lines = []
    for row in _with_small_print(rows):
        row.sort(key=lambda item: item[1])
        read = tuple(word for _, _, word in row)
        lines.append(Line(read, box_of(read), float(median(word.baseline for word in read))))
    return lines


def _as_read(word: Word, angle: int) -> tuple[float, float]:
    """(baseline, start) in the direction of reading: lines go on with the first, words with the second."""
    if angle == 90:
        return -word.baseline, word.box.top
    if angle == 270:
        return word.baseline, -word.box.bottom
    if angle == 180:
        return -word.baseline, -word.box.x1
    return word.baseline, word.box.x0


def _with_small_print(rows: list[list[tuple[float, float, Word]]]) -> list[list[tuple[float, float, Word]]]:
    """Superscripts and subscripts put into the line beside, where all of a row is clearly smaller and touches it."""
    kept: list[list[tuple[float, float, Word]]] = []
    small: list[list[tuple[float, float, Word]]] = []
    sizes = [max(size_of(word) for _, _, word in row) for row in rows]
    for n, row in enumerate(rows):
        around = [m for m in (n - 1, n + 1) if 0 <= m < len(rows)]
        is_small = any(
            sizes[n] <= 0.8 * sizes[m]
            and abs(rows[m][0][0] - row[0][0]) <= 0.62 * sizes[m]
            and all(any(_touch(word, other) for _, _, other in rows[m]) for _, _, word in row)
            for m in around
        )
        (small if is_small else kept).append(row)
    for row in small:
        for item in row:
            home = min(
                (k for k in kept if any(_touch(item[2], other) for _, _, other in k)),
                key=lambda k: abs(k[0][0] - item[0]),
                default=None,
            )
            if home is None:
                kept.append([item])
            else:
                home.append(item)
    return sorted(kept, key=lambda k: k[0][0])


def _touch(small: Word, large: Word) -> bool:
    """Directly beside it: the gap is at most a third of the larger size, across or along."""
    reach = 0.35 * size_of(large)
    if small.angle % 180:
        gap = max(small.box.top - large.box.bottom, large.box.top - small.box.bottom)
    else:
        gap = max(small.box.x0 - large.box.x1, large.box.x0 - small.box.x1)
    return -reach <= gap <= reach
