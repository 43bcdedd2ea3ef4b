"""Papers of invented councils as records, without reading anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from councilpapers.load.database import Database
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import (
    ActionRecord,
    BBox,
    DocumentRecord,
    GradeRecord,
    ProgressRecord,
    RecordPart,
    ReportRecord,
    UnreadRecord,
)
from councilpapers.normalise.vocabulary import Level, Outcome, ReportKind, Status, UnreadKind

BOX = BBox(x0=72.0, top=100.5, x1=300.0, bottom=112.25)

MakePaper = Callable[..., Paper]


def _document(document_id: str, minute: int, outcome: Outcome) -> DocumentRecord:
    return DocumentRecord(
        document_id=document_id,
        source_uri=f"file:///papers/{document_id}.pdf",
        file_name=f"{document_id}.pdf",
        media_type="application/pdf",
        byte_size=5_000_000_000,
        page_count=3,
        outcome=outcome,
        error_code="encrypted" if outcome is Outcome.FAILED else None,
        authority_name="Ashby Vale",
        extractor_version="0.1.0",
        configuration="0" * 16,
        extracted_at=datetime(2024, 5, 1, 12, minute, tzinfo=UTC),
        seconds=float(minute),
    )


def _actions(document_id: str, report_id: str, description: str) -> list[ActionRecord | ProgressRecord]:
    first = ActionRecord(
        document_id=document_id,
        report_id=report_id,
        page=2,
        bbox=BOX,
        parts=(RecordPart(page=2, bbox=BOX), RecordPart(page=3)),
        quote=description,
        method="table:actions",
        action_id=f"{document_id}-a1",
        action_key="key-1",
        level=Level.ACTION,
        reference="1.4",
        description=description,
        deadline_text="31 March 2023",
        deadline=date(2023, 3, 31),
        status=Status.AT_RISK,
        related_references=("1.6", "2.1"),
    )
    second = first.model_copy(
        update={
            "action_id": f"{document_id}-a2",
            "level": Level.ACTIVITY,
            "parent_action_id": first.action_id,
            "description": "Count the bollards",
            "reference": None,
            "status": Status.COMPLETED,
            "parts": (),
            "related_references": (),
        }
    )
    earlier = ProgressRecord(
        document_id=document_id,
        report_id=report_id,
        progress_id=f"{document_id}-p1",
        action_id=first.action_id,
        period_text="Q3 2022/23",
        financial_year="2022-23",
        quarter=3,
        status=Status.ON_TRACK,
    )
    return [first, second, earlier]


@pytest.fixture
def make_paper() -> MakePaper:
    """A paper with a report, two actions, a grade and an unread picture; `minute` is when it was read."""

    def make(document_id: str, description: str = "Repaint the bollards", minute: int = 0) -> Paper:
        report_id = f"{document_id}-r1"
        report = ReportRecord(
            document_id=document_id,
            report_id=report_id,
            ordinal=1,
            kind=ReportKind.PERFORMANCE_REPORT,
            title="Highways plan: quarter 4",
            meeting_date=date(2023, 4, 20),
            financial_year="2022-23",
            quarter=4,
        )
        grade = GradeRecord(
            document_id=document_id, report_id=report_id, grade_id=f"{document_id}-g1", subject="Overall", score=3.0
        )
        unread = UnreadRecord(
            document_id=document_id,
            report_id=report_id,
            page=3,
            unread_id=f"{document_id}-u1",
            kind=UnreadKind.IMAGE,
            reason="no text in it",
        )
        records = (report, *_actions(document_id, report_id, description), grade, unread)
        return Paper(_document(document_id, minute, Outcome.EXTRACTED), records)

    return make


@pytest.fixture
def failed_paper() -> Paper:
    return Paper(_document("locked", 0, Outcome.FAILED))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "council.duckdb") as opened:
        yield opened
