"""Header cells -> fields: which column of a table holds what, in any order and under any known name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..document import Cell, Table, told_once
from ..lookups import fold, remembered, spellings
from .dates_printed import MONTH
from .header_phrases import loosened, made_of_header_words, opened, turned
from .header_questions import field_asked
from .wording import is_longer

HEADER_WORDS = 14  # a longer cell is text, not a header
TOP_ROWS = 8  # a header further down belongs to a second table in the same grid
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
PERIOD_WORDS = re.compile(
    rf"""
    \b (?:
        as \s at | (?: 19 | 20 ) \d\d (?: \s?[-/]\s? (?: 20 )? \d\d )?        # 2019, 2019/20
      | (?: q | qtr | quarter ) \s? [1-4] | (?: period | month ) \s (?: 1[0-3] | [1-9] )
      | \d{{1,2}} (?: st | nd | rd | th )
      | {MONTH} (?: [\s'’-] \d\d )? (?= \s | $ | / | - )
      | (?: year | yr ) \s [1-5]
      | (?: first | second | third | fourth ) \s quarter
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
LOOSE_ENDS = re.compile(
    r"^(?:(?:the|for|in|at|to|of|by|and|our|-|/|:|,)\s+)+|(?:\s{1,4}(?:the|for|in|at|to|of|and|during|from|-|/|:|,)){1,9}$"
)
PIECES = re.compile(r"\s{0,4}(?:/|,|;|\||\band\b|\bor\b|&|\s-\s)\s{0,4}")
ENDING_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]*)[)\]]\W*$")
YES_NO = re.compile(r"\b(?:yes ?/ ?no|y ?/ ?n)\b")  # what the cells answer: its "no" is no number
PREPOSITION = re.compile(r"\b(?:of|for|to|by|on|in|from|with|since|against|at|after|before|is|will|has|have|we|the)\b")
LAST_WORD_DECIDES = 4  # words
LAST_WORDS = {"action": "action_last", "indicator": "indicator_last"}
WHOLE_WORD = 8  # letters; a shorter header is not broken
TWO_WAYS = re.compile(r"\s/\s|/|\|")
MARKUP = re.compile(r"[*_#]{1,4}")
BLANKS = re.compile(r"\s+")
INITIALS = "JFMAMJJASOND" * 3  # of the months, over the bars of a timetable
FEWEST_MONTHS = 6
LOOSE = " .:;,-/?"  # signs that say nothing where a period is taken away
NARROWER = (
    ("authorising_officer", "lead_officer"),
    ("unit", "lead_officer"),
    ("theme", "description"),
    ("response", "description"),
    ("evidence", "comments"),
    ("evidence", "progress"),
)
TOLD_OR_STATED = frozenset({"comments", "progress", "status", "rag", "issues", "outcomes"})
REMEMBERED = 8192  # header cells


@dataclass(frozen=True, slots=True)
class Columns:
    """What each grid column of a table holds; `header_rows` are the rows that said so (empty: told by content).

    `fields[c]` is the field of grid column c, None where the header is unknown or empty; `headers[c]` its words.
    """

    kind: str
    fields: tuple[str | None, ...]
    headers: tuple[str, ...]
    header_rows: tuple[int, ...] = ()
    _places: dict[str | None, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, field: str) -> tuple[int, ...]:
        """The grid columns that hold this field, left to right; looked up once, since every row asks for them."""
        found = self._places.get(field)
        if found is None:
            found = self._places[field] = tuple([c for c, name in enumerate(self.fields) if name == field])
        return found

    def has(self, *fields: str) -> bool:
        """Whether any of these fields has a column."""
        return not set(fields).isdisjoint(self.fields)

    @property
    def body_start(self) -> int:
        return max(self.header_rows, default=-1) + 1


@remembered("headers", size=REMEMBERED)
def field_of(header: str, kind: str) -> str | None:
    """The field that a header names in this kind of table, or None: whole, bare, in pieces, then by its ends."""
    known = spellings("headers", kind)
    words = fold((MARKUP.sub("", header).strip() or header).replace("\n", " "))
    if not words or is_longer(words, HEADER_WORDS):
        return None
    bare = _bare(words)
    for form in (words, fold(words.replace(" / ", "/").replace("&", "and"))):
        if form in known:
            return known[form]
    told = _told_by_brackets(words, kind) or known.get(bare) or _told_by_last_word(bare, kind) or _asked(words, kind)
    pieces = [p for p in (LOOSE_ENDS.sub("", piece).strip() for piece in PIECES.split(bare)) if p]
    told = told or _told_by_both(pieces, known) or _told_by_phrase(bare, kind)
    if told:
        return _dated(words, told)
    squeezed = _squeezed(kind).get(words.replace(" ", "")) if len(words) >= WHOLE_WORD else None
    if squeezed:
        return squeezed
    opening = _by_its_beginning(bare, known) if len(bare.split()) <= 9 else None
    if opening:
        return _dated(words, opening)
    for piece in pieces:
        if piece in known:
            return known[piece]
    return _by_its_ends(bare, known) if len(bare.split()) <= 9 else None


