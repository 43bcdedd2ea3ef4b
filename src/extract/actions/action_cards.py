"""Cards: tables of labels that tell of one action each ("Action | ...", "Lead | ...", "Deadline | ...")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from ...document import Cell, Paragraph, Table
from ...lookups import fold
from ..columns import Grid, field_of, is_label
from ..due_words import due_words
from ..status_words import COLOUR, is_status
from ..table_rows import boxes_of
from ..themes import theme_of
from .action_columns import PUTS_RIGHT
from .action_drafts import NOTHING, REFERENCE_FIRST, Draft
from .column_contents import DATE_LIKE

Value = TypeVar("Value")
LINES = frozenset(
    {
        "reference",
        "theme",
        "authorising_officer",
        "lead_officer",
        "deadline",
        "original_deadline",
        "revised_deadline",
        "status",
        "rag",
        "percent_complete",
        "raised",
    }
)
TEXTS = frozenset({"description", "comments", "progress", "issues", "outcomes", "recommendation"})
COUNTED = re.compile(
    r"^(?:audit |agreed |management )?(?:action|recommendation|finding|issue|weakness|observation|item)s?"
    r"\s+(?:no\.?|number|ref\.?|point)?\s*(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)\W*$",
    re.IGNORECASE,
)  # what stands over the labels of one action of several
LED_BY_NUMBER = re.compile(
    r"^(?:action|recommendation|task|commitment|milestone)\s(?P<reference>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\s?[:.–—-]\s+(?=[A-Z])",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s?%")
FEWEST_STRETCHES = 2  # of a table of cards
LABEL_WORDS = 10  # "What we are going to do next"
ANSWERED = "response"  # to a recommendation
STATE = frozenset({"deadline", "lead_officer", "status", "rag", "percent_complete"})


def labelled_drafts(grid: Grid, heading: Paragraph | None = None) -> list[Draft]:
    """The actions of a table of labels: one, or one for each stretch under a row over all columns; [] of others.

    `heading` may be the action that the labels tell of: "1.2 Plant a wood" over "Lead | Timescale | Status".
    """
    table = grid.table
    over = [r for r in range(table.row_count) if (cell := _over_all(grid, r)) is not None and cell.row == r]
    if len(over) >= FEWEST_STRETCHES and over[0] == 0:
        made = [labelled_draft(Grid(_stretch(table, a, b))) for a, b in pairwise((*over, table.row_count))]
        if all(made):
            return [draft for draft in made if draft]
    one = labelled_draft(grid) or (headed_draft(grid, heading) if heading is not None else None)
    return [one] if one is not None else []


def _stretch(table: Table, first: int, end: int) -> Table:
    """The rows of a table from `first` to before `end`."""
    cells = tuple(replace(c, row=c.row - first) for c in table.cells if first <= c.row < end)
    return replace(table, cells=cells, row_count=end - first)


def labelled_draft(grid: Grid) -> Draft | None:
    """The action of a sheet "Action | ...", "Lead | ...", "Deadline | ..." under each other; None for other tables."""
    if grid.table.column_count not in (2, 4) or grid.table.row_count < 3:
        return None
    values, pairs = _values(grid)
    over = _over_all(grid)
    title = over.flat if over is not None else None
    counted = COUNTED.match(over.flat) if over is not None else None
    if over is not None and counted is None:
        values.setdefault("description", over)
    if "issue" in values:
        values.setdefault("issues", values.pop("issue"))
    if "description" not in values and answered({name: cell.flat for name, cell in values.items()}):
        values["description"] = values.pop("recommendation")
    if ANSWERED in values:
        values.setdefault("comments", values.pop(ANSWERED))
    if "description" not in values or len(values) < 3 or not STATE & set(values) or 2 * len(values) < pairs:
        return None
    draft = _draft(values["description"].text, values, grid)
    coded = REFERENCE_FIRST.match(title or draft.description)
    if coded and draft.reference is None:
        draft.reference = coded["reference"]
        draft.description = draft.description.removeprefix(coded.group())
    elif counted:
        draft.reference = draft.reference or counted["number"]
    elif title and values["description"] is not over:
        draft.theme = draft.theme or theme_of(title)
    draft.deadline = draft.deadline or due_words(draft.description)
    return draft


def headed_draft(grid: Grid, heading: Paragraph) -> Draft | None:
    """The action that a heading is, with the labels below it, under each other or in one row; None for other tables."""
    values, pairs = _across(grid) if grid.table.row_count == len(("labels", "values")) else _values(grid)
    said = {name: cell.flat for name, cell in values.items()}
    if "description" in values or len(values) < pairs or not says_where_it_stands(said):
        return None
    draft = _draft(heading.text, values, grid)
    draft.deadline = draft.deadline or due_words(draft.description)
    number(draft, heading)
    return draft


def _draft(description: str, values: Mapping[str, Cell], grid: Grid) -> Draft:
    draft = Draft(description, boxes_of(list(values.values())), locator=grid.table.locator)
    draft.quote = "\n".join(cell.flat for cell in values.values())
    for name, cell in values.items():
        if name in LINES:
            setattr(draft, name, " ".join(cell.flat.split()))
        elif name in TEXTS:
            setattr(draft, name, cell.text)
    stated = values.get("rag") or values.get("status")
    draft.fill = stated.fill if stated else None
    return draft


def says_where_it_stands(said: Mapping[str, str]) -> bool:
    """Whether values tell of an action without naming it: two of owner, date and state, and not the owner alone."""
    told = {name: words for name, words in said.items() if name in STATE and words}
    dated = DATE_LIKE.search(told.get("deadline", ""))
    stated = any(is_status(told.get(name, "")) or COLOUR.match(told.get(name, "")) for name in ("status", "rag"))
    return len(told) > 1 and bool(dated or stated)


def number(draft: Draft, heading: Paragraph | None) -> None:
    """The number or code of the heading that is the action: "1.2 Plant a wood", "Action 3: Plant a wood"."""
    coded = LED_BY_NUMBER.match(draft.description) or REFERENCE_FIRST.match(draft.description)
    if heading is not None and heading.number:
        draft.reference = draft.reference or heading.number
    elif coded:
        draft.reference = draft.reference or coded["reference"]
        draft.description = draft.description[coded.end() :]


def _across(grid: Grid) -> tuple[dict[str, Cell], int]:
    """The fields with their cells, where labels stand in the first row and values in the second."""
    values: dict[str, Cell] = {}
    labels = [cell for cell in grid.cells(0) if cell.flat]
    for label in labels:
        value = grid.at(1, label.column)
        name = field_of(label.flat, "action") if is_label(label.flat, "action") else None
        if name and value is not None and value is not label and value.flat:
            values.setdefault(name, value)
    put_in_force(values, {name: cell.flat for name, cell in values.items()})
    return values, len(labels)


def _values(grid: Grid) -> tuple[dict[str, Cell], int]:
    """The fields with their cells, and how many labels there are in all."""
    values: dict[str, Cell] = {}
    pairs = 0
    for row in range(grid.table.row_count):
        for column in range(0, grid.table.column_count, 2):
            label, value = grid.at(row, column), grid.at(row, column + 1)
            if label is None or value is None or label is value or not label.flat:
                continue
            pairs += 1
            name = _meant(field_of(label.flat, "action"), value) if len(label.flat.split()) <= LABEL_WORDS else None
            if name == "description" and name in values and PUTS_RIGHT.match(label.flat):
                name = "issues"
            if name == "issues" and name in values:
                value = replace(value, paragraphs=values[name].paragraphs + value.paragraphs)
                values[name] = value
            if name and value.flat:
                values.setdefault(name, value)
    if "manager" in values:
        values.setdefault("authorising_officer" if "lead_officer" in values else "lead_officer", values["manager"])
    put_in_force(values, {name: cell.flat for name, cell in values.items()})
    return values, pairs


def put_in_force(values: dict[str, Value], said: Mapping[str, str]) -> None:
    """Of two dates that labels tell, the revised one holds; one that says nothing ("N/A") leaves the other in force."""
    revised = values.pop("revised_deadline", None)
    if revised is None or fold(said["revised_deadline"]) in NOTHING:
        return
    if "deadline" in values:
        values.setdefault("original_deadline", values["deadline"])
    values["deadline"] = revised


def _meant(name: str | None, value: Cell) -> str | None:
    """ "Progress | 50%" is how much is done, not what; "Overall progress | Amber" is a state."""
    if name != "progress":
        return name
    if PERCENT.fullmatch(value.flat):
        return "percent_complete"
    return "status" if is_status(value.flat) else name


def _over_all(grid: Grid, row: int = 0) -> Cell | None:
    """The code and title that stand over an action's labels: "CP/07 Market square" over all columns."""
    cells = [cell for cell in grid.cells(row) if cell.flat]
    return cells[0] if len(cells) == 1 and cells[0].column_span == grid.table.column_count else None


def answered(said: Mapping[str, str]) -> bool:
    """Whether labels tell of a recommendation that was answered, or given somebody to do by a date.

    The front sheet of a report has a recommendation, too.
    """
    given = bool(said.get("lead_officer")) and DATE_LIKE.search(said.get("deadline", "")) is not None
    return bool(said.get("recommendation")) and (given or bool(said.get(ANSWERED)))
