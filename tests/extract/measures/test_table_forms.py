"""Tables for one measure under its name, tables with a period in every row, columns of what others measured."""

from __future__ import annotations

import pytest

from councilpapers.document import Block
from councilpapers.extract.candidates import Claims, IndicatorCandidate
from councilpapers.extract.measures.indicators import find_indicators
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose

from ..grids import heading, report, table, text


def read(*blocks: Block) -> list[IndicatorCandidate]:
    return list(find_indicators(report(*blocks), Claims()))


def test_a_table_under_the_name_of_its_measure() -> None:
    grid = table(["Target", "Actual", "RAG"], ["85%", "88.4%", "Green"])
    (found,) = read(heading("KPI 12 Nets mended in 30 days"), grid)
    told = (found.reference, found.name, found.value, found.target, found.rag)
    assert told == ("KPI 12", "Nets mended in 30 days", "88.4%", "85%", "Green")
    assert read(text("The table below shows how we did."), grid) == []
    assert read(heading("Performance report"), grid) == []
    assert read(heading("Income"), table(["Budget", "Actual", "RAG"], ["£85", "£88", "Green"])) == []


def test_a_period_in_every_row() -> None:
    grid = table(
        ["Month", "Nets mended (%)", "Waits (days)", "Fees (£)"],
        ["April", "91", "24", "200"],
        ["May", "93", "22", "210"],
    )
    assert [(i.name, i.period, i.value, i.unit, i.previous_value) for i in read(grid)] == [
        ("Nets mended (%)", "April", "91", "%", None),
        ("Waits (days)", "April", "24", "days", None),
        ("Nets mended (%)", "May", "93", "%", "91"),
        ("Waits (days)", "May", "22", "days", "24"),
    ]
    assert read(table(["Month", "Rota"], ["April", "2"], ["May", "3"])) == []


def test_what_others_measured_is_beside_and_no_value() -> None:
    grid = table(
        ["Harbour", "Autumn 2021", "Autumn 2022", "National 2022"],
        ["Punctual boats", "94%", "95%", "93%"],
        ["Punctual ferries", "91%", "92%", "90%"],
    )
    told = [(i.name, i.value, i.previous_value, i.comparator) for i in read(grid)]
    assert told[1] == ("Punctual boats", "95%", "94%", "National 2022: 93%")
    assert len(told) == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "We processed new claims in an average of 19.4 days (target 22 days) and changes of berth in 6.1 days.",
            [("new claims", "19.4 days", "22 days"), ("changes of berth", "6.1 days", None)],
        ),
        ("Abandoned calls fell to 6% (9% in quarter 1).", [("Abandoned calls", "6%", None)]),
        ("Use of the pier rose 12%.", []),
        ("The contract runs for two years at a cost of 9.6 per 1,000 units supplied.", []),
        ("Boats laid up stood at 9.6 per 100,000 people against a target of 8.5.", [("Boats laid up", "9.6", "8.5")]),
        ("We moored 91 boats, and callers waited 48 seconds on average.", [("callers waited", "48 seconds", None)]),
        ("We let 132 homes in an average of 24 days.", [("homes let", "132", None), ("homes", "24 days", None)]),
        ("In Quarter 1 recycling was 48.2%.", [("recycling", "48.2%", None)]),
        ("Reserves are 12% of net revenue.", []),
    ],
)
def test_forms_of_prose(words: str, told: list[tuple[str, str, str | None]]) -> None:
    found = find_indicators_in_prose(report(text(words)), Claims())
    assert [(i.name, i.value, i.target) for i in found] == told


