"""Drawn lines in a picture of a page: found as long thin runs of ink, and taken out so that letters stand free.

An engine reads letters badly that touch an underline or a cell's border; with the lines gone it reads them as printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .picture import WHITE, Flags, Indices, Pixels, runs

Course = npt.NDArray[np.float64]

ACROSS, DOWN = 12.0, 16.0  # points; shorter strokes may be letters
LONG = 36.0  # points from which on a line may be thick
THIN, THICK = 1.7, 3.6  # points
BLEED = 2  # pixels beside a line that its ink has coloured
BOW, PLAINLY = 5, 0.6  # pixels along a line, and below it, in which a letter shows under it, at least
CLOSE, STANDING = 6, 0.25  # pixels above an underline, in which so much of its length has letters
RAGGED = 0.2  # of a line that seems to have letters under it at most; more is a line drawn by a fax
AROUND = 120  # pixels of a line that are looked at together
BROKEN = 3.0  # points between two pieces of one line
STRAIGHT = 1.2  # points that pieces of one line may lie apart


@dataclass(slots=True)
class Stroke:
    """A line of a picture, in pixels: `along` it runs from `first` to `end`, `across` from `top` to `bottom`.

    `runs` are (row, first, end) of a picture in which it lies level.
    """

    top: int
    bottom: int
    first: int
    end: int
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def length(self) -> int:
        return self.end - self.first

    @property
    def thickness(self) -> float:
        return sum(end - first for _, first, end in self.runs) / self.length

    def take(self, other: Stroke) -> None:
        """Make one of both."""
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        self.first, self.end = min(self.first, other.first), max(self.end, other.end)
        self.runs.extend(other.runs)


@dataclass(frozen=True, slots=True)
class Strokes:
    """The lines of a page; the `upright` ones are in the coordinates of the picture laid on its side."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]


def find_strokes(black: Flags, scale: float) -> Strokes:
    """The drawn lines among the ink, `scale` pixels to a point; broken ones made whole."""
    level = _strokes(runs(black, round(ACROSS * scale)), scale)
    upright = _strokes(runs(np.ascontiguousarray(black.T), round(DOWN * scale)), scale)
    return Strokes(level, upright)


def _strokes(found: tuple[Indices, Indices, Indices], scale: float) -> tuple[Stroke, ...]:
    thin = [s for s in _grouped(found) if s.thickness <= (THICK if s.length >= LONG * scale else THIN) * scale]
    return tuple(_mended(thin, scale))


def _grouped(found: tuple[Indices, Indices, Indices]) -> list[Stroke]:
    """Runs that overlap from one row to the next, put together."""
    done: list[Stroke] = []
    open_strokes: list[Stroke] = []
    for row, first, end in zip(*(part.tolist() for part in found), strict=True):
        done += [s for s in open_strokes if s.bottom < row - 1]
        open_strokes = [s for s in open_strokes if s.bottom >= row - 1]
        new = Stroke(row, row, first, end, [(row, first, end)])
        for other in [s for s in open_strokes if _touches(s, row, first, end)]:
            open_strokes.remove(other)
            other.take(new)
            new = other
        open_strokes.append(new)
    return done + open_strokes


def _touches(stroke: Stroke, row: int, first: int, end: int) -> bool:
    return any(above < end and first < upto for y, above, upto in stroke.runs[-6:] if row - y <= 1)


def _mended(strokes: list[Stroke], scale: float) -> list[Stroke]:
    """Pieces that follow one another on one level are one line: dashes, and what a scanner broke."""
    whole: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (s.first, s.top)):
        for other in reversed(whole[-60:]):
            if -BROKEN * scale <= stroke.first - other.end <= BROKEN * scale and _level(other, stroke, scale):
                other.take(stroke)
                break
        else:
            whole.append(stroke)
    return whole


def _level(one: Stroke, other: Stroke, scale: float) -> bool:
    apart = STRAIGHT * scale
    (end, *_), (start, *_) = max(one.runs, key=lambda r: r[2]), min(other.runs, key=lambda r: r[1])
    return abs(end - start) <= apart


