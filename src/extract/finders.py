"""FINDERS: every way in which a report can say something, in the order in which they may claim a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .actions import find_actions
from .agendas import find_agenda_items
from .candidates import Candidate, Claims
from .counts import find_status_counts
from .decisions import find_decisions
from .findings import find_findings
from .front_sheets import facts_of
from .grades import find_grades
from .objective_impacts import find_objective_impacts
from .report import Report
from .unread import find_unread

Finder = Callable[[Report, Claims], Iterable[Candidate]]

FINDERS: tuple[Finder, ...] = (
    find_agenda_items,
    find_objective_impacts,
    find_grades,
    find_actions,
    find_findings,
    find_status_counts,
    find_decisions,
    find_unread,
)


def find(report: Report) -> tuple[Candidate, ...]:
    """All candidates of one report, in the finders' order; blocks that nobody claimed come back as unread."""
    claims = Claims()
    for fact in facts_of(report.blocks):
        claims.take(report.blocks[fact.index], "front_sheet")
    return tuple(candidate for finder in FINDERS for candidate in finder(report, claims))
