"""FINDERS: every way in which a report can say something, in the order in which they may claim a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .candidates import Candidate, Claims
from .report import Report

Finder = Callable[[Report, Claims], Iterable[Candidate]]

FINDERS: tuple[Finder, ...] = ()


def find(report: Report) -> tuple[Candidate, ...]:
    """All candidates of one report, in the finders' order; blocks that nobody claimed come back as unread."""
    claims = Claims()
    return tuple(candidate for finder in FINDERS for candidate in finder(report, claims))
