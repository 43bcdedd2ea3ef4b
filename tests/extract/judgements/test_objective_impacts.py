"""The matrix of corporate objectives."""

from __future__ import annotations

import pytest

from councilpapers.extract.candidates import Claims
from councilpapers.extract.judgements.objective_impacts import find_objective_impacts

from ..grids import report, table

HEADER = ["Corporate Objective", "", "Positive Impact", "Neutral Impact", "Negative Impact"]


def test_one_mark_a_row() -> None:
    claims = Claims()
    matrix = table(
        HEADER,
        ["1", "Safer Streets", "", "\u0445", ""],
        ["2", "Clean Air", "✓", "", ""],
        ["3", "Thrift", "", "", "X"],
    )
    found = list(find_objective_impacts(report(matrix), claims))
    assert [(o.number, o.objective, o.impact) for o in found] == [
        ("1", "Safer Streets", "neutral"),
        ("2", "Clean Air", "positive"),
        ("3", "Thrift", "negative"),
    ]
    assert claims.method(matrix) == "objective_impacts"


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Safer Streets", "", "", ""],
        ["1", "Safer Streets", "x", "x", ""],
        ["1", "Safer Streets", "see above", "", ""],
        ["", "", "x", "", ""],
    ],
)
def test_no_mark_or_two_are_none(row: list[str]) -> None:
    assert list(find_objective_impacts(report(table(HEADER, row)), Claims())) == []


def test_a_table_of_other_things_is_left_alone() -> None:
    claims = Claims()
    other = table(["Ward", "Positive", "Total"], ["Eastmoor", "x", "1"])
    assert list(find_objective_impacts(report(other), claims)) == []
    assert claims.free(other)
