"""Headers made of known words, in phrases that nobody wrote down."""

from __future__ import annotations

import pytest

from councilpapers.extract.columns import field_of, is_label
from councilpapers.extract.header_phrases import date_told, loosened, made_of_header_words, opened


@pytest.mark.parametrize(
    ("header", "field", "label"),
    [
        ("Further mitigation planned", "description", True),
        ("Mitigation due", "deadline", True),
        ("Mitigation progress", "progress", True),
        ("Reason for extension", "issues", True),
        ("Difference for residents", "outcomes", False),
        ("First agreed date", "deadline", True),
        ("Delivery officer", "lead_officer", True),
        ("How soon", "deadline", True),
        ("What the panel asked for", "recommendation", True),
        ("Manager accountable", "authorising_officer", True),
        ("Due originally", "deadline", True),
        ("What management agreed", "description", True),
        ("Whim of the day", None, False),
        ("Ticket on sale since May", None, False),
    ],
)
def test_a_phrase_of_known_words_is_a_header(header: str, field: str | None, label: bool) -> None:
    assert (field_of(header, "action"), is_label(header, "action")) == (field, label)


@pytest.mark.parametrize(
    ("words", "left"),
    [("further mitigation planned", "mitigation"), ("first agreed date", "agreed date"), ("planned", None)],
)
def test_loose_words_come_off(words: str, left: str | None) -> None:
    assert loosened(words) == left


@pytest.mark.parametrize(
    ("words", "made"), [("lead cabinet member", True), ("lead", False), ("lead the band", False), ("", False)]
)
def test_words_of_headers(words: str, made: bool) -> None:
    assert made_of_header_words(words) is made


@pytest.mark.parametrize(("words", "field"), [("causes of delay", "issues"), ("reason", None), ("ref for all", None)])
def test_the_first_noun_decides(words: str, field: str | None) -> None:
    assert opened(words) == field


@pytest.mark.parametrize(
    ("header", "which"),
    [("first agreed date", "original_deadline"), ("latest date", "revised_deadline"), ("agreed date", None)],
)
def test_which_of_two_dates(header: str, which: str | None) -> None:
    assert date_told(header) == which
