"""Numbers that a sentence or a line tells without a noun behind them."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.candidates import Claims, IndicatorCandidate
from councilpapers.extract.measures.indicator_words import whole_years
from councilpapers.extract.measures.indicators import find_indicators
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose

from ..grids import report, table, text

Fact = tuple[str, str | None, str | None, str | None]


def told(*lines: str) -> list[IndicatorCandidate]:
    blocks: list[Block] = [text(line) for line in lines]
    return list(find_indicators_in_prose(report(*blocks), Claims()))


def facts(*lines: str) -> list[Fact]:
    return [(i.name, i.value, i.target, i.previous_value) for i in told(*lines)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Homes finished was 31 against a target of 28.", [("Homes finished", "31", "28", None)]),
        (
            "Swimming passes were up at 2,914 against an expectation of 2800.",
            [("Swimming passes", "2,914", "2800", None)],
        ),
        (
            "Changes of address was at 5 days compared with a target of 7.",
            [("Changes of address", "5 days", "7", None)],
        ),
        ("Waste in bins was 398kg against a target of 410kg.", [("Waste in bins", "398kg", "410kg", None)]),
        ("Rent paid remained above the 97% target at just below 98.4%.", [("Rent paid", "98.4%", "97%", None)]),
        (
            "Homes: The number of new homes built over the past year was 614 (target: 600) of which 88 were flats.",
            [("new homes built", "614", "600", None), ("new homes were flats", "88", None, None)],
        ),
        ("Fly-tipping incidents rose to 1,150 in 2021/22 from 940.", [("Fly-tipping incidents", "1,150", None, "940")]),
        ("Complaints fell by 9% to 287 this year.", [("Complaints", "287", None, None)]),
        ("Museum visits rose from 10,100 to 11,400.", [("Museum visits", "11,400", None, "10,100")]),
        ("The fee for visits rose from 40 to 45.", []),
        ("Lighting repairs rose from 4 to the end of 9 streets.", []),
        ("There were 36 late bin rounds per 100,000 last month.", [("late bin rounds per 100,000", "36", None, None)]),
        (
            "18,401 people, against a target of 18,079, used the pools at the centre.",
            [("people used the pools at the centre", "18,401", "18,079", None)],
        ),
        ("The meeting was 45 minutes long.", []),
        ("The cabinet was 12 strong, and a target was discussed.", []),
    ],
)
def test_numbers_said_of_what_stands_before_them(words: str, expected: list[Fact]) -> None:
    assert facts(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Recycling rose from 38% to 40% and contamination fell from 11% to 8%.",
            [("Recycling", "40%", None, "38%"), ("contamination", "8%", None, "11%")],
        ),
        (
            "Rates for the year were just above the 25% target and ground rents stood at 31%.",
            [("ground rents", "31%", None, None)],
        ),
        (
            "No analysis was done for more than 20% of pupils and young people who are waiting three years.",
            [],
        ),
        ("BV 77 - the percentage of nets for use, sale and hire has dropped from 21% to 19%",
         [("percentage of nets for use, sale and hire", "19%", None, "21%")]),
        (
            "There was an increase in the number of nurseries open all week from 61% to 66%.",
            [("nurseries open all week", "66%", None, "61%")],
        ),
        (
            "Bins (36%, 27), rents and tax (12%, 9), homes (11%, 8) and planning enforcement (7%, 5) had most.",
            [
                ("Bins", "36%", None, None),
                ("rents and tax", "12%", None, None),
                ("homes", "11%", None, None),
                ("planning enforcement", "7%", None, None),
            ],
        ),
        (
            "Quarter 4 the percent of fly tips resulting in action was 81.5% against a target of 50%.",
            [("fly tips resulting in action", "81.5%", "50%", None)],
        ),
        ("It said that 45% of calls were missed and invited comments.", [("calls were missed", "45%", None, None)]),
        ("The rate is higher for men (2%) compared to women (0.3%).", [("rate is higher for men", "2%", None, None)]),
        ("In the north there were 48% of pupils in such schools.", [("pupils in such schools", "48%", None, None)]),
        (
            "82% of applications, with the exception of major ones, were decided in time.",
            [("applications were decided in time", "82%", None, None)],
        ),
        ("Only 7% of its 9,000 total homes had been visited.", [("total homes had been visited", "7%", None, None)]),
        ("51 complaints were not upheld because we were right.", [("complaints were not upheld", "51", None, None)]),
    ],
)  # fmt: skip
def test_each_value_has_the_words_of_its_own_clause(words: str, expected: list[Fact]) -> None:
    assert facts(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "There were 18 green indicators (60%), 4 amber (13%) and 8 red (27%).",
        "In all 9 (75%) of the council's 12 key performance measures were achieved.",
        "The result was 44% of KPIs rated Green, 6.1% graded Amber and 20.3% rated Red.",
        "The best councils reach 61% and the worst, in towns, reach 29%.",
        "55% of the targeted KPIs reported in the quarter achieved their target compared to 60% in the same quarter.",
        "The biggest rise in percentage terms (13%) was in complaints.",
        "Members felt that the achievement of 100% was fantastic news.",
        "The Assistant Director for Services was to come back to the Committee with the 1.64%.",
        "Therefore the figure for this year had been 51.4%.",
        "This places the borough in the top 25% of all local authorities.",
        "Norbeck Borough Council scored 67%.",
        "In May 75% of Corporate Strategy measures and 83% of delivery measures were on target.",
        "Risks were also being managed with the majority being assessed as moderate (67%) or minor (10%).",
        "Performance indicators showed good progress with 84% meeting or near to period target.",
        "Performance was on or above target - 20 measures (74%)",
        "High risk that year-end target would not be achieved - 5 measures (18%)",
        "In Q2 72% of the council's performance metrics presented on or above target.",
        "It was far below the 3% 2025/26 target.",
        "Of these 51% judged good or outstanding.",
        "Schools here were still below the national average which was 70%.",
    ],
)
def test_shares_of_the_indicators_measure_nothing(words: str) -> None:
    assert not told(words)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Fly-tips cleared: 5,896"], ["Fly-tips cleared"]),
        (["Number of graves dug - 212"], ["Number of graves dug"]),
        (["Residual waste per household: 412 kg"], ["Residual waste per household"]),
        (["Library loans: 402,906 (2021/22: 388,112)"], ["Library loans"]),
        (
            ["Pitches marked out: 41", "Number of matches played: 388"],
            ["Pitches marked out", "Number of matches played"],
        ),
        (["Pitches marked out: 41", "Ann Bell will report back."], []),
        (["Number of pages: 14"], []),
        (["Votes received: 12"], []),
        (["Telephone number for visits: 01632"], []),
        (["Stage 1 complaints received: 312"], ["Stage 1 complaints received"]),
        (["Cost of the repairs: 4,100"], []),
    ],
)
def test_lines_of_a_name_and_a_number(lines: list[str], expected: list[str]) -> None:
    assert [i.name for i in told(*lines)] == expected


def test_the_number_of_a_line_stands_behind_its_name() -> None:
    assert [(i.name, i.value) for i in told("Stage 1 complaints received: 312")] == [
        ("Stage 1 complaints received", "312")
    ]


def test_a_year_that_a_narrow_column_breaks_is_whole() -> None:
    assert [whole_years(words) for words in ("2004/0 5 Actual", "04/05", "2 / 3 4")] == [
        "2004/05 Actual",
        "04/05",
        "2 / 3 4",
    ]


def test_a_table_of_ways_measures_nothing() -> None:
    rows = ["Last year", "3", "1", "2", "6"], ["Last quarter", "4", "0", "2", "6"]
    grid = table(["Direction", "Up", "No change", "Down", "Total"], *rows)
    assert not list(find_indicators(report(text("Quarter 3 performance"), grid), Claims()))
