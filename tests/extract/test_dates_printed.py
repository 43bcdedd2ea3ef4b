"""Dates as printed: every spelling of a month that is understood is found, and no word that begins like one."""

from __future__ import annotations

import re

import pytest

from councilpapers.extract.actions.action_dates import owner_and_date
from councilpapers.extract.actions.period_columns import PERIOD
from councilpapers.extract.columns import only_period
from councilpapers.extract.dates_printed import MONTH, dates_in, is_date, says_period
from councilpapers.extract.status_words import status_in_cell
from councilpapers.lookups import spellings


@pytest.mark.parametrize("month", sorted(spellings("dates", "months")))
def test_every_spelling_of_a_month_is_found_whole(month: str) -> None:
    found = re.match(MONTH, f"{month} 2011", re.IGNORECASE)
    assert found is not None
    assert found.group() == month
    assert dates_in(f"By 3 {month} 2011") == (f"3 {month} 2011",)
    assert PERIOD.fullmatch(f"{month} 2011")


@pytest.mark.parametrize(
    "words, expected",
    [("Sept 2011", True), ("q2", True), ("2010/11", True), ("Marketing", False), ("Decision", False), ("", True)],
)
def test_a_header_that_is_nothing_but_a_period(words: str, expected: bool) -> None:
    assert only_period(words) is expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("J Moss, May 2020", ("J Moss", "May 2020")),
        ("Head of Place, Sept 2011", ("Head of Place", "Sept 2011")),
        ("Head of Place, Marketing", ("Head of Place, Marketing", None)),
        ("Head of Place from May 2020", ("Head of Place", None)),  # a start is no deadline
    ],
)
def test_owner_and_date(words: str, expected: tuple[str, str | None]) -> None:
    assert owner_and_date(words) == expected


@pytest.mark.parametrize(
    "words, expected",
    [("Mar 2012: on track", "on track"), ("Delayed since Sept", "Delayed"), ("Marked complete", None)],
)
def test_an_update_says_its_status_behind_its_date(words: str, expected: str | None) -> None:
    assert status_in_cell(words) == expected


@pytest.mark.parametrize(
    "words, date, period",
    [
        ("Date: 8 April 2014", True, False),
        ("Tuesday, 14th Febuary 2012", True, False),
        ("April to June 2011", False, True),
        ("Second quarter", False, True),
        ("Mayor's announcements", False, False),
    ],
)
def test_dates_and_periods(words: str, date: bool, period: bool) -> None:
    assert (is_date(words), says_period(words)) == (date, period)
