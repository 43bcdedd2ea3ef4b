"""Headings of a text on the action before are no theme of the table below."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.table_headings import heads_a_text, theme_above

from ..grids import heading, report


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
