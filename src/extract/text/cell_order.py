"""Words that conversion wrote cell after cell, dealt out to columns: what they look like says where they may stand.

Each piece goes on with the cell before it, begins a later cell of its row, or begins a row; of all ways the one is
taken in which most pieces suit their columns and least cells stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..dates_printed import DAY, MONTH, MONTH_AND_YEAR, PERIOD, YEAR
from ..doers import is_person
from ..posts import names_post
from .lost_columns import is_open
from .lost_labels import is_status


class Looks(StrEnum):
    """What a piece of words looks like, and what a column holds."""

    REFERENCE = "reference"
    DATE = "date"
    PERSON = "person"
    STATUS = "status"
    LEVEL = "level"  # how high a priority is
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in one cell; `joined`: on the line of the piece before."""

    text: str
    looks: Looks
    joined: bool = False
    apart: bool = False  # below a blank line


SUITS = {
    (Looks.REFERENCE, Looks.REFERENCE): 2.0,
    (Looks.DATE, Looks.DATE): 2.0,
    (Looks.STATUS, Looks.STATUS): 2.0,
    (Looks.LEVEL, Looks.LEVEL): 2.0,
    (Looks.PERSON, Looks.PERSON): 1.5,
    (Looks.TEXT, Looks.TEXT): 0.5,
    (Looks.STATUS, Looks.TEXT): -0.5,
    (Looks.PERSON, Looks.TEXT): -0.5,
    (Looks.REFERENCE, Looks.TEXT): -1.0,
    (Looks.DATE, Looks.TEXT): -1.5,
    (Looks.STATUS, Looks.DATE): -1.0,  # "Completed" for a date
}
NEVER = -4.0
EMPTY = {  # a cell without words
    Looks.REFERENCE: -1.3,
    Looks.DATE: -1.1,
    Looks.PERSON: -1.0,
    Looks.STATUS: -0.8,
    Looks.LEVEL: -0.8,
    Looks.TEXT: -0.4,
}
NEW_PARAGRAPH, NEW_SENTENCE, BELOW_BLANK, MIDWAY = -0.6, -0.5, -0.8, -1.5
SHORT = 5  # words
MOST_WORDS = 4  # of a status or of a name

