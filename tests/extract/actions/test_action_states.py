"""Where a row says that its action stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.document import Paragraph, Run, Style
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from ..grids import report, table


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ("On track (60%)", "60%"),
        ("75% complete", "75%"),
        ("In progress - 12.5 per cent", "12.5 per cent"),
        ("On track", None),
        ("Behind, as only 40% of the schools that were asked have replied so far", None),
    ],
)
def test_a_percentage_beside_the_status(cell: str, percent: str | None) -> None:
    (action,) = _actions(["Action", "Lead", "Status"], ["Mend the gates", "J Moss", cell])
    assert action.percent_complete == percent


@pytest.mark.parametrize(
    ("sign", "ink", "fill"),
    [
        ("●", "00B050", "00B050"),
        ("▲", "FFC000", "FFC000"),
        ("●", None, None),
        ("●", "404040", None),
        ("R", "FF0000", None),
    ],
)
def test_a_sign_says_its_colour_by_its_ink(sign: str, ink: str | None, fill: str | None) -> None:
    grid = table(["Action", "Lead", "RAG"], ["Mend the gates", "J Moss", sign])
    printed = Paragraph(sign, runs=(Run(sign, Style(colour=ink)),))
    cells = [replace(c, paragraphs=(printed,)) if (c.row, c.column) == (1, 2) else c for c in grid.cells]
    (action,) = (
        c for c in find_actions(report(replace(grid, cells=tuple(cells))), Claims()) if isinstance(c, ActionCandidate)
    )
    assert action.fill == fill


@pytest.mark.parametrize("nothing", ["N/A", "-", "", "n/a", "–"])
def test_no_revised_date_leaves_the_first_in_force(nothing: str) -> None:
    (action,) = _actions(
        ["Action", "Owner", "Original date", "Revised date"], ["Mend the gates", "J Moss", "May 2019", nothing]
    )
    assert (action.deadline, action.original_deadline) == ("May 2019", None)


def test_issues_of_an_equality_plan_and_its_groups() -> None:
    (action,) = _actions(
        ["Protected characteristic", "Issue identified", "Action", "Lead", "Timescale"],
        ["Disability", "Steps at the door", "Build a ramp", "J Moss", "May 2019"],
    )
    assert (action.theme, action.issues, action.description) == ("Disability", "Steps at the door", "Build a ramp")


def test_what_a_register_of_risks_says_of_its_treatment() -> None:
    (action,) = _actions(
        ["Risk ref", "Risk description", "Likelihood", "Treatment action", "Owner", "By when"],
        ["R4", "The roof may leak", "3", "Lay new felt", "J Moss", "May 2019"],
    )
    assert (action.reference, action.issues, action.description) == ("R4", "The roof may leak", "Lay new felt")


def _actions(*rows: list[str]) -> list[ActionCandidate]:
    return [c for c in find_actions(report(table(*rows)), Claims()) if isinstance(c, ActionCandidate)]


@pytest.mark.parametrize(
    ("headers", "lead", "authorising"),
    [
        (["Action Title", "Due Date", "Managed By", "Assigned To"], "J Moss", "A Bell"),
        (["Action Title", "Due Date", "Managed By", "Support"], "A Bell", None),
    ],
)
def test_who_manages_and_who_is_assigned(headers: list[str], lead: str, authorising: str | None) -> None:
    (action,) = _actions(headers, ["Mend the gates", "May 2019", "A Bell", "J Moss"])
    assert (action.lead_officer, action.authorising_officer) == (lead, authorising)


@pytest.mark.parametrize(
    ("cell", "lead", "deadline"),
    [
        ("J Moss - Q2 2012-13", "J Moss", "Q2 2012-13"),
        ("J Moss, Quarter 1 2013-14", "J Moss", "Quarter 1 2013-14"),
        ("J Moss\nMay 2019", "J Moss", "May 2019"),
        ("Head of Quality", "Head of Quality", None),
    ],
)
def test_owner_and_date_in_one_cell(cell: str, lead: str, deadline: str | None) -> None:
    (action,) = _actions(["Action", "Lead and timescale", "Status"], ["Mend the gates", cell, "On track"])
    assert (action.lead_officer, action.deadline) == (lead, deadline)


@pytest.mark.parametrize(
    ("cell", "colour"),
    [
        ("Amber – slippage of two months", "Amber"),
        ("Green: all done", "Green"),
        ("Greenfield sites", None),
        ("On track", None),
    ],
)
def test_a_status_may_open_with_its_colour(cell: str, colour: str | None) -> None:
    (action,) = _actions(["Action", "Lead", "Status"], ["Mend the gates", "J Moss", cell])
    assert (action.status, action.rag) == (cell, colour)


@pytest.mark.parametrize(
    ("cell", "rag", "status"),
    [
        ("Green – signed off by partners", "Green", None),
        ("Amber: two teams are over their number", "Amber", None),
        ("Amber – delayed", "Amber", "Amber – delayed"),
    ],
)
def test_a_reason_after_the_colour_is_no_state(cell: str, rag: str | None, status: str | None) -> None:
    (action,) = _actions(["Action", "Lead", "RAG"], ["Mend the gates", "J Moss", cell])
    assert (action.rag, action.status) == (rag, status)
