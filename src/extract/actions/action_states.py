"""Where the row of an action says that it stands: words, letters, symbols, fills, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...document import Cell
from ...lookups import fold
from ..colours import is_bright
from ..columns import BRACKETS
from ..status_words import COLOUR, is_status, status_in_cell
from ..table_rows import Row

YES = frozenset({"yes", "y", "✓", "✔", "☑", "x"})
YES_FIRST = re.compile(r"^yes\s?[-–—,;:.]\s(?P<remark>\S.*)$", re.IGNORECASE | re.DOTALL)
SHARE = re.compile(r"(?<![\d.])(?P<percent>\d{1,3}(?:\.\d+)?\s?(?:%|per\s?cent\b))", re.IGNORECASE)
COLOUR_BEFORE = re.compile(r"^(?P<colour>red|amber|yellow|green|blue)\s?[-–—:,(/]\s?(?=[A-Za-z])", re.IGNORECASE)
STATE_WORDS = 8  # in a longer cell a percentage may be one of anything


@dataclass(frozen=True, slots=True)
class State:
    """`status`, `rag` and `percent` as printed; `fill` (RRGGBB) is the cell's, or the ink of a symbol that fills it."""

    status: str | None = None
    rag: str | None = None
    fill: str | None = None
    percent: str | None = None
    remark: str | None = None  # behind "Yes" under "Completed?"


def state_of(row: Row, fill_column: int | None, told: Iterable[str | None], said: str | None) -> State:
    """The state of a row; `told` are its texts, for tables without a column of states, `said` what is known already.

    `fill_column` is the column coloured without being called so.
    """
    status = row.last("status") or said
    yes = YES_FIRST.match(status) if status else None
    remark = None
    if status and (yes or fold(status) in YES):
        header = row.columns.headers[row.columns.of("status")[-1]] if row.last("status") else ""
        header = BRACKETS.sub("", header).strip(" ?:")  # "Complete (Y/N)"
        remark = yes["remark"] if yes and is_status(header) else None
        status = header if is_status(header) else status
    rag = row.last("rag")
    if rag and (reasoned := COLOUR_BEFORE.match(rag)) and not is_status(rag):  # "Green – signed off by partners"
        rag = reasoned["colour"]
    if rag and not COLOUR.match(rag):
        stated = is_status(rag)
        status = status or (rag if stated else None)
        rag = None if stated else rag
    coloured = COLOUR_BEFORE.match(status) if status and rag is None else None
    if coloured:  # "Amber – slippage of two months"
        rag = coloured["colour"]
    if not row.columns.has("status", "rag") and status is None:
        status = next((s for words in told if (s := status_in_cell(words or ""))), None)
    percent = _bare_share(row.last("percent_complete")) or _share(row)
    return State(status, rag, _colour(row, fill_column), percent, remark)


def _colour(row: Row, fill_column: int | None) -> str | None:
    fill = row.fill("rag") or row.fill("status")
    if fill is None and fill_column is not None:
        fill = next((cell.fill for cell in row.by_column[fill_column] if cell.fill), None)
    return fill or next((ink for name in ("rag", "status") for c in row.cells(name) if (ink := _ink(c))), None)


def _ink(cell: Cell) -> str | None:
    """The colour in which a cell's only sign is printed ("●" in green), where a paper colours no cells."""
    if not cell.flat or any(c.isalnum() for c in cell.flat):
        return None
    inks = {r.style.colour for p in cell.paragraphs for r in p.runs if r.text.strip()}
    ink = inks.pop() if len(inks) == 1 else None
    return ink if is_bright(ink) else None


def _bare_share(words: str | None) -> str | None:
    """A percentage without the bar drawn beside it."""
    found = SHARE.search(words) if words else None
    return found["percent"] if found else words


def _share(row: Row) -> str | None:
    """The percentage beside a status word: "60%" of "On track (60%)", where no column holds percentages."""
    words = row.last("status") or row.last("rag") or ""
    found = SHARE.search(words) if len(words.split()) <= STATE_WORDS else None
    return found["percent"] if found else None
