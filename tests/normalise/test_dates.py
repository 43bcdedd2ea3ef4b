"""Dates and deadlines as papers write them, and words that are neither."""

from __future__ import annotations

from datetime import date

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.dates import day, deadline, find_days, without_preposition
from councilpapers.normalise.periods import Period
from councilpapers.normalise.vocabulary import Precision

WRITTEN = date(2010, 1, 11)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("23rd December 2009", date(2009, 12, 23)),
        ("23<sup>rd</sup> December, 2009", date(2009, 12, 23)),
        ("23 rd December 2009", date(2009, 12, 23)),
        ("31-Mar-2011", date(2011, 3, 31)),
        ("31/03/2020", date(2020, 3, 31)),
        ("Monday, 11 January 2010", date(2010, 1, 11)),
        ("Monday, the 11th day of January 2010 at 10.30 am", date(2010, 1, 11)),
        ("16.10.09", date(2009, 10, 16)),
        ("16 – 10 – 1998", date(1998, 10, 16)),
        ("2010-01-11", date(2010, 1, 11)),
        ("March 3rd, 2010", date(2010, 3, 3)),
        ("March 3, 2010", date(2010, 3, 3)),
        ("March 31 2010", date(2010, 3, 31)),
        ("4 Sept. 2012", date(2012, 9, 4)),
        ("29 February 2012", date(2012, 2, 29)),
    ],
)
def test_day(words: str, expected: date) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "11 January",  # no year
        "January 2010",  # no day
        "29 February 2011",  # the calendar has no such day
        "32/01/2010",
        "16/13/2009",
        "1.2.3.4",
        "paragraph 16.10.2",
        "£16.10",
        "11 January 2010 and 12 March 2010",
        "1 June 1066",
    ],
)
def test_no_day(words: str) -> None:
    with pytest.raises(Unparseable):
        day(words)


def test_find_days_keeps_their_order_and_words() -> None:
    text = "Cabinet, 8th March 2011; Scrutiny, 19/03/2011; the next on 4 April"
    assert find_days(text) == [("8th March 2011", date(2011, 3, 8)), ("19/03/2011", date(2011, 3, 19))]


@pytest.mark.parametrize(
    "words, expected, precision",
    [
        ("31-Mar-2010", date(2010, 3, 31), Precision.DAY),
        ("by 30 June 2010", date(2010, 6, 30), Precision.DAY),
        ("March 2010", date(2010, 3, 31), Precision.MONTH),
        ("Feb '12", date(2012, 2, 29), Precision.MONTH),
        ("Jan-20", date(2020, 1, 31), Precision.MONTH),
        ("03/2010", date(2010, 3, 31), Precision.MONTH),
        ("06/25", date(2025, 6, 30), Precision.MONTH),
        ("12/13", date(2013, 3, 31), Precision.YEAR),
        ("end of April 2012", date(2012, 4, 30), Precision.MONTH),
        ("beginning of March 2010", date(2010, 3, 31), Precision.MONTH),
        ("June 2010 Programme Board", date(2010, 6, 30), Precision.MONTH),
        ("late Spring 2011", date(2011, 5, 31), Precision.SEASON),
        ("summer of 2001", date(2001, 8, 31), Precision.SEASON),
        ("Autumn term 2010", date(2010, 11, 30), Precision.SEASON),
        ("Winter 2011", date(2012, 2, 29), Precision.SEASON),
        ("Winter 2009/10", date(2010, 2, 28), Precision.SEASON),
        ("Q3 2019-20", date(2019, 12, 31), Precision.QUARTER),
        ("End of Q4 2019-20", date(2020, 3, 31), Precision.QUARTER),
        ("Qtr 2 09/10", date(2009, 9, 30), Precision.QUARTER),
        ("2001", date(2001, 12, 31), Precision.YEAR),
        ("2001/2002 financial year", date(2002, 3, 31), Precision.YEAR),
        ("2009-10", date(2010, 3, 31), Precision.YEAR),
        # ranges end where they end
        ("March - April 2010", date(2010, 4, 30), Precision.MONTH),
        ("Sept/Oct 2010", date(2010, 10, 31), Precision.MONTH),
        ("from April 2010 to March 2011", date(2011, 3, 31), Precision.MONTH),
        ("Dec 2010 - January", date(2011, 1, 31), Precision.MONTH),
        ("Ongoing until March 2011", date(2011, 3, 31), Precision.MONTH),
        ("Ongoing - March 2011", date(2011, 3, 31), Precision.MONTH),
        ("1 April - 30 June 2010", date(2010, 6, 30), Precision.DAY),
        ("Q2/Q3 FY10/11", date(2010, 12, 31), Precision.QUARTER),
        ("Start: Jan 2010 End: Mar 2010", date(2010, 3, 31), Precision.MONTH),
        # one date said twice
        ("Q4 2009/10 (March 2010)", date(2010, 3, 31), Precision.MONTH),
        # the date in force
        ("31/03/10, revised to 30/06/10", date(2010, 6, 30), Precision.DAY),
        ("June 2010 (was March 2010)", date(2010, 6, 30), Precision.MONTH),
        ("Original: 31/03/2010 Revised: 30/09/2010", date(2010, 9, 30), Precision.DAY),
        # the first on or after the paper's date
        ("June", date(2010, 6, 30), Precision.MONTH),
        ("January", date(2010, 1, 31), Precision.MONTH),
        ("10 January", date(2011, 1, 10), Precision.DAY),
        ("29 February", date(2012, 2, 29), Precision.DAY),
        ("end of Q4", date(2010, 3, 31), Precision.QUARTER),
        ("Summer", date(2010, 8, 31), Precision.SEASON),
    ],
)
def test_deadline(words: str, expected: date, precision: Precision) -> None:
    found = deadline(words, WRITTEN)
    assert (found.value, found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Ongoing",
        "On-going, reviewed March 2011",
        "TBC",
        "As soon as possible",
        "within 3 months",
        "from May 2011",
        "now expected to start in Summer 2011",
        "January 2010 onwards",
        "w/c 7 September 2009",
        "Completed March 2009",
        "Annually in March",
        "March and September 2010",
        "Mid Feb for consultation. March Board for decision",
        "31 Marhc 2010",
        "early 2011",
        "Easter 2011",
        "2010-2013",
    ],
)
def test_no_deadline(words: str) -> None:
    with pytest.raises(Unparseable):
        deadline(words, WRITTEN)


def test_month_without_any_date_to_count_from() -> None:
    with pytest.raises(Unparseable):
        deadline("June")


def test_deadline_within_the_period_reported_on() -> None:
    year = Period("2009-10", 2, date(2009, 7, 1), date(2009, 9, 30))
    assert deadline("Q3", None, year).value == date(2009, 12, 31)
    assert deadline("end of year", None, year).value == date(2010, 3, 31)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("By March 2026", "March 2026"),
        ("by the end of 2020", "end of 2020"),
        ("At the July meeting", "July meeting"),
        ("From May 2011", "From May 2011"),
        ("On completion", "On completion"),
        ("In progress", "In progress"),
        ("31/03/2020", "31/03/2020"),
    ],
)
def test_a_deadline_leaves_its_preposition_out(words: str, expected: str) -> None:
    assert without_preposition(words) == expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Q2", date(2024, 9, 30)),
        ("end of Q4", date(2025, 3, 31)),
        ("Q2 2025/26", date(2025, 9, 30)),
    ],
)
def test_a_bare_quarter_is_one_of_the_papers_year(words: str, expected: date) -> None:
    assert deadline(words, date(2025, 3, 31), Period(financial_year="2024-25")).value == expected
