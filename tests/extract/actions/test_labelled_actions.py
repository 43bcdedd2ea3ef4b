"""Actions printed as labelled lines."""

from __future__ import annotations

from councilpapers.document import Block, Paragraph, Run, Style
from councilpapers.extract.actions.action_cards import labelled_drafts
from councilpapers.extract.actions.labelled_actions import find_labelled_actions
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.columns import Grid

from ..grids import heading, report, table, text


def found(*blocks: Block) -> list[ActionCandidate]:
    return list(find_labelled_actions(report(*blocks, title="Norbeck Housing Plan 2012"), Claims()))


def test_lines_of_labels_make_one_action_each() -> None:
    actions = found(
        heading("Priority 1: Better homes"),
        text("Action: Insulate all council flats"),
        text("Lead officer: Ana Bell"),
        text("Target date: March 2013"),
        text("Status: On track"),
        text("Progress:"),
        text("Half of the flats are done."),
        text("Action: Replace the lifts"),
        text("Lead officer: K Lund"),
        text("Target date: May 2013"),
        heading("Priority 2: Rents"),
        text("Rents were reviewed. The panel met: it agreed."),
    )
    assert [(a.description, a.lead_officer, a.deadline, a.status) for a in actions] == [
        ("Insulate all council flats", "Ana Bell", "March 2013", "On track"),
        ("Replace the lifts", "K Lund", "May 2013", None),
    ]
    assert actions[0].progress == "Half of the flats are done."
    assert {(a.theme, a.plan) for a in actions} == {("Better homes", "Norbeck Housing Plan 2012")}


def test_the_owner_may_stand_first_under_a_heading_with_a_code() -> None:
    actions = found(
        heading("Norbeck Housing Plan 2012"),
        text("Owner: Nobody of all these"),
        heading("HP04 Empty homes", 2),
        text("Owner: Head of Housing"),
        text("Action: Let homes within 25 days"),
        text("Due date: 31 December 2021"),
        text("Status: Amber"),
        heading("HP09 Gas", 2),
        text("Owner: Compliance Manager"),
        text("Action: Renew all certificates"),
        text("Due date: 30 November 2021"),
    )
    assert [(a.reference, a.theme, a.lead_officer, a.description) for a in actions] == [
        ("HP04", "Empty homes", "Head of Housing", "Let homes within 25 days"),
        ("HP09", "Gas", "Compliance Manager", "Renew all certificates"),
    ]


def test_a_heading_may_be_the_action_that_its_lines_tell_of() -> None:
    actions = found(
        heading("Norbeck Housing Plan 2012"),
        heading("Warm homes", 2),
        heading("1.2 Insulate all council flats", 3),
        text("Lead: Ana Bell"),
        text("Timescale: March 2013"),
        text("Status: On track"),
        text("Update: Half of the flats are done."),
        heading("Financial implications", 3),
        text("Lead: Ana Bell"),
        text("Status: On track"),
        heading("How this paper was written", 3),
        text("Lead: Ana Bell"),
        text("Status: Public"),
    )
    assert [(a.reference, a.description, a.theme, a.lead_officer, a.status, a.comments) for a in actions] == [
        ("1.2", "Insulate all council flats", "Warm homes", "Ana Bell", "On track", "Half of the flats are done.")
    ]


def test_a_status_under_another_label_is_of_the_same_action() -> None:
    actions = found(
        heading("Safer homes"),
        heading("Check the wiring of every home", 2),
        text("Stage: In progress"),
        text("Due date: 31 March 2025"),
        text("% complete: 60%"),
        text("Status: Behind schedule"),
        text("Comments: Half of the homes were seen."),
        heading("Publish a damp policy", 2),
        text("Stage: Complete"),
        text("Due date: 30 June 2024"),
    )
    assert [(a.description, a.status, a.deadline, a.comments) for a in actions] == [
        ("Check the wiring of every home", "Behind schedule", "31 March 2025", "Half of the homes were seen."),
        ("Publish a damp policy", "Complete", "30 June 2024", None),
    ]


def test_labels_before_a_dash_below_a_bare_number() -> None:
    actions = found(
        heading("Priority 1: Warm homes"),
        heading("1.1", 2),
        text("Action – Write to every landlord in the town"),
        text("Lead – Head of Housing"),
        text("Timescale – December 2024"),
        text("Target – 200 letters a year"),
        heading("1.2", 2),
        text("Action – Open a shelter"),
    )
    assert [(a.reference, a.theme, a.description, a.lead_officer, a.deadline, a.outcomes) for a in actions] == [
        (
            "1.1",
            "Warm homes",
            "Write to every landlord in the town",
            "Head of Housing",
            "December 2024",
            "200 letters a year",
        )
    ]


def test_a_recommendation_below_its_number_is_answered() -> None:
    actions = found(
        heading("Report of the task group on flooding"),
        heading("Recommendation 2", 2),
        text("That residents be offered sandbags."),
        text("Response: Not agreed. They are of little use."),
        text("Lead officer: K Lund"),
    )
    assert [(a.reference, a.description, a.comments, a.lead_officer) for a in actions] == [
        ("2", "That residents be offered sandbags.", "Not agreed. They are of little use.", "K Lund")
    ]


