"""Tables without lines whose cells run over several lines: white space between the rows says where they begin.

Taught by risk registers and action lists that office programs print without borders: every row opens with a line that
fills most columns, the rest of its cells goes on closely under it, and a little more white follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from ...document import Box
from ..page.content import PageContent, Word
from .atoms import FIGURE, figure_line, text_gap
from .captions import is_caption
from .column_places import column_at
from .headed import is_label_line
from .heads import Heads, heads_over, long_rules
from .laid import Column, Laid, LaidCell
from .page_columns import are_out_of_step
from .segments import Strip, step
from .tiles import stripes_on
from .white_columns import are_placed, white_columns
from .white_rows import Row, RowKind, rows_by_line, rows_by_white

LEAST_COLUMNS = 3
LEAST_LINES = 3  # that show three cells and more
FURTHEST = 3.2  # ems between lines of one table
LARGER = 1.08  # times the size of the lines below: a heading
MOST_HEADS = 4  # rows
PROSE_WORDS = 8
PROSE_GAP = 0.75  # ems of white space that running text does not have
PROSE_WIDTH = 0.6  # of the table's

RowsOf = Callable[[Sequence[Strip], Sequence[Set[int]], Sequence[Column]], list[Row] | None]


@dataclass(frozen=True, slots=True)
class _Parted:
    """Lines of a table with the columns that each fills."""

    strips: Sequence[Strip]
    columns: Sequence[Column]

    def of(self, row: Row) -> Sequence[Strip]:
        return self.strips[row.first : row.end]

    def filled(self, strip: Strip) -> dict[int, list[Word]]:
        cells: dict[int, list[Word]] = {}
        for word in strip.line.words:
            cells.setdefault(column_at(self.columns, (word.box.x0 + word.box.x1) / 2), []).append(word)
        return cells


def wrapped_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Laid]:
    """The page's tables of wrapped cells from the top, but for what stands in the boxes already taken."""
    return _tables(page, strips, taken, rows_by_white)


def even_tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box]) -> list[Laid]:
    """The same of tables whose rows are single lines of short cells, all as far apart."""
    return _tables(page, strips, taken, rows_by_line)


def _tables(page: PageContent, strips: Sequence[Strip], taken: Sequence[Box], rows_of: RowsOf) -> list[Laid]:
    if sum(len(strip.segments) >= LEAST_COLUMNS for strip in strips) < LEAST_LINES:
        return []
    found = (
        _table(page, strips[floor:first], strips[first:end], rows_of) for floor, first, end in _stretches(strips, taken)
    )
    return [laid for laid in found if laid is not None]


def _stretches(strips: Sequence[Strip], taken: Sequence[Box]) -> Iterator[tuple[int, int, int]]:
    """(line after what stands above, first line, line after the last) of what may be one table."""
    begin = floor = 0
    for n in range(1, len(strips) + 1):
        if n < len(strips) and not _parts(strips[n - 1], strips[n], taken):
            continue
        for first, end in _between_sides(strips, begin, n):
            yield floor, first, end
            floor = end
        begin = n


def _parts(above: Strip, below: Strip, taken: Sequence[Box]) -> bool:
    """Whether one table ends above a line: by wide white space, a name of the next or what is already taken."""
    if step(above, below) > FURTHEST or above.size > LARGER * below.size or is_caption(below.line.text):
        return True
    if is_label_line(below) and not (above.set_apart and len(above.segments) > 1):
        return True
    return any(above.box.top < box.top < below.box.bottom for box in taken)


