"""The paper's own key of colours, and actions named by their colour."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.actions.action_mentions import find_action_mentions
from councilpapers.extract.actions.status_keys import find_status_keys
from councilpapers.extract.candidates import Claims

from ..grids import heading, report, table, text


def keys(*blocks: Block) -> list[tuple[str, str]]:
    return [(k.status, k.definition) for k in find_status_keys(report(*blocks), Claims())]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [text("Green: Action completed by the target date"), text("Purple: Action is on track")],
            [("Green", "Action completed by the target date"), ("Purple", "Action is on track")],
        ),
        (
            [text("RAG key: R = off track; A = some slippage; G = on track")],
            [("R", "off track"), ("A", "some slippage"), ("G", "on track")],
        ),
        (
            [table(["Key", "Meaning"], ["Red", "Will not be met"], ["Amber", "May not be met"])],
            [("Red", "Will not be met"), ("Amber", "May not be met")],
        ),
        (
            [text("Key: ✔ Complete   ► On track   ✖ Off track")],
            [("✔", "Complete"), ("►", "On track"), ("✖", "Off track")],
        ),
        ([text("▲ Improved since last year ▼ Worse than last year")], []),
        (
            [table([("G", "00B050"), "On track", ("R", "FF0000"), "Off track"])],
            [("G", "On track"), ("R", "Off track")],
        ),
        (
            [table([("Complete", "00B0F0"), ("On track", "00B050"), ("Delayed", "FFC000")])],
            [("Complete", "Complete"), ("On track", "On track"), ("Delayed", "Delayed")],
        ),
        (
            [text("Rows shaded green are complete and will be removed after this meeting.")],
            [("green", "complete")],
        ),
        ([text("Completed actions are highlighted in grey.")], [("grey", "Completed")]),
        ([text("Items marked red are new bins, and rows shown in blue are totals.")], []),
        ([text("Green: the colour of the new bins")], []),  # one line is no key
        ([text("Green Lane: the hedge needs cutting"), text("Red Lion: the sign is down")], []),
        ([table(["Red", "5"], ["Mend the gate at the field", "New"])], []),
        ([table(["RAG", "Number"], ["Green", "12"], ["Amber", "3"])], []),
        ([table(["Action", "RAG"], ["Mend the gate", "Green"], ["Paint it", "Red"])], []),
    ],
)
def test_keys(blocks: list[Block], expected: list[tuple[str, str]]) -> None:
    assert keys(*blocks) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [
                heading("Young People's Directorate Plan 2015-16 Progress"),
                text("The action that isn't complete and has passed its due date (Amber) relates to:"),
                text("• Keep more social workers"),
                text("Other work goes on."),
            ],
            [("Keep more social workers", "Amber", "Young People's Directorate Plan 2015-16")],
        ),
        (
            [text("Two actions are red: Open the hub and close the depot.")],
            [("Open the hub and close the depot", "red", None)],
        ),
        (
            [text("Two actions are currently showing amber:"), text("• Open the hub"), text("• Close the depot")],
            [("Open the hub", "amber", None), ("Close the depot", "amber", None)],
        ),
        ([text("Red actions:"), text("• Open the hub")], [("Open the hub", "Red", None)]),
        ([text("The one action which is red relates to the hub.")], [("the hub", "red", None)]),
        ([text("The following actions are amber"), text("• Open the hub")], [("Open the hub", "amber", None)]),
        ([text("Green actions: completed by the target date")], []),
        ([text("Actions shown as red, amber or green are described in the appendix.")], []),
        ([text("The amber light at the crossing relates to:"), text("• the school run")], []),
    ],
)
def test_action_mentions(blocks: list[Block], expected: list[tuple[str, str, str | None]]) -> None:
    found = find_action_mentions(report(*blocks, kind="performance_report"), Claims())
    assert [(a.description, a.status, a.plan) for a in found] == expected
