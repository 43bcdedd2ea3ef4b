"""The period that a report is about, as titles and front sheets say it."""

from __future__ import annotations

from datetime import date

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.periods import Period, combine, financial_year_of, period

Q2_OF_2009 = Period("2009-10", 2, date(2009, 7, 1), date(2009, 9, 30))
HALF_OF_2021 = Period("2021-22", None, date(2021, 4, 1), date(2021, 9, 30))


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Quarter 2 2009/10", Q2_OF_2009),
        ("2nd quarter 2009/2010", Q2_OF_2009),
        ("at the end of the second quarter of 2009/10", Q2_OF_2009),
        ("Directorate Plans 2009-10 Quarter 2 Update", Q2_OF_2009),
        ("Quarter 2 (July to September 2009)", Q2_OF_2009),
        ("1st July – 30th September 2009", Q2_OF_2009),
        ("the period between July and September 2009", Q2_OF_2009),
        ("1 July - 30 September 2009", Q2_OF_2009),
        ("Q2 FY09/10", Q2_OF_2009),
        ("Quarter ending 30 September 2009", Q2_OF_2009),
        ("Q2 2009/10 (July - September)", Q2_OF_2009),
        ("Six months to 30 September 2021", HALF_OF_2021),
        ("nine months to December 2010", Period("2010-11", None, date(2010, 4, 1), date(2010, 12, 31))),
        ("Q4 09/10", Period("2009-10", 4, date(2010, 1, 1), date(2010, 3, 31))),
        ("Q2", Period(None, 2)),
        ("first half of 2021/22", HALF_OF_2021),
        ("April to September 2021", HALF_OF_2021),
        ("1 April 2021 to 30 September 2021", HALF_OF_2021),
        ("2009-10", Period("2009-10")),
        ("2009 to 2010", Period("2009-10")),
        ("2019/2020", Period("2019-20")),
        ("year end 2009/10", Period("2009-10", None, date(2009, 4, 1), date(2010, 3, 31))),
        ("November 2009", Period("2009-10", None, date(2009, 11, 1), date(2009, 11, 30))),
        ("as at 30 September 2009", Period("2009-10", None, None, date(2009, 9, 30))),
        ("2009", Period(None, None, date(2009, 1, 1), date(2009, 12, 31))),
    ],
)
def test_period(words: str, expected: Period) -> None:
    assert period(words) == expected


@pytest.mark.parametrize(
    "words, written, expected",
    [
        ("Quarter 2", date(2009, 11, 4), Q2_OF_2009),
        ("Quarter 2", date(2009, 9, 28), Q2_OF_2009),  # written just before the quarter was over
        ("July - September", date(2010, 1, 11), Q2_OF_2009),
        ("Quarter 3", date(2010, 1, 11), Period("2009-10", 3, date(2009, 10, 1), date(2009, 12, 31))),
        ("Quarter 2 (July to September 2009)", date(2015, 1, 1), Q2_OF_2009),
    ],
)
def test_period_without_year_is_the_latest_that_was_over(words: str, written: date, expected: Period) -> None:
    assert period(words, written) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "this quarter",
        "so far this year",
        "from April 09",
        "2018 to 2022",
        "2018/22",
        "2009/10 and 2010/11",
        "Summer 2009",
    ],
)
def test_no_period(words: str) -> None:
    with pytest.raises(Unparseable):
        period(words)


@pytest.mark.parametrize(
    "words, expected",
    [
        (("Quarter 2", "2009/10"), Q2_OF_2009),
        (("2009/10", "Quarter 2 2010/11", "Quarter 2"), Q2_OF_2009),
        # "first half" and quarter 2 end on one day: the wider span, with the quarter
        (("Quarter 2", "2021/22", "first half of 2021/22"), Period("2021-22", 2, date(2021, 4, 1), date(2021, 9, 30))),
        # a slip in the year of one mention does not count against the others
        (("Quarter 2 2021/22", "first half of 2020/21"), Period("2021-22", 2, date(2021, 7, 1), date(2021, 9, 30))),
        ((), Period()),
    ],
)
def test_combine(words: tuple[str, ...], expected: Period) -> None:
    assert combine([period(one) for one in words]) == expected


@pytest.mark.parametrize(
    "value, expected", [(date(2010, 3, 31), "2009-10"), (date(2010, 4, 1), "2010-11"), (date(1999, 12, 1), "1999-00")]
)
def test_financial_year_of(value: date, expected: str) -> None:
    assert financial_year_of(value) == expected
