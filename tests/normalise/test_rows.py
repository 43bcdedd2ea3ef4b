"""Candidates -> records: words become values, what they do not say stays null, and a note says what was not read."""

from __future__ import annotations

from datetime import date

import pytest

from councilpapers.document import Box, Part
from councilpapers.extract.candidates import (
    ActionCandidate,
    AgendaItemCandidate,
    AttendanceCandidate,
    Candidate,
    DecisionCandidate,
    FindingCandidate,
    GradeCandidate,
    IndicatorCandidate,
    ObjectiveImpactCandidate,
    ProgressCandidate,
    Source,
    StatusCountCandidate,
    StatusKeyCandidate,
    UnreadCandidate,
)
from councilpapers.normalise.periods import Period
from councilpapers.normalise.rows import row
from councilpapers.normalise.statuses import status_key

from .invented import QUARTER, SOURCE, context

ACTION = ActionCandidate(SOURCE, "Write the plan")
KEY = status_key([("Green", "Completed"), ("Purple", "Not yet due but on track"), ("White", "See the notes")])


def action(**words: str | None) -> ActionCandidate:
    return ActionCandidate(SOURCE, "Write the plan", **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "candidate, expected",
    [
        (
            action(deadline="31st March 2022", original_deadline="Dec 2021"),
            {"deadline": date(2022, 3, 31), "deadline_precision": "day", "original_deadline": date(2021, 12, 31)},
        ),
        (action(deadline="Ongoing"), {"deadline_text": "Ongoing", "deadline": None, "deadline_precision": None}),
        (action(deadline="March"), {"deadline": date(2022, 3, 31)}),  # follows the paper
        (action(deadline="March", raised="04/01/2021"), {"deadline": date(2021, 3, 31)}),  # follows the day agreed
        (action(deadline="March", raised="04/01/2024"), {"deadline": date(2022, 3, 31)}),  # which is a misprint here
        (action(status="Green"), {"status_text": "Green", "status": "completed", "rag": "green", "rag_source": "text"}),
        (action(status="On target", rag="P"), {"status": "on_track", "rag": "purple", "rag_source": "letter"}),
        (action(rag="Purple"), {"status_text": None, "status": "on_track"}),
        (action(fill="FF0000"), {"status": "off_track", "rag": "red", "rag_source": "fill"}),
        (action(fill="FFFFFF"), {"status": None, "rag": None, "rag_source": None}),
        (action(status="Carried forward"), {"status_text": "Carried forward", "status": None}),
        (action(status="  "), {"status_text": None, "status": None}),
        (action(percent_complete="60%"), {"percent_complete": 60.0}),
        (action(lead_officer="Cllr Jo Elm"), {"lead_officer": "Jo Elm"}),
        (action(), {"financial_year": "2021-22", "quarter": 2, "parent_action_id": None}),
        (action(period="Quarter 1"), {"financial_year": "2021-22", "quarter": 1}),
        (
            StatusKeyCandidate(SOURCE, "Amber", "Some slippage"),
            {"status_text": "Amber", "rag": "amber", "status": "at_risk", "definition": "Some slippage"},
        ),
        (StatusKeyCandidate(SOURCE, "", "Completed", "0070C0"), {"rag": "blue"}),
        (
            StatusCountCandidate(SOURCE, "complete", "13", "93%", "14", "Housing Plan"),
            {
                "status": "completed",
                "count": 13,
                "percent": 93.0,
                "total": 14,
                "financial_year": "2021-22",
                "quarter": 2,
            },
        ),
        (
            StatusCountCandidate(SOURCE, "overdue", "one", period="Quarter 4"),  # a quarter to come is last year's
            {"status": "overdue", "count": 1, "financial_year": "2020-21", "quarter": 4},
        ),
        (
            GradeCandidate(SOURCE, "Overall", "Performs well", framework="Comprehensive Area Assessment"),
            {"grade": "well", "scheme": "caa-organisational-assessment", "assessor": None},
        ),
        (
            GradeCandidate(SOURCE, "The experiences and progress of children in care", "Good"),
            {
                "grade": "good",
                "scheme": "ofsted-ilacs",
                "assessor": "Ofsted",
                "framework": None,
            },
        ),
        (GradeCandidate(SOURCE, "The experiences and progress of children in care", "3"), {"scheme": None}),
        (GradeCandidate(SOURCE, "Fostering", score="3 out of 4"), {"score": 3.0, "scale_max": 4.0, "grade": None}),
        (
            IndicatorCandidate(SOURCE, "Reviews", "81.5%", period="Q1", target="80%", previous_value="79"),
            {
                "value": 81.5,
                "unit": "%",
                "target": 80.0,
                "previous_value": 79.0,
                "financial_year": "2021-22",
                "quarter": 1,
            },
        ),
        (IndicatorCandidate(SOURCE, "Calls", "4,125", period="August"), {"value": 4125.0, "financial_year": "2021-22"}),
        (IndicatorCandidate(SOURCE, "Calls", "n/a", period="this period"), {"value": None, "financial_year": None}),
        (IndicatorCandidate(SOURCE, "Wait", "12", unit="days", fill="00B050"), {"unit": "days", "status": "completed"}),
        (AgendaItemCandidate(SOURCE, "Apologies", "1", "3", "x"), {"number": "1", "page_from": 3, "page_to": None}),
        (FindingCandidate(SOURCE, "risk", "Costs may rise", outcome_number="4"), {"kind": "risk", "outcome_number": 4}),
        (
            DecisionCandidate(SOURCE, "resolution", "the report be noted", label="(1)"),
            {"kind": "resolution", "label": "(1)"},
        ),
        (AttendanceCandidate(SOURCE, "Councillor Ann Oak", "chair"), {"name": "Ann Oak", "role": "chair"}),
        (ObjectiveImpactCandidate(SOURCE, "Safer streets", "positive", "2"), {"impact": "positive", "number": "2"}),
        (UnreadCandidate(SOURCE, "text", "nobody read it"), {"kind": "text", "text": None}),
    ],
)
def test_row(candidate: Candidate, expected: dict[str, object]) -> None:
    record = row(candidate, context(key=KEY), {})
    assert {name: getattr(record, name) for name in expected} == expected
    assert (record.report_id, record.quote, record.method) == ("r1", SOURCE.quote, SOURCE.method)


