"""What a column of an action table holds, where its header leaves that open."""

from __future__ import annotations

import pytest

from councilpapers.document import Table
from councilpapers.extract.actions.action_columns import action_columns
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims, ProgressCandidate
from councilpapers.extract.columns import Grid

from ..grids import report, table


def field(header: str, *cells: str, described: str = "Action", beside: str = "Lead") -> str | None:
    """The field of a column with this header and these cells, in a table of actions."""
    rows = [[f"Mend gate number {n} at the park", "J Moss", words] for n, words in enumerate(cells)]
    columns = action_columns(Grid(table([described, beside, header], *rows)))
    assert columns is not None
    return columns.fields[2]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Progress", ("75%", "100%"), "percent_complete"),
        ("Complete", ("▓▓▓░ 75%", "▓▓▓▓ 100%"), "percent_complete"),
        ("Progress", ("75% of posts are filled", "All done"), "progress"),
        ("Status / Update", ("Complete – sent on 10 October.", "Overdue – draft agreed."), "comments"),
        ("Status / Update", ("Complete", "Overdue"), "status"),
        ("Status", ("Complete", "In progress"), "status"),
        ("Carbon impact", ("High", "Low"), None),
        ("Target score", ("12", "8"), None),
        ("Directorate", ("Place", "People"), None),
        ("Impact", ("Fewer falls at the gate", "Safer children"), "outcomes"),
        ("Progress (RAG)", ("Twelve schools now take part", "All staff have been trained"), "progress"),
        ("Progress (RAG)", ("Green", "Amber"), "rag"),
        ("Progress (RAG)", ("Green but costs are rising", "Amber"), "rag"),
        ("Progress (RAG)", ("", ""), "rag"),
        ("Evidence / comments", ("Lists checked", "Quotes obtained"), "comments"),
        ("Rating", ("On track", "Completed"), "status"),
        ("Rating", ("High", "Low"), "priority"),
        ("Corrective action", ("Split the contract", "Ask again"), "issues"),
        ("Management response", ("Accepted in part", "Rejected"), None),
    ],
)
def test_what_stands_below_tells_what_a_column_holds(header: str, cells: tuple[str, ...], expected: str | None) -> None:
    assert field(header, *cells) == expected


def test_the_answer_to_a_recommendation_is_a_comment_where_no_action_is_printed() -> None:
    assert field("Management response", "Agreed", "Rejected", described="Recommendation") == "comments"


def actions(grid: Table) -> list[ActionCandidate]:
    return [c for c in find_actions(report(grid), Claims()) if isinstance(c, ActionCandidate)]


def test_a_title_of_its_own_is_no_theme_and_a_repeated_one_is() -> None:
    header = ["Title", "Description", "Due date", "Owned by"]
    first = ["Asset review", "Review all buildings and report", "31/03/2024", "Claire Ing"]
    second = ["Print contract", "Let a new contract for print", "31/03/2024", "Claire Ing"]
    assert [a.theme for a in actions(table(header, first, second))] == [None, None]
    assert [a.theme for a in actions(table(header, first, [first[0], *second[1:]]))] == [first[0], first[0]]


def test_a_number_within_the_recommendation_is_the_reference_of_its_action() -> None:
    header = ["No", "Recommendation", "Action we will take", "Owner"]
    rows = [
        ["1", "Improve timeliness", "1.1 Recruit two chairs", "J Moss"],
        ["2", "Audit files", "Audit files", "J Moss"],
    ]
    assert [a.reference for a in actions(table(header, *rows))] == ["1.1", "2"]


def test_agenda_items_beside_references_are_themes() -> None:
    grid = table(
        ["Ref", "Agenda item", "Action", "Lead"],
        ["B/23/014", "Winter plan", "Share the plan with partners", "J Moss"],
        ["B/23/015", "Finance report", "Add a forward look", "J Moss"],
    )
    assert [(a.reference, a.theme) for a in actions(grid)] == [
        ("B/23/014", "Winter plan"),
        ("B/23/015", "Finance report"),
    ]


def test_agenda_items_alone_are_themes_and_their_numbers_references() -> None:
    header = ["Agenda item", "Action", "Lead"]
    named = table(header, ["Winter plan", "Share it", "J Moss"], ["Better care", "Write it", "J Moss"])
    numbered = table(header, ["Item 4", "Share it", "J Moss"], ["Item 6", "Write it", "J Moss"])
    assert [(a.reference, a.theme) for a in actions(named)] == [(None, "Winter plan"), (None, "Better care")]
    assert [(a.reference, a.theme) for a in actions(numbered)] == [("Item 4", None), ("Item 6", None)]


def test_a_first_column_of_codes_holds_references_whatever_its_header_says() -> None:
    header = ["AFI", "Action", "Lead"]
    coded = table(header, ["AFI 1", "Recruit two officers", "J Moss"], [None, "Train them", "J Moss"])
    assert [a.reference for a in actions(coded)] == ["AFI 1", "AFI 1"]
    assert [a.reference for a in actions(table(header, ["2023", "Recruit two officers", "J Moss"]))] == [None]


