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


def test_ranks_forecasts_and_changes_are_no_values() -> None:
    grid = table(
        [
            "Indicator",
            "Outturn 2022/23",
            "Change 2021/22 to 2022/23",
            "Rank 2022/23",
            "Year end forecast",
            "Quartile position",
        ],
        ["Tolls paid", "97%", "1%", "99", "98%", "2"],
        ["Boats moored", "12", "2", "15", "14", "3"],
    )
    assert [(i.value, i.previous_value) for i in read(grid)] == [("97%", None), ("12", None)]


@pytest.mark.parametrize("header", ["Tenant satisfaction measure", "Measure"])
@pytest.mark.parametrize("sign", [":", ""])
def test_codes_in_front_of_every_name(header: str, sign: str) -> None:
    grid = table(
        [header, "Percentage or number"],
        [f"QU01{sign} Quarrels per 1,000 berths", "41.2"],
        [f"BP01 (1){sign} Berths that please", "83%"],
        [f"BP02{sign} Quays that please", "100%"],
    )
    told = [(i.reference, i.name, i.unit) for i in read(grid)]
    assert told == [
        ("QU01", "Quarrels per 1,000 berths", None),
        ("BP01 (1)", "Berths that please", None),
        ("BP02", "Quays that please", None),
    ]


def test_codes_under_a_header_that_is_none() -> None:
    header = ["AFOB", "What was measured", "Norbeck 2022/23", "Norbeck 2023/24", "England 2023/24"]
    grid = table(
        header, ["2A", "Ferries that ran", "14.2", "13.0", "15.1"], ["2B(1)", "Ferries full", "54.1", "58.3", "57"]
    )
    assert [(i.reference, i.previous_value) for i in read(grid)] == [
        ("2A", None),
        ("2A", "14.2"),
        ("2B(1)", None),
        ("2B(1)", "54.1"),
    ]


def test_which_way_is_good_behind_a_name() -> None:
    grid = table(["Criteria", "Target", "Actual"], ["Berths not let (Lower is better)", "0%", "6.1%"])
    (found,) = read(grid)
    assert (found.name, found.direction) == ("Berths not let", "Lower is better")


def test_what_a_paper_is_about_is_no_measure() -> None:
    header = ["Period", "2010/11", "2011/12", "National target"]
    grid = table(
        header,
        ["Major moorings", "48%", "62.9%", "60% in 13 weeks"],
        ["Minor moorings", "66%", "72%", "65% in 8 weeks"],
    )
    told = [(i.name, i.subject, i.target) for i in read(heading("Mooring application performance"), grid)]
    assert told[1] == ("Major moorings", None, "60% in 13 weeks")


def test_values_of_the_year_before_in_brackets() -> None:
    said = "2,629 (2,747) applications were received. The share of moorings decided in time was 95.6% (97.6%)."
    told = [(i.value, i.previous_value) for i in told_in_prose(text("2017/18 figures in brackets"), text(said))]
    assert told == [("2,629", "2,747"), ("95.6%", "97.6%")]
    assert [i.previous_value for i in told_in_prose(text(said)) if i.value == "95.6%"] == [None]


def told_in_prose(*blocks: Block) -> list[IndicatorCandidate]:
    return list(find_indicators_in_prose(report(*blocks), Claims()))


@pytest.mark.parametrize(
    ("words", "value", "previous"),
    [
        ("Average time to mend a net (64 to 61 days)", "61 days", "64"),
        ("Skippers satisfied with the quay (97% to 98%)", "98%", "97%"),
        ("Average wait for a berth (5 to 10 days)", "10 days", None),
    ],
)
def test_a_move_in_brackets(words: str, value: str, previous: str | None) -> None:
    found = [i for i in told_in_prose(text(words)) if i.value == value]
    assert [i.previous_value for i in found] == [previous]


def test_a_rate_in_a_list() -> None:
    (found,) = told_in_prose(text("quarrels per 1,000 berths - 38.4"))
    assert (found.name, found.value) == ("quarrels per 1,000 berths", "38.4")


def test_fields_down_and_periods_across_below_the_name() -> None:
    grid = table(
        ["", "Q1 2023/24", "Q2 2023/24"], ["Actual", "31", "28"], ["Target", "25", "26"], ["RAG", "Red", "Amber"]
    )
    told = [
        (i.reference, i.name, i.value, i.target, i.previous_value, i.rag)
        for i in read(heading("HN05 Days to let a berth"), grid)
    ]
    assert told == [
        ("HN05", "Days to let a berth", "31", "25", None, "Red"),
        ("HN05", "Days to let a berth", "28", "26", "31", "Amber"),
    ]
    rent = table(["", "Q1", "Q2"], ["Actual", "91%", "92%"], ["Target", "95%", "95%"])
    assert [i.name for i in read(heading("HN06 Rent collected from berths"), rent)] == [
        "Rent collected from berths"
    ] * 2
    assert [i.name for i in read(heading("Our boats"), grid)] != ["Our boats"] * 2


def test_codes_with_signs_in_front_of_every_name() -> None:
    grid = table(
        ["PI Code & Short Name", "Q2 2023/24 Value", "Q2 2023/24 Target"],
        ["H/QU/101 Berths let within 28 days", "75%", "80%"],
        ["RES/07 Calls answered in 20 seconds", "79%", "75%"],
    )
    assert [(i.reference, i.name) for i in read(grid)] == [
        ("H/QU/101", "Berths let within 28 days"),
        ("RES/07", "Calls answered in 20 seconds"),
    ]


def test_an_average_of_wales_and_a_quartile_stand_beside() -> None:
    grid = table(
        ["Ref", "Measure", "2017/18", "2018/19", "Wales average 2018/19", "Quartile", "Improved?"],
        ["PAM/910", "Percentage of quays that are clean", "95.8", "94.2", "94.0", "2", "No"],
        ["PAM/917", "Boats per 1,000 people", "8,123", "8,410", "9,258", "3", "Yes"],
    )
    told = [(i.value, i.previous_value, i.comparator) for i in read(grid)]
    assert told[1] == ("94.2", "95.8", "Wales average 2018/19: 94.0; Quartile: 2")
    assert len(told) == 4
