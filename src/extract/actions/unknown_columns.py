"""Columns of an action table whose headers nobody knows, where what stands below leaves no doubt of what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..columns import Columns, Grid, field_of
from ..dates_printed import YEAR_ALONE
from ..status_words import COLOUR
from .column_contents import DATE_LIKE, FEWEST_TOLD, holds_statuses, texts_below, words_below
from .taskings import are_doers

DATED = ("deadline", "revised_deadline", "original_deadline", "closed_date", "start_date", "raised")
OWNED = ("lead_officer", "authorising_officer")
STATED = ("status", "rag")
TOLD = ("progress", "comments", "response")
OTHER_DATE = re.compile(
    r"\b(?:start|began|begun|from|raised|opened|report|updated?|agreed|origin|meeting|review|created|decided|issued"
    r"|published|met|seen|visit|council|committee|cabinet|board|panel)",
    re.IGNORECASE,
)
DATE_WORDS = 5
Holds = Callable[[Grid, Columns, int], bool]


def named_by_content(grid: Grid, columns: Columns) -> Columns:
    """The columns of an action table, the gaps among them filled where exactly one unknown column fits.

    "Assessment" over "Implemented | Partly implemented" is the status; "Planned quarter" over "Q2 | Q3" the deadline.
    """
    for others, field, holds in GAPS:
        if columns.has(*others):
            continue
        unknown = [c for c, name in enumerate(columns.fields) if name is None and columns.headers[c].strip()]
        fitting = [c for c in unknown if holds(grid, columns, c)]
        if len(fitting) == 1:
            fields = tuple(field if c == fitting[0] else name for c, name in enumerate(columns.fields))
            columns = replace(columns, fields=fields)
    return columns


def _holds_states(grid: Grid, columns: Columns, column: int) -> bool:
    texts = texts_below(grid, columns, column)
    return holds_statuses(grid, columns, column) and not all(COLOUR.match(text) for text in texts)


def _holds_dates(grid: Grid, columns: Columns, column: int) -> bool:
    texts = texts_below(grid, columns, column)
    return (
        bool(texts)
        and not OTHER_DATE.search(columns.headers[column])
        and all(DATE_LIKE.search(t) and len(t.split()) <= DATE_WORDS and not YEAR_ALONE.fullmatch(t) for t in texts)
    )


def _holds_doers(grid: Grid, columns: Columns, column: int) -> bool:
    texts = texts_below(grid, columns, column)
    return bool(texts) and all(are_doers(text) for text in texts)


def _tells(grid: Grid, columns: Columns, column: int) -> bool:
    """Whether it tells of the action in words, right of it; "Next steps" tells of what is to come."""
    if field_of(columns.headers[column], "action") == "description":
        return False
    return column > columns.of("description")[0] and words_below(grid, columns, column) >= FEWEST_TOLD


GAPS: tuple[tuple[tuple[str, ...], str, Holds], ...] = (
    (STATED, "status", _holds_states),
    (DATED, "deadline", _holds_dates),
    (OWNED, "lead_officer", _holds_doers),
    (TOLD, "comments", _tells),
)
