"""Signs of a record: its own values, the rows beside it, the paper's arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from councilpapers.extract.signs import Sign
from councilpapers.normalise.records import (
    ActionRecord,
    GradeRecord,
    IndicatorRecord,
    ProgressRecord,
    Record,
    RecordPart,
    StatusCountRecord,
)
from councilpapers.normalise.row_signs import identity, row_signs
from councilpapers.normalise.vocabulary import Level, Status

PAPER = "0" * 64
WORDS = "Open the second flat at Weir House"


def action(turn: int = 1, **fields: Any) -> ActionRecord:
    said: dict[str, Any] = {"description": WORDS, "lead_officer": "Carys Dacre", "level": Level.ACTION, **fields}
    return ActionRecord(document_id=PAPER, action_id=f"a{turn}", action_key=f"k{turn}", **said)


def progress(**fields: Any) -> ProgressRecord:
    return ProgressRecord(
        document_id=PAPER, progress_id="p", action_id="a1", **{"period_text": "Q1", "quarter": 1, **fields}
    )


def count(**fields: Any) -> StatusCountRecord:
    return StatusCountRecord(
        document_id=PAPER, status_count_id="c", status_text="completed", plan="Housing Plan", **fields
    )


def indicator(**fields: Any) -> IndicatorRecord:
    return IndicatorRecord(document_id=PAPER, indicator_id="i", **{"name": "Homes let", **fields})


def grade(**fields: Any) -> GradeRecord:
    return GradeRecord(document_id=PAPER, grade_id="g", subject="Leadership", **fields)


@pytest.mark.parametrize(
    "record, signs",
    [
        (action(), set()),
        (action(description="and the second flat at Weir House"), {Sign.BEGINS_MIDWAY}),
        (action(description="Open the second flat and"), {Sign.ENDS_MIDWAY}),
        (action(description="Open the second flat, two of the"), {Sign.ENDS_MIDWAY}),
        (action(description="Publish"), {Sign.VERY_SHORT}),
        (action(description=" ".join(["words"] * 81)), {Sign.BEGINS_MIDWAY, Sign.VERY_LONG}),
        (action(lead_officer="Carys Dacre 31 May"), {Sign.NAME_ODD}),
        (action(lead_officer=None), {Sign.NOTHING_BESIDE}),
        (action(deadline_text="when funds allow"), {Sign.DEADLINE_UNREAD}),
        (action(status_text="wobbly"), {Sign.STATUS_UNREAD}),
        (action(deadline=date(2022, 5, 1), status=Status.COMPLETED), {Sign.VALUES_READ}),
        (action(status=Status.COMPLETED, percent_complete=100.0), {Sign.STATUS_BORNE_OUT}),
        (action(status=Status.NOT_STARTED, percent_complete=5.0), {Sign.STATUS_CONTRADICTS}),
        (action(status=Status.ON_TRACK, percent_complete=5.0), set()),
        (action(parts=(RecordPart(1), RecordPart(2))), {Sign.CUT_BY_PAGE}),
        (action(parts=(RecordPart(2), RecordPart(2))), set()),
        (progress(), set()),
        (progress(period_text="whenever", quarter=None), {Sign.PERIOD_UNREAD}),
        (progress(status_text="wobbly"), {Sign.STATUS_UNREAD}),
        (indicator(value_text="12", value=12.0), set()),
        (indicator(value_text="a dozen or so"), {Sign.VALUE_UNREAD}),
        (grade(grade_text="splendid"), {Sign.VALUE_UNREAD}),
        (count(count=13, percent=93.0, total=14), {Sign.PERCENT_AGREES}),
        (count(count=13, percent=83.0, total=14), {Sign.PERCENT_CONTRADICTS}),
        (count(count=13), set()),
    ],
)
def test_alone(record: Record, signs: set[Sign]) -> None:
    assert row_signs((record,), {}) == {identity(record): signs}
    told = {identity(record): frozenset({Sign.RULED})}
    assert row_signs((record,), told) == {identity(record): signs | {Sign.RULED}}


@pytest.mark.parametrize(
    "references, signs",
    [
        (("1.1", "1.2", "1.3"), [None, Sign.NUMBERED_ON, Sign.NUMBERED_ON]),
        (("1.9", "1.10", "2.1"), [None, Sign.NUMBERED_ON, Sign.NUMBERED_ON]),
        (("A1", "A3", "B4"), [None, Sign.NUMBER_JUMPS, Sign.NUMBER_JUMPS]),
        (("1", None, "2"), [None, None, None]),
        (("HSG 7", "HSG 8", "hsg 8"), [None, Sign.NUMBERED_ON, Sign.TWICE]),
    ],
)
def test_numbers(references: Sequence[str | None], signs: list[Sign | None]) -> None:
    found = row_signs([action(n, reference=words) for n, words in enumerate(references)], {})
    assert list(found.values()) == [{sign} if sign else set() for sign in signs]


@pytest.mark.parametrize(
    "filled, odd, sign",
    [
        ((1, 1, 1, 1, 1, 1, 0, 1), 6, Sign.CELL_MISSING),
        ((0, 0, 0, 0, 0, 0, 1, 0), 6, Sign.CELL_ALONE),
        ((1, 0, 1, 0, 1, 0, 1, 0), None, None),
        ((1, 1, 0), None, None),  # too few to tell
    ],
)
def test_beside(filled: Sequence[int], odd: int | None, sign: Sign | None) -> None:
    found = row_signs([action(n, theme="Homes" if there else None) for n, there in enumerate(filled)], {})
    assert [n for n, signs in enumerate(found.values()) if signs] == ([] if odd is None else [odd])
    assert sign is None or found[f"a{odd}"] == {sign}


@pytest.mark.parametrize("total, sign", [(3, Sign.COUNTS_AGREE), (4, Sign.COUNTS_DISAGREE)])
def test_counted(total: int, sign: Sign) -> None:
    rows = [action(n, reference=f"1.{n}", plan="Housing Plan") for n in range(3)]
    found = row_signs((*rows, count(count=1, total=total)), {})
    assert all(sign in signs for signs in found.values())
    other = row_signs((*rows, count(count=1, total=total).model_copy(update={"plan": "Transport Plan"})), {})
    assert not any(sign in signs for signs in other.values())
