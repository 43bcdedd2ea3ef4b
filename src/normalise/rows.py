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
from . import grades, numbers, people, readings, statuses
from .action_rows import ActionIds, action, progress
from .context import Context, value_of
from .readings import NO_PERIOD, About
from .records import (
    AgendaItemRecord,
    AttendanceRecord,
    DecisionRecord,
    FindingRecord,
    GradeRecord,
    IndicatorRecord,
    ObjectiveImpactRecord,
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
    Role,
    Unit,
    UnreadKind,
)


def status_key(candidate: StatusKeyCandidate, context: Context) -> StatusKeyRecord:
    rag, _ = readings.colour(candidate.status, candidate.fill, None)
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
    identity = (context.report_id, candidate.plan, candidate.status, candidate.count, candidate.period)
    about = About("status_counts", context.identities.of("status_counts", *identity), candidate.source)
    period = readings.period(candidate.period, context, about) or context.period
    status_text, status = readings.status(candidate.status, context, about)
    return StatusCountRecord(
        **context.provenance(candidate.source),
        status_count_id=about.record_id,
        plan=candidate.plan,
        financial_year=period.financial_year,
        quarter=period.quarter,
        status_text=status_text or candidate.status,
        status=status,
        count=value_of(numbers.count, candidate.count),
        percent=value_of(numbers.percent, candidate.percent),
        total=value_of(numbers.count, candidate.total),
    )


def grade(candidate: GradeCandidate, context: Context) -> GradeRecord:
    identity = (context.report_id, candidate.framework, candidate.subject, candidate.assessment_year)
    about = About("grades", context.identities.of("grades", *identity), candidate.source)
    read = readings.grade(candidate.grade, candidate.framework, context, about)
    score = value_of(grades.score, candidate.score)
    year = value_of(grades.assessment_year, candidate.assessment_year)
    scheme = (read.scheme if read else None) or value_of(lambda w: grades.scheme(w, year), candidate.framework)
    worded = grades.scheme_worded(candidate.subject, candidate.grade, year, candidate.assessor)
    worded = None if candidate.framework else worded
    return GradeRecord(
        **context.provenance(candidate.source),
        grade_id=about.record_id,
        framework=candidate.framework,
        scheme=scheme or (worded.id if worded else None),
        assessor=candidate.assessor or (worded.assessor if worded else None),
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
    identity = (context.report_id, candidate.reference, candidate.name, candidate.subject, candidate.period)
    about = About("indicators", context.identities.of("indicators", *identity), candidate.source)
    period = readings.period(candidate.period, context, about) or NO_PERIOD
    status_text, status = readings.status(candidate.status, context, about)
    rag, _ = readings.colour(candidate.rag, candidate.fill, candidate.status)
    return IndicatorRecord(
        **context.provenance(candidate.source),
        indicator_id=about.record_id,
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
