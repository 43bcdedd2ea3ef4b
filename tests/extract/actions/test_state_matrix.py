"""Columns of states in which one is ticked, and labels within the cell of the action."""

from __future__ import annotations

import pytest

from councilpapers.document import Table
from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from ..grids import report, table


def actions(grid: Table) -> list[ActionCandidate]:
    return [a for a in find_actions(report(grid), Claims()) if isinstance(a, ActionCandidate)]


def test_the_ticked_column_is_the_status() -> None:
    grid = table(
        ["Action", "Who", "Not started", "Under way", "Complete"],
        ["Train the library staff", "A Bell", "", "", "✓"],
        ["Audit the signs", "J Moss", "", "✓", ""],
        ["Open a memory café", "J Moss", "", "", ""],
    )
    assert [a.status for a in actions(grid)] == ["Complete", "Under way", None]


def test_the_crossed_letter_is_the_colour() -> None:
    grid = table(
        ["Action", "Who", "R", "A", "G", "Progress"],
        ["Train the library staff", "A Bell", "", "", "X", "Fourteen are trained."],
        ["Audit the signs", "J Moss", "X", "", "", "Nobody could be found."],
    )
    assert [(a.rag, a.status) for a in actions(grid)] == [("G", None), ("R", None)]


def test_the_marked_term_is_when_it_is_to_be_done() -> None:
    grid = table(
        ["Action", "Lead", "Short (0-2 years)", "Medium term", "Progress"],
        ["Mark a safer crossing", "A Bell", "X", "", "Designed."],
        ["Join the two paths", "J Moss", "", "X", ""],
        ["Bring back the bus", "J Moss", "", "", ""],
    )
    assert [a.deadline for a in actions(grid)] == ["Short (0-2 years)", "Medium term", None]


def test_of_two_marked_years_the_later_counts() -> None:
    grid = table(
        ["Action", "Lead", "2024/25", "2025/26", "2026/27"],
        ["Plant a wood", "A Bell", "✓", "✓", ""],
        ["Dredge the pond", "J Moss", "", "", "✓"],
    )
    assert [a.deadline for a in actions(grid)] == ["2025/26", "2026/27"]


def test_two_marks_in_a_row_are_no_state() -> None:
    grid = table(
        ["Action", "Who", "Deadline", "Complete", "Closed"],
        ["Train the library staff", "A Bell", "May 2024", "✓", "✓"],
    )
    assert [a.status for a in actions(grid)] == ["Closed"]


@pytest.mark.parametrize(
    "cell, described, lead, deadline",
    [
        ("Refresh the site\nLead: Head of HR\nDeadline: May 2024", "Refresh the site", "Head of HR", "May 2024"),
        ("Refresh the site. Lead officer: A Bell", "Refresh the site.", "A Bell", None),
        ("Hold two events: one in each town", "Hold two events: one in each town", None, None),
        ("Lead: the way for others", "Lead: the way for others", None, None),
    ],
)
def test_labels_within_the_action(cell: str, described: str, lead: str | None, deadline: str | None) -> None:
    (action,) = actions(table(["Theme", "Action", "Progress", "RAG"], ["Recruit", cell, "Begun in May.", "Green"]))
    assert (action.description, action.lead_officer, action.deadline) == (described, lead, deadline)


def test_a_column_of_its_own_goes_before_labels() -> None:
    (action,) = actions(table(["Action", "Lead", "RAG"], ["Refresh the site Lead: HR", "A Bell", "Green"]))
    assert (action.description, action.lead_officer) == ("Refresh the site Lead: HR", "A Bell")