def without(grey: Pixels, black: Flags, strokes: Strokes) -> Pixels:
    """The picture without its lines; letters that cross or touch one keep their ink."""
    free, unruled, unbarred = grey.copy(), black.copy(), black.copy()
    for ink, found in ((unruled, strokes.level), (unbarred.T, strokes.upright)):
        for stroke in found:
            for row, first, end in stroke.runs:
                ink[max(row - BLEED, 0) : row + BLEED + 1, first:end] = False
    letters = unruled & unbarred
    for picture, ink, other, found in (
        (free, letters, unbarred, strokes.level),
        (free.T, letters.T, unruled.T, strokes.upright),
    ):
        for stroke in found:
            _erase(picture, ink, other, stroke)
    return free


def _erase(picture: Pixels, letters: Flags, unbarred: Flags, stroke: Stroke) -> None:
    """Paint one level line over, but for the columns in which a letter goes on below it: a "g" on its underline."""
    top, bottom = _edges(stroke)
    columns = np.flatnonzero(bottom >= 0)
    upper, lower = _course(columns, top[columns]), _course(columns, bottom[columns])
    top, bottom = (np.asarray(edge, np.int64) for edge in (np.floor(upper), np.ceil(lower)))
    columns = columns + stroke.first
    height = picture.shape[0]
    first, last = np.maximum(top - BLEED, 0), np.minimum(bottom + BLEED, height - 1)
    beyond = np.minimum(bottom + BLEED + 1, height - 1)
    goes_on = letters[beyond, columns]
    if _letters_stand_on(letters, first, columns):
        goes_on |= _hangs(picture, unbarred, lower, columns)
    for step in range(int((last - first).max()) + 1):
        rows = first + step
        painted = (rows <= last) & ~goes_on
        picture[rows[painted], columns[painted]] = WHITE
    for edge in (slice(max(0, stroke.first - BLEED), stroke.first), slice(stroke.end, stroke.end + BLEED)):
        at = 0 if edge.stop == stroke.first else -1
        if not goes_on[at]:
            picture[first[at] : last[at] + 1, edge] = WHITE  # where its ink bled beyond its end


def _letters_stand_on(letters: Flags, first: Indices, columns: Indices) -> bool:
    """Whether the line is an underline: along much of it there are letters close above."""
    over = np.zeros(len(columns), np.bool_)
    for step in range(1, CLOSE + 1):
        over |= letters[np.maximum(first - step, 0), columns]
    return bool(over.mean() >= STANDING)


def _hangs(picture: Pixels, unbarred: Flags, lower: Course, columns: Indices) -> Flags:
    """In which columns more ink hangs from an underline than around them: the bow of a "g" that sits on it."""
    middle = np.floor(lower).astype(np.int64) - 1
    reach = np.zeros(len(columns))
    for step in range(BLEED + 4):
        rows = np.minimum(middle + step, picture.shape[0] - 1)
        reach += np.where(unbarred[rows, columns], (WHITE - picture[rows, columns]) / WHITE, 0.0)
    beyond = middle + reach - lower
    around = [np.median(beyond[at : at + AROUND]) for at in range(0, len(columns), AROUND)]
    deeper = beyond - np.repeat(around, AROUND)[: len(columns)] > PLAINLY
    hangs = np.zeros(len(columns), np.bool_)
    for _, first, end in zip(*runs(deeper[None, :], BOW), strict=True):
        hangs[first:end] = True
    return hangs if hangs.mean() <= RAGGED else np.zeros_like(hangs)


def _edges(stroke: Stroke) -> tuple[Indices, Indices]:
    """By column from the first on, the line's topmost and lowest row; -1 where it is broken."""
    top = np.full(stroke.length, np.iinfo(np.int64).max)
    bottom = np.full(stroke.length, -1)
    for row, first, end in stroke.runs:
        columns = slice(first - stroke.first, end - stroke.first)
        np.minimum(top[columns], row, out=top[columns])
        np.maximum(bottom[columns], row, out=bottom[columns])
    return top, bottom


def _course(columns: Indices, edge: Indices) -> Course:
    """An edge without what letters add to it: a straight line through its middle course."""
    middle = float(np.median(edge))
    if len(columns) < 8:
        return np.full(len(columns), middle)
    half = len(columns) // 2
    left, right = int(np.median(edge[:half])), int(np.median(edge[half:]))
    slope = (right - left) / max(float(columns[half:].mean() - columns[:half].mean()), 1.0)
    return np.asarray(middle + slope * (columns - float(columns.mean())))