@remembered("headers")
def _squeezed(kind: str) -> dict[str, str]:
    """The longer spellings without blanks, for a word broken in a narrow column: "Recommendati on"."""
    return {bare: name for words, name in spellings("headers", kind).items() if len(bare := words.replace(" ", "")) > 7}


def _told_by_brackets(words: str, kind: str) -> str | None:
    """The field that a bracket at the header's end names: "Status (BRAG)", "How are we doing? (RAG)"."""
    ending = ENDING_BRACKET.search(words) if kind == "action" else None
    return spellings("headers", "action_bracketed").get(fold(ending["inside"])) if ending else None


def _told_by_last_word(bare: str, kind: str) -> str | None:
    """The field of a short header without prepositions, by its last word: "Task Lead", "Tenant measure"."""
    tokens = bare.split()
    if (
        kind not in LAST_WORDS
        or not 2 <= len(tokens) <= LAST_WORD_DECIDES
        or PREPOSITION.search(bare)
        or PIECES.search(bare)
    ):
        return None
    return spellings("headers", LAST_WORDS[kind]).get(tokens[-1])


def _dated(words: str, told: str) -> str:
    """ "Latest note date" says when the note was made."""
    return "reviewed" if told in TOLD_OR_STATED and words.endswith(" date") else told


def _told_by_both(pieces: Sequence[str], known: dict[str, str]) -> str | None:
    """Of two fields that one header names the narrower: "Cabinet Member / Officer", "Response / Agreed action"."""
    fields = {known.get(piece) for piece in pieces}
    return next((narrow for wide, narrow in NARROWER if {wide, narrow} <= fields), None)


def _told_by_phrase(bare: str, kind: str) -> str | None:
    """The field of a header whose loose words or first noun tell it: "Further mitigation planned"."""
    if kind != "action":
        return None
    whole = loosened(bare) or turned(bare)
    return spellings("headers", kind)[whole] if whole else opened(bare)


def _asked(words: str, kind: str) -> str | None:
    return field_asked(words) if kind == "action" else None


@lru_cache(maxsize=REMEMBERED)
def _bare(words: str) -> str:
    """Without brackets, dates and periods, and without what then hangs loose: "progress at q2 (sept)" is "progress"."""
    text = YES_NO.sub(" ", BRACKETS.sub(" ", words)).replace("&", " and ").replace("'s ", "'s ")
    text = BLANKS.sub(" ", PERIOD_WORDS.sub(" ", text)).strip(" .:;,-/?")
    return LOOSE_ENDS.sub("", text).strip(" .:;,-/") or words


def _by_its_beginning(words: str, known: dict[str, str]) -> str | None:
    """The longest known spelling of two words or more that the header begins with."""
    tokens = words.replace("/", " / ").split()
    for length in range(len(tokens) - 1, 1, -1):
        part = " ".join(tokens[:length]).replace(" / ", "/")
        if part in known:
            return known[part]
    return None


@remembered("headers", size=REMEMBERED)
def is_label(words: str, kind: str) -> bool:
    """Whether these words are a known header as they stand, or but for brackets and periods, or made of its words."""
    folded = fold(words.replace("\n", " "))
    if _is_known(words, kind):
        return True
    if kind == "indicator":
        return _told_by_last_word(_bare(folded), kind) is not None
    return kind == "action" and made_of_header_words(_bare(folded)) and field_of(words, kind) is not None


@remembered("headers", size=REMEMBERED)
def _is_known(words: str, kind: str) -> bool:
    known = spellings("headers", kind)
    folded = fold(words.replace("\n", " "))
    if not folded or folded in known or _bare(folded) in known or _asked(folded, kind) is not None:
        return bool(folded)
    return _said_twice(folded, known) or (len(folded) >= WHOLE_WORD and folded.replace(" ", "") in _squeezed(kind))


def _said_twice(words: str, known: dict[str, str]) -> bool:
    """Whether both halves of a header are known, as in papers in two languages: "Statws / Status"."""
    halves = [known.get(half.strip()) for half in TWO_WAYS.split(words)]
    return len(halves) == 2 and halves[0] is not None and halves[0] == halves[1]


def _by_its_ends(words: str, known: dict[str, str]) -> str | None:
    """The longest known spelling that the header begins or ends with, at a word's edge."""
    tokens = words.split()
    for length in range(len(tokens) - 1, 0, -1):
        for part in (" ".join(tokens[:length]), " ".join(tokens[-length:])):
            counted = part == "number" and tokens[:2] == ["number", "of"]
            if part in known and len(part) >= 5 and not counted:
                return known[part]
    return None


