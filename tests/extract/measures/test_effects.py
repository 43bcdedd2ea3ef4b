"""A change is a measured value only as the effect of something done, with what was counted and when."""

from __future__ import annotations

import pytest

from councilpapers.extract.candidates import ActionCandidate, Candidate, Claims, Source
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose
from councilpapers.extract.measures.undertakings import measured

from ..grids import report, text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The new desk has increased bookings and enquiries by 60% during 1999.", ("bookings and enquiries", "60%")),
        ("The triage line has reduced the number of repeat calls by almost 40% in 2018/19.", ("repeat calls", "40%")),
        ("Crime in the harbour fell by 13% in 2008/09.", None),
        ("Referrals have increased by over 100% during the last 12 months.", None),
        ("The team should have increased referrals by 10% during 2009.", None),
        ("The harbour fund has increased fees by 4% in 2012.", None),
        ("The new ferry desk has increased enquiries by 60%.", None),
    ],
)  # fmt: skip
def test_effects(words: str, told: tuple[str, str] | None) -> None:
    found = [(i.name, i.value) for i in find_indicators_in_prose(report(text(words)), Claims())]
    assert found == ([told] if told else [])


def test_an_effect_told_in_an_action_is_one_all_the_same() -> None:
    words = "The new ferry desk has increased enquiries by 60% during 1999."
    action = ActionCandidate(Source("", "prose:numbered"), words)
    found: list[Candidate] = [action, *find_indicators_in_prose(report(text(words)), Claims())]
    assert measured(found) == found
    assert len(found) == 2
