"""A paper as a person sees it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import (
    ActionRecord,
    DocumentRecord,
    QualityFlagRecord,
    Record,
    ReportRecord,
    UnreadRecord,
)
from councilpapers.normalise.vocabulary import Level, Origin, Outcome, ReportKind, Severity, UnreadKind
from councilpapers.show import paper_view

REPORT = ReportRecord(
    document_id="d",
    report_id="r1",
    ordinal=1,
    kind=ReportKind.ACTION_PLAN,
    title="Highways plan",
    meeting_date=date(2023, 5, 4),
    financial_year="2022-23",
    quarter=4,
    page_start=1,
    page_end=3,
)
ACTION = ActionRecord(
    document_id="d",
    report_id="r1",
    page=2,
    action_id="a1",
    action_key="k1",
    level=Level.ACTION,
    description="Paint the [old] bollards",
    percent_complete=62.5,
)


def shown(*records: Record, outcome: Outcome = Outcome.EXTRACTED, message: str | None = None) -> str:
    document = DocumentRecord(
        document_id="d",
        source_uri="file:///plan.pdf",
        file_name="plan.pdf",
        outcome=outcome,
        error_code="corrupt" if message else None,
        error_message=message,
        extractor_version="0",
        configuration="0",
        extracted_at=datetime(2024, 1, 1, tzinfo=UTC),
        seconds=1.0,
    )
    console = Console(file=io.StringIO(), width=160)
    for renderable in paper_view(Paper(document, records)):
        console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "1. Highways plan [action_plan]",
        "meeting: 4 May 2023",
        "period: 2022-23 Q4",
        "pages: 1-3",
        "Actions (1)",
        "Paint the [old] bollards",
        "62.5",
        "Nothing was left unread",
    ],
)
def test_a_report_and_its_records(words: str) -> None:
    assert words in shown(REPORT, ACTION)


@pytest.mark.parametrize("heading", ["deadline", "lead", "level", "RAG"])
def test_columns_that_say_nothing_are_left_out(heading: str) -> None:
    assert heading not in shown(REPORT, ACTION)


def test_records_outside_any_report_are_shown_too() -> None:
    assert "Actions (1)" in shown(ACTION.model_copy(update={"report_id": None}))


def test_what_was_not_read_and_what_does_not_add_up_come_last() -> None:
    unread = UnreadRecord(
        document_id="d", page=3, unread_id="u", kind=UnreadKind.TABLE, reason="no heading known", text="x" * 400
    )
    flag = QualityFlagRecord(
        document_id="d",
        quality_flag_id="q",
        severity=Severity.WARNING,
        code="counts-disagree",
        origin=Origin.DOCUMENT,
        message="The paper says 4, and lists 3.",
    )
    told = shown(REPORT, unread, flag)
    assert told.index("What to check") < told.index("no heading known") < told.index("counts-disagree")


def test_flags_in_the_same_words_are_one_line() -> None:
    flags = [
        QualityFlagRecord(
            document_id="d",
            page=page,
            quality_flag_id=f"q{n}",
            severity=Severity.INFO,
            code="deadline-without-date",
            origin=Origin.EXTRACTION,
            message="The deadline as printed names no date.",
        )
        for n, page in enumerate((2, 2, 5))
    ]
    told = shown(REPORT, *flags)
    assert told.count("names no date") == 1
    assert [line.split()[:3] for line in told.splitlines() if "names no date" in line] == [["2,", "5", "3"]]


def test_a_paper_that_failed_says_why() -> None:
    told = shown(outcome=Outcome.FAILED, message="This file is damaged.")
    assert "failed (corrupt)" in told
    assert "This file is damaged." in told
