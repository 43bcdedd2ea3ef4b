"""Rules, frames and stripes of one length on a page: where they begin and end says how wide a table is.

Taught by tables with a rule under their heads alone, and by those that the page's end leaves without a closing rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...document import Box
from ..blocks.structure import BULLETS
from ..page.baselines import Line as Words
from ..page.baselines import box_of
from ..page.content import Fill, PageContent, Word
from .captions import is_table_caption
from .regions import MERGED, MOST_RULES, NARROWEST, SAME_END
from .rulings import Line, clusters, frame_horizontals, loose_horizontals, merged, page_lines, stripe_edges
from .segments import Segment, Strip, step
from .tiles import stripes_on

APART = 0.36  # ems of white space that part two cells where nothing else says how
BLANK = 4.5  # points between the last rule of a table and the first of the next
BULLET_GAP = 2.0  # ems from a bullet to its text
BESIDE = 1.2  # ems from a table's side to other words on its lines
FURTHEST = 3.4  # ems from line to line
OTHER_SIZE = 0.12  # share by which a line's type may differ
RUNNING_WORDS = 9  # a line of as many words without white space, over most of the width, is running text
RUNNING_WIDTH = 0.62

AT_START = 1.5  # points by which words may begin beside others of their column
CLOSE_RULES = 1.6  # ems over and under a line, for rules to box it


@dataclass(frozen=True, slots=True)
class Extent:
    """The sides that horizontal lines have in common, their places, and the shorter lines between the sides."""

    x0: float
    x1: float
    rules: tuple[float, ...]
    drawn: int  # how many of the rules are no edges of something painted
    shorter: tuple[Line, ...]
    fills: tuple[Fill, ...]  # what is painted from side to side
    from_inside: tuple[Line, ...] = ()  # those of the rules that begin right of the first column, or columns

    def parts(self, above: float, below: float) -> bool:
        """Whether a rule runs from side to side between two heights."""
        return any(above < rule < below for rule in self.rules)

    @property
    def edges(self) -> list[float]:
        """Where columns begin at which rules do."""
        return [group[0].at for group in clusters(sorted(Line(r.start, 0.0, 0.0) for r in self.from_inside), SAME_END)]

    def paint(self, strip: Strip) -> str | None:
        """The colour behind a line, painted last."""
        y = (strip.box.top + strip.box.bottom) / 2
        return next((fill.colour for fill in reversed(self.fills) if fill.box.top <= y <= fill.box.bottom), None)

    def boxes(self, strip: Strip) -> bool:
        """Whether a rule runs close over the line and another close under it."""
        box, room = strip.box, CLOSE_RULES * strip.size
        over = self.parts(box.top - room, box.top + 0.3 * strip.size)
        return over and self.closes(strip)

    def closes(self, strip: Strip) -> bool:
        """Whether a rule runs close under the line."""
        return self.parts(strip.line.baseline, strip.line.baseline + CLOSE_RULES * strip.size)

    def ends_between(self, above: Strip, below: Strip) -> bool:
        """Whether two rules with white between them part two lines; a stripe between them is a row without words."""
        inside = [rule for rule in self.rules if above.line.baseline < rule < below.box.top + 2]
        if len(inside) < 2 or inside[-1] - inside[0] < BLANK:
            return False
        return not all(any(f.box.top <= (a + b) / 2 <= f.box.bottom for f in self.fills) for a, b in pairwise(inside))


def extents_of(page: PageContent, taken: Sequence[Box]) -> list[Extent]:
    """The page's extents, the widest first; none where it has too many lines to be a table's."""
    if not any(_is_free(mark.box, taken) for marks in (page.rulings, page.fills) for mark in marks):
        return []
    lines = page_lines(page)
    if lines is None:
        return []
    drawn = [*loose_horizontals(lines), *frame_horizontals(lines)]
    rules = [
        rule
        for rule in merged([*drawn, *stripe_edges(page)])
        if not any(box.holds((rule.start + rule.end) / 2, rule.at) for box in taken)
    ]
    if len(rules) > MOST_RULES:
        return []
    groups: list[list[Line]] = []
    for rule in sorted(rules, key=lambda rule: -rule.length):
        same = next((g for g in groups if _ends_with(g[0], rule)), None)
        if same is not None:
            same.append(rule)
        elif rule.length >= NARROWEST:
            groups.append([rule])
    return [_extent(group, rules, drawn, stripes_on(page)) for group in groups]


def _is_free(mark: Box, taken: Sequence[Box]) -> bool:
    x, y = (mark.x0 + mark.x1) / 2, (mark.top + mark.bottom) / 2
    return not any(box.holds(x, y) for box in taken)


def _ends_with(whole: Line, rule: Line) -> bool:
    """Of the same ends, or shorter at the left, where a cell goes on over several rows."""
    return abs(whole.end - rule.end) <= SAME_END and -SAME_END <= rule.start - whole.start <= MERGED * whole.length


def _extent(group: Sequence[Line], rules: Sequence[Line], drawn: Sequence[Line], fills: Sequence[Fill]) -> Extent:
    x0, x1 = group[0].start, group[0].end
    own = {rule for rule in group if any(abs(line.at - rule.at) <= 2 and _ends_with(group[0], line) for line in drawn)}
    inside = [r for r in rules if r not in group and x0 - SAME_END <= r.start and r.end <= x1 + SAME_END]
    painted = [f for f in fills if abs(f.box.x0 - x0) <= SAME_END and abs(f.box.x1 - x1) <= SAME_END]
    places = tuple(sorted(rule.at for rule in group))
    from_inside = tuple(sorted(rule for rule in group if rule.start > x0 + SAME_END))
    return Extent(x0, x1, places, len(own), tuple(inside), tuple(painted), from_inside)


def stretches(extent: Extent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[list[Strip]]:
    """The lines between the sides, parted at headings, captions, running text, wide white space and other tables."""
    found: list[list[Strip]] = [[]]
    taken = [box for box in taken if box.x0 < extent.x1 and box.x1 > extent.x0]
    for strip in strips:
        clipped = _clipped(strip, extent)
        if clipped is None:
            found.append([])
            continue
        if not clipped.segments:
            continue
        last = found[-1][-1] if found[-1] else None
        if last is not None and (_apart(last, clipped, taken) or extent.ends_between(last, clipped)):
            found.append([])
        found[-1].append(clipped)
    found = [_cut_at_edges(stretch, extent) for stretch in found]
    return [lines for stretch in found for lines in _without_headings(stretch, extent) if _ruled(lines, extent)]


def _clipped(strip: Strip, extent: Extent) -> Strip | None:
    """What of a line stands between the sides, cut finely; None for running text and lines across a side."""
    line = strip.line
    inside = tuple([w for w in line.words if extent.x0 - 3 <= (w.box.x0 + w.box.x1) / 2 <= extent.x1 + 3])
    if not inside:
        return Strip(line, ())
    box = box_of(inside) if len(inside) < len(line.words) else line.box
    if len(inside) < len(line.words):
        others = [w.box for w in line.words if w not in inside]
        if any(b.x1 > box.x0 - BESIDE * line.size and b.x0 < box.x1 + BESIDE * line.size for b in others):
            return None
        line = Words(inside, box, line.baseline, line.size)
    if box.x0 < extent.x0 - SAME_END or box.x1 > extent.x1 + SAME_END or is_table_caption(line.text):
        return None
    segments = finely_cut(line)
    running = len(segments) == 1 and len(inside) >= RUNNING_WORDS and not segments[0].set_apart
    if running and box.width >= RUNNING_WIDTH * (extent.x1 - extent.x0):
        return None
    return Strip(line, segments)


def finely_cut(line: Words) -> tuple[Segment, ...]:
    """The line cut wherever its words stand wider than words of a text do; a bullet stays with its text."""
    begins = [0]
    for n, (before, word) in enumerate(pairwise(line.words), 1):
        gap = (word.box.x0 - before.box.x1) / line.size
        if gap >= (BULLET_GAP if _is_bullet(before) else APART):
            begins.append(n)
    return tuple(_segment(line.words[a:b]) for a, b in pairwise([*begins, len(line.words)]))


def _cut_at_edges(strips: list[Strip], extent: Extent) -> list[Strip]:
    """The lines under the first rule cut before words that stand where most lines begin behind a drawn edge, however
    close they stand to others."""
    for edge in extent.edges:
        first = next((n for n, strip in enumerate(strips) if strip.line.baseline > extent.rules[0]), len(strips))
        inside = strips[first:]
        behind = [round(s.x0) for strip in inside for s in strip.segments if edge - 1 <= s.x0 <= edge + strip.size]
        if behind:
            start = max(sorted(set(behind)), key=behind.count)
            cut = [Strip(s.line, tuple(p for whole in s.segments for p in _cut(whole, start, edge))) for s in inside]
            strips = [*strips[:first], *cut]
    return strips


def _cut(segment: Segment, start: float, edge: float) -> tuple[Segment, ...]:
    words = segment.words
    for n in range(1, len(words)):
        if abs(words[n].box.x0 - start) <= AT_START and words[n - 1].box.x1 <= edge + SAME_END:
            return _segment(words[:n]), _segment(words[n:])
    return (segment,)


def _segment(words: tuple[Word, ...]) -> Segment:
    return Segment(words, words[0].box.x0, max(word.box.x1 for word in words))


def _is_bullet(word: Word) -> bool:
    return len(word.text) == 1 and word.text in BULLETS


def _apart(above: Strip, strip: Strip, taken: Sequence[Box]) -> bool:
    if step(above, strip) > FURTHEST:
        return True
    return any(above.box.top < box.top < strip.box.bottom for box in taken)


def _without_headings(lines: Sequence[Strip], extent: Extent) -> list[list[Strip]]:
    """Parted at lines of one piece in larger or smaller type than the lines round them."""
    parted: list[list[Strip]] = [[]]
    sizes = sorted(word.size for strip in lines for word in strip.line.words[:1] if _near_rule(strip, extent))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for strip in lines:
        if len(strip.segments) == 1 and usual and abs(strip.size - usual) > OTHER_SIZE * usual:
            parted.append([])
        else:
            parted[-1].append(strip)
    return [part for part in parted if part]


def _near_rule(strip: Strip, extent: Extent) -> bool:
    return len(strip.segments) > 1 and extent.rules[0] - 3 * strip.size <= strip.box.top


def _ruled(lines: Sequence[Strip], extent: Extent) -> bool:
    """Whether one of the rules stands at or between the lines; one line alone may be heads."""
    if len(lines) < 2 and not lines[0].set_apart:
        return False
    top, bottom = lines[0].box.top - lines[0].size, lines[-1].box.bottom + lines[-1].size
    return extent.parts(top, bottom)


def is_section(strip: Strip, extent: Extent) -> bool:
    """A line at the left, set apart, that names the rows below it."""
    return len(strip.segments) == 1 and strip.set_apart and strip.box.x0 < extent.x0 + 3 * strip.size
