"""Columns whose cells contradict what their header means elsewhere."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.action_columns import action_columns
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.columns import Grid

from ..grids import report, table


@pytest.mark.parametrize(
    ("header", "row", "next_row", "fields"),
    [
        (
            ["Step", "Activity", "Lead"],
            ["1a", "Train two wardens", "J Moss"],
            ["1b", "Fit new lamps", "A Bell"],
            ("reference", "description", "lead_officer"),
        ),
        (
            ["Programme", "Action", "Planned end"],
            ["Customer", "Open the contact centre", "Mar 25"],
            ["Assets", "Merge the two depots", "Dec 25"],
            ("theme", "description", "deadline"),
        ),
        (
            ["Lesson", "Lesson", "Action", "Lead"],
            ["1", "Rest centres opened late", "Give keys to two more", "J Moss"],
            ["2", "Nobody knew whom to call", "Print the number on bills", "A Bell"],
            ("reference", "issues", "description", "lead_officer"),
        ),
        (
            ["Our commitment", "Milestone", "Status"],
            ["Safer streets", "Fit lamps in Mill Lane", "On track"],
            ["Safer streets", "Paint the crossing at Elm Road", "Complete"],
            ("theme", "description", "status"),
        ),
        (
            ["Our commitment", "Milestone", "Status"],
            ["Safer streets", "Fit lamps in Mill Lane", "On track"],
            ["Cleaner parks", "Paint the gates at Elm Road", "Complete"],
            ("description", "outcomes", "status"),
        ),
        (
            ["Improvement", "Key milestones", "Due", "Who"],
            ["Streets feel safer", "Fit lamps in Mill Lane", "May 2024", "J Moss"],
            [None, "Paint the crossing at Elm Road", "June 2024", "A Bell"],
            ("theme", "description", "deadline", "lead_officer"),
        ),
        (
            ["Recommendation", "Cabinet response", "Accepted?", "Lead", "Delivered?"],
            ["That fees be frozen for a year", "Agreed for this year", "Yes", "J Moss", "Yes"],
            ["That buses run in the evening", "To be included", "Yes", "A Bell", "No"],
            ("description", "comments", None, "lead_officer", "status"),
        ),
        (
            ["#", "Risk", "Issue and impact", "Management response / officer / due date"],
            ["1", "High", "Journals were posted unseen by others.", "They will be approved. Officer: J Moss"],
            ["2", "Low", "Leavers kept their access to it.", "A report will be run. Officer: A Bell"],
            ("reference", "priority", "issues", "description"),
        ),
        (
            ["", "", "Action measure", "Responsibility"],
            ["1.1", "1.1.1", "Offer braille calendars", "A Bell"],
            [None, "1.1.2", "Give notice of changes", "J Moss"],
            (None, "reference", "description", "lead_officer"),
        ),
        (
            ["Recommendation", "Progress", "Addressed?", "Further action?"],
            ["Agree a plan for the workforce", "Drafted.", "Partially", "Yes, finish it"],
            ["Report waivers to members", "Done.", "Yes", "No"],
            ("description", "progress", "status", "comments"),
        ),
        (
            ["Measure", "Category", "Completion year", "Organisations involved", "Measure status"],
            ["Fit stands at three stations", "Transport", "2025", "Highways", "Planning"],
            ["Replace five diesel vans", "Fleet", "2024", "Depot", "Completed"],
            ("description", "theme", "deadline", "lead_officer", "status"),
        ),
        (
            ["Area for improvement", "Action", "Who"],
            ["The service should test its mobile terminals", "Replace all of them", "J Moss"],
            ["The service should evaluate home visits", "Ask the university", "A Bell"],
            ("recommendation", "description", "lead_officer"),
        ),
        (
            ["Action category", "Action description", "Who"],
            ["Cleaner transport", "School streets at six sites", "J Moss"],
            ["Buildings", "Enforce smoke control", "A Bell"],
            ("theme", "description", "lead_officer"),
        ),
        (
            ["Action", "Officer", "To be done by"],
            ["Fit new lamps", "J Moss", "End of May 2024"],
            ["Cut the hedges", "A Bell", "3 June 2024"],
            ("description", "lead_officer", "deadline"),
        ),
        (
            ["Action", "Progress assessment", "Position"],
            ["Fit new lamps", "On schedule", "Half of the lamps have come."],
            ["Cut the hedges", "Some slippage", "The cutter is being mended."],
            ("description", "status", "progress"),
        ),
        (
            ["Action", "First agreed date", "Latest agreed date"],
            ["Fit new lamps", "May 2023", "May 2024"],
            ["Cut the hedges", "June 2023", "June 2024"],
            ("description", "original_deadline", "deadline"),
        ),
    ],
)
def test_cells_decide(header: list[str], row: list[str], next_row: list[str | None], fields: tuple[str, ...]) -> None:
    columns = action_columns(Grid(table(header, row, next_row)))
    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    ("due", "deadline", "status"),
    [("Done", None, "Done"), ("Ongoing", "Ongoing", None), ("3 May 2024", "3 May 2024", None)],
)
def test_done_in_the_place_of_a_date(due: str, deadline: str | None, status: str | None) -> None:
    grid = table(["Action", "Who", "Deadline"], ["Fit new lamps", "J Moss", due], ["Cut hedges", "A Bell", "3 May"])
    action = next(a for a in find_actions(report(grid), Claims()) if isinstance(a, ActionCandidate))
    assert (action.deadline, action.status) == (deadline, status)
