"""Minutes set out as a table of items with a column of what is to be done: "Item | Discussion | Action".

The last column holds the tasks ("BO to revise the draft"), or only who is to do what the item says ("Clerk").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...document import Cell, Paragraph, Table
from ...lookups import fold
from ..candidates import ActionCandidate
from ..due_words import due_words
from ..meetings.minute_items import ROW_NUMBER
from ..report import source_of
from ..status_words import is_status, status_in_sentence
from .action_drafts import NOTHING

ACTIONS = re.compile(
    r"^(?:actions?|action\s+points?|actions?\s+(?:required|agreed|by|for|by\s+whom|owner|lead|arising)|by\s+whom|who|lead|owner"
    r"|responsib\w+)$"
)
NEXT_DOER = re.compile(r"(?<=[\w.;)])\s+(?=[A-Z]{2,3}(?:\s?/\s?[A-Z]{2,3})?\s+(?:to|will)\s+[a-z])")
HEADER_WITHIN = 3  # rows
TITLE_WORDS = 10
NOTED = NOTHING | {"noted", "to note", "for information", "for noting", "information", "agreed", "all to note"}


@dataclass(frozen=True, slots=True)
class Owners:
    """How those who act are named in this paper: alone, and (group `owner`) before their task."""

    alone: re.Pattern[str]
    before_task: re.Pattern[str]
    can_act: Callable[[str], bool]


def find_in_items(table: Table, owners: Owners, method: str) -> Iterator[ActionCandidate]:
    """The actions of a table of items; nothing for other tables."""
    found = _columns(table)
    if found is None:
        return
    header, column, told = found
    for row in range(header + 1, table.row_count):
        tasks, said = table.at(row, column), table.at(row, told)
        if tasks is None or said is None or tasks is said or tasks.row != row or not tasks.flat:
            continue
        number = _number(table, row, {column, told})
        title, words = _item(said)
        found_here = list(_tasks(tasks, owners))
        for owner, task, parts in found_here:
            description = task or words
            if description:
                yield ActionCandidate(
                    source_of(*parts, method=method, quote=task or words),
                    description,
                    reference=number if len(found_here) == 1 else None,  # the item's own number
                    theme=title,
                    lead_officer=owner,
                    deadline=due_words(description),
                    status=status_in_sentence(description),
                )


def _columns(table: Table) -> tuple[int, int, int] | None:
    """(header row, column of tasks, column of what was said): the widest text left of the column headed as actions."""
    for row in range(min(HEADER_WITHIN, table.row_count)):
        names = [(cell.column, fold(cell.flat).strip(" .:")) for cell in table.row(row) if cell.flat]
        column = next((c for c, words in names[1:] if ACTIONS.match(words)), None)
        if column is None:
            continue
        told = max(range(column), key=lambda c: _length(table, row, c), default=None)
        numbered = any(_number(table, r, {column, told}) for r in range(row + 1, table.row_count))
        return (row, column, told) if told is not None and numbered else None
    return None


def _length(table: Table, header: int, column: int) -> int:
    cells = (table.at(row, column) for row in range(header + 1, table.row_count))
    return sum(len(cell.flat) for cell in cells if cell and cell.column == column)


def _number(table: Table, row: int, other: set[int | None]) -> str | None:
    """The item's number, in a column of its own."""
    cells = (table.at(row, column) for column in range(table.column_count) if column not in other)
    found = (ROW_NUMBER.match(cell.flat.strip()) for cell in cells if cell)
    return next((match["number"] for match in found if match), None)


def _item(cell: Cell) -> tuple[str | None, str]:
    """(title, words) of an item's cell: a short first paragraph is its title."""
    lines = [p for p in cell.paragraphs if p.text]
    if len(lines) > 1 and len(lines[0].text.split()) <= TITLE_WORDS and not lines[0].text.endswith("."):
        return lines[0].text, "\n".join(p.text for p in lines[1:])
    return None, "\n".join(p.text for p in lines)


def _one_task_each(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Lines that ran together: "LP to confirm the sum MT to write" is two."""
    for words in NEXT_DOER.split(paragraph.text):
        if words.strip():
            yield paragraph if words == paragraph.text else replace(paragraph, text=words.strip(), runs=())


def _tasks(cell: Cell, owners: Owners) -> Iterator[tuple[str | None, str | None, Sequence[Paragraph]]]:
    """(owner, task, where) of a cell's paragraphs; the task is None where the cell says only who."""
    lines = [q for p in cell.paragraphs for q in _one_task_each(p) if fold(q.text).strip(" .") not in NOTED]
    only = [bool(owners.alone.match(p.text)) and not is_status(p.text) for p in lines]
    if lines and all(only):
        yield "; ".join(p.text.strip(" .") for p in lines), None, lines
        return
    for n, line in enumerate(lines):
        if only[n]:
            continue
        below = lines[n + 1] if n + 1 < len(lines) and only[n + 1] else None
        doer = owners.before_task.match(line.text)
        owner = doer["owner"] if doer and owners.can_act(doer["owner"]) else below.text.strip(" .") if below else None
        yield owner, line.text.strip(), [line, below] if below else [line]
