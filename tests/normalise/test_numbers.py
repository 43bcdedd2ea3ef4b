"""Numbers in digits and words, with their units."""

from __future__ import annotations

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.numbers import Measure, count, measure, number, percent, unit
from councilpapers.normalise.vocabulary import Unit


@pytest.mark.parametrize(
    "words, value, expected",
    [
        ("1,297", 1297, Unit.COUNT),
        ("about 253,400", 253400, Unit.COUNT),
        ("c. 40", 40, Unit.COUNT),
        ("Thirty one", 31, Unit.COUNT),
        ("Twenty-six", 26, Unit.COUNT),
        ("Two hundred and ten", 210, Unit.COUNT),
        ("one thousand two hundred", 1200, Unit.COUNT),
        ("nil", 0, Unit.COUNT),
        ("2 million", 2000000, Unit.COUNT),
        ("-3.2", -3.2, None),
        ("282.30", 282.3, None),
        ("93%", 93, Unit.PERCENT),
        ("97 %", 97, Unit.PERCENT),
        ("(5%)", -5, Unit.PERCENT),
        ("£(0.4)m", -400_000, Unit.GBP),
        ("74 per cent", 74, Unit.PERCENT),
        ("Eighty per cent", 80, Unit.PERCENT),
        ("over 50%", 50, Unit.PERCENT),
        ("55 days", 55, Unit.DAYS),
        ("15 working days", 15, Unit.DAYS),
        ("7 weeks", 7, Unit.WEEKS),
        ("20 months", 20, Unit.MONTHS),
        ("80 years for women", 80, Unit.YEARS),
        ("£3.5m", 3500000, Unit.GBP),
        ("£100,000", 100000, Unit.GBP),
        ("£545,50", 545.5, Unit.GBP),  # a comma for the point
        ("6th", 6, Unit.RANK),
        ("1 in 5", 0.2, Unit.RATIO),
        ("1:4", 0.25, Unit.RATIO),
        ("1 in 10,000", 0.0001, Unit.RATIO),
        ("45p", 45, None),
        ("45.6 per 10,000", 45.6, Unit.PER_10000),
        ("12 per 1,000", 12, None),
        ("30 minutes", 30, None),
        ("60% in 13 weeks", 60, Unit.PERCENT),
        ("over 2,000 people in 2009", 2000, Unit.COUNT),
    ],
)
def test_measure(words: str, value: float, expected: Unit | None) -> None:
    assert measure(words) == Measure(value, expected)
    assert number(words) == value


@pytest.mark.parametrize("words", ["", "n/a", "-", "None", "No", "Yes", "10-15%", "41 of 150", "10:30"])
def test_no_measure(words: str) -> None:
    with pytest.raises(Unparseable):
        measure(words)


@pytest.mark.parametrize(
    "words, expected", [("13", 13), ("11 (75%)", 11), ("four", 4), ("None", 0), ("1,200 homes", 1200)]
)
def test_count(words: str, expected: int) -> None:
    assert count(words) == expected


@pytest.mark.parametrize("words", ["", "75%", "1.5", "3 of 4", "-2"])
def test_no_count(words: str) -> None:
    with pytest.raises(Unparseable):
        count(words)


@pytest.mark.parametrize(
    "words, expected", [("50", 50), ("50%", 50), ("16.7%", 16.7), ("11 (75%)", 75), ("100% complete", 100)]
)
def test_percent(words: str, expected: float) -> None:
    assert percent(words) == expected


@pytest.mark.parametrize("words", ["", "£50", "6 weeks", "10-15%", "5% to 6%"])
def test_no_percent(words: str) -> None:
    with pytest.raises(Unparseable):
        percent(words)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("%", Unit.PERCENT),
        ("Percentage", Unit.PERCENT),
        ("Average days", Unit.DAYS),
        ("Rate per 10,000", Unit.PER_10000),
        ("No.", Unit.COUNT),
        ("£", Unit.GBP),
    ],
)
def test_unit(words: str, expected: Unit) -> None:
    assert unit(words) is expected


@pytest.mark.parametrize("words", ["", "Trend", "Rate per 100,000", "days or weeks"])
def test_no_unit(words: str) -> None:
    with pytest.raises(Unparseable):
        unit(words)
