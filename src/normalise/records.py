"""The records: the one definition of every field, in the words of the database.

One class per table; the field names are the column names. `schemas/tables.sql` and the JSON Schemas agree with
these, and tests hold them to it. Provenance stands in the same fields everywhere.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import Field

from .struct import BBox as BBox
from .struct import RecordPart as RecordPart
from .struct import Struct
from .vocabulary import (
    AttendanceKind,
    DecisionKind,
    Direction,
    Explanation,
    FindingKind,
    GradeValue,
    Impact,
    Level,
    Origin,
    Outcome,
    Precision,
    Rag,
    RagSource,
    Reconciled,
    ReportKind,
    Role,
    Severity,
    Status,
    Unit,
    UnreadKind,
)

FinancialYear = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
Quarter = Annotated[int, Field(ge=1, le=4)]
Text = Annotated[str, Field(min_length=1)]


class Record(Struct):
    """What every record has. `table` and `key` name its table and its key column."""

    table: ClassVar[str]
    key: ClassVar[str]

    document_id: str


class Traced(Record):
    """A record read from words on a page."""

    report_id: str | None = None
    page: Annotated[int, Field(ge=1)] | None = None
    bbox: BBox | None = None
    parts: tuple[RecordPart, ...] = ()
    quote: Annotated[str, Field(max_length=500)] | None = None
    locator: str | None = None
    method: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None


class DocumentRecord(Record):
    table, key = "documents", "document_id"

    source_uri: str
    file_name: str
    media_type: str | None = None
    byte_size: int | None = None
    page_count: int | None = None
    outcome: Outcome
    error_code: str | None = None
    error_message: str | None = None
    title: str | None = None
    authority_code: str | None = None
    authority_name: str | None = None
    text_source: str | None = None
    extractor_version: str
    configuration: str
    extracted_at: datetime
    seconds: float


class ReportRecord(Traced):
    table, key = "reports", "report_id"

    report_id: str
    ordinal: int
    parent_report_id: str | None = None
    kind: ReportKind
    title: str | None = None
    authority_code: str | None = None
    authority_name: str | None = None
    committee: str | None = None
    meeting_date: date | None = None
    directorate: str | None = None
    portfolio: str | None = None
    report_author: str | None = None
    contact: str | None = None
    report_reference: str | None = None
    wards: str | None = None
    exempt: bool | None = None
    key_decision: bool | None = None
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    period_start: date | None = None
    period_end: date | None = None
    page_start: int | None = None
    page_end: int | None = None


class MeetingRecord(Traced):
    table, key = "meetings", "meeting_id"

    meeting_id: str
    committee: str | None = None
    meeting_date: date | None = None
    venue: str | None = None


class AgendaItemRecord(Traced):
    table, key = "agenda_items", "agenda_item_id"

    agenda_item_id: str
    number: str | None = None
    title: Text
    page_from: int | None = None
    page_to: int | None = None


class ActionRecord(Traced):
    table, key = "actions", "action_id"

    action_id: str
    action_key: str
    level: Level
    parent_action_id: str | None = None
    reference: str | None = None
    plan: str | None = None
    theme: str | None = None
    description: Text
    authorising_officer: str | None = None
    lead_officer: str | None = None
    lead_officer_name: str | None = None
    deadline_text: str | None = None
    deadline: date | None = None
    deadline_precision: Precision | None = None
    original_deadline_text: str | None = None
    original_deadline: date | None = None
    status_text: str | None = None
    status: Status | None = None
    rag: Rag | None = None
    rag_source: RagSource | None = None
    percent_complete: float | None = None
    comments: str | None = None
    progress_text: str | None = None
    issues_text: str | None = None
    outcomes_text: str | None = None
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    related_references: tuple[str, ...] = ()
    recommendation: str | None = None


class ProgressRecord(Traced):
    table, key = "progress", "progress_id"

    progress_id: str
    action_id: str
    period_text: str
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    status_text: str | None = None
    status: Status | None = None
    percent_complete: float | None = None


class StatusKeyRecord(Traced):
    table, key = "status_keys", "status_key_id"

    status_key_id: str
    status_text: str
    rag: Rag | None = None
    definition: str
    status: Status | None = None


class StatusCountRecord(Traced):
    table, key = "status_counts", "status_count_id"

    status_count_id: str
    plan: str | None = None
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    status_text: str
    status: Status | None = None
    count: int | None = None
    percent: float | None = None
    total: int | None = None


class GradeRecord(Traced):
    table, key = "grades", "grade_id"

    grade_id: str
    framework: str | None = None
    scheme: str | None = None
    assessor: str | None = None
    subject: str
    outcome_number: int | None = None
    grade_text: str | None = None
    grade: GradeValue | None = None
    grade_rank: int | None = None  # its place on the scheme's scale, 1 the worst; of two schemes no ranks compare
    score: float | None = None
    scale_max: float | None = None
    assessment_year: str | None = None
    authority_code: str | None = None


class IndicatorRecord(Traced):
    table, key = "indicators", "indicator_id"

    indicator_id: str
    reference: str | None = None
    name: Text
    value: float | None = None
    value_text: str | None = None
    subject: str | None = None
    unit: Unit | None = None
    period_text: str | None = None
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    target: float | None = None
    target_text: str | None = None
    previous_value: float | None = None
    previous_period_text: str | None = None
    comparator_text: str | None = None
    direction: Direction | None = None
    status_text: str | None = None
    status: Status | None = None
    rag: Rag | None = None


class FindingRecord(Traced):
    table, key = "findings", "finding_id"

    finding_id: str
    kind: FindingKind
    plan: str | None = None
    theme: str | None = None
    outcome_number: int | None = None
    text: Text


class DecisionRecord(Traced):
    table, key = "decisions", "decision_id"

    decision_id: str
    kind: DecisionKind
    number: str | None = None
    item_title: str | None = None
    label: str | None = None
    text: Text


class AttendanceRecord(Traced):
    table, key = "attendances", "attendance_id"

    attendance_id: str
    name: Text
    role: Role | None = None
    attendance: AttendanceKind


class ObjectiveImpactRecord(Traced):
    table, key = "objective_impacts", "objective_impact_id"

    objective_impact_id: str
    number: str | None = None
    objective: Text
    impact: Impact


class SectionRecord(Traced):
    table, key = "sections", "section_id"

    section_id: str
    ordinal: int
    level: int
    number: str | None = None
    heading: str | None = None
    text: str
    page_start: int | None = None
    page_end: int | None = None


class QualityFlagRecord(Traced):
    table, key = "quality_flags", "quality_flag_id"

    quality_flag_id: str
    severity: Severity
    code: str
    origin: Origin
    message: str
    record_table: str | None = None
    record_id: str | None = None


class ReconciliationRecord(Traced):
    table, key = "reconciliations", "reconciliation_id"

    reconciliation_id: str
    kind: Reconciled
    plan: str | None = None
    financial_year: FinancialYear | None = None
    quarter: Quarter | None = None
    status: Status | None = None
    stated: float
    counted: float
    agrees: bool
    explanation: Explanation | None = None
    origin: Origin | None = None
    record_table: str
    record_id: str


class UnreadRecord(Traced):
    table, key = "unread", "unread_id"

    unread_id: str
    kind: UnreadKind
    reason: str
    text: str | None = None


class DocumentSourceRecord(Record):
    """One path under which a document's bytes were seen; times are filled in on loading."""

    table, key = "document_sources", "source_uri"

    source_uri: str
    file_name: str


RECORDS: tuple[type[Record], ...] = (
    DocumentRecord,
    DocumentSourceRecord,
    ReportRecord,
    MeetingRecord,
    AgendaItemRecord,
    ActionRecord,
    ProgressRecord,
    StatusKeyRecord,
    StatusCountRecord,
    GradeRecord,
    IndicatorRecord,
    FindingRecord,
    DecisionRecord,
    AttendanceRecord,
    ObjectiveImpactRecord,
    SectionRecord,
    ReconciliationRecord,
    QualityFlagRecord,
    UnreadRecord,
)
