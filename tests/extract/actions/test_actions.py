"""Actions in tables, row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Block, Paragraph, Run, Style
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims, ProgressCandidate, UnreadCandidate
from councilpapers.extract.report import Report

from ..grids import heading, report, table, text

HEADER = ["Ref", "Action", "Lead", "Target date", "Status", "RAG", "Comments"]


def actions(*blocks: Block, title: str | None = None, kind: str = "action_plan") -> list[ActionCandidate]:
    return actions_of(report(*blocks, title=title, kind=kind))


def actions_of(paper: Report) -> list[ActionCandidate]:
    return [c for c in find_actions(paper, Claims()) if isinstance(c, ActionCandidate)]


def test_a_row_says_all_of_it() -> None:
    (action,) = actions(
        heading("Theme 2: Safer streets"),
        table(
            HEADER,
            ["2.1", "Light the river path", "Ana Bell", "31/03/2020", "On target", ("A", "FFC000"), "Poles ordered."],
        ),
        title="Norbeck Borough Council: Community Safety Plan 2019-20",
    )
    assert (action.reference, action.description, action.lead_officer) == ("2.1", "Light the river path", "Ana Bell")
    assert (action.deadline, action.status, action.rag, action.fill) == ("31/03/2020", "On target", "A", "FFC000")
    assert (action.theme, action.comments) == ("Safer streets", "Poles ordered.")
    assert action.plan == "Community Safety Plan 2019-20"
    assert action.source.method == "table:actions"
    assert action.source.parts[0].box.x1 == 700


@pytest.mark.parametrize(
    ("cell", "reference", "description"),
    [
        ("ASH-COM-07 To renew the play area", "ASH-COM-07", "To renew the play area"),
        ("1.4 Renew the play area", "1.4", "Renew the play area"),
        ("ASH18_01 Renew the play area", "ASH18_01", "Renew the play area"),
        ("3. Renew the play area", "3", "Renew the play area"),
        ("2019 was the year of the play area", None, "2019 was the year of the play area"),
        ("Renew the play area", None, "Renew the play area"),
    ],
)
def test_a_number_before_the_description_is_its_reference(cell: str, reference: str | None, description: str) -> None:
    (action,) = actions(table(["Action", "Owner", "Due"], [cell, "J Moss", "May 2020"]))
    assert (action.reference, action.description) == (reference, description)


@pytest.mark.parametrize(
    ("cell", "description", "officer"),
    [
        ("Train all staff in lifting. (Helen Carr)", "Train all staff in lifting.", "Helen Carr"),
        ("Train all staff. (Helen Carr / Dr Ian Lund)", "Train all staff.", "Helen Carr; Dr Ian Lund"),
        ("Train all staff in lifting (Peer Review)", "Train all staff in lifting (Peer Review)", None),
        ("Helen to write the training plan", "Helen to write the training plan", "Helen"),
        ("Helen and Ian Lund to write the plan", "Helen and Ian Lund to write the plan", "Helen; Ian Lund"),
        ("The Housing Director will report back", "The Housing Director will report back", "Housing Director"),
        ("Housing Team to report back", "Housing Team to report back", None),
    ],
)
def test_an_owner_without_a_column(cell: str, description: str, officer: str | None) -> None:
    (action,) = actions(table(["Subject", "Action taken", "Target date"], [cell, "A start was made.", "May 2010"]))
    assert (action.description, action.lead_officer) == (description, officer)


@pytest.mark.parametrize(
    "row",
    [
        ["", "None", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
        ["", "Total", "", "", "", "", "12"],
        ["", "-", "", "", "", "", ""],
        HEADER,
    ],
)
def test_rows_that_are_no_actions(row: list[str]) -> None:
    first = ["1", "Mend the pump", "J Moss", "May 2020", "Open", "", ""]
    assert [a.description for a in actions(table(HEADER, first, row))] == ["Mend the pump"]


def test_an_empty_template_gives_nothing() -> None:
    assert actions(table(HEADER, [""] * 7, [""] * 7)) == []


def test_themes_from_bands_merged_cells_and_generic_bands() -> None:
    found = actions(
        table(
            ["AREAS FOR DEVELOPMENT FOR 2012/13"],
            ["Outcome 2 – Better homes"],
            ["Action", "Lead", "By when"],
            ["Insulate the flats", "J Moss", "May 2013"],
            ["UPDATE ON PRIORITIES IDENTIFIED BY THE COUNCIL LAST YEAR"],
            ["Replace the lifts", "J Moss", "June 2013"],
            ["Outcome 3 – Fewer empty homes"],
            ["Visit every owner", "K Lund", "July 2013"],
        )
    )
    assert [a.theme for a in found] == ["Better homes", "Better homes", "Fewer empty homes"]
    merged = actions(
        table(
            ["Priority", "Action", "Lead", "By when"],
            ["Priority 1 A greener borough", "Plant street trees", "J Moss", "May"],
            [None, "Mow less often", "J Moss", "June"],
        )
    )
    assert [a.theme for a in merged] == ["A greener borough", "A greener borough"]


def test_a_councils_own_name_is_no_theme() -> None:
    (action,) = actions(
        heading("Tenants' survey: you said, we did"),
        text("Thornmere District Council"),
        table(
            ["You said", "We will", "Lead", "We did"],
            ["Slow", "Offer visits in the evening", "A Bell", "A few so far."],
        ),
        title="Tenants' survey: you said, we did",
    )
    assert (action.theme, action.description, action.progress) == (
        "Slow",
        "Offer visits in the evening",
        "A few so far.",
    )


def test_an_action_merged_over_rows_is_one() -> None:
    (action,) = actions(
        table(
            ["Ref", "Action", "Update"],
            ["7", "Mend the pump in the square", "March: parts ordered"],
            [None, None, "April: parts fitted"],
        )
    )
    assert action.comments == "March: parts ordered\nApril: parts fitted"


def test_a_revised_date_is_the_one_in_force() -> None:
    (two,) = actions(table(["Action", "Due date", "Revised date"], ["Adopt the plan", "May 2019", "May 2020"]))
    assert (two.deadline, two.original_deadline) == ("May 2020", "May 2019")
    (one,) = actions(table(["Action", "Due date"], ["Adopt the plan", "May 2019 (revised to May 2020)"]))
    assert (one.deadline, one.original_deadline) == ("May 2020", "May 2019")
    grid = table(["Action", "Due date"], ["Adopt the plan", "May 2019 May 2020"])
    runs = (Run("May 2019", Style(struck=True)), Run(" May 2020", Style()))
    cells = [
        replace(c, paragraphs=(Paragraph("May 2019 May 2020", runs=runs),)) if (c.row, c.column) == (1, 1) else c
        for c in grid.cells
    ]
    (struck,) = actions(replace(grid, cells=tuple(cells)))
    assert (struck.deadline, struck.original_deadline) == ("May 2020", "May 2019")


def test_a_fill_without_a_word_and_a_fill_in_another_column() -> None:
    (by_rag,) = actions(table(["Action", "Lead", "RAG"], ["Adopt the plan", "J Moss", ("", "00B050")]))
    assert (by_rag.rag, by_rag.fill) == (None, "00B050")
    first, second = actions(
        table(
            ["Action", "Deadline", "Progress"],
            ["Adopt the plan", "May 2019", ("Plan in place", "FFC000")],
            ["Print the plan", "June 2019", ("Completed", "00B0F0")],
        )
    )
    assert [(a.status, a.fill) for a in (first, second)] == [("Plan in place", "FFC000"), ("Completed", "00B0F0")]


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("Completed, and published in May.", "Completed"),
        ("On-going. 12/5/21 in hand", "in hand"),
        ("ON GOING – JB to do", "ON GOING"),
        ("Completed forms were sent to all members.", None),
        ("Work in progress was shown to members.", None),
        ("A third quote is awaited from the builder.", None),
        ("Delivered with every school in the area.", None),
        ("Completed in March 2019", "Completed"),
        ("Ongoing", "Ongoing"),
    ],
)
def test_a_status_within_an_update(update: str, status: str | None) -> None:
    long = "The clerk has written to the county council and has not yet had an answer from it."
    found = actions(table(["No", "Action", "Owner", "Update"], ["1", "Write", "JB", update], ["2", "Ask", "JB", long]))
    assert found[0].status == status
    assert found[0].comments == update


def test_updates_that_are_nothing_but_status_words_stay_updates() -> None:
    (action,) = actions(table(["NO", "ACTION", "OWNER", "UPDATE"], ["1", "Mend the gate", "JB", "Completed"]))
    assert (action.comments, action.status) == ("Completed", "Completed")


def test_beside_a_column_of_colours_a_comment_says_no_status() -> None:
    (action,) = actions(
        table(["Action", "Lead", "Commentary", "RAG"], ["Mend the gate", "J Moss", "Done. New hinges.", ("", "FF0000")])
    )
    assert (action.status, action.fill) == (None, "FF0000")


def test_an_action_in_the_list_and_in_the_summary_is_one_and_the_summary_stands() -> None:
    header = ["No", "Action", "Owner", "Update"]
    found = actions(
        heading("Actions from previous meeting"),
        table(header, ["May.01", "JB to mend the gate", "JB", "No news"], ["May.02", "Buy paint", "HD", "Bought"]),
        heading("Action list summary"),
        table(header, ["May.01", "JB to mend the gate", "JB", "He will ask in June"]),
        table(
            ["May.03", "Ask for quotes for a bench", "HD", ""],
            ["May.04", "Thank the volunteers for their help", "JB", ""],
        ),
        kind="minutes",
    )
    assert [(a.reference, a.lead_officer) for a in found] == [
        ("May.01", "JB"),
        ("May.02", "HD"),
        ("May.03", "HD"),
        ("May.04", "JB"),
    ]
    assert found[0].comments == "He will ask in June"
    assert {a.theme for a in found} == {None}


def test_a_lead_named_in_the_heading_is_the_lead_of_all_rows() -> None:
    found = actions(
        heading("Rights of way – Lead HS/BB"),
        table(["Walk all paths in the parish", "New"], ["Report the broken stiles", "Ongoing"]),
        text("Allotments – Lead JC"),
        table(["Let plots", "Carried forward"]),
    )
    assert [(a.theme, a.lead_officer, a.status) for a in found] == [
        ("Rights of way", "HS/BB", "New"),
        ("Rights of way", "HS/BB", "Ongoing"),
        ("Allotments", "JC", "Carried forward"),
    ]


def test_several_actions_in_one_cell_are_split_only_with_their_own_owners() -> None:
    split = actions(
        table(["Action", "Lead", "Due"], ["1. Write the brief\n2. Let the tender", "J Moss\nK Lund", "May 2020"])
    )
    assert [(a.reference, a.description, a.lead_officer) for a in split] == [
        ("1", "Write the brief", "J Moss"),
        ("2", "Let the tender", "K Lund"),
    ]
    (whole,) = actions(table(["Action", "Lead", "Due"], ["• Write the brief\n• Let the tender", "J Moss", "May 2020"]))
    assert whole.description == "Write the brief\nLet the tender"


def test_a_sheet_on_its_side() -> None:
    (action,) = actions(
        table(
            ["Action", "Repair the sea wall"],
            ["Lead officer", "Ana Bell"],
            ["Deadline", "May 2021"],
            ["Progress", "Survey done"],
        )
    )
    assert (action.description, action.lead_officer, action.deadline, action.progress) == (
        "Repair the sea wall",
        "Ana Bell",
        "May 2021",
        "Survey done",
    )


def test_a_code_and_title_over_a_sheet_on_its_side() -> None:
    sheet = table(
        ["CP/07 Market square"],
        ["Description", "Pave the market square", "Due Date", "30-Jun-2023"],
        ["Managed By", "Ola Bell", "Progress", "50%"],
        ["Status", "In progress", "Latest Note", "Stones have been ordered."],
    )
    (action,) = actions(sheet)
    assert (action.reference, action.description, action.lead_officer) == (
        "CP/07",
        "Pave the market square",
        "Ola Bell",
    )
    assert (action.deadline, action.percent_complete, action.progress) == ("30-Jun-2023", "50%", None)
    assert (action.status, action.comments) == ("In progress", "Stones have been ordered.")


def test_a_card_that_tells_of_a_priority_in_plain_words() -> None:
    (action,) = actions(
        table(
            ["Priority: Better attendance"],
            ["Why is this a priority?", "Attendance is low."],
            ["What we have achieved so far", "Attendance rose to 94%."],
            ["What we are going to do next", "Appoint two officers by March 2012"],
            ["Lead", "Jo Hart"],
            ["Overall progress", "Amber"],
        )
    )
    assert (action.theme, action.description) == ("Better attendance", "Appoint two officers by March 2012")
    assert (action.lead_officer, action.deadline, action.status) == ("Jo Hart", "March 2012", "Amber")
    assert action.progress == "Attendance rose to 94%."


def test_priorities_are_themes_unless_they_rank_and_findings_are_issues() -> None:
    listed = actions(
        table(["Priority", "Action", "Lead"], ["Places", "Refurbish the library", "AB"], ["", "Open a store", "CD"])
    )
    ranked = actions(
        table(
            ["Priority", "Finding", "Agreed", "Agreed action", "Lead"],
            ["High", "Gaps", "Yes", "1a) Check the records each day", "AB"],
        )
    )
    assert [a.theme for a in listed] == ["Places", "Places"]
    assert [(a.theme, a.issues, a.comments, a.reference) for a in ranked] == [(None, "Gaps", None, "1a")]


def test_a_service_plan_block() -> None:
    found = list(
        find_actions(
            report(
                table(
                    ["Action", "Authorising Officer", "Lead Officer", "Deadline", "Status"],
                    ["ASH-07 To open a hub", "Ian Lund", "Ana Bell", "31-Mar-2011", "On Target"],
                ),
                heading("Progress Summary", 3),
                table(
                    ["Period", "Status", "% Complete"],
                    ["Quarter 2", "On Target", "50"],
                    ["Quarter 1", "On Target", "35"],
                    ["Quarter 1", "Late", "20"],
                ),
                table(["Progress", "Issues affecting progress"], ["The lease is signed.", "Fire doors."]),
                table(
                    ["Activities", "Comments", "Lead Officer", "Deadline", "Status"],
                    ["Sign the lease", "Done in May", "Ana Bell", "May 2010", "Completed"],
                ),
                table(
                    ["Action", "Authorising Officer", "Lead Officer", "Deadline", "Status"],
                    ["ASH-08 To close a depot", "Ian Lund", "K Moss", "31-Mar-2011", "On Target"],
                ),
                heading("Progress", 3),
                text("The depot was sold in June."),
                title="Departmental Service Plan Monitoring",
                kind="performance_report",
            ),
            Claims(),
        )
    )  # fmt: skip
    made = [c for c in found if isinstance(c, ActionCandidate)]
    steps = [c for c in found if isinstance(c, ProgressCandidate)]
    hub, depot, lease = made
    assert (hub.reference, hub.percent_complete, hub.progress, hub.issues) == (
        "ASH-07",
        "50",
        "The lease is signed.",
        "Fire doors.",
    )
    assert (lease.level, lease.parent, lease.comments) == ("activity", hub, "Done in May")
    assert (depot.reference, depot.progress, depot.plan) == (
        "ASH-08",
        "The depot was sold in June.",
        "Departmental Service Plan",
    )
    assert [(s.period, s.percent_complete, s.action is hub) for s in steps] == [
        ("Quarter 2", "50", True),
        ("Quarter 1", "35", True),
        ("Quarter 1", "20", True),
    ]


def test_tables_of_other_kinds_are_left_unclaimed() -> None:
    grid = table(["Indicator", "Target", "Actual"], ["Waste recycled", "45%", "47%"])
    claims = Claims()
    assert list(find_actions(report(grid), claims)) == []
    assert claims.free(grid)


def test_columns_that_no_field_holds_are_not_lost() -> None:
    grid = table(["Action", "Lead", "Postcode area", "Budget"], ["Mend the gate", "J Moss", "AV1", "£200"])
    (unread,) = [c for c in find_actions(report(grid), Claims()) if isinstance(c, UnreadCandidate)]
    assert unread.text == "Postcode area: AV1\nBudget: £200"


def test_states_per_period_are_steps_and_the_last_is_the_state() -> None:
    found = list(
        find_actions(
            report(
                table(
                    ["Ref", "Milestone", "Owner", "Q1 Status", "Q2 Status"],
                    ["1.1", "Publish the tender", "K Lund", "On track", "Complete"],
                    ["1.2", "Let the contract", "K Lund", "Not started", ""],
                )
            ),
            Claims(),
        )
    )
    steps = [(s.action.reference, s.period, s.status) for s in found if isinstance(s, ProgressCandidate)]
    assert steps == [("1.1", "Q1", "On track"), ("1.1", "Q2", "Complete"), ("1.2", "Q1", "Not started")]
    assert [a.status for a in found if isinstance(a, ActionCandidate)] == ["Complete", "Not started"]


def test_quarters_told_by_fill_alone() -> None:
    (action,) = actions(table(["Action", "Lead", "Q1", "Q2"], ["Open it", "A Bell", ("", "00B050"), ("", "FFC000")]))
    assert action.fill == "FFC000"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (["Action", "Lead & target date"], ["Write the plan", "J Moss, May 2020"], ("J Moss", "May 2020", None)),
        (["Agenda item", "Action", "Who", "Completed"], ["5", "Write", "Clerk", "Yes"], ("Clerk", None, "Completed")),
    ],
)
def test_owner_date_and_state_in_odd_places(
    header: list[str], row: list[str], expected: tuple[str, str | None, str | None]
) -> None:
    (action,) = actions(table(header, row))
    assert (action.lead_officer, action.deadline, action.status) == expected


def test_numbered_bands_and_blank_cells_below_a_theme() -> None:
    numbered = actions(
        table(
            ["No", "Action", "Lead", "RAG"],
            ["1", "Safer streets", "", ""],
            ["1.1", "Light the path", "A Bell", "G"],
            ["2", "Cleaner streets", "", ""],
            ["2.1", "Buy a sweeper", "K Lund", "R"],
        )
    )
    assert [(a.reference, a.theme) for a in numbered] == [("1.1", "Safer streets"), ("2.1", "Cleaner streets")]
    blank = actions(
        table(
            ["Outcome", "Action", "Lead"],
            ["Children are safe", "Review the thresholds", "A Bell"],
            ["", "Train the duty team", "K Lund"],
        )
    )
    assert [a.theme for a in blank] == ["Children are safe", "Children are safe"]


def test_a_row_cut_by_a_page_end_goes_on() -> None:
    (action,) = actions(
        table(
            ["Action", "Lead", "Progress"],
            ["Agree with partners how the reviews are", "A Bell", "Two meetings"],
            ["to be paid for", "", "were held"],
        )
    )
    assert action.description == "Agree with partners how the reviews are to be paid for"
    assert action.progress == "Two meetings were held"


@pytest.mark.parametrize(
    "rows",
    [
        [["Ref", "Respondent", "Comment", "Response", "Action"], ["1", "Resident", "Too dense", "Noted", "No change"]],
        [
            ["Indicator", "Target", "Actual", "Corrective action", "Lead"],
            ["Recycling", "45%", "40%", "Campaign", "K Moss"],
        ],
        [["Measure", "Q1", "Q2", "Target", "Status"], ["Bins emptied on the day", "90%", "94%", "95%", "Amber"]],
        [
            ["Ref", "PI Description", "Quarter 2 2018-19", "Quarter 3 2018-19", "Target", "RAG"],
            ["PI 1", "Bins emptied on the day", "90%", "94%", "95%", "Amber"],
        ],
        [["Date", "Item", "Lead officer", "Purpose"], ["12 June", "Annual report on complaints", "J Moss", "To note"]],
    ],
)
def test_consultations_measures_and_work_programmes_are_no_actions(rows: list[list[str]]) -> None:
    assert actions(table(*rows)) == []


def test_a_success_measure_beside_an_action_leaves_it_an_action() -> None:
    (action,) = actions(
        table(["Action", "Measure", "Target", "Lead", "Q1"], ["Mend the gates", "Gates mended", "12", "J Moss", "G"])
    )
    assert (action.description, action.lead_officer) == ("Mend the gates", "J Moss")


def test_the_rest_of_a_row_inside_a_repeated_header_belongs_to_the_row_above() -> None:
    header = ["Subject", "Action taken", "Target date"]
    first, second = actions(
        table(
            header,
            ["Mend the gates of the park", "Hinges were ordered.", "May 2010"],
            ["Subject", "Action taken\nA smith was found.", "Target date"],
            ["Plant a hedge by the road", "Quotes are awaited.", "June 2010"],
        )
    )
    assert (first.progress, first.deadline) == ("Hinges were ordered.\nA smith was found.", "May 2010")
    assert second.description == "Plant a hedge by the road"


def test_days_that_open_updates_are_kept() -> None:
    (action,) = actions(
        table(
            ["Action", "Lead", "Progress"],
            ["Review the fees", "A Bell", "12.02.24 Survey closed.\n08.03.24 Report drafted."],
        )
    )
    assert action.progress == "12.02.24 Survey closed.\n08.03.24 Report drafted."


def test_the_lead_that_a_band_names_leads_what_stands_under_it() -> None:
    found = actions(
        table(
            ["Ref", "Task", "Due date"],
            ["Workstream 1: Facilities – Lead: Contracts Manager"],
            ["1.1", "Survey every changing room", "May 2024"],
            ["Workstream 2: Activity – Lead: Sports Officer"],
            ["2.1", "Start walking football", "June 2024"],
        )
    )
    assert [(a.theme, a.lead_officer) for a in found] == [
        ("Facilities", "Contracts Manager"),
        ("Activity", "Sports Officer"),
    ]


def test_a_list_for_each_of_those_who_act() -> None:
    grid = table(
        ["Action", "Deadline", "Status"],
        ["Clerk"],
        ["Renew the licence", "May 2025", "In progress"],
        ["Cllr Moss"],
        ["Get two prices for the roof", "June 2025", "Not started"],
    )
    assert [(a.lead_officer, a.theme) for a in actions(grid)] == [("Clerk", None), ("Cllr Moss", None)]


def test_what_was_agreed_says_who_and_when() -> None:
    agreed = "Accepted\nA checklist will be signed each month.\nResponsible officer: J Moss\nAgreed date: 31 May 2024"
    (action,) = actions(
        table(
            ["Issue/risk", "Recommendation", "Agreed management action/timing"],
            ["1. Bank accounts\nThree were not reconciled.", "Reconcile every account.", agreed],
        )
    )
    assert (action.description, action.lead_officer, action.deadline) == (
        "A checklist will be signed each month.",
        "J Moss",
        "31 May 2024",
    )
    assert (action.comments, action.reference) == ("Accepted", "1")


@pytest.mark.parametrize(
    ("due", "deadline", "owner", "status"),
    [
        ("31 March 2025\nStores Manager", "31 March 2025", "Stores Manager", None),
        ("31 March 2025 Stores Manager", "31 March 2025", "Stores Manager", None),
        ("Complete\nStores Manager", None, "Stores Manager", "Complete"),
        ("Completed May 2024", None, None, "Completed May 2024"),
        ("Complete by May 2024", "Complete by May 2024", None, None),
        ("Completed by May 2024", "Completed by May 2024", None, None),
        ("31 March 2025\nif funded", "31 March 2025 if funded", None, None),
    ],
)
def test_who_stands_below_when(due: str, deadline: str | None, owner: str | None, status: str | None) -> None:
    other = ["Replace the lamps in the yard", "1 May 2025\nYard Manager"]
    action, _ = actions(
        table(["Recommendation", "Timescale / responsibility"], ["Count all stock each year", due], other)
    )
    assert (action.deadline, action.lead_officer, action.status) == (deadline, owner, status)


def test_yes_with_a_remark() -> None:
    (action,) = actions(
        table(["Action", "Who", "Completed?"], ["Write to the trade", "A Bell", "Yes – sent on 3 June"])
    )
    assert (action.status, action.comments) == ("Completed", "sent on 3 June")


def test_a_heading_is_the_action_of_the_row_below() -> None:
    (action,) = actions(
        heading("Carers strategy"),
        heading("Action 2: Set up an emergency card", 2),
        table(["Lead", "Timescale", "Status"], ["Carers Lead", "October 2024", "On track"]),
    )
    assert (action.reference, action.description, action.lead_officer, action.deadline, action.status) == (
        "2",
        "Set up an emergency card",
        "Carers Lead",
        "October 2024",
        "On track",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence"],
            ["1.2", "It must be defined", "Yes", "s2"],
        ],
        [["RAG", "Number"], ["Green", "3"], ["Amber", "1"]],
    ],
)
def test_a_statement_of_compliance_is_no_plan(rows: list[list[str]]) -> None:
    assert actions(table(*rows)) == []


def test_words_before_a_label_are_no_part_of_it() -> None:
    (action,) = actions(
        table(
            ["Finding", "Agreed action"],
            ["Lives are out of date.", "Review them. Responsible officer: Fleet Manager Agreed date: March 2025"],
        )
    )
    assert (action.lead_officer, action.deadline) == ("Fleet Manager", "March 2025")