def test_a_front_sheet_is_no_action() -> None:
    assert (
        found(text("Report to: Cabinet"), text("Lead officer: Ana Bell"), text("Action: For decision by members")) == []
    )
    assert found(text("Recommendation: That the report be noted."), text("Status: Open")) == []


def test_several_labels_on_one_line_and_labels_in_bold() -> None:
    bold = [Run("Lead", Style(bold=True)), Run(" Ana Bell", Style())]
    (action,) = found(
        text("Action: Replace the lifts  Target date: May 2013  Status: On track"),
        Paragraph("Lead Ana Bell", runs=tuple(bold)),
    )
    assert (action.description, action.deadline, action.status) == ("Replace the lifts", "May 2013", "On track")
    assert action.lead_officer == "Ana Bell"


def test_the_title_of_the_paper_is_no_theme() -> None:
    (action,) = found(
        heading("Norbeck Housing Plan 2012"),
        text("Action: Replace the lifts"),
        text("Due: May 2013"),
        text("Owner: K Lund"),
    )
    assert action.theme is None


def test_a_number_before_each_action_opens_the_next_one() -> None:
    first, second = found(
        text("The board met in May and was content. Ref: 1.1"),
        text("Action: Replace the lifts"),
        text("Due: May 2013"),
        text("Update: Two firms were asked."),
        text("Ref: 1.2"),
        text("Action: Insulate all council flats"),
        text("Due: June 2013"),
    )
    assert [(a.reference, a.description, a.deadline) for a in (first, second)] == [
        ("1.1", "Replace the lifts", "May 2013"),
        ("1.2", "Insulate all council flats", "June 2013"),
    ]


def test_an_answered_recommendation_is_the_action() -> None:
    blocks: list[Block] = []
    for number, asked in enumerate(("Claims should be approved first.", "Leavers should be removed at once."), 1):
        blocks.append(heading(f"Recommendation {number}"))
        blocks += [
            text(f"Recommendation: {asked}"),
            text("Management response: A form has been introduced."),
            text("Responsible officer: Payroll Manager"),
            text("Due date: 30 June 2024"),
            text("Status: Implemented"),
        ]
    actions = found(*blocks)
    assert [(a.reference, a.description, a.theme) for a in actions] == [
        ("1", "Claims should be approved first.", None),
        ("2", "Leavers should be removed at once.", None),
    ]
    assert {(a.comments, a.lead_officer, a.deadline, a.status) for a in actions} == {
        ("A form has been introduced.", "Payroll Manager", "30 June 2024", "Implemented")
    }


def test_a_recommendation_on_a_front_sheet_is_none() -> None:
    assert not found(
        text("Recommendation: That the committee notes the report."),
        text("Lead officer: Head of Parks"),
        text("Status: Public"),
    )


def test_cards_of_one_table_are_an_action_each() -> None:
    rows = []
    for code, title, when in (("P1", "Riverside housing", "March 2026"), ("P2", "Station forecourt", "June 2025")):
        rows += [[f"{code}: {title}"], ["Lead officer", "J Moss"], ["Target date", when], ["RAG", "Green"]]
    drafts = labelled_drafts(Grid(table(*rows)))
    assert [(d.reference, d.description, d.deadline) for d in drafts] == [
        ("P1", "Riverside housing", "March 2026"),
        ("P2", "Station forecourt", "June 2025"),
    ]


def test_a_row_over_all_columns_may_belong_to_the_one_card() -> None:
    rows = [["P1: Riverside housing"], ["Lead officer", "J Moss"], ["Target date", "May 2026"], ["RAG", "Green"]]
    assert len(labelled_drafts(Grid(table(*rows, ["Further notes of the board"])))) == 1


def test_a_label_may_bear_the_number() -> None:
    actions = found(
        text("Recommendation 1: The plan should be updated twice a year."),
        text("Management response: Agreed."),
        text("Responsible officer: Head of Finance"),
        text("Target date: July 2025"),
        text("Recommendation 2: The policy should be reviewed."),
        text("Management response: Agreed in part."),
        text("Responsible officer: Monitoring Officer"),
        text("Target date: April 2025"),
    )
    assert [(a.reference, a.description, a.comments, a.lead_officer, a.deadline) for a in actions] == [
        ("1", "The plan should be updated twice a year.", "Agreed.", "Head of Finance", "July 2025"),
        ("2", "The policy should be reviewed.", "Agreed in part.", "Monitoring Officer", "April 2025"),
    ]


def test_what_stands_before_lead_and_date_is_the_action() -> None:
    first, second = found(
        text("Map every dropped kerb. Lead: Highways Technician. By: June 2025."),
        text("Bring an audit to the forum. Lead: J Moss. By: April 2025."),
    )
    assert (first.description, first.lead_officer, first.deadline) == (
        "Map every dropped kerb.",
        "Highways Technician",
        "June 2025",
    )
    assert second.deadline == "April 2025"


def test_an_action_led_by_its_number_and_followed_by_labels() -> None:
    (action,) = found(text("Action 2.1 – Map every kerb. Lead: J Moss. Deadline: May 2024. Status: On track."))
    assert (action.reference, action.description, action.status) == ("2.1", "Map every kerb.", "On track")
