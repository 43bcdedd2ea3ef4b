"""Candidates -> records: one function per kind, each turning words into values through the normalisers.

What cannot be read as a value stays as printed in its `*_text` column, with null beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..errors import Unparseable
from ..extract.candidates import (
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
    StatusCountCandidate,
    StatusKeyCandidate,
    UnreadCandidate,
)
from ..lookups import fold, spellings
from . import dates, grades, numbers, people, periods, statuses
from .context import Context, value_of
from .identity import action_key
from .periods import Period
from .records import (
    ActionRecord,
    AgendaItemRecord,
    AttendanceRecord,
    DecisionRecord,
    FindingRecord,
    GradeRecord,
    IndicatorRecord,
    ObjectiveImpactRecord,
    ProgressRecord,
    StatusCountRecord,
    StatusKeyRecord,
    Traced,
    UnreadRecord,
)
from .vocabulary import (
    AttendanceKind,
    DecisionKind,
    Direction,
    FindingKind,
    Impact,
    Level,
    Rag,
    RagSource,
    Role,
    Status,
    Unit,
    UnreadKind,
)

NO_PERIOD = Period(None, None, None, None)
ActionIds = dict[ActionCandidate, str]


def action(candidate: ActionCandidate, context: Context, ids: ActionIds) -> ActionRecord:
    """An action with its dates, status and officers; its id is kept in `ids` for its activities and progress."""
    parent_id = ids.get(candidate.parent) if candidate.parent else None
    identity = (context.report_id, parent_id, candidate.reference, candidate.description)
    ids[candidate] = action_id = context.identities.of("actions", *identity)
    about = ("actions", action_id)
    raised = value_of(dates.day, candidate.raised) or context.written

    def due(words: str | None) -> dates.Deadline | None:
        return value_of(lambda w: dates.deadline(w, raised, context.period), words)

    deadline, original = due(candidate.deadline), due(candidate.original_deadline)
    if candidate.deadline and deadline is None:
        context.flag("deadline-without-date", "The deadline as printed names no date.", candidate.source, about)
    status_text, status = _status(candidate.status, context)
    rag, rag_source = _rag(candidate.rag, candidate.fill, candidate.status)
    if status is None and rag is not None:
        status = statuses.status_of_rag(rag, context.key)
    period = value_of(periods.period, candidate.period) or _monitored(context.period)
    officer = value_of(people.officer, candidate.lead_officer)
    return ActionRecord(
        **context.provenance(candidate.source),
        action_id=action_id,
        action_key=action_key(
            context.owner.code or context.owner.name if context.owner else None,
            candidate.plan,
            candidate.reference,
            candidate.description,
        ),
        level=Level(candidate.level),
        parent_action_id=parent_id,
        reference=candidate.reference,
        plan=candidate.plan,
        theme=candidate.theme,
        description=candidate.description,
        authorising_officer=value_of(people.officer, candidate.authorising_officer),
        lead_officer=officer,
        lead_officer_name=people.resolve(officer, context.people) if officer else None,
        deadline_text=candidate.deadline,
        deadline=deadline.value if deadline else None,
        deadline_precision=deadline.precision if deadline else None,
        original_deadline_text=candidate.original_deadline,
        original_deadline=original.value if original else None,
        status_text=status_text,
        status=status,
        rag=rag,
        rag_source=rag_source,
        percent_complete=value_of(numbers.percent, candidate.percent_complete),
        comments=candidate.comments,
        progress_text=candidate.progress,
        issues_text=candidate.issues,
        outcomes_text=candidate.outcomes,
        financial_year=period.financial_year,
        quarter=period.quarter,
        related_references=candidate.related_references,
        recommendation=candidate.recommendation,
    )


def _monitored(period: Period) -> Period:
    """The period that the report monitors; a bare year ("Improvement Plan 2009-10") is the plan's, not the report's."""
    return period if period.quarter or period.start else NO_PERIOD


def _status(words: str | None, context: Context) -> tuple[str | None, Status | None]:
    if not words or not words.strip():
        return None, None
    return words.strip(), value_of(lambda w: statuses.status(w, context.key), words)


def _rag(printed: str | None, fill: str | None, status: str | None) -> tuple[Rag | None, RagSource | None]:
    """The colour and what said it: the RAG column's print, a status that is a colour's name, or the cell's fill."""
    for words in (printed, status):
        rag = value_of(statuses.rag, words)
        if words and rag is not None:
            return rag, statuses.rag_source(words)
    rag = statuses.rag_of_fill(fill) if fill else None
    return rag, RagSource.FILL if rag else None


