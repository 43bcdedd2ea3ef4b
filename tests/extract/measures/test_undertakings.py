"""What is to be done is no measured value."""

from __future__ import annotations

import pytest

from councilpapers.extract.candidates import (
    ActionCandidate,
    Candidate,
    DecisionCandidate,
    IndicatorCandidate,
    Source,
    StatusCountCandidate,
)
from councilpapers.extract.measures.indicators_in_prose import METHOD
from councilpapers.extract.measures.undertakings import measured


def told(sentence: str, method: str = METHOD) -> IndicatorCandidate:
    return IndicatorCandidate(Source(sentence, method), name="homes", value="40")


@pytest.mark.parametrize(
    ("sentence", "method", "kept"),
    [
        ("Bring forty empty homes back into use.", METHOD, False),
        ("Hsg-01  Bring forty empty homes back into use", METHOD, False),
        ("Forty homes were let in the quarter.", METHOD, True),
        ("Bring forty empty homes back into use.", "table:indicators", True),
        ("That sixty places be kept", METHOD, False),
    ],
)
def test_undertakings_measure_nothing(sentence: str, method: str, kept: bool) -> None:
    action = ActionCandidate(
        Source("", "table:actions"), "Bring forty empty homes back into use", progress="Forty homes"
    )
    decision = DecisionCandidate(Source("", "minutes"), "resolution", "That sixty places be kept open until May.")
    indicator = told(sentence, method)
    found: list[Candidate] = [action, decision, indicator]
    assert (indicator in measured(found)) is kept
    assert measured(found)[:2] == [action, decision]


def test_how_many_actions_stand_where_is_a_count() -> None:
    sentence = "Seventeen are on track and three (12.5%) are at risk."
    count = StatusCountCandidate(Source(sentence, "prose:counts"), "at risk", "three", "12.5%")
    share = IndicatorCandidate(Source(sentence, METHOD), name="on track", value="12.5%")
    other = IndicatorCandidate(Source(sentence, METHOD), name="waits", value="9 days")
    assert measured([count, share, other]) == [count, other]
