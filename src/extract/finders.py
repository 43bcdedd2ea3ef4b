"""FINDERS: every way in which a report can say something, in the order in which they may claim a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .actions.action_mentions import find_action_mentions
from .actions.action_tables import find_actions
from .actions.highlights import find_highlights
from .actions.labelled_actions import find_labelled_actions
from .actions.listed_actions import find_listed_actions
from .actions.minuted_actions import find_minuted_actions
from .actions.narrative_actions import find_narrative_actions
from .actions.status_keys import find_status_keys
from .candidates import Candidate, Claims
from .judgements.findings import find_findings
from .judgements.grades import find_grades
from .judgements.objective_impacts import find_objective_impacts
from .measures.counts import find_status_counts
from .measures.indicators import find_indicators, find_scorecards
from .measures.indicators_in_prose import find_indicators_in_prose
from .measures.undertakings import measured
from .meetings.attendances import find_attendances
from .meetings.decisions import find_decisions
from .papers.agendas import find_agenda_items
from .papers.front_sheets import facts_of
from .report import Report
from .unread import find_unread

Finder = Callable[[Report, Claims], Iterable[Candidate]]

FINDERS: tuple[Finder, ...] = (
    find_agenda_items,
    find_attendances,
    find_objective_impacts,
    find_status_keys,
    find_highlights,
    find_grades,
    find_scorecards,
    find_actions,
    find_labelled_actions,
    find_listed_actions,
    find_status_counts,
    find_indicators,
    find_findings,
    find_narrative_actions,
    find_minuted_actions,
    find_action_mentions,
    find_indicators_in_prose,
    find_decisions,
)


def find(report: Report) -> tuple[Candidate, ...]:
    """All candidates of one report, in the finders' order; blocks that nobody claimed come back as unread."""
    claims = Claims()
    found = measured([candidate for finder in FINDERS for candidate in finder(report, claims)])
    for fact in facts_of(report.blocks):
        claims.take(report.blocks[fact.index], "front_sheet")
    unread = tuple(find_unread(report, claims))
    for table in report.tables:
        table.forget()
    return (*found, *unread)
