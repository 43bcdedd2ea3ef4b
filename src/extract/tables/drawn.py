"""Tables between drawn sides without lines between their columns: rules of one length, stripes or a frame.

The sides say which words are the table's, also above the first rule and below the last; columns are what white space
its lines leave free, rows what rules and stripes part, or white space where they part none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter, itemgetter

from ...document import Box
from ..page.content import PageContent
from .atoms import text_gap
from .columns import Gutter
from .drawn_columns import column_of, gutters_in, lowest_labels
from .drawn_heads import head_cells
from .drawn_merged import with_tall_cells
from .drawn_rows import Row, rows_between
from .extents import Extent, extents_of, is_section, stretches
from .figures import figures_among
from .headers import AMOUNT, YEAR
from .laid import Column, Laid, LaidCell
from .segments import Segment, Strip, step
from .whitespace import MARK, share_of_values

COVERED = 0.9  # share of the words between the sides that a table of figures holds
MOST_HEADS = 9  # lines
MOST_ACROSS = 0.12  # share of the body's lines that may stand across the columns
LABEL_STEP = 1.45  # ems between the lines of heads; more before a heading of rows that is set as they are
MOSTLY_FIGURES = 0.6
PARTED = 0.3  # rules to lines of figures, that part rows
LEAST_LABELS = 3  # over rows that stand overleaf
LEAST_PLAIN = 3  # lines with words in several columns, not set apart
INDENTED = 3.0  # ems
ON_TOP = 20.0  # points from a rule to the line under it


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be a table: its heads, its other lines and the white space between its columns."""

    head: Sequence[Strip]
    body: Sequence[Strip]
    gutters: Sequence[Gutter]
    extent: Extent

    @property
    def strays(self) -> bool:
        """Whether too many lines stand across the columns."""
        across = sum(_is_across(line, self.gutters) and not line.set_apart for line in self.body)
        return across > MOST_ACROSS * len(self.body)

    @property
    def several(self) -> int:
        """How many lines have words in several columns."""
        return sum(len(line.segments) > 1 for line in self.body)

    @property
    def figures(self) -> bool:
        """Whether most cells hold figures, which say better than white space where their columns are."""
        return share_of_values(self.body) >= MOSTLY_FIGURES

    @property
    def stripes(self) -> set[str | None]:
        """The colours of rows with words in several columns."""
        return {self.extent.paint(line) for line in self.body if len(line.segments) > 1}

    @property
    def listed(self) -> bool:
        """Whether what stands at the left is list marks, and what they mark is all the rest."""
        marks = sum(bool(MARK.fullmatch(line.segments[0].text)) for line in self.body)
        return len(self.gutters) == 1 and 2 * marks > self.several


Belief = Callable[[_Found], bool]


def drawn_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Laid]:
    """The tables between drawn sides under heads, or with rules between their rows, but for what stands in the boxes
    already taken."""
    return _tables(page, strips, taken, lambda found: _headed(found) or _parted(found))


def drawn_rows(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Laid]:
    """Rows between drawn sides without heads: those of a table that began overleaf."""
    return _tables(page, strips, taken, _ruled)


def _tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box], believed: Belief) -> list[Laid]:
    found: list[Laid] = []
    claimed = list(taken)
    for extent in extents_of(page, taken):
        free = [s for s in strips if not any(_inside(s, box) for box in claimed)]
        for lines in stretches(extent, free, claimed):
            laid = _laid(_trimmed(lines, extent), extent, believed)
            if laid is None and _stands_beside(lines, free):
                laid = _of_figures(page, lines, extent, text_gap(strips))
            if laid is None and lines[-1].line.baseline >= strips[-1].line.baseline - 1:
                laid = _heads_at_foot(_trimmed(lines, extent), extent)
            if laid is not None:
                found.append(laid)
                tops, bottoms = [w.box.top for w in laid.words], [w.box.bottom for w in laid.words]
                claimed.append(Box(extent.x0, min(tops), extent.x1, max(bottoms)))
    return found


