"""The paper's own key: "Green: action completed by the target date", as lines, a table, or one line for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document import Cell, Paragraph, Table
from ...lookups import fold
from ..candidates import Claims, Source, StatusKeyCandidate
from ..colours import is_signal
from ..columns import Grid
from ..report import QUOTE_LIMIT, Report, source_of
from ..status_words import is_status
from ..table_rows import boxes_of
from ..wording import has_one_of

METHOD = "key"
WORDS = r"(?:dark\s+|light\s+)?(?:red|amber|green|blue|purple|grey|gray|yellow|orange|black|white|brown)"
LINE = re.compile(
    rf"""
    ^ \W{{0,3}} (?P<status> {WORDS} (?: \s* \( [A-Z]{{1,2}} \) )? | [RAGBPY] )
    \s* (?: [:=–—] | \s-\s | \bmeans\b | \bindicates\b
      | \(? (?= action | on\b | not\b | complet | at\srisk | behind | off\b | ahead ) ) \s*
    (?P<definition> \S .{{4,250}} ) $
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
SIGN = rf"(?:{WORDS}|[RAGBPY])\s*(?:=|:|\s[-–—]\s)"
ALL_IN_ONE = re.compile(
    rf"""
    \b (?P<status> {WORDS} | [RAGBPY] ) \s* (?: = | : | \s[-–—]\s ) \s*
    (?P<definition> [^;|=:]{{4,140}}? )
    \s* (?= [;,.|]? \s+ {SIGN} | [;.|]? \s* $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARKS = "✓✔☑√✗✘✖☒►▶▲▼◆●■★☺☹😐"
MARKED = re.compile(  # "✔ Complete  ► On track  ✖ Off track"
    rf"(?P<status>[{MARKS}])\s?(?:[:=–—-]\s?)?(?P<definition>[A-Za-z][^{MARKS};|]{{2,100}})"
)
COLOUR_WORD = re.compile(rf"^\W*(?:{WORDS}|[RAGBPY])\W*$|^[{MARKS}]$", re.IGNORECASE)
SHADINGS = frozenset({"shaded", "highlighted", "marked", "shown", "coloured"})
SHADED = rf"(?:{'|'.join(sorted(SHADINGS))})(?:\s+in)?"
OF_ACTIONS = r"(?:rows?|actions?|items?|cells?|recommendations?|entries|tasks?)"
SHADES = re.compile(  # "Rows shaded green are complete", "Completed actions are highlighted in green"
    rf"\b{OF_ACTIONS}\s+{SHADED}\s+(?P<status>{WORDS})\s+(?:are|is|have\s+been|indicate|means?|show)\s+(?P<definition>[^.;]{{4,120}})"
    rf"|\b(?P<state>[A-Z][a-z]+(?:\s[a-z]+){{0,2}})\s+{OF_ACTIONS}\s+(?:are|have\s+been)\s+{SHADED}\s+(?P<colour>{WORDS})\b",
    re.IGNORECASE,
)
ENDS = re.compile(r",|\sand\s|\sbut\s")
SIGNS = "=:-–—"
FEWEST_IN_ONE = 3  # meanings on one line
LONGEST_KEY = 600  # characters on one line
MOST_LINES = 8
GAP = 2  # blocks that may stand between two lines of a key


def find_status_keys(report: Report, claims: Claims) -> Iterator[StatusKeyCandidate]:
    """The lines of every key, in reading order; two lines at least make a key."""
    seen: set[tuple[str, str]] = set()
    for key in (*_keys_in_lines(report), *_keys_in_tables(report, claims)):
        for candidate, block in key:
            said = (fold(candidate.status), fold(candidate.definition))
            claims.take(block, METHOD)
            if said not in seen:
                seen.add(said)
                yield candidate


Key = Sequence[tuple[StatusKeyCandidate, Paragraph | Table]]


def _keys_in_lines(report: Report) -> Iterator[Key]:
    lines: list[tuple[int, re.Match[str], Paragraph]] = []
    for place, block in enumerate(report.blocks):
        if not isinstance(block, Paragraph):
            continue
        several = list(ALL_IN_ONE.finditer(block.text)) if _may_explain_several(block.text) else []
        if len({fold(m["status"]) for m in several}) >= FEWEST_IN_ONE:
            yield [(_line(m["status"], m["definition"], block), block) for m in several]
            continue
        marked = [] if block.text.isascii() else list(MARKED.finditer(block.text[:LONGEST_KEY]))
        if len({m["status"] for m in marked}) == len(marked) > 1 and all(is_status(m["definition"]) for m in marked):
            yield [(_line(m["status"], m["definition"], block), block) for m in marked]
            continue
        if shades := _shades(block):
            yield [(line, block) for line in shades]
            continue
        found = LINE.match(block.text)
        if found is None:
            continue
        if lines and (place - lines[-1][0] > GAP or fold(found["status"]) in {fold(m["status"]) for _, m, _ in lines}):
            yield from _key_of(lines)
            lines = []
        lines.append((place, found, block))
    yield from _key_of(lines)


def _shades(block: Paragraph) -> list[StatusKeyCandidate]:
    """What the paragraph says of rows by their colour."""
    if not has_one_of(block.text, SHADINGS):
        return []
    return [line for found in SHADES.finditer(block.text[:LONGEST_KEY]) if (line := _shade(found, block))]


def _shade(found: re.Match[str], block: Paragraph) -> StatusKeyCandidate | None:
    """What a sentence says of the rows of a colour; None where that is no state."""
    said = found["definition"] or found["state"]
    state = ENDS.split(said)[0]
    return _line(found["status"] or found["colour"], state, block) if is_status(state) else None


def _may_explain_several(words: str) -> bool:
    return len(words) < LONGEST_KEY and sum(words.count(sign) for sign in SIGNS) >= FEWEST_IN_ONE


def _key_of(lines: Sequence[tuple[int, re.Match[str], Paragraph]]) -> Iterator[Key]:
    if len(lines) >= 2:
        yield [(_line(m["status"], m["definition"], block), block) for _, m, block in lines]


def _line(status: str, definition: str, block: Paragraph) -> StatusKeyCandidate:
    return StatusKeyCandidate(source_of(block, method=METHOD), status.strip(), definition.strip(" ;,"))


def _keys_in_tables(report: Report, claims: Claims) -> Iterator[Key]:
    for table in report.tables:
        if not claims.free(table) or table.row_count > MOST_LINES + 2 or table.column_count > 2 * MOST_LINES:
            continue
        pairs = _pairs(Grid(table))
        words = {fold(status) for status, _, _ in pairs}
        colours = sum(bool(COLOUR_WORD.match(status)) or is_signal(cell.fill) for status, _, cell in pairs)
        if len(pairs) >= 2 and len(words) == len(pairs) and 2 * colours >= len(pairs):
            yield [(_row(table, *pair), table) for pair in pairs]


def _row(table: Table, status: str, definition: str, cell: Cell) -> StatusKeyCandidate:
    source = Source(f"{status} {definition}"[:QUOTE_LIMIT], METHOD, boxes_of([cell]), table.locator)
    return StatusKeyCandidate(source, status, definition, cell.fill)


def _pairs(grid: Grid) -> list[tuple[str, str, Cell]]:
    """(status, definition, cell) of a table that is a key and nothing else; [] where any row is something else."""
    filled = [cell for cell in grid.table.cells if cell.flat or is_signal(cell.fill)]
    if len({cell.fill for cell in filled}) == len(filled) and all(
        is_signal(c.fill) and is_status(c.flat) for c in filled
    ):
        return [(cell.flat, cell.flat, cell) for cell in filled]
    pairs: list[tuple[str, str, Cell]] = []
    for row in range(grid.table.row_count):
        cells = [cell for cell in grid.cells(row) if cell.flat or is_signal(cell.fill)]
        if not cells or (len(cells) == 1 and not is_signal(cells[0].fill)):
            continue
        if len(cells) % 2:
            return []
        for mark, words in zip(cells[::2], cells[1::2], strict=True):
            if fold(mark.flat) in {"key", "rag", "status", "rag status", "colour", "rating", "brag"} and row == 0:
                continue
            status = " ".join(mark.flat.split())
            coloured = COLOUR_WORD.match(status) or (is_signal(mark.fill) and (not status or is_status(status)))
            definition = " ".join(words.flat.split())
            if not status and not is_status(definition):
                return []
            if not coloured or not 1 <= len(definition.split()) <= 60 or COLOUR_WORD.match(definition):
                return []
            if not any(c.isalpha() for c in definition):  # "Green | 12" counts actions
                return []
            pairs.append((status or definition, definition, mark))
    return pairs
