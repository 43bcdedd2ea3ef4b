"""Timetables of marks and bars under months, quarters and years."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from ..grids import Words, report, table

BAR = ("", "8EA9DB")


@pytest.mark.parametrize(
    ("header", "rows", "due"),
    [
        (
            ["Apr 24", "May 24", "Jun 24"],
            [["X", "X", ""], ["", "X", "X"]],
            ["May 24", "Jun 24"],
        ),
        (["Q1", "Q2", "Q3"], [[BAR, BAR, ""], ["", BAR, BAR]], ["Q2", "Q3"]),
        (["Q1", "Q2", "Q3"], [["X", "X", ""], ["X", "X", ""]], [None, None]),  # how it went, of all from the first on
        (["Q1", "Q2", "Q3"], [["G", "A", ""], ["", "G", "R"]], [None, None]),
        (["Apr", "May", "Jun"], [["5", "6", ""], ["", "7", "9"]], [None, None]),
    ],
)
def test_the_last_marked_period_is_when_it_is_due(
    header: list[str], rows: list[list[Words]], due: list[str | None]
) -> None:
    names = ["Agree the job profiles", "Launch the apprenticeships"]
    grid = table(["Action", "Lead", *header], *([name, "A Bell", *row] for name, row in zip(names, rows, strict=True)))
    found = [one for one in find_actions(report(grid), Claims()) if isinstance(one, ActionCandidate)]
    assert [(a.description, a.deadline) for a in found] == list(zip(names, due, strict=True))
