"""Tables whose first column is the heading, with an action in every column right of it."""

from __future__ import annotations

from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.actions.on_its_side import upright
from councilpapers.extract.candidates import ActionCandidate, Claims
from councilpapers.extract.columns import Grid

from ..grids import report, table


def test_every_column_is_an_action() -> None:
    grid = table(
        ["Project", "Customer portal", "Telephony"],
        ["Lead officer", "Amy Dunn", "Kofi Mensah"],
        ["Target date", "31/03/2025", "30/06/2025"],
        ["RAG", ("", "00B050"), ("", "FFC000")],
        ["Progress", "Nine hundred people use it.", ""],
    )
    found = [a for a in find_actions(report(grid), Claims()) if isinstance(a, ActionCandidate)]
    assert [(a.description, a.lead_officer, a.deadline, a.fill, a.progress) for a in found] == [
        ("Customer portal", "Amy Dunn", "31/03/2025", "00B050", "Nine hundred people use it."),
        ("Telephony", "Kofi Mensah", "30/06/2025", "FFC000", None),
    ]


def test_other_grids_stay_as_they_are() -> None:
    labelled = table(
        ["Project", "Grants", "RAG", "Green"],
        ["Lead officer", "Amy Dunn", "Sponsor", "K Moss"],
        ["Target date", "May 2025", "Status", "On track"],
    )
    usual = table(["Action", "Lead", "Deadline"], ["Target", "Amy Dunn", "May 2025"], ["Owner", "J Moss", "May 2025"])
    one = table(["Action", "Open a hub"], ["Lead", "Amy Dunn"], ["Deadline", "May 2025"])
    for grid in map(Grid, (labelled, usual, one)):
        assert upright(grid) is grid
