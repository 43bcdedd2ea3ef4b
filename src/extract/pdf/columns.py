"""Text in columns: which words of a page stand side by side, and in what order they are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from ...document import plain
from ..page.baselines import Line, box_of, group_lines
from ..page.content import Word
from ..page.lines import LABELLED, read_line

LABEL_ALONE = re.compile(r"[A-Z][\w /()&’'-]{1,40}:$")
LABEL_GAP = 0.7  # ems before a label in the midst of a line
GUTTER = 1.3  # ems of white space, at least, between two columns of running text
NARROW = 0.75  # the same where the lines of a column begin one under the other
ALIGNED = 4  # lines that must
STRAIGHT = 1.0  # points by which they may be out of line
MOST_PIECES = 1_500  # on one page; beyond that nothing is looked for
COLUMN_LINES = 4
COLUMN_WORDS = 3.2  # per line; fewer are the cells of a table or a list of names

Column = tuple[Sequence[Line], float | None]
"""Lines that are read from the top down, and how far they may run, in points; None: as far as they do."""


@plain
class _Piece:
    """Words of one line, by its number, without a wide gap between them."""

    line: int
    words: Sequence[Word]
    x0: float
    x1: float
    top: float
    bottom: float


def columns_of(lines: Sequence[Line], right_edge: float | None) -> list[Column]:
    """Lines in the order of reading: as they stand, or column by column where text stands side by side.

    Turned lines come last.
    """
    upright = [line for line in lines if line.upright]
    columns = _side_by_side(upright, right_edge) or [(upright, _width(upright, right_edge))]
    columns.append(([line for line in lines if not line.upright], None))
    return [column for column in columns if column[0]]


def _width(lines: Sequence[Line], right: float | None) -> float | None:
    if right is None or not lines:
        return None
    ends = max([line.box.x1 for line in lines])
    return right - min([line.box.x0 for line in lines]) if ends > 0.7 * right else None


def _side_by_side(lines: Sequence[Line], right_edge: float | None) -> list[Column]:
    """The columns, and what stands over, between and under them; nothing where no text stands side by side."""
    pieces = _pieces(lines)
    columns: list[Column] = []
    above = at = 0
    while at < len(pieces) <= MOST_PIECES:
        under = at + 1 == len(pieces) or pieces[at + 1].top >= pieces[at].bottom - 1
        band = None if under else _band(pieces, at)
        if band is None:
            at += 1
            continue
        columns.append(_column(pieces[above:at], right_edge))
        columns.extend(_both(*band, right_edge))
        above = at = at + len(band[0]) + len(band[1])
    if columns:
        columns.append(_column(pieces[above:], right_edge))
    return columns


def _both(left: Sequence[_Piece], right: Sequence[_Piece], right_edge: float | None) -> list[Column]:
    """The sides of a gutter: columns of running text, which may have more gutters in them, or lists under labels."""
    if _is_text(left):
        sides = (_lines_of(left), _lines_of(right))
        return [column for side in sides for column in _side_by_side(side, None) or [(side, None)]]
    start = min(piece.x0 for piece in right)
    return [
        (_lines_of(left), start - min(piece.x0 for piece in left)),
        (_lines_of(right), None if right_edge is None else right_edge - start),
    ]


def _column(pieces: Sequence[_Piece], right_edge: float | None) -> Column:
    lines = _lines_of(pieces)
    return lines, _width(lines, right_edge)


def _lines_of(pieces: Sequence[_Piece]) -> tuple[Line, ...]:
    return group_lines([word for piece in pieces for word in piece.words])


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    """The pieces of all lines, from the top down and from the left."""
    gaps = {n: line.gaps for n, line in enumerate(lines) if line.widest > LABEL_GAP * line.size}
    starts = _common_starts(lines, gaps) if gaps else frozenset()
    parted = {n: _cut(lines[n], white, starts) for n, white in gaps.items()}
    pieces: list[_Piece] = []
    for n, line in enumerate(lines):
        if len(parted.get(n, ())) > 1:
            pieces.extend(_piece(n, words) for words in parted[n])
        else:
            box = line.box
            pieces.append(_Piece(n, line.words, box.x0, box.x1, box.top, box.bottom))
    return sorted(pieces, key=attrgetter("top", "x0"))


def _common_starts(lines: Sequence[Line], gaps: Mapping[int, Sequence[float]]) -> frozenset[float]:
    """Where words begin in line after line, behind white space or at the line's start: the left edges of columns.

    `gaps` has the white space of those lines, by number, that have any of such width.
    """
    starts = [line.box.x0 for line in lines]
    for n, white in gaps.items():
        wide = NARROW * lines[n].size
        starts.extend([word.box.x0 for gap, word in zip(white, lines[n].words[1:], strict=True) if gap > wide])
    starts.sort()
    return frozenset(start for n, start in enumerate(starts[ALIGNED - 1 :]) if start - starts[n] <= STRAIGHT)


def _cut(line: Line, white: Sequence[float], starts: Collection[float]) -> list[Sequence[Word]]:
    """The line's words, parted where the white space before them is a gutter's."""
    words, em = line.words, line.size
    begins = [
        n
        for n, gap in enumerate(white, 1)
        if gap > GUTTER * em
        or (gap > LABEL_GAP * em and LABEL_ALONE.match(words[n].text))
        or (gap > NARROW * em and any(abs(words[n].box.x0 - start) <= STRAIGHT for start in starts))
    ]
    if begins:
        marked = len(words) - len(read_line(line).words)
        begins = [n for n in begins if n != marked]
    return _with_values([words[a:b] for a, b in pairwise([0, *begins, len(words)])])


def _with_values(parts: list[Sequence[Word]]) -> list[Sequence[Word]]:
    """Labels that stand alone joined with their values: "Date:" and "Monday, 4 May"."""
    if len(parts) == 1:
        return parts
    joined: list[Sequence[Word]] = []
    for part in parts:
        if joined and LABEL_ALONE.match(_said(joined[-1])) and not LABELLED.match(_said(part)):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _piece(line: int, words: Sequence[Word]) -> _Piece:
    box = box_of(words)
    return _Piece(line, words, box.x0, box.x1, box.top, box.bottom)


def _band(pieces: list[_Piece], at: int) -> tuple[list[_Piece], list[_Piece]] | None:
    """From this piece on, the pieces left and right of one white gutter, if both are running text."""
    first = pieces[at]
    beside = [p for p in pieces[at + 1 : at + 4] if p.top < first.bottom - 1 and (p.x0 > first.x1 or p.x1 < first.x0)]
    if not beside:
        return None
    other = min(beside, key=lambda p: p.top)
    low, high = min(first.x1, other.x1), max(first.x0, other.x0)
    em = max(first.words[0].size, 1.0)
    left: list[_Piece] = []
    right: list[_Piece] = []
    for piece in pieces[at:]:
        if piece.x0 >= high - 0.5 or (piece.x0 > low and high - piece.x0 < em and piece.x0 - low > NARROW * em):
            high = min(high, piece.x0)
            right.append(piece)
        elif piece.x1 <= low + 0.5 or (piece.x1 < high and high - piece.x1 > NARROW * em):
            low = max(low, piece.x1)
            left.append(piece)
        else:
            break
    if _is_text(left) and _is_text(right):
        return left, right
    left, right = _unbroken(left, right)
    return (left, right) if _is_headed(left) and _is_headed(right) else None


def _unbroken(left: list[_Piece], right: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """The pieces of both sides down to the first white space over both; there may be some under their labels."""
    end = first = max((p.bottom for p in (*left[:1], *right[:1])), default=0.0)
    for piece in sorted((*left, *right), key=lambda p: p.top):
        if piece.top - end > (2.0 if end == first else 0.9) * piece.words[0].size:
            return [p for p in left if p.top < piece.top], [p for p in right if p.top < piece.top]
        end = max(end, piece.bottom)
    return left, right


def _is_headed(side: list[_Piece]) -> bool:
    """A short list under a label of its own, beside another: "Present:" and "Members of the public:"."""
    return len(side) >= 2 and bool(LABELLED.match(_said(side[0].words)))


def _is_text(side: Sequence[_Piece]) -> bool:
    """Running text, or columns of it."""
    if len(side) < COLUMN_LINES or sum(len(piece.words) for piece in side) < COLUMN_WORDS * len(side):
        return _runs_on(side)
    return _runs_on(side) or bool(_side_by_side(_lines_of(side), None))


def _runs_on(side: Sequence[_Piece]) -> bool:
    """Lines of running text: several, of several words, most of them about as wide as the column."""
    if len(side) < COLUMN_LINES:
        return False
    lines: dict[int, tuple[float, float]] = {}
    for piece in side:
        x0, x1 = lines.get(piece.line, (piece.x0, piece.x1))
        lines[piece.line] = (min(x0, piece.x0), max(x1, piece.x1))
    if len(lines) < COLUMN_LINES or sum(len(piece.words) for piece in side) < COLUMN_WORDS * len(lines):
        return False
    width = max(x1 for _, x1 in lines.values()) - min(x0 for x0, _ in lines.values())
    full = sum(x1 - x0 > 0.6 * width for x0, x1 in lines.values())
    return full >= 0.5 * len(lines)
