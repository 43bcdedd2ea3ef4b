"""Headings of a text on the action before are no theme of the table below."""

from __future__ import annotations

import pytest

from councilpapers.document import Table
from councilpapers.extract.actions.table_headings import blocks_under_headings, heads_a_text, theme_above

from ..grids import heading, report, table, text


@pytest.mark.parametrize(
    "words, of_a_text",
    [
        ("Progress", True),
        ("Issues affecting progress and corrective actions", True),
        ("Progress Issues affecting progress", True),
        ("Comments", True),
        ("Outcome 1 - Better health", False),
        ("Progress in schools", False),
        ("Safer streets", False),
    ],
)
def test_headings_of_texts(words: str, of_a_text: bool) -> None:
    assert heads_a_text(words) is of_a_text
    over = (heading("Safer streets"), heading(words, 2))
    assert of_a_text is (theme_above(report(*over), over)[0] == "Safer streets" and words != "Safer streets")


@pytest.mark.parametrize(
    "caption, theme",
    [
        ("Reported to the Audit Committee, 11 February 2025", None),
        ("Position as at March", None),
        ("Safer streets", "Safer streets"),
    ],
)
def test_lines_that_say_when_are_no_theme(caption: str, theme: str | None) -> None:
    paper = report(heading("Action plan"), text(caption), table(["Action", "Lead"], ["Fit lamps", "J Moss"]))
    ((headings, _),) = [found for found in blocks_under_headings(paper) if isinstance(found[1], Table)]
    assert theme_above(paper, headings)[0] == theme
