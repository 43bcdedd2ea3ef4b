"""What linking is given and what it gives: actions as one report prints them, and which earlier one each follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..document import plain


class LinkKind(StrEnum):
    FIRST = "first"  # nothing earlier is the same action
    FOLLOWS = "follows"
    SAME_REPORT = "same report"  # the same quarter's row, printed in another file or another report
    SPLIT = "split"  # a part of what was one action
    MERGED = "merged"  # this row holds what were several; one link for each
    UNDECIDED = "two candidates"  # and therefore none


class Field(StrEnum):
    """What may change in an action; the values are columns of `actions`."""

    DEADLINE = "deadline"
    STATUS = "status"
    OFFICER = "lead_officer"
    REFERENCE = "reference"
    DESCRIPTION = "description"


@plain
class PrintedReport:
    """A report that prints actions. `day` is its meeting's, `period_end` the last day that it tells of.

    `number` is its place within its file.
    """

    report_id: str
    document_id: str
    file_name: str
    number: int
    kind: str | None = None
    title: str | None = None
    committee: str | None = None
    day: date | None = None
    period_end: date | None = None
    financial_year: str | None = None
    quarter: int | None = None


@plain
class PrintedAction:
    """An action as a report prints it; `place` counts the rows of its report in reading order, `report_id` is a key.

    `said` is what the paper says of it (comments, progress); `parent_id` the action that an activity stands under.
    """

    action_id: str
    report_id: str
    place: int
    description: str
    parent_id: str | None = None
    reference: str | None = None
    plan: str | None = None
    theme: str | None = None
    owner: str | None = None
    deadline: date | None = None
    status: str | None = None
    said: str | None = None
    outcomes: str | None = None


@plain
class Change:
    """A field that says something else than when it was last given, in the row `since_id`; a date is ISO 8601."""

    field: Field
    before: str
    after: str
    since_id: str


@dataclass(frozen=True, slots=True)
class Link:
    """What became of linking one action; `score` is 0 to 1, null where nothing was linked.

    `candidates` are the actions between which nothing was decided. `series` names the plan over its editions, `as_at`
    is the day for which its report stands. `absent_from` is the next report of that plan, where neither it nor any
    later one has the action again.
    """

    action_id: str
    action_key: str
    kind: LinkKind
    previous_id: str | None = None
    score: float | None = None
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    series: str | None = None
    as_at: date | None = None
    absent_from: str | None = None
    changes: tuple[Change, ...] = ()
