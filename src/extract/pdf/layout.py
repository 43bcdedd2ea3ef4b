"""The blocks of one page in reading order: tables, figures, and the paragraphs of its columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from ...document import Block, Box, Figure, Part
from ..page.baselines import Line, box_of, group_lines, size_of
from ..page.content import PageContent, Word
from ..page.lines import LABELLED, paragraphs_in, read_line
from ..tables import find_tables
from .charts import find_charts
from .furniture import Place, place_of

LABEL_ALONE = re.compile(r"[A-Z][\w /()&’'-]{1,40}:$")
LABEL_GAP = 0.7  # ems before a label in the midst of a line
GUTTER = 1.3  # ems of white space, at least, between two columns of running text
MOST_PIECES = 1_500  # on one page; beyond that nothing is looked for
COLUMN_LINES = 4
COLUMN_WORDS = 3.2  # per line; fewer are the cells of a table or a list of names
LEAST_PICTURE = 50.0  # points; smaller ones are logos and rules


Column = tuple[Sequence[Line], float | None]
"""Lines that are read from the top down, and how far they may run, in points; None: as far as they do."""


class _Piece(NamedTuple):
    """Words of one line without a wide gap between them."""

    words: Sequence[Word]
    x0: float
    x1: float
    top: float
    bottom: float


def blocks_of(page: PageContent, right: float | None = None) -> tuple[Block, ...]:
    """Every word of the page in exactly one block, in reading order.

    `right` is where the paper's lines end at the latest, in points; None: where this page's do.
    """
    placed, loose = _placed(page)
    blocks: list[Block] = []
    for n, stretch in enumerate(_stretches(loose, [box for box, _ in placed])):
        for lines, width in _columns(stretch, right):
            blocks.extend(paragraphs_in(lines, page.number, width))
        if n < len(placed):
            blocks.append(placed[n][1])
    return tuple(blocks)


def _placed(page: PageContent) -> tuple[list[tuple[Box, Block]], list[Word]]:
    """(tables and figures with their places, from the top; the words that are in none)."""
    placed: list[tuple[Box, Block]] = [(table.parts[0].box, table) for table in find_tables(page)]
    areas = [box for box, _ in placed]
    loose = _outside(page.words, areas)
    for chart in find_charts(page, loose, areas):
        inside = {id(word) for word in chart.words}
        loose = [word for word in loose if id(word) not in inside]
        placed.append((chart.box, Figure(chart.text, (Part(page.number, chart.box),))))
    placed.extend(
        (image, Figure("", (Part(page.number, image),)))
        for image in page.images
        if min(image.width, image.height) >= LEAST_PICTURE and not _is_ground(image, page)
    )
    return sorted(placed, key=lambda item: (item[0].top, item[0].x0)), loose


def without(page: PageContent, taken: frozenset[int], pictures: frozenset[Place]) -> PageContent:
    """The page without the words and pictures at these places."""
    if taken:
        page = replace(page, words=tuple([word for n, word in enumerate(page.words) if n not in taken]))
    if pictures and page.images:
        page = replace(page, images=tuple(image for image in page.images if place_of(image) not in pictures))
    return page


def _outside(words: Sequence[Word], areas: Sequence[Box]) -> list[Word]:
    """The words whose centre lies in none of these areas."""
    left = list(words)
    for area in areas:
        x0, x1, top, bottom = 2 * area.x0, 2 * area.x1, 2 * area.top, 2 * area.bottom
        left = [
            word
            for word in left
            if not (top <= (box := word.box).top + box.bottom <= bottom and x0 <= box.x0 + box.x1 <= x1)
        ]
    return left


def _is_ground(image: Box, page: PageContent) -> bool:
    """A picture behind the whole page: a scan under its text, or a background."""
    return image.width * image.height > 0.7 * page.width * page.height


def _width(lines: Sequence[Line], right: float | None) -> float | None:
    if right is None or not lines:
        return None
    ends = max([line.box.x1 for line in lines])
    return right - min([line.box.x0 for line in lines]) if ends > 0.7 * right else None


def _stretches(words: Sequence[Word], obstacles: Sequence[Box]) -> list[list[Word]]:
    """The words before each obstacle, and those after the last; beside one, the left come before it."""
    stretches: list[list[Word]] = [[] for _ in range(len(obstacles) + 1)]
    for word in words:
        middle = (word.box.top + word.box.bottom) / 2
        at = 0
        for n, box in enumerate(obstacles):
            if box.bottom <= middle or (box.top <= middle and box.x1 <= word.box.x0):
                at = n + 1
        stretches[at].append(word)
    return stretches


def _columns(words: Sequence[Word], right_edge: float | None) -> list[Column]:
    """Words in the order of reading: as they stand, or column by column where text stands side by side."""
    lines = group_lines(words)
    upright = [line for line in lines if line.upright]
    columns = _side_by_side(upright, right_edge) or [(upright, _width(upright, right_edge))]
    columns.append((lines[len(upright) :], None))
    return [column for column in columns if column[0]]


def _side_by_side(lines: Sequence[Line], right_edge: float | None) -> list[Column]:
    """The columns, and what stands over, between and under them; nothing where no text stands side by side."""
    pieces = sorted((piece for line in lines for piece in _pieces_of(line)), key=attrgetter("top", "x0"))
    columns: list[Column] = []
    above = at = 0
    while at < len(pieces) <= MOST_PIECES:
        band = _band(pieces, at)
        if band is None:
            at += 1
            continue
        left, right = band
        widths: tuple[float | None, float | None] = (None, None)
        if not _runs_on(left):
            start = min(p.x0 for p in right)
            widths = (start - min(p.x0 for p in left), None if right_edge is None else right_edge - start)
        columns.append(_column(pieces[above:at], right_edge))
        columns.extend((_lines_of(side), width) for side, width in zip(band, widths, strict=True))
        above = at = at + len(left) + len(right)
    if columns:
        columns.append(_column(pieces[above:], right_edge))
    return columns


def _column(pieces: Sequence[_Piece], right_edge: float | None) -> Column:
    lines = _lines_of(pieces)
    return lines, _width(lines, right_edge)


def _lines_of(pieces: Sequence[_Piece]) -> tuple[Line, ...]:
    return group_lines([word for piece in pieces for word in piece.words])


def _pieces_of(line: Line) -> list[_Piece]:
    words, box = line.words, line.box
    gaps = [(b.box.x0 - a.box.x1) / size_of(a) for a, b in itertools.pairwise(words)]
    if not gaps or max(gaps) <= LABEL_GAP:
        return [_Piece(words, box.x0, box.x1, box.top, box.bottom)]
    marked = len(words) - len(read_line(line).words)
    parts: list[list[Word]] = [[words[0]]]
    for n, (gap, word) in enumerate(zip(gaps, words[1:], strict=True), 1):
        if n != marked and (gap > GUTTER or (gap > LABEL_GAP and LABEL_ALONE.match(word.text))):
            parts.append([])
        parts[-1].append(word)
    return [_piece(part) for part in _with_values(parts)]


def _with_values(parts: list[list[Word]]) -> list[list[Word]]:
    """Labels that stand alone joined with their values: "Date:" and "Monday, 4 May"."""
    joined: list[list[Word]] = []
    for part in parts:
        if joined and LABEL_ALONE.match(_said(joined[-1])) and not LABELLED.match(_said(part)):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _piece(words: list[Word]) -> _Piece:
    box = box_of(words)
    return _Piece(words, box.x0, box.x1, box.top, box.bottom)


def _band(pieces: list[_Piece], at: int) -> tuple[list[_Piece], list[_Piece]] | None:
    """From this piece on, the pieces left and right of one white gutter, if both are running text."""
    first = pieces[at]
    beside = [p for p in pieces[at + 1 : at + 4] if p.top < first.bottom - 1 and (p.x0 > first.x1 or p.x1 < first.x0)]
    if not beside:
        return None
    other = min(beside, key=lambda p: p.top)
    low, high = min(first.x1, other.x1), max(first.x0, other.x0)
    em = max(size_of(first.words[0]), 1.0)
    left: list[_Piece] = []
    right: list[_Piece] = []
    for piece in pieces[at:]:
        if piece.x0 >= high - 0.5 or (piece.x0 > low and high - piece.x0 < em and piece.x0 - low > GUTTER * em):
            high = min(high, piece.x0)
            right.append(piece)
        elif piece.x1 <= low + 0.5 or (piece.x1 < high and high - piece.x1 > GUTTER * em):
            low = max(low, piece.x1)
            left.append(piece)
        else:
            break
    if _runs_on(left) and _runs_on(right):
        return left, right
    left, right = _unbroken(left, right)
    return (left, right) if _is_headed(left) and _is_headed(right) else None


def _unbroken(left: list[_Piece], right: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """The pieces of both sides down to the first white space over both; there may be some under their labels."""
    end = first = max((p.bottom for p in (*left[:1], *right[:1])), default=0.0)
    for piece in sorted((*left, *right), key=lambda p: p.top):
        if piece.top - end > (2.0 if end == first else 0.9) * size_of(piece.words[0]):
            return [p for p in left if p.top < piece.top], [p for p in right if p.top < piece.top]
        end = max(end, piece.bottom)
    return left, right


def _is_headed(side: list[_Piece]) -> bool:
    """A short list under a label of its own, beside another: "Present:" and "Members of the public:"."""
    return len(side) >= 2 and bool(LABELLED.match(_said(side[0].words)))


def _runs_on(side: list[_Piece]) -> bool:
    """Lines of running text: several, of several words, most of them about as wide as the column."""
    if len(side) < COLUMN_LINES or sum(len(p.words) for p in side) < COLUMN_WORDS * len(side):
        return False
    width = max(p.x1 for p in side) - min(p.x0 for p in side)
    full = sum(p.x1 - p.x0 > 0.6 * width for p in side)
    return full >= 0.5 * len(side)
