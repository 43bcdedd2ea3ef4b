"""Actions told in numbered paragraphs."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.actions.narrative_actions import find_narrative_actions
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.doers import doer, is_person, officers_at_end
from councilpapers.extract.due_words import due_words
from councilpapers.extract.status_words import status_in_sentence

from ..grids import heading, report, text

PLAN: tuple[Block, ...] = (
    heading("REVIEW OF THE RECOVERY ACTION PLAN"),
    heading("1. WORKING WITH TENANTS", 2),
    text("1.1 A tenants' panel has been set up and meets monthly."),
    text("1.2 The repairs charter will be published by March 2012."),
    text("1.3 Work on the newsletter has been deferred. It is now expected to start in Summer 2012."),
    heading("2. REPAIRS", 2),
    text("2.1 A new contract is being let."),
    text("2.2 Gas checks will be made by the Housing Repairs Manager during 2012/2013."),
    text("2.3 The backlog is now on track."),
    text("Also refer to: 1.2"),
    text("1.3"),
    heading("3. RENTS", 2),
    text("3.1 Arrears letters have been rewritten."),
)


def found(*blocks: Block, kind: str = "performance_report", title: str | None = None) -> list[ActionCandidate]:
    return list(find_narrative_actions(report(*blocks, kind=kind, title=title), Claims()))


def test_numbered_paragraphs_of_a_plan_are_actions() -> None:
    actions = found(*PLAN, title="REVIEW OF THE RECOVERY ACTION PLAN")
    assert [a.reference for a in actions] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1"]
    assert {a.plan for a in actions} == {"RECOVERY ACTION PLAN"}
    assert [a.theme for a in actions][:4] == ["WORKING WITH TENANTS"] * 3 + ["REPAIRS"]
    assert [a.deadline for a in actions] == [None, "March 2012", None, None, "2012/2013", None, None]
    assert [a.status for a in actions] == [None, None, "deferred", None, None, "on track", None]
    assert actions[4].lead_officer == "Housing Repairs Manager"
    assert actions[5].related_references == ("1.2", "1.3")


def test_themes_numbered_by_their_labels() -> None:
    blocks = [
        heading("Theme 1: Leadership", 2),
        *(text(f"1.{n} The board will meet in public each month.") for n in (1, 2, 3)),
        heading("Theme 2: Finance", 2),
        *(text(f"2.{n} Savings will be reported each month.") for n in (1, 2, 3)),
    ]
    actions = found(*blocks, title="Norbeck Improvement Plan Update", kind="action_plan")
    assert [(a.reference, a.theme) for a in actions][2:4] == [("1.3", "Leadership"), ("2.1", "Finance")]


def test_themes_without_numbers_have_those_of_their_items_and_end_at_the_next_heading() -> None:
    blocks = [
        heading("LEADERSHIP", 2),
        *(text(f"1.{n} The board will meet in public each month.") for n in (1, 2, 3)),
        heading("FINANCE", 2),
        *(text(f"2.{n} Savings will be reported each month.") for n in (1, 2, 3)),
        heading("CONCLUSION", 2),
        text("Much has been done and more is to come."),
    ]
    actions = found(*blocks, title="Norbeck Improvement Plan Update", kind="action_plan")
    assert [(a.reference, a.theme) for a in actions][2:4] == [("1.3", "LEADERSHIP"), ("2.1", "FINANCE")]
    assert actions[-1].description == "Savings will be reported each month."


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("covering_report", "Recovery Action Plan Update"),  # it presents the plan
        ("performance_report", "Budget Monitoring"),
        ("minutes", "Recovery Action Plan Board"),
    ],
)
def test_other_papers_are_numbered_too(kind: str, title: str) -> None:
    assert found(*PLAN, kind=kind, title=title) == []


def test_chapters_of_a_strategy_are_no_actions() -> None:
    blocks = [
        heading("1. Introduction", 2),
        *(text(f"1.{n} Cycling is good for health and for the air.") for n in (1, 2, 3)),
        heading("2. What we have built", 2),
        *(text(f"2.{n} Routes have been built along the river.") for n in (1, 2, 3)),
    ]
    assert found(*blocks, title="Norbeck Cycling Action Plan", kind="action_plan") == []


def test_an_ordinary_report_about_a_plan_holds_no_actions() -> None:
    blocks = [
        heading("1. Purpose of report", 2),
        text("1.1 To tell the committee of progress."),
        text("1.2 To seek its views."),
        heading("2. Financial implications", 2),
        text("2.1 There are none at this time."),
        text("2.2 All costs are met from budgets."),
        heading("3. Housing", 2),
        text("3.1 The plan was adopted last year."),
        text("3.2 It runs for three years."),
    ]
    assert found(*blocks, title="Housing Action Plan", kind="performance_report") == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("A charter will be published in April 2001.", "April 2001"),
        ("Two events were held in 2000 and a draft will be ready by May 2001.", "May 2001"),
        ("The launch of the website in July will help residents.", "July"),
        ("Criteria have been reviewed with implementation in 2001.", "2001"),
        ("This will be undertaken in the summer of 2001.", "summer of 2001"),
        ("Unit costs will be set during the 2001/2002 financial year.", "2001/2002 financial year"),
        ("New rules are to be implemented from April 2001.", "April 2001"),
        ("Numbers to be confirmed at the July meeting.", "July meeting"),
        ("Visit scheduled for 24 May", "24 May"),
        ("Launch a campaign at the end of April", "end of April"),
        ("To report by 31st March 2010", "31st March 2010"),
        ("The plan was produced in December 2000.", None),
        ("It is expected to start in Summer 2001.", None),
        ("The strategy will start in April 2001.", None),
        ("It will be included in 2001/2002 Training Plan.", None),
        ("It will be part of the 2001/2002 budget.", None),
        ("It will be put to a date to be agreed in 2001.", None),
        ("Fair 7 September 2018, Clerk to book a stall.", None),
        ("Invite them to the September meeting.", None),
    ],
)
def test_due_words(words: str, due: str | None) -> None:
    assert due_words(words) == due


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Janet to write the paper", "Janet"),
        ("Nigel and Katie Dunn to meet the group", "Nigel; Katie Dunn"),
        ("It was agreed Sam and Ruth Parker would meet", "Sam; Ruth Parker"),
        ("The Finance Director will present the accounts", "Finance Director"),
        ("A review will be undertaken by the Access Manager during 2001.", "Access Manager"),
        ("Finance Team to present the accounts", None),
        ("Minister to write to the Board", None),
        ("Officers to discuss this", None),
        ("To write the paper", None),
    ],
)
def test_doer(words: str, who: str | None) -> None:
    assert doer(words) == who


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Helen Carr", True),
        ("Dr Ngozi Eze", True),
        ("Janet", True),
        ("Mary-Jane O'Neil", True),
        ("Older People", False),
        ("Service Inspection", False),
        ("Will", False),
        ("", False),
        ("One Two Three Four Five", False),
    ],
)
def test_is_person(words: str, known: bool) -> None:
    assert is_person(words) is known


def test_brackets_without_a_name_stay() -> None:
    assert officers_at_end("Review charges (see 1.4)") == ("Review charges (see 1.4)", None)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The scheme is now on track; new plans follow.", "on track"),
        ("The aim has been partially achieved.", "partially achieved"),
        ("Further work deferred pending a review.", "deferred"),
        ("A unit has been established.", None),
        ("The audit had been completed by the auditor.", None),
    ],
)
def test_status_in_sentence(words: str, status: str | None) -> None:
    assert status_in_sentence(words) == status
