"""Words that stand on one baseline: lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from ...document import Box, Run, Style, plain, told_once
from .compiled import COMPILED, form_of, loops
from .content import PageContent, Word

SAME_LINE = 0.22  # ems between the baselines of one line
SMALL_PRINT = 0.8  # of the size beside it, at most, what is raised or lowered
RAISED = 0.62  # ems, at most, by which it is

_AT = attrgetter("at")
_Seen = tuple[str, float, Style | None, float]


@plain
class Line:
    """Words on one baseline in reading order; never empty. Turned text keeps the boxes that it has on the page.

    `size` is the size of most of its words, in points.
    """

    words: tuple[Word, ...]
    box: Box
    baseline: float
    size: float
    _seen: _Seen | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        return (self._seen or self._look())[0]

    @property
    def widest(self) -> float:
        """The widest white space between two of its words, in points; 0 where there is none."""
        return (self._seen or self._look())[1]

    @property
    def style(self) -> Style | None:
        """How its words are printed, those of one text object; None where they are not alike."""
        return (self._seen or self._look())[2]

    @property
    def smallest(self) -> float:
        """The size of its smallest word, in points."""
        return (self._seen or self._look())[3]

    def _look(self) -> _Seen:
        """What is often asked of a line, worked out once."""
        text = " ".join([word.text for word in self.words])
        widest = max(0.0, *self.gaps) if len(self.words) > 1 else 0.0
        style = self.words[0].style
        alike = all(word.style is style for word in self.words)
        seen = (text, widest, style if alike else None, min([word.size for word in self.words]))
        object.__setattr__(self, "_seen", seen)
        return seen

    @property
    def upright(self) -> bool:
        return self.words[0].angle == 0

    @property
    def gaps(self) -> tuple[float, ...]:
        """White space before each word but the first, in points."""
        boxes = [word.box for word in self.words]
        return tuple([right.x0 - left.x1 for left, right in pairwise(boxes)])


FORMS = (form_of(Line), form_of(Word), form_of(Box))
EMS = (SAME_LINE, SMALL_PRINT, RAISED)


def box_of(words: Sequence[Word]) -> Box:
    """The box around words; there is at least one."""
    box = words[0].box
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    for word in words:
        box = word.box
        if box.x0 < x0:
            x0 = box.x0
        if box.top < top:
            top = box.top
        if box.x1 > x1:
            x1 = box.x1
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(x0, top, x1, bottom)


def runs_of(words: Sequence[Word]) -> tuple[Run, ...]:
    """The words with single spaces, cut where the style changes; a space belongs to what stands before it."""
    styles = [word.style for word in words]
    if styles and styles.count(styles[0]) == len(styles):
        return (Run(" ".join([word.text for word in words]), styles[0]),)
    runs: list[Run] = []
    style: Style | None = None
    parts: list[str] = []
    for word in words:
        if word.style is not style:
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
    if len(words) == 1:
        (word,) = words
        return (Line((word,), word.box, word.baseline, word.size),)
    if COMPILED:
        lines: tuple[Line, ...] | None = loops.group_lines(tuple(words), FORMS, EMS)
        if lines is not None:
            return lines
    return interpreted(words)


@told_once
def lines_of(page: PageContent) -> tuple[Line, ...]:
    """The lines of all words of a page, best asked when those have just been made."""
    return group_lines(page.words)


def interpreted(words: Sequence[Word]) -> tuple[Line, ...]:
    """The same without the compiled loop, which leaves turned words and small print to this."""
    upright = [word for word in words if word.angle == 0]
    lines = _lines(upright, 0)
    if len(upright) < len(words):
        for angle in (90, 270, 180):
            lines.extend(_lines([word for word in words if word.angle == angle], angle))
    return tuple(lines)


def lines_among(words: Sequence[Word], lines: Sequence[Line]) -> tuple[Line, ...]:
    """What `group_lines` makes of some of the words of these lines; lines that are kept whole are not made again."""
    if len(words) == sum([len(line.words) for line in lines]):
        return tuple(lines)
    kept = set(map(id, words))
    whole: list[Line] = []
    parts: list[Word] = []
    for line in lines:
        if kept.issuperset(map(id, line.words)):
            whole.append(line)
        elif not kept.isdisjoint(map(id, line.words)):
            parts += [word for word in line.words if id(word) in kept]
    return _put_together(whole, parts)


def lines_without(words: Sequence[Word], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines when these few of their words are taken out."""
    gone = {id(word) for word in words}
    heights = {(word.box.top, word.box.bottom) for word in words}
    whole: list[Line] = []
    parts: list[Word] = []
    for line in lines:
        box = line.box
        for top, bottom in heights:  # where none of them is, none of the words can be
            if not (box.top > top or box.bottom < bottom):
                break
        else:
            whole.append(line)
            continue
        if gone.isdisjoint(map(id, line.words)):
            whole.append(line)
        else:
            parts += [word for word in line.words if id(word) not in gone]
    return _put_together(whole, parts)


