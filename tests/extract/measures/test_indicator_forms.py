"""Forms in which councils' performance pages and minutes state measures, and what is none."""

from __future__ import annotations

import pytest

from councilpapers.extract.candidates import Claims, IndicatorCandidate
from councilpapers.extract.measures.indicators import find_indicators
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose

from ..grids import heading, report, table, text

Beside = tuple[str | None, str | None, str | None, str | None]  # target, previous value, its period, comparator


def said(words: str) -> list[IndicatorCandidate]:
    return list(find_indicators_in_prose(report(text(words)), Claims()))


@pytest.mark.parametrize(
    ("words", "name", "value", "beside"),
    [
        (
            "Ferry delays were 13.9 days on average, an increase from the previous year's outturn of 12.6 days and"
            " above the target of 11 days.",
            "Ferry delays",
            "13.9 days",
            ("11 days", "12.6 days", "the previous year", None),
        ),
        (
            "Tolls collected were 56.1%, up on last year's 55.8%.",
            "Tolls collected",
            "56.1%",
            (None, "55.8%", "last year", None),
        ),
        (
            "The average wait for a mooring was 31.4 days in the second quarter (28.2 days in the first quarter)"
            " against a target of 25 days.",
            "average wait for a mooring",
            "31.4 days",
            ("25 days", "28.2 days", "the first quarter", None),
        ),
        ("Use of the ferry was 88% (Q1: 86%).", "Use of the ferry", "88%", (None, "86%", "Q1", None)),
        (
            "The number of boats let in target of 8 weeks during 2016/17 was 75.6% compared to 83.8% during 2015/16.",
            "boats let in target of 8 weeks",
            "75.6%",
            (None, "83.8%", "2015/16", None),
        ),
        (
            "NI 907b Piers mended in 8 weeks - 81.4% (target 75%, 2009/10 79.2%).",
            "Piers mended in 8 weeks",
            "81.4%",
            ("75%", "79.2%", "2009/10", None),
        ),
        (
            "LI 934 - Percentage of nets mended in 30 days: 92.5% (target 95%)",
            "Percentage of nets mended in 30 days",
            "92.5%",
            ("95%", None, None, None),
        ),
        (
            "Percentage of nets dried within 8 weeks 82% (target 70%)",
            "Percentage of nets dried within 8 weeks",
            "82%",
            ("70%", None, None, None),
        ),
        (
            "PAM/912 Percentage of piers kept open: 62% (Wales average 59%)",
            "Percentage of piers kept open",
            "62%",
            (None, None, None, "Wales average 59%"),
        ),
        (
            "Average time to let a mooring: 19 days (target: 22 days; national average: 24 days)",
            "Average time to let a mooring",
            "19 days",
            ("22 days", None, None, "national average: 24 days"),
        ),
        (
            "Idle boats were 4.2% of the fleet compared to a national rate of 4.7%.",
            "Idle boats",
            "4.2%",
            (None, None, None, "national rate of 4.7%"),
        ),
        (
            "73% (target 80%) of harbour inspections were held in time.",
            "harbour inspections were held in time",
            "73%",
            ("80%", None, None, None),
        ),
        (
            "The number of ferries kept per 10,000 was 68, up from 64.",
            "ferries kept per 10,000",
            "68",
            (None, "64", None, None),
        ),
        (
            "Members were pleased to note the low rate of spoilt nets of 5.2 per cent.",
            "low rate of spoilt nets",
            "5.2 per cent",
            (None, None, None, None),
        ),
        ("Tolls paid at the end of December were 83.9%.", "Tolls paid", "83.9%", (None, None, None, None)),
        ("Percentage of ferries kept was 71% against a 65% target.", "ferries kept", "71%", ("65%", None, None, None)),
        (
            "Ferry fares paid rose to 97.3% from 96.8% the year before.",
            "Ferry fares paid",
            "97.3%",
            (None, "96.8%", "the year before", None),
        ),
        (
            "KPI 912 - Time to let a mooring (days): 27.4 - target 25 - Amber",
            "Time to let a mooring (days)",
            "27.4",
            ("25", None, None, None),
        ),
        (
            "Indicator HS4: tolls paid as a share of tolls due - 98.7% (Q1 98.1%).",
            "tolls paid as a share of tolls due",
            "98.7%",
            (None, "98.1%", "Q1", None),
        ),
        ("New ferry passes - 18 days (target 20 days)", "New ferry passes", "18 days", ("20 days", None, None, None)),
        ("Nets kept (NI 992): 44.1%, target 46%.", "Nets kept", "44.1%", ("46%", None, None, None)),
        ("New moorings: 44 homes delivered against a target of 50.", "homes delivered", "44", ("50", None, None, None)),
    ],
)
def test_what_stands_beside_a_value(words: str, name: str, value: str, beside: Beside) -> None:
    found = said(words)
    assert [(i.name, i.value) for i in found] == [(name, value)]
    assert (found[0].target, found[0].previous_value, found[0].previous_period, found[0].comparator) == beside


@pytest.mark.parametrize(
    "words",
    [
        "142 of 150 staff have been trained.",
        "Of the 64 homes sold, many were sold at auction.",
        "VAT is charged at 20%.",
        "A 10% sample of claims was checked.",
        "The 2.5% pay award was agreed.",
        "The former national target was 65%.",
        "Museum visits have increased by 12%.",
        "Performance for Quarter 2 was 83% against a target of 85%.",
    ],
)
def test_bases_rates_of_money_and_changes_are_no_values(words: str) -> None:
    assert said(words) == []


