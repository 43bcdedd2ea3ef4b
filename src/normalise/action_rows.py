"""Actions and their progress as records: dates, status, officers, and the period that they are reported for."""

from __future__ import annotations

from ..extract.candidates import ActionCandidate, ProgressCandidate
from . import dates, numbers, people, readings, statuses
from .context import Context, value_of
from .identity import action_key
from .periods import Period
from .readings import NO_PERIOD, About
from .records import ActionRecord, ProgressRecord
from .vocabulary import Level

ActionIds = dict[ActionCandidate, str]


def action(candidate: ActionCandidate, context: Context, ids: ActionIds) -> ActionRecord:
    """An action with its dates, status and officers; its id is kept in `ids` for its activities and progress."""
    parent_id = ids.get(candidate.parent) if candidate.parent else None
    identity = (context.report_id, parent_id, candidate.reference, candidate.description)
    ids[candidate] = action_id = context.identities.of("actions", *identity)
    about = About("actions", action_id, candidate.source)
    due = readings.deadlines(candidate.raised, context, about)
    deadline, original = due(candidate.deadline), due(candidate.original_deadline)
    status_text, status = readings.status(candidate.status, context, about)
    rag, rag_source = readings.colour(candidate.rag, candidate.fill, candidate.status)
    if status is None and rag is not None:
        status = statuses.status_of_rag(rag, context.key)
    period = readings.period(candidate.period, context, about) or _monitored(context.period)
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
        lead_officer_name=people.resolve(officer, context.people, context.initials) if officer else None,
        deadline_text=dates.without_preposition(candidate.deadline) if candidate.deadline else None,
        deadline=deadline.value if deadline else None,
        deadline_precision=deadline.precision if deadline else None,
        original_deadline_text=dates.without_preposition(candidate.original_deadline)
        if candidate.original_deadline
        else None,
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


def progress(candidate: ProgressCandidate, context: Context, ids: ActionIds) -> ProgressRecord:
    """One period of an action; a period printed twice is one row, the first, and a flag."""
    action_id = ids[candidate.action]
    progress_id = context.identities.of("progress", action_id, candidate.period)
    about = About("progress", progress_id, candidate.source)
    period = readings.period(candidate.period, context, about) or NO_PERIOD
    status_text, status = readings.status(candidate.status, context, about)
    if status is None and candidate.fill:
        status = statuses.status_of_rag(statuses.rag_of_fill(candidate.fill), context.key)
    return ProgressRecord(
        **context.provenance(candidate.source),
        progress_id=progress_id,
        action_id=action_id,
        period_text=candidate.period,
        financial_year=period.financial_year or context.period.financial_year,
        quarter=period.quarter,
        status_text=status_text,
        status=status,
        percent_complete=value_of(numbers.percent, candidate.percent_complete),
    )
