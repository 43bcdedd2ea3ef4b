"""Rows over all columns that tell more of the action above."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from councilpapers.extract.actions.action_tables import find_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from .grids import Words, report, table

HEADER = ["Ref", "Action", "Lead", "Due", "RAG"]
FIRST = ["1.1", "Adopt the local plan", "Head of Planning", "Mar 2024", "Amber"]
SECOND = ["1.2", "Open the market hall", "Head of Place", "Nov 2023", "Green"]


def actions(*rows: Sequence[Words | None]) -> list[ActionCandidate]:
    found = find_actions(report(table(*rows)), Claims())
    return [candidate for candidate in found if isinstance(candidate, ActionCandidate)]


@pytest.mark.parametrize(
    ("note", "comments", "progress", "issues"),
    [
        ("Update: Hearings closed in May.", "Hearings closed in May.", None, None),
        ("Progress to date: Hearings closed.", None, "Hearings closed.", None),
        ("Risks - The examiner may be delayed.", None, None, "The examiner may be delayed."),
        (
            "Hearings closed in December and the report is awaited.",
            "Hearings closed in December and the report is awaited.",
            None,
            None,
        ),
    ],
)
def test_a_row_over_all_columns_is_told_of_the_action_above(
    note: str, comments: str | None, progress: str | None, issues: str | None
) -> None:
    first, second = actions(HEADER, FIRST, [note], SECOND)
    assert (first.comments, first.progress, first.issues) == (comments, progress, issues)
    assert (second.comments, second.theme) == (None, None)
    assert (comments or progress or issues or "") in first.source.quote


@pytest.mark.parametrize("band", ["Priority 2: Busy towns", "Busy towns", "Update on towns"])
def test_a_band_is_no_note(band: str) -> None:
    first, _ = actions(HEADER, FIRST, [band], SECOND)
    assert (first.comments, first.progress) == (None, None)


def test_under_bands_a_sentence_is_a_band() -> None:
    opening, closing = "We will make our towns busier all year.", "We will make our parks greener all year."
    first, second = actions(HEADER, [opening], FIRST, [closing], SECOND)
    assert (first.comments, second.comments) == (None, None)
    assert second.theme == closing


@pytest.mark.parametrize("again", ["Action (cont.)", "Action (continued)", "Action cont'd", "Action"])
def test_a_header_printed_again_is_no_action(again: str) -> None:
    assert len(actions(HEADER, FIRST, ["Ref", again, "Lead", "Due", "RAG"], SECOND)) == 2
