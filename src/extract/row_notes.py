"""Rows over all columns of a table that tell more of the action above: "Update: the contract was let in May."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Cell
from .columns import Grid, field_of, is_label
from .themes import is_labelled

NOTED = frozenset({"comments", "progress", "issues", "outcomes"})
BESIDE = NOTED | {"status", "rag", "percent_complete", "deadline", "lead_officer"}
LABELLED = re.compile(r"^(?P<label>[A-Za-z][^:\n]{2,48}?)\s?[:–-]\s")
LABEL_WORDS = 6
SENTENCE_WORDS = 8


def notes_in(grid: Grid, number: int, *, banded: bool) -> tuple[tuple[str, Cell], ...]:
    """The fields and the cells, without their labels, of a row that tells more of the row above; () for other rows.

    The label stands in the cell ("Update: ..."), or in a cell before it. A sentence without one is a comment, but not
    in a table whose rows stand under bands (`banded`): those may be sentences, too.
    """
    cells = [cell for cell in grid.cells(number) if cell.flat]
    if not cells or any(cell.row != number for cell in cells):
        return ()
    note = _note_in(grid, cells, banded=banded)
    return (note,) if note is not None else _all_labelled(cells)


def _all_labelled(cells: Sequence[Cell]) -> tuple[tuple[str, Cell], ...]:
    """Cells side by side that each open with a label: "Progress: Six are done" beside "Status: On track"."""
    notes: list[tuple[str, Cell]] = []
    for cell in cells:
        labelled = LABELLED.match(cell.flat)
        field = _noted(labelled["label"], BESIDE) if labelled else None
        if labelled is None or field is None:
            return ()
        notes.append((field, _without_label(cell, labelled["label"])))
    return tuple(notes) if len(notes) > 1 else ()


def _note_in(grid: Grid, cells: Sequence[Cell], *, banded: bool) -> tuple[str, Cell] | None:
    last = cells[-1]
    if len(cells) == 2 and last.column_span >= max(2, grid.table.column_count - 2):
        field = _noted(cells[0].flat)
        return (field, last) if field else None
    if len(cells) > 1 or last.column_span < max(2, grid.table.column_count - 1):
        return None
    labelled = LABELLED.match(last.flat)
    field = _noted(labelled["label"]) if labelled else None
    if labelled and field:
        return field, _without_label(last, labelled["label"])
    plain = (
        last.fill is None and not any(p.style.bold for p in last.paragraphs if p.text) and not is_labelled(last.flat)
    )
    sentence = last.flat.rstrip().endswith(".") and len(last.flat.split()) >= SENTENCE_WORDS
    return ("comments", last) if plain and sentence and not banded else None


def _noted(label: str, fields: frozenset[str] = NOTED) -> str | None:
    """The text that a label opens: "Update", "Progress to date", "Latest note"; None for other words."""
    words = label.strip(" :–-")
    if len(words.split()) > LABEL_WORDS or not is_label(words, "action"):
        return None
    field = field_of(words, "action")
    return field if field in fields else None


def _without_label(cell: Cell, label: str) -> Cell:
    """The cell without the label that its first paragraph opens with; an emptied paragraph goes, too."""
    first, *others = [p for p in cell.paragraphs if p.text]
    rest = first.text.lstrip()[len(label) :].lstrip(" :–-")
    kept = [replace(first, text=rest, runs=())] if rest else []
    return replace(cell, paragraphs=(*kept, *others))
