"""Header cells -> fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.extract.actions.action_columns import action_columns
from councilpapers.extract.actions.headerless import guess_columns
from councilpapers.extract.columns import Grid, field_of, match_columns
from councilpapers.lookups import spellings
from councilpapers.lookups import table as lookup

from .grids import table


@pytest.mark.parametrize("section", sorted(lookup("headers")))
def test_no_header_stands_under_two_fields(section: str) -> None:
    assert spellings("headers", section)


@pytest.mark.parametrize("section", sorted(lookup("headers")))
def test_no_header_is_told_again_with_a_question_mark(section: str) -> None:
    listed = spellings("headers", section)
    assert not [word for word in listed if word.endswith("?") and word.rstrip("?") in listed]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Action", "description"),
        ("Key Actions for 2019/20", "description"),
        ("What we will do", "description"),
        ("Lead Officer(s)", "lead_officer"),
        ("By whom?", "lead_officer"),
        ("Responsible Officer / Team", "lead_officer"),
        ("Target date for completion", "deadline"),
        ("By when", "deadline"),
        ("Revised target date", "revised_deadline"),
        ("RAG (Q2)", "rag"),
        ("BRAG rating", "rag"),
        ("Progress at Q2 (September 2019)", "progress"),
        ("Action taken / to be taken", "progress"),
        ("Update as at 30th June", "comments"),
        ("Progress Commentary", "comments"),
        ("Outcomes achieved /plan to achieve", "outcomes"),
        ("Issues affecting current/future progress & corrective actions", "issues"),
        ("% Complete", "percent_complete"),
        ("Recommendation", "recommendation"),
        ("Cabinet Member / Officer", "lead_officer"),
        ("Lead Officer and Portfolio Holder", "lead_officer"),
        ("Portfolio Holder", "authorising_officer"),
        ("Management Response / Agreed Action", "description"),
        ("Management Response", "response"),
        ("Postcode", None),
        ("", None),
        ("The council should go on working with its partners so that the pace of change is kept up this year", None),
    ],
)
def test_field_of(header: str, field: str | None) -> None:
    assert field_of(header, "action") == field


def test_columns_are_found_in_any_order_below_bands() -> None:
    grid = table(
        ["Priority 1 - Cleaner streets"],
        ["RAG", "When", "Who", "Action"],
        ["G", "May 2020", "J Bell", "Replace the bins in the market place"],
    )
    columns = match_columns(grid, "action")
    assert columns is not None
    assert columns.fields == ("rag", "deadline", "lead_officer", "description")
    assert columns.header_rows == (1,)


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        # two columns could be the action: what is to be done is, what was done is progress
        (
            [
                ["Subject", "Action taken / to be taken", "Target date"],
                ["Widen the range of day services on offer", "A tender was let.", "March 2010"],
            ],
            ("description", "progress", "deadline"),
        ),
        # a tracker that prints recommendation and agreed action
        (
            [
                ["Recommendation", "Agreed action", "Owner", "Due", "Status"],
                ["Reconcile monthly", "Reconciliations will be signed off", "Ana Bell", "1/4/2020", "Open"],
            ],
            ("recommendation", "description", "lead_officer", "deadline", "status"),
        ),
        # a tracker without an agreed action: the recommendation is the action, the response a comment
        (
            [
                ["Ref", "Recommendation", "Management response", "Officer", "Due date"],
                ["1", "Reconcile the ledger every month", "Agreed, from April", "Ana Bell", "1/4/2020"],
            ],
            ("reference", "description", "comments", "lead_officer", "deadline"),
        ),
        # a column headed progress that holds nothing but status words
        (
            [
                ["Meeting date", "Action", "Deadline", "Progress"],
                ["1/2/2011", "Write to the Minister", "June", "On track"],
            ],
            ("raised", "description", "deadline", "status"),
        ),
        # original and revised date
        (
            [
                ["Action", "Lead", "Original target date", "Revised target date"],
                ["Adopt the local plan for the borough", "K Moss", "May 2019", "May 2020"],
            ],
            ("description", "lead_officer", "original_deadline", "deadline"),
        ),
        # the header cell over the actions is empty
        (
            [["No", "", "Owner", "Update"], ["1", "Ask for quotes for the new fence", "AB", "Two quotes in hand"]],
            ("reference", "description", "lead_officer", "comments"),
        ),
        # one column for code and title, a bar for the percentage
        (
            [
                ["Action Code & Title", "Assigned To", "Due Date", "Status", "Progress Bar", "Latest Note"],
                ["ASH18_01 Build the crossing", "Ana Bell", "31-Mar-2019", "In Progress", "60%", "Tender issued."],
            ],
            ("description", "lead_officer", "deadline", "status", "percent_complete", "comments"),
        ),
        # numbers under an empty header
        (
            [["", "Action", "By whom", "By when"], ["1.", "Obtain quotes for a bench", "Clerk", "May"]],
            ("reference", "description", "lead_officer", "deadline"),
        ),
        # a priority that is words is the theme
        (
            [
                ["Ref", "Priority", "Action", "Lead"],
                ["1.1", "Priority 1 A town that is easy to walk", "Build the crossing", "Ana Bell"],
            ],
            ("reference", "theme", "description", "lead_officer"),
        ),
    ],
)
def test_ambiguous_headers_are_settled_by_their_neighbours(rows: list[list[str]], fields: tuple[str, ...]) -> None:
    columns = action_columns(Grid(table(*rows)))
    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    "rows",
    [
        [["Indicator", "Target", "Actual", "RAG"], ["Waste recycled", "45%", "47%", "G"]],
        [["Payee", "Detail", "Total", "VAT", "Comments"], ["Ashby Garage", "Mower", "120.00", "20.00", ""]],
        [["Item", "Lead", "Paper"], ["Apologies for absence of members", "Chair", "Verbal"]],
        [["Project", "Cost", "Comments"], ["Roof of the village hall", "£2,000", "Grant awarded"]],
        [["Name", "Role", "Present"], ["Ana Bell", "Clerk", "Yes"]],
        [["Only one cell"], ["and another"]],
    ],
)
def test_other_tables_hold_no_actions(rows: list[list[str]]) -> None:
    grid = Grid(table(*rows))
    assert action_columns(grid) is None
    assert guess_columns(grid) is None


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        (
            [["Circulate the minutes of the last meeting", "New"], ["Publish the draft plan", "Carried forward"]],
            ("description", "status"),
        ),
        (
            [
                ["A1", "Mend the gate at Mill Lane field", "JH/HD", ""],
                ["A2", "Ask for three quotes for it", "HD", "In hand"],
            ],
            ("reference", "description", "lead_officer", "status"),
        ),
    ],
)
def test_a_headerless_list_is_told_by_its_content(rows: list[list[str]], fields: tuple[str, ...]) -> None:
    columns = guess_columns(Grid(table(*rows)))
    assert columns is not None
    assert columns.fields == fields


@pytest.mark.parametrize(
    ("rows", "guessed"),
    [
        ([["A1", "JB to mend the gate at Mill Lane", "JB"], ["A2", "Quotes for the roof needed", "HD"]], True),
        ([["A1", "Write to the county council again", "JB"], ["A2", "Ask for three quotes", "HD"]], True),
        ([["TC44", "Glossary entry for a brief", "CH"], ["TC45", "Glossary entry on a fund", "CH"]], False),
    ],
)
def test_capitals_beside_texts_are_owners_of_tasks_only(rows: list[list[str]], guessed: bool) -> None:
    assert (guess_columns(Grid(table(*rows))) is not None) is guessed


def test_headers_on_two_levels() -> None:
    grid = table(
        ["Action", "Lead", "Target date", "Target date", "Status"],
        ["", "", "Original", "Revised", ""],
        ["Adopt the local plan", "K Moss", "May 2019", "May 2020", "Delayed"],
    )
    wide = [c for c in grid.cells if not (c.row == 0 and c.column in (2, 3))]
    first = next(c for c in grid.cells if c.row == 0 and c.column == 2)
    columns = action_columns(Grid(replace(grid, cells=(*wide, replace(first, column_span=2)))))
    assert columns is not None
    assert columns.fields == ("description", "lead_officer", "original_deadline", "deadline", "status")
    assert columns.body_start == 2


def test_the_second_level_may_name_what_the_first_leaves_blank() -> None:
    grid = table(
        ["", "", "", "Completion date", "Completion date", "Progress to June 2024", "Progress to June 2024"],
        ["Ref", "Action", "Lead", "Original", "Revised", "RAG", "Commentary"],
        ["E1", "Open the hall", "K Moss", "May 2019", "May 2020", "Amber", "Roof is late."],
    )
    doubled = {(0, 3), (0, 4), (0, 5), (0, 6)}
    kept = [c for c in grid.cells if (c.row, c.column) not in doubled]
    wide = [replace(c, column_span=2) for c in grid.cells if c.row == 0 and c.column in (3, 5)]
    columns = action_columns(Grid(replace(grid, cells=(*kept, *wide))))
    assert columns is not None
    expected = ("reference", "description", "lead_officer", "original_deadline", "deadline", "rag", "comments")
    assert (columns.fields, columns.body_start) == (expected, 2)
