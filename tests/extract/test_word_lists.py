"""Word lists by the words of a text, and whether a text says a number at all."""

from __future__ import annotations

import pytest

from councilpapers.extract.figures import has_number
from councilpapers.extract.wording import Sayings

STATES = Sayings(["complete", "on track", "on-going"])


@pytest.mark.parametrize(
    "text, said",
    [
        ("Four are Complete.", True),
        ("All ON TRACK", True),
        ("The work is on-going", True),
        ("completely new", False),
        ("a new track", False),
        ("on tracks", False),
        ("", False),
    ],
)
def test_a_saying_stands_from_words_edge_to_words_edge(text: str, said: bool) -> None:
    assert STATES.said_in(text) is said


@pytest.mark.parametrize(
    "words, has", [("12 actions", True), ("Twenty-one of them", True), ("someone", False), ("no figure", False)]
)
def test_a_number_in_figures_or_spelled(words: str, has: bool) -> None:
    assert has_number(words) is has
