"""Quarters compared: which paper a quarter is counted from, what is missing, what changed, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from councilpapers.load.correcting import from_words
from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.query import query
from councilpapers.load.rows import tables_of
from councilpapers.load.series import COMPARISONS, compare
from councilpapers.load.settle import settle
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import (
    ActionRecord,
    DocumentRecord,
    IndicatorRecord,
    QualityFlagRecord,
    ReconciliationRecord,
    Record,
    ReportRecord,
)
from councilpapers.normalise.vocabulary import (
    Direction,
    Level,
    Origin,
    Outcome,
    Reconciled,
    ReportKind,
    Severity,
    Status,
    Unit,
)

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
COUNCIL, PLAN = "Ashby Vale Council", "Housing Plan 2022-23"
DONE, GOING = Status.COMPLETED, Status.ON_TRACK
Rows = Sequence[Status | None]


def paper(
    name: str, year: str | None, quarter: int | None, day: date | None, records: Sequence[Record] = (),
    authority: str | None = COUNCIL,
) -> Paper:  # fmt: skip
    """A file with one report of that quarter; the records become its own."""
    document = DocumentRecord(
        document_id=name,
        source_uri=f"file:///{name}",
        file_name=name,
        media_type="application/pdf" if name.endswith(".pdf") else "text/html",
        outcome=Outcome.EXTRACTED,
        authority_name=authority,
        extractor_version="0",
        configuration="0",
        extracted_at=NOON,
        seconds=1.0,
    )
    report = ReportRecord(
        document_id=name, report_id=f"r-{name}", ordinal=1, kind=ReportKind.PERFORMANCE_REPORT, title=name,
        meeting_date=day, financial_year=year, quarter=quarter,
    )  # fmt: skip
    own = {"document_id": name, "report_id": report.report_id}
    return Paper(document, (report, *(r.model_copy(update=own) for r in records)))


def actions(name: str, rows: Rows, plan: str | None = PLAN, officer: str | None = "Priya Nair") -> list[ActionRecord]:
    return [
        ActionRecord(
            document_id="", page=2 + n, action_id=f"{name}-{n}", action_key=f"k{n}", level=Level.ACTION, plan=plan,
            reference=f"1.{n}", description=f"Do thing {n}", lead_officer=officer, status=status,
        )
        for n, status in enumerate(rows)
    ]  # fmt: skip


def listing(
    name: str, year: str | None, quarter: int | None, day: date, rows: Rows, plan: str | None = PLAN, **told: str | None
) -> Paper:
    """A paper with a plan's rows in these states; `told`: authority, officer."""
    officer = told.pop("officer", "Priya Nair")
    return paper(name, year, quarter, day, actions(name, rows, plan, officer), told.pop("authority", COUNCIL))


def given(database: Database, *papers: Paper) -> None:
    load(database, tables_of(papers), [], NOON)
    settle(database)


def rows(database: Database, sql: str) -> list[tuple[object, ...]]:
    return query(database, sql).rows


Q2, Q3, Q4 = date(2022, 11, 8), date(2023, 2, 14), date(2023, 5, 9)
FOUR = (DONE, GOING, GOING, GOING)


@pytest.mark.parametrize(
    "papers, chosen, told",
    [
        ([("a.pdf", Q2, FOUR), ("b.pdf", Q3, FOUR)], "b.pdf", 2),  # the later
        ([("a.pdf", Q2, FOUR), ("b.pdf", Q3, FOUR[:1])], "a.pdf", 2),  # not where it prints only some rows
        ([("a.html", Q2, FOUR), ("b.pdf", Q2, FOUR)], "b.pdf", 2),  # with pages
        ([("a.pdf", Q2, FOUR), ("b.pdf", Q2, FOUR)], "a.pdf", 2),
    ],
)
def test_a_quarter_is_counted_from_one_paper(
    database: Database, papers: list[tuple[str, date, Rows]], chosen: str, told: int
) -> None:
    given(database, *(listing(name, "2022-23", 2, day, states) for name, day, states in papers))
    assert rows(database, "SELECT file_name, actions, papers FROM plan_quarters") == [(chosen, 4, told)]
    assert rows(database, "SELECT status, actions, percent FROM status_by_quarter") == [
        ("completed", 1, 25.0),
        ("on_track", 3, 75.0),
    ]


def test_a_status_that_nothing_has_any_more_counts_nothing(database: Database) -> None:
    given(
        database,
        listing("a.pdf", "2022-23", 2, Q2, FOUR),
        listing("b.pdf", "2022-23", 4, Q4, (DONE, DONE, None)),
    )
    sql = "SELECT quarter, status, actions, change, quarters_since, page, action_id FROM status_by_quarter"
    assert rows(database, sql) == [
        (2, "completed", 1, None, None, 2, "a.pdf-0"),
        (2, "not stated", 0, None, None, 2, None),
        (2, "on_track", 3, None, None, 3, "a.pdf-1"),
        (4, "completed", 2, 1, 2, 2, "b.pdf-0"),
        (4, "not stated", 1, 1, 2, 4, "b.pdf-2"),
        (4, "on_track", 0, -3, 2, 2, None),
    ]
    assert rows(database, "SELECT quarter, in_archive, file_name FROM plan_coverage") == [
        (2, True, "a.pdf"),
        (3, False, None),
        (4, True, "b.pdf"),
    ]


