"""Status words: what is seen as one is what its meaning is known of."""

from __future__ import annotations

import pytest

from councilpapers.extract.status_words import is_status, seen_words, status_in_cell, status_in_sentence
from councilpapers.lookups import fold, spellings, table
from councilpapers.normalise.statuses import says_none, status
from councilpapers.normalise.vocabulary import Status

SECTIONS = ("words", "alone", "silent", "covering", "colours")


def _words(section: str) -> set[str]:
    return set(spellings("statuses", section))


def _listed(section: str) -> set[str]:
    found = table("statuses")[section]
    assert isinstance(found, dict)
    return {fold(word) for word in found["words"]}


@pytest.mark.parametrize("words", sorted(seen_words()))
def test_what_is_seen_has_a_meaning_or_is_known_to_have_none(words: str) -> None:
    assert is_status(words)
    assert words in _words("words") | _words("alone") or says_none(words)


def test_what_has_a_meaning_is_seen_but_for_words_of_other_columns() -> None:
    assert (_words("words") | _words("alone")) - seen_words() == _listed("unseen")
    assert _listed("prose") <= _words("words") | _listed("silent")


def test_no_spelling_stands_in_two_sections() -> None:
    listed = [word for section in SECTIONS for word in _words(section)]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    "words, seen",
    [
        ("Significant slippage", True),
        ("Going to plan.", True),
        ("➔ In progress", True),
        ("✖ Not started", True),
        ("In abeyance", True),
        ("Late", True),
        ("Orange", True),
        ("Completed in May", True),
        ("Completed 12/3/19", True),
        ("Completed (3rd May)", True),
        ("In progress – delayed", True),
        ("Amber – some slippage", True),
        ("Overdue – draft agreed", False),
        ("Delivered 3 sessions", False),
        ("Latest position", False),
        ("To be completed", False),
        ("To plan and run the fair", False),
        ("High risk", False),
        ("N/A", False),
        ("A. Smith", False),
        ("", False),
    ],
)
def test_is_status(words: str, seen: bool) -> None:
    assert is_status(words) is seen


@pytest.mark.parametrize(
    "words, expected",
    [
        ("On-going. 12/5/21 in hand", "in hand"),
        ("Will not be met. Funding was withdrawn by the trust", "Will not be met"),
        ("Data was sent for information", None),
        ("Delivered training to two wards", None),
    ],
)
def test_status_in_cell(words: str, expected: str | None) -> None:
    assert status_in_cell(words) == expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("The relocation is now off track and costs more", "off track"),
        ("The scheme has been put on hold", "put on hold"),
        ("The hold on spending has ended", None),
    ],
)
def test_status_in_sentence(words: str, expected: str | None) -> None:
    assert status_in_sentence(words) == expected


@pytest.mark.parametrize(
    "words, expected",
    [("Late", Status.OVERDUE), ("Removed", Status.CANCELLED), ("On track for late May", Status.ON_TRACK)],
)
def test_some_words_say_it_only_alone(words: str, expected: Status) -> None:
    assert status(words) is expected
