"""Actions in the last column of minutes set out as a table."""

from __future__ import annotations

import pytest

from councilpapers.document import Table
from councilpapers.extract.actions.minuted_actions import find_minuted_actions
from councilpapers.extract.candidates import Claims

from ..grids import report, table, text

Row = tuple[str | None, str | None, str | None, str]


def found(listed: Table) -> list[Row]:
    paper = report(text("Notes of the Safety Board"), listed, kind="minutes")
    return [(a.reference, a.theme, a.lead_officer, a.description) for a in find_minuted_actions(paper, Claims())]


@pytest.mark.parametrize(
    ("listed", "rows"),
    [
        (
            table(
                ["Item", "Discussion", "Action"],
                ["1", "Welcome\nThe Chair welcomed everyone to the hall.", ""],
                ["2", "Case review\nThe draft was discussed at length.", "BO to revise the draft by 30 May 2014"],
                ["3", "Budget\nThe police have not answered.", "LP to ask the police MT to write to the county"],
                ["4", "Dates\nThese were noted by all.", "Noted"],
            ),
            [
                ("2", "Case review", "BO", "BO to revise the draft by 30 May 2014"),
                (None, "Budget", "LP", "LP to ask the police"),
                (None, "Budget", "MT", "MT to write to the county"),
            ],
        ),
        (
            table(
                ["Minute", "Item", "Action by"],
                ["A23/41", "Apologies\nCllr Upton.", ""],
                ["A23/42", "Allotments\nIt was agreed to offer the two plots.", "Town Clerk"],
            ),
            [("A23/42", "Allotments", "Town Clerk", "It was agreed to offer the two plots.")],
        ),
        (
            table(["Item", "Discussion", "Action"], ["7", "Lamps in Mill Lane are out.", "Write to the county\nClerk"]),
            [("7", None, "Clerk", "Write to the county")],
        ),
        (table(["Application", "Site", "Who"], ["12/0001/FUL", "Mill Lane, next to the pond", "Mr Dee"]), []),
        (table(["Payee", "Detail", "Total"], ["1", "Stationery", "12.00"]), []),
    ],
)
def test_tasks_beside_what_was_said(listed: Table, rows: list[Row]) -> None:
    assert found(listed) == rows


def test_the_table_is_read_and_a_due_date_found() -> None:
    listed = table(["Item", "Notes", "Action"], ["2", "Review of the case.", "BO to revise the draft by 30 May 2014"])
    paper, claims = report(listed, kind="minutes"), Claims()
    (action,) = find_minuted_actions(paper, claims)
    assert (action.deadline, claims.method(listed)) == ("30 May 2014", "minutes")
