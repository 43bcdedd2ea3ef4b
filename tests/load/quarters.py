"""Papers of one plan over several quarters, as records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from councilpapers.load.database import Database
from councilpapers.load.papers import load
from councilpapers.load.rows import tables_of
from councilpapers.normalise.identity import action_key
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import ActionRecord, BBox, DocumentRecord, ReportRecord
from councilpapers.normalise.vocabulary import Level, Outcome, ReportKind, Status

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
COUNCIL, PLAN = "Norbeck Borough Council", "Highways Service Plan"


@dataclass(frozen=True)
class Row:
    """One action of a plan as a quarter's report prints it."""

    description: str
    reference: str | None = None
    deadline: date | None = None
    status: Status | None = None
    officer: str | None = None
    original_deadline: date | None = None
    percent: float | None = None


def paper(name: str, quarter: int, rows: Sequence[Row], *, plan: str = PLAN, council: str = COUNCIL) -> Paper:
    """The report of a quarter of 2012-13, under that file name; each row on a page of its own."""
    document = DocumentRecord(
        document_id=name, source_uri=f"file:///{name}.pdf", file_name=f"{name}.pdf", outcome=Outcome.EXTRACTED,
        authority_name=council, extractor_version="0", configuration="0", extracted_at=NOON, seconds=1.0,
    )  # fmt: skip
    report = ReportRecord(
        document_id=name, report_id=f"{name}-r", ordinal=1, kind=ReportKind.PERFORMANCE_REPORT,
        title=f"{plan}: Q{quarter}", authority_name=council,
        meeting_date=date(2012 + (quarter > 2), (quarter * 3 + 4) % 12 + 1, 15),
        financial_year="2012-13", quarter=quarter,
    )  # fmt: skip
    return Paper(document, (report, *(_record(document.document_id, n, row, plan) for n, row in enumerate(rows))))


def _record(document_id: str, number: int, row: Row, plan: str) -> ActionRecord:
    return ActionRecord(
        document_id=document_id, report_id=f"{document_id}-r", page=number + 1,
        bbox=BBox(x0=72, top=100, x1=500, bottom=120), quote=row.description, action_id=f"{document_id}-{number}",
        action_key=action_key(None, plan, row.reference, row.description), level=Level.ACTION, reference=row.reference,
        plan=plan, description=row.description, lead_officer=row.officer, deadline=row.deadline,
        original_deadline=row.original_deadline, status=row.status, percent_complete=row.percent,
    )  # fmt: skip


def load_all(database: Database, *papers: Paper) -> None:
    """Loaded and nothing more; links are settled apart."""
    load(database, tables_of(papers), [], NOON)
