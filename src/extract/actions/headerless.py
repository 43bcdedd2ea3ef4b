"""Tables of actions without a header row: what stands in their columns tells which holds what."""

from __future__ import annotations

import re
from statistics import median

from ..columns import Columns, Grid, all_labels
from ..status_words import is_status
from .action_columns import SHORT, measures
from .column_contents import CODE, DATE_LIKE
from .taskings import begins_as_task

TOLD_BY = ("status", "lead_officer", "reference")
INITIALS = re.compile(r"[A-Z]{2,3}[a-z]?(?:\s*(?:/|,|&|and|\+)\s*[A-Z]{2,3}[a-z]?)*")


def guess_columns(grid: Grid) -> Columns | None:
    """The columns of a table without a header row, told by what stands in them; None where that is not plain.

    Plain is one column of text beside one of status words, dates or initials, row after row (action logs that print
    "Action | New" under each topic; a list continued overleaf).
    """
    count = grid.table.column_count
    if not 2 <= count <= 6 or all_labels(grid, 0, "action") or measures(grid):
        return None
    kinds = [_kind_of_column(grid, column) for column in range(count)]
    texts = [c for c in range(count) if kinds[c] == "text"]
    if not texts or ("status" not in kinds and not {"lead_officer", "reference"} <= set(kinds)):
        return None
    where = texts[0]
    if "status" not in kinds and not _name_their_owners(grid, where, kinds.index("lead_officer")):
        return None
    fields: list[str | None] = [None] * count
    for column, kind in enumerate(kinds):
        if kind == "text":
            fields[column] = "description" if column == where else "comments" if "comments" not in fields else None
        elif kind not in fields:
            fields[column] = kind
    return Columns("action", tuple(fields), ("",) * count, (0,) if _heads(grid, fields) else ())


def _heads(grid: Grid, fields: list[str | None]) -> bool:
    """Whether the first row, which the reader takes for a heading, holds no code, state or date where others do."""
    if not grid.table.header_rows:
        return False
    told = [(field, cell.flat) for c, field in enumerate(fields) if field in TOLD_BY and (cell := grid.at(0, c))]
    return bool(told) and not any(_is_one(words, field) for field, words in told)


def _is_one(words: str, field: str | None) -> bool:
    if field == "status":
        return is_status(words)
    return (INITIALS if field == "lead_officer" else CODE).fullmatch(words) is not None


def _name_their_owners(grid: Grid, text: int, owner: int) -> bool:
    """Whether the texts beside capitals are tasks, or give those something to do; "CH" for "change" is nobody."""
    rows = [(grid.at(row, text), grid.at(row, owner)) for row in range(grid.table.row_count)]
    filled = [(said.flat, who.flat) for said, who in rows if said and who and said.flat and who.flat]
    initials = ((said, re.findall(r"[A-Z]{2,3}", who)) for said, who in filled)
    named = sum(begins_as_task(said) or any(re.search(rf"\b{i}\b", said) for i in who) for said, who in initials)
    return 3 * named >= len(filled)


def same_shape(grid: Grid, above: Columns) -> bool:
    """Whether a headerless table holds in its columns what the headerless one above does."""
    kinds = [_kind_of_column(grid, column) for column in range(grid.table.column_count)]
    told = [
        (kind, field) for kind, field in zip(kinds, above.fields, strict=True) if field not in ("description", None)
    ]
    return bool(told) and all(kind == field for kind, field in told)


def _kind_of_column(grid: Grid, column: int) -> str | None:
    texts = [cell.flat for cell in grid.column(column) if cell.flat]
    if not texts:
        return None
    share = 0.75 * len(texts)
    if sum(is_status(t) for t in texts) >= share:
        return "status"
    if sum(bool(INITIALS.fullmatch(t)) for t in texts) >= share:
        return "lead_officer"
    if sum(bool(CODE.fullmatch(t)) for t in texts) >= share:
        return "reference"
    if sum(bool(DATE_LIKE.search(t)) and len(t.split()) <= 5 for t in texts) >= share:
        return "deadline"
    return "text" if median(len(t.split()) for t in texts) >= SHORT else None
