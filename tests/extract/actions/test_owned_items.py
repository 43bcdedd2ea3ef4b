"""Who leads and by when, told beside a list's items, a band, or as a second date of a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.extract.actions.action_cards import labelled_drafts
from councilpapers.extract.actions.labelled_actions import find_labelled_actions
from councilpapers.extract.candidates import Claims
from councilpapers.extract.columns import Grid

from ..grids import heading, report, table, text
from .test_actions import actions

RISKS = ["Risk", "Mitigating actions (owner, date)", "Risk owner"]


def test_items_with_owner_and_date_in_brackets_are_an_action_each() -> None:
    listed = "Post two adverts (Planning Manager, May 2024)\nFind an agency (Head of Place, June 2024)"
    first, second = actions(table(RISKS, ["Too few planners", listed, "Director of Place"]))
    assert (first.description, first.lead_officer, first.deadline) == (
        "Post two adverts",
        "Planning Manager",
        "May 2024",
    )
    assert (second.description, second.lead_officer, second.deadline) == (
        "Find an agency",
        "Head of Place",
        "June 2024",
    )
    assert first.issues == second.issues == "Too few planners"


@pytest.mark.parametrize(
    "cell",
    [
        "Post two adverts (Planning Manager)\nFind an agency (Head of Place, June 2024)",  # not every item says when
        "Post two adverts (see item 3, May 2024)\nFind an agency (see item 4, June 2024)",
        "Post two adverts (Planning Manager, May 2024)\nThe panel will be told.",
    ],
)
def test_a_cell_of_which_not_every_line_says_who_and_when_is_one_action(cell: str) -> None:
    assert [a.description for a in actions(table(RISKS, ["Too few planners", cell, "Director of Place"]))] == [cell]


def test_a_band_may_have_its_lead_in_a_cell_beside_it() -> None:
    plain = table(
        ["Objective 1: Warm homes", "", "Lead: Head of Housing", ""],
        ["No", "Action", "Target date", "Status"],
        ["1.1", "Insulate the lofts", "Oct 2023", "Complete"],
    )
    wide = [replace(c, column_span=2) if c.row == 0 else c for c in plain.cells if c.row or c.flat]
    (action,) = actions(replace(plain, cells=tuple(wide)))
    assert (action.theme, action.lead_officer, action.reference) == ("Warm homes", "Head of Housing", "1.1")


def test_a_card_under_a_number_tells_of_the_recommendation() -> None:
    (draft,) = labelled_drafts(
        Grid(
            table(
                ["Recommendation 2"],
                ["Finding", "There is no list of card holders."],
                ["Recommendation", "Keep a register of card holders."],
                ["Management response", "Agreed."],
                ["Responsible officer", "Exchequer Manager"],
                ["Original date", "30 June 2024"],
                ["Revised date", "30 September 2024"],
                ["Status", "In progress"],
            )
        )
    )
    assert (draft.reference, draft.description, draft.comments) == ("2", "Keep a register of card holders.", "Agreed.")
    assert (draft.deadline, draft.original_deadline) == ("30 September 2024", "30 June 2024")


@pytest.mark.parametrize(
    "revised, deadline, original", [("31 March 2025", "31 March 2025", "June 2024"), ("N/A", "June 2024", None)]
)
def test_an_exception_tells_the_revised_date_and_its_trouble(revised: str, deadline: str, original: str | None) -> None:
    paper = report(
        heading("Corporate Plan exceptions"),
        heading("Renew the camera network", 2),
        text("RAG status: Red"),
        text("Lead officer: Safety Manager"),
        text("Target date: June 2024"),
        text(f"Revised target date: {revised}"),
        text("Reason for delay: The bidder withdrew."),
        text("Corrective action: A second tender will be issued."),
    )
    (action,) = find_labelled_actions(paper, Claims())
    assert (action.description, action.deadline, action.original_deadline) == (
        "Renew the camera network",
        deadline,
        original,
    )
    assert action.issues == "The bidder withdrew.\nA second tender will be issued."


@pytest.mark.parametrize(
    "caption, theme",
    [
        ("Community Scrutiny Committee – Norbeck Borough Council", None),
        ("Housing Board, Ashby Vale Council", None),
        ("Safeguarding Adults Board", None),
        ("Parks, paths and play", "Parks, paths and play"),
    ],
)
def test_whose_paper_it_is_is_no_theme(caption: str, theme: str | None) -> None:
    rows = (["Action", "Lead", "Due"], ["Fit lamps", "J Moss", "May 2024"])
    (action,) = actions(heading("Housing Scrutiny Committee"), text(caption), table(*rows))
    assert action.theme == theme


def test_a_list_headed_by_the_body_that_keeps_it_has_no_theme() -> None:
    (action,) = actions(
        heading("Flood Scrutiny Panel"), table(["Action", "Lead", "Due"], ["Clear the culvert", "J Moss", "May 2024"])
    )
    assert action.theme is None


@pytest.mark.parametrize(
    "over, status",
    [
        ("Completed actions", "Completed"),
        ("Actions closed since the last meeting", "closed"),
        ("Actions to be completed", None),
        ("Outstanding actions", None),
        ("Completed and overdue actions", None),
        ("Planned actions", None),
        ("Completed estates", None),
    ],
)
def test_a_heading_may_say_where_all_that_it_lists_stands(over: str, status: str | None) -> None:
    rows = (["Action", "Lead", "Due"], ["Fit lamps", "J Moss", "May 2024"])
    (action,) = actions(heading("Safety plan"), heading(over, 2), table(*rows))
    (banded,) = actions(heading("Safety plan"), table(rows[0], [over], rows[1]))
    assert action.status == banded.status == status


def test_a_state_of_its_own_goes_before_that_of_the_heading() -> None:
    rows = (["Action", "Lead", "Status"], ["Fit lamps", "J Moss", ""], ["Fit bells", "J Moss", "Overdue"])
    assert [a.status for a in actions(heading("Completed actions"), table(*rows))] == [None, "Overdue"]


def test_an_agreed_action_within_the_cell_answers_the_recommendation_before_it() -> None:
    cell = (
        "Lives of vehicles should be reviewed.\nAgreed action: A review will be made each June.\n"
        "Responsible officer: Chief Accountant\nAgreed date: 30 June 2022"
    )
    rows = (["Issue", "Recommendation and agreed action", "Progress"], ["Asset lives", cell, "Ongoing."])
    (action,) = actions(table(*rows))
    assert (action.description, action.recommendation) == (
        "A review will be made each June.",
        "Lives of vehicles should be reviewed.",
    )
    assert (action.lead_officer, action.deadline) == ("Chief Accountant", "30 June 2022")


def test_a_row_of_labelled_cells_tells_more_of_the_row_above() -> None:
    rows = table(
        ["Ref", "Action", "Lead", "Due"],
        ["A1", "Open the helpline", "J Moss", "May 2024"],
        ["Progress: It opened on 7 May.", "", "", "Status: Complete"],
        ["A2", "Recruit befrienders", "A Bell", "June 2024"],
        ["Progress: Thirteen were trained.", "", "", "Status: On track"],
    )
    first, second = actions(rows)
    assert (first.progress, first.status) == ("It opened on 7 May.", "Complete")
    assert (second.reference, second.progress, second.status) == ("A2", "Thirteen were trained.", "On track")


def test_counts_of_complaints_are_no_states_and_what_was_done_no_action() -> None:
    rows = (["Service", "Stage 1", "Stage 2", "Action taken"], ["Waste", "41", "4", "Crews reminded"])
    assert actions(table(*rows, ["Housing", "33", "6", "New text alerts"])) == []


def test_a_recommendation_led_by_its_code_is_answered_in_the_lines_below() -> None:
    first, second = find_labelled_actions(
        report(
            heading("Cabinet response"),
            text("R1. That every landlord is written to."),
            text("Response: Agreed. Action: Letters will be sent. Responsible officer: J Moss. Target date: May 2025."),
            text("R2. That a hotline is opened."),
            text("Response: Agreed. Action: A form will be added. Responsible officer: A Bell. Target date: May 2025."),
        ),
        Claims(),
    )
    assert (first.reference, first.recommendation) == ("R1", "That every landlord is written to.")
    assert (second.reference, second.description, second.lead_officer) == ("R2", "A form will be added.", "A Bell")
