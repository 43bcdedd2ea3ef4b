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
        ("In Quarter 1 recycling was 48.2%.", [("recycling", "48.2%", None)]),
        ("Reserves are 12% of net revenue.", []),
    ],
)
def test_forms_of_prose(words: str, told: list[tuple[str, str, str | None]]) -> None:
    found = find_indicators_in_prose(report(text(words)), Claims())
    assert [(i.name, i.value, i.target) for i in found] == told
