"""Columns that print one period each ("Q1 RAG | Q2 RAG"): every filled one is a step of the action."""

from __future__ import annotations

import re
from dataclasses import replace

from ..candidates import Source
from ..colours import is_signal
from ..columns import Columns, Grid
from ..dates_printed import MONTH
from ..report import QUOTE_LIMIT
from ..signs import NO_SIGNS, Sign
from ..status_words import COLOUR, is_status
from ..table_rows import Row, boxes_of
from .action_drafts import Step

METHOD = "table:periods"
PERIOD = re.compile(
    rf"""
    \b (?: (?: q | qtr \s? | quarter \s? ) [1-4] (?: \s? [-/]? \s? (?: 20 )? \d\d (?: \s? [-/] \s? (?: 20 )? \d\d )? )?
      | (?: first | second | third | fourth | 1st | 2nd | 3rd | 4th ) \s (?: quarter | qtr )
      | {MONTH} (?: [\s'’-]* (?: \d{{4}} | \d\d ) )? )
    (?! \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOW = re.compile(r"(?:this|current)\s(?:quarter|period|month|year|report)", re.IGNORECASE)  # beside "Last quarter"
PERCENT = re.compile(r"^\s*\d{1,3}(?:\.\d+)?\s*%\s*$")
TOLD = ("progress", "comments")
STATED = ("status", "rag", "percent_complete")


def name_period_columns(grid: Grid, columns: Columns) -> Columns:
    """The columns, with those headed by nothing but a period ("Q1") named by what stands in them."""
    fields = list(columns.fields)
    periods = [
        bool(PERIOD.search(header)) and field in TOLD for header, field in zip(columns.headers, fields, strict=True)
    ]
    for column, field in enumerate(fields):
        header = columns.headers[column].strip()
        alone = field is None and (PERIOD.fullmatch(header) or NOW.fullmatch(header))
        if alone or (periods[column] and sum(periods) > 1):  # "Progress" over "Q1 | Q2 | Q3 | Q4"
            cells = [c for c in grid.column(column, columns.body_start) if c.flat or is_signal(c.fill)]
            if cells and all(PERCENT.match(c.flat) for c in cells):
                fields[column] = "percent_complete"
            elif cells and all(not c.flat or is_status(c.flat) or COLOUR.match(c.flat) for c in cells):
                fields[column] = "rag"
    return replace(columns, fields=tuple(fields))


def period_steps(row: Row, locator: str | None, signs: frozenset[Sign] = NO_SIGNS) -> list[Step]:
    """One step per period that at least two columns of a state, colour or percentage are headed with; [] otherwise."""
    by_period: dict[str, dict[str, int]] = {}
    for column, field in enumerate(row.columns.fields):
        found = PERIOD.search(row.columns.headers[column]) if field in STATED else None
        if found and field:
            by_period.setdefault(" ".join(found.group().split()), {})[field] = column
    if len(by_period) < 2:
        return []
    steps = []
    for period, columns in by_period.items():
        cells = [cell for column in columns.values() for cell in row.by_column[column]]
        words = {f: " ".join(c.flat for c in row.by_column[n] if c.flat) for f, n in columns.items()}
        fill = next((cell.fill for cell in cells if is_signal(cell.fill)), None)
        if not any(words.values()) and fill is None:
            continue
        source = Source(" ".join(w for w in words.values() if w)[:QUOTE_LIMIT], METHOD, boxes_of(cells), locator, signs)
        said = words.get("status") or words.get("rag") or None
        steps.append(Step(source, period, said, words.get("percent_complete"), None if said else fill))
    return steps
