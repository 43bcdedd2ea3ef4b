"""The heads over the columns of a table of figures: labels of several lines, and heads that span several columns.

Nothing but their places says what they stand over: a label stands over one column, in the middle or flush with its
figures; a spanning head in the middle over several, with a short rule under it or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from ..page.content import PageContent, Word
from .atoms import Atom, FigureLine
from .captions import is_caption, is_typed
from .head_spans import Span, spans_over
from .laid import Column, LaidCell, gutters_of
from .segments import CELL_GAP, step

HEAD_STEP = 2.5  # ems between lines of heads, and to the figures below
LIKE_ROWS = 1.3  # times the distance of rows, where that is more
ROW_STEP = 3.4  # ems, at most
RULED_STEP = 1.2  # more where a rule stands between
LABEL_STEP = 1.6  # ems between the lines of one label
MOST_LINES = 12
TITLE_WORDS = 14  # on one line without white space; more are running text
LEAST_GAP = 0.2  # ems between two heads
NEAR = 0.6  # ems by which a label may stand beside its column's middle or side
RULE_BELOW = 0.9  # ems under a head, for a rule to be its own
WHITE = "FFFFFF"
WHOLE = 0.9  # of the table's width; a rule so long is no single head's


@dataclass(frozen=True, slots=True)
class Heads:
    """Cells of the heads, the number of their rows, and names of rows that stand under the heads without figures."""

    cells: tuple[LaidCell, ...] = ()
    row_count: int = 0
    stubs: tuple[FigureLine, ...] = ()


class Rule(NamedTuple):
    """A horizontal line, in points."""

    x0: float
    x1: float
    y: float


@dataclass(slots=True)
class _Head:
    """Words over the columns from `first` to `last`; `level` counts from the lowest."""

    atoms: list[Atom]
    first: int
    last: int
    line: int
    level: int = 0

    @property
    def spans(self) -> bool:
        return self.last > self.first


@dataclass(slots=True)
class _Over:
    """The table under the heads: columns as wide as their figures and the labels found so far."""

    columns: list[Column]
    rules: list[Rule]  # those shorter than the table
    em: float
    needed: float  # ems of white space that part two heads where a gutter runs between them
    text_first: bool  # whether the first column names the rows
    heads: list[_Head] = field(default_factory=list)


def heads_over(
    page: PageContent,
    above: Sequence[FigureLine],
    body: Sequence[FigureLine],
    columns: Sequence[Column],
    needed: float,
) -> Heads:
    """The heads among the lines above a table's figures; `needed` ems of white space part two of them at a gutter."""
    seen = [line for line in above[-MOST_LINES:] if not _is_white(line, page)]
    rules = _rules(page, columns)
    lines = _head_lines(seen, body, columns, rules)
    stubs: list[FigureLine] = []
    while lines and _in_stub(lines[-1], columns):
        stubs.insert(0, lines.pop())
    while lines and _in_stub(lines[0], columns):
        del lines[0]
    if not lines:
        return Heads()
    em = sorted(line.strip.size for line in lines)[len(lines) // 2]
    short = [rule for rule in rules if not _is_long(rule, columns)]
    over = _Over(list(columns), short, em, needed, not _figured(body))
    _place(lines, over)
    return _levelled(over, tuple(stubs))


def long_rules(page: PageContent, columns: Sequence[Column]) -> list[Rule]:
    """The page's rules as long as the table."""
    return [rule for rule in _rules(page, columns) if _is_long(rule, columns)]


def _rules(page: PageContent, columns: Sequence[Column]) -> list[Rule]:
    boxes = [ruling.box for ruling in page.rulings if ruling.horizontal]
    boxes += [replace(word.box, top=word.baseline) for word in page.words if word.text[0] in "-_=–—" and is_typed(word)]
    return [Rule(b.x0, b.x1, b.top) for b in boxes if b.x0 < columns[-1].x1 and b.x1 > columns[0].x0]


def _is_long(rule: Rule, columns: Sequence[Column]) -> bool:
    left, right = columns[0].x0, columns[-1].x1
    return min(rule.x1, right) - max(rule.x0, left) >= WHOLE * (right - left)


def _figured(body: Sequence[FigureLine]) -> bool:
    """Whether the first column is one of figures."""
    return 2 * sum(line.atoms[0].figure for line in body) > len(body)


def _head_lines(
    above: Sequence[FigureLine], body: Sequence[FigureLine], columns: Sequence[Column], rules: Sequence[Rule]
) -> list[FigureLine]:
    """The lines over the figures up to a title, running text, wide white space or the rule over the table."""
    kept: list[FigureLine] = []
    furthest = _furthest(body)
    below, labels = body[0], False
    for line in reversed(above):
        between = [rule for rule in rules if line.strip.line.baseline < rule.y < below.strip.box.top + 2]
        if step(line.strip, below.strip) > furthest + (RULED_STEP if between else 0):
            break
        if labels and any(_is_long(rule, columns) for rule in between):
            break
        if is_caption(line.strip.line.text) or _is_title(line, columns):
            break
        kept.insert(0, line)
        labels = labels or not _in_stub(line, columns)
        below = line
    return kept


def _furthest(body: Sequence[FigureLine]) -> float:
    """Ems between lines of heads: they may stand as far apart as the rows do."""
    steps = sorted(step(one.strip, other.strip) for one, other in pairwise(body))
    return max(HEAD_STEP, min(ROW_STEP, LIKE_ROWS * steps[len(steps) // 2])) if steps else HEAD_STEP


def _is_white(line: FigureLine, page: PageContent) -> bool:
    """White print on nothing painted: what a spreadsheet reckons with and hides."""
    box = line.strip.box
    if any(word.style.colour != WHITE for atom in line.atoms for word in atom.words):
        return False
    return not any(fill.box.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for fill in page.fills)


def _in_stub(line: FigureLine, columns: Sequence[Column]) -> bool:
    return len(line.atoms) == 1 and line.atoms[0].middle < columns[0].x1 and line.atoms[0].x0 < columns[1].x0


def _is_title(line: FigureLine, columns: Sequence[Column]) -> bool:
    """Whether it is said of the whole table: one piece, begun over the names of the rows and run on over figures."""
    if len(line.atoms) > 1:
        return sum(len(atom.words) for atom in line.atoms) > TITLE_WORDS and len(line.atoms) < len(columns) / 2
    atom = line.atoms[0]
    if len(atom.words) > TITLE_WORDS:
        return True
    if atom.x0 < columns[0].x1:
        return atom.x1 > columns[1].x0
    whole, figures = (columns[0].x0 + columns[-1].x1) / 2, (columns[1].x0 + columns[-1].x1) / 2
    return atom.x0 < columns[1].x0 - line.strip.size and abs(atom.middle - whole) < abs(atom.middle - figures)


def _place(lines: Sequence[FigureLine], over: _Over) -> None:
    """Finds what each head stands over, from the lowest line up; labels widen their columns."""
    for n in range(len(lines) - 1, -1, -1):
        atoms = _cut(lines[n], over)
        below = step(lines[n].strip, lines[n + 1].strip) if n + 1 < len(lines) else 0.0
        shared = _shared_out(atoms, over) if below > LABEL_STEP else {}
        for atom in atoms:
            beside = [other for other in atoms if other is not atom]
            first, last = shared.get(id(atom)) or _range(atom, beside, over)
            _add(over, _Head([atom], first, last, n), below)
        for head in over.heads:
            if not head.spans and head.line == n:
                column = over.columns[head.first]
                atom = head.atoms[0]
                over.columns[head.first] = Column(min(column.x0, atom.x0), max(column.x1, atom.x1))


def _shared_out(atoms: Sequence[Atom], over: _Over) -> dict[int, Span]:
    """For heads (by their id) above labelled columns, the columns that each stands over; none where rules say it."""
    labelled = {column for head in over.heads for column in range(head.first, head.last + 1)}
    if any(_ruled(atom, over) for atom in atoms):
        return {}
    found: dict[int, Span] = {}
    for first, end in _runs(sorted(labelled)):
        first = max(first, int(over.text_first))
        above = [atom for atom in atoms if first < end and _is_above(atom, over.columns[first:end])]
        spans = spans_over(above, over.columns, first, end, over.em)
        found.update(zip(map(id, above), spans or (), strict=False))
    return found


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """(first, one after the last) of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _is_above(atom: Atom, columns: Sequence[Column]) -> bool:
    return bool(columns) and columns[0].x0 <= atom.middle <= columns[-1].x1


def _cut(line: FigureLine, over: _Over) -> list[Atom]:
    """The line's heads: cut where it is wide, at a gutter where it is wider than between words, and at every gutter
    if each piece then stands over a column of its own."""
    words = [word for atom in line.atoms for word in atom.words]
    heads: list[Atom] = []
    for piece in _pieces(words, over, over.needed):
        fine = _pieces(piece.words, over, LEAST_GAP)
        columns = [min(range(len(over.columns)), key=lambda c: _off(head, over.columns[c])) for head in fine]
        placed = all(_off(head, over.columns[c]) <= NEAR * over.em for head, c in zip(fine, columns, strict=True))
        own = columns == list(range(columns[0], columns[0] + len(fine)))
        heads += fine if placed and own and (len(fine) > 2 or not _is_centred(piece, columns, over)) else [piece]
    return heads


def _is_centred(atom: Atom, columns: Sequence[int], over: _Over) -> bool:
    middle = (over.columns[columns[0]].x0 + over.columns[columns[-1]].x1) / 2
    return abs(atom.middle - middle) <= NEAR * over.em / 2


def _pieces(words: Sequence[Word], over: _Over, needed: float) -> list[Atom]:
    """The words cut where they stand an em apart, and at a gutter where they stand as far apart as needed."""
    gutters = gutters_of(over.columns)
    groups = [[words[0]]]
    for before, word in pairwise(words):
        gap = (word.box.x0 - before.box.x1) / over.em
        between = any(before.box.x1 < right and word.box.x0 > left for left, right in gutters)
        if gap >= CELL_GAP or (between and gap >= needed):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Atom(tuple(g), g[0].box.x0, max(w.box.x1 for w in g), False, False) for g in groups]


def _range(atom: Atom, beside: Sequence[Atom], over: _Over) -> tuple[int, int]:
    """The first and last column that a head stands over."""
    ruled = _ruled(atom, over)
    if ruled is not None:
        return ruled
    single = min(range(len(over.columns)), key=lambda c: _off(atom, over.columns[c]))
    if _has_room(atom, single, over) and _off(atom, over.columns[single]) <= NEAR * over.em:
        return single, single
    best = _widest_middle(atom, beside, over)
    if best is not None and best[0] < _off(atom, over.columns[single]) + over.em:
        return best[1], best[2]
    return single, single


def _widest_middle(atom: Atom, beside: Sequence[Atom], over: _Over) -> tuple[float, int, int] | None:
    """(points off their middle, first, last) of the columns in the middle of which it stands, the most of them,
    but for those under the other heads of its line."""
    free = [
        n
        for n, column in enumerate(over.columns)
        if n >= over.text_first and not any(_stands_over(other, column) for other in beside)
    ]
    found: list[tuple[int, int, int]] = []  # half ems off, minus the number of columns, first column
    for first in free:
        for last in range(first + 1, len(over.columns)):
            if last not in free:
                break
            x0, x1 = over.columns[first].x0, over.columns[last].x1
            if atom.x0 >= x0 - over.em and atom.x1 <= x1 + over.em:
                found.append((round(abs(atom.middle - (x0 + x1) / 2) / over.em * 2), first - last, first))
    if not found:
        return None
    off, width, first = min(found)
    return off * over.em / 2, first, first - width


def _stands_over(atom: Atom, column: Column) -> bool:
    return atom.x0 < column.x1 and atom.x1 > column.x0


def _off(atom: Atom, column: Column) -> float:
    """How far it is from standing in the middle of the column or flush with one of its sides."""
    return min(abs(atom.middle - column.middle), abs(atom.x1 - column.x1), abs(atom.x0 - column.x0))


def _has_room(atom: Atom, at: int, over: _Over) -> bool:
    """Whether it keeps off the neighbours of this column."""
    before = over.columns[at - 1].x1 if at else -1e9
    after = over.columns[at + 1].x0 if at + 1 < len(over.columns) else 1e9
    return atom.x0 > before and atom.x1 < after


def _ruled(atom: Atom, over: _Over) -> tuple[int, int] | None:
    """The columns over the short rule under a head."""
    bottom = atom.words[0].baseline
    for x0, x1, y in over.rules:
        if -1 <= y - bottom <= RULE_BELOW * over.em and x0 - 2 <= atom.middle <= x1 + 2:
            under = [n for n, column in enumerate(over.columns) if x0 - 2 <= column.middle <= x1 + 2]
            if under:
                return under[0], under[-1]
    return None


def _add(over: _Over, head: _Head, below: float) -> None:
    """The head put over those below it, or to the lines of the same head."""
    under = [h for h in over.heads if h.first <= head.last and head.first <= h.last]
    top = min(under, key=lambda h: h.line, default=None)
    same = top is not None and (top.first, top.last) == (head.first, head.last)
    if same and top is not None and (top.line - head.line) == 1 and below <= LABEL_STEP and not _numbered(top):
        top.atoms[:0] = head.atoms
        top.line = head.line
        return
    head.level = max((h.level for h in under), default=-1) + 1
    over.heads.append(head)


def _numbered(head: _Head) -> bool:
    """A number under the label: (1), (2)."""
    text = head.atoms[0].text
    return len(head.atoms) == 1 and text.strip("()[]").isdigit() and text[0] in "(["


def _levelled(over: _Over, stubs: tuple[FigureLine, ...]) -> Heads:
    deepest = max(head.level for head in over.heads)
    cells = []
    for head in over.heads:
        top = _highest_beside(head, over.heads)
        words = tuple(word for atom in head.atoms for word in atom.words)
        cells.append(LaidCell(deepest - top, head.first, words, head.last - head.first + 1, top - head.level + 1))
    return Heads(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), deepest + 1, stubs)


def _highest_beside(head: _Head, heads: Sequence[_Head]) -> int:
    """The level up to which a label hangs: it stands on a line with heads that have others under them."""
    if any(other.level > head.level and other.first <= head.last and head.first <= other.last for other in heads):
        return head.level
    return max(other.level for other in heads if other.line == head.line)