def test_an_earlier_update_gives_way_to_the_current_one() -> None:
    header = ["Ref", "Action", "Previous update", "Current update", "Previous RAG", "RAG"]
    (read,) = actions(table(header, ["4", "Order a safe", "Not begun.", "Ordered.", "Red", "Amber"]))
    assert (read.comments, read.rag) == ("Ordered.", "Amber")


def test_columns_of_colours_under_one_heading_are_periods() -> None:
    """Quarters of which some say their colour only by a fill."""
    grid = table(
        ["Action", "Owner", "Progress Q1", "Progress Q2", "Progress Q3"],
        ["Mend the gate", "J Moss", ("G", "00B050"), ("A", "FFC000"), ("", "FF0000")],
        ["Plant the trees", "J Moss", ("G", "00B050"), ("G", "00B050"), ""],
    )
    found = list(find_actions(report(grid), Claims()))
    steps = [(c.period, c.status, c.fill) for c in found if isinstance(c, ProgressCandidate)]
    assert steps == [
        ("Q1", "G", None),
        ("Q2", "A", None),
        ("Q3", None, "FF0000"),
        ("Q1", "G", None),
        ("Q2", "G", None),
    ]


@pytest.mark.parametrize(
    ("finding", "held_as"),
    [
        (("Purchase rules were not followed in four cases", "Requests for information were answered late"), "issues"),
        (("Bins", "Street lights"), "theme"),
    ],
)
def test_an_issue_before_the_action_is_told_or_only_named(finding: tuple[str, str], held_as: str) -> None:
    rows = [[words, f"Train all {n} managers", "J Moss", "May 2024"] for n, words in enumerate(finding)]
    found = actions(table(["Governance issue", "Action", "Owner", "By when"], *rows))
    assert [getattr(action, held_as) for action in found] == list(finding)


@pytest.mark.parametrize(
    ("status", "deadline", "original"),
    [
        ("Not done – revised date 31 Jan 2024", "31 Jan 2024", "30 Sep 2023"),
        ("Delayed. New target date: March 2024", "March 2024", "30 Sep 2023"),
        ("Not done. Revised dates to be agreed.", "30 Sep 2023", None),
        ("Done on 31 Jan 2024", "30 Sep 2023", None),
    ],
)
def test_a_revised_date_told_beside_the_deadline_is_in_force(status: str, deadline: str, original: str | None) -> None:
    row = ["Update the list each quarter", "J Moss", "30 Sep 2023", status]
    (action,) = actions(table(["Agreed action", "Owner", "Target date", "Status"], row))
    assert (action.deadline, action.original_deadline) == (deadline, original)


def test_yes_under_a_header_that_asks_for_it_is_what_the_header_says() -> None:
    grid = table(
        ["Action", "Who", "Complete (Y/N)"], ["Paint the kiosk", "Clerk", "Y"], ["Mend the gate", "Clerk", "N"]
    )
    assert [a.status for a in actions(grid)] == ["Complete", "N"]


def test_beside_owner_date_and_state_the_first_column_of_words_is_the_action() -> None:
    header = ["ID", "Scheme", "Lead body", "Delivery date", "Current position", "RAG status"]
    row = ["IDP3", "Junction improvement at Mill Lane", "County Highways", "2026", "Design complete.", "Green"]
    (read,) = actions(table(header, row))
    assert (read.description, read.lead_officer, read.progress) == (row[1], row[2], row[4])
    assert actions(table([*header[:3], "Value"], [*row[:3], "£2m"])) == []


def test_the_colour_of_this_quarter_counts() -> None:
    header = ["Action", "Lead", "Last quarter", "This quarter"]
    grid = table(
        header,
        ["Order a safe", "J Moss", ("", "FF0000"), ("", "FFC000")],
        ["Fit it", "J Moss", ("", "FFC000"), ""],
    )
    assert [a.fill for a in actions(grid)] == ["FFC000", None]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Item", ("7", "8a"), "reference"),
        ("Item", ("Toilets", "Allotments"), "theme"),
        ("Minute reference", ("Housing Committee 13.02.24, item 7", "Housing Committee 07.05.24, item 11"), "raised"),
        ("Paper", ("Patient survey", "Corporate risk"), "theme"),
        ("Rec", ("Rents should be reviewed each year.", "Overpayments should be chased at once."), "recommendation"),
        (
            "What we learned",
            ("Crews did not report the blocked roads", "Letters were much too hard to follow"),
            "issues",
        ),
    ],
)
def test_what_stands_before_the_action(header: str, cells: tuple[str, ...], expected: str) -> None:
    rows = [[str(n), words, f"Mend gate number {n} at the park", "J Moss"] for n, words in enumerate(cells)]
    columns = action_columns(Grid(table(["No.", header, "Action", "Lead"], *rows)))
    assert columns is not None
    assert columns.fields[1] == expected