def _put_together(whole: list[Line], parts: list[Word]) -> tuple[Line, ...]:
    """Lines that stay as they are, and those that these other words make."""
    if not parts:
        return tuple(whole)
    turned = [line for line in whole if not line.upright]
    made = group_lines(parts)
    if turned and any(not line.upright for line in made):
        return group_lines([*[word for line in whole for word in line.words], *parts])
    upright = [line for line in (*whole, *made) if line.upright]
    upright.sort(key=attrgetter("baseline"))
    return (*upright, *turned, *[line for line in made if not line.upright])


def on_baselines(lines: Iterable[Line]) -> list[list[Line]]:
    """Upright lines of cells that stand side by side, by baseline from the top."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=attrgetter("baseline", "box.x0")):
        if rows and line.baseline - rows[-1][0].baseline <= SAME_LINE * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def made_one(lines: list[Line]) -> Line:
    """Lines of one baseline as one; there is at least one."""
    if len(lines) == 1:
        return lines[0]
    lines.sort(key=attrgetter("box.x0"))
    words = tuple([word for line in lines for word in line.words])
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    return Line(words, box, lines[0].baseline, _usual_size(words))


_START: dict[int, Callable[[Word], float]] = {
    0: attrgetter("box.x0"),
    90: attrgetter("box.top"),
    180: lambda word: -word.box.x1,
    270: lambda word: -word.box.bottom,
}
"""Where a word begins in the direction of reading, by its angle."""


@dataclass(slots=True)
class _Row:
    """Words about to become a line, in the order of reading: rows go on with `at`; `size` is the first word's."""

    at: float
    size: float
    words: list[Word]
    settled: bool = True  # all of one baseline and in order


def _lines(words: Sequence[Word], angle: int) -> list[Line]:
    """The lines of words that are all turned by this angle."""
    start = _START[angle]
    rows = _rows(words, start, -1.0 if angle in (90, 180) else 1.0)
    sizes = {word.size for word in words}
    if sizes and min(sizes) <= SMALL_PRINT * max(sizes):
        rows = _with_small_print(rows)
    lines = []
    for row in rows:
        baseline = row.words[0].baseline
        if not row.settled:
            row.words.sort(key=start)
            baselines = sorted([word.baseline for word in row.words])
            baseline = baselines[len(baselines) // 2]
        size = row.size if len(sizes) == 1 else _usual_size(row.words)
        lines.append(Line(tuple(row.words), box_of(row.words), baseline, size))
    return lines


def _rows(words: Sequence[Word], start: Callable[[Word], float], downwards: float) -> list[_Row]:
    """The words of each baseline, baselines that are hardly apart made one."""
    level: dict[float, list[Word]] = {}
    group: list[Word] = []
    last: float | None = None
    for word in words:  # most stand on the baseline of the one before
        if word.baseline != last:
            last = word.baseline
            group = level.setdefault(downwards * last, [])
        group.append(word)
    rows: list[_Row] = []
    for at in sorted(level):
        group = level[at]
        if len(group) > 1:
            group.sort(key=start)
        if rows and at - rows[-1].at <= SAME_LINE * rows[-1].size:
            row = rows[-1]
            least = (at - row.at) / SAME_LINE  # points; a smaller word stands off
            near = next((n for n, word in enumerate(group) if word.size < least), len(group))
            row.words += group[:near]
            row.settled = row.settled and near == 0
            group = group[near:]
        if group:
            rows.append(_Row(at, group[0].size, group))
    return rows


def _usual_size(words: Sequence[Word]) -> float:
    sizes = sorted([word.size for word in words])
    return sizes[len(sizes) // 2]


def _with_small_print(rows: list[_Row]) -> list[_Row]:
    """Superscripts and subscripts put into the line beside, where all of a row is clearly smaller and touches it."""
    kept: list[_Row] = []
    small: list[_Row] = []
    sizes = [max([word.size for word in row.words]) for row in rows]
    for n, row in enumerate(rows):
        is_small = any(
            sizes[n] <= SMALL_PRINT * sizes[m]
            and abs(rows[m].at - row.at) <= RAISED * sizes[m]
            and all(any(_touch(word, other) for other in rows[m].words) for word in row.words)
            for m in (n - 1, n + 1)
            if 0 <= m < len(rows)
        )
        (small if is_small else kept).append(row)
    for row in small:
        for word in row.words:
            _put_beside(word, row.at, kept)
    return kept


def _put_beside(word: Word, at: float, rows: list[_Row]) -> None:
    """The word into the nearest of the rows that it touches, which stand in order; else a row of its own."""
    size = word.size
    first = bisect_left(rows, at - 3 * size, key=_AT)
    end = bisect_right(rows, at + 3 * size, key=_AT)
    near = [row for row in rows[first:end] if any(_touch(word, other) for other in row.words)]
    if near:
        row = min(near, key=lambda row: abs(row.at - at))
        row.words.append(word)
        row.settled = False
    else:
        insort(rows, _Row(at, size, [word]), key=_AT)


def _touch(small: Word, large: Word) -> bool:
    """Directly beside it: the gap is at most a third of the larger size, across or along."""
    reach = 0.35 * large.size
    if small.angle % 180:
        gap = max(small.box.top - large.box.bottom, large.box.top - small.box.bottom)
    else:
        gap = max(small.box.x0 - large.box.x1, large.box.x0 - small.box.x1)
    return -reach <= gap <= reach
