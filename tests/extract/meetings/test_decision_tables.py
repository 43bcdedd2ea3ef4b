"""Decisions set out in tables."""

from __future__ import annotations

import pytest

from councilpapers.document import Table
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import Claims
from councilpapers.extract.meetings.decision_tables import decision_table
from councilpapers.extract.meetings.decisions import find_decisions

from ..grids import heading, report, table, text

SHEET = table(
    ["Item No", "Title", "Decision", "Officer"],
    ["5", "Leisure Contract", "RESOLVED: That the contract be extended.", "Director of Place"],
    ["6", "Risk Register", "That:\n(1) the register be noted; and\n(2) a further report be made.", "Head of Audit"],
    ["7", "Parking", "None", ""],
)


@pytest.mark.parametrize(
    ("listed", "columns"),
    [
        (SHEET, (2, 1, 0)),
        (table(["Agenda Item", "Decision(s)"], ["5. Leisure", "Noted."]), (1, 0, None)),
        (table(["Item", "Report", "Decision made"], ["4", "Leisure", "Noted."]), (2, 1, 0)),
        (table(["Application", "Site", "Decision"], ["12/0001", "Mill Lane", "Granted"]), None),
        (table(["Item", "Action", "Lead"], ["4", "Order the signs", "JB"]), None),
    ],
)
def test_columns_of_decisions(listed: Table, columns: tuple[int, int, int | None] | None) -> None:
    found = decision_table(listed)
    assert (found and (found.decision, found.title, found.number)) == columns


def test_a_decision_sheet_holds_decisions_and_no_actions() -> None:
    paper = report(text("Decision sheet"), SHEET, kind="minutes")
    claims = Claims()
    assert not list(find_actions(paper, claims))
    found = [(d.number, d.item_title, d.label, d.text) for d in find_decisions(paper, claims)]
    assert found == [
        ("5", "Leisure Contract", None, "That the contract be extended."),
        ("6", "Risk Register", "(1)", "the register be noted"),
        ("6", "Risk Register", "(2)", "a further report be made."),
    ]
    assert claims.method(SHEET) == "resolutions"


@pytest.mark.parametrize(
    "box",
    [
        table(
            ["Decision number:", "14/2017"],
            ["Decision:", "The Cabinet approved the plan."],
            ["Reasons:", "It was agreed to be good practice."],
        ),
        table(
            ["Decision number", "Decision", "Reasons for decision"],
            ["14/2017", "The Cabinet approved the plan.", "It was agreed to be good practice."],
        ),
    ],
)
def test_a_box_under_its_item(box: Table) -> None:
    paper = report(heading("7. PLAN"), text("The plan was presented."), box, heading("8. CLOSE"), kind="minutes")
    found = [(d.number, d.item_title, d.label, d.text) for d in find_decisions(paper, Claims())]
    assert found == [("14/2017", "PLAN", None, "The Cabinet approved the plan.")]


def test_the_record_of_one_members_decision() -> None:
    record = table(
        ["Decision maker", "Councillor Ada Cole, Executive Member for Housing"],
        ["Date of decision", "17 September 2020"],
        ["Subject", "Lease of Brook House"],
        ["Key decision", "No"],
        ["Decision", "1. To enter into a lease.\n2. To delegate minor changes to the Head of Housing."],
        ["Reasons for decision", "It was agreed to be cheaper."],
        ["Options considered", "None"],
        ["Conflicts of interest declared", "None"],
        ["Contact officer", "Ian Moss"],
    )
    paper = report(heading("Record of Executive Member Decision"), record, kind="minutes")
    assert [(d.label, d.text) for d in find_decisions(paper, Claims())] == [
        ("1.", "To enter into a lease."),
        ("2.", "To delegate minor changes to the Head of Housing."),
    ]


def test_minutes_beside_a_column_of_resolutions_that_is_hardly_used() -> None:
    rows = table(
        ["Item", "Description", "Resolution"],
        ["PART 1 - PUBLIC"],
        ["C 08/042", "Election of Mayor\nRESOLVED: That Councillor Cole be elected.", ""],
        ["C 08/043", "Minutes\nRESOLVED: That the minutes be approved.", ""],
        ["C 08/044", "Committees", "RESOLVED: That they be appointed."],
    )
    paper = report(heading("Meeting documents"), rows, kind="minutes")
    assert [(d.number, d.text) for d in find_decisions(paper, Claims())] == [
        ("C 08/042", "That Councillor Cole be elected."),
        ("C 08/043", "That the minutes be approved."),
        ("C 08/044", "That they be appointed."),
    ]