_REFERENCE = re.compile(
    r"(?:[A-Z]{0,5}[ -]?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[A-Z]{1,6}(?:[-/][A-Z0-9]{1,6}){1,5})[.)]?(?=\s(?![a-z])|$)"
)
_DATE = re.compile(
    rf"(?:{DAY.pattern}|{MONTH_AND_YEAR.pattern}|(?:end\ of\ )?(?:{PERIOD.pattern})(?:\s+{YEAR}(?:[-/]\d{{2,4}})?)?"
    rf"|\b{MONTH}[ -]\d{{2}}\b"
    rf"|(?:end\ of\ )?\b{MONTH}$|^(?:19|20)\d\d\b)(?:\ ?\([^()]{{0,30}}\))?",  # the halves of a date that wraps
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_TO_A_DATE = re.compile(r"\b(?:by|on|of|to|from|in|at|the|since|until|and|dated|for|during)$", re.IGNORECASE)
_TITLED = re.compile(r"[A-Z(][\w'’().,/&-]*|of|and|for|the|&|/|to")
_LEVEL = re.compile(r"(?:very )?(?:high|medium|low)|[HML]", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;]['\"’”)]*$")


def pieces_of(line: str, held: Sequence[Looks], apart: bool) -> Iterator[Piece]:
    """The pieces of a line, for a table whose columns hold such things."""
    rest, joined = line.strip(), False
    if Looks.REFERENCE in held and (found := _REFERENCE.match(rest)) and not _DATE.match(rest):
        yield Piece(found[0], Looks.REFERENCE, False, apart)
        rest, joined = rest[found.end() :].strip(), True
    dates = list(_DATE.finditer(rest)) if Looks.DATE in held else []
    at = 0
    for date in dates:
        before = rest[at : date.start()].strip(" ,")
        if _LEADING_TO_A_DATE.search(before) or not _ends_cell(rest[date.end() :]):
            continue
        for piece in _parted(before, held):
            yield Piece(piece.text, piece.looks, joined, apart and not joined)
            joined = True
        yield Piece(date[0], Looks.DATE, joined, apart and not joined)
        at, joined = date.end(), True
    for piece in _opened(rest[at:].strip(" ,"), held):
        yield Piece(piece.text, piece.looks, joined, apart and not joined)
        joined = True


def _ends_cell(after: str) -> bool:
    """What follows a date on its line begins another cell."""
    said = after.strip(" ,")
    return not said or (said[0].isupper() or said[0].isdigit())


def _parted(text: str, held: Sequence[Looks]) -> list[Piece]:
    """Words, and the status or the name that stands at their end."""
    words = text.split()
    if not words:
        return []
    for looks, told in _ENDS:
        if looks not in held:
            continue
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            tail = " ".join(words[-count:])
            alone = count == len(words)
            if told(tail) and (alone or (words[-count][0].isupper() and _may_end(words[-count - 1], tail))):
                return [*_parted(" ".join(words[:-count]), held), Piece(tail, looks)]
    return [Piece(text, Looks.TEXT)]


def _opened(text: str, held: Sequence[Looks]) -> list[Piece]:
    """The status that a line begins with, and the words of the next cell."""
    words = text.split()
    for looks, told in _STARTS:
        for count in range(min(len(words) - 1, MOST_WORDS), 0, -1) if looks in held else ():
            if words[count][0].isupper() and told(" ".join(words[:count])):
                return [Piece(" ".join(words[:count]), looks), *_parted(" ".join(words[count:]), held)]
    return _parted(text, held)


def _may_end(word: str, tail: str) -> bool:
    """A cell may end with this word: the next one does not belong to a sentence that goes on."""
    return not is_open(word) or (word.islower() and tail[:1].isupper() and not _LEADING_TO_A_DATE.search(word))


def _is_someone(words: str) -> bool:
    return is_person(words) or (
        all(map(_TITLED.fullmatch, words.split())) and words[:1].isupper() and names_post(words)
    )


def _is_level(words: str) -> bool:
    return bool(_LEVEL.fullmatch(words))


_STARTS = ((Looks.STATUS, is_status), (Looks.LEVEL, _is_level))
_ENDS = ((Looks.STATUS, is_status), (Looks.LEVEL, _is_level), (Looks.PERSON, _is_someone))


@dataclass(frozen=True, slots=True)
class Dealt:
    """Rows, each the lines of every column; how many pieces they hold, for the rest follows the table; how well.

    `doubtful`: a new sentence goes on in its cell at one place and begins another at the next, and both hold text.
    """

    rows: list[list[list[str]]]
    count: int
    score: float
    doubtful: bool


def dealt(pieces: Sequence[Piece], columns: Sequence[Looks]) -> Dealt:
    """The pieces, at least one, in the cells of these columns."""
    width = len(columns)
    skipped = [sum(EMPTY[looks] for looks in columns[:n]) for n in range(width + 1)]
    best: list[list[float]] = []
    came: list[list[int]] = []
    for number, piece in enumerate(pieces):
        above = pieces[number - 1] if number else None
        scores, origins = [], []
        for column in range(width):
            suits = _suits(piece, columns[column])
            ways = [(skipped[column], -1)] if above is None else _ways(best[-1], column, skipped)
            if above is not None:
                cost = _midway(piece)
                ways = [(score + cost, way) for score, way in ways]
                ways.append((best[-1][column] + _goes_on(above, piece, columns[column]) - suits, column))
            score, way = max(ways)
            scores.append(score + suits)
            origins.append(way)
        best.append(scores)
        came.append(origins)
    return _traced(pieces, best, came, skipped)


def _ways(before: Sequence[float], column: int, skipped: Sequence[float]) -> list[tuple[float, int]]:
    """A later cell of the same row; or a new row, which is `-1 - column` of the cell that ended the row before."""
    same = [(before[n] + skipped[column] - skipped[n + 1], n) for n in range(column)]
    new = [(before[n] + skipped[-1] - skipped[n + 1] + skipped[column], -2 - n) for n in range(len(before))]
    return same + new


def _traced(
    pieces: Sequence[Piece], best: Sequence[Sequence[float]], came: Sequence[Sequence[int]], skipped: Sequence[float]
) -> Dealt:
    width = len(skipped) - 1
    ends = [max((row[n] + skipped[-1] - skipped[n + 1], n) for n in range(width)) for row in best]
    last = max(range(len(ends)), key=lambda n: ends[n][0])
    column = ends[last][1]
    rows: list[list[list[str]]] = [[[] for _ in range(width)]]
    ways: set[tuple[bool, bool]] = set()
    for number in range(last, -1, -1):
        rows[-1][column].insert(0, pieces[number].text)
        origin = came[number][column]
        if number and _may_begin(pieces[number - 1], pieces[number]):
            ways.add((pieces[number].apart, origin == column))
        if origin <= -2:
            rows.append([[] for _ in range(width)])
            origin = -2 - origin
        column = origin
    doubtful = any({(apart, True), (apart, False)} <= ways for apart in (True, False))
    return Dealt(rows[::-1], last + 1, ends[last][0], doubtful)


def _may_begin(above: Piece, piece: Piece) -> bool:
    """Two sentences, of which nothing but their columns says whether they are in one cell."""
    both = above.looks is Looks.TEXT and piece.looks is Looks.TEXT and not piece.joined
    return both and bool(_CLOSED.search(above.text)) and not piece.text[:1].islower()


def _suits(piece: Piece, column: Looks) -> float:
    if piece.looks is Looks.TEXT and column is not Looks.TEXT:
        words = piece.text.split()
        titled = column is Looks.PERSON and len(words) <= SHORT and all(map(_TITLED.fullmatch, words))
        if titled:
            return 0.0
        return -1.0 if column in (Looks.DATE, Looks.STATUS, Looks.LEVEL) and len(words) < SHORT else NEVER
    return SUITS.get((piece.looks, column), NEVER)


def _midway(piece: Piece) -> float:
    """What speaks against a cell's beginning here: the words before it ask for more."""
    return MIDWAY if not piece.joined and piece.looks is Looks.TEXT and piece.text[:1].islower() else 0.0


def _goes_on(above: Piece, piece: Piece, column: Looks) -> float:
    """What speaks against the piece's going on with the cell before."""
    if piece.joined or piece.looks is Looks.REFERENCE:
        return NEVER
    cost = BELOW_BLANK if piece.apart else 0.0
    if column is not Looks.TEXT:
        told = SUITS[column, column] if piece.looks is column and above.looks is Looks.TEXT else 0.0
        return cost + (told if len(piece.text.split()) < SHORT and piece.looks in (Looks.TEXT, column) else NEVER)
    if piece.text[:1].islower():
        return cost
    if piece.looks is not Looks.TEXT:
        return cost + NEW_PARAGRAPH - 0.5
    return cost + (NEW_PARAGRAPH if _CLOSED.search(above.text) else NEW_SENTENCE)
