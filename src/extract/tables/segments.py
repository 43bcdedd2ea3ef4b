"""Lines of words cut at their white space: what may be the cells of a table that is drawn without lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...document import Box
from ..page.content import Word
from ..page.lines import Line, group_lines

CELL_GAP = 1.0  # ems of white space that part two cells
TIGHT_GAP = 0.45  # ems that do so where a column is known to begin
START = 2.5  # points by which a cell may begin beside its column's edge


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line without wide white space between them."""

    words: tuple[Word, ...]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def set_apart(self) -> bool:
        """Bold or underlined throughout."""
        return all(word.style.bold or word.style.underlined for word in self.words)


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the page with its segments, left to right; `size` is its type size in points."""

    line: Line
    segments: tuple[Segment, ...]
    size: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.line.size)

    @property
    def box(self) -> Box:
        return self.line.box

    @property
    def set_apart(self) -> bool:
        return all(segment.set_apart for segment in self.segments)


def strips_of(words: Sequence[Word]) -> list[Strip]:
    """The upright lines of a page, from the top, each cut at white space of an em or more."""
    lines = (line for line in group_lines(words) if line.upright)
    return sorted((Strip(line, cut(line)) for line in lines), key=lambda strip: strip.line.baseline)


def cut(line: Line, starts: Sequence[float] = ()) -> tuple[Segment, ...]:
    """The line's segments; where a column is known to start, less white space is enough."""
    em = line.size
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        gap = word.box.x0 - before.box.x1
        known = any(abs(word.box.x0 - start) <= START for start in starts)
        if gap >= CELL_GAP * em or (known and gap >= TIGHT_GAP * em):
            groups.append([word])
        else:
            groups[-1].append(word)
    return tuple(Segment(tuple(group), min(w.box.x0 for w in group), max(w.box.x1 for w in group)) for group in groups)


def step(before: Strip, after: Strip) -> float:
    """Distance of two baselines in ems."""
    return (after.line.baseline - before.line.baseline) / max(before.size, after.size)


def box_around(strips: Sequence[Strip]) -> Box:
    """The box that holds all these lines; there is at least one."""
    box = strips[0].box
    for strip in strips[1:]:
        box = box.union(strip.box)
    return box