@told_once
def match_columns(table: Table, kind: str, *, at_least: int = 2) -> Columns | None:
    """The table's columns by its header row or rows; None where no row names `at_least` two different fields.

    Band rows above the header ("Outcome 1 - Better health" over all columns) are passed over.
    """
    grid = Grid(table)
    below_rows = False
    for row in range(min(table.row_count, TOP_ROWS)):
        columns = columns_of_row(grid, row, kind, at_least=at_least)
        if columns is not None and (not below_rows or all_labels(grid, row, kind)):
            return columns
        below_rows = below_rows or sum(bool(cell.flat) for cell in grid.cells(row)) > 1
    return None


def all_labels(grid: Grid, row: int, kind: str) -> bool:
    """Whether two cells of three are headers as they stand: what a header below other rows must show."""
    cells = [cell for cell in grid.cells(row) if cell.flat]
    spare = len(cells) - max(min(3, len(cells)), math.ceil(2 * len(cells) / 3))
    for cell in cells:
        spare -= not is_label(cell.flat, kind)
        if spare < 0:
            return False
    return True


def columns_of_row(grid: Grid, row: int, kind: str, *, at_least: int = 2) -> Columns | None:
    """The columns that this row names, with the row below it where headers stand on two levels."""
    cells = _header_cells(grid.table, row)
    if len(cells) < 2 or 3 * sum(is_label(cell.flat, kind) for cell in cells) < len(cells):
        return None
    fields, headers = _named(grid, (row,), kind)
    known = [fields[cell.column] for cell in cells if fields[cell.column]]
    surely = row < grid.table.header_rows and "description" in known  # the reader knows it for a heading
    if len(set(known)) < at_least or (2 * len(known) < len(cells) and not surely):
        return None
    rows: tuple[int, ...] = (row,)
    if row + 1 < grid.table.row_count and _continues_header(grid, row, kind):
        rows = (row, row + 1)
        fields, headers = _named(grid, rows, kind)
    return Columns(kind, tuple(fields), tuple(headers), rows)


def _named(grid: Grid, rows: Sequence[int], kind: str) -> tuple[list[str | None], list[str]]:
    fields: list[str | None] = []
    headers: list[str] = []
    for column in range(grid.table.column_count):
        levels = list(dict.fromkeys(cell.flat for row in rows if (cell := grid.at(row, column)) and cell.flat))
        joined = " ".join(levels)
        tries = sorted((joined, *reversed(levels)), key=lambda words: not _is_known(words, kind)) if levels else ()
        fields.append(next((f for f in (field_of(t, kind) for t in tries) if f), None))
        headers.append(joined)
    return fields, headers


@told_once
def _header_cells(table: Table, row: int) -> list[Cell]:
    """The filled cells of a row that may be a header, without bare periods; none where one of them is a sentence."""
    cells = [cell for cell in Grid(table).cells(row) if cell.flat]
    if any(is_longer(cell.flat, HEADER_WORDS) and not only_period(cell.flat) for cell in cells):
        return []
    initials = "".join([cell.flat for cell in cells if len(cell.flat) == 1])
    months = len(initials) >= FEWEST_MONTHS and initials in INITIALS
    return [cell for cell in cells if not only_period(cell.flat) and not (months and len(cell.flat) == 1)]


@lru_cache(maxsize=REMEMBERED)
def only_period(words: str) -> bool:
    """A header that is nothing but a period ("Q1", "June 2019") neither makes nor breaks a header row."""
    folded = fold(words)
    bare = folded.strip(LOOSE)
    if bare and not PERIOD_WORDS.match(folded, folded.index(bare)):  # what it opens with would be left
        return False
    return not PERIOD_WORDS.sub(" ", folded).strip(LOOSE)


def _continues_header(grid: Grid, row: int, kind: str) -> bool:
    """The row below names parts of a header that spans several columns ("Target date" over "Original | Revised").

    It may also name the columns over which the first row says nothing.
    """
    wide = [c for c in grid.cells(row) if c.column_span > 1 and c.flat and c.column_span < grid.table.column_count]
    below = [c for c in grid.cells(row + 1) if c.row == row + 1 and c.flat]
    under = [c for c in below if any(w.column <= c.column < w.column + w.column_span for w in wide)]
    blank = {c.column for c in grid.cells(row) if not c.flat}
    named = [c for c in below if c not in under and c.column in blank and is_label(c.flat, kind)]
    return bool(under) and len(under) + len(named) == len(below) and all(len(c.flat.split()) <= 4 for c in under)


class Grid:
    """A table's cells by position."""

    __slots__ = ("_covers", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self._covers: dict[tuple[int, int], Cell] | None = None

    def at(self, row: int, column: int) -> Cell | None:
        if self._covers is None:
            self._covers = self.table.covers()
        return self._covers.get((row, column))

    def cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover this row, left to right; one that began in a row above too."""
        return self.table.covering()[row] if 0 <= row < self.table.row_count else ()

    def column(self, column: int, first_row: int = 0) -> Iterator[Cell]:
        """The cells that begin in this grid column, from a row on."""
        for row in range(first_row, self.table.row_count):
            cell = self.table.at(row, column)
            if cell is not None and cell.row == row and cell.column == column:
                yield cell
