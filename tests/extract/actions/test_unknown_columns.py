"""Columns whose headers nobody knows, told by what stands below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from ..grids import report, table


@pytest.mark.parametrize(
    "header, cells, field, value",
    [
        ("Assessment by us", ("Implemented", "Partly implemented"), "status", "Implemented"),
        ("Planned quarter", ("Q2 2024/25", "Q3 2024/25"), "deadline", "Q2 2024/25"),
        ("Kick-off and start", ("Q2 2024/25", "Q3 2024/25"), "deadline", None),
        ("Budget year", ("2024", "2025"), "deadline", None),
        ("Champion", ("Cllr Dee", "Cllr Moss"), "lead_officer", "Cllr Dee"),
        ("In brief", ("Ticket on sale since May.", "Design done at six."), "comments", "Ticket on sale since May."),
        ("Spend", ("£120,000", "£80,000"), "comments", None),
    ],
)
def test_what_stands_below_names_the_column(header: str, cells: tuple[str, str], field: str, value: str | None) -> None:
    known = {"status": "Deadline", "deadline": "Status", "lead_officer": "Status", "comments": "Status"}[field]
    filled = ("May 2024", "June 2024") if known == "Deadline" else ("On track", "Delayed")
    rows = [["Fit new lamps", cells[0], filled[0]], ["Cut the hedges", cells[1], filled[1]]]
    found = find_actions(report(table(["Action", header, known], *rows)), Claims())
    actions = [a for a in found if isinstance(a, ActionCandidate)]
    assert len(actions) == 2
    assert getattr(actions[0], field) == value


def test_two_that_fit_are_none() -> None:
    grid = table(
        ["Action", "In brief", "In full", "Status"],
        ["Fit new lamps", "All lamps are in.", "Every lamp in the street is in.", "Complete"],
    )
    (action, *_) = find_actions(report(grid), Claims())
    assert isinstance(action, ActionCandidate)
    assert action.comments is None


def test_a_known_heading_may_be_mostly_unknown() -> None:
    rows = [["Cell", "Action", "Owner", "Landing", "In brief", "Whim"], ["A1", "Fit new lamps", "J Moss", "", "", "1"]]
    headed = replace(table(*rows), header_rows=1)
    found = [a for a in find_actions(report(headed), Claims()) if isinstance(a, ActionCandidate)]
    assert [(a.reference, a.description, a.lead_officer) for a in found] == [("A1", "Fit new lamps", "J Moss")]


def test_the_heading_of_a_list_told_by_its_content_is_no_action() -> None:
    grid = table(
        ["Whim", "Matter that came up last", "View"],
        ["1", "Fit the new lamps in Mill Lane", "On track"],
        ["2", "Cut the hedges along the canal", "Complete"],
        ["3", "Buy salt before the first frost", "Complete"],
    )
    found = find_actions(report(replace(grid, header_rows=1)), Claims())
    assert [a.reference for a in found if isinstance(a, ActionCandidate)] == ["1", "2", "3"]