def progress(candidate: ProgressCandidate, context: Context, ids: ActionIds) -> ProgressRecord:
    """One period of an action; a period printed twice is one row, the first, and a flag."""
    action_id = ids[candidate.action]
    period = value_of(periods.period, candidate.period) or NO_PERIOD
    status_text, status = _status(candidate.status, context)
    return ProgressRecord(
        **context.provenance(candidate.source),
        progress_id=context.identities.of("progress", action_id, candidate.period),
        action_id=action_id,
        period_text=candidate.period,
        financial_year=period.financial_year or context.period.financial_year,
        quarter=period.quarter,
        status_text=status_text,
        status=status,
        percent_complete=value_of(numbers.percent, candidate.percent_complete),
    )


def status_key(candidate: StatusKeyCandidate, context: Context) -> StatusKeyRecord:
    rag, _ = _rag(candidate.status, candidate.fill, None)
    key = statuses.status_key([(candidate.status, candidate.definition)])
    return StatusKeyRecord(
        **context.provenance(candidate.source),
        status_key_id=context.identities.of("status_keys", context.report_id, candidate.status, candidate.definition),
        status_text=candidate.status,
        rag=rag,
        definition=candidate.definition,
        status=value_of(lambda w: statuses.status(w, key), candidate.status)
        or (statuses.status_of_rag(rag, key) if rag else None),
    )


def status_count(candidate: StatusCountCandidate, context: Context) -> StatusCountRecord:
    period = value_of(periods.period, candidate.period) or context.period
    return StatusCountRecord(
        **context.provenance(candidate.source),
        status_count_id=context.identities.of(
            "status_counts", context.report_id, candidate.plan, candidate.status, candidate.count, candidate.period
        ),
        plan=candidate.plan,
        financial_year=period.financial_year,
        quarter=period.quarter,
        status_text=candidate.status,
        status=value_of(lambda w: statuses.status(w, context.key), candidate.status),
        count=value_of(numbers.count, candidate.count),
        percent=value_of(numbers.percent, candidate.percent),
        total=value_of(numbers.count, candidate.total),
    )


def grade(candidate: GradeCandidate, context: Context) -> GradeRecord:
    read = value_of(lambda w: grades.grade(w, candidate.framework), candidate.grade)
    score = value_of(grades.score, candidate.score)
    year = value_of(grades.assessment_year, candidate.assessment_year)
    return GradeRecord(
        **context.provenance(candidate.source),
        grade_id=context.identities.of(
            "grades", context.report_id, candidate.framework, candidate.subject, candidate.assessment_year
        ),
        framework=candidate.framework,
        scheme=(read.scheme if read else None) or value_of(lambda w: grades.scheme(w, year), candidate.framework),
        assessor=candidate.assessor,
        subject=candidate.subject,
        outcome_number=value_of(numbers.count, candidate.outcome_number),
        grade_text=candidate.grade,
        grade=read.value if read else None,
        score=score.value if score else None,
        scale_max=score.scale_max if score else None,
        assessment_year=year,
        authority_code=context.owner.code if context.owner else None,
    )


def indicator(candidate: IndicatorCandidate, context: Context) -> IndicatorRecord:
    measure = value_of(numbers.measure, candidate.value)
    named = value_of(numbers.unit, candidate.unit)
    target = value_of(numbers.measure, candidate.target)
    previous = value_of(numbers.measure, candidate.previous_value)
    period = value_of(periods.period, candidate.period) or NO_PERIOD
    status_text, status = _status(candidate.status, context)
    rag, _ = _rag(candidate.rag, candidate.fill, candidate.status)
    return IndicatorRecord(
        **context.provenance(candidate.source),
        indicator_id=context.identities.of(
            "indicators", context.report_id, candidate.reference, candidate.name, candidate.subject, candidate.period
        ),
        reference=candidate.reference,
        name=candidate.name,
        value=measure.value if measure else None,
        value_text=candidate.value,
        subject=candidate.subject,
        unit=_unit(measure, named),
        period_text=candidate.period,
        financial_year=period.financial_year,
        quarter=period.quarter,
        target=target.value if target else None,
        target_text=candidate.target,
        previous_value=previous.value if previous else None,
        previous_period_text=candidate.previous_period,
        comparator_text=candidate.comparator,
        direction=value_of(_direction, candidate.direction),
        status_text=status_text,
        status=status or (statuses.status_of_rag(rag, context.key) if rag else None),
        rag=rag,
    )


