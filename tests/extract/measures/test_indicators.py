"""Measured values in tables and sentences."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from councilpapers.document import Block
from councilpapers.extract.candidates import Claims, IndicatorCandidate
from councilpapers.extract.finders import Finder
from councilpapers.extract.judgements.findings import find_findings
from councilpapers.extract.judgements.grades import find_grades
from councilpapers.extract.measures.counts import find_status_counts
from councilpapers.extract.measures.indicator_words import comes_before, is_value
from councilpapers.extract.measures.indicators import find_indicators, find_scorecards
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose

from ..grids import heading, report, table, text

Fact = tuple[str, str | None]


def in_tables(*blocks: Block) -> list[IndicatorCandidate]:
    return list(find_indicators(report(*blocks), Claims()))


def in_prose(words: str) -> list[IndicatorCandidate]:
    return list(find_indicators_in_prose(report(text(words)), Claims()))


def test_a_kpi_table() -> None:
    grid = table(
        ["Ref", "Performance indicator", "2018/19 outturn", "Q1 2019/20", "Target 2019/20", "Good is", "RAG"],
        ["KPI 1", "% of calls answered", "88%", "91.5%", "90%", "High", ("G", "00B050")],
        ["KPI 2", "Days lost to sickness", "9.1", "10.4", "8.0", "Low", ("", "FF0000")],
    )
    found = in_tables(grid)
    assert [(i.reference, i.name, i.value, i.period) for i in found] == [
        ("KPI 1", "% of calls answered", "88%", "2018/19"),
        ("KPI 1", "% of calls answered", "91.5%", "Q1 2019/20"),
        ("KPI 2", "Days lost to sickness", "9.1", "2018/19"),
        ("KPI 2", "Days lost to sickness", "10.4", "Q1 2019/20"),
    ]
    latest = found[3]
    assert (latest.target, latest.previous_value, latest.previous_period) == ("8.0", "9.1", "2018/19")
    assert (latest.direction, latest.fill, found[1].rag) == ("Low", "FF0000", "G")


@pytest.mark.parametrize(
    ("header", "row", "is_one"),
    [
        (["Measure", "Q1", "Q2", "Target", "Status"], ["Homes re-let in time", "71", "74", "80", "Amber"], True),
        (["KPI", "Actual", "Target", "RAG"], ["Lamps mended in five days", "93%", "95%", "A"], True),
        (["Action", "Measure", "Q1", "Q2", "RAG"], ["Mend the lamps", "Lamps mended", "71", "74", "Green"], False),
        (["Description", "Owner", "% complete", "Status"], ["Mend the lamps", "Ann Bell", "40%", "Green"], False),
        (["Measure", "Lead officer", "Due date", "Q1"], ["Lamps mended", "Ann Bell", "May 2019", "7"], False),
    ],
)
def test_scorecards_are_told_from_plans(header: list[str], row: list[str], is_one: bool) -> None:
    assert bool(list(find_scorecards(report(table(header, row, row)), Claims()))) is is_one


def test_comparators_and_arrows_between_a_value_and_its_colour() -> None:
    grid = table(
        ["Measure", "Good is", "Q1", "Q2", "Target", "North West", "Variance", "Trend", "RAG"],
        ["Lamps mended", "High", "71", "74", "<= 80", "66", "-6", "▲", "Amber"],
        ["Lamps bought", "Low", "71", "Not available", "80", "66", "-6", "▼", "Red"],
    )
    found = in_tables(grid)
    assert [(i.value, i.comparator, i.direction, i.rag) for i in found] == [
        ("71", "North West: 66", "High", None),
        ("74", "North West: 66", "High", "Amber"),
        ("71", "North West: 66", "Low", "Red"),
    ]


def test_months_below_a_description_and_a_polarity() -> None:
    grid = table(
        ["Ref", "Description", "Good to be", "Target", "Apr", "May", "YTD", "RAG"],
        ["HR1", "Days lost", "Low", "8.0", "0.7", "0.8", "1.5", "R"],
    )
    found = list(find_scorecards(report(grid), Claims()))
    assert [(i.period, i.value, i.rag) for i in found] == [
        ("Apr", "0.7", None),
        ("May", "0.8", None),
        ("YTD", "1.5", "R"),
    ]


def test_bands_with_a_header_each() -> None:
    header = ["Measure", "Last year", "This year", "Target"]
    grid = table(
        ["Adult care"], header, ["Reviews", "61%", "66%", "70%"], ["Housing"], header, ["Repairs", "91%", "96%", "95%"]
    )
    assert [(i.name, i.subject, i.previous_value) for i in in_tables(grid)] == [
        ("Reviews", "Adult care", "61%"),
        ("Repairs", "Housing", "91%"),
    ]


@pytest.mark.parametrize(
    ("header", "row", "name", "comparator"),
    [
        (
            ["Indicator", "Norbeck", "England", "Rank"],
            ["Readiness", "68%", "71%", "4"],
            "Readiness",
            "England: 71%",
        ),
        (["PI", "2018/19", "Target"], ["Waste recycled", "68%", "71%"], "Waste recycled", None),
        (["Measure", "Actual", "Performance against last year"], ["Lamps", "68%", "Improved"], "Lamps", None),
    ],
)
def test_columns_told_by_what_stands_in_them(
    header: list[str], row: list[str], name: str, comparator: str | None
) -> None:
    found = in_tables(table(header, row))
    assert [(i.name, i.value, i.comparator, i.previous_value) for i in found] == [(name, "68%", comparator, None)]


def test_a_header_over_three_of_six_columns_says_whom_they_are_for() -> None:
    years = ["1998", "2003", "2007"]
    made = table(
        ["Reported illness", "a", "b", "c", "d", "e", "f"],
        ["", "Men", "x", "y", "Women", "z", "w"],
        ["", *years, *years],
        ["Asthma", "1.1%", "1.2%", "1.4%", "2.0%", "2.1%", "2.3%"],
        ["Gout", "3.1%", "3.2%", "3.4%", "0.9%", "0.7%", "0.8%"],
        ["Hay fever", "9.1%", "9.2%", "9.4%", "9.9%", "9.7%", "9.8%"],
    )
    spans = {"Men": 3, "Women": 3, "Reported illness": 7}
    cells = [replace(c, column_span=spans.get(c.flat, 1)) for c in made.cells if c.flat not in set("abcdefxyzw")]
    found = in_tables(replace(made, cells=tuple(cells)))
    assert [(i.name, i.subject, i.period, i.value) for i in found[:6]] == [
        ("Asthma", who, year, value)
        for who, year, value in zip(
            ["Men"] * 3 + ["Women"] * 3, years * 2, ["1.1%", "1.2%", "1.4%", "2.0%", "2.1%", "2.3%"], strict=True
        )
    ]


def test_the_same_years_below_groups() -> None:
    made = table(
        ["", "Men", "x", "Women", "y"],
        ["", "2000", "2007", "2000", "2007"],
        ["Asthma", "1.1%", "1.4%", "2.0%", "2.3%"],
        ["Gout", "3.1%", "3.4%", "0.9%", "0.8%"],
        ["Hay fever", "9.1%", "9.4%", "9.9%", "9.8%"],
    )
    cells = [
        replace(c, column_span=2) if c.flat in {"Men", "Women"} else c for c in made.cells if c.flat not in {"x", "y"}
    ]
    found = in_tables(replace(made, cells=tuple(cells)))
    assert [(i.subject, i.period, i.value, i.previous_value) for i in found[:4]] == [
        ("Men", "2000", "1.1%", None),
        ("Men", "2007", "1.4%", "1.1%"),
        ("Women", "2000", "2.0%", None),
        ("Women", "2007", "2.3%", "2.0%"),
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "before"),
    [
        ("2018/19", "Q1 2019/20", True),
        ("Quarter 1", "Quarter 2", True),
        ("November", "December", True),
        ("December", "Q3 2013/14", False),
        ("Q4", "2019/20", False),
        ("2007", "2007", False),
        (None, "2007", True),
    ],
)
def test_what_comes_before_a_period(earlier: str | None, later: str | None, before: bool) -> None:
    assert comes_before(earlier, later) is before


@pytest.mark.parametrize(
    "words",
    [
        "A target has been set to get 75% of homes at silver standard by March.",
        "The hall will become a base for 2,000 office staff.",
        "Some 400 carers a year will be able to ask for a grant.",
        "The numbers of Ashby and Dale fell to 5% and 4% respectively.",
        "Rides attract between five to 20 people taking part.",
        "The ward is fully utilised, i.e. 80% occupied.",
        "Modelling is based on a sample of 100 service users who live alone.",
        "Dale has the smallest shares of night visitors (7.1% and 7.0% respectively).",
        "The policy is changed to require 20% renewable energy in new halls.",
        "The club was launched to train 40 volunteers who mend bicycles.",
        "41% Private",
        "219 homes 300sqm of shops",
        "Two residents of the parish to make sure that they understand the deed.",
        "The three winners were improving their applications before the end.",
        "The block is occupied 80% of the time.",
    ],
)
def test_what_is_planned_or_shared_out_is_not_measured(words: str) -> None:
    assert in_prose(words) == []


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Homes empty for six months or more", None),
        ("Letters answered within 10 working days", None),
        ("Number of days lost to sickness", "days"),
        ("Number of visits", "Number"),
        ("% answered in 5 days", "%"),
        ("Children in care per 10,000", "per 10,000"),
        ("Deaths per 100,000", None),
    ],
)
def test_units_that_names_state(name: str, unit: str | None) -> None:
    (found,) = in_tables(table(["Measure", "Actual", "Target"], [name, "12", "10"]))
    assert found.unit == unit


def test_a_colour_alone_in_the_status_column() -> None:
    (found,) = in_tables(table(["Measure", "Actual", "Target", "Status"], ["Lamps mended", "12", "10", ("", "FF0000")]))
    assert found.fill == "FF0000"


def test_targets_beside_their_periods() -> None:
    grid = table(
        ["Indicator", "Q1 Target", "Q1 Actual", "Q2 Target", "Q2 Actual", "Status"],
        ["NI 900 Homes let", "10", "12", "20", "19", "Below target"],
    )
    found = in_tables(grid)
    assert [(i.reference, i.name, i.value, i.target) for i in found] == [
        ("NI 900", "Homes let", "12", "10"),
        ("NI 900", "Homes let", "19", "20"),
    ]


def test_headers_on_two_levels() -> None:
    grid = table(
        ["Indicator", "Quarter 1", "Quarter 1", "Quarter 2", "Quarter 2"],
        [None, "Target", "Actual", "Target", "Actual"],
        ["Calls answered", "80%", "75%", "85%", "82%"],
    )
    assert [(i.value, i.period, i.target) for i in in_tables(grid)] == [
        ("75%", "Quarter 1", "80%"),
        ("82%", "Quarter 2", "85%"),
    ]


def test_next_years_target_and_todays_colour_are_not_last_years() -> None:
    grid = table(
        ["Measure", "2018/19 Outturn", "2019/20 Target", "2019/20 Actual", "RAG"],
        ["Waste recycled (NI 192)", "44%", "46%", "45%", "Amber"],
    )
    assert [(i.reference, i.name, i.value, i.target, i.rag) for i in in_tables(grid)] == [
        ("NI 192", "Waste recycled", "44%", None, None),
        ("NI 192", "Waste recycled", "45%", "46%", "Amber"),
    ]


def test_a_band_names_what_it_is_measured_for() -> None:
    grid = table(
        ["Measure", "Actual", "Target"],
        ["Planning service"],
        ["Decided in time", "81%", "80%"],
        ["Appeals won", "N/A", "60%"],
    )
    assert [(i.subject, i.name, i.value) for i in in_tables(grid)] == [("Planning service", "Decided in time", "81%")]


def test_rows_are_places_where_the_caption_names_the_measure() -> None:
    grid = table(["", "2013", "2014"], ["Ashby Vale", "61.50", "80.25"], ["Norbeck", "90.75", "88.00"])
    found = in_tables(heading("Table 4: Collisions rate per 10,000"), grid)
    assert [(i.name, i.subject, i.period, i.value, i.previous_value) for i in found] == [
        ("Collisions rate per 10,000", "Ashby Vale", "2013", "61.50", None),
        ("Collisions rate per 10,000", "Ashby Vale", "2014", "80.25", "61.50"),
        ("Collisions rate per 10,000", "Norbeck", "2013", "90.75", None),
        ("Collisions rate per 10,000", "Norbeck", "2014", "88.00", "90.75"),
    ]


def test_a_list_of_figures_under_a_band_with_a_period() -> None:
    grid = table(
        ["Site usage for Q2 2013/14"], ["Page views", "2,204,118"], ["Bounce rate", "41.20%"], ["Visits", "513200"]
    )
    assert [(i.name, i.value, i.period) for i in in_tables(grid)] == [
        ("Page views", "2,204,118", "Q2 2013/14"),
        ("Bounce rate", "41.20%", "Q2 2013/14"),
        ("Visits", "513200", "Q2 2013/14"),
    ]


@pytest.mark.parametrize("heads", [("Change", "Page", "Paragraph/policy", "New words"), ("", "", "", "")])
def test_pages_and_paragraphs_of_a_table_of_changes_are_no_values(heads: tuple[str, ...]) -> None:
    rows = [["CH1", "12", "1.2", "Moved up."], ["CH2", "27", "3.1", "Struck out."], ["CH3", "28", "3.4", "Clearer."]]
    assert in_tables(heading("Changes proposed in May 2009"), table(heads, *rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Budget 2014/15", "Actual 2014/15"], ["Staffing", "120"], ["Premises", "80"]],
        [["Payee", "Cheque", "March 2015"], ["A Birch", "101", "40.00"], ["B Cedar", "102", "50.00"]],
        [["Name", "Ward"], ["A Birch", "North"], ["B Cedar", "South"]],
        [["Action", "Lead officer", "Target date", "Measure"], ["Widen the path", "A Birch", "March 2010", "5"]],
    ],
)
def test_tables_of_money_people_and_actions_are_no_indicators(rows: list[list[str]]) -> None:
    assert in_tables(table(*rows)) == []


@pytest.mark.parametrize(
    "words, name, value, previous, target",
    [
        ("Performance on NI 900 is 64% compared to 59% last year.", "Performance on NI 900", "64%", "59%", None),
        (
            "81% of tenants are happy with the repairs made (up from 77%)",
            "tenants are happy with the repairs made",
            "81%",
            "77%",
            None,
        ),
        (
            "Speed of repairs made within 14 days has improved from 41% last year to 49% now.",
            "Speed of repairs made within 14 days",
            "49%",
            "41%",
            None,
        ),
        ("Use of the ferry remains the same (63%).", "Use of the ferry", "63%", None, None),
        (
            "We have reduced the average length of visit to the caves from 9 days to 6 days.",
            "average length of visit to the caves",
            "6 days",
            "9 days",
            None,
        ),
        (
            "Waiting times for swimming lessons have improved from 5 months to 3 weeks.",
            "Waiting times for swimming lessons",
            "3 weeks",
            "5 months",
            None,
        ),
        (
            "Literacy rate - remains lower than regional averages in 2013 at 81.2%",
            "Literacy rate",
            "81.2%",
            None,
            None,
        ),
        ("Clean beaches – 66% on course to meet the target 70%", "Clean beaches", "66%", None, "70%"),
        ("The recycling rate for Q2 was 43.2% against a target of 45%.", "recycling rate", "43.2%", None, "45%"),
        (
            "Sixty per cent of people walked to work during 2008/09.",
            "people walked to work",
            "Sixty per cent",
            None,
            None,
        ),
        (
            "There are 204 users with a budget (including loans), the largest group.",
            "users with a budget (including loans)",
            "204",
            None,
            None,
        ),
        (
            "Re-letting a home took 24.6 days against a target of 22 days (2014/15: 26.1 days).",
            "Re-letting a home",
            "24.6 days",
            "26.1 days",
            "22 days",
        ),
        ("Rent arrears were 1.9% of the rent due.", "Rent arrears", "1.9%", None, None),
        (
            "There were 312 applications for homes, compared with 287 in 2014/15.",
            "applications for homes",
            "312",
            "287",
            None,
        ),
        (
            "The number of households in temporary homes rose from 120 to 145.",
            "households in temporary homes",
            "145",
            "120",
            None,
        ),
        (
            "Three hundred and forty people were helped in 2008/09.",
            "people were helped",
            "Three hundred and forty",
            None,
            None,
        ),
        ("The service came 6th in the league table of gardens.", "league table of gardens", "6th", None, None),
    ],
)
def test_prose(words: str, name: str, value: str, previous: str | None, target: str | None) -> None:
    (found,) = in_prose(words)
    assert (found.name, found.value, found.previous_value, found.target) == (name, value, previous, target)


@pytest.mark.parametrize(
    "words",
    [
        "The budget was underspent by 3%.",
        "A 15% reduction in crime was seen.",
        "Call 01234 567890 or visit AB1 2CD on 12 May 2015.",
        "88% (15) of the actions in the plan are ongoing.",
        "At the end of Quarter 4, 30 (71%) had been completed.",
        "An additional 48 referrals were looked into.",
        "See section 4 of the people strategy.",
        "One in six people still drive.",
        "The first fifteen cases will be heard in March.",
        "Work starts within 28 days.",
        "A plan for 2008/09 was agreed by members.",
    ],
)
def test_no_measured_value(words: str) -> None:
    assert in_prose(words) == []


@pytest.mark.parametrize(
    "words, told",
    [
        ("The Clerk said that 12 residents were unhappy with the lights.", False),
        ("The Clerk said that 85% of residents were unhappy with the lights.", True),
        ("The Clerk said that 12 complaints were received in 2018.", True),
    ],
)
def test_a_bare_count_in_minutes_is_talk(words: str, told: bool) -> None:
    assert bool(list(find_indicators_in_prose(report(text(words), kind="minutes"), Claims()))) is told
    assert in_prose(words)


def test_period_comparator_and_reference() -> None:
    (found,) = in_prose("During 2008/09, 58% of people on NI 135 had a visit, this is below that of comparators.")
    assert (found.period, found.comparator, found.reference) == ("2008/09", "below that of comparators", "NI 135")


def test_a_value_is_told_once_a_report() -> None:
    words = text("81% of visitors are satisfied.")
    assert len(list(find_indicators_in_prose(report(words, words), Claims()))) == 1


@pytest.mark.parametrize(
    "words, measured",
    [
        ("73%", True),
        ("12.4 days", True),
        ("2,204,118", True),
        ("81 (Q1)", True),
        ("10.4 ▲", True),
        ("£1.25 million", True),
        ("-£400k", True),
        ("£(0.4)m", True),
        ("(5%)", True),
        ("1.2 per 1,000", True),
        ("1 in 4", True),
        ("3:1", True),
        ("00:04:32", True),
        ("2h 15m", True),
        ("3,204 tonnes", True),
        ("12 working days", True),
        ("88% (22/25) G", True),
        ("31/03/2015", False),
        ("12 Mill Lane", False),
        ("10:30", False),
        ("10 am", False),
        ("1pm", False),
        ("12 in 2014", False),
        ("3 new homes", False),
        ("N/A", False),
        ("Improved by 3", False),
        ("", False),
    ],
)
def test_a_cell_that_holds_a_value(words: str, measured: bool) -> None:
    assert is_value(words) is measured


@pytest.mark.parametrize("finder", [find_grades, find_findings, find_status_counts, find_indicators_in_prose])
@pytest.mark.parametrize(
    "words",
    [" ", "(", "1 ", "% ", "50% of the ", "Ofsted rated ", "action complete 1 ", "from 5 to ", "is performing ", "a"],
)
def test_hostile_prose_takes_linear_time(finder: Finder, words: str) -> None:
    flood = f"{words * (30_000 // len(words))}x"
    began = time.process_time()
    list(finder(report(heading("Risks"), text(flood), heading(f"{flood}:")), Claims()))
    assert time.process_time() - began < 5
