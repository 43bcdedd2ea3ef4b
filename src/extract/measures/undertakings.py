"""What is to be done is no measure: "Bring forty empty homes back into use" says a number that nobody has measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...lookups import fold
from ..candidates import ActionCandidate, Candidate, DecisionCandidate, IndicatorCandidate, StatusCountCandidate
from .indicators_in_prose import METHOD

LONGEST_CODE = 20  # characters


def measured(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without indicators whose sentence stands in the words of an action or a decision.

    What an action's progress, comments or outcomes say may be measured; its description, recommendation and
    expected success, and a resolution, are not; nor is the number of actions that stand somewhere, a status count.
    """
    counted = {
        (c.source.quote, words) for c in found if isinstance(c, StatusCountCandidate) for words in (c.count, c.percent)
    }
    undertakings = [fold(words) for candidate in found for words in _undertaken(candidate) if words]
    return [
        c
        for c in found
        if not (
            isinstance(c, IndicatorCandidate)
            and c.source.method == METHOD
            and ((c.source.quote, c.value) in counted or _stands_in(c, undertakings))
        )
    ]


def _undertaken(candidate: Candidate) -> Iterable[str]:
    if isinstance(candidate, ActionCandidate):
        return (candidate.description, candidate.recommendation or "")
    return (candidate.text,) if isinstance(candidate, DecisionCandidate) else ()


def _stands_in(indicator: IndicatorCandidate, undertakings: Sequence[str]) -> bool:
    """Whether the sentence is part of an undertaking, or is one with its number or code before it."""
    sentence = fold(indicator.source.quote)
    return any(
        sentence in undertaken or (undertaken in sentence and len(sentence) - len(undertaken) <= LONGEST_CODE)
        for undertaken in undertakings
    )
