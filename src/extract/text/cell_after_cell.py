"""Tables whose cells follow each other in the text, as simple extraction of a PDF or of a web page leaves them.

The labels of the columns stand on one line, or on lines of their own; below them come the cells of each row in their
order, long ones over several lines, short ones often on one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...document import Block, Table, TableOrigin
from ...lookups import fold, remembered, spellings
from ..blocks.markup_tables import MarkupCell, build
from .cell_order import Looks, Piece, dealt, pieces_of
from .pages import Line, on_page
from .tables import cell_paragraphs

MOST_LINES = 200  # of a table
MOST_TRIED, MOST_FAILURES = 12, 6  # headers that begin on a line; lines of labels over no table
MOST_HEADER_LINES = 24
MOST_LABEL_WORDS = 8
MOST_UNKNOWN, MOST_UNKNOWN_WORDS = 2, 4  # labels that no list has, and their words
MOST_WAYS = 16  # of parting a line into labels that are tried
LONGEST_HEADER_LINE = 200
LEAST_LABELS, LEAST_ROWS = 3, 2
WELL_FILLED = 0.85  # of the cells that say by their looks that they stand in their column

ACTIONS = frozenset({"description", "recommendation"})  # what a row is about
HOLDS = {
    "reference": Looks.REFERENCE,
    "deadline": Looks.DATE,
    "lead_officer": Looks.PERSON,
    "authorising_officer": Looks.PERSON,
    "status": Looks.STATUS,
    "rag": Looks.STATUS,
    "priority": Looks.LEVEL,
}
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s?\d{1,4}\s?[-–]?(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s|\s*\*\*[^*]+\*\*\s*$")
_DECORATION = re.compile(r"\*+")
_SENTENCE = re.compile(r"[.;,]$")


_Path = tuple[tuple[int, str], ...]  # where each label ends, and its field, "" where that is not known


@dataclass(frozen=True, slots=True)
class _Header:
    """Labels as printed, each with its field; `end` is the line after them."""

    labels: tuple[tuple[str, str], ...]
    end: int

    @property
    def unknown(self) -> int:
        return sum(not field for _, field in self.labels)

    @property
    def columns(self) -> list[Looks]:
        return [HOLDS.get(field, Looks.TEXT) for _, field in self.labels]


@dataclass(frozen=True, slots=True)
class _Found:
    """`table` is None where the way that suits best tells too little."""

    table: Table | None
    end: int
    score: float


def tables_of_cells(lines: Sequence[Line]) -> list[Block | list[Line]]:
    """The tables of these lines, and the lines between them."""
    found: list[Block | list[Line]] = []
    between: list[Line] = []
    at = failed = 0
    while at < len(lines):
        best = _best(lines, at) if failed < MOST_FAILURES else None
        later = _best(lines, at + 1) if best and at + 1 < len(lines) else None
        over = best and later and later.score > best.score  # the line is a heading over the labels
        if best is None or best.table is None or over:
            failed += best is not None
            between.append(lines[at])
            at += 1
            continue
        if between:
            found.append(between)
            between = []
        found.append(on_page(best.table, lines[at].page))
        at = best.end
    return [*found, between] if between else found


def _best(lines: Sequence[Line], at: int) -> _Found | None:
    """The table that begins on this line, its labels parted so that most cells suit them."""
    headers = sorted(_headers(lines, at), key=lambda header: (header.unknown, header.end))[:MOST_TRIED]
    tables = [found for header in headers if (found := _table(lines, header))]
    none = _Found(None, at, 0.0) if headers else None
    return max(tables, key=lambda found: found.score, default=none)


@remembered("headers")
def _known() -> Mapping[tuple[str, ...], str]:
    said = spellings("headers", "action")
    return {tuple(spelling.split()): field for spelling, field in said.items() if "#" not in spelling}


@remembered("headers")
def _openings() -> frozenset[str]:
    return frozenset(words[0] for words in _known() if words)


def _headers(lines: Sequence[Line], at: int) -> list[_Header]:
    """The labels that begin on this line, as many lines as hold nothing else, in every way to part them."""
    words: list[str] = []
    paths: dict[int, list[_Path]] = {0: [()]}
    found: list[_Header] = []
    for end in range(at, min(len(lines), at + MOST_HEADER_LINES)):
        text = lines[end].text.replace("*", " ")
        said = text.split()
        if not said and end > at:
            continue
        if len(text) > LONGEST_HEADER_LINE or (len(said) > 2 and _SENTENCE.search(text.rstrip())) or not said:
            break
        if end == at and fold(said[0]) not in _openings():
            break
        for word in said:
            words.append(word)
            _extend(paths, words)
        if len(words) - max(paths) >= MOST_LABEL_WORDS:
            break
        found += [_Header(_printed(words, path), end + 1) for path in paths.get(len(words), ()) if _tells(path)]
    return found


def _extend(paths: dict[int, list[_Path]], words: Sequence[str]) -> None:
    """The labels up to the last word, each of another field; the ways with least unknown and most labels."""
    end = len(words)
    if words[-1].startswith("(") and words[-1].endswith(")") and end - 1 in paths:
        paths[end] = [(*path[:-1], (end, path[-1][1])) for path in paths[end - 1] if path]
        return
    ways: list[_Path] = []
    for start in range(max(0, end - MOST_LABEL_WORDS), end):
        if start in paths:
            field = _known().get(tuple(fold(" ".join(words[start:end])).split()), "")
            short = field or (start and end - start <= MOST_UNKNOWN_WORDS and words[start][0].isupper())
            ways += [(*path, (end, field)) for path in paths[start] if short and _is_news(path, field)]
    if ways:
        paths[end] = sorted(ways, key=lambda way: (_unknown(way), -len(way)))[:MOST_WAYS]


def _is_news(path: _Path, field: str) -> bool:
    return field not in {one for _, one in path} if field else _unknown(path) < MOST_UNKNOWN


def _unknown(path: _Path) -> int:
    return sum(not field for _, field in path)


def _printed(words: Sequence[str], path: _Path) -> tuple[tuple[str, str], ...]:
    starts = [0, *(end for end, _ in path)]
    return tuple((" ".join(words[a:b]), field) for a, (b, field) in zip(starts, path, strict=False))


def _tells(path: _Path) -> bool:
    """A row says what is to be done, and some columns can be told by what stands in them."""
    fields = {field for _, field in path}
    return bool(fields & ACTIONS) and len(fields) >= LEAST_LABELS and sum(field in HOLDS for field in fields) >= 2


def _table(lines: Sequence[Line], header: _Header) -> _Found | None:
    columns = header.columns
    first = _DECORATION.sub("", lines[header.end - 1].text).split()
    pieces: list[Piece] = []
    ends: list[int] = []
    apart: list[tuple[int, str]] = []
    blank = False
    for number in range(header.end, min(len(lines), header.end + MOST_LINES)):
        text = lines[number].text
        if _HEADING.match(text) or "\t" in text or "|" in text:
            break
        if _DECORATION.sub("", text).split() == first:
            apart.append((number, text.strip()))  # the header, printed again
        elif _PAGE_NUMBER.fullmatch(text.strip()) and blank:
            apart.append((number, text.strip()))
        elif text.strip():
            for piece in pieces_of(text, columns, blank):
                pieces.append(piece)
                ends.append(number + 1)
            blank = False
        else:
            blank = True
    if len(pieces) < len(columns):
        return None
    way = dealt(pieces, columns)
    end = ends[way.count - 1]
    score = way.score - 2 * header.unknown
    if way.doubtful or len(way.rows) < LEAST_ROWS or not _filled(way.rows, header):
        return _Found(None, end, score)
    head = [MarkupCell(cell_paragraphs(label), header=True) for label, _ in header.labels]
    body = [[MarkupCell(cell_paragraphs(" ".join(cell))) for cell in row] for row in way.rows]
    built = build([head, *body], 1)
    repeats = tuple(text for number, text in apart if number < end)
    return _Found(replace(built, origin=TableOrigin.RUN_TOGETHER, repeats=repeats) if built else None, end, score)


def _filled(rows: Sequence[Sequence[Sequence[str]]], header: _Header) -> bool:
    """Every row says what is to be done, none holds labels, and most say what can be told by its looks."""
    about = [n for n, (_, field) in enumerate(header.labels) if field in ACTIONS]
    told = [n for n, looks in enumerate(header.columns) if looks is not Looks.TEXT]
    filled = sum(bool(row[n]) for row in rows for n in told)
    labelled = any(sum(_is_label(" ".join(cell)) for cell in row) >= 2 for row in rows)
    every = all(any(row[n] for n in about) for row in rows)
    return every and not labelled and filled >= WELL_FILLED * len(rows) * len(told)


def _is_label(text: str) -> bool:
    return bool(text) and tuple(fold(text).split()) in _known()