def _unit(measure: numbers.Measure | None, named: Unit | None) -> Unit | None:
    """The unit at the number itself goes before the column's; a bare number takes the column's."""
    if measure is None:
        return named
    return named if named and measure.unit in (None, Unit.COUNT) else measure.unit


def _direction(words: str) -> Direction:
    named = spellings("measures", "directions").get(fold(words))
    if named is None:
        raise Unparseable(words)
    return Direction(named)


def agenda_item(candidate: AgendaItemCandidate, context: Context) -> AgendaItemRecord:
    return AgendaItemRecord(
        **context.provenance(candidate.source),
        agenda_item_id=context.identities.of("agenda_items", context.report_id, candidate.number, candidate.title),
        number=candidate.number,
        title=candidate.title,
        page_from=value_of(numbers.count, candidate.page_from),
        page_to=value_of(numbers.count, candidate.page_to),
    )


def finding(candidate: FindingCandidate, context: Context) -> FindingRecord:
    return FindingRecord(
        **context.provenance(candidate.source),
        finding_id=context.identities.of("findings", context.report_id, candidate.kind, candidate.text),
        kind=FindingKind(candidate.kind),
        plan=candidate.plan,
        theme=candidate.theme,
        outcome_number=value_of(numbers.count, candidate.outcome_number),
        text=candidate.text,
    )


def decision(candidate: DecisionCandidate, context: Context) -> DecisionRecord:
    return DecisionRecord(
        **context.provenance(candidate.source),
        decision_id=context.identities.of(
            "decisions", context.report_id, candidate.number, candidate.label, candidate.text
        ),
        kind=DecisionKind(candidate.kind),
        number=candidate.number,
        item_title=candidate.item_title,
        label=candidate.label,
        text=candidate.text,
    )


def attendance(candidate: AttendanceCandidate, context: Context) -> AttendanceRecord:
    return AttendanceRecord(
        **context.provenance(candidate.source),
        attendance_id=context.identities.of("attendances", context.report_id, candidate.name, candidate.attendance),
        name=value_of(people.person, candidate.name) or candidate.name,
        role=Role(candidate.role) if candidate.role else None,
        attendance=AttendanceKind(candidate.attendance),
    )


def objective_impact(candidate: ObjectiveImpactCandidate, context: Context) -> ObjectiveImpactRecord:
    return ObjectiveImpactRecord(
        **context.provenance(candidate.source),
        objective_impact_id=context.identities.of(
            "objective_impacts", context.report_id, candidate.number, candidate.objective
        ),
        number=candidate.number,
        objective=candidate.objective,
        impact=Impact(candidate.impact),
    )


def unread(candidate: UnreadCandidate, context: Context) -> UnreadRecord:
    return UnreadRecord(
        **context.provenance(candidate.source),
        unread_id=context.identities.of("unread", context.report_id, candidate.kind, candidate.text),
        kind=UnreadKind(candidate.kind),
        reason=candidate.reason,
        text=candidate.text or None,
    )


ROWS: Mapping[type, Callable[..., Traced]] = MappingProxyType(
    {
        AgendaItemCandidate: agenda_item,
        StatusKeyCandidate: status_key,
        StatusCountCandidate: status_count,
        GradeCandidate: grade,
        IndicatorCandidate: indicator,
        FindingCandidate: finding,
        DecisionCandidate: decision,
        AttendanceCandidate: attendance,
        ObjectiveImpactCandidate: objective_impact,
        UnreadCandidate: unread,
    }
)


def row(candidate: Candidate, context: Context, ids: ActionIds) -> Traced:
    """The record of any candidate; actions come before what belongs to them."""
    if isinstance(candidate, ActionCandidate):
        return action(candidate, context, ids)
    if isinstance(candidate, ProgressCandidate):
        return progress(candidate, context, ids)
    return ROWS[type(candidate)](candidate, context)
