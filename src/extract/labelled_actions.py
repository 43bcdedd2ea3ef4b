"""An action laid out on its side: the labels stand in the first column, what they label beside them."""

from __future__ import annotations

from ..document import Cell
from .action_drafts import Draft
from .columns import Grid, field_of
from .table_rows import boxes_of

LINES = frozenset(
    {
        "reference",
        "theme",
        "authorising_officer",
        "lead_officer",
        "deadline",
        "original_deadline",
        "status",
        "rag",
        "percent_complete",
        "raised",
    }
)
TEXTS = frozenset({"description", "comments", "progress", "issues", "outcomes", "recommendation"})
STATE = frozenset({"deadline", "lead_officer", "status", "rag", "percent_complete"})


def labelled_draft(grid: Grid) -> Draft | None:
    """The action of a sheet "Action | ...", "Lead | ...", "Deadline | ..." under each other; None for other tables."""
    if grid.table.column_count not in (2, 4) or grid.table.row_count < 3:
        return None
    values: dict[str, Cell] = {}
    pairs = 0
    for row in range(grid.table.row_count):
        for column in range(0, grid.table.column_count, 2):
            label, value = grid.at(row, column), grid.at(row, column + 1)
            if label is None or value is None or label is value or not label.flat:
                continue
            pairs += 1
            name = field_of(label.flat, "action") if len(label.flat.split()) <= 6 else None
            if name and value.flat and name not in values:
                values[name] = value
    if "description" not in values or len(values) < 3 or not STATE & set(values) or 2 * len(values) < pairs:
        return None
    draft = Draft(values["description"].text, boxes_of(list(values.values())), locator=grid.table.locator)
    draft.quote = "\n".join(cell.flat for cell in values.values())
    for name, cell in values.items():
        if name in LINES:
            setattr(draft, name, " ".join(cell.flat.split()))
        elif name in TEXTS:
            setattr(draft, name, cell.text)
    if "rag" in values or "status" in values:
        draft.fill = values.get("rag", values.get("status", next(iter(values.values())))).fill
    return draft