def _stands_beside(lines: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Whether words beyond the sides stand at the height of the lines: another column of the page."""
    widths = {strip.line.baseline: len(strip.line.words) for strip in strips}
    return any(len(line.line.words) < widths.get(line.line.baseline, 0) for line in lines)


def _of_figures(page: PageContent, lines: Sequence[Strip], extent: Extent, needed: float) -> Laid | None:
    """The table of figures that these lines are down to the rule that closes it: they say where its columns are."""
    closed = [n for n, line in enumerate(lines) if extent.closes(line)]
    lines = lines[: closed[-1] + 1] if closed else ()
    found = figures_among(page, lines, (), needed)
    if len(found) != 1 or not found[0].head_count:
        return None
    words = sum(len(line.line.words) for line in lines)
    return replace(found[0], drawn=(extent.x0, extent.x1)) if len(found[0].words) >= COVERED * words else None


def _inside(strip: Strip, box: Box) -> bool:
    return box.holds((strip.box.x0 + strip.box.x1) / 2, strip.line.baseline)


def _laid(lines: Sequence[Strip], extent: Extent, believed: Belief) -> Laid | None:
    bands = _bands_on_top(lines, extent)
    count = _head_count(lines[bands:], extent)
    head, body = lines[bands : bands + count], lines[bands + count :]
    gutters = gutters_in([line for line in body if not is_section(line, extent)], head, extent.edges)
    while body and len(body[-1].segments) == 1 and _is_across(body[-1], gutters):
        body = body[:-1]  # a note
    found = _Found(head, body, gutters, extent)
    if not gutters or not body or not believed(found):
        return None
    cells = [LaidCell(n, 0, line.line.words, len(gutters) + 1) for n, line in enumerate(lines[:bands])]
    labels, deep = head_cells(head, gutters, extent) if head else ([], 0)
    cells += [replace(label, row=label.row + bands) for label in labels]
    rows = rows_between(body, gutters, extent)
    in_rows = [cell for n, row in enumerate(rows, bands + deep) for cell in _cells(row, n, found)]
    cells += with_tall_cells(in_rows, rows, bands + deep, gutters, extent)
    columns = _columns(gutters, extent)
    return Laid(tuple(cells), columns, bands + deep, bands + deep + len(rows), (extent.x0, extent.x1))


def _heads_at_foot(lines: Sequence[Strip], extent: Extent) -> Laid | None:
    """Heads with a rule under them at the foot of a page, perhaps a section's name, whose rows stand overleaf."""
    count = next((n for n, line in enumerate(lines) if not line.set_apart or (n and is_section(line, extent))), None)
    head, sections = lines[:count], lines[len(lines) if count is None else count :]
    labels = sorted(lowest_labels(head), key=attrgetter("x0"))
    if len(labels) < LEAST_LABELS or not all(is_section(line, extent) for line in sections):
        return None
    if not extent.closes(head[-1]) and not extent.paint(head[-1]):
        return None
    gutters = [Gutter(one.x1, other.x0) for one, other in pairwise(labels)]
    cells, deep = head_cells(head, gutters, extent)
    for number, line in enumerate(sections, deep):
        cells += _cells((line,), number, _Found(head, sections, gutters, extent))
    return Laid(tuple(cells), _columns(gutters, extent), deep, deep + len(sections), (extent.x0, extent.x1))


def _trimmed(lines: Sequence[Strip], extent: Extent) -> Sequence[Strip]:
    """Without single pieces on top that nothing paints or rules: a heading, the last words of a text."""
    first = 0
    while first < len(lines) - 1 and len(lines[first].segments) == 1:
        box = lines[first].box
        if extent.paint(lines[first]) or extent.parts(box.top - ON_TOP, box.top + 2):
            break
        if lines[first].set_apart and lines[first + 1].set_apart and box.x0 > extent.x0 + INDENTED * lines[first].size:
            break  # a head over several columns
        first += 1
    return lines[first:]


def _bands_on_top(lines: Sequence[Strip], extent: Extent) -> int:
    """How many lines over the heads are said of the whole table."""
    count = 0
    while count < len(lines) - 2 and is_section(lines[count], extent) and lines[count + 1].set_apart:
        count += 1
    return count


def _head_count(lines: Sequence[Strip], extent: Extent) -> int:
    """How many lines on top are heads: set apart, and no figures."""
    count = 0
    for n, strip in enumerate(lines[:MOST_HEADS]):
        section = count and is_section(strip, extent) and step(lines[n - 1], strip) > LABEL_STEP
        if not strip.set_apart or section or (count and sum(_is_amount(s) for s in strip.segments) > 1):
            break
        count += 1
    return count if count < len(lines) else 0


def _is_amount(segment: Segment) -> bool:
    """A figure that is neither a year nor a unit ("£000")."""
    text = segment.text
    return bool(AMOUNT.match(text)) and not YEAR.match(text) and any(c in "123456789" for c in text)


def _headed(found: _Found) -> bool:
    """Whether labels, words most of them, stand over most columns, each over its own, and the lines keep to those."""
    if not found.head or found.strays or found.listed or _is_across(found.head[-1], found.gutters):
        return False
    labels = [segment for strip in found.head for segment in strip.segments]
    over = {column_of(segment, found.gutters)[0] for segment in labels}
    if found.figures and not _is_named(found) and len(found.extent.rules) < PARTED * len(found.body):
        return False
    if len(over) < 2 or 2 * len(over) <= len(found.gutters) or all(YEAR.match(label.text) for label in labels):
        return False
    return found.several >= (1 if len(found.extent.rules) > 2 else 2)


def _parted(found: _Found) -> bool:
    """Whether its rows are parted by rules, which say more than the white and the few figures between them do."""
    top, bottom = found.body[0].line.baseline, found.body[-1].line.baseline
    inside = [rule for rule in found.extent.rules if top < rule < bottom]
    needed = PARTED * len(found.body) if found.figures else 0
    return len(inside) >= max(LEAST_PLAIN, needed) and _ruled(found)


def _is_named(found: _Found) -> bool:
    """Whether one line of labels has one for each column."""
    over = [column_of(label, found.gutters) for line in found.head for label in line.segments]
    return over == [(n, n) for n in range(len(found.gutters) + 1)]


def _ruled(found: _Found) -> bool:
    """Whether several lines keep to three columns or more at two rules or more, and are no line of buttons."""
    if found.head or found.strays or len(found.gutters) < 2 or len(found.extent.rules) < 2:
        return False
    plain = sum(len(line.segments) > 1 and not line.set_apart for line in found.body)
    return plain >= LEAST_PLAIN


def _is_across(strip: Strip, gutters: Sequence[Gutter]) -> bool:
    """Whether a piece of the line stands in more than one column."""
    return any(first != last for first, last in (column_of(segment, gutters) for segment in strip.segments))


def _columns(gutters: Sequence[Gutter], extent: Extent) -> tuple[Column, ...]:
    lefts = [extent.x0, *(gutter.right for gutter in gutters)]
    rights = [*(gutter.left for gutter in gutters), extent.x1]
    return tuple(Column(a, b) for a, b in zip(lefts, rights, strict=True))


def _cells(row: Row, number: int, found: _Found) -> list[LaidCell]:
    """The cells of a row; pieces across a gutter make one cell of its columns."""
    gutters = found.gutters
    if len(row) == 1 and _is_band(row[0], found):
        return [LaidCell(number, 0, row[0].line.words, len(gutters) + 1)]
    placed = sorted(
        ((*column_of(segment, gutters), segment) for strip in row for segment in strip.segments), key=itemgetter(0)
    )
    cells: list[LaidCell] = []
    end = -1
    for first, last, segment in placed:
        if first <= end:
            before = cells.pop()
            first, words = before.column, (*before.words, *segment.words)
        else:
            words = segment.words
        end = max(end, last)
        cells.append(LaidCell(number, first, words, end - first + 1))
    return cells


def _is_band(strip: Strip, found: _Found) -> bool:
    """A heading of rows that paint of its own or rules say runs over all columns, or that is longer than the first is
    wide."""
    extent = found.extent
    if len(strip.segments) > 1 or strip.box.x0 > extent.x0 + INDENTED * strip.size:
        return False
    paint = extent.paint(strip)
    if paint is not None and strip.set_apart and paint not in found.stripes:
        return True
    return _is_across(strip, found.gutters) and (strip.set_apart or extent.boxes(strip))