@pytest.mark.parametrize(
    "second, compared",
    [
        ({"plan": "Housing Plan 2023-24"}, True),  # next year's is the same plan
        ({"plan": "Housing Plan 2022-23: Quarter 3 update"}, True),
        ({"plan": "Homelessness Plan 2022-23"}, False),
        ({"authority": "ASHBY VALE COUNCIL"}, True),
        ({"authority": "Norbeck Council"}, False),
    ],
)
def test_what_is_compared(database: Database, second: dict[str, str], compared: bool) -> None:
    later = listing("b.pdf", "2022-23", 3, Q3, FOUR, **second)
    given(database, listing("a.pdf", "2022-23", 2, Q2, FOUR), later)
    sql = "SELECT count(quarters_since), count(DISTINCT authority) FROM plan_quarters"
    councils = 2 if second.get("authority") == "Norbeck Council" else 1
    assert rows(database, sql) == [(int(compared), councils)]


def test_papers_of_nobody_are_compared_with_nothing(database: Database) -> None:
    given(
        database,
        listing("a.pdf", "2022-23", 2, Q2, FOUR, authority=None),
        listing("b.pdf", "2022-23", 3, Q3, FOUR, authority=None),
    )
    assert rows(database, "SELECT file_name, quarters_since FROM plan_quarters ORDER BY ALL") == [
        ("a.pdf", None),
        ("b.pdf", None),
    ]
    assert rows(database, "SELECT * FROM coverage") == []


@pytest.mark.parametrize(
    "year, quarter, day, told",
    [
        ("2022-23", 2, Q3, [("2022-23", 2)]),  # what is printed, not the day
        (None, None, date(2023, 3, 31), [("2022-23", 4)]),
        (None, None, date(2023, 4, 1), [("2023-24", 1)]),
        ("2022-23", None, Q3, []),  # a year alone
    ],
)
def test_which_quarter_a_paper_speaks_of(
    database: Database, year: str | None, quarter: int | None, day: date, told: list[tuple[str, int]]
) -> None:
    given(database, listing("a.pdf", year, quarter, day, FOUR))
    assert rows(database, "SELECT financial_year, quarter FROM plan_quarters") == told


def test_coverage_of_an_authority(database: Database) -> None:
    given(
        database,
        listing("a.pdf", "2022-23", 4, Q4, FOUR),
        paper("m.pdf", None, None, date(2023, 10, 3)),
        paper("y.pdf", "2021-22", None, date(2022, 6, 1)),
    )
    sql = "SELECT financial_year, quarter, in_archive, reports, plans, actions, file_name FROM coverage"
    assert rows(database, sql) == [
        ("2021-22", None, True, 1, 0, 0, "y.pdf"),
        ("2022-23", 4, True, 1, 1, 4, "a.pdf"),
        ("2023-24", 1, False, 0, 0, 0, None),
        ("2023-24", 2, False, 0, 0, 0, None),
        ("2023-24", 3, True, 1, 0, 0, "m.pdf"),
    ]


@pytest.mark.parametrize(
    "before, after, changes",
    [
        ((FOUR, "Priya Nair"), (FOUR, None), [("lead_officer", "lost", 1.0, 0.0)]),
        ((FOUR, None), (FOUR, "Priya Nair"), [("lead_officer", "gained", 0.0, 1.0)]),
        ((FOUR, "Priya Nair"), (FOUR, "Tom Askew"), []),
        ((FOUR[:2], "Priya Nair"), (FOUR[:2], None), []),  # two rows are no table
    ],
)
def test_columns_lost_and_gained(
    database: Database,
    before: tuple[Rows, str | None],
    after: tuple[Rows, str | None],
    changes: list[tuple[object, ...]],
) -> None:
    given(
        database,
        listing("a.pdf", "2022-23", 2, Q2, before[0], officer=before[1]),
        listing("b.pdf", "2022-23", 3, Q3, after[0], officer=after[1]),
    )
    sql = 'SELECT "column", change, share_before, share FROM column_changes'
    assert rows(database, sql) == changes


def measured(identity: str, period: str | None, year: str | None, quarter: int | None, value: float) -> IndicatorRecord:
    return IndicatorRecord(
        document_id="", indicator_id=identity, page=3, reference="HS 1", name="Days to re-let", unit=Unit.DAYS,
        value=value, target=20.0, direction=Direction.LOWER_IS_BETTER, period_text=period, financial_year=year,
        quarter=quarter,
    )  # fmt: skip


SERIES = (
    "SELECT indicator_id, period_kind, period_start, value_before, change, better, meets_target FROM indicator_series"
)


