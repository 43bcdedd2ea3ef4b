from __future__ import annotations

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.yes_no import yes_or_no


@pytest.mark.parametrize(
    "words, answer",
    [("No", False), ("Yes", True), ("Open", False), ("Exempt", True), ("NO.", False), ("Private", True),
     ("Yes - forward plan ref 21/17", True), ("Not applicable", False), ("Key decision", True), ("Non-key", False)],
)  # fmt: skip
def test_yes_or_no(words: str, answer: bool) -> None:
    assert yes_or_no(words) is answer


@pytest.mark.parametrize("words", ["Yes/No", "", "see below", "Public/Private"])
def test_no_answer_is_no_guess(words: str) -> None:
    with pytest.raises(Unparseable):
        yes_or_no(words)