@pytest.mark.parametrize(
    ("second", "fields"),
    [
        ("Sub-action", ("theme", "description")),
        ("Next steps", ("description", None)),
        ("Progress", ("description", "progress")),
    ],
)
def test_an_action_over_its_sub_actions_is_what_they_belong_to(second: str, fields: tuple[str | None, ...]) -> None:
    rows = [["Prevent rough sleeping", words, "J Moss", "May 2024"] for words in ("Fund two posts", "Open winter beds")]
    columns = action_columns(Grid(table(["Action", second, "Lead", "Due"], *rows)))
    assert columns is not None
    assert columns.fields[:2] == fields


def test_codes_under_an_empty_header_are_references_in_spite_of_bands() -> None:
    grid = table(
        ["", "What we will do", "Lead", "By when"],
        ["1. Hear the voice of adults"],
        ["1a", "Set up a panel", "J Moss", "June 2025"],
        ["1b", "Ask for feedback", "J Moss", "May 2025"],
    )
    columns = action_columns(Grid(grid))
    assert columns is not None
    assert columns.fields[0] == "reference"


def test_the_date_of_a_council_is_no_deadline() -> None:
    rows = [["17 July 2024", "Write to the builders", "J Moss"], ["16 October 2024", "Ask the operators", "A Bell"]]
    columns = action_columns(Grid(table(["Date of Council", "Action resolved", "Lead officer"], *rows)))
    assert columns is not None
    assert not columns.has("deadline")


def test_a_department_does_it_where_nobody_is_named() -> None:
    columns = action_columns(Grid(table(["Action", "Department", "Due date"], ["Mend the gate", "Parks", "May 2024"])))
    assert columns is not None
    assert columns.fields[1] == "lead_officer"


@pytest.mark.parametrize(
    ("printed", "reference"), [("SR (24/25) 01", "SR (24/25) 01"), ("OSC 24 3", "OSC 24 3"), ("4.2 Closed", "4.2")]
)
def test_a_reference_may_be_in_parts(printed: str, reference: str) -> None:
    grid = table(["Ref", "Action", "Lead"], [printed, "Mend the gate at the park", "J Moss"])
    (action,) = (c for c in find_actions(report(grid), Claims()) if isinstance(c, ActionCandidate))
    assert action.reference == reference


def test_what_was_to_be_done_stands_under_what_we_said_we_would_do() -> None:
    grid = table(
        ["Commitment", "What we said we would do", "What we have done", "RAG"],
        ["Safe homes", "Check every home for damp", "Half of the homes were inspected", "Amber"],
        ["Listening", "Set up a panel of tenants", "Nine tenants were recruited", "Green"],
    )
    columns = action_columns(Grid(grid))
    assert columns is not None
    assert columns.fields == ("theme", "description", "progress", "rag")


def test_an_area_for_improvement_in_a_sentence_is_what_is_tracked() -> None:
    grid = table(
        ["No.", "Area for improvement", "Lead", "Status"],
        ["1", "Inspect all of the risky premises in time", "J Moss", "In progress"],
        ["2", "Make it easy for staff to raise concerns", "A Bell", "Closed"],
    )
    columns = action_columns(Grid(grid))
    assert columns is not None
    assert columns.fields[1] == "description"


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Issue raised by residents", ("Speeding on Mill Lane", "Litter behind the shops"), "issues"),
        ("Six month review", ("The bus began in May", "The bid was sent"), "progress"),
        ("✓", ("✓", ""), "status"),
        ("How the standard was not being met", ("No list was kept at all", "Nobody was trained in it"), "issues"),
    ],
)
def test_columns_right_of_the_action(header: str, cells: tuple[str, ...], expected: str) -> None:
    assert field(header, *cells) == expected


def test_the_colour_of_an_impact_is_not_that_of_the_action() -> None:
    rows = (["Action", "Lead", "Activity RAG", "Impact RAG"], ["Agree the data", "J Moss", "B", "G"])
    columns = action_columns(Grid(table(*rows)))
    assert columns is not None
    assert columns.fields[2:] == ("rag", None)


def test_the_no_of_yes_and_no_is_no_number() -> None:
    rows = (
        ["Code provision", "Comply: Yes / No", "Action to be taken", "Lead and date"],
        ["1.6", "No", "Buy a case system", "Services Manager, June 2024"],
    )
    columns = action_columns(Grid(table(*rows)))
    assert columns is not None
    assert columns.fields[:2] == ("reference", None)


def test_a_standard_that_is_judged_is_no_action() -> None:
    rows = (
        ["Standard", "RAG", "Comments"],
        ["The board meets at least four times a year", "Green", "It met five times"],
        ["Members are trained in the code each year", "Amber", "Two were not"],
    )
    assert action_columns(Grid(table(*rows))) is None
