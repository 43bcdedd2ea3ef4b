"""What does not add up is flagged, with who is to blame; what adds up is left alone."""

from __future__ import annotations

from collections.abc import Set

import pytest

from councilpapers.extract.signs import Sign
from councilpapers.normalise.reconcile import reconcile
from councilpapers.normalise.records import (
    ActionRecord,
    IndicatorRecord,
    QualityFlagRecord,
    ReconciliationRecord,
    Record,
    StatusCountRecord,
    UnreadRecord,
)
from councilpapers.normalise.row_signs import identity
from councilpapers.normalise.vocabulary import Explanation, Level, Origin, Reconciled, Status, Unit, UnreadKind

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


ACTIVITY = undertaken(9).model_copy(update={"level": Level.ACTIVITY, "reference": "9.1"})
UNREAD = UnreadRecord(document_id=DOCUMENT, report_id="r", unread_id="u", kind=UnreadKind.TABLE, reason="no finder")
LAST_YEAR = undertaken(8).model_copy(update={"financial_year": "2019-20", "quarter": 4})
LATE, ONE_LATE = undertaken(1, Status.OVERDUE), counted(1, None, 10, 1, Status.OVERDUE)
AGAIN = undertaken(1).model_copy(update={"action_id": "again"})


@pytest.mark.parametrize(
    "records, counted_rows, explanation",
    [
        ((counted(1, None, 4),), 0, Explanation.ROWS_ELSEWHERE),
        ((counted(1, None, 4), *map(undertaken, range(3)), ACTIVITY), 3, Explanation.ACTIVITIES_COUNTED),
        ((counted(1, None, 3), *map(undertaken, range(3)), LAST_YEAR), 4, Explanation.ROWS_OF_ONE_PERIOD),
        ((counted(1, None, 3), *map(undertaken, range(3)), AGAIN), 4, Explanation.PRINTED_AGAIN),
        ((counted(1, None, 5), *map(undertaken, range(3)), UNREAD), 3, Explanation.ROWS_UNREAD),
        ((counted(1, None, 5), *map(undertaken, range(3))), 3, None),
        ((counted(1, None, 2), *map(undertaken, range(3)), UNREAD), 3, None),  # explains no row too many
        ((counted(9, None, 10, 0, Status.ON_TRACK), ONE_LATE, LATE), 1, Explanation.LISTED_BY_EXCEPTION),
        ((counted(9, None, 10, 0, Status.COMPLETED), ONE_LATE, LATE), 1, Explanation.COMPLETED_LEFT_OUT),
        ((counted(8, None, 10, 0, Status.ON_TRACK), counted(2, None, 10, 1, Status.OVERDUE), LATE), 1, None),
    ],
)  # fmt: skip
def test_a_difference_is_explained_where_the_paper_tells(
    records: tuple[Record, ...], counted_rows: int, explanation: Explanation | None
) -> None:
    after = reconcile(records)
    (held,) = [r for r in after if isinstance(r, ReconciliationRecord) and r.kind is Reconciled.ROWS]
    assert (held.counted, held.agrees, held.explanation) == (counted_rows, False, explanation)
    assert (held.origin is None) == (explanation is not None)
    assert not explanation or not any(isinstance(r, QualityFlagRecord) for r in after)


@pytest.mark.parametrize(
    "records, kind, figures",
    [
        ((counted(13, 93, 14),), Reconciled.PERCENTAGE, (93, 92.9, True)),
        ((counted(13, 83, 14),), Reconciled.PERCENTAGE, (83, 92.9, False)),
        ((counted(8, None, 12), counted(4, None, 12, 1)), Reconciled.COUNTS, (12, 12, True)),
        ((counted(8, None, 12), counted(3, None, 12, 1)), Reconciled.COUNTS, (12, 11, False)),
        ((counted(1, None, 4), *map(undertaken, range(4))), Reconciled.ROWS, (4, 4, True)),
        ((undertaken(1, Status.COMPLETED, 60),), Reconciled.PERCENT_COMPLETE, (60, 100, False)),
        ((undertaken(1, Status.NOT_STARTED, 10),), Reconciled.PERCENT_COMPLETE, (10, 0, False)),
    ],
)
def test_both_figures_are_kept(
    records: tuple[Record, ...], kind: Reconciled, figures: tuple[float, float, bool]
) -> None:
    (held,) = [r for r in reconcile(records) if isinstance(r, ReconciliationRecord) and r.kind is kind]
    assert (held.stated, held.counted, held.agrees) == figures
    assert held.record_id == identity(records[0])


def measured(
    *rows: tuple[str, float], unit: Unit = Unit.COUNT, locator: str | None = "Homes / table 1"
) -> list[Record]:
    """A column of figures."""
    return [
        IndicatorRecord(
            document_id=DOCUMENT, report_id="r", method="table:figures", locator=locator, indicator_id=f"i{n}",
            name=name, value=value, unit=unit,
        )
        for n, (name, value) in enumerate(rows)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows, found",
    [
        (measured(("North", 41), ("South", 37), ("Total", 78)), (78, 78, True)),
        (measured(("Total", 78), ("North", 41), ("South", 37)), (78, 78, True)),
        (measured(("North", 41), ("South", 37), ("Total", 76)), (76, 78, False)),
        (measured(("North", 45), ("South", 35), ("West", 20), ("Total", 105)), (105, 100, True)),  # rounded to fives
        (measured(("North", 45), ("South", 35), ("West", 20), ("Total", 115)), (115, 100, False)),
        (measured(("North", 41.2), ("South", 37.4), ("Total", 78.7), unit=Unit.GBP), (78.7, 78.6, True)),
        (measured(("North", 41), ("South", 37), ("Total", 500)), None),  # of something else
        (measured(("North", 41), ("Total", 41)), None),
        (measured(("North", 41), ("Total north", 41), ("South", 7), ("Total", 48)), None),  # with subtotals
        (measured(("North", 41), ("South", 37), ("Total", 78), unit=Unit.PERCENT), None),
        (measured(("North", 41), ("South", 37), ("Total", 78), locator=None), None),  # of one table?
    ],
)
def test_total_rows(rows: list[Record], found: tuple[float, float, bool] | None) -> None:
    held = [r for r in reconcile(tuple(rows)) if isinstance(r, ReconciliationRecord)]
    assert [(r.stated, r.counted, r.agrees) for r in held] == ([found] if found else [])


def test_the_rows_of_a_total_may_be_what_the_measure_is_of() -> None:
    rows = measured(("North", 41), ("South", 37), ("Total", 76))
    wards = [r.model_copy(update={"name": "Homes", "subject": r.name}) for r in rows if isinstance(r, IndicatorRecord)]
    (held,) = [r for r in reconcile(tuple(wards)) if isinstance(r, ReconciliationRecord)]
    assert (held.stated, held.counted) == (76, 78)


def test_a_total_is_the_papers_mistake_only_in_a_sure_grid() -> None:
    rows = tuple(measured(("North", 41), ("South", 37), ("Total", 76)))
    sure = {identity(r): frozenset({Sign.MARKUP}) for r in rows}
    for told, origin in ((sure, Origin.DOCUMENT), ({}, Origin.EXTRACTION)):
        (held,) = [r for r in reconcile(rows, told) if isinstance(r, ReconciliationRecord)]
        assert held.origin is origin
