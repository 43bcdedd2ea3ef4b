"""Councils and boards outside the register, by their printed names."""

from __future__ import annotations

import pytest

from councilpapers.normalise.bodies import body, council, in_small_letters, partnership


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Minutes of the Ashby Vale Parish Council", "Ashby Vale Parish Council"),
        ("MINUTES OF THE ASHBY VALE PARISH COUNCIL MEETING", "ASHBY VALE PARISH COUNCIL"),
        ("Norbeck & Elm Community Council, 3 May", "Norbeck & Elm Community Council"),
        ("The Ashby Vale Fire and Rescue Authority", "Ashby Vale Fire and Rescue Authority"),
        ("Wigan Council", None),
        ("the parish council", None),
        ("Minutes of the Community Council virtual Meeting", None),
        ("ANNUAL PARISH MEETING", None),
    ],
)
def test_body(words: str, expected: str | None) -> None:
    assert body(words) == expected


@pytest.mark.parametrize(
    "name, expected",
    [
        ("HOLLIN PARISH COUNCIL", "Hollin Parish Council"),
        ("ELM & NORBECK COMMUNITY COUNCIL", "Elm & Norbeck Community Council"),
        ("KELDER-UNDER-EDGE TOWN COUNCIL", "Kelder-under-Edge Town Council"),
        ("THE ELM AND NORBECK NHS TRUST", "The Elm and Norbeck NHS Trust"),
        ("ST. AUDREY'S PARISH COUNCIL", "St. Audrey's Parish Council"),
        ("MacNorbeck Parish Council", "MacNorbeck Parish Council"),
    ],
)
def test_a_name_in_capitals_is_the_same_name_in_small_letters(name: str, expected: str) -> None:
    assert in_small_letters(name) == expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Norbeck Metropolitan Borough Council", "Norbeck Metropolitan Borough Council"),
        ("Thornmere Council", "Thornmere Council"),
        ("ASHBY VALE DISTRICT COUNCIL", "ASHBY VALE DISTRICT COUNCIL"),
        ("The Elm and Norbeck County Council", "Elm and Norbeck County Council"),
        ("Royal Borough of Thornmere", "Royal Borough of Thornmere"),
        ("Kelder-under-Edge Borough Council: Cabinet", "Kelder-under-Edge Borough Council"),
        ("Report to Ashby Vale Council", "Ashby Vale Council"),
        ("Full Council", None),
        ("RECOMMENDED TO COUNCIL", None),
        ("Councillor Roe and Council", None),
        ("the meeting of LDF Council on 28 June", None),
        ("Borough Council", None),
        ("The County Council", None),
        ("Executive of the Council", None),
        ("Safeguarding the Council", None),
        ("Norbeck Youth Council", None),
        ("Economic Research Council", None),
        ("Norbeck Parish Council", None),
        ("the council", None),
        ("", None),
    ],
)
def test_council(words: str, expected: str | None) -> None:
    assert council(words) == expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Norbeck Safeguarding Children Board", "Norbeck Safeguarding Children Board"),
        ("The Ashby Vale NHS Foundation Trust", "Ashby Vale NHS Foundation Trust"),
        ("ELM AND NORBECK JOINT COMMITTEE", "ELM AND NORBECK JOINT COMMITTEE"),
        ("Joint Committee", None),
        ("Improvement plan", None),
    ],
)
def test_partnership(words: str, expected: str | None) -> None:
    assert partnership(words) == expected