@pytest.mark.parametrize(
    "candidate, codes",
    [
        (action(deadline="Ongoing", status="Green"), ["deadline-without-date"]),
        (action(deadline="May 2022", status="Grrn"), ["status-not-known"]),
        (action(status="New"), []),  # known to say nothing
        (action(status="White"), []),  # the paper's key leaves it open
        (action(period="a while"), ["period-not-known"]),
        (action(raised="04/01/2024"), ["agreed-after-paper"]),
        (IndicatorCandidate(SOURCE, "Calls", "12", period="so far"), ["period-not-known"]),
        (StatusCountCandidate(SOURCE, "blocked", "2"), ["status-not-known"]),
        (GradeCandidate(SOURCE, "Overall", "splendid"), ["grade-not-known"]),
        (GradeCandidate(SOURCE, "Overall", None, score="3"), []),
        (IndicatorCandidate(SOURCE, "Calls", "12", period="Q2 2021/22", status="Green"), []),
    ],
)
def test_what_could_not_be_read_is_noted_with_its_record(candidate: Candidate, codes: list[str]) -> None:
    around = context(key=KEY)
    record = row(candidate, around, {})
    assert [flag.code for flag in around.flags] == codes
    assert all((f.record_table, f.record_id) == (record.table, getattr(record, record.key)) for f in around.flags)


def test_only_what_may_be_our_own_misreading_is_a_mere_note() -> None:
    around = context()
    row(action(deadline="Ongoing", raised="04/01/2024"), around, {})
    assert [(f.code, f.severity, f.origin) for f in around.flags] == [
        ("agreed-after-paper", "warning", "document"),
        ("deadline-without-date", "info", "extraction"),
    ]


@pytest.mark.parametrize(
    "words, reported, expected",
    [
        ("Quarter 2 2019/20", QUARTER, ("2019-20", 2)),
        ("Quarter 2", QUARTER, ("2021-22", 2)),
        ("Quarter 3", QUARTER, ("2020-21", 3)),
        ("Quarter 3", Period("2021-22"), ("2021-22", 3)),
        ("Quarter 1", Period(), ("2021-22", 1)),  # the last one before the paper
        ("Whenever", QUARTER, ("2021-22", None)),
    ],
)
def test_progress_in_its_period(words: str, reported: Period, expected: tuple[str | None, int | None]) -> None:
    around, ids = context(reported), {ACTION: "a1"}
    record = row(ProgressCandidate(SOURCE, ACTION, words, "On track", "50%"), around, ids)
    assert (getattr(record, "financial_year", 0), getattr(record, "quarter", 0)) == expected
    assert (getattr(record, "action_id", ""), getattr(record, "status", "")) == ("a1", "on_track")


@pytest.mark.parametrize(
    "candidate, expected",
    [
        (action(deadline="March"), date(2022, 3, 31)),
        (action(deadline="October"), None),  # the one just gone, or the next: no year is certain
        (action(deadline="October 2022"), date(2022, 10, 31)),
        (action(deadline="October", raised="1 November 2021"), date(2022, 10, 31)),  # it follows the day it was agreed
    ],
)
def test_a_month_without_a_year_in_a_paper_without_a_period(candidate: ActionCandidate, expected: date | None) -> None:
    assert getattr(row(candidate, context(Period()), {}), "deadline", 0) == expected


def test_an_activity_names_its_action() -> None:
    around, ids = context(), dict[ActionCandidate, str]()
    parent = row(ACTION, around, ids)
    child = row(ActionCandidate(SOURCE, "Draft it", "activity", ACTION), around, ids)
    assert getattr(child, "parent_action_id", None) == getattr(parent, "action_id", 0)
    assert getattr(child, "level", None) == "activity"


@pytest.mark.parametrize(
    "box, has_place",
    [(Box(50.0, 60.0, 300.0, 72.0), True), (Box(0.0, 0.0, 0.0, 0.0), False), (Box(5, 9, 5, 30), False)],
)
def test_a_page_without_a_place_on_it(box: Box, has_place: bool) -> None:
    source = Source("words", "test", (Part(3, box),))
    record = row(FindingCandidate(source, "issue", "Costs"), context(), {})
    assert (record.page, record.bbox is not None, record.parts[0].bbox is not None) == (3, has_place, has_place)