def _between_sides(strips: Sequence[Strip], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of lines that keep between the sides that the lines of several cells show."""
    core = [strip for strip in strips[begin:end] if len(strip.segments) >= LEAST_COLUMNS]
    if len(core) < LEAST_LINES:
        return
    left, right = min(strip.box.x0 for strip in core), max(strip.box.x1 for strip in core)
    first = begin
    for n in range(begin, end + 1):
        if n < end and not _hangs_out(strips[n], left, right):
            continue
        if sum(len(strip.segments) >= LEAST_COLUMNS for strip in strips[first:n]) >= LEAST_LINES:
            yield first, n
        first = n + 1


def _hangs_out(strip: Strip, left: float, right: float) -> bool:
    """Whether a line stands out at a side, or is running text."""
    box, em = strip.box, strip.size
    prose = len(strip.line.words) >= PROSE_WORDS and not any(gap >= PROSE_GAP * em for gap in strip.line.gaps)
    return box.x0 < left - em or box.x1 > right + em or (prose and box.width >= PROSE_WIDTH * (right - left))


def _table(page: PageContent, above: Sequence[Strip], strips: Sequence[Strip], rows_of: RowsOf) -> Laid | None:
    """The table that these lines make, with its heads; None where they make none."""
    columns = white_columns(strips)
    if len(columns) < LEAST_COLUMNS or not are_placed(strips, columns):
        return None
    if any(strips[0].box.top < rule.y < strips[-1].box.top for rule in long_rules(page, columns)):
        return None
    parted = _Parted(strips, columns)
    if _are_figures(strips, columns) or are_out_of_step(strips):
        return None
    rows = rows_of(strips, [set(parted.filled(strip)) for strip in strips], columns)
    if rows is None:
        return None
    while rows[-1].kind is RowKind.BAND:  # it heads what follows
        rows.pop()
    strips = strips[: rows[-1].end]
    parted = _Parted(strips, columns)
    count = _heads_end(parted, rows)
    heads = _heads(page, above, parted, rows, count)
    body = rows[count:] if heads.cells else rows
    cells = [*heads.cells]
    for number, row in enumerate(body, heads.row_count):
        cells += _cells(page, parted, row, number)
    head_count = heads.row_count or count
    return Laid(tuple(cells), tuple(columns), head_count, heads.row_count + len(body))


def _are_figures(strips: Sequence[Strip], columns: Sequence[Column]) -> bool:
    """Whether all columns but the first hold figures: these say themselves where their columns are."""
    words = [word for strip in strips for word in strip.line.words if word.box.x0 > columns[0].x1]
    figures: list[list[bool]] = [[] for _ in columns]
    for word in words:
        at = column_at(columns, (word.box.x0 + word.box.x1) / 2)
        figures[at].append(FIGURE.fullmatch(word.text) is not None)
    return all(2 * sum(column) > len(column) for column in figures[1:])


def _heads_end(parted: _Parted, rows: Sequence[Row]) -> int:
    """How many of the first rows are heads: they are set apart from those below, or alone have no figures."""
    full = [row for row in rows if row.kind is RowKind.FULL]
    if not all(parted.strips[row.first].set_apart for row in full):
        count = _opening(rows, lambda row: all(strip.set_apart for strip in parted.of(row)))
        if count:
            return count
    figured = [_has_figure(parted.strips[row.first]) for row in full]
    if 2 * sum(figured) <= len(figured):
        return 0
    return _opening(rows, lambda row: not any(_has_figure(strip) or _has_number(strip) for strip in parted.of(row)))


def _opening(rows: Sequence[Row], is_head: Callable[[Row], bool]) -> int:
    """How many rows open the table that are such heads, none of them the name of the rows below; 0: too many."""
    heads = list(takewhile(is_head, rows))
    while heads and heads[-1].kind is RowKind.BAND:
        heads.pop()
    return len(heads) if len(heads) <= MOST_HEADS and any(row.kind is RowKind.FULL for row in heads) else 0


def _heads(page: PageContent, above: Sequence[Strip], parted: _Parted, rows: Sequence[Row], count: int) -> Heads:
    """The heads in these rows and above them; none where they do not stand over the columns."""
    if not count:
        return Heads()
    strips, end = parted.strips, rows[count - 1].end
    if all(strip.set_apart for strip in strips[:end]):
        above = list(takewhile(lambda strip: strip.set_apart, reversed(above)))[::-1]
    needed = text_gap(strips)
    over = [figure_line(strip, needed) for strip in (*above, *strips[:end])]
    under = [figure_line(strip, needed) for strip in strips[end:]]
    heads = heads_over(page, over, under, parted.columns, needed)
    held = {id(word) for cell in heads.cells for word in cell.words}
    return heads if all(id(word) in held for strip in strips[:end] for word in strip.line.words) else Heads()


def _has_figure(strip: Strip) -> bool:
    return any(word.text[-1].isdigit() and word.text[0].isdigit() for word in strip.line.words)


def _has_number(strip: Strip) -> bool:
    """Whether it opens with a reference, as a row does: "22/0417/F"."""
    return any(c.isdigit() for c in strip.line.words[0].text)


def _cells(page: PageContent, parted: _Parted, row: Row, number: int) -> list[LaidCell]:
    """The cells of a row; words that stand alone across columns, or on one ground, are said of all columns."""
    lines = parted.of(row)
    words = [word for strip in lines for word in strip.line.words]
    wide = row.crosses or any(len(parted.filled(strip)) > 1 for strip in lines)
    if row.kind is RowKind.BAND and (wide or _is_painted(page, lines[0], parted.columns)):
        return [LaidCell(number, 0, tuple(words), len(parted.columns))]
    cells: dict[int, list[Word]] = {}
    for strip in lines:
        for column, found in parted.filled(strip).items():
            cells.setdefault(column, []).extend(found)
    return [LaidCell(number, column, tuple(found)) for column, found in sorted(cells.items())]


def _is_painted(page: PageContent, strip: Strip, columns: Sequence[Column]) -> bool:
    """Whether the ground of the line is painted from its words to the last column."""
    y = (strip.box.top + strip.box.bottom) / 2
    return any(fill.box.holds(strip.box.x0, y) and fill.box.holds(columns[-1].middle, y) for fill in stripes_on(page))
