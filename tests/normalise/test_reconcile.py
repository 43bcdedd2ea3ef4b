"""What does not add up is flagged, with who is to blame; what adds up is left alone."""

from __future__ import annotations

from collections.abc import Set

import pytest

from councilpapers.extract.signs import Sign
from councilpapers.normalise.reconcile import reconcile
from councilpapers.normalise.records import ActionRecord, QualityFlagRecord, Record, StatusCountRecord
from councilpapers.normalise.row_signs import identity
from councilpapers.normalise.vocabulary import Level, Origin, Status

DOCUMENT = "0" * 64
PLAN = "Housing Plan 2020-21"


def counted(
    count: int, percent: float | None, total: int | None, turn: int = 0, status: Status | None = None
) -> StatusCountRecord:
    return StatusCountRecord(
        document_id=DOCUMENT,
        report_id="r",
        status_count_id=f"c{turn}",
        plan=PLAN,
        status_text="complete",
        status=status,
        count=count,
        percent=percent,
        total=total,
    )


def undertaken(
    turn: int,
    status: Status | None = None,
    percent: float | None = None,
    reference: str | None = None,
    recommendation: str | None = None,
) -> ActionRecord:
    return ActionRecord(
        document_id=DOCUMENT,
        report_id="r",
        action_id=f"a{turn}",
        action_key=f"k{turn}",
        level=Level.ACTION,
        reference=reference or f"1.{turn}",
        recommendation=recommendation,
        plan=PLAN,
        description=f"Do thing {turn}",
        status=status,
        percent_complete=percent,
    )


@pytest.mark.parametrize(
    "records, flags",
    [
        ((counted(13, 93, 14),), []),
        ((counted(13, 83, 14),), [("percent-contradicts-count", Origin.DOCUMENT)]),
        ((counted(3, None, None),), []),
        ((counted(8, None, 12), counted(4, None, 12, 1)), []),
        ((counted(8, None, 12), counted(5, None, 12, 1)), [("counts-disagree", Origin.DOCUMENT)]),
        ((counted(1, None, 4), *map(undertaken, range(4))), []),
        ((counted(1, None, 5), *map(undertaken, range(4))), [("counts-disagree", Origin.EXTRACTION)]),
        (  # rows by status, where all rows were read
            (counted(2, None, 3, 0, Status.COMPLETED), *(undertaken(n, Status.COMPLETED) for n in range(3))),
            [("counts-disagree", Origin.EXTRACTION)],
        ),
        ((counted(3, None, 3, 0, Status.COMPLETED), *(undertaken(n, Status.COMPLETED) for n in range(3))), []),
        ((counted(2, None, 3, 0, Status.COMPLETED), *map(undertaken, range(3))), []),  # rows that say no status
        # one reference, two actions
        (
            (undertaken(1, reference="2.1"), undertaken(2, reference="2.1 ")),
            [("duplicate-reference", Origin.DOCUMENT)],
        ),
        ((undertaken(1, reference="2.1"), undertaken(1, reference="2.1")), []),
        (
            (undertaken(1, reference="R1", recommendation="Do."), undertaken(2, reference="R1", recommendation="Do.")),
            [],
        ),
        ((undertaken(1, Status.COMPLETED, 100),), []),
        ((undertaken(1, Status.COMPLETED, 60),), [("status-contradicts-percent", Origin.DOCUMENT)]),
        ((undertaken(1, Status.NOT_STARTED, 10),), [("status-contradicts-percent", Origin.DOCUMENT)]),
    ],
)
def test_reconcile(records: tuple[Record, ...], flags: list[tuple[str, Origin]]) -> None:
    after = reconcile(records)
    assert after[: len(records)] == records
    assert [(f.code, f.origin) for f in after if isinstance(f, QualityFlagRecord)] == flags


SURE = frozenset({Sign.RULED, Sign.HEADERS_WHOLE})


@pytest.mark.parametrize(
    "records, signs, origin",
    [
        ((undertaken(1, Status.COMPLETED, 60),), SURE, Origin.DOCUMENT),
        ((undertaken(1, Status.COMPLETED, 60),), {Sign.RULED, Sign.HEADER_IN_PART}, Origin.DOCUMENT),
        ((undertaken(1, Status.COMPLETED, 60),), {Sign.ALIGNED}, Origin.EXTRACTION),  # a figure of the row above?
        ((undertaken(1, Status.COMPLETED, 60),), SURE | {Sign.JOINED_BY_COLUMNS}, Origin.EXTRACTION),
        (  # a column that says something else
            tuple(undertaken(n, Status.COMPLETED, 60 + n) for n in range(4)), SURE, Origin.EXTRACTION,
        ),
        ((counted(13, 83, 14),), {Sign.ALIGNED}, Origin.EXTRACTION),
        # more rows than stated, each with its number; fewer may be lost whatever the grid
        ((counted(1, None, 3), *map(undertaken, range(4))), SURE, Origin.DOCUMENT),
        ((counted(1, None, 3), *map(undertaken, range(4))), {Sign.ALIGNED}, Origin.EXTRACTION),
        ((counted(1, None, 5), *map(undertaken, range(4))), SURE, Origin.EXTRACTION),
        (
            (counted(2, None, 3, 0, Status.COMPLETED), *(undertaken(n, Status.COMPLETED) for n in range(3))),
            SURE,
            Origin.DOCUMENT,
        ),
    ],
)  # fmt: skip
def test_who_is_to_blame(records: tuple[Record, ...], signs: Set[Sign], origin: Origin) -> None:
    told = {identity(record): frozenset(signs) for record in records}
    assert {f.origin for f in reconcile(records, told) if isinstance(f, QualityFlagRecord)} == {origin}


def test_a_status_counted_twice_may_be_two_statements() -> None:
    twice = (counted(8, None, 12, 0, Status.COMPLETED), counted(8, None, 12, 1, Status.COMPLETED))
    assert [f.origin for f in reconcile(twice) if isinstance(f, QualityFlagRecord)] == [Origin.EXTRACTION]


def test_every_flag_has_an_id_of_its_own() -> None:
    flags = reconcile((counted(13, 83, 14), counted(13, 83, 14, 1)))[2:]
    ids = [f.quality_flag_id for f in flags if isinstance(f, QualityFlagRecord)]
    assert len(ids) == len(set(ids)) >= 2
