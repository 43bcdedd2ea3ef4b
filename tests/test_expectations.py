"""What is expected and what was given, told apart for a person."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from councilpapers.expectations import Tables, differences, expectation
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import ActionRecord, BBox, DocumentRecord, ProgressRecord, ReportRecord
from councilpapers.normalise.vocabulary import Level, Outcome, ReportKind

DOCUMENT = DocumentRecord(
    document_id="d",
    source_uri="file:///a.pdf",
    file_name="a.pdf",
    outcome=Outcome.EXTRACTED,
    extractor_version="0",
    configuration="0",
    extracted_at=datetime(2024, 1, 1, tzinfo=UTC),
    seconds=1.0,
)
REPORT = ReportRecord(document_id="d", report_id="r1", ordinal=1, kind=ReportKind.ACTION_PLAN, title="Plan")
ACTION = ActionRecord(
    document_id="d",
    report_id="r1",
    page=2,
    bbox=BBox(x0=0.0, top=0.0, x1=1.0, bottom=1.0),
    quote="1.1 Paint",
    method="table",
    action_id="a1",
    action_key="k1",
    level=Level.ACTION,
    reference="1.1",
    description="Paint the bollards",
    deadline=date(2024, 3, 31),
)
ACTIVITY = ActionRecord(
    document_id="d",
    report_id="r1",
    action_id="a2",
    action_key="k2",
    level=Level.ACTIVITY,
    parent_action_id="a1",
    description="Buy paint",
)
STEP = ProgressRecord(document_id="d", report_id="r1", progress_id="p1", action_id="a2", period_text="Q1")


def test_an_expectation_holds_what_a_reader_can_check() -> None:
    assert expectation(Paper(DOCUMENT, (REPORT, ACTION, ACTIVITY, STEP))) == {
        "documents": [{"outcome": "extracted"}],
        "reports": [{"ordinal": 1, "kind": "action_plan", "title": "Plan"}],
        "actions": [
            {
                "page": 2,
                "level": "action",
                "reference": "1.1",
                "description": "Paint the bollards",
                "deadline": "2024-03-31",
            },
            {"level": "activity", "description": "Buy paint", "parent": "1.1"},
        ],
        "progress": [{"period_text": "Q1", "action": "Buy paint"}],
    }


def test_an_appendix_names_its_covering_report() -> None:
    appendix = ReportRecord(
        document_id="d", report_id="r2", ordinal=2, kind=ReportKind.ACTION_PLAN, parent_report_id="r1"
    )
    moved = ACTION.model_copy(update={"report_id": "r2"})
    tables = expectation(Paper(DOCUMENT, (REPORT, appendix, moved)))
    assert tables["reports"][1]["parent"] == 1
    assert tables["actions"][0]["report"] == 2


@pytest.mark.parametrize(
    "expected, given, told",
    [
        ({"actions": [{"reference": "1"}]}, {"actions": [{"reference": "1", "page": 2}]}, []),
        (
            {"actions": [{"reference": "1"}, {"reference": "2"}]},
            {"actions": [{"reference": "2"}, {"reference": "1"}]},
            [],
        ),
        ({"actions": []}, {}, []),
        ({}, {"actions": [{"reference": "1"}]}, []),
        ({"actions": [{"reference": "1", "status": None}]}, {"actions": [{"reference": "1"}]}, []),
        (
            {"actions": [{"reference": "1", "status": None}]},
            {"actions": [{"reference": "1", "status": "overdue"}]},
            ["'1': status: expected no value, got 'overdue'"],
        ),
        (
            {"actions": [{"reference": "1.1", "description": "Paint the bollards", "status": "overdue"}]},
            {"actions": [{"reference": "1.1", "description": "Paint the bollards", "status": "completed"}]},
            ["'1.1': status: expected 'overdue', got 'completed'"],
        ),
        ({"grades": [{"subject": "Overall"}]}, {}, ["missing: subject='Overall'"]),
        ({"grades": []}, {"grades": [{"subject": "Overall"}]}, ["not expected: subject='Overall'"]),
        (
            {"grades": [{"subject": "Overall"}]},
            {"grades": [{"subject": "Overall"}, {"subject": "Overall"}]},
            ["not expected: subject='Overall'"],
        ),
    ],
)
def test_differences(expected: Tables, given: Tables, told: list[str]) -> None:
    assert [d.message for d in differences(expected, given)] == told