def test_a_measure_over_quarters(database: Database) -> None:
    year = measured("y", "2022-23", "2022-23", None, 30.0)
    given(
        database,
        paper("a.pdf", "2022-23", 1, Q2, [measured("a", None, None, None, 27.0)]),  # its paper's quarter
        paper("b.pdf", "2022-23", 2, Q3, [measured("b", "Q2", "2022-23", 2, 19.0), year]),
        paper("c.pdf", "2022-23", 2, Q4, [measured("c", "Q2", "2022-23", 2, 18.0)]),  # told again, put right
        paper("d.pdf", "2022-23", 3, Q4, [measured("d", "Q3", "2022-23", 3, 21.5)]),
    )  # fmt: skip
    assert rows(database, SERIES) == [
        ("y", "financial year", date(2022, 4, 1), None, None, None, False),
        ("a", "quarter", date(2022, 4, 1), None, None, None, False),
        ("c", "quarter", date(2022, 7, 1), 27.0, -9.0, 1, True),
        ("d", "quarter", date(2022, 10, 1), 18.0, 3.5, -1, False),
    ]


def test_two_values_for_one_period_are_none(database: Database) -> None:
    twice = [measured("b1", "Q2", "2022-23", 2, 19.0), measured("b2", "Q2", "2022-23", 2, 25.0)]
    given(
        database,
        paper("a.pdf", "2022-23", 1, Q2, [measured("a", "Q1", "2022-23", 1, 27.0)]),
        paper("b.pdf", "2022-23", 2, Q3, twice),
        paper("c.pdf", "2022-23", 3, Q4, [measured("c", "Q3", "2022-23", 3, 21.5)]),
    )
    assert [row[:1] + row[3:5] for row in rows(database, SERIES)] == [
        ("a", None, None),
        ("b1", None, None),
        ("c", None, None),
    ]


@pytest.mark.parametrize(
    "period, year, start",
    [
        ("August", "2022-23", date(2022, 8, 1)),
        ("March", "2022-23", date(2023, 3, 1)),
        ("Aug 2021", None, date(2021, 8, 1)),
        ("2021", None, date(2021, 1, 1)),
        ("so far this year", "2022-23", None),
        ("at the end of the season", None, None),
    ],
)
def test_when_a_period_begins(database: Database, period: str, year: str | None, start: date | None) -> None:
    given(database, paper("a.pdf", None, None, Q2, [measured("a", period, year, None, 27.0)]))
    assert rows(database, "SELECT period_start FROM indicator_series") == [(start,)]


def test_the_value_before_is_the_printed_one_where_the_archive_has_none(database: Database) -> None:
    printed = measured("a", "Q1", "2022-23", 1, 27.0).model_copy(update={"previous_value": 30.0})
    given(database, paper("a.pdf", "2022-23", 1, Q2, [printed]))
    assert rows(database, "SELECT value_before, period_before, change, better FROM indicator_series") == [
        (30.0, None, -3.0, 1)
    ]


def test_contradictions_have_both_figures(database: Database) -> None:
    held = ReconciliationRecord(
        document_id="", reconciliation_id="h", kind=Reconciled.ROWS, stated=5.0, counted=4.0, agrees=False,
        origin=Origin.DOCUMENT, record_table="status_counts", record_id="c1",
    )  # fmt: skip
    flag = QualityFlagRecord(
        document_id="", quality_flag_id="f", severity=Severity.WARNING, code="counts-disagree", origin=Origin.DOCUMENT,
        message="4 rows of the plan were read, but 5 actions are stated.", method="reconcile",
        record_table="status_counts", record_id="c1",
    )  # fmt: skip
    twice = flag.model_copy(update={"quality_flag_id": "g", "code": "duplicate-reference", "record_id": "a1"})
    ours = held.model_copy(update={"reconciliation_id": "i", "record_id": "c2", "origin": Origin.EXTRACTION})
    given(database, paper("a.pdf", "2022-23", 2, Q2, [held, ours, flag, twice]))
    assert rows(database, "SELECT about, stated, counted, record_id FROM contradictions") == [
        ("duplicate reference", None, None, "a1"),
        ("rows", 5.0, 4.0, "c1"),
    ]


def test_a_correction_shows_in_the_comparisons(database: Database) -> None:
    given(database, listing("a.pdf", "2022-23", 2, Q2, (GOING,)))
    sql = "SELECT status, actions FROM status_by_quarter WHERE actions > 0"
    from_words(database, ("actions", "a.pdf-0", "status", "completed"), None, withdraw=False)
    assert rows(database, sql) == [("completed", 1)]
    from_words(database, ("actions", "a.pdf-0", "status", None), None, withdraw=True)
    assert rows(database, sql) == [("on_track", 1)]


def test_comparisons_are_made_anew_only_where_papers_changed(database: Database) -> None:
    given(database, listing("a.pdf", "2022-23", 2, Q2, FOUR))
    before = {name: rows(database, f"SELECT * FROM {name}") for name in COMPARISONS}
    assert not compare(database)
    later = listing("b.pdf", "2022-23", 3, Q3, FOUR)
    load(database, tables_of([later]), [], NOON)
    assert compare(database)
    assert {name: rows(database, f"SELECT * FROM {name}") for name in COMPARISONS} != before
    assert rows(database, "SELECT view_name FROM duckdb_views() WHERE view_name LIKE '%_now'") == []