def test_measures_listed_in_one_sentence_have_a_name_each() -> None:
    found = said("Large piers: 83%; small piers: 77%; other piers: 91%.")
    assert [(i.name, i.value) for i in found] == [
        ("Large piers", "83%"),
        ("small piers", "77%"),
        ("other piers", "91%"),
    ]


def test_a_period_behind_the_earlier_value_is_not_the_values() -> None:
    (found,) = said("Absence has risen to 9.8 days per employee from 8.7 days per employee in 2021/22.")
    assert (found.period, found.previous_value, found.previous_period) == (None, "8.7 days", "2021/22")


def test_averages_of_others_are_comparators_and_no_values() -> None:
    grid = table(
        ["PI Ref", "Performance indicator", "2012-13", "2013-14", "Target 2013-14", "Wales average 2013-14"],
        ["PAM/912", "Piers kept open", "58.2", "62.1", "60", "59.3"],
    )
    found = list(find_indicators(report(grid), Claims()))
    assert [(i.value, i.target, i.previous_value, i.comparator) for i in found] == [
        ("58.2", None, None, "Wales average 2013-14: 59.3"),
        ("62.1", "60", "58.2", "Wales average 2013-14: 59.3"),
    ]


def test_codes_below_kpi_beside_a_description() -> None:
    grid = table(["KPI", "Description", "Actual", "Target"], ["KPI 58", "Missed ferries", "48", "50"])
    (found,) = find_indicators(report(grid), Claims())
    assert (found.reference, found.name, found.value) == ("KPI 58", "Missed ferries", "48")


def test_last_year_is_held_against_the_year_and_no_month() -> None:
    grid = table(["Measure", "Apr 23", "May 23", "YTD", "Last year"], ["Ferries late", "6%", "5%", "5.5%", "7%"])
    assert [(i.period, i.previous_value) for i in find_indicators(report(grid), Claims())] == [
        ("Apr 23", None),
        ("May 23", None),
        ("YTD", "7%"),
    ]


@pytest.mark.parametrize(
    ("header", "target"),
    [(["", "Apr-Jun", "Jul-Sep", "Target"], "99%"), (["Measure", "2015/16", "2016/17", "Quartile"], None)],
)
def test_rows_are_the_measures_below_a_report_title(header: list[str], target: str | None) -> None:
    grid = table(header, ["Repairs in time", "97%", "98%", "99%"], ["Tenants pleased", "88%", "87%", "90%"])
    found = list(find_indicators(report(heading("Performance Report"), grid), Claims()))
    assert [(i.name, i.value) for i in found[:2]] == [("Repairs in time", "97%"), ("Repairs in time", "98%")]
    assert found[0].target == target


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We completed 12,480 repairs last year.", [("repairs completed", "12,480")]),
        ("We let 312 homes.", [("homes let", "312")]),
        ("It took us 24 days on average to re-let a mooring.", [("re-let a mooring", "24 days")]),
        ("The team took 18 days on average to process a new claim.", [("process a new claim", "18 days")]),
        ("Visits to the piers totalled 214,560, an increase of 8%.", [("Visits to the piers", "214,560")]),
        ("Spending on the piers totalled 214,560.", []),
        ("Overall, 10 of the 16 key indicators (62.5%) are on target.", []),
        ("The clerk took 24 boxes to the pier.", []),
    ],
)
def test_what_a_council_did_and_what_it_took(words: str, found: list[tuple[str, str]]) -> None:
    assert [(i.name, i.value) for i in said(words)] == found


def test_a_rating_beside_a_value_is_its_colour() -> None:
    grid = table(["Indicator", "Q2 23/24", "Target", "Rating"], ["Ferries late", "6%", "5%", "Red"])
    (found,) = find_indicators(report(grid), Claims())
    assert (found.value, found.rag) == ("6%", "Red")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Visits in time were 93.4%, above the target of 90% and better than the same period last year (88.2%).",
            [("Visits in time", "93.4%", "88.2%", "90%")],
        ),
        (
            "83% of complaints were answered in time, slightly less than last year when 89% met the target timescale.",
            [("complaints were answered in time", "83%", "89%", None)],
        ),
        (
            "The figure for the number of skippers rescued was 4 against a figure of 7 for Quarter 1 in 2023-24.",
            [("skippers rescued", "4", "7", None)],
        ),
        (
            "Boats sunk in harbour: 33 were reported against a target of 43.",
            [("Boats sunk in harbour", "33", None, "43")],
        ),
        ("135 lamps were lit this year, against a target of 156.", [("lamps were lit", "135", None, "156")]),
        (
            "The areas for focus were the timeliness of visits, which was 88.1%, below the target of 90%.",
            [("timeliness of visits", "88.1%", None, "90%")],
        ),
    ],
)
def test_how_minutes_state_measures(words: str, told: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [(i.name, i.value, i.previous_value, i.target) for i in said(words)] == told


@pytest.mark.parametrize(
    "words",
    [
        "30 flats are proposed on the quay.",
        "Of these, 12 homes would be affordable.",
        "The application is for 24 flats and a slipway.",
        "The budget assumes a vacancy rate of 3%.",
        "A contribution towards 18 school places is sought.",
    ],
)
def test_what_is_proposed_is_not_measured(words: str) -> None:
    assert said(words) == []


def test_a_paper_on_one_proposal_measures_nothing() -> None:
    made = report(
        text("The quay has 31 flats and 40 homes stand beside it."), title="Planning application 22/0417: Long Quay"
    )
    assert list(find_indicators_in_prose(made, Claims())) == []