@pytest.mark.parametrize(
    ("header", "row", "told"),
    [
        (
            ["Performance Indicator", "2022 - 23", "2021 - 22"],
            ["Boats let", "31", "28"],
            [("28", "2021 - 22", None), ("31", "2022 - 23", "28")],
        ),
        (
            ["Measure", "2021/22", "2022/23"],
            ["Boats let", "28", "31"],
            [("28", "2021/22", None), ("31", "2022/23", "28")],
        ),
        (["Measure", "Q2", "Q1"], ["Boats let", "31", "28"], [("28", "Q1", None), ("31", "Q2", "28")]),
        (["Measure", "Q4", "Q1"], ["Boats let", "31", "28"], [("31", "Q4", None), ("28", "Q1", "31")]),
        (["Measure", "March", "April"], ["Boats let", "31", "28"], [("31", "March", None), ("28", "April", "31")]),
        (
            ["Measure", "Jan 2022", "Dec 2021"],
            ["Boats let", "31", "28"],
            [("28", "Dec 2021", None), ("31", "Jan 2022", "28")],
        ),
    ],
)
def test_periods_newest_first(header: list[str], row: list[str], told: list[tuple[str, str, str | None]]) -> None:
    found = read(table(header, row, ["Nets mended", "4", "5"]))[:2]
    assert [(i.value, i.period, i.previous_value) for i in found] == told


def test_what_judges_the_newest_value_stands_behind_the_oldest() -> None:
    grid = table(
        ["Measure", "2022/23", "2021/22", "RAG"], ["Boats let", "31", "28", "Red"], ["Nets", "4", "5", "Green"]
    )
    assert [(i.period, i.rag) for i in read(grid)][:2] == [("2021/22", None), ("2022/23", "Red")]


def test_the_year_before_stands_behind_the_year() -> None:
    grid = table(
        ["Measure", "Q1", "Q2", "2018/19", "Target", "Status", "2017/18"],
        ["Boats let", "14", "17", "31", "30", "Met", "28"],
    )
    assert [(i.period, i.value, i.previous_value, i.status) for i in read(grid)] == [
        ("Q1", "14", None, None),
        ("Q2", "17", None, None),
        ("2017/18", "28", None, None),
        ("2018/19", "31", "28", "Met"),
    ]


def test_a_period_of_the_accounts_in_the_header() -> None:
    grid = table(["Indicator", "Period 6 actual", "Period 6 target", "RAG"], ["Nets mended", "71", "60", "Green"])
    assert [(i.name, i.value, i.target, i.period, i.rag) for i in read(grid)] == [
        ("Nets mended", "71", "60", "Period 6", "Green")
    ]


def test_measures_that_open_with_codes() -> None:
    grid = table(["Measure", "Result"], ["CH01: Nets per boat", "4.6"], ["CH02: Nets mended in time", "81%"])
    assert [(i.reference, i.name) for i in read(grid)] == [("CH01", "Nets per boat"), ("CH02", "Nets mended in time")]
    assert [i.name for i in read(table(["Measure", "Result"], ["COVID-19: jabs", "4"], ["Nets", "5"]))] == [
        "COVID-19: jabs",
        "Nets",
    ]


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        (
            "HN72 – Urgent nets mended in time",
            "2008/09 Outturn 96.40% (target 99%). The looms failed.",
            [("HN72", "Urgent nets mended in time", "96.40%", "99%", "2008/09")],
        ),
        (
            "NI 956 Boats laid up",
            "Performance in Q2 was 54 (target 40).",
            [("NI 956", "Boats laid up", "54", "40", "Q2")],
        ),
        ("Harbour and quays", "Performance was 54 (target 40).", []),
        ("HN72 – Urgent nets mended in time", "The result surprised 3 of us.", []),
    ],
)
def test_a_value_below_the_name_of_its_measure(above: str, below: str, told: list[tuple[str, ...]]) -> None:
    found = find_indicators_in_prose(report(heading(above), text(below)), Claims())
    assert [(i.reference, i.name, i.value, i.target, i.period) for i in found] == told


@pytest.mark.parametrize(
    ("target", "value", "told"),
    [
        ("Target 2009/10", "Jul-Sep 2009", "15%"),
        ("Target 2009/10", "Jan-Mar 2010", "15%"),
        ("Target 2010/11", "2009/10", None),
        ("Target 2011", "2009/10", None),
    ],
)
def test_the_target_of_a_year_is_that_of_its_quarters(target: str, value: str, told: str | None) -> None:
    (found,) = read(table(["NI Ref", "Indicator", target, value], ["NI 930", "Boats let", "15%", "11%"]))
    assert (found.value, found.target) == ("11%", told)
