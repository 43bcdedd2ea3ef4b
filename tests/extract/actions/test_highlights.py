"""Highlight sheets."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.actions.highlights import find_highlights, quadrant_kind
from councilpapers.extract.candidates import ActionCandidate, Claims, FindingCandidate

from ..grids import heading, report, table, text

PLAN = "Norbeck Improvement Plan - May Highlight Report"


def read(*blocks: Block, kind: str = "highlight_report") -> list[tuple[str, str | None]]:
    found = []
    for candidate in find_highlights(report(*blocks, kind=kind, title=PLAN), Claims()):
        if isinstance(candidate, ActionCandidate):
            found.append((candidate.description, candidate.status))
        elif isinstance(candidate, FindingCandidate):
            found.append((candidate.text, candidate.kind))
    return found


EXPECTED = [
    ("Staff trained", "Completed in May"),
    ("New forms in use", "Completed in May"),
    ("Open the hub", "Planned for June/July"),
    ("Review of funding", "Overdue Actions"),
    ("Absence is rising", "issue"),
]


def test_headings_in_the_cells() -> None:
    sheet = table(
        ["Completed in May\n• Staff trained\n• New forms in use", "Planned for June/July\n• Open the hub"],
        ["Overdue Actions\n• Review of funding", "Risks and Issues\n• Absence is rising"],
    )
    assert read(sheet) == EXPECTED


def test_headings_in_the_cells_above() -> None:
    sheet = table(
        ["Completed in May", "Planned for June/July"],
        ["• Staff trained\n• New forms in use", "• Open the hub"],
        ["Overdue Actions", "Risks and Issues"],
        ["• Review of funding", "• Absence is rising"],
    )
    assert sorted(read(sheet)) == sorted(EXPECTED)


def test_headings_and_lists_without_a_table() -> None:
    blocks = [
        heading("Completed in May"),
        text("• Staff trained"),
        text("• New forms in use"),
        heading("Planned for June/July"),
        text("• Open the hub"),
        heading("Overdue Actions"),
        text("• Review of funding"),
        heading("Risks and Issues"),
        text("• Absence is rising"),
    ]
    assert read(*blocks) == EXPECTED
    assert read(*blocks, kind="covering_report") == []


def test_a_plan_shortened_in_the_title_is_named_by_the_covering_report() -> None:
    sheet = table(["Completed in May\n• Staff trained", "Planned for June\n• Open the hub"])
    cover = report(kind="covering_report", title="Norbeck Children's Services Improvement Plan")
    candidates = list(find_highlights(report(sheet, kind="highlight_report", title=PLAN, parent=cover), Claims()))
    assert {c.plan for c in candidates} == {"Norbeck Children's Services Improvement Plan"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Completed in November", "completed"),
        ("Planned for next month", "planned"),
        ("Risks & issues", "issue"),
        ("Completely new ways of working", None),
        ("Completed works orders are filed by the clerk each month in the office", None),
        ("", None),
    ],
)
def test_quadrant_kind(words: str, kind: str | None) -> None:
    assert quadrant_kind(words) == kind


def test_an_action_table_is_no_sheet() -> None:
    grid = table(["Action", "Status"], ["Mend the gate", "Completed"], ["Paint the gate", "Planned"])
    assert read(grid) == []
    log = table(
        ["Date", "Actions completed", "Deadline"], ["1/2/2011", "Overdue fines written off", "Planned for June"]
    )
    assert read(log) == []
